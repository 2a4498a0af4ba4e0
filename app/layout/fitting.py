"""Fitting a map to a sheet: cards side by side, scale and slack, so that it fills the page at the largest type.

Counts and scale are found with estimated heights of the cards, and the scale is then corrected by real layouts.  The
columns always fill the width exactly; what is left of the height is spread over gaps, curve and rows.
"""

from app.layout.away import keys_away
from app.layout.compose import Composition, Words
from app.layout.contents import Contents
from app.layout.details import own_details
from app.layout.display import USUAL, Display
from app.layout.estimate import Estimate
from app.layout.grid import best_counts, step_counts
from app.layout.placing import Gaps
from app.layout.plan import MOST_SHARE, Plan, curve_share, head_scale, least_ground, sheet_plan
from app.layout.shapes import Drawing, SheetSize
from app.layout.theme import Theme

LARGEST = 2.7
"""How much larger than natural, against the sheet's size, the cards of a sparse map may get."""
SMALLEST = 0.002
CLOSE = 1.003
"""Scales nearer to each other than this are the same."""
HEAD_SHARE = 0.24
"""How much of the height title and persona take at most, if smaller type can help it."""
ROUGHLY = 2.0
"""The step of card widths, natural millimetres, with which numbers of cards side by side are compared."""
TRIES = 12


def fit(held: Contents, sheet: SheetSize, words: Words, theme: Theme, display: Display = USUAL) -> Drawing:
    """The drawing of a map on a sheet."""
    fitting = _Fitting(held, sheet, words, theme, display)
    counts = fitting.counts()
    found = fitting.largest(counts)
    while found.height > fitting.room and fitting.shrink > SMALLEST:  # a sheet too low for its headings
        fitting.shrink *= 0.7
        found = fitting.largest(counts)
    found = fitting.with_more_curve(found)
    return found.drawing(_spread(found, fitting.room))


class _Fitting:
    """The search for one map and sheet."""

    def __init__(self, held: Contents, sheet: SheetSize, words: Words, theme: Theme, display: Display) -> None:
        self.held, self.sheet, self.words, self.theme, self.display = held, sheet, words, theme, display
        self.room = sheet.height - 2 * sheet.margin
        self.top = LARGEST * head_scale(sheet)
        self.curve_share = curve_share(held, theme)
        own = own_details(held.document) if display.details else None
        lined = display.density == "chronological"
        self.estimate = Estimate(
            held, theme, lined=lined, own=own, words=words.value, away=keys_away(display.away, "card")
        )
        self.narrowest = self.estimate.narrowest()
        self.shrink = self.modest()

    def plan(self, counts: tuple[int, ...], scale: float) -> Plan:
        return sheet_plan(self.sheet, counts, scale, self.theme, self.shrink, self.curve_share)

    def modest(self) -> float:
        """How much smaller the headings are set so that title and persona leave the page to the map."""
        counts = (1,) * len(self.held.stages)
        for shrink in (1.0, 0.9, 0.8, 0.7):
            plan = sheet_plan(self.sheet, counts, SMALLEST, self.theme, shrink, self.curve_share)
            tried = Composition(self.held, plan, self.words, self.theme, self.sheet, guessed={}, display=self.display)
            if tried.head_height <= HEAD_SHARE * self.room:
                break
        return shrink

    def counts(self) -> tuple[int, ...]:
        """Cards side by side in each column."""
        if not self.held.stages:
            return ()
        if self.display.density == "chronological":
            return step_counts([len(cards) for cards in self.held.touchpoints], self.held.fixed)
        sizes = {place: len(cards) for place, cards in self.held.cells.items()}
        return best_counts(len(self.held.stages), sizes, self.score, fixed=self.held.fixed)

    def score(self, counts: tuple[int, ...], beat: float) -> float:
        """About the largest scale at which the map fits, or 0 if that is not more than ``beat``."""
        low, high = max(beat * CLOSE, SMALLEST), self.top
        if not self.roughly_fits(counts, low):
            return low if not beat else 0.0
        while high / low > 1.02:
            scale = (low * high) ** 0.5
            if self.roughly_fits(counts, scale):
                low = scale
            else:
                high = scale
        return low

    def roughly_fits(self, counts: tuple[int, ...], scale: float) -> bool:
        """Whether by estimate the map fits at a scale, with cards that are not too narrow."""
        plan = self.plan(counts, scale)
        width, spacing = plan.columns.card_width / scale, self.theme.spacing
        if width < self.narrowest:
            return False
        rows = [least_ground(self.held, row, self.theme) * scale for row in range(len(self.held.lanes))]
        for (_, row), height in self.estimate.cells(counts, width, ROUGHLY).items():
            rows[row] = max(rows[row], (height + 2 * spacing.cell_pad) * scale)
        spent = 84 * plan.head + 34 * plan.stage + plan.curve + len(rows) * spacing.row_gap * scale
        return spent + sum(rows) <= self.room

    def fits(self, counts: tuple[int, ...], scale: float) -> bool:
        """Whether the map fits at a scale, all of it measured but the cards, and these are not too narrow."""
        plan = self.plan(counts, scale)
        width = plan.columns.card_width / scale
        if counts and width < self.narrowest:
            return False
        cells = {place: height * scale for place, height in self.estimate.cells(counts, width).items()}
        guessed = Composition(self.held, plan, self.words, self.theme, self.sheet, cells, self.display)
        return guessed.height <= self.room

    def largest(self, counts: tuple[int, ...]) -> Composition:
        """The composition of the largest scale that fits the height; the smallest there is if none does."""
        low, high = SMALLEST, self.top
        scale = high
        if not self.fits(counts, high):
            while high / low > CLOSE:
                scale = (low * high) ** 0.5
                if self.fits(counts, scale):
                    low = scale
                else:
                    high = scale
            scale = low
        for _ in range(TRIES):
            plan = self.plan(counts, scale)
            found = Composition(self.held, plan, self.words, self.theme, self.sheet, display=self.display)
            if found.height <= self.room:
                break
            scale *= min(0.995, (self.room / found.height) ** 0.8)
        return found

    def with_more_curve(self, found: Composition) -> Composition:
        """The same with a higher curve where a sparse map leaves much of the sheet."""
        slack = self.room - found.height
        if slack < 0.06 * self.room or self.curve_share < 1.0:
            return found
        more = min(
            0.4 * slack,
            min(self.theme.spacing.curve_most * self.curve_share, MOST_SHARE) * self.room - found.plan.curve,
        )
        counts, scale = found.plan.columns.counts, found.plan.scale
        plan = sheet_plan(self.sheet, counts, scale, self.theme, self.shrink, self.curve_share, more)
        higher = Composition(self.held, plan, self.words, self.theme, self.sheet, display=self.display)
        return higher if higher.height <= self.room else found


def _spread(found: Composition, room: float) -> Gaps:
    """Where the height goes that is left."""
    gaps = found.gaps
    slack = max(0.0, room - found.height)
    curve = min(slack * 0.3, room * 0.01)
    slack -= curve
    section = min(slack * 0.3 / found.sections, gaps.section * 0.6)
    slack -= section * found.sections
    rows = found.stretching
    return Gaps(gaps.section + section, gaps.curve + curve, slack / len(rows) if rows else 0.0)
