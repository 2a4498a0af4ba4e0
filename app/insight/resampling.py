"""The bootstrap (Efron 1979): what the means would have been had other customers of the same kind answered.

Of each survey as many respondents are drawn as it has, with replacement; a respondent brings all their answers along,
so that what one person thinks of several touchpoints stays together.  Surveys are drawn apart from each other.

A respondent's answers are one whole number with a field of bits for each column: adding up those drawn adds up
every column at once.
"""

import random
import sys
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Answers = Sequence[float | None]
FINE = 10**6
"""Answers that are not whole are counted in so many parts of one."""
Width = Literal["H", "I", "Q"]
WIDTHS: tuple[Width, ...] = ("H", "I", "Q")


@dataclass(frozen=True, slots=True)
class Survey:
    """The answers of one survey: by column, one entry for each respondent in their order; None is no answer."""

    respondents: int
    columns: Mapping[int, Answers]


def resampled_means(
    surveys: Sequence[Survey], columns: int, resamples: int, seed: int = 1
) -> Iterator[list[float | None]]:  # fmt: skip
    """For each resample the mean of each column over all surveys; None where nobody drawn had answered it."""
    lows = _lowest(surveys, columns)
    whole = all(float(v).is_integer() for s in surveys for c in s.columns.values() for v in c if v is not None)
    unit = 1 if whole else FINE
    packed = [_packed(survey, columns, lows, unit) for survey in surveys]
    code = _wide_enough(packed)
    width = array(code).itemsize
    pools = [[int.from_bytes(array(code, row).tobytes(), sys.byteorder) for row in rows] for rows in packed]
    rng = random.Random(seed)  # noqa: S311 - equal numbers for equal maps are wanted
    for _ in range(resamples):
        total = sum(sum(rng.choices(pool, k=len(pool))) for pool in pools if pool)
        sums = memoryview(total.to_bytes(2 * columns * width, sys.byteorder)).cast(code).tolist()
        yield [
            low + part / (n * unit) if n else None
            for low, part, n in zip(lows, sums[::2], sums[1::2], strict=True)
        ]  # fmt: skip


def _lowest(surveys: Sequence[Survey], columns: int) -> list[float]:
    """The least answer of each column, so that what is added up is never negative."""
    found: list[list[float]] = [[] for _ in range(columns)]
    for survey in surveys:
        for column, answers in survey.columns.items():
            found[column] += [answer for answer in answers if answer is not None]
    return [min(answers, default=0.0) for answers in found]


def _packed(survey: Survey, columns: int, lows: Sequence[float], unit: int) -> list[list[int]]:
    """Each respondent's fields: of each column what they answered above the least, and whether they did."""
    rows = [[0] * (2 * columns) for _ in range(survey.respondents)]
    for column, answers in survey.columns.items():
        for row, answer in zip(rows, answers, strict=False):
            if answer is not None:
                row[2 * column] = round((answer - lows[column]) * unit)
                row[2 * column + 1] = 1
    return rows


def _wide_enough(packed: Sequence[Sequence[Sequence[int]]]) -> Width:
    """The narrowest field that holds a column's sum whoever is drawn."""
    most = sum(len(rows) * max((max(row, default=0) for row in rows), default=0) for rows in packed)
    return next(code for code in WIDTHS if most < 1 << 8 * array(code).itemsize)
