"""How sure the rankings of a map's touchpoints are, from the answers of its surveys."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import fsum
from types import MappingProxyType

from app.domain.records import Card, Evidence
from app.insight.reading import Reading
from app.insight.resampling import Answers, Survey
from app.insight.scales import scale_of
from app.insight.stability import RESAMPLES, Means, Ranking, Stability, stability
from app.insight.survey import answers_of, segments_of
from app.insight.ulwick import opportunity_score


@dataclass(frozen=True, slots=True)
class _Rule:
    """Which measures a score is made of, whether of their shares of contented answers (times 10), and how."""

    measures: tuple[str, ...]
    score: Callable[..., float]
    shares: bool = False


_RULES: Mapping[str, _Rule] = MappingProxyType(
    {
        "gap.simple": _Rule(("importance", "satisfaction"), lambda i, s: i - s),
        "gap.weighted": _Rule(("importance", "satisfaction"), lambda i, s: i * (i - s)),
        "gap.expectation": _Rule(("satisfaction", "expectation"), lambda s, e: e - s),
        "opportunity.answers": _Rule(("importance", "satisfaction"), opportunity_score, shares=True),
        "score.importance": _Rule(("importance",), lambda i: i),
        "score.satisfaction": _Rule(("satisfaction",), lambda s: -s),
        "score.emotion": _Rule(("emotion",), lambda e: -e),
        "score.expectation": _Rule(("expectation",), lambda e: e),
        "score.brand_promise": _Rule(("brand_promise",), lambda b: -b),
    }
)
_SATISFACTION = scale_of("satisfaction")
_VALUE = _Rule(("importance", "satisfaction"), lambda i, s: i * _SATISFACTION.normalised(s))
"""What one touchpoint adds to the value of its stage."""
RANKED: tuple[str, ...] = tuple(_RULES)
"""The formulas by which touchpoints can be ranked.  What asks most for attention is first: the widest gap, the
greatest opportunity, importance or expectation, the least satisfaction, emotion or promise kept."""


def rank_stability(
    reading: Reading, formula: str, *, k: int = 3, resamples: int = RESAMPLES, level: float = 0.95, seed: int = 1
) -> Stability:  # fmt: skip
    """Rank the touchpoints that customers rated, over and over, each time with other customers drawn.

    Only those take part of whom every measure of the formula has answers; the team's values stay out.  ``n`` is the
    fewest answers to any of these measures.  Scores are told so that more is more urgent: where less is worse (a
    satisfaction, an emotion, an actual below the expected) their sign is turned round.
    """
    rule = _RULES[formula]
    cards = _rated(reading, reading.touchpoints, rule.measures)
    ranking = Ranking(
        formula,
        [card.id for card in cards],
        [_answered(reading, [card], rule.measures) for card in cards],
        _surveys(reading, cards, rule),
        len(cards) * len(rule.measures),
        lambda means: _scores(means, rule),
    )
    return stability(ranking, k=k, resamples=resamples, level=level, seed=seed)


def stage_stability(
    reading: Reading, *, k: int = 1, resamples: int = RESAMPLES, level: float = 0.95, seed: int = 1
) -> Stability:  # fmt: skip
    """How sure it is which stage adds most value: the stages' Σ I·n(S) of other customers drawn, by stage id.

    As above, only touchpoints of which customers rated both add to it, and only stages that have such take part.
    """
    held = [(stage, _rated(reading, reading.of_stage(stage.id), _VALUE.measures)) for stage in reading.stages]
    held = [(stage, cards) for stage, cards in held if cards]
    all_cards = [card for _, cards in held for card in cards]
    sizes = [len(cards) for _, cards in held]
    ranking = Ranking(
        "stage_value",
        [stage.id for stage, _ in held],
        [_answered(reading, cards, _VALUE.measures) for _, cards in held],
        _surveys(reading, all_cards, _VALUE),
        len(all_cards) * len(_VALUE.measures),
        lambda means: _totals(_scores(means, _VALUE), sizes),
    )
    return stability(ranking, k=k, resamples=resamples, level=level, seed=seed)


def _rated(reading: Reading, cards: Iterable[Card], measures: Sequence[str]) -> list[Card]:
    """Those of which customers have answered every measure."""
    return [card for card in cards if all(reading.customers(card, measure).n for measure in measures)]


def _answered(reading: Reading, cards: Iterable[Card], measures: Sequence[str]) -> int:
    """The fewest answers to any of these measures of these cards."""
    return min(reading.customers(card, measure).n for card in cards for measure in measures)


def _totals(scores: Sequence[float | None], sizes: Sequence[int]) -> list[float | None]:
    """Scores that stand together, so many for each stage, added up; None where a stage has none."""
    found: list[float | None] = []
    at = 0
    for size in sizes:
        part = [score for score in scores[at : at + size] if score is not None]
        found.append(fsum(part) if part else None)
        at += size
    return found


def _scores(means: Means, rule: _Rule) -> list[float | None]:
    """A score for each card out of its own columns, which stand together."""
    size = len(rule.measures)
    if size == 1:
        return [None if mean is None else rule.score(mean) for mean in means]
    return [
        None if a is None or b is None else rule.score(a, b) for a, b in zip(means[::2], means[1::2], strict=True)
    ]  # fmt: skip


def _surveys(reading: Reading, cards: Sequence[Card], rule: _Rule) -> list[Survey]:
    """The answers by survey and column: a column for each measure of each card; answers that do not count are None."""
    columns: dict[str, dict[int, Answers]] = {}
    for at, card in enumerate(cards):
        for place, measure in enumerate(rule.measures):
            scale = reading.scale(measure)
            for one, survey in reading.answers(card, measure, "customers"):
                given = answers_of(one, survey, reading.segment)
                column = [None if v is None else 10.0 * scale.is_top(v) if rule.shares else v for v in given]
                columns.setdefault(survey.id, {})[at * len(rule.measures) + place] = column
    return [_survey(reading, id_, held) for id_, held in columns.items()]


def _survey(reading: Reading, id_: str, columns: Mapping[int, Answers]) -> Survey:
    """A survey of the respondents whose answers count: all of a segment's, or of everybody who was asked."""
    respondents = max((len(column) for column in columns.values()), default=0)
    if reading.segment:
        names = segments_of(reading.document.get(Evidence, id_))
        kept = [at for at in range(respondents) if at < len(names) and names[at] == reading.segment]
    else:
        kept = list(range(respondents))
    return Survey(
        len(kept),
        {
            place: [column[at] if at < len(column) else None for at in kept]
            for place, column in columns.items()
        },
    )  # fmt: skip
