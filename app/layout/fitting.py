"""Fitting a map to a sheet: cards side by side, scale and slack, so that it fills the page at the largest type.

The number of cards side by side is chosen by estimate, the scale by measured layouts; the columns always fill the
width exactly, and what is left of the height is spread over gaps, curve and rows.
"""

from collections.abc import Callable

from app.layout.compose import Composition, Gaps, Words
from app.layout.contents import Contents
from app.layout.grid import best_counts
from app.layout.plan import Estimate, sheet_plan, sheet_ratio
from app.layout.shapes import Drawing, SheetSize
from app.layout.theme import Theme

LARGEST = 2.6
"""How much larger than natural, against the sheet's size, the cards of a sparse map may get."""
SMALLEST = 0.02
STEPS = 7


def fit(held: Contents, sheet: SheetSize, words: Words, theme: Theme) -> Drawing:
    """The drawing of a map on a sheet."""
    counts = _counts(held, sheet, theme)

    def composed(scale: float) -> Composition:
        return Composition(held, sheet_plan(sheet, counts, scale, theme), words, theme, sheet)

    room = sheet.height - 2 * sheet.margin
    best = _largest(composed, room, LARGEST * sheet_ratio(sheet))
    return best.drawing(_spread(best, room))


def _counts(held: Contents, sheet: SheetSize, theme: Theme) -> tuple[int, ...]:
    """Cards side by side in each column."""
    if not held.stages:
        return ()
    estimate = Estimate(held, theme)
    top = LARGEST * sheet_ratio(sheet)

    def score(counts: tuple[int, ...]) -> float:
        low, high = SMALLEST, top
        for _ in range(9):
            scale = (low * high) ** 0.5
            if _fits(sheet, counts, scale, estimate, theme):
                low = scale
            else:
                high = scale
        return low

    return best_counts(len(held.stages), {place: len(cards) for place, cards in held.cells.items()}, score)


def _fits(sheet: SheetSize, counts: tuple[int, ...], scale: float, estimate: Estimate, theme: Theme) -> bool:
    """Whether by estimate the map fits at a scale with cards that are not too narrow."""
    plan = sheet_plan(sheet, counts, scale, theme)
    width = plan.columns.card_width / scale
    if width < theme.spacing.card_min:
        return False
    spent = 62 * plan.head + 34 * plan.stage + plan.curve + 22 * plan.head
    return spent + estimate.rows(counts, width) * scale <= sheet.height - 2 * sheet.margin


def _largest(composed: Callable[[float], Composition], room: float, top: float) -> Composition:
    """The composition of the largest scale that fits the height; the smallest there is if none does."""
    low, high = SMALLEST * 0.1, top
    best = composed(top)
    if best.height <= room and best.plan.columns.card_width >= 0:
        return best
    found: Composition | None = None
    guess = top * min(0.9, max(0.2, room / best.height)) ** 0.5
    for step in range(STEPS + 6):
        tried = composed(guess)
        if tried.height <= room and _wide_enough(tried):
            low, found = guess, tried
        else:
            high = guess
        if found is not None and (high / low < 1.01 or step >= STEPS):
            break
        guess = (low * high) ** 0.5
    return found or composed(low)


def _wide_enough(tried: Composition) -> bool:
    """Whether the cards are at least as wide as they may be; a map without columns always is."""
    columns = tried.plan.columns
    return not columns.counts or columns.card_width >= tried.theme.spacing.card_min * 0.7 * tried.plan.scale


def _spread(found: Composition, room: float) -> Gaps:
    """Where the height goes that is left."""
    gaps = found.gaps
    slack = max(0.0, room - found.height)
    curve = min(slack * 0.3, room * 0.02)
    slack -= curve
    section = min(slack * 0.3 / found.sections, gaps.section * 0.6)
    slack -= section * found.sections
    rows = len(found.grounds)
    return Gaps(gaps.section + section, gaps.curve + curve, slack / rows if rows else 0.0)
