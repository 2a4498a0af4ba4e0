"""The map's own grid with nothing in it, to be filled by hand on the wall: columns and rows are the poster's."""

from collections.abc import Iterator
from dataclasses import replace

from app.domain.document import Document
from app.domain.fields import field_of, own_spec
from app.domain.records import Lane, OwnField
from app.layout.lanes import lane_icon
from app.layout.measures import USUAL
from app.layout.shapes import Box, CellBox, Drawing, Group, Path, Rect, Shape, Symbol, smallest_size
from app.layout.theme import CAP_HEIGHT, Theme, ink_of
from app.poster.page import Printout
from app.poster.press import Press
from app.poster.spec import PrintSpec
from app.poster.whole import poster_pages

FILLED = frozenset({"card", "curve", "curve_faces", "curve_beside", "color_key", "metric", "route"})
"""The parts of a map that are left out."""
LEAST_WIDTH = 45.0
"""Millimetres: a narrower slip cannot be written on, whatever the size of the paper."""
SHAPE = 0.55
"""About the height of a slip against its width."""
LINE = 8.0
"""Between two lines to write on."""
COMPUTED = frozenset({"gap", "expectation_gap", "value", "conversion"})
"""The rows of figures that have no scale of their own: a number is written."""
MOST_STEPS = 11
"""Of a scale that is ticked."""
NUMBER = 30.0
"""The line on which a number is written."""
_CIRCLE = 13.0
_PAD, _GAP = 0.05, 0.045
"""Of the narrowest card's place, around slips and between them."""


def blank_pages(press: Press, spec: PrintSpec) -> Printout:
    """The empty poster, on one page or on sheets; Problem("poster.…") as ``sheets.tile`` says."""
    drawing = blank_drawing(press, press.lay_out(spec.paper))
    pages = poster_pages(drawing, spec, press.words, press.running_title, press.foot)
    return replace(pages, title=press.title)


def blank_drawing(press: Press, drawing: Drawing) -> Drawing:
    """A poster with slips to write on in place of its cards, and an empty curve."""
    lanes = {lane.id: lane for lane in press.document.lanes(press.map_id)}
    bare = drawing.curve_label
    kept = tuple(
        bare if bare is not None and group.key == bare.key else group
        for group in drawing.groups
        if group.role not in FILLED
    )
    unit = min((cell.box.w / drawing.beside.get(cell.stage_id, 1) for cell in drawing.cells), default=0.0)
    slips = tuple(
        slip
        for cell in drawing.cells
        for slip in _slips(_inner(cell, drawing, unit), lanes[cell.lane_id], drawing, unit, press.theme, press.document)
    )
    smallest = min((smallest_size(group.shapes) for group in kept), default=0.0)
    gone = {card.id for card in press.document.cards(press.map_id)}
    return replace(
        drawing,
        groups=(*kept, *slips),
        cards={},
        steps={},
        curve=None,
        curve_label=None,
        smallest_text=smallest * CAP_HEIGHT if smallest < 1e9 else 0.0,
        shortened=tuple(owner for owner in drawing.shortened if owner not in gone),
    )


def _inner(cell: CellBox, drawing: Drawing, unit: float) -> CellBox:
    """A cell within the ground of its row, less the border around its slips."""
    row = drawing.group("row", cell.lane_id)
    top, height = (row.y, row.h) if row is not None else (cell.box.y, cell.box.h)
    pad, low = _PAD * unit, min(_PAD * unit, 0.12 * height)
    return replace(cell, box=Box(cell.box.x + pad, top + low, cell.box.w - 2 * pad, height - 2 * low))


def _slips(
    cell: CellBox, lane: Lane, drawing: Drawing, unit: float, theme: Theme, document: Document
) -> Iterator[Group]:  # fmt: skip
    """What is to be filled in a cell; nothing under the curve, where the line is drawn."""
    if lane.lane_kind == "emotion":
        return
    owner = f"{cell.stage_id}/{cell.lane_id}"
    if lane.lane_kind == "metric":
        shapes = tuple(_figure(cell.box, steps_of(document, lane), theme))
        yield Group(owner, "card", cell.box.x, cell.box.y, cell.box.w, cell.box.h, shapes)
        return
    for number, box in enumerate(_places(cell.box, drawing.beside.get(cell.stage_id, 1), _GAP * unit)):
        shapes = tuple(_slip(lane, box.w, box.h, theme))
        yield Group(f"{owner}/{number}", "card", box.x, box.y, box.w, box.h, shapes)


def _places(cell: Box, beside: int, gap: float) -> list[Box]:
    """Slips of one size that fill a box."""
    count = max(1, min(beside, int((cell.w + gap) / (LEAST_WIDTH + gap))))
    width = (cell.w - (count - 1) * gap) / count
    lines = max(1, int((cell.h + gap) / (max(SHAPE * width, 3 * LINE) + gap)))
    height = (cell.h - (lines - 1) * gap) / lines
    return [
        Box(cell.x + column * (width + gap), cell.y + line * (height + gap), width, height)
        for line in range(lines)
        for column in range(count)
    ]


def _slip(lane: Lane, width: float, height: float, theme: Theme) -> Iterator[Shape]:
    """A slip from (0, 0): a contact's has a circle for the face, a note's its lane's colour and icon."""
    colors, thin = theme.colors, theme.spacing.hairline
    contact, box = lane.lane_kind == "channel", Box(0.0, 0.0, width, height)
    radius, pad = min(2.0, 0.1 * height), min(4.0, 0.08 * width, 0.12 * height)
    if contact:
        yield Rect(box, fill=colors.page, stroke=colors.line, stroke_width=thin, radius=radius)
        size = min(_CIRCLE, 0.55 * height, 0.3 * width)
        yield Symbol("face:none", width - pad - size, pad, size, colors.mark)
    else:
        ink = ink_of(theme, lane.fields.get("text_kind", "free"))
        yield Rect(box, fill=ink.ground, radius=radius)
        size = min(6.0, 0.4 * height, 0.2 * width)
        yield Symbol(lane_icon(lane), pad, pad, size, ink.mark)
    left = pad if contact else pad + size * 1.3
    for number in range(1, int((height - pad) / LINE) + 1):
        y = pad + number * LINE
        if y > height - 0.6 * pad:
            return
        right = width - pad - (size + pad if contact and y < pad + size + 2.0 else 0.0)
        start = left if y < pad + size + 2.0 else pad
        yield Path((("M", start, y), ("L", right, y)), stroke=colors.line, stroke_width=thin)


def steps_of(document: Document, lane: Lane) -> int:
    """How many steps the scale of a row of figures has; 0 where a number is written, as of gaps and of shares."""
    metric = str(lane.fields.get("metric", USUAL))
    if metric in COMPUTED:
        return 0
    own = document.find(OwnField, str(lane.fields.get("own_field", "")))
    field = field_of("card", metric) if metric != "own" else own_spec(own) if own is not None else None
    steps = field.high - field.low + 1 if field is not None and field.type == "scale" else 0
    return steps if steps <= MOST_STEPS else 0


def _figure(cell: Box, steps: int, theme: Theme) -> Iterator[Shape]:
    """What is said of a stage by hand: as many empty circles as its scale has steps, or a line for a number."""
    size = min(8.0, 0.5 * cell.h, cell.w / (1.5 * steps + 1.0))
    if not steps:
        width, y = min(NUMBER, 0.6 * cell.w), (cell.h + size) / 2
        ends = (("M", (cell.w - width) / 2, y), ("L", (cell.w + width) / 2, y))
        yield Path(ends, stroke=theme.colors.mark, stroke_width=theme.spacing.hairline)
    left = (cell.w - size * (1.5 * steps - 0.5)) / 2
    for step in range(steps):
        yield Symbol("mark:dot_empty", left + 1.5 * size * step, (cell.h - size) / 2, size, theme.colors.mark)
