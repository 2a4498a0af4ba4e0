"""The faces of cards to cut out: of a card of the map, of a stage, of a lane, and empty ones to fill in by hand.

::

    [icon Lane            3.2]
    Title of the       (face)
    card
    Text, quote
    3 Stage             marks

All lies well within the edge, so that a crooked cut harms nothing.
"""

import math
from dataclasses import dataclass, field, replace

from app.domain.records import Card, Lane, Stage
from app.layout.anatomy import anatomy
from app.layout.card_parts import body_text, quote_text
from app.layout.foot import Foot, moved
from app.layout.lanes import SAID, lane_icon
from app.layout.marks import marks_of, set_marks
from app.layout.shapes import Box, Path, Rect, Shape, Symbol
from app.layout.symbols import face_name
from app.layout.theme import Ink, Theme, ink_of
from app.layout.typeset import DESCENT, TIGHT, Block, Style, fitting_cap, set_line, set_text
from app.poster.material import Material

NATURAL = 85.0, 55.0
"""The size at which the measures here are natural: a business card."""
EDGE = 3.0
"""Between the cut and what is printed, whatever the size."""
LEAST_CAP = 2.5
TITLES = (4.4, 3.9, 3.4, 3.0, 2.7)
"""The cap heights that a title is tried in."""
DEEP = 1.6
"""From the last baseline to that edge at least: letters of some scripts reach far down."""
FOOT = 3
"""The lines of a stage's name at the foot, at most."""
LINE = 8.0
"""Between two lines to write on by hand."""
_STRIP = 9.4


@dataclass(slots=True)
class Face:
    """One side of a card of that size: shapes from (0, 0); ``cut`` says that not all of a text is there."""

    made: Material
    width: float
    height: float
    shapes: list[Shape] = field(default_factory=list)
    about: str = ""
    cut: bool = False

    @property
    def scale(self) -> float:
        """The size against the natural one; type is never smaller than can be read."""
        return max(0.6, min(2.0, self.width / NATURAL[0], self.height / NATURAL[1]))

    @property
    def theme(self) -> Theme:
        """The look."""
        return self.made.theme.value

    def cap(self, natural: float) -> float:
        """A cap height at the card's scale, a little more where its shape leaves room."""
        larger = math.sqrt(self.width * self.height / (NATURAL[0] * NATURAL[1]))
        return max(LEAST_CAP, natural * min(max(self.scale, larger), 1.25 * self.scale))

    @property
    def inner(self) -> Box:
        """Where text goes: inside the strip's rounding."""
        pad = EDGE + 2.2 * self.scale
        return Box(pad, EDGE, self.width - 2 * pad, self.height - 2 * EDGE)

    def add(self, block: Block, x: float, y: float) -> None:
        """A text at a place."""
        self.shapes += block.at(x, y)
        self.cut = self.cut or block.cut


def card_face(made: Material, card: Card, width: float, height: float) -> Face:
    """The face of a card of the map."""
    face = Face(made, width, height, about=card.title)
    scale, colors, inner = face.scale, face.theme.colors, face.inner
    lane = made.lane_of(card)
    top = _strip(face, lane, made.numbers.get(card.id, "")) + 3.0 * scale
    foot = _foot(face, card, lane)
    disc = 12.0 * scale if card.emotion is not None or (lane is not None and lane.lane_kind == "channel") else 0.0
    if disc:
        color = colors.emotions[card.emotion]
        face.shapes.append(
            Symbol(face_name(card.emotion), inner.right - disc, top, disc, color, colors.features)
        )  # fmt: skip
    _texts(face, card, Box(inner.x, top, inner.w, foot - top - 1.5 * scale), disc)
    return face


def _ink(face: Face, lane: Lane | None) -> Ink:
    """The tones of a lane: a channel has those of the map's labels."""
    if lane is not None and lane.lane_kind == "channel":
        return Ink(face.theme.colors.label, face.theme.colors.navy)
    return ink_of(face.theme, lane.fields.get("text_kind", "free") if lane is not None else "free")


def _strip(face: Face, lane: Lane | None, number: str) -> float:
    """The lane's colour, icon and name, and the card's number; gives the y below."""
    scale, ink, inner = face.scale, _ink(face, lane), face.inner
    style = Style("semibold", face.cap(2.8), face.theme.colors.ink)
    told = set_line(number, replace(style, weight="bold"))
    least = max(_STRIP * scale, 6.4)
    size = min(5.8 * scale, least - 1.0)
    name = _lane_name(face, lane, style, inner.w - size * 1.4 - (told.width + 2 * scale if number else 0.0))
    band = Box(EDGE, EDGE, face.width - 2 * EDGE, max(least, name.height + 1.6))
    face.shapes.append(Rect(band, fill=ink.ground, radius=1.6 * scale))
    middle = band.y + band.h / 2
    face.shapes += told.at(inner.right - told.width, middle - style.cap / 2)
    if lane is not None:
        face.shapes.append(Symbol(lane_icon(lane), inner.x, middle - size / 2, size, ink.mark))
        face.add(name, inner.x + size * 1.4, middle - (name.height - name.style.size * DESCENT) / 2)
    return band.bottom


def _lane_name(face: Face, lane: Lane | None, style: Style, room: float) -> Block:
    """A lane's name on one line, or smaller on two."""
    text = face.made.lane_name(lane) if lane is not None else ""
    block = set_text(text, style, room, 1)
    return set_text(text, replace(style, cap=LEAST_CAP, leading=TIGHT), room, 2) if block.cut else block


def _foot(face: Face, card: Card, lane: Lane | None) -> float:
    """The stage at the left and the marks at the right; gives the y above which the texts must end."""
    made, scale, inner, colors = face.made, face.scale, face.inner, face.theme.colors
    bottom = face.height - EDGE - max(2.2 * scale, DEEP)
    style = Style("regular", face.cap(2.5), colors.quiet, TIGHT)
    column, found, apart = made.stage_of(card), marks_of(card), 3 * scale
    name = f"{column + 1}  {made.stage_name(made.held.stages[column])}" if column is not None else ""

    def marks_in(width: float) -> Foot | None:
        form = anatomy(made.look(lane, width, 0.95 * scale), made.theme, face=True)
        return set_marks(found, form, colors.mark, colors.navy) if found else None

    beside = max(inner.w / 2, inner.w - set_line(name, style).width - apart)
    marks, whole = marks_in(beside), marks_in(inner.w)
    above = marks is not None and whole is not None and marks.height > whole.height
    marks = whole if above else marks
    taken = max(place.right for _, place in marks.places) if marks is not None else 0.0
    room = inner.w if above else inner.w - taken - (apart if taken else 0.0)
    block = set_text(name, style, room, FOOT)
    own = block.height - style.size * DESCENT if name else 0.0
    face.add(block, inner.x, bottom - own)
    top = bottom
    if marks is not None:
        top = bottom - marks.height - (own + 1.6 * scale if above else 0.0)
        face.shapes += [moved(shape, inner.right - taken, top) for shape in marks.shapes]
    return min(top, bottom - own)


def _texts(face: Face, card: Card, box: Box, disc: float) -> None:
    """Title, text and quote in the largest type in which all of it fits; else what has room."""
    for natural in TITLES:
        found = _set(face, card, box, disc, natural)
        if not any(block.cut for block, _, _ in found):
            break
    for block, x, y in found:
        face.add(block, x, y)


def _set(face: Face, card: Card, box: Box, disc: float, natural: float) -> list[tuple[Block, float, float]]:
    """The texts with their places; the title has that natural cap height."""
    scale, colors = face.scale, face.theme.colors
    beside = box.w - (disc + 2.5 * scale if disc else 0.0)
    title = card.title or face.made.words.value["card.untitled"]
    cap = fitting_cap([title], "semibold", face.cap(natural), beside, LEAST_CAP)
    style = Style("semibold" if card.title else "regular", cap, colors.ink if card.title else colors.quiet, TIGHT)
    quote = quote_text(card)
    texts = [part for part in (body_text(card), f"“{quote}”" if quote else "") if part]
    small = Style("regular", max(LEAST_CAP, min(face.cap(2.9), cap * 0.85)), colors.text, 1.3)
    spare = small.size * small.leading if texts else 0.0
    head = set_text(title, style, beside, max(1, _lines(box.h - spare, style)))
    gap, deep = 1.6 * scale, box.y + disc + 1.6 * scale
    y = box.y + head.height + 2.4 * scale
    said, cut = _below(texts, small, box, y, (deep, beside), gap)
    if y < deep and cut:  # then in the whole width, below the face
        said, cut = _below(texts, small, box, deep, (0.0, beside), gap)
    return [(replace(head, cut=head.cut or cut), box.x, box.y), *said]


def _below(
    texts: list[str], style: Style, box: Box, y: float, face: tuple[float, float], gap: float
) -> tuple[list[tuple[Block, float, float]], bool]:
    """Texts from ``y`` on with their places, and whether not all has room.

    What begins above a face's lower edge is as narrow as what stands beside it: ``face`` is both.
    """
    found: list[tuple[Block, float, float]] = []
    edge, beside = face
    for text in texts:
        most = _lines(box.bottom - y, style)
        if most < 1:
            return found, True
        block = set_text(text, style, beside if y < edge else box.w, most)
        found.append((block, box.x, y))
        y += block.height + gap
    return found, any(block.cut for block, _, _ in found)


def _lines(room: float, style: Style) -> int:
    """How many lines have room in a height."""
    step = style.size * style.leading
    return int((room - style.cap - 0.2 * style.size) / step + 1 + 1e-6)


# -- headers ------------------------------------------------------------------------------------
def stage_face(made: Material, column: int, width: float, height: float) -> Face:
    """A stage's number, name and goal on its colour, to head a column."""
    stage: Stage = made.held.stages[column]
    face = Face(made, width, height, about=made.stage_name(stage))
    scale, colors, inner = face.scale, face.theme.colors, face.inner
    face.shapes.append(
        Rect(Box(EDGE, EDGE, width - 2 * EDGE, height - 2 * EDGE), fill=colors.head, radius=2 * scale)
    )  # fmt: skip
    quiet = Style("regular", face.cap(2.7), colors.on_head_quiet)
    phase = set_text(made.words.value[f"phase.{stage.phase}"], quiet, inner.w * 0.7, 1)
    number = set_line(str(column + 1), Style("bold", 9.0 * scale, colors.on_head_quiet))
    y = inner.y + 5.0 * scale
    face.shapes += number.at(inner.x, y)
    face.add(phase, inner.right - phase.width, y)
    y += number.height + 4.0 * scale
    _named(face, made.stage_name(stage), str(stage.fields.get("goal", "")).strip(), y, colors.on_head, quiet)
    return face


def lane_face(made: Material, lane: Lane, width: float, height: float) -> Face:
    """A lane's icon and name on its colour, to head a row."""
    face = Face(made, width, height, about=made.lane_name(lane))
    scale, colors, inner, ink = face.scale, face.theme.colors, face.inner, _ink(face, lane)
    face.shapes.append(
        Rect(Box(EDGE, EDGE, width - 2 * EDGE, height - 2 * EDGE), fill=ink.ground, radius=2 * scale)
    )  # fmt: skip
    size = 12.0 * scale
    face.shapes.append(Symbol(lane_icon(lane), inner.x, inner.y + 2.6 * scale, size, ink.mark))
    words = made.words.value
    said = [words[f"{key}.{lane.fields[key]}"] for key in SAID if lane.fields.get(key)]
    quiet = Style("regular", face.cap(2.7), colors.quiet)
    top = inner.y + 2.6 * scale + size + 3.4 * scale
    _named(face, made.lane_name(lane), " · ".join(said), top, colors.ink, quiet)
    return face


def _named(face: Face, title: str, text: str, y: float, color: str, quiet: Style) -> None:
    """A large name, and below it a text where there is one."""
    inner, scale = face.inner, face.scale
    bottom = face.height - EDGE - 2.4 * scale
    cap = fitting_cap([title], "bold", 5.6 * scale, inner.w, LEAST_CAP)
    style = Style("bold", cap, color, TIGHT)
    wanted = set_text(text, quiet, inner.w, 3).lines
    for lines in range(wanted, -1, -1):  # the name comes first
        spare = lines * quiet.size * quiet.leading + 2 * scale if lines else 0.0
        name = set_text(title, style, inner.w, max(1, _lines(bottom - y - spare, style)))
        if not name.cut or lines <= 1:
            break
    face.add(name, inner.x, y)
    y += name.height + 2.4 * scale
    most = _lines(bottom - y, quiet)
    if text and most < 1:
        face.cut = True
    elif text:
        face.add(set_text(text, replace(quiet, color=color), inner.w, most), inner.x, y)


# -- by hand ------------------------------------------------------------------------------------
def empty_face(made: Material, lane: Lane | None, width: float, height: float) -> Face:
    """A card to fill in: a circle for the face where it is a contact's, lines, and which stage it belongs to."""
    face = Face(made, width, height, about=made.words.value["pages.empty_card"])
    scale, inner, colors = face.scale, face.inner, face.theme.colors
    top = _strip(face, lane, "") + 3.0 * scale
    style = Style("regular", face.cap(2.5), colors.quiet)
    foot = face.height - EDGE - 2.2 * scale - style.cap
    named = set_text(made.words.value["pages.stage"], style, inner.w * 0.5, 1)
    face.add(named, inner.x, foot)
    face.shapes.append(_rule(inner.x + named.width + 2 * scale, inner.right, foot + style.cap + 0.4, face.theme))
    disc = 12.0 * scale if lane is None or lane.lane_kind == "channel" else 0.0
    if disc:
        face.shapes.append(empty_circle(inner.right - disc, top, disc, face.theme))
    y = top + 7.0 * max(0.8, scale)
    while y <= foot - 4.0 * scale:
        end = inner.right - (disc + 3 * scale if disc and y < top + disc + 1.0 else 0.0)
        face.shapes.append(_rule(inner.x, end, y, face.theme))
        y += LINE
    return face


def empty_circle(x: float, y: float, size: float, theme: Theme) -> Symbol:
    """A dashed circle in which a face is drawn by hand."""
    return Symbol("face:none", x, y, size, theme.colors.emotions[None])


def _rule(left: float, right: float, y: float, theme: Theme) -> Path:
    """A line to write on."""
    return Path((("M", left, y), ("L", right, y)), stroke=theme.colors.line, stroke_width=theme.spacing.hairline)
