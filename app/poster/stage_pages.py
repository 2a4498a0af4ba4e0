"""One page for each stage: where it stands on the journey, its stretch of the curve, its lanes with their cards large.

A stage that is too long for one page goes on to the next.
"""

from app.domain.records import Card, Lane
from app.layout.cards import SetCard
from app.layout.grid import pack
from app.layout.lanes import Label, label_group, labels, means, metric_group, row_group
from app.layout.shapes import Box, Shape, Symbol
from app.layout.typeset import Style, set_line
from app.poster.leaf import Leaf, finished
from app.poster.material import Material, material, unit_of
from app.poster.page import Printout
from app.poster.paper import Paper
from app.poster.press import Press
from app.poster.spec import PrintSpec
from app.poster.stage_heads import put_curve, put_head
from app.poster.words import fill
from app.text.shaper import break_lines

SCALES = (1.5, 1.35, 1.2, 1.1)
"""Cards are so much larger where the whole stage then fits on one page."""
LEAST = 1.04
"""The least scale of cards: a note's title may be set smaller for the sake of a long word, and shall still be read."""
LOW_CURVE = 0.7
"""The curve is so much lower where the whole stage then fits on one page."""
WIDE = 150.0
"""From this natural width between the borders on the lanes' names stand beside the cards, below it above them."""
LABEL = 38.0, 41.0
"""How wide the lanes' names are at least and at most."""
NAMES = 0.76
"""The scale of the lanes' names."""
CARD = 40.0
"""The least width of cards, if the page has room for one,"""
WIDEST = 96.0
"""and their greatest."""
GUTTER = 6.4
"""Left of a card, for its number."""
_GAP = 2.8
_PAD = 2.6
_BETWEEN = 2.0


def stage_pages(press: Press, spec: PrintSpec) -> Printout:
    """The pages of all stages in order; a map without stages has one page that says so."""
    made = material(press)
    leaves: list[Leaf] = []
    for column in range(len(made.held.stages)):
        leaves += _Flow(made, spec.paper, column).leaves()
    return finished(press.title, leaves or [_nothing(made, spec.paper)])


def _nothing(made: Material, paper: Paper) -> Leaf:
    leaf = Leaf(made, paper, "1")
    room, colors = leaf.room, leaf.theme.colors
    title = leaf.write(made.title, Style("bold", 7 * leaf.unit, colors.ink), room, 6)
    below = Box(room.x, room.y + title.height + 6 * leaf.unit, room.w, 0.0)
    leaf.write(made.words.value["pages.no_stages"], Style("regular", 3.2 * leaf.unit, colors.quiet), below, 4)
    return leaf


class _Flow:
    """The pages of one stage."""

    def __init__(self, made: Material, paper: Paper, column: int) -> None:
        self.made, self.paper, self.column = made, paper, column
        self.stage = made.held.stages[column]
        self.unit = self.scale = unit_of(paper)
        self.curve = 1.0
        self.done: list[Leaf] = []
        self.y = 0.0
        self.below_head = 0.0

    def leaves(self) -> list[Leaf]:
        """The pages with the largest cards that need no more of them, else with as few pages as can be."""
        for scale, curve in (*((scale, 1.0) for scale in SCALES), (LEAST, 1.0), (LEAST, LOW_CURVE)):
            found = self.flown(scale, curve)
            if len(found) == 1:
                return found
        return min(self.flown(LEAST, 1.0), found, key=len)

    def flown(self, scale: float, curve: float) -> list[Leaf]:
        """The pages with cards of that scale, and so much of the curve's usual height."""
        self.scale, self.curve = self.unit * scale, curve
        self.done = []
        self.turn()
        held = self.made.held
        for row, lane in enumerate(held.lanes):
            cards = held.cells.get((self.column, row), [])
            if cards:
                self.lane(lane, cards)
        self.figures()
        self.empty_lanes()
        return self.done

    # -- pages ----------------------------------------------------------------------------------
    @property
    def leaf(self) -> Leaf:
        """The page that is being filled."""
        return self.done[-1]

    def turn(self) -> None:
        """Begin the next page of the stage."""
        number = len(self.done) + 1
        name = f"{self.column + 1}" if number == 1 else f"{self.column + 1}-{number}"
        bookmark = f"{self.column + 1} {self.made.stage_name(self.stage)}" if number == 1 else ""
        self.done.append(Leaf(self.made, self.paper, name, bookmark))
        self.y = put_head(self.leaf, self.column, again=number > 1)
        if number == 1:
            self.y = put_curve(self.leaf, self.column, self.y, self.curve)
        self.below_head = self.y

    @property
    def free(self) -> float:
        """The height that is left on the page."""
        return self.leaf.room.bottom - self.y

    @property
    def untouched(self) -> bool:
        """Whether no lane stands on the page yet."""
        return self.y == self.below_head

    # -- lanes ----------------------------------------------------------------------------------
    @property
    def aside(self) -> float:
        """The width of the lanes' names beside the cards; 0 where they stand above them."""
        least, most = (width * self.unit for width in LABEL)
        room = self.leaf.room.w
        return min(most, max(least, 0.17 * room)) if room >= WIDE * self.unit else 0.0

    @property
    def ground_box(self) -> Box:
        """Where cards go, from the first free height on."""
        room, left = self.leaf.room, self.aside + (1.4 * self.unit if self.aside else 0.0)
        return Box(room.x + left, self.y, room.w - left, self.free)

    def lane(self, lane: Lane, cards: list[Card]) -> None:
        """A lane's cards in lines, on as many pages as they need."""
        unit, ground = self.unit, self.ground_box
        pad, gap, gutter = _PAD * unit, _GAP * unit, GUTTER * unit
        beside = max(1, int((ground.w - 2 * pad + gap) / (CARD * self.scale + gutter + gap)))
        beside = min(beside, len(cards))
        width = min((ground.w - 2 * pad - (beside - 1) * gap) / beside - gutter, WIDEST * self.scale)
        label = self._label(lane)
        most = self.leaf.room.bottom - self.below_head - self._top(label) - pad
        look = self.made.look(lane, width, self.scale)
        made = [self.made.set_card(card, look, most) for card in cards]
        step = width + gutter + gap
        while made:
            taken = self._taken(made, beside, label, gap)
            if not taken:
                self.turn()
                continue
            self._put_lines(lane, label, made[:taken], beside, step)
            made = made[taken:]

    def _label(self, lane: Lane) -> Label:
        words, theme = self.made.words.value, self.leaf.theme
        return labels([lane], self.aside or self.leaf.room.w, self.unit * NAMES, words, theme)[0]

    def _top(self, label: Label) -> float:
        """What stands above the first card of a lane."""
        return _PAD * self.unit if self.aside else label.height

    def _taken(self, made: list[SetCard], beside: int, label: Label, gap: float) -> int:
        """How many cards have room on this page; on an untouched one at least a line."""
        spent = self._top(label) + _PAD * self.unit
        taken = 0
        for start in range(0, len(made), beside):
            line = max(card.height for card in made[start : start + beside])
            least = max(spent + line, label.height) if not start else spent + line
            if least > self.free + 1e-6 and (start or not self.untouched):
                break
            taken = min(len(made), start + beside)
            spent += line + gap
        return taken

    def _put_lines(self, lane: Lane, label: Label, cards: list[SetCard], beside: int, step: float) -> None:
        unit, leaf, ground = self.unit, self.leaf, self.ground_box
        top, pad = self._top(label), _PAD * unit
        packed = pack([card.height for card in cards], beside, _GAP * unit)
        height = max(top + packed.height + pad, label.height)
        self._put_ground(lane, label, Box(ground.x, self.y, ground.w, height))
        number = Style("semibold", 2.6 * unit, leaf.theme.colors.quiet)
        for at, card in enumerate(cards):
            x = ground.x + pad + (at % beside) * step
            line = at // beside
            box = Box(x + GUTTER * unit, self.y + top + packed.tops[line], card.look.width, packed.heights[line])
            leaf.put_card(card, box)
            text = set_line(self.made.numbers[card.card.id].partition(".")[2], number)
            leaf.put(text.at(box.x - 1.6 * unit - text.width, box.y + 3.2 * unit), None, card.card.id)
        self.y += height + _BETWEEN * unit

    def _put_ground(self, lane: Lane, label: Label, box: Box) -> None:
        """What a lane's cards stand on, and its name."""
        leaf, unit, words, theme = self.leaf, self.unit, self.made.words.value, self.leaf.theme
        leaf.groups.append(row_group(lane, box, (0.0, box.w), unit, theme))
        if label.name.cut:
            leaf.shortened[lane.id] = None
        if self.aside:
            place = Box(leaf.room.x, box.y, self.aside, box.h)
            leaf.groups.append(label_group(lane, label, place, unit * NAMES, words, theme))
            return
        named = label_group(lane, label, Box(box.x, box.y, box.w, label.height), unit * NAMES, words, theme)
        shapes: tuple[Shape, ...] = named.shapes[1:] if lane.lane_kind == "channel" else named.shapes
        leaf.put(shapes, named.box, lane.id, named.about)

    def figures(self) -> None:
        """The means of the scales that the map shows, side by side; those that no card of the stage states are not."""
        unit, held, leaf = self.unit, self.made.held, self.leaf
        lanes = [lane for lane in held.lanes if lane.lane_kind == "metric"]
        stated = [(lane, mean) for lane in lanes if (mean := means(held, lane)[self.column]) is not None]
        if not stated:
            return
        beside = max(1, int(leaf.room.w / (84 * unit)))
        step, line = leaf.room.w / beside, 11.0 * unit
        for at, (lane, value) in enumerate(stated):
            if at % beside == 0 and line > self.free and not self.untouched:
                self.turn()
            leaf, box = self.leaf, Box(self.leaf.room.x + at % beside * step, self.y, step - 6 * unit, line)
            style = Style("regular", 3.0 * unit, leaf.theme.colors.ink)
            size = 5.0 * unit
            leaf.put(
                [Symbol("lane:metric", box.x + 2.3 * unit, box.y + (line - size) / 2, size, leaf.theme.colors.mark)]
            )
            name = Box(box.x + 9.4 * unit, box.y + (line - style.cap) / 2, 28 * unit, 0.0)
            leaf.write(self.made.lane_name(lane), style, name, 1, lane.id)
            bar = Box(name.right, box.y, box.right - name.right, line)
            words = self.made.words.value
            leaf.groups.append(metric_group(lane, [value], bar, (0.0, bar.w), 0.8 * unit, words, leaf.theme))
            if at % beside == beside - 1 or at + 1 == len(stated):
                self.y += line

    def empty_lanes(self) -> None:
        """Which lanes have nothing in this stage, where there is room left to say so."""
        held = self.made.held
        empty = [
            self.made.lane_name(lane)
            for row, lane in enumerate(held.lanes)
            if (self.column, row) not in held.cells and lane.lane_kind in ("channel", "text")
        ]
        if not empty:
            return
        style = Style("regular", 2.6 * self.unit, self.leaf.theme.colors.quiet)
        said = fill(self.made.words.value, "pages.empty_lanes", lanes=", ".join(empty))
        room = self.leaf.room
        box = Box(room.x, self.y + 2 * self.unit, room.w, 0.0)
        lines = int((self.free - 2 * self.unit) / (style.size * style.leading))
        if lines >= len(break_lines(said, style.weight, style.size, box.w)):
            self.leaf.write(said, style, box)
            self.y = room.bottom
