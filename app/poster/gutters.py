"""Gutters that cuts run through, made a few millimetres wider, so that clumsy scissors reach no card.

What a gutter takes comes from the poster's white border: the poster stays as large as it is.  Whole columns and rows
move apart; what reaches across a gutter, grounds and lines, is drawn out with it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from app.layout.shapes import Box, Drawing, Group, Path, Picture, Rect, Shape, Symbol, Text
from app.poster.seams import SAFE, Axis

MOST = 6.0
"""No gutter gets more than so many millimetres wider."""
BORDER = 5.0
"""So much white stays around the map."""

_TINY = 1e-6


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch between cards, from ``low`` to ``high`` of one axis, that becomes ``by`` wider."""

    low: float
    high: float
    by: float


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where the points of one axis come to: all is moved by ``start``, and gaps are drawn out."""

    gaps: tuple[Gap, ...] = ()
    start: float = 0.0

    def at(self, place: float) -> float:
        """Where a point comes to."""
        moved = place + self.start
        for gap in self.gaps:
            moved += gap.by * min(1.0, max(0.0, (place - gap.low) / (gap.high - gap.low)))
        return moved

    def is_rigid(self, low: float, high: float) -> bool:
        """Whether what lies between two points only moves."""
        return abs(self.at(high) - self.at(low) - (high - low)) < _TINY


def stretch(drawing: Drawing, cuts: Iterable[float], axis: Axis, scale: float = 1.0) -> Stretch:
    """How the gutters that ``cuts`` run through can be widened; lengths of the drawing, printed at ``scale``.

    A gutter wide enough, and a cut that goes through a card, are left alone.
    """
    cards = [_span(group.box, axis) for group in drawing.by_role("card")]
    length = drawing.width if axis == "x" else drawing.height
    gaps = [gap for cut in sorted(set(cuts)) if (gap := _gap(cards, cut, scale)) is not None]
    spans = [_span(group.box, axis) for group in drawing.groups if group.role != "page"]
    if not gaps or not spans:
        return Stretch()
    before = max(0.0, min(low for low, _ in spans) - BORDER / scale)
    after = max(0.0, length - max(high for _, high in spans) - BORDER / scale)
    wanted = sum(gap.by for gap in gaps)
    share = min(1.0, (before + after) / wanted)
    spent = wanted * share
    start = -min(before, max(spent / 2, spent - after))
    return Stretch(tuple(replace(gap, by=gap.by * share) for gap in gaps), start)


def widened(drawing: Drawing, across: Stretch, down: Stretch) -> Drawing:
    """The same drawing with wider gutters; it keeps its size."""
    groups = tuple(_group(group, across, down) if group.role != "page" else group for group in drawing.groups)
    by_key = {group.key: group for group in groups}
    return replace(
        drawing,
        groups=groups,
        stages=tuple((id_, _box(box, across, down)) for id_, box in drawing.stages),
        lanes=tuple((id_, _box(box, across, down)) for id_, box in drawing.lanes),
        cells=tuple(replace(cell, box=_box(cell.box, across, down)) for cell in drawing.cells),
        cards={place: [by_key[group.key] for group in cards] for place, cards in drawing.cards.items()},
        steps={id_: tuple((card, across.at(x)) for card, x in steps) for id_, steps in drawing.steps.items()},
        curve=None,
    )


def _gap(cards: Sequence[tuple[float, float]], cut: float, scale: float) -> Gap | None:
    """The gutter around a cut with what it lacks; None where it has enough, or where there is none."""
    if any(low < cut - _TINY and cut + _TINY < high for low, high in cards):
        return None
    low = max((high for _, high in cards if high <= cut + _TINY), default=None)
    high = min((low for low, _ in cards if low >= cut - _TINY), default=None)
    if low is None or high is None or high - low < _TINY:
        return None
    lacking = min(MOST, 2 * SAFE - (high - low) * scale) / scale
    return Gap(low, high, lacking) if lacking > _TINY else None


def _group(group: Group, across: Stretch, down: Stretch) -> Group:
    """A group where it comes to; only what reaches across a gutter changes its shapes."""
    box = group.box
    x, y = across.at(box.x), down.at(box.y)
    if across.is_rigid(box.x, box.right) and down.is_rigid(box.y, box.bottom):
        return group.at(x, y)
    shapes = tuple(_shape(shape, group, across, down, (x, y)) for shape in group.shapes)
    width, height = across.at(box.right) - x, down.at(box.bottom) - y
    return Group(
        group.owner, group.role, x, y, width, height, shapes, group.overview, group.about, group.places
    )  # fmt: skip


def _shape(shape: Shape, group: Group, across: Stretch, down: Stretch, corner: tuple[float, float]) -> Shape:
    """A shape of a drawn-out group: grounds and lines are drawn out, all else only moves."""

    def x(value: float) -> float:
        return across.at(group.x + value) - corner[0]

    def y(value: float) -> float:
        return down.at(group.y + value) - corner[1]

    match shape:
        case Rect(box=box):
            left, top = x(box.x), y(box.y)
            return replace(shape, box=Box(left, top, x(box.right) - left, y(box.bottom) - top))
        case Path(segments=segments):
            moved = tuple(
                (kind, *(y(float(n)) if at % 2 else x(float(n)) for at, n in enumerate(numbers)))
                for kind, *numbers in segments
            )
            return replace(shape, segments=moved)
        case Symbol(size=size):
            half = size / 2
            return replace(shape, x=x(shape.x + half) - half, y=y(shape.y + half) - half)
        case Picture(box=box):
            middle = x(box.x + box.w / 2), y(box.y + box.h / 2)
            return replace(shape, box=Box(middle[0] - box.w / 2, middle[1] - box.h / 2, box.w, box.h))
        case Text(line=line):
            start = line.width if line.rtl and not shape.vertical else 0.0  # where it begins to be read stays beside it
            return replace(shape, x=x(shape.x + start) - start, y=y(shape.y))


def _box(box: Box, across: Stretch, down: Stretch) -> Box:
    x, y = across.at(box.x), down.at(box.y)
    return Box(x, y, across.at(box.right) - x, down.at(box.bottom) - y)


def _span(box: Box, axis: Axis) -> tuple[float, float]:
    return (box.x, box.right) if axis == "x" else (box.y, box.bottom)
