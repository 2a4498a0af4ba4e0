"""Where something dragged would land: the cell, the place in it, and the mark that shows it."""

from collections.abc import Container
from dataclasses import dataclass

from app.domain.document import Document
from app.domain.records import Lane
from app.layout.shapes import Box, Drawing

_MARK = 1.2  # thickness of the insertion mark, mm


@dataclass(frozen=True, slots=True)
class Landing:
    """A place for cards: ``index`` counts without those that move; ``mark`` is painted, ``cell`` is tinted."""

    stage_id: str
    lane_id: str
    index: int
    mark: Box
    cell: Box


@dataclass(frozen=True, slots=True)
class Gap:
    """A place between stages or lanes, counted without the one that moves."""

    index: int
    mark: Box


def card_landing(
    document: Document, drawing: Drawing, x: float, y: float, moving: Container[str] = ()
) -> Landing | None:
    """Where cards dropped at a point of the drawing would lie; None where no lane holds cards."""
    cell = drawing.cell_at(x, y)
    lane = document.find(Lane, cell.lane_id) if cell else None
    if cell is None or lane is None or lane.lane_kind not in ("channel", "text"):
        return None
    slots = drawing.slots.get((cell.stage_id, cell.lane_id), ())
    staying = [box for id_, box in slots if id_ not in moving]
    if not staying:
        inset = 2.0
        mark = Box(cell.box.x + inset, cell.box.y + inset, _MARK, max(4.0, cell.box.h - 2 * inset))
        return Landing(cell.stage_id, cell.lane_id, 0, mark, cell.box)
    index = _index(staying, x, y)
    return Landing(cell.stage_id, cell.lane_id, index, _mark(staying, index, cell.box), cell.box)


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


def _index(boxes: list[Box], x: float, y: float) -> int:
    """The gap nearest to a point among boxes set in reading order, one column or several.

    Several columns::     [0] | [1] | [2]      a point is before a box when it lies above its row,
                          [3] | [4]            or in its row and left of its middle
    """
    single = _single(boxes)
    for at, box in enumerate(boxes):
        if single:
            if y < box.y + box.h / 2:
                return at
        elif y < box.y or (y < _row_bottom(boxes, box) and x < box.x + box.w / 2):
            return at
    return len(boxes)


def _single(boxes: list[Box]) -> bool:
    """Whether the boxes stand one below the other."""
    return len(boxes) < 2 or all(abs(box.x - boxes[0].x) < 0.5 for box in boxes)


def _row_bottom(boxes: list[Box], box: Box) -> float:
    """The lower edge of the row that a box stands in."""
    return max(b.bottom for b in boxes if abs(b.y - box.y) < 0.5)


def _mark(boxes: list[Box], index: int, cell: Box) -> Box:
    """The insertion mark at a gap: a bar between rows of one column, or between two columns."""
    gap = 1.4
    if _single(boxes) and (len(boxes) > 1 or boxes[0].w > cell.w * 0.6):
        box = boxes[min(index, len(boxes) - 1)]
        y = box.y - gap if index < len(boxes) else box.bottom + gap
        return Box(box.x, y - _MARK / 2, box.w, _MARK)
    if index < len(boxes):
        box = boxes[index]
        return Box(box.x - gap - _MARK / 2, box.y, _MARK, box.h)
    box = boxes[-1]
    return Box(box.right + gap - _MARK / 2, box.y, _MARK, box.h)


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
