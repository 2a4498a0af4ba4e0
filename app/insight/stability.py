"""How sure a ranking is: in how many resamples each card comes first, and where its score and its place lie."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from app.insight.figure import FEW
from app.insight.resampling import Survey, resampled_means

RESAMPLES = 2000
Means = Sequence[float | None]
Scores = Callable[[Means], Sequence[float | None]]
"""From the mean of each column to the score of each thing that is ranked, in the order of their ids."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """What is ranked and by what: things by id with the number of answers to each, the surveys and their number of
    columns, and the ``scores`` that follow from the columns' means.  ``formula`` names the score."""

    formula: str
    ids: Sequence[str]
    counts: Sequence[int]
    surveys: Sequence[Survey]
    columns: int
    scores: Scores


@dataclass(frozen=True, slots=True)
class Steadiness:
    """How one thing fared: ``n`` answers, ``first`` and ``top`` the shares of resamples in which it came first and
    among the first k; ``score`` and ``place`` are intervals (low, high) by percentiles, place 1 being the first."""

    id: str
    n: int
    first: float
    top: float
    score: tuple[float, float] | None
    place: tuple[float, float] | None

    @property
    def few(self) -> bool:
        """Whether it has fewer answers than such shares need."""
        return self.n < FEW


@dataclass(frozen=True, slots=True)
class Stability:
    """How sure a ranking is, the likeliest first one in front."""

    formula: str
    resamples: int
    k: int
    level: float
    rows: tuple[Steadiness, ...]

    @property
    def few(self) -> bool:
        """Whether anything ranked has fewer answers than such shares need."""
        return any(row.few for row in self.rows)


def stability(
    ranking: Ranking, *, k: int = 3, resamples: int = RESAMPLES, level: float = 0.95, seed: int = 1
) -> Stability:  # fmt: skip
    """Rank the things anew in each resample, the highest score first.

    Things that tie share the places they take: two at the top are first half a time each, so that the shares of being
    first add up to 1 and those of being among the first k to k.  What has no score in a resample has no place in it.
    """
    size = len(ranking.ids)
    first, top = [0.0] * size, [0.0] * size
    drawn: list[list[float]] = [[] for _ in range(size)]
    places: list[list[float]] = [[] for _ in range(size)]
    for means in resampled_means(ranking.surveys, ranking.columns, resamples, seed):
        found = ranking.scores(means)
        for at, score in enumerate(found):
            if score is not None:
                drawn[at].append(score)
        for above, tied in _ranked(found):
            place, one, among = above + (len(tied) + 1) / 2, _share(above, len(tied), 1), _share(above, len(tied), k)
            for at in tied:
                places[at].append(place)
                first[at] += one
                top[at] += among
    rows = [
        Steadiness(id_, n, one / resamples, among / resamples, interval(score, level), interval(place, level))
        for id_, n, one, among, score, place in zip(ranking.ids, ranking.counts, first, top, drawn, places, strict=True)
    ]
    ordered = sorted(rows, key=lambda row: (-row.first, -row.top))
    return Stability(ranking.formula, resamples, k, level, tuple(ordered))


def interval(values: Iterable[float], level: float) -> tuple[float, float] | None:
    """The percentile interval that holds ``level`` of the values (Efron & Tibshirani 1993); None of none."""
    ordered = sorted(values)
    if not ordered:
        return None
    tail = (1 - level) / 2
    return percentile(ordered, tail), percentile(ordered, 1 - tail)


def percentile(ordered: Sequence[float], part: float) -> float:
    """The value below which a part (0 to 1) of sorted values lies; between two of them on the line from one to the
    other."""
    at = part * (len(ordered) - 1)
    below = int(at)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (at - below)


def _ranked(scores: Sequence[float | None]) -> list[tuple[int, list[int]]]:
    """Positions with equal scores together, the highest first, and how many are above them."""
    held = sorted(((round(score, 9), at) for at, score in enumerate(scores) if score is not None), reverse=True)
    groups: list[tuple[int, list[int]]] = []
    last: float | None = None
    for above, (score, at) in enumerate(held):
        if score == last:
            groups[-1][1].append(at)
        else:
            groups.append((above, [at]))
            last = score
    return groups


def _share(above: int, tied: int, k: int) -> float:
    """How much of the first k places each of some that tie has, with so many above them."""
    return min(max((k - above) / tied, 0.0), 1.0)
