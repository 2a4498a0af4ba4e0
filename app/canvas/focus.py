"""What is selected, and where the arrow keys lead.  Pure: reads the drawing and the document."""

from dataclasses import dataclass
from typing import Literal

from app.domain.document import Cell, Document
from app.domain.records import Card, Lane
from app.layout.shapes import Box, Drawing

Direction = Literal["left", "right", "up", "down"]
CARD_LANES = ("channel", "text")


@dataclass(frozen=True, slots=True)
class Ref:
    """Something that can be selected: a card, stage, lane, persona or map by id, or a cell by stage and lane.

    For typing also one of its fields; "" is its title or name.
    """

    kind: Literal["card", "stage", "lane", "persona", "map", "cell"]
    id: str
    lane_id: str = ""
    field: str = ""


def ref_of(document: Document, id_: str) -> Ref | None:
    """What can be selected of the record of an id; None where nothing can."""
    if document.look_up("journey_map", id_) is not None:
        return Ref("map", id_)
    kinds: tuple[Literal["card", "stage", "lane", "persona"], ...] = ("card", "stage", "lane", "persona")
    return next((Ref(kind, id_) for kind in kinds if document.look_up(kind, id_) is not None), None)


def cell_ref(cell: Cell) -> Ref:
    """The reference of a cell of the grid."""
    return Ref("cell", cell[0] or "", cell[1] or "")


def cell_of(document: Document, ref: Ref) -> Cell | None:
    """The cell that a card or cell reference stands in."""
    if ref.kind == "cell":
        return (ref.id, ref.lane_id)
    card = document.find(Card, ref.id) if ref.kind == "card" else None
    return (card.stage_id, card.lane_id) if card else None


def exists(document: Document, ref: Ref) -> bool:
    """Whether what a reference names is still there."""
    if ref.kind == "cell":
        return document.look_up("stage", ref.id) is not None and document.look_up("lane", ref.lane_id) is not None
    return document.look_up("journey_map" if ref.kind == "map" else ref.kind, ref.id) is not None


def box_of(drawing: Drawing, ref: Ref) -> Box | None:
    """Where a reference lies on the drawing."""
    if ref.kind == "cell":
        cell = drawing.cell(ref.id, ref.lane_id)
        return cell.box if cell else None
    group = drawing.group("title" if ref.kind == "map" else ref.kind, ref.id)
    return group.box if group else None


def step(document: Document, drawing: Drawing, ref: Ref, direction: Direction) -> Ref | None:
    """What lies beside a reference in a direction; None at the edge of the map."""
    if ref.kind in ("card", "cell"):
        return _from_cell(document, drawing, ref, direction)
    if ref.kind == "stage":
        return _from_header(document, drawing, ref, direction, [s for s, _ in drawing.stages], ("left", "right"))
    if ref.kind == "lane":
        return _from_header(document, drawing, ref, direction, [s for s, _ in drawing.lanes], ("up", "down"))
    return Ref("stage", drawing.stages[0][0]) if direction == "down" and drawing.stages else None


def first_ref(document: Document, drawing: Drawing) -> Ref | None:
    """Where the keyboard starts: the first card, or cell, or header, or the title."""
    lanes = card_lanes(document, drawing)
    for stage_id, _ in drawing.stages:
        for lane_id in lanes:
            slots = drawing.slots.get((stage_id, lane_id))
            if slots:
                return Ref("card", slots[0][0])
    if open_stages(drawing) and lanes:
        return Ref("cell", open_stages(drawing)[0], lanes[0])
    heads = (*(Ref("stage", s) for s, _ in drawing.stages[:1]), *(Ref("lane", i) for i, _ in drawing.lanes[:1]))
    title = next(drawing.by_role("title"), None)
    return heads[0] if heads else Ref("map", title.owner) if title else None


def _from_cell(document: Document, drawing: Drawing, ref: Ref, direction: Direction) -> Ref | None:
    """From a card to its neighbour in the cell, or to the next cell, or to the header."""
    cell = cell_of(document, ref)
    if cell is None or cell[0] is None or cell[1] is None:
        return None
    here = box_of(drawing, ref)
    if ref.kind == "card" and here is not None:
        mate = _nearest(drawing.slots.get((cell[0], cell[1]), ()), here, direction, ref.id)
        if mate is not None:
            return Ref("card", mate)
    stages = [id_ for id_, _ in drawing.stages]
    lanes = card_lanes(document, drawing, collapsed=True)
    if cell[0] not in stages or cell[1] not in lanes:
        return None
    return _off_cell(drawing, (cell[0], cell[1]), (stages, lanes), here, direction)


def _off_cell(
    drawing: Drawing, cell: tuple[str, str], grid: tuple[list[str], list[str]], here: Box | None, direction: Direction
) -> Ref | None:  # fmt: skip
    """The next cell that is not collapsed, or the header at the grid's left and upper edge.

    From what is itself inside something collapsed one comes to its header first.
    """
    stages, lanes = grid
    if direction in ("left", "right"):
        if cell[1] in drawing.collapsed:
            return Ref("lane", cell[1])
        column = _next(stages, cell[0], direction, drawing)
        if column is None:
            return Ref("lane", cell[1]) if direction == "left" else None
        return _enter(drawing, column, cell[1], here, direction)
    if cell[0] in drawing.collapsed:
        return Ref("stage", cell[0])
    row = _next(lanes, cell[1], direction, drawing)
    if row is None:
        return Ref("stage", cell[0]) if direction == "up" else None
    return _enter(drawing, cell[0], row, here, direction)


def _next(ids: list[str], id_: str, direction: Direction, drawing: Drawing) -> str | None:
    """The next stage or lane in a direction that is not collapsed; None at the edge."""
    at = ids.index(id_)
    ahead = ids[at + 1 :] if direction in ("right", "down") else ids[:at][::-1]
    return next((one for one in ahead if one not in drawing.collapsed), None)


def _from_header(
    document: Document, drawing: Drawing, ref: Ref, direction: Direction, ids: list[str], along: tuple[str, str]
) -> Ref | None:
    """Along the headers, or off them into the grid (and from a stage up to the title)."""
    if ref.id not in ids:
        return None
    if direction in along:
        at = ids.index(ref.id) + (1 if direction == along[1] else -1)
        return Ref(ref.kind, ids[at]) if 0 <= at < len(ids) else None
    lanes, stages = card_lanes(document, drawing), open_stages(drawing)
    if ref.kind == "stage" and direction == "down" and lanes and ref.id in stages:
        return _enter(drawing, ref.id, lanes[0], None, direction)
    if ref.kind == "stage" and direction == "up":
        title = next(drawing.by_role("title"), None)
        return Ref("map", title.owner) if title else None
    if ref.kind == "lane" and direction == "right" and stages and ref.id in lanes:
        return _enter(drawing, stages[0], ref.id, None, direction)
    return None


def open_stages(drawing: Drawing) -> list[str]:
    """The ids of the stages that are not collapsed, left to right."""
    return [id_ for id_, _ in drawing.stages if id_ not in drawing.collapsed]


def card_lanes(document: Document, drawing: Drawing, *, collapsed: bool = False) -> list[str]:
    """The ids of the lanes that hold cards, top to bottom; those that are ``collapsed`` only if asked for."""
    found = [(i, document.find(Lane, i)) for i, _ in drawing.lanes if collapsed or i not in drawing.collapsed]
    return [i for i, lane in found if lane is not None and lane.lane_kind in CARD_LANES]


def _enter(drawing: Drawing, stage_id: str, lane_id: str, here: Box | None, direction: Direction) -> Ref:
    """The card of a cell that lies nearest to where one comes from, or the cell itself when it is empty."""
    slots = drawing.slots.get((stage_id, lane_id), ())
    if not slots:
        return Ref("cell", stage_id, lane_id)
    if here is None:
        return Ref("card", slots[0][0])
    across = direction in ("left", "right")
    sign = 1 if direction in ("right", "down") else -1

    def distance(slot: tuple[str, Box]) -> tuple[float, float]:
        box = slot[1]
        return (sign * box.x, abs(box.y - here.y)) if across else (sign * box.y, abs(box.x - here.x))

    return Ref("card", min(slots, key=distance)[0])


def _nearest(slots: tuple[tuple[str, Box], ...], here: Box, direction: Direction, but: str) -> str | None:
    """The id of the nearest slot strictly in that direction."""
    best: tuple[float, str] | None = None
    for id_, box in slots:
        dx, dy = box.x - here.x, box.y - here.y
        ahead = {"left": -dx, "right": dx, "up": -dy, "down": dy}[direction]
        aside = abs(dy) if direction in ("left", "right") else abs(dx)
        overlap = aside < (min(here.h, box.h) if direction in ("left", "right") else min(here.w, box.w))
        if id_ != but and ahead > 0.5 and overlap and (best is None or ahead + aside < best[0]):
            best = (ahead + aside, id_)
    return best[1] if best else None
