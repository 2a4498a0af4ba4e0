"""What stands beside the team's curve: which stretches of it nobody has observed, and other curves to compare it with.

::

    customers    what they answered: thin and whole, with rings; between it and the team's curve the gap is shaded
    target       where the curve is to go: dotted
    competitor   how it feels with somebody else: dashed
    mood         what customers bring along from all before: dashes and dots, a star at each moment of truth

Each is there only where something is said of it, the mood only where it is asked for.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from app.domain.records import Card
from app.insight.feelings import mood_line
from app.insight.reading import Reading
from app.insight.survey import was_team
from app.layout.contents import Contents
from app.layout.same import LastOfEach, Same
from app.layout.shapes import Point

Spot = tuple[Card, float, float]
"""A touchpoint on the team's curve, where it is, and its emotion."""
Kind = Literal["customers", "target", "competitor", "mood"]
FIELDS: tuple[Kind, ...] = ("target", "competitor")


@dataclass(frozen=True, slots=True)
class Other:
    """Another curve: (x from the left of the grid, emotion) of each touchpoint that it knows, in journey order."""

    kind: Kind
    points: tuple[Point, ...]
    stars: tuple[Point, ...] = ()
    """Those of the points that are moments of truth, where they are to be seen."""


def others(
    held: Contents, places: Sequence[Sequence[Spot]], edges: Sequence[float], *, mood: bool = False
) -> tuple[Other, ...]:
    """The other curves of a map; ``places`` are the spots of the team's curve in each stage.

    ``mood``: with the mood before each touchpoint.
    """
    found: dict[Kind, list[Point]] = {"customers": [], "target": [], "competitor": [], "mood": []}
    stars: list[Point] = []
    asked = _asked(held)
    reading = Reading(held.document, held.map.id)
    before = {one.card_id: one.before for one in mood_line(reading)} if mood else {}
    sides = zip(held.stages, held.touchpoints, places, pairwise(edges), strict=False)
    for stage, cards, spots, (left, right) in sides:
        stated: dict[Kind, Sequence[tuple[int, float]]] = {
            kind: _STATED.get((stage.id, kind), _stated, kind, Same(cards)) for kind in FIELDS if kind not in held.away
        }
        if asked:
            answered = [
                (n, reading.customers(card, "emotion").value) for n, card in enumerate(cards) if card.id in asked
            ]
            stated["customers"] = [(n, value) for n, value in answered if value is not None]
        moods = enumerate(cards if before else ())
        brought = [(n, value) for n, card in moods if (value := before.get(card.id)) is not None]
        stated["mood"] = brought
        if any(stated.values()):
            xs = _spread(cards, {card.id: x for card, x, _ in spots}, left, right)
            for kind, values in stated.items():
                found[kind] += [(xs[n], value) for n, value in values]
            stars += [(xs[n], value) for n, value in brought if cards[n].fields.get("moment_of_truth") is True]
    seen = {kind: tuple(points) for kind, points in found.items() if len(points) > 1}
    return tuple([Other(kind, points, tuple(stars) if kind == "mood" else ()) for kind, points in seen.items()])


def _stated(kind: Kind, cards: Same[tuple[Card, ...]]) -> tuple[tuple[int, float], ...]:
    """The numbers of a stage's touchpoints that have such a value, with it."""
    values = [(n, card.fields.get(kind)) for n, card in enumerate(cards.value)]
    return tuple([(n, float(value)) for n, value in values if isinstance(value, int | float)])


def _spread(cards: Sequence[Card], known: dict[str, float], left: float, right: float) -> list[float]:
    """Where each touchpoint of a stage is; those not on the team's curve stand evenly between those that are."""
    xs: list[float] = []
    waiting = 0
    for card in cards:
        x = known.get(card.id)
        if x is None:
            waiting += 1
            continue
        xs += _between(xs[-1] if xs else left, x, waiting)
        xs.append(x)
        waiting = 0
    return xs + _between(xs[-1] if xs else left, right, waiting)


def _between(left: float, right: float, count: int) -> list[float]:
    return [left + (n + 1) * (right - left) / (count + 1) for n in range(count)]


# -- evidence -------------------------------------------------------------------------------------
def unproven(held: Contents) -> frozenset[str]:
    """The ids of the touchpoints on the curve whose emotion is only believed.

    Those are the ones said to be assumed; and once anything on the map was observed, those of which nothing is said.
    What customers answered, or a link to evidence, proves as well.
    """
    if "evidence" in held.away:
        return frozenset()
    linked = _linked(held)
    parts = [
        _EVIDENCE.get(stage.id, _evidence, Same(cards), linked)
        for stage, cards in zip(held.stages, held.felt, strict=True)
    ]
    assumed = [id_ for part in parts for id_ in part.assumed]
    if any(part.proven for part in parts):
        assumed += [id_ for part in parts for id_ in part.silent]
    return frozenset(assumed)


@dataclass(frozen=True, slots=True)
class _Evidence:
    """The ids of a stage's touchpoints on the curve, by what proves them."""

    assumed: tuple[str, ...]
    silent: tuple[str, ...]
    proven: bool


def _evidence(cards: Same[tuple[Card, ...]], linked: frozenset[str]) -> _Evidence:
    open_ = [card for card in cards.value if card.fields.get("evidence") != "observed" and card.id not in linked]
    assumed = [card.id for card in open_ if card.fields.get("evidence") == "assumed"]
    silent = [card.id for card in open_ if card.fields.get("evidence") != "assumed"]
    return _Evidence(tuple(assumed), tuple(silent), len(open_) < len(cards.value))


def _linked(held: Contents) -> frozenset[str]:
    """The ids of the cards that are linked with evidence, or that customers were asked about."""
    document = held.document
    links = [link.card_id for one in document.evidence for link in document.links_to(one.id)]
    return frozenset([*links, *_asked(held)])


def _asked(held: Contents) -> frozenset[str]:
    """The ids of the cards whose emotion customers were asked about."""
    document = held.document
    surveys = [one for one in document.evidence if not was_team(one)]
    given = [answers for one in surveys for answers in document.answers(one.id)]
    return frozenset([answers.card_id for answers in given if answers.measure == "emotion"])


_STATED: LastOfEach[tuple[str, Kind], tuple[tuple[int, float], ...]] = LastOfEach()
_EVIDENCE: LastOfEach[str, _Evidence] = LastOfEach()
