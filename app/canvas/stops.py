"""Where Tab, Home and End lead.  Pure: reads the drawing and the document."""

from app.canvas.focus import Ref, card_lanes, cell_of, cell_ref, first_ref, open_stages
from app.domain.document import Document
from app.layout.shapes import Drawing


def next_stop(document: Document, drawing: Drawing, ref: Ref, by: int) -> Ref | None:
    """The next (``by`` 1) or previous (-1) place in reading order; None at the ends.

    The order is that of a page: the stage headers, then each lane's cells from left to right.  A card counts as its
    cell, and a cell is selected as such even where it holds cards: what is typed there comes below them.
    """
    heads = [Ref("stage", id_) for id_, _ in drawing.stages]
    lanes = card_lanes(document, drawing)
    columns = open_stages(drawing)
    stops = [*heads, *(Ref("cell", stage_id, lane) for lane in lanes for stage_id in columns)]
    if ref.kind == "lane":
        every = [id_ for id_, _ in drawing.lanes]
        below = [id_ for id_ in every[every.index(ref.id) :] if id_ in lanes] if ref.id in every else []
        at = len(heads) + len(columns) * lanes.index(below[0]) if below else len(stops)
        at += 0 if by > 0 else -1
    else:
        cell = cell_of(document, ref)
        here = ref if cell is None else cell_ref(cell)
        at = stops.index(here) + by if here in stops else (0 if by > 0 else -1)
    return stops[at] if 0 <= at < len(stops) else None


def row_end(document: Document, drawing: Drawing, ref: Ref, by: int) -> Ref | None:
    """The last (``by`` 1) or first (-1) of a header's row or column, or of the cells of a lane."""
    at = -1 if by > 0 else 0
    if ref.kind in ("stage", "lane"):
        ids = [id_ for id_, _ in (drawing.stages if ref.kind == "stage" else drawing.lanes)]
        return Ref(ref.kind, ids[at]) if ids else None
    cell = cell_of(document, ref)
    columns = open_stages(drawing)
    if cell is None or cell[1] is None or not columns:
        return None
    if cell[1] in drawing.collapsed:
        return Ref("lane", cell[1])
    stage_id = columns[at]
    slots = drawing.slots.get((stage_id, cell[1]), ())
    return Ref("card", slots[0][0]) if slots else Ref("cell", stage_id, cell[1])


def map_end(document: Document, drawing: Drawing, by: int) -> Ref | None:
    """The map's last (``by`` 1) or first (-1) card; without cards its first place."""
    if by > 0:
        lanes = card_lanes(document, drawing)
        for stage_id, _ in reversed(drawing.stages):
            for lane_id in reversed(lanes):
                if slots := drawing.slots.get((stage_id, lane_id)):
                    return Ref("card", slots[-1][0])
    return first_ref(document, drawing)
