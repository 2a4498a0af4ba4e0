"""Alt+arrow: what is selected goes one place further.  Pure: a document and a selection give an edit."""

from collections.abc import Sequence

from app.canvas.focus import CARD_LANES, Direction, Ref
from app.domain.commands import cards, grid
from app.domain.document import Cell, Document
from app.domain.edits import Edit, Label
from app.domain.records import Card

NOTHING = Edit(Label("move_card", {"title": "", "count": 0}), ())


def nudged(document: Document, map_id: str, focus: Ref, chosen: Sequence[str], direction: Direction) -> Edit:
    """Cards (their ids in journey order), or the stage or lane in focus, moved; an empty edit at the map's edge."""
    by = 1 if direction in ("right", "down") else -1
    if focus.kind == "stage" and direction in ("left", "right"):
        at = [stage.id for stage in document.stages(map_id)].index(focus.id)
        return grid.move_stage(document, focus.id, max(0, at + by))
    if focus.kind == "lane" and direction in ("up", "down"):
        at = [lane.id for lane in document.lanes(map_id)].index(focus.id)
        return grid.move_lane(document, focus.id, max(0, at + by))
    if focus.kind == "card" and chosen:
        place = _place(document, map_id, chosen, direction)
        return cards.move(document, chosen, *place) if place is not None else NOTHING
    return NOTHING


def _place(document: Document, map_id: str, chosen: Sequence[str], direction: Direction) -> tuple[Cell, int] | None:
    """Up and down within the cell and on to the next lane; left and right to the next stage."""
    card = document.find(Card, chosen[-1 if direction in ("down", "right") else 0])
    if card is None or card.stage_id is None or card.lane_id is None:
        return None
    cell = (card.stage_id, card.lane_id)
    mates = [mate.id for mate in document.cell(map_id, cell)]
    rest = [id_ for id_ in mates if id_ not in chosen]
    at = sum(1 for id_ in mates[: mates.index(card.id)] if id_ not in chosen)
    if direction == "up" and at > 0:
        return cell, at - 1
    if direction == "down" and at < len(rest):
        return cell, at + 1
    return _next_cell(document, map_id, cell, direction, at)


def _next_cell(document: Document, map_id: str, cell: Cell, direction: Direction, at: int) -> tuple[Cell, int] | None:
    """The cell beside a cell, and the place there; None at the edge of the map."""
    stages = [stage.id for stage in document.stages(map_id)]
    lanes = [lane.id for lane in document.lanes(map_id) if lane.lane_kind in CARD_LANES]
    if cell[0] not in stages or cell[1] not in lanes:
        return None
    column = stages.index(cell[0]) + {"left": -1, "right": 1}.get(direction, 0)
    row = lanes.index(cell[1]) + {"up": -1, "down": 1}.get(direction, 0)
    if not (0 <= column < len(stages) and 0 <= row < len(lanes)):
        return None
    count = len(document.cell(map_id, (stages[column], lanes[row])))
    return (stages[column], lanes[row]), {"up": count, "down": 0}.get(direction, min(at, count))
