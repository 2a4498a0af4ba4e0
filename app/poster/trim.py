"""A poster for a print shop: larger than it will hang, with marks where it is cut and colour beyond them."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import replace

from app.layout.shapes import Box, Drawing, Rect, Shape
from app.poster.page import Page, placed_whole
from app.poster.paper import LONGEST_PAGE, Paper
from app.poster.pen import Pen
from app.poster.spec import PrintSpec
from app.poster.words import fill

MARK = 5.0
"""The length of a crop mark."""
OFFSET = 3.0
"""Crop marks keep at least so far off the trimmed poster."""

_GAP = 1.0
_EDGE = 2.0
_NEAR = 0.01


def too_long(paper: Paper) -> int:
    """How many times smaller a poster must be written so that every program shows it at its size; 1 for most."""
    return math.ceil(max(paper.width, paper.height) / LONGEST_PAGE)


def trimmed_page(drawing: Drawing, paper: Paper, spec: PrintSpec, words: Mapping[str, str], title: str) -> Page:
    """The page of a poster of ``paper``: of exactly that size, or with bleed and crop marks around it."""
    whole = placed_whole(drawing, paper.width, paper.height)
    if spec.bleed <= 0:
        return Page(paper.width, paper.height, (whole,))
    bleed = spec.bleed
    around = max(bleed, OFFSET) + _GAP + MARK + _EDGE
    trim = Box(around, around, paper.width, paper.height)
    reach = Box(trim.x - bleed, trim.y - bleed, trim.w + 2 * bleed, trim.h + 2 * bleed)
    placed = replace(whole, dx=whole.dx + trim.x, dy=whole.dy + trim.y, clip=trim)
    pen = Pen(0, 0, paper.width + 2 * around, paper.height + 2 * around)
    pen.shapes += _beyond(drawing, placed.scale, trim, reach)
    _crop_marks(pen, trim, max(bleed, OFFSET) + _GAP)
    size = fill(words, "trim.size", size=spec.paper.size, bleed=f"{bleed:g}")
    more = [fill(words, "trim.reduced", percent=spec.reduced * 100)] if spec.reduced > 1 else []
    said = "  ·  ".join((*((title,) if title else ()), size, *more))
    pen.label(said, trim.x + 3, trim.bottom + around - _EDGE - 3, 1.8)
    return Page(pen.length, pen.thickness, (placed,), tuple(pen.shapes), trim=trim, bleed=reach)


def _crop_marks(pen: Pen, trim: Box, off: float) -> None:
    """Two lines at each corner, in line with the edges that are cut."""
    for x in (trim.x, trim.right):
        pen.line(x, trim.y - off, x, trim.y - off - MARK)
        pen.line(x, trim.bottom + off, x, trim.bottom + off + MARK)
    for y in (trim.y, trim.bottom):
        pen.line(trim.x - off, y, trim.x - off - MARK, y)
        pen.line(trim.right + off, y, trim.right + off + MARK, y)


def _beyond(drawing: Drawing, scale: float, trim: Box, reach: Box) -> Iterator[Shape]:
    """What goes on beyond the edge: every ground that touches it, drawn out to the bleed."""
    for group in drawing.groups:
        if group.role == "card":
            continue
        for shape in group.shapes:
            if isinstance(shape, Rect) and shape.fill is not None and not shape.radius:
                box = shape.box.moved(group.x, group.y)
                yield from (Rect(strip, shape.fill) for strip in _strips(box, drawing, scale, trim, reach))


def _strips(box: Box, drawing: Drawing, scale: float, trim: Box, reach: Box) -> Iterator[Box]:
    """The parts of a ground outside the trim: the outer sides grow, the inner ones stay."""
    left = reach.x if box.x <= _NEAR else trim.x + box.x * scale
    top = reach.y if box.y <= _NEAR else trim.y + box.y * scale
    right = reach.right if box.right >= drawing.width - _NEAR else trim.x + box.right * scale
    bottom = reach.bottom if box.bottom >= drawing.height - _NEAR else trim.y + box.bottom * scale
    if top < trim.y:
        yield Box(left, top, right - left, trim.y - top)
    if bottom > trim.bottom:
        yield Box(left, trim.bottom, right - left, bottom - trim.bottom)
    inner_top, inner_bottom = max(top, trim.y), min(bottom, trim.bottom)
    if left < trim.x:
        yield Box(left, inner_top, trim.x - left, inner_bottom - inner_top)
    if right > trim.right:
        yield Box(trim.right, inner_top, right - trim.right, inner_bottom - inner_top)
