"""How much of a map a route, or another persona's map, meets (R38)."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.records import Card, Route
from app.insight.effort import steps_of
from app.insight.figure import Figure
from app.insight.origin import root
from app.insight.reading import Reading


@dataclass(frozen=True, slots=True)
class Coverage:
    """The share of a map's touchpoints that are met, and of its moments of truth; ``missed`` are the others' ids.

    ``extra`` are touchpoints of the other map that this one does not have.
    """

    id: str
    all: Figure
    key: Figure
    missed: tuple[str, ...]
    extra: tuple[str, ...] = ()


def of_route(reading: Reading, route: Route) -> Coverage:
    """How much of its map a route meets."""
    return _coverage(reading, route.id, steps_of(reading, route))


def of_routes(reading: Reading) -> tuple[Coverage, ...]:
    """How much of their map all its routes meet, each by itself."""
    return tuple(of_route(reading, route) for route in reading.document.routes(reading.map_id))


def of_map(master: Reading, map_id: str) -> Coverage:
    """How much of a master map another map meets: which touchpoints are copies of each other, or of the same one."""
    document = master.document
    there = {root(document, card): card.id for card in document.touchpoints(map_id)}
    here = {root(document, card): card for card in master.touchpoints}
    met = [card for card in master.touchpoints if root(document, card) in there]
    extra = tuple(id_ for origin, id_ in there.items() if origin not in here)
    return _coverage(master, map_id, met, extra)


def _coverage(reading: Reading, id_: str, met: Sequence[Card], extra: tuple[str, ...] = ()) -> Coverage:
    ids = {card.id for card in met}
    key = [card for card in reading.touchpoints if card.fields.get("moment_of_truth") is True]
    return Coverage(
        id_,
        reading.share("coverage", met, reading.touchpoints),
        reading.share("coverage.key", [card for card in key if card.id in ids], key),
        tuple(card.id for card in reading.touchpoints if card.id not in ids),
        extra,
    )
