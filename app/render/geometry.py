"""What all painters share: rounded corners as curves, and where a picture lies behind its frame."""

from app.layout.shapes import Box

Segments = tuple[tuple[str | float, ...], ...]

_KAPPA = 0.5522847498
"""How far the handles of a cubic stand off so that it draws a quarter of a circle."""


def rounded(box: Box, radius: float) -> Segments:
    """The outline of a rectangle, clockwise from the top left; corners of at most half its shorter side."""
    r = min(radius, box.w / 2, box.h / 2)
    left, top, right, bottom = box.x, box.y, box.right, box.bottom
    if r <= 0:
        return ("M", left, top), ("L", right, top), ("L", right, bottom), ("L", left, bottom), ("Z",)
    k = r * (1 - _KAPPA)
    return (
        ("M", left + r, top),
        ("L", right - r, top),
        ("C", right - k, top, right, top + k, right, top + r),
        ("L", right, bottom - r),
        ("C", right, bottom - k, right - k, bottom, right - r, bottom),
        ("L", left + r, bottom),
        ("C", left + k, bottom, left, bottom - k, left, bottom - r),
        ("L", left, top + r),
        ("C", left, top + k, left + k, top, left + r, top),
        ("Z",),
    )


def covering(box: Box, width: float, height: float) -> Box:
    """Where a picture of width × height (any unit) lies so that it fills the box around its middle, uncropped."""
    scale = max(box.w / width, box.h / height)
    w, h = width * scale, height * scale
    return Box(box.x + (box.w - w) / 2, box.y + (box.h - h) / 2, w, h)
