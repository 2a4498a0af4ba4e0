"""Pages that are filled from top to bottom: headings, charts, and rows of text."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from app.charts.kinds import chart
from app.charts.sheet import Chart
from app.charts.study import Asked, Room, Study
from app.layout.shapes import Box, Rect
from app.layout.typeset import TIGHT, Block, Style, set_text
from app.poster.leaf import Leaf
from app.poster.material import Material
from app.poster.paper import Paper
from app.poster.press import Press

GAP = 9.0
ASIDE = 0.38
"""The share of the width for what a row is about; the rest tells more."""
LOWER = 0.8
"""Of its usual height, what a chart may have to share a page."""
SMALLER = 6
"""So many times a chart that is too large is made smaller."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row: what it is about, what is said of it, and whose it is."""

    title: str
    lines: tuple[str, ...]
    owner: str = ""


@dataclass(slots=True)
class Flow:
    """The pages so far; ``y`` is where the next thing goes on the last of them, ``first`` the number of the first."""

    press: Press
    made: Material
    paper: Paper
    first: int = 1
    leaves: list[Leaf] = field(default_factory=list)
    y: float = 0.0
    top: float = 0.0
    """Where the first thing below the page's heading goes."""

    @property
    def leaf(self) -> Leaf:
        """The page that is being filled."""
        return self.leaves[-1]

    @property
    def free(self) -> float:
        """What is left of the page."""
        return self.leaf.room.bottom - self.y

    @property
    def fresh(self) -> bool:
        """Whether nothing but a heading is on the page yet."""
        return self.y <= self.top

    def turn(self, bookmark: str = "") -> None:
        """Begin the next page."""
        self.leaves.append(Leaf(self.made, self.paper, str(len(self.leaves) + self.first), bookmark))
        self.y = self.top = self.leaf.room.y

    # -- text ---------------------------------------------------------------------------------
    def heading(self, text: str, about: str = "") -> None:
        """A heading with a line under it, and perhaps a sentence on what follows."""
        leaf, unit, colors, fresh = self.leaf, self.leaf.unit, self.leaf.theme.colors, self.fresh
        room = leaf.room
        block = leaf.write(text, Style("bold", 5.4 * unit, colors.ink, TIGHT), Box(room.x, self.y, room.w, 0.0), 3)
        self.y += block.height + 2.4 * unit
        if about:
            quiet = Style("regular", 2.7 * unit, colors.quiet)
            self.y += leaf.write(about, quiet, Box(room.x, self.y, room.w, 0.0), 4).height + 2.4 * unit
        leaf.put([Rect(Box(room.x, self.y, room.w, 0.6 * unit), fill=colors.navy)])
        self.y += 5.0 * unit
        if fresh:
            self.top = self.y

    def subheading(self, text: str) -> None:
        """A heading within a section; never the last thing on a page."""
        unit = self.leaf.unit
        if self.free < 26 * unit and not self.fresh:
            self.turn()
        leaf = self.leaf
        style = Style("semibold", 3.6 * unit, leaf.theme.colors.navy, TIGHT)
        block = leaf.write(text, style, Box(leaf.room.x, self.y, leaf.room.w, 0.0), 2)
        self.y += block.height + 3.0 * unit

    def paragraph(self, text: str) -> None:
        """A sentence or two in quiet type."""
        unit = self.leaf.unit
        style = Style("regular", 2.8 * unit, self.leaf.theme.colors.quiet)
        block = set_text(text, style, self.leaf.room.w, 12)
        if block.height > self.free and not self.fresh:
            self.turn()
        self.leaf.write(text, style, Box(self.leaf.room.x, self.y, self.leaf.room.w, 0.0), 12)
        self.y += block.height + 4.0 * unit

    def entry(self, one: Entry) -> None:
        """A row with a line above it; one that has no room begins the next page."""
        unit, room, colors = self.leaf.unit, self.leaf.room, self.leaf.theme.colors
        left, gap = room.w * ASIDE, 5 * unit
        bold, plain = Style("semibold", 2.9 * unit, colors.ink, 1.25), Style("regular", 2.7 * unit, colors.text)
        most = max(2, int(room.h / (2.4 * plain.size * plain.leading)))
        title = set_text(one.title, bold, left, 6)
        blocks = [set_text(line, plain, room.w - left - gap, most) for line in one.lines if line]
        blocks = _fitting(blocks, room.h - 12 * unit)
        told = sum(block.height + 1.4 * unit for block in blocks)
        height = max(title.height, told) + 5.0 * unit
        if height > self.free and not self.fresh:
            self.turn()
        leaf = self.leaf
        leaf.put([Rect(Box(room.x, self.y, room.w, 0.25 * unit), fill=colors.line)])
        y = self.y + 2.6 * unit
        leaf.put(title.at(room.x, y), None, one.owner, one.title)
        for block in blocks:
            leaf.put(block.at(room.x + left + gap, y), None, one.owner)
            y += block.height + 1.4 * unit
        if title.cut or any(block.cut for block in blocks) or len(blocks) < len([line for line in one.lines if line]):
            leaf.shortened[one.owner or self.made.held.map.id] = None
        self.y += height

    # -- charts -------------------------------------------------------------------------------
    def study(self, asked: Asked) -> Study:
        """The map as a chart asks for it, in the words and the look of the print."""
        return Study(self.press.document, self.press.map_id, self.press.words, self.press.theme, asked)

    def chart(self, code: str, study: Study) -> bool:
        """A chart, on as many pages as its rows need; nothing where there is nothing to show."""
        room = Room(self.leaf.room.w, None, self.leaf.unit)
        made = chart(code, study, room)
        if made.empty:
            return False
        if made.drawing.height > self.free and not self.fresh:
            lower = self._lower(code, study, room, made)
            if lower is not None:
                self._put(lower)
                return True
            self.turn()
        if made.drawing.height > self.free or made.drawing.width > room.width + 1e-6:
            made = self._fitted(code, study, replace(room, height=self.free))
        self._put(made)
        while made.next:
            self.turn()
            made = self._fitted(code, study, replace(room, height=self.free, start=made.next))
            self._put(made)
        return True

    def _lower(self, code: str, study: Study, room: Room, usual: Chart) -> Chart | None:
        """A chart a little lower than usual in what is left of the page, in the same type; None where that is too
        little."""
        if self.free < LOWER * usual.drawing.height:
            return None
        made = chart(code, study, replace(room, height=self.free))
        drawing = made.drawing
        fits = drawing.height <= self.free + 1e-6 and drawing.width <= room.width + 1e-6
        return made if fits and not made.next and not made.left else None

    def _fitted(self, code: str, study: Study, room: Room) -> Chart:
        """The chart in that room; in smaller type where it is still too large."""
        made = chart(code, study, room)
        for _ in range(SMALLER):
            drawing, high = made.drawing, room.height or made.drawing.height
            share = min(room.width / drawing.width, high / drawing.height)
            if share >= 0.999:
                break
            room = replace(room, unit=room.unit * share * 0.98)
            made = chart(code, study, room)
        return made

    def _put(self, made: Chart) -> None:
        leaf = self.leaf
        leaf.groups += [group.at(leaf.room.x + group.x, self.y + group.y) for group in made.drawing.groups]
        leaf.shortened |= dict.fromkeys(made.drawing.shortened)
        self.y += made.drawing.height + GAP * leaf.unit


def _fitting(blocks: Sequence[Block], room: float) -> list[Block]:
    """As many blocks from the first on as have room, at least one."""
    kept: list[Block] = []
    for block in blocks:
        room -= block.height
        if room < 0 and kept:
            break
        kept.append(block)
    return kept
