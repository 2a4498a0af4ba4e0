"""Importance against performance (Martilla & James 1977): what to concentrate on, keep up, leave or do less of."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import isclose
from statistics import fmean, median
from typing import Literal

from app.insight.scales import Scale

Crosshair = Literal["middle", "mean", "median"]
CROSSHAIRS: tuple[Crosshair, ...] = ("middle", "mean", "median")
Quadrant = Literal["concentrate", "keep", "low", "overkill", "line"]
QUADRANTS: tuple[Quadrant, ...] = ("concentrate", "keep", "low", "overkill", "line")


@dataclass(frozen=True, slots=True)
class Point:
    """One card: how important it is, how well it is done, and where that puts it."""

    id: str
    importance: float
    performance: float
    quadrant: Quadrant


@dataclass(frozen=True, slots=True)
class Quadrants:
    """The points and the crosshair that parts them: which one it is, and where it stands; None without points."""

    crosshair: Crosshair
    importance: float | None
    performance: float | None
    points: tuple[Point, ...]

    def in_quadrant(self, quadrant: Quadrant) -> tuple[str, ...]:
        """The ids of the points of one quadrant, or of those on a line."""
        return tuple(point.id for point in self.points if point.quadrant == quadrant)


def quadrants(
    rated: Iterable[tuple[str, float, float]], crosshair: Crosshair, scales: tuple[Scale, Scale]
) -> Quadrants:  # fmt: skip
    """Part (id, importance, performance) by a crosshair at the middle of their two scales, or at their mean or median.

    Who lies on a line is in no quadrant: so is the only point, and so are all where all are equal, at mean and median.
    """
    held = list(rated)
    if not held:
        return Quadrants(crosshair, None, None, ())
    x = _centre([importance for _, importance, _ in held], crosshair, scales[0])
    y = _centre([performance for _, _, performance in held], crosshair, scales[1])
    return Quadrants(crosshair, x, y, tuple(Point(id_, i, p, _quadrant(i, p, x, y)) for id_, i, p in held))


def _centre(values: Sequence[float], crosshair: Crosshair, scale: Scale) -> float:
    if crosshair == "middle":
        return scale.middle
    return fmean(values) if crosshair == "mean" else median(values)


def _quadrant(importance: float, performance: float, x: float, y: float) -> Quadrant:
    if isclose(importance, x, abs_tol=1e-9) or isclose(performance, y, abs_tol=1e-9):
        return "line"
    if importance > x:
        return "keep" if performance > y else "concentrate"
    return "overkill" if performance > y else "low"
