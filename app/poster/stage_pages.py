"""One page for each stage: where it stands on the journey, its stretch of the curve, its lanes with their cards large.

A stage that is too long for one page goes on to the next.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from app.layout.typeset import Style
from app.poster.leaf import Leaf, finished
from app.poster.material import Material, material, unit_of
from app.poster.page import Printout
from app.poster.paper import Paper
from app.poster.press import Press
from app.poster.spec import PrintSpec
from app.poster.stage_flow import Flow, Form, Frames, Known, Placed
from app.poster.stage_heads import put_curve, put_head

SCALES = (1.5, 1.35, 1.2, 1.1, 1.04)
"""The scales of cards, the largest with which the stage needs no more pages is taken.  The least: a note's title may be
set smaller for the sake of a long word, and shall still be read."""
LOW_CURVE = 0.7
"""The curve is so much lower where the whole stage then fits on one page."""
WIDE = 150.0
"""From this natural width between the borders on the lanes' names may stand beside the cards, below it above them."""
TWO_COLUMNS = 230.0
"""From this natural width on lanes may stand in two columns."""
SHARES = tuple(n / 20 for n in range(8, 20))
"""How much of the columns' height is used, so that all are about as long."""
_BETWEEN_COLUMNS = 6.0


def stage_pages(press: Press, spec: PrintSpec) -> Printout:
    """The pages of all stages in order; a map without stages has one page that says so."""
    made = material(press)
    leaves: list[Leaf] = []
    for column in range(len(made.held.stages)):
        leaves += _Stage(made, spec.paper, column).leaves()
    return finished(press.title, leaves or [_nothing(made, spec.paper)])


def _nothing(made: Material, paper: Paper) -> Leaf:
    leaf = Leaf(made, paper, "1")
    room, colors = leaf.room, leaf.theme.colors
    title = leaf.write(made.title, Style("bold", 7 * leaf.unit, colors.ink), room, 6)
    below = replace(room, y=room.y + title.height + 6 * leaf.unit)
    leaf.write(made.words.value["pages.no_stages"], Style("regular", 3.2 * leaf.unit, colors.quiet), below, 4)
    return leaf


@dataclass(slots=True)
class _Stage:
    """The pages of one stage."""

    made: Material
    paper: Paper
    column: int
    _known: Known = field(default_factory=Known)
    _tops: dict[float, tuple[float, float]] = field(default_factory=dict)

    def leaves(self) -> list[Leaf]:
        """One page in the form with the largest cards; else as few pages as can be, all about as full."""
        for form in self._forms():
            placed = self._divided(form)
            if self._count(form, placed) == 1:
                return self._drawn(form, self._even(form, 1) if form.columns > 1 else placed)
        usual = [form for form in self._forms() if form.curve == form.size == 1.0]
        fewest = min(self._count(form, self._divided(form)) for form in usual)
        form = next(form for form in usual if self._count(form, self._divided(form)) == fewest)
        return self._drawn(form, self._even(form, fewest))

    def _forms(self) -> Iterator[Form]:
        """What is tried, the largest cards first; on pages larger than A4 at last the lanes in the size of A4."""
        unit, width = unit_of(self.paper), Leaf(self.made, self.paper, "").room.w
        ways = [Form(1.0, aside=width >= WIDE * unit)]
        if width >= TWO_COLUMNS * unit:
            ways += [Form(1.0, 2), Form(1.0, 2, aside=False)]
        elif ways[0].aside:
            ways.append(Form(1.0, aside=False))
        for size in (1.0, 1 / unit) if unit > 1.0 else (1.0,):
            yield from (replace(way, scale=scale, size=size) for scale in SCALES for way in ways)
            yield from (replace(way, scale=SCALES[-1], curve=LOW_CURVE, size=size) for way in ways)

    def _divided(self, form: Form, share: float = 1.0, *, whole: bool = False) -> list[Placed]:
        """The pieces with their places, in columns of so much of their height; ``whole`` as ``Flow`` says."""
        room, unit = Leaf(self.made, self.paper, "").room, unit_of(self.paper)
        frames = Frames(room, form.columns, _BETWEEN_COLUMNS * unit, self._top(form.curve), share)
        return Flow(self.made, self.column, unit * form.size, form, frames, whole, self._known).run()

    def _even(self, form: Form, pages: int) -> list[Placed]:
        """Divided among so many pages so that their columns are about as long, and no lane parted if that can be."""
        for whole in (True, False):
            for share in (*SHARES, 1.0):
                placed = self._divided(form, share, whole=whole)
                if self._count(form, placed) == pages:
                    return placed
        raise AssertionError("the usual division has so many pages")

    @staticmethod
    def _count(form: Form, placed: list[Placed]) -> int:
        """How many pages that needs."""
        return max((one.frame for one in placed), default=0) // form.columns + 1

    # -- pages ----------------------------------------------------------------------------------
    def _drawn(self, form: Form, placed: list[Placed]) -> list[Leaf]:
        leaves = [self._begun(number, form.curve)[0] for number in range(self._count(form, placed))]
        room, unit = leaves[0].room, leaves[0].unit
        frames = Frames(room, form.columns, _BETWEEN_COLUMNS * unit, self._top(form.curve))
        for one in placed:
            one.piece.put(leaves[one.frame // form.columns], frames.box(one.frame).x, one.y)
        return leaves

    def _top(self, curve: float) -> tuple[float, float]:
        """Where the lanes begin on the first page and on the others, with so much of the curve's height."""
        if curve not in self._tops:
            self._tops[curve] = self._begun(0, curve)[1], self._begun(1, curve)[1]
        return self._tops[curve]

    def _begun(self, number: int, curve: float) -> tuple[Leaf, float]:
        """A page of the stage with its head, and the y below."""
        stage = self.made.held.stages[self.column]
        name = f"{self.column + 1}-{number + 1}" if number else f"{self.column + 1}"
        leaf = Leaf(self.made, self.paper, name, "" if number else f"{name} {self.made.stage_name(stage)}")
        y = put_head(leaf, self.column, again=number > 0)
        return leaf, y if number else put_curve(leaf, self.column, y, curve)
