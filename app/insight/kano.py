"""Kano's kinds of quality (1984), from pairs of answers, by the evaluation table of Berger et al. (1993).

Each person says of one thing how they feel if it is there (functional) and if it is not (dysfunctional):
1 I like it, 2 I expect it, 3 neutral, 4 I can live with it, 5 I dislike it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

Category = Literal["must_be", "performance", "attractive", "indifferent", "reverse", "questionable"]
ORDER: tuple[Category, ...] = ("must_be", "performance", "attractive", "indifferent", "reverse", "questionable")
"""Of kinds that are named equally often the first one here is the thing's: what hurts most when it is missing."""


@dataclass(frozen=True, slots=True)
class Kano:
    """What kind of quality a thing is to those asked.

    better = (A + O)/(A + O + M + I), from 0 to 1: how much it pleases where it is there;
    worse = -(O + M)/(A + O + M + I), from -1 to 0: how much it hurts where it is not.
    Both are None where all answers are reverse or questionable; the category is None without answers.
    """

    category: Category | None
    better: float | None
    worse: float | None
    counts: Mapping[Category, int]
    n: int


def category(functional: int, dysfunctional: int) -> Category:
    """The kind of quality that one person's pair of answers (1 to 5 each) says."""
    if functional == dysfunctional and functional in (1, 5):
        return "questionable"
    if functional == 1:
        return "performance" if dysfunctional == 5 else "attractive"
    if dysfunctional == 5:
        return "must_be"
    return "reverse" if dysfunctional == 1 or functional == 5 else "indifferent"


def kano(pairs: Iterable[tuple[int | None, int | None]]) -> Kano:
    """What all pairs say; a pair of which an answer is missing is not counted."""
    counts = Counter(category(yes, no) for yes, no in pairs if yes is not None and no is not None)
    n = counts.total()
    if not n:
        return Kano(None, None, None, MappingProxyType({}), 0)
    must, one, attractive, indifferent = (counts[kind] for kind in ORDER[:4])
    clear = must + one + attractive + indifferent
    named: Category = max(ORDER, key=lambda kind: counts[kind])
    return Kano(
        named,
        (attractive + one) / clear if clear else None,
        -(one + must) / clear if clear else None,
        MappingProxyType({kind: counts[kind] for kind in ORDER}),
        n,
    )
