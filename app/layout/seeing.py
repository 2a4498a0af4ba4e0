"""Colours as eyes see them: contrast, lightness, distance, three kinds of colour blindness, and the nearest colour
that passes.  Colours are "#rrggbb", in sRGB."""

import math
from collections.abc import Callable, Sequence

Lab = tuple[float, float, float]
"""CIE L*, a*, b* under D65."""

# Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB.
EYES = {
    "usual": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
_XYZ = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
_RGB = ((3.2406, -1.5372, -0.4986), (-0.9689, 1.8758, 0.0415), (0.0557, -0.2040, 1.0570))
_WHITE = (0.95047, 1.0, 1.08883)
_STEPS = 64
_QUIETER = 8


def linear(color: str) -> list[float]:
    """Red, green and blue from 0 to 1 in linear light."""
    channels = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]


def lab(color: str, eyes: str = "usual") -> Lab:
    """CIE L*a*b* of a colour as those eyes of ``EYES`` see it."""
    seen = [min(1.0, max(0.0, c)) for c in _times(EYES[eyes], linear(color))]
    x, y, z = (
        v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116
        for v in (n / white for n, white in zip(_times(_XYZ, seen), _WHITE, strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def color_of(seen: Lab) -> str:
    """The colour of an L*a*b*; what no screen can show is cut off at its nearest channel values."""
    y = (seen[0] + 16) / 116
    cubes = (y + seen[1] / 500, y, y - seen[2] / 200)
    xyz = [white * (c**3 if c**3 > 0.008856 else (c - 16 / 116) / 7.787)
           for c, white in zip(cubes, _WHITE, strict=True)]  # fmt: skip
    light = [min(1.0, max(0.0, c)) for c in _times(_RGB, xyz)]
    coded = [12.92 * c if c <= 0.0031308 else 1.055 * c ** (1 / 2.4) - 0.055 for c in light]
    return "#" + "".join(f"{round(255 * c):02x}" for c in coded)


def distance(one: str, other: str, eyes: str = "usual") -> float:
    """How different two colours look: CIE76."""
    return math.dist(lab(one, eyes), lab(other, eyes))


def contrast(one: str, other: str) -> float:
    """WCAG 2 contrast ratio, 1 to 21."""
    light = sorted(sum(a * b for a, b in zip(_XYZ[1], linear(c), strict=True)) for c in (one, other))
    return (light[1] + 0.05) / (light[0] + 0.05)


def tint(color: str, lightness: float, chroma: float) -> str:
    """A quiet ground of a colour's hue: that L*, and no more than that chroma."""
    _, a, b = lab(color)
    own = math.hypot(a, b)
    share = min(1.0, chroma / own) if own else 0.0
    return color_of((lightness, a * share, b * share))


def nearest(color: str, passes: Callable[[str], bool]) -> str | None:
    """The shade of a colour's own hue, lighter, darker or quieter, that passes and looks least different; None if none
    does."""
    if passes(color):
        return color
    _, a, b = lab(color)
    quiet = [n / _QUIETER for n in range(_QUIETER + 1)]
    shades = {color_of((100 * n / _STEPS, a * share, b * share)) for n in range(_STEPS + 1) for share in quiet}
    by_look = sorted(shades, key=lambda shade: (distance(shade, color), shade))
    return next((shade for shade in by_look if passes(shade)), None)


def _times(matrix: Sequence[Sequence[float]], vector: Sequence[float]) -> list[float]:
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]
