"""Where the touchpoints of the emotion curve are: evenly in their stage or at their steps; the best and the worst."""

from collections.abc import Iterable, Sequence
from functools import partial
from itertools import pairwise
from math import inf
from typing import NamedTuple

from app.domain.records import Card
from app.layout.contents import Contents
from app.layout.grid import Columns
from app.layout.same import LastOfEach, Same


class Spot(NamedTuple):
    """A touchpoint on the curve: ``x`` from the left of the grid; a fraction of ``emotion`` is between two faces."""

    card: Card
    x: float
    emotion: float


Places = tuple[tuple[Spot, ...], ...]
"""Of each stage the touchpoints with an emotion, in journey order."""


def spread(held: Contents, edges: Sequence[float]) -> Places:
    """Places spread evenly over the width of each stage."""
    sides = zip(held.stages, held.felt, pairwise(edges), strict=False)
    return tuple([_SPREAD.get(stage.id, _spread, Same(cards), *side) for stage, cards, side in sides])


def _spread(cards: Same[tuple[Card, ...]], left: float, right: float) -> tuple[Spot, ...]:
    step = (right - left) / max(1, len(cards.value))
    return tuple([Spot(c, left + (n + 0.5) * step, c.emotion or 0) for n, c in enumerate(cards.value)])


def stepwise(held: Contents, columns: Columns, usual: Places) -> Places:
    """Places in the middle of each touchpoint's own step; the ``usual`` ones in a collapsed stage."""
    found = []
    for column, cards in enumerate(held.touchpoints):
        middles = tuple(columns.middles(column, len(cards)))
        own = _AT_STEPS.get(held.stages[column].id, _at_steps, Same(cards), middles)
        found.append(own if columns.counts[column] else usual[column])
    return tuple(found)


def _at_steps(cards: Same[tuple[Card, ...]], middles: tuple[float, ...]) -> tuple[Spot, ...]:
    placed = zip(cards.value, middles, strict=True)
    return tuple([Spot(card, x, card.emotion) for card, x in placed if card.emotion is not None])


def peaks(stage_ids: Sequence[str], columns: Places) -> list[Spot]:
    """The best and the worst moment: the more important of equals, then the earlier; none on the other side of 0."""
    chosen = []
    for side in (1, -1):
        of_stages = [
            _PEAK.get((id_, side), _peak, Same(column), side) for id_, column in zip(stage_ids, columns, strict=True)
        ]
        found = [spot for spot in of_stages if spot is not None]
        if found:
            chosen.append(max(found, key=partial(_weight, side)))
    return chosen


def _peak(column: Same[tuple[Spot, ...]], side: int) -> Spot | None:
    """The best (side 1) or the worst (side -1) moment of a stage."""
    found = max(column.value, key=partial(_weight, side), default=None)
    return found if found is not None and round(found.emotion) * side > 0 else None


def _weight(side: int, spot: Spot) -> tuple[int, int]:
    value = spot.card.fields.get("importance")
    return round(spot.emotion) * side, value if isinstance(value, int) else 0


def closest(columns: Iterable[tuple[Spot, ...]]) -> float:
    """The least distance between two neighbours; endless with fewer than two."""
    filled = [column for column in columns if column]
    between = [b[0].x - a[-1].x for a, b in pairwise(filled)]
    within = [_CLOSEST.get(column[0].card.stage_id, _closest, Same(column)) for column in filled]
    return min([*between, *within], default=inf)


def _closest(column: Same[tuple[Spot, ...]]) -> float:
    """The least distance between two neighbours of a stage."""
    return min([b.x - a.x for a, b in pairwise(column.value)], default=inf)


_SPREAD: LastOfEach[str, tuple[Spot, ...]] = LastOfEach()
_AT_STEPS: LastOfEach[str, tuple[Spot, ...]] = LastOfEach()
_PEAK: LastOfEach[tuple[str, int], Spot | None] = LastOfEach()
_CLOSEST: LastOfEach[str | None, float] = LastOfEach()
