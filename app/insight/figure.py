"""A number that can be asked where it comes from: its formula, how many stand behind it, when, and which cards."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Rater = Literal["team", "customers"]
Raters = Literal["team", "customers", "mixed", ""]
Counted = Literal["answers", "judgements", "touchpoints", "people"]
Dates = tuple[str, str]
"""The first and the last day, as they are written in the records (year-month-day)."""
FEW = 30
"""Below so many answers a number is shown with a warning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number and where it comes from.

    ``formula`` is the code by which the words name it.  ``value`` is None where it cannot be computed, never 0.
    ``n`` counts what ``counted`` says: the fewest answers of customers behind any score that the number is made of;
    where it is the team's alone, how many touchpoints it has judged; or touchpoints, or people.  ``rater`` says who
    rated ("mixed": customers some, the team others), and is empty where nobody did: shares, people, steps.
    """

    formula: str
    value: float | None
    n: int
    counted: Counted = "answers"
    rater: Raters = ""
    cards: tuple[str, ...] = ()
    dates: Dates | None = None

    @property
    def few(self) -> bool:
        """Whether customers were asked, but fewer than make the number trustworthy."""
        return self.rater in ("customers", "mixed") and self.n < FEW


def span(dates: Iterable[Dates | None]) -> Dates | None:
    """From the first to the last day of several spans; None where there is no day at all."""
    known = [found for found in dates if found is not None]
    return (min(first for first, _ in known), max(last for _, last in known)) if known else None
