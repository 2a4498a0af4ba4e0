"""Answers rolled up: mean, median, spread, the share that is content; and the three scores of one question.

Who did not answer (None) is not counted.  Without answers every value is None and n is 0.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import fsum, sqrt
from statistics import fmean, median

from app.insight.scales import Scale

FIVE = Scale(1, 5)


@dataclass(frozen=True, slots=True)
class Sample:
    """What some answers say.  ``top`` is the share in the upper quarter of the scale: of 1 to 5, that of 4 and 5.

    ``spread`` is the standard deviation of the sample (divided by n - 1); one answer has none.
    """

    n: int = 0
    mean: float | None = None
    median: float | None = None
    spread: float | None = None
    top: float | None = None


def sample(answers: Iterable[float | None], scale: Scale) -> Sample:
    """The answers that were given, rolled up; their order does not matter."""
    given = [answer for answer in answers if answer is not None]
    if not given:
        return Sample()
    top = sum(scale.is_top(answer) for answer in given) / len(given)
    return Sample(len(given), fmean(given), median(given), spread(given), top)


def spread(values: list[float]) -> float | None:
    """The standard deviation of a sample; None of fewer than two values."""
    if len(values) < 2:
        return None
    mean = fmean(values)
    return sqrt(fsum((value - mean) ** 2 for value in values) / (len(values) - 1))


def nps(answers: Iterable[float | None]) -> Sample:
    """The net promoter score of answers from 0 to 10 (Reichheld 2003), in ``mean``: from -100 to 100.

    Promoters answer 9 or 10, detractors 0 to 6; it is the percentage of the first less that of the second.
    ``top`` is the share of promoters, ``spread`` that of the 100 · (+1, 0, -1) which the score is the mean of.
    """
    votes = [100.0 * ((answer >= 9) - (answer <= 6)) for answer in answers if answer is not None]
    if not votes:
        return Sample()
    return Sample(len(votes), fmean(votes), None, spread(votes), sum(vote > 0 for vote in votes) / len(votes))


def csat(answers: Iterable[float | None]) -> Sample:
    """Satisfaction of answers from 1 to 5; ``top``, the share of 4 and 5, is what is reported."""
    return sample(answers, FIVE)


def ces(answers: Iterable[float | None], high: int = 7) -> Sample:
    """The effort score of answers from 1 (hard) to ``high`` (easy), 7 or 5; the ``mean`` is what is reported.

    Dixon, Freeman & Toman 2010 asked for effort; this is the later wording, in which more is easier.
    ``top`` is the share above the middle: 5 to 7 of seven, 4 and 5 of five.
    """
    given = [answer for answer in answers if answer is not None]
    scale = Scale(1, high)
    found = sample(given, scale)
    above = sum(answer > scale.middle for answer in given)
    return Sample(found.n, found.mean, found.median, found.spread, above / len(given) if given else None)
