"""How the lanes of a stage are divided among the columns of its pages."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from app.domain.records import Card, Lane
from app.layout.cards import SetCard
from app.layout.lanes import labels
from app.layout.measures import measured
from app.layout.shapes import Box
from app.layout.typeset import Style, set_text
from app.poster.material import Material
from app.poster.stage_pieces import GAP, GUTTER, NAMES, PAD, Lines, Means, Named, Note, Piece
from app.poster.words import fill

LABEL = (38.0, 41.0, 44.0, 47.0)
"""The widths that the lanes' names may have beside the cards: the first with which they can be large is taken."""
NAME = 3.3
"""The cap height of the lanes' names if they can be large."""
CARD = 40.0
"""The least width of cards, if the column has room for one,"""
WIDEST = 96.0
"""and their greatest."""
_BETWEEN = 2.0


@dataclass(frozen=True, slots=True)
class Form:
    """One way to set a stage: the scale of its cards, how many columns of lanes a page has, whether the lanes' names
    stand beside their cards, how much of its usual height the curve has, and the size of the lanes against that of
    the page's head."""

    scale: float
    columns: int = 1
    aside: bool = True
    curve: float = 1.0
    size: float = 1.0


@dataclass(frozen=True, slots=True)
class Frames:
    """The columns of the pages, one after the other: those of the first page begin at ``tops[0]``, the others' at
    ``tops[1]``, and of the height below that they have a ``share``."""

    room: Box
    columns: int
    gap: float
    tops: tuple[float, float]
    share: float = 1.0

    def box(self, number: int) -> Box:
        """The column of that number."""
        width = (self.room.w - (self.columns - 1) * self.gap) / self.columns
        top = self.tops[0 if number < self.columns else 1]
        x = self.room.x + number % self.columns * (width + self.gap)
        return Box(x, top, width, self.share * (self.room.bottom - top))


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece in the column of that number, at that y."""

    frame: int
    y: float
    piece: Piece


@dataclass(slots=True)
class Known:
    """What was set for one division and is used by the next: cards by lane, width, scale and greatest height; the
    names of lanes by their scale and the width of a column, or -1 where they stand aside."""

    cards: dict[tuple[str, float, float, float], list[SetCard]] = field(default_factory=dict)
    names: dict[tuple[float, float], dict[str, Named]] = field(default_factory=dict)


@dataclass(slots=True)
class Flow:
    """Divides a stage among columns; ``whole``: a lane that has room in one column is not parted."""

    made: Material
    column: int
    unit: float
    form: Form
    frames: Frames
    whole: bool
    known: Known
    placed: list[Placed] = field(default_factory=list)
    frame: int = 0
    y: float = 0.0

    def run(self) -> list[Placed]:
        """All pieces with their places."""
        self.y = self.box.y
        held = self.made.held
        for row, lane in enumerate(held.lanes):
            cards = held.cells.get((self.column, row), [])
            if cards:
                self._lane(lane, cards)
        for piece in self._means():
            self._put(piece, piece.height)
        self._note()
        return self.placed

    @property
    def box(self) -> Box:
        """The column that is being filled."""
        return self.frames.box(self.frame)

    def _turn(self) -> None:
        self.frame += 1
        self.y = self.box.y

    def _put(self, piece: Piece, height: float) -> None:
        """Place a piece below the last one, or in the next column."""
        if self.y + height > self.box.bottom + 1e-6 and self.y > self.box.y:
            self._turn()
        self.placed.append(Placed(self.frame, self.y, piece))
        self.y += height

    # -- lanes ----------------------------------------------------------------------------------
    def _lane(self, lane: Lane, cards: list[Card]) -> None:
        """A lane's cards in lines, in as many columns as they need."""
        unit, scale, label = self.unit, self.unit * self.form.scale, self._label(lane)
        lines = Lines(self.made, lane, label, (), 1, 0.0, self.box.w, unit)
        ground, gap = self.box.w - lines.indent - 2 * PAD * unit, GAP * unit
        beside = max(1, int((ground + gap) / (CARD * scale + GUTTER * unit + gap)))
        beside = min(beside, len(cards))
        width = min((ground - (beside - 1) * gap) / beside - GUTTER * unit, WIDEST * scale)
        most = min(self.frames.room.bottom - top for top in self.frames.tops) - lines.above - (PAD + _BETWEEN) * unit
        left = self._set(lane, cards, width, scale, most)
        lines = replace(lines, cards=tuple(left), beside=beside, width=width)
        if self.whole and self.y + lines.height > self.box.bottom and self.y > self.box.y:
            self._turn()
        while left:
            taken = self._taken(lines, left)
            if not taken:
                self._turn()
                continue
            piece = replace(lines, cards=tuple(left[:taken]))
            self._put(piece, piece.height + _BETWEEN * unit if taken == len(left) else piece.height)
            left = left[taken:]

    def _label(self, lane: Lane) -> "Named":
        """A lane's name in the size that all names on the stage's page have."""
        key = self.unit, -1.0 if self.form.aside else self.box.w
        if key not in self.known.names:
            rows = {row for _, row in self.made.held.cells}
            lanes = [one for row, one in enumerate(self.made.held.lanes) if row in rows]
            for width in [one * self.unit for one in LABEL] if self.form.aside else [self.box.w]:
                found = labels(lanes, width, self.unit * NAMES, self.made.words.value, self.made.theme.value)
                if found[0].cap >= NAME * self.unit:
                    break
            shown = width if self.form.aside else 0.0
            self.known.names[key] = {one.id: Named(name, shown) for one, name in zip(lanes, found, strict=True)}
        return self.known.names[key][lane.id]

    def _set(self, lane: Lane, cards: list[Card], width: float, scale: float, most: float) -> list[SetCard]:
        key = lane.id, width, scale, most
        if key not in self.known.cards:
            look = self.made.look(lane, width, scale)
            self.known.cards[key] = [self.made.set_card(card, look, most) for card in cards]
        return self.known.cards[key]

    def _taken(self, lines: "Lines", cards: Sequence[SetCard]) -> int:
        """How many cards have room in this column; in an untouched one at least a line."""
        taken = 0
        for start in range(0, len(cards), lines.beside):
            more = min(len(cards), start + lines.beside)
            height = replace(lines, cards=tuple(cards[:more])).height
            if self.y + height > self.box.bottom + 1e-6 and (start or self.y > self.box.y):
                break
            taken = more
        return taken

    # -- what else is said ----------------------------------------------------------------------
    def _means(self) -> list["Means"]:
        """The means of the scales that the map shows; those that no card of the stage states are not."""
        held = self.made.held
        lanes = [lane for lane in held.lanes if lane.lane_kind == "metric"]
        found = [(lane, measured(held, lane).only(self.column)) for lane in lanes]
        stated = [(lane, one) for lane, one in found if one.values[0] is not None]
        beside = max(1, int(self.box.w / (84 * self.unit)))
        lines = [stated[start : start + beside] for start in range(0, len(stated), beside)]
        return [Means(self.made, tuple(line), self.box.w / beside, self.unit) for line in lines]

    def _note(self) -> None:
        """Which lanes have nothing in this stage, where there is room left to say so."""
        held, unit = self.made.held, self.unit
        empty = [
            self.made.lane_name(lane)
            for row, lane in enumerate(held.lanes)
            if (self.column, row) not in held.cells and lane.lane_kind in ("channel", "text")
        ]
        if not empty:
            return
        style = Style("regular", 2.6 * unit, self.made.theme.value.colors.quiet)
        said = set_text(fill(self.made.words.value, "pages.empty_lanes", lanes=", ".join(empty)), style, self.box.w)
        if self.y + 2 * unit + said.height <= self.frames.room.bottom:
            self.placed.append(Placed(self.frame, self.y, Note(said, 2 * unit)))
