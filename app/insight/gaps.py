"""The gaps of a map's touchpoints, ranked: what to look at first stands on top."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from app.domain.records import Card
from app.insight.figure import Figure
from app.insight.gap_formulas import Difference, Rated, difference, weighted
from app.insight.reading import Reading
from app.insight.score import Score, of_scores

GapKind = Literal["simple", "weighted", "expectation", "emotion", "competitor"]


@dataclass(frozen=True, slots=True)
class Gap:
    """The gap of one touchpoint: ``first`` - ``second``, or what else its formula makes of both.

    ``normalised`` says that the two are of unequal scales and were taken to 0-10.
    """

    card_id: str
    figure: Figure
    first: float
    second: float
    normalised: bool

    @property
    def value(self) -> float:
        """The gap."""
        return self.figure.value or 0.0


@dataclass(frozen=True, slots=True)
class Gaps:
    """Ranked gaps, of equal ones the earlier in the journey first; ``missing`` are touchpoints that lack a score."""

    formula: str
    gaps: tuple[Gap, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Kind:
    """Of which two scores a gap is made, how, and by what it is ranked (the greatest first)."""

    first: str
    second: str
    formula: Callable[[Rated, Rated], Difference]
    urgency: Callable[[float], float]


_KINDS: dict[GapKind, _Kind] = {
    "simple": _Kind("importance", "satisfaction", difference, lambda gap: gap),
    "weighted": _Kind("importance", "satisfaction", weighted, lambda gap: gap),
    "expectation": _Kind("satisfaction", "expectation", difference, lambda gap: -gap),
    "emotion": _Kind("target", "emotion", difference, lambda gap: gap),
    "competitor": _Kind("emotion", "competitor", difference, lambda gap: -gap),
}
GAP_KINDS: tuple[GapKind, ...] = tuple(_KINDS)


def compared(kind: GapKind) -> tuple[str, str]:
    """The measures of which a gap is made: the second is taken from the first."""
    return _KINDS[kind].first, _KINDS[kind].second


def gaps(reading: Reading, kind: GapKind) -> Gaps:
    """The gaps of one kind.

    simple: importance - satisfaction; weighted: I·(I - S); expectation: actual (satisfaction) - expected, negative
    where we fall short; emotion: target - felt; competitor: felt with us - felt with the competitor, negative where
    the competitor is better.  What is worst for the customer comes first.
    """
    spec = _KINDS[kind]
    return _ranked(
        reading,
        f"gap.{kind}",
        lambda card: (_score(reading, card, spec.first), _score(reading, card, spec.second)),
        spec.formula,
        spec.urgency,
    )


def belief_gaps(reading: Reading, measure: str) -> Gaps:
    """What the team believes less what customers answered, the widest disagreement first, whichever its sign."""
    return _ranked(
        reading,
        f"gap.belief.{measure}",
        lambda card: (reading.team(card, measure), reading.customers(card, measure)),
        difference,
        abs,
    )


def _score(reading: Reading, card: Card, measure: str) -> Score:
    """A score; the target and the competitor's are only ever the team's."""
    return reading.team(card, measure) if measure in ("target", "competitor") else reading.score(card, measure)


def _ranked(
    reading: Reading,
    formula: str,
    pair_of: Callable[[Card], tuple[Score, Score]],
    combine: Callable[[Rated, Rated], Difference],
    urgency: Callable[[float], float],
) -> Gaps:
    found: list[Gap] = []
    missing: list[str] = []
    for card in reading.touchpoints:
        a, b = pair_of(card)
        if a.value is None or b.value is None:
            missing.append(card.id)
            continue
        gap = combine(Rated(a.value, reading.scale(a.measure)), Rated(b.value, reading.scale(b.measure)))
        figure = of_scores(formula, gap.value, (a, b), [card.id])
        found.append(Gap(card.id, figure, a.value, b.value, gap.normalised))
    found.sort(key=lambda gap: -round(urgency(gap.value), 9))
    return Gaps(formula, tuple(found), tuple(missing))
