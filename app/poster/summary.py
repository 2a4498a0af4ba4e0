"""The map on one page for those who decide: whose journey, the whole curve, what matters most, the figures.

What the map does not say is left out; a page on which the lists find no room has another one behind it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.layout.typeset import Style, set_text
from app.poster.figures import Figure, figures
from app.poster.leaf import Leaf, finished
from app.poster.material import Material, material, unit_of
from app.poster.page import Printout
from app.poster.paper import Paper
from app.poster.press import Press
from app.poster.spec import PrintSpec
from app.poster.summary_head import put_figures, put_head
from app.poster.summary_journey import put_curve, put_spine
from app.poster.summary_lists import List, plan, put_lists, summary_lists

MOST_CURVE = 0.45
"""Of the height between the borders."""
LEAST_CURVE = 20.0
"""A curve that has less natural height than this is left out."""
_GAP = 6.0
_AIR = 1.6


@dataclass(frozen=True, slots=True)
class Aim:
    """So many rows of every list, and a curve at least so high in natural mm."""

    rows: int
    curve: float


MOST_ROWS, ROWS = 5, 12
"""Of a list below the journey, and of one on a page of lists."""
FIRST = Aim(MOST_ROWS, 60.0), Aim(4, 54.0)
"""What is tried in every size of type, from the page's usual one to that of A4,"""
THEN = Aim(3, 46.0), Aim(3, 40.0), Aim(2, 34.0), Aim(2, 24.0)
"""and then, in the smallest."""
LEAST = 20.0
"""The curve on the first page of two, in natural mm."""
_NOTE = 6.0


def summary_pages(press: Press, spec: PrintSpec) -> Printout:
    """One page; more where not all that is said of map and persona, or no list, has room on the first.

    On a large page type is smaller, at least as on A4, where it takes that to show what matters.
    """
    made = material(press)
    told = figures(press.document, made.held, press.words)
    lists = summary_lists(made, press.document.opportunities(press.map_id))
    leaves = _Setter(made, spec.paper, told, lists).leaves()
    if any(leaf.shortened for leaf in leaves):
        leaves = _Setter(made, spec.paper, told, lists, _NOTE).leaves()
        for leaf in leaves:
            _note(leaf)
    return finished(press.title, leaves)


def _note(leaf: Leaf) -> None:
    """Below a page on which a text is cut short: where all of it can be read."""
    if leaf.shortened:
        room, unit = leaf.room, leaf.unit
        style = Style("regular", 2.5 * unit, leaf.theme.colors.quiet)
        said = leaf.made.words.value["pages.shortened"]
        leaf.put(set_text(said, style, room.w, 1).at(room.x, room.bottom + 2.0 * unit))


def _copied(leaf: Leaf, y: float) -> tuple[Leaf, float]:
    """A page to go on with, and the same y."""
    return replace(leaf, groups=[*leaf.groups], cards=[*leaf.cards], shortened=dict(leaf.shortened)), y


@dataclass(frozen=True, slots=True)
class _Setter:
    """Sets what is on the summary in one way and another; ``kept`` is what each page has free for a note."""

    made: Material
    paper: Paper
    told: Sequence[Figure]
    lists: Sequence[List]
    kept: float = 0.0

    def leaves(self) -> list[Leaf]:
        """The pages: one, if that can be."""
        usual = unit_of(self.paper)
        units = [usual, *(usual**share for share in (0.66, 0.33, 0.0) if usual > 1.0)]
        heads = {unit: self._headed(unit) for unit in units}
        tried = [(aim, unit) for unit in units for aim in FIRST] + [(aim, units[-1]) for aim in THEN]
        for aim, unit in tried:
            leaf, y = _copied(*heads[unit])
            if not leaf.shortened and self._filled(leaf, y, aim):
                return [leaf]
        for unit in units:
            leaf, y = heads[unit]
            if not leaf.shortened and leaf.room.bottom - y >= (LEAST * unit if self._felt else 0.0):
                self._curve(leaf, y)
                return [leaf, *self._listed("2")]
        return self._parted()

    @property
    def _felt(self) -> bool:
        """Whether there is a curve."""
        return any(self.made.held.felt)

    def _leaf(self, name: str, unit: float = 0.0) -> Leaf:
        bookmark = self.made.words.value["pages.summary"] if name == "1" else ""
        return Leaf(self.made, self.paper, name, bookmark, size=unit, kept=self.kept)

    def _headed(self, unit: float) -> tuple[Leaf, float]:
        """The first page with all that stands above the curve, however high that is, and the y below."""
        leaf = self._leaf("1", unit)
        return leaf, self._spine(leaf, put_figures(leaf, self.told, put_head(leaf, 1.0, leaf.room.y, whole=True)))

    def _spine(self, leaf: Leaf, y: float) -> float:
        return put_spine(leaf, y) if self.made.held.stages else y

    def _filled(self, leaf: Leaf, y: float, aim: Aim) -> bool:
        """Puts curve and lists below a height, if the aim has room."""
        unit = leaf.unit
        shown = plan(leaf, self.lists, aim.rows, MOST_ROWS)
        gap = _GAP * unit if shown.height else 0.0
        free = leaf.room.bottom - y - shown.height - gap - _AIR * unit
        if free < (aim.curve * unit if self._felt else 0.0):
            return False
        if self._felt:
            curve = min(free, MOST_CURVE * leaf.room.h)
            put_curve(leaf, y, curve)
            y += curve + gap
        put_lists(leaf, shown, y)
        return True

    def _curve(self, leaf: Leaf, y: float) -> None:
        """The curve in what is left of a page."""
        height = min(leaf.room.bottom - y, MOST_CURVE * leaf.room.h)
        if self._felt and height >= LEAST * leaf.unit:
            put_curve(leaf, y, height)

    def _listed(self, name: str) -> list[Leaf]:
        """A page of lists with as many rows as have room; none without lists."""
        if not self.lists:
            return []
        leaf = self._leaf(name)
        plans = (plan(leaf, self.lists, rows, ROWS) for rows in range(ROWS, 0, -1))
        fitting = (one for one in plans if one.height <= leaf.room.h)
        put_lists(leaf, next(fitting, plan(leaf, self.lists, 1)), leaf.room.y)
        return [leaf]

    def _parted(self) -> list[Leaf]:
        """The head on the first page, on the second the journey, the lists there or on the third; the figures on the
        first of them that has room."""
        first = self._leaf("1")
        y = put_head(first, 1.0, first.room.y)
        more, _ = _copied(first, y)
        both = put_figures(more, self.told, y) <= first.room.bottom
        first = more if both else first
        for aim in (*FIRST, *THEN):
            second, y = self._journey(figured=not both)
            if self._filled(second, y, aim):
                return [first, second]
        second, y = self._journey(figured=not both)
        self._curve(second, y)
        return [first, second, *self._listed("3")]

    def _journey(self, *, figured: bool) -> tuple[Leaf, float]:
        """A second page with the stages, below the figures or without them, and the y below."""
        leaf = self._leaf("2")
        y = put_figures(leaf, self.told, leaf.room.y) if figured else leaf.room.y
        return leaf, self._spine(leaf, y)
