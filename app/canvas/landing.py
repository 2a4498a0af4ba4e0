"""Where something dragged would land: the cell, the place in it, and the mark that shows it."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.canvas.focus import CARD_LANES
from app.domain.document import Document
from app.domain.records import Lane, Stage
from app.layout.shapes import Box, CellBox, Drawing, Point
from app.layout.theme import THEME

_MARK = 1.2  # thickness of the insertion mark, mm
_AWAY = THEME.spacing.card_gap / 2  # from a card to the mark beside it
Slot = tuple[str, Box]


@dataclass(frozen=True, slots=True)
class Landing:
    """A place for cards: ``index`` counts without those that move; ``mark`` is painted, ``cell`` is tinted.

    Where each touchpoint has a step of its own, ``step`` is the place among those of the whole stage.
    """

    stage_id: str
    lane_id: str
    index: int
    mark: Box
    cell: Box
    step: int | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """A place between stages or lanes, counted without the one that moves."""

    index: int
    mark: Box


def card_landing(
    document: Document, drawing: Drawing, x: float, y: float, moving: Container[str] = (), count: int = 1
) -> Landing | None:
    """Where ``count`` cards dropped at a point of the drawing would lie; None where no lane holds cards."""
    cell = drawing.cell_at(x, y) or _folded_at(drawing, x, y)
    lane = document.find(Lane, cell.lane_id) if cell else None
    if cell is None or lane is None or lane.lane_kind not in CARD_LANES:
        return None
    if drawing.collapsed and not drawing.collapsed.isdisjoint((cell.stage_id, cell.lane_id)):
        return _into_folded(document, cell, moving)
    if lane.lane_kind == "channel" and cell.stage_id in drawing.steps:
        return _between_steps(drawing, cell, x, moving)
    slots = drawing.slots.get((cell.stage_id, cell.lane_id), ())
    beside = drawing.beside.get(cell.stage_id, 1)
    staying = [slot for slot in slots if slot[0] not in moving]
    if not staying:
        return Landing(cell.stage_id, cell.lane_id, 0, _first_place(slots, cell.box, beside), cell.box)
    line = _line_at(_lines(slots), y)
    if beside == 1:
        ahead = [slot for slot in line if slot[0] not in moving and slot[1].y + slot[1].h / 2 > y]
    else:
        ahead = [slot for slot in line if slot[0] not in moving and slot[1].x + slot[1].w / 2 > x]
    following = staying[staying.index(ahead[0]) :] if ahead else [s for s in staying if s[1].y >= line[0][1].bottom]
    index = len(staying) - len(following)
    mark = _mark(slots, staying, index, (x, y), min(beside, len(staying) + count))
    return Landing(cell.stage_id, cell.lane_id, index, mark, cell.box)


def _folded_at(drawing: Drawing, x: float, y: float) -> CellBox | None:
    """Where a column and a row meet of which at least one is collapsed; None outside of both."""
    if not drawing.collapsed:
        return None
    stage = next(((id_, box) for id_, box in drawing.stages if box.x <= x < box.right), None)
    lane = next(((id_, box) for id_, box in drawing.lanes if box.y <= y < box.bottom), None)
    if stage is None or lane is None or drawing.collapsed.isdisjoint((stage[0], lane[0])):
        return None
    return CellBox(stage[0], lane[0], Box(stage[1].x, lane[1].y, stage[1].w, lane[1].h))


def _into_folded(document: Document, cell: CellBox, moving: Container[str]) -> Landing:
    """Behind the last card of a cell whose cards are not shown, which the mark underlines."""
    map_id, box = document.get(Stage, cell.stage_id).map_id, cell.box
    index = sum(1 for card in document.cell(map_id, (cell.stage_id, cell.lane_id)) if card.id not in moving)
    mark = _flat(box.x + 1.0, box.bottom - _MARK, max(2.0, box.w - 2.0))
    return Landing(cell.stage_id, cell.lane_id, index, mark, box)


def _between_steps(drawing: Drawing, cell: CellBox, x: float, moving: Container[str]) -> Landing:
    """The place between two steps of a stage, whichever lanes their cards are in."""
    staying = [(id_, middle) for id_, middle in drawing.steps[cell.stage_id] if id_ not in moving]
    step = sum(1 for _, middle in staying if middle < x)
    cards = {group.owner for group in drawing.cards.get((cell.stage_id, cell.lane_id), ())}
    index = sum(1 for id_, _ in staying[:step] if id_ in cards)
    spacing = THEME.spacing
    half = spacing.card_width / 2 + _AWAY
    places = [*([staying[step - 1][1] + half] if step else []), *([staying[step][1] - half] if staying[step:] else [])]
    at = min(places, key=lambda place: abs(place - x), default=cell.box.x + spacing.cell_pad - _AWAY)
    inset = spacing.cell_pad + spacing.row_gap / 2
    mark = _upright(at, cell.box.y + inset, max(4.0, cell.box.h - 2 * inset))
    return Landing(cell.stage_id, cell.lane_id, index, mark, cell.box, step)


def stage_gap(drawing: Drawing, stage_id: str, x: float) -> Gap:
    """Where a dragged stage would go."""
    others = [box for id_, box in drawing.stages if id_ != stage_id]
    index = sum(1 for box in others if x > box.x + box.w / 2)
    return Gap(index, _between(others, index, vertical=True, drawing=drawing))


def lane_gap(drawing: Drawing, lane_id: str, y: float) -> Gap:
    """Where a dragged lane would go."""
    others = [box for id_, box in drawing.lanes if id_ != lane_id]
    index = sum(1 for box in others if y > box.y + box.h / 2)
    return Gap(index, _between(others, index, vertical=False, drawing=drawing))


def _lines(slots: Sequence[Slot]) -> list[list[Slot]]:
    """The slots of a cell line by line: a new one begins where they do not go on to the right."""
    lines: list[list[Slot]] = []
    for slot in slots:
        if lines and slot[1].x > lines[-1][-1][1].x:
            lines[-1].append(slot)
        else:
            lines.append([slot])
    return lines


def _line_at(lines: list[list[Slot]], y: float) -> list[Slot]:
    """The line that a height belongs to: between two lines the nearer one."""
    for line, below in pairwise(lines):
        if y < (line[0][1].bottom + below[0][1].y) / 2:
            return line
    return lines[-1]


def _first_place(slots: Sequence[Slot], cell: Box, beside: int) -> Box:
    """The mark in a cell where nothing stays: before what moves from there, or where the first card will stand."""
    spacing = THEME.spacing
    left, top = cell.x + spacing.cell_pad, cell.y + spacing.cell_pad + spacing.row_gap / 2
    place = slots[0][1] if slots else Box(left, top, spacing.card_width, cell.bottom - top - spacing.cell_pad)
    if beside == 1:
        return _flat(place.x, place.y - _AWAY, place.w)
    return _upright(place.x - _AWAY, place.y, place.h)


def _mark(slots: Sequence[Slot], staying: Sequence[Slot], index: int, at: Point, per_line: int) -> Box:
    """The insertion mark before ``staying[index]``.

    Between two cards of a line it stands in their gap; at the end of a line it stands where the card will be, which
    is the beginning of the next line if this one is full::

        [a] | [b]      [a] [b] |      [a] [b]
        [c]            [c]          | [c]
    """
    before = staying[index - 1][1] if index else None
    after = staying[index][1] if index < len(staying) else None
    if per_line == 1:
        return _between_lines(slots, before, after, at[1])
    same_line = before is not None and after is not None and after.x > before.x and after.y < before.bottom
    if before is not None and after is not None and same_line:
        left, right = before.right + _AWAY, after.x - _AWAY
        x = (left + right) / 2 if right - left <= 2 * _AWAY else min((left, right), key=lambda x: abs(x - at[0]))
        return _upright(x, after.y, after.h)
    if before is not None and index % per_line:
        return _upright(before.right + _AWAY, before.y, before.h)
    if after is not None:
        return _upright(after.x - _AWAY, after.y, after.h)
    first = slots[0][1]
    return _flat(first.x, max(box.bottom for _, box in slots) + _AWAY, first.w)


def _between_lines(slots: Sequence[Slot], before: Box | None, after: Box | None, y: float) -> Box:
    """The mark in a column of single cards: in the gap, or on the pointer's side of what moves from there."""
    box = slots[0][1]
    places = [*([before.bottom + _AWAY] if before else []), *([after.y - _AWAY] if after else [])]
    return _flat(box.x, min(places, key=lambda place: abs(place - y)), box.w)


def _flat(x: float, y: float, width: float) -> Box:
    """A lying mark with its middle at a height."""
    return Box(x, y - _MARK / 2, width, _MARK)


def _upright(x: float, y: float, height: float) -> Box:
    """A standing mark with its middle at an x."""
    return Box(x - _MARK / 2, y, _MARK, height)


def _between(boxes: list[Box], index: int, *, vertical: bool, drawing: Drawing) -> Box:
    """The mark between headers: it runs over the whole grid."""
    cells = [cell.box for cell in drawing.cells] or boxes
    left, right = min(b.x for b in cells), max(b.right for b in cells)
    top, bottom = min(b.y for b in cells), max(b.bottom for b in cells)
    if vertical:
        x = boxes[index].x if index < len(boxes) else boxes[-1].right if boxes else left
        head = min((box.y for _, box in drawing.stages), default=top)
        return Box(x - _MARK / 2, head, _MARK, bottom - head)
    y = boxes[index].y if index < len(boxes) else boxes[-1].bottom if boxes else top
    label = min((box.x for _, box in drawing.lanes), default=left)
    return Box(label, y - _MARK / 2, right - label, _MARK)
