"""Alt+arrow: what is selected goes one place further.  Pure: a document and a selection give an edit."""

from collections.abc import Sequence

from app.canvas.focus import CARD_LANES, Direction, Ref
from app.domain.commands import cards, grid
from app.domain.document import Cell, Document
from app.domain.edits import Edit, Label
from app.domain.records import Card, Lane

NOTHING = Edit(Label("move_card", {"title": "", "count": 0}), ())


def nudged(
    document: Document, map_id: str, focus: Ref, chosen: Sequence[str], direction: Direction, *, stepwise: bool = False
) -> Edit:  # fmt: skip
    """Cards (their ids in journey order), or the stage or lane in focus, moved; an empty edit at the map's edge.

    With ``stepwise`` each touchpoint has a step of its own: left and right lead to the next step, up and down to the
    next lane at the same step.
    """
    by = 1 if direction in ("right", "down") else -1
    if focus.kind == "stage" and direction in ("left", "right"):
        at = [stage.id for stage in document.stages(map_id)].index(focus.id)
        return grid.move_stage(document, focus.id, max(0, at + by))
    if focus.kind == "lane" and direction in ("up", "down"):
        at = [lane.id for lane in document.lanes(map_id)].index(focus.id)
        return grid.move_lane(document, focus.id, max(0, at + by))
    if focus.kind == "card" and chosen:
        if stepwise and all(document.is_touchpoint(document.get(Card, id_)) for id_ in chosen):
            return _stepped(document, map_id, chosen, direction)
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


def _stepped(document: Document, map_id: str, chosen: Sequence[str], direction: Direction) -> Edit:
    """Touchpoints one step or one lane further."""
    card = document.get(Card, chosen[-1 if direction in ("down", "right") else 0])
    if card.stage_id is None or card.lane_id is None:
        return NOTHING
    cell = (card.stage_id, card.lane_id)
    steps = _steps(document, card.stage_id)
    rest = [id_ for id_ in steps if id_ not in chosen]
    at = sum(1 for id_ in steps[: steps.index(card.id)] if id_ not in chosen)
    if direction == "left" and at > 0:
        return cards.move(document, chosen, cell, step=at - 1)
    if direction == "right" and at < len(rest):
        return cards.move(document, chosen, cell, step=at + 1)
    place = _next_cell(document, map_id, cell, direction, at)
    if place is None:
        return NOTHING
    (stage_id, lane_id), index = place
    if document.get(Lane, lane_id or "").lane_kind != "channel":
        return cards.move(document, chosen, (stage_id, lane_id), index)
    if direction in ("left", "right"):
        at = 0 if direction == "right" else len(_steps(document, stage_id or ""))
    return cards.move(document, chosen, (stage_id, lane_id), step=at)


def _steps(document: Document, stage_id: str) -> list[str]:
    """The ids of a stage's touchpoints in journey order."""
    return [card.id for card in document.stage_cards(stage_id) if document.is_touchpoint(card)]


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
