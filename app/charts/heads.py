"""The names above columns: lying in lines where every word has room, else upright."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.charts.sheet import Ref, Sheet, aligned
from app.layout.shapes import Box, Shape
from app.layout.typeset import Style, set_text, widest_word

LONGEST, MOST = 36.0, 64.0
"""How long a name that stands upright is, at natural scale; longer only where its column has no room for its lines."""
_STEP = 1.1


@dataclass(frozen=True, slots=True)
class Head:
    """A column's name, whose it is ("" for nobody's), and where it leads."""

    title: str
    owner: str
    refs: tuple[Ref, ...]


def put_heads(sheet: Sheet, left: float, step: float, heads: Sequence[Head]) -> list[Box]:
    """The names side by side from ``left`` on, each in a column of width ``step``; gives their boxes."""
    unit, colors = sheet.unit, sheet.study.theme.colors
    style = sheet.style(2.6, "semibold", colors.ink, 1.2)
    width = step - 2.0 * unit
    lying = all(widest_word(head.title, style.weight) * style.size <= width for head in heads)
    room, most = (width, 4) if lying else _upright([head.title for head in heads], style, step, unit)
    blocks = [sheet.set(head.title, style, room, most, head.owner) for head in heads]
    high = max((block.height if lying else block.width + unit for block in blocks), default=0.0) + 2.4 * unit
    boxes = []
    for at, (head, block) in enumerate(zip(heads, blocks, strict=True)):
        box = Box(left + at * step, sheet.y, step, high)
        shapes: list[Shape]
        if lying:
            shapes = aligned(block, Box(box.x + unit, box.bottom - 2.0 * unit - block.height, width, 0.0), "center")
        else:
            across = style.cap + (block.lines - 1) * style.size * style.leading
            first = box.x + (step - across) / 2
            shapes = [replace(t, x=first + t.y, y=box.bottom - 2.0 * unit, vertical=True) for t in block.at(0.0, 0.0)]
        sheet.mark(shapes, box, head.refs, (head.title,))
        boxes.append(box)
    sheet.y += high
    return boxes


def _upright(titles: Sequence[str], style: Style, step: float, unit: float) -> tuple[float, int]:
    """How long upright names are at most, and how many lines they have in a column: the shortest length that they
    need."""
    most = max(1, int((step - unit - style.cap) / (style.size * style.leading)) + 1)
    room = LONGEST * unit
    while room < MOST * unit and any(set_text(title, style, room, most).cut for title in titles):
        room = min(MOST * unit, room * _STEP)
    return room, most
