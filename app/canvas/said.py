"""What a screen reader says of the things of a map, and which of them lie inside which.  Pure: reads a board."""

from app.canvas.board import Board
from app.canvas.focus import CARD_LANES, Ref, box_of, cell_of
from app.domain.records import Card, JourneyMap, Lane, Persona, Stage
from app.layout.shapes import Box
from app.words import T
from app.words.fields import lane_kind_name

ENDS = (".", "?", "!", "…")
"""What ends a sentence."""


def inside(board: Board, ref: Ref | None) -> list[Ref]:
    """What lies in a thing, in reading order; None is the whole map.

    A map holds its title, its persona, the labels of its lanes and its stages; a stage a cell for each lane that
    takes cards; a cell its cards.
    """
    drawing = board.drawing
    if ref is None:
        title = [Ref("map", group.owner) for group in drawing.by_role("title")]
        persona = [Ref("persona", group.owner) for group in drawing.by_role("persona")]
        lanes = [Ref("lane", id_) for id_, _ in drawing.lanes]
        return [*title, *persona, *lanes, *(Ref("stage", id_) for id_, _ in drawing.stages)]
    if ref.kind == "stage":
        return [Ref("cell", ref.id, lane) for lane, _ in drawing.lanes if _takes_cards(board, lane)]
    if ref.kind == "cell":
        return [Ref("card", id_) for id_, _ in drawing.slots.get((ref.id, ref.lane_id), ())]
    return []


def holder(board: Board, ref: Ref) -> Ref | None:
    """What a thing lies in; None is the map itself."""
    if ref.kind == "cell":
        return Ref("stage", ref.id)
    cell = cell_of(board.document, ref) if ref.kind == "card" else None
    return Ref("cell", cell[0] or "", cell[1] or "") if cell is not None else None


def box_said(board: Board, ref: Ref) -> Box | None:
    """Where a thing is on the drawing; a stage is its whole column."""
    if ref.kind == "stage":
        return next((box for id_, box in board.drawing.stages if id_ == ref.id), None)
    return box_of(board.drawing, ref)


def said(board: Board, ref: Ref) -> str:
    """A thing in words: its name, what is known of it, and its place among its like."""
    match ref.kind:
        case "card":
            return _card(board, ref)
        case "cell":
            return _cell(board, ref)
        case "stage" | "lane":
            return _header(board, ref)
        case "persona":
            persona = board.document.find(Persona, ref.id)
            return T("Persona: {name}", name=persona.name if persona else "")
    journey = board.document.find(JourneyMap, ref.id)
    return T("Map: {title}", title=(journey.title if journey else "") or T("Untitled map"))


def about_map(board: Board) -> str:
    """How much there is on the map."""
    document, map_id = board.document, board.map_id
    stages, lanes, cards = (len(of(map_id)) for of in (document.stages, document.lanes, document.cards))
    return ", ".join((
        T("{n} stage", "{n} stages", n=stages), T("{n} lane", "{n} lanes", n=lanes), T("{n} card", "{n} cards", n=cards)
    ))  # fmt: skip


def _card(board: Board, ref: Ref) -> str:
    group = board.drawing.group("card", ref.id)
    card = board.document.find(Card, ref.id)
    about = group.about if group is not None else card.title if card is not None else ""
    cell = holder(board, ref)
    if cell is None:
        return about
    mates = [one.id for one in inside(board, cell)]
    if ref.id not in mates:
        return about
    place = T("{number} of {count} in {stage}, {lane}", number=mates.index(ref.id) + 1, count=len(mates),
              stage=_stage_name(board, cell.id), lane=_lane_name(board, cell.lane_id))  # fmt: skip
    return f"{about} {place}" if about.endswith(ENDS) else f"{about}. {place}"


def _cell(board: Board, ref: Ref) -> str:
    names = {"lane": _lane_name(board, ref.lane_id), "stage": _stage_name(board, ref.id)}
    count = len(inside(board, ref))
    if count == 0:
        return T("{lane} in {stage}: empty", **names)
    return T("{lane} in {stage}: {n} card", "{lane} in {stage}: {n} cards", n=count, **names)


def _header(board: Board, ref: Ref) -> str:
    drawing = board.drawing
    group = drawing.group(ref.kind, ref.id)
    ids = [id_ for id_, _ in (drawing.stages if ref.kind == "stage" else drawing.lanes)]
    lane = board.document.find(Lane, ref.id) if ref.kind == "lane" else None
    parts = [group.about.rstrip(". ") if group is not None else ""]
    if lane is not None:
        parts.append(lane_kind_name(lane.lane_kind))
    if ref.id in ids:
        parts.append(T("{number} of {count}", number=ids.index(ref.id) + 1, count=len(ids)))
    return ". ".join(part for part in parts if part)


def _takes_cards(board: Board, lane_id: str) -> bool:
    lane = board.document.find(Lane, lane_id)
    return lane is not None and lane.lane_kind in CARD_LANES


def _stage_name(board: Board, id_: str) -> str:
    stage = board.document.find(Stage, id_)
    return (stage.title if stage else "") or T("Stage without a name")


def _lane_name(board: Board, id_: str) -> str:
    lane = board.document.find(Lane, id_)
    return (lane.title if lane else "") or T("Lane without a name")
