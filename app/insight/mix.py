"""What kind of contacts a stage is made of: physical or digital (R14), ours or not (R18).

A touchpoint that does not say is as its channel is.  What neither says is left out of the shares, and listed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from app.domain.facets import values_of
from app.domain.records import Card, Value
from app.insight.figure import Figure
from app.insight.reading import Reading

Side = Literal["", "physical", "digital"]


@dataclass(frozen=True, slots=True)
class Media:
    """The shares of one stage, or of the map; ``empty`` is the side that has nothing, not even a hybrid contact.

    Where no medium is known no side is called empty.
    """

    id: str
    physical: Figure
    digital: Figure
    hybrid: Figure
    unknown: tuple[str, ...]
    empty: Side


@dataclass(frozen=True, slots=True)
class Control:
    """The shares of one stage, or of the map; ``uncontrolled`` is what partners or nobody of ours decides."""

    id: str
    own: Figure
    partner: Figure
    none: Figure
    uncontrolled: Figure
    unknown: tuple[str, ...]


def medium_of(reading: Reading, card: Card) -> Value | None:
    """A touchpoint's medium, or its channel's."""
    (medium,) = values_of(reading.document, card, "medium")
    return medium


def media(reading: Reading) -> tuple[Media, ...]:
    """The whole map first, then its stages from left to right."""
    return tuple(_media(reading, id_, cards) for id_, cards in _groups(reading))


def control(reading: Reading) -> tuple[Control, ...]:
    """The whole map first, then its stages from left to right."""
    return tuple(_control(reading, id_, cards) for id_, cards in _groups(reading))


def _groups(reading: Reading) -> list[tuple[str, list[Card]]]:
    stages = [(stage.id, reading.of_stage(stage.id)) for stage in reading.stages]
    return [(reading.map_id, reading.touchpoints), *stages]


def _parted(reading: Reading, cards: Sequence[Card], facet: str) -> dict[Value | None, list[Card]]:
    found: dict[Value | None, list[Card]] = {}
    for card in cards:
        (value,) = values_of(reading.document, card, facet)
        found.setdefault(value, []).append(card)
    return found


def _media(reading: Reading, id_: str, cards: Sequence[Card]) -> Media:
    parts = _parted(reading, cards, "medium")
    unknown = [card.id for card in parts.pop(None, [])]
    known = [card for part in parts.values() for card in part]
    empty: Side = ""
    if known and "hybrid" not in parts:
        empty = "physical" if "physical" not in parts else "digital" if "digital" not in parts else ""
    physical, digital, hybrid = (
        reading.share(f"medium.{medium}", parts.get(medium, []), known) for medium in ("physical", "digital", "hybrid")
    )
    return Media(id_, physical, digital, hybrid, tuple(unknown), empty)


def _control(reading: Reading, id_: str, cards: Sequence[Card]) -> Control:
    parts = _parted(reading, cards, "control")
    unknown = [card.id for card in parts.pop(None, [])]
    known = [card for part in parts.values() for card in part]
    not_ours = {card.id for who in ("partner", "none") for card in parts.get(who, [])}
    own, partner, none = (
        reading.share(f"control.{who}", parts.get(who, []), known) for who in ("own", "partner", "none")
    )
    uncontrolled = reading.share("uncontrolled", [card for card in cards if card.id in not_ours], known)
    return Control(id_, own, partner, none, uncontrolled, tuple(unknown))
