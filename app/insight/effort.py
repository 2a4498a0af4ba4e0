"""What a journey asks of the customer: its steps and how often they change the channel on the way."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.domain.records import Card, Route
from app.insight.figure import Figure
from app.insight.mix import medium_of
from app.insight.reading import Reading


@dataclass(frozen=True, slots=True)
class Effort:
    """A way through the map.  ``total`` = steps + switches; this program's own formula.

    ``steps`` are touchpoints in the order of the journey; ``switches`` the steps that are in another channel than the
    one before; ``crossings`` those that go from a physical to a digital contact or back (a hybrid one, or one that
    does not say, is neither); ``friction`` the steps where customers get stuck.
    """

    id: str
    total: Figure
    steps: tuple[str, ...]
    switches: tuple[str, ...]
    crossings: tuple[str, ...]
    friction: tuple[str, ...]


def effort_of_map(reading: Reading) -> Effort:
    """The effort of somebody who meets every touchpoint."""
    return effort(reading, reading.map_id, reading.touchpoints)


def effort_of_route(reading: Reading, route: Route) -> Effort:
    """The effort of a route."""
    return effort(reading, route.id, steps_of(reading, route))


def steps_of(reading: Reading, route: Route) -> list[Card]:
    """The touchpoints of a route in the order of the journey; a card of it that is no touchpoint is no step."""
    on_it = {link.card_id for link in reading.document.links_to(route.id)}
    return [card for card in reading.touchpoints if card.id in on_it]


def effort(reading: Reading, id_: str, steps: Sequence[Card]) -> Effort:
    """The effort of these steps; without any it has no value."""
    switches = [after.id for before, after in pairwise(steps) if before.lane_id != after.lane_id]
    crossings = [
        after.id
        for before, after in pairwise(steps)
        if {medium_of(reading, before), medium_of(reading, after)} == {"physical", "digital"}
    ]
    ids = tuple(card.id for card in steps)
    total = Figure(
        formula="effort",
        value=float(len(steps) + len(switches)) if steps else None,
        n=len(steps),
        counted="touchpoints",
        cards=ids,
        dates=reading.checked,
    )
    friction = tuple(card.id for card in steps if card.fields.get("friction") is True)
    return Effort(id_, total, ids, tuple(switches), tuple(crossings), friction)
