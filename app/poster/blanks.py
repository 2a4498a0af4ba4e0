"""Sheets on which nothing is drawn: nobody needs to print them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from app.layout.shapes import Box, Drawing, Path, Rect, Shape, Text
from app.poster.page import placed_whole
from app.poster.sheets import Tiling
from app.render.bounds import bounds, path_box, touch

_CARD_FRAME = 1.0
"""So far out of its box a card's frame may reach."""


def inked(drawing: Drawing) -> tuple[Box, ...]:
    """The boxes of a drawing outside of which it leaves the paper white.

    Grounds as white as paper are nothing, frames only their lines; of cards no text is set for this.
    """
    return tuple(_inked(drawing))


def mark_blanks(tiling: Tiling, drawing: Drawing, drawn: Iterable[Box] | None = None) -> Tiling:
    """The same sheets, those marked whose face shows nothing of a drawing that lies in the middle of the poster.

    ``drawn`` is what ``inked`` says of it, where that is known already.
    """
    whole = placed_whole(drawing, tiling.poster.width, tiling.poster.height)
    scale, dx, dy = whole.scale, whole.dx, whole.dy
    white = {sheet.name: sheet.face for sheet in tiling.sheets}
    for box in inked(drawing) if drawn is None else drawn:
        if not white:
            break
        there = Box(dx + box.x * scale, dy + box.y * scale, box.w * scale, box.h * scale)
        for name in [name for name, face in white.items() if touch(face, there)]:
            del white[name]
    return replace(tiling, sheets=tuple(replace(sheet, blank=sheet.name in white) for sheet in tiling.sheets))


def _inked(drawing: Drawing) -> Iterator[Box]:
    for group in drawing.groups:
        if group.role == "card":
            yield _grown(group.box, _CARD_FRAME)
        elif group.role != "page":
            for shape in group.shapes:
                for box in _lines(shape):
                    yield box.moved(group.x, group.y)


def _lines(shape: Shape) -> Iterator[Box]:
    """Where a shape has ink."""
    match shape:
        case Text(line=line) if not line.text.strip():
            return
        case Rect(box=box, fill=None | "#ffffff", stroke=stroke, stroke_width=width):
            if stroke and width > 0:
                edges = (
                    Box(box.x, box.y, box.w, 0.0), Box(box.x, box.bottom, box.w, 0.0),
                    Box(box.x, box.y, 0.0, box.h), Box(box.right, box.y, 0.0, box.h),
                )  # fmt: skip
                yield from (_grown(edge, max(width, shape.radius)) for edge in edges)
        case Path(segments=segments, fill=None, stroke=str(), stroke_width=width):
            last: tuple[str | float, ...] = ()
            for segment in segments:
                if segment[0] == "Z":
                    yield bounds(shape)
                elif segment[0] != "M":
                    yield _grown(path_box((last, segment)), 2 * width)
                last = segment
        case _:
            yield bounds(shape)


def _grown(box: Box, by: float) -> Box:
    return Box(box.x - by, box.y - by, box.w + 2 * by, box.h + 2 * by)
