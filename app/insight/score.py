"""The score of one touchpoint, and how figures are made of scores."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from app.insight.figure import FEW, Dates, Figure, Rater, Raters, span


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """What one touchpoint is worth in one measure, on that measure's own scale, by the team or by customers.

    Of answers ``value`` is the mean, and ``n`` how many there are; what the team wrote on the card counts as one.
    Without anything ``value`` is None and ``n`` 0.  ``spread`` is the standard deviation of the answers, ``top`` the
    share in the upper quarter of the scale; ``observed`` tells evidence from assumption.
    """

    card_id: str
    measure: str
    rater: Rater
    value: float | None
    n: int
    median: float | None = None
    spread: float | None = None
    top: float | None = None
    observed: bool = False
    evidence: tuple[str, ...] = ()
    dates: Dates | None = None

    @property
    def few(self) -> bool:
        """Whether customers answered, but fewer than make the score trustworthy."""
        return self.rater == "customers" and 0 < self.n < FEW

    @property
    def figure(self) -> Figure:
        """The score as a figure."""
        return of_scores(formula("score", self.measure), self.value, [self], [self.card_id])


def formula(of: str, measure: str) -> str:
    """The code of a formula that is made of a measure; all own fields of a project have one code."""
    return f"{of}.{measure.partition('.')[0]}"


def of_scores(code: str, value: float | None, scores: Iterable[Score], cards: Collection[str]) -> Figure:
    """A figure made of scores: who gave them, how many stand behind it, and all their days.

    n is the fewest answers behind any score of customers; of the team's scores alone, how many touchpoints they judge.
    """
    held = [score for score in scores if score.value is not None]
    asked = [score.n for score in held if score.rater == "customers"]
    raters = {score.rater for score in held}
    rater: Raters = "" if not raters else "mixed" if len(raters) > 1 else raters.pop()
    return Figure(
        formula=code,
        value=value,
        n=min(asked) if asked else len({score.card_id for score in held}),
        counted="answers" if asked else "judgements",
        rater=rater,
        cards=tuple(cards),
        dates=span(score.dates for score in held),
    )
