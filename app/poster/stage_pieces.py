"""What stands in the columns of a stage's pages: cards of a lane, the means of scales, a note."""

from dataclasses import dataclass
from typing import Protocol

from app.domain.records import Lane
from app.layout.cards import SetCard
from app.layout.grid import pack
from app.layout.lanes import Label, label_group, metric_group, row_group
from app.layout.measures import Measured
from app.layout.shapes import Box, Shape, Symbol
from app.layout.typeset import Block, Style, set_line
from app.poster.leaf import Leaf
from app.poster.material import Material

NAMES = 0.76
"""The scale of the lanes' names."""
GUTTER = 6.4
"""Left of a card, for its number."""
GAP = 2.8
PAD = 2.6
_LINE = 11.0


class Piece(Protocol):
    """Something as wide as a column."""

    @property
    def height(self) -> float:
        """What it takes of the column."""

    def put(self, leaf: Leaf, x: float, y: float) -> None:
        """Draw it, its upper left corner there."""


@dataclass(frozen=True, slots=True)
class Named:
    """A lane's name, and the width that all names have beside the cards; 0 where they stand above them."""

    label: Label
    width: float


@dataclass(frozen=True, slots=True)
class Lines:
    """Cards of a lane, each ``width`` wide, in lines of so many; all in all ``room`` wide."""

    made: Material
    lane: Lane
    name: Named
    cards: tuple[SetCard, ...]
    beside: int
    width: float
    room: float
    unit: float

    @property
    def indent(self) -> float:
        """What the name takes of the width."""
        return self.name.width + 1.4 * self.unit if self.name.width else 0.0

    @property
    def above(self) -> float:
        """The height above the first card."""
        return PAD * self.unit if self.name.width else self.name.label.height

    @property
    def height(self) -> float:
        """As Piece says."""
        packed = pack([card.height for card in self.cards], self.beside, GAP * self.unit)
        return max(self.above + packed.height + PAD * self.unit, self.name.label.height)

    def put(self, leaf: Leaf, x: float, y: float) -> None:
        """As Piece says."""
        unit, gap, left = self.unit, GAP * self.unit, x + self.indent
        packed = pack([card.height for card in self.cards], self.beside, gap)
        self._put_ground(leaf, Box(left, y, self.room - self.indent, self.height), x)
        number = Style("semibold", 2.6 * unit, leaf.theme.colors.quiet)
        for at, card in enumerate(self.cards):
            line, across = divmod(at, self.beside)
            inset = PAD * unit + across * (self.width + GUTTER * unit + gap) + GUTTER * unit
            box = Box(left + inset, y + self.above + packed.tops[line], card.look.width, packed.heights[line])
            leaf.put_card(card, box)
            text = set_line(self.made.numbers[card.card.id].partition(".")[2], number)
            leaf.put(text.at(box.x - 1.6 * unit - text.width, box.y + 3.2 * unit), None, card.card.id)

    def _put_ground(self, leaf: Leaf, box: Box, x: float) -> None:
        """What the cards stand on, and the lane's name."""
        unit, words, theme, label = self.unit, self.made.words.value, leaf.theme, self.name.label
        leaf.groups.append(row_group(self.lane, box, (0.0, box.w), unit, theme))
        if label.name.cut:
            leaf.shortened[self.lane.id] = None
        if self.name.width:
            place = Box(x, box.y, self.name.width, box.h)
            leaf.groups.append(label_group(self.lane, label, place, unit * NAMES, words, theme))
            return
        named = label_group(self.lane, label, Box(x, box.y, box.w, label.height), unit * NAMES, words, theme)
        shapes: tuple[Shape, ...] = named.shapes[1:] if self.lane.lane_kind == "channel" else named.shapes
        leaf.put(shapes, named.box, self.lane.id, named.about)


@dataclass(frozen=True, slots=True)
class Means:
    """The means of a few scales side by side, each ``width`` wide."""

    made: Material
    stated: tuple[tuple[Lane, Measured], ...]
    width: float
    unit: float

    @property
    def height(self) -> float:
        """As Piece says."""
        return _LINE * self.unit

    def put(self, leaf: Leaf, x: float, y: float) -> None:
        """As Piece says."""
        unit, colors, words = self.unit, leaf.theme.colors, self.made.words.value
        style, size = Style("regular", 3.0 * unit, colors.ink), 5.0 * unit
        for at, (lane, found) in enumerate(self.stated):
            box = Box(x + at * self.width, y, self.width - 6 * unit, self.height)
            middle = box.y + box.h / 2
            leaf.put([Symbol("lane:metric", box.x + 2.3 * unit, middle - size / 2, size, colors.mark)])
            name = Box(box.x + 9.4 * unit, middle - style.cap / 2, 28 * unit, 0.0)
            leaf.write(self.made.lane_name(lane), style, name, 1, lane.id)
            bar = Box(name.right, box.y, box.right - name.right, box.h)
            leaf.groups.append(metric_group(lane, found, bar, (0.0, bar.w), 0.8 * unit, words, leaf.theme))


@dataclass(frozen=True, slots=True)
class Note:
    """A few lines below all the rest, with room above them."""

    text: Block
    above: float

    @property
    def height(self) -> float:
        """As Piece says."""
        return self.above + self.text.height

    def put(self, leaf: Leaf, x: float, y: float) -> None:
        """As Piece says."""
        leaf.put(self.text.at(x, y + self.above), None)
