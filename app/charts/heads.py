"""The names above columns: lying in lines where every word has room, else upright."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.charts.sheet import Ref, Sheet, aligned
from app.layout.shapes import Box, Shape
from app.layout.typeset import widest_word

LONGEST = 36.0
"""The longest name that stands upright, at natural scale."""


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
    room, most = (width, 3) if lying else (LONGEST * unit, 1)
    blocks = [sheet.set(head.title, style, room, most, head.owner) for head in heads]
    high = max((block.height if lying else block.width + unit for block in blocks), default=0.0) + 2.4 * unit
    boxes = []
    for at, (head, block) in enumerate(zip(heads, blocks, strict=True)):
        box = Box(left + at * step, sheet.y, step, high)
        shapes: list[Shape]
        if lying:
            shapes = aligned(block, Box(box.x + unit, box.bottom - 2.0 * unit - block.height, width, 0.0), "center")
        else:
            middle = box.x + (step + style.cap) / 2
            shapes = [replace(t, x=middle, y=box.bottom - 2.0 * unit, vertical=True) for t in block.at(0.0, 0.0)]
        sheet.mark(shapes, box, head.refs, (head.title,))
        boxes.append(box)
    sheet.y += high
    return boxes
