"""The differences that the method asks for, between values on one scale or on two.

Where the two scales are not the same both values are taken to 0-10 first, and the outcome says so.
"""

from dataclasses import dataclass

from app.insight.scales import Scale, comparable


@dataclass(frozen=True, slots=True)
class Rated:
    """A value and the scale it is on."""

    value: float
    scale: Scale


@dataclass(frozen=True, slots=True)
class Difference:
    """A gap, and whether its values had to be taken to 0-10."""

    value: float
    normalised: bool


def difference(a: Rated, b: Rated) -> Difference:
    """a - b.

    importance - satisfaction is the simple gap, actual - expected the gap of SERVQUAL (Parasuraman, Zeithaml &
    Berry 1988), which is negative where we stay behind; target - felt, ours - the competitor's, team - customers.
    """
    first, second, _ = comparable(a.value, a.scale, b.value, b.scale)
    return Difference(first - second, a.scale != b.scale)


def weighted(importance: Rated, satisfaction: Rated) -> Difference:
    """I·(I - S): the simple gap, counted as much as it matters."""
    first, second, _ = comparable(importance.value, importance.scale, satisfaction.value, satisfaction.scale)
    return Difference(first * (first - second), importance.scale != satisfaction.scale)
