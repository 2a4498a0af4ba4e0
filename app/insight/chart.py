"""Importance against satisfaction on one map: the quadrant chart and what it is made of."""

from dataclasses import dataclass

from app.insight.figure import Figure
from app.insight.quadrants import Crosshair, Quadrants, quadrants
from app.insight.reading import Reading
from app.insight.score import Score, of_scores


@dataclass(frozen=True, slots=True)
class QuadrantChart:
    """The quadrants, and how many touchpoints are to be concentrated on; ``missing`` lack one of the two scores."""

    quadrants: Quadrants
    concentrate: Figure
    missing: tuple[str, ...]


def quadrant_chart(reading: Reading, crosshair: Crosshair = "middle") -> QuadrantChart:
    """Each touchpoint that has both scores, parted by a crosshair at the middle, the mean or the median."""
    rated: list[tuple[str, float, float]] = []
    scores: list[Score] = []
    missing: list[str] = []
    for card in reading.touchpoints:
        importance, satisfaction = reading.score(card, "importance"), reading.score(card, "satisfaction")
        if importance.value is None or satisfaction.value is None:
            missing.append(card.id)
        else:
            rated.append((card.id, importance.value, satisfaction.value))
            scores += [importance, satisfaction]
    found = quadrants(rated, crosshair, (reading.scale("importance"), reading.scale("satisfaction")))
    first = found.in_quadrant("concentrate")
    figure = of_scores(f"quadrants.{crosshair}", float(len(first)) if rated else None, scores, first)
    return QuadrantChart(found, figure, tuple(missing))
