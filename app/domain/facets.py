"""Sides by which cards are told apart: which values a card shows, and which cards meet a condition."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from app.domain.document import Document
from app.domain.fields import OWN, field_of, fields_of, own_key, own_spec
from app.domain.records import EMOTIONS, Card, Lane, OwnField, Value
from app.domain.tags import split_tags

PLACES = ("emotion", "lane", "stage")
"""The facets that are plain attributes of a card."""
_OF_CARDS = [(f.key, f.type) for f in fields_of("card")]
FACETS = (
    *PLACES,
    *(key for key, type_ in _OF_CARDS if type_ in ("choice", "flag", "scale", "tags")),
    *(key for key, type_ in _OF_CARDS if type_ == "line"),
)
"""Everything that cards can be chosen by: their places, and the fields of the catalogue whose values come again."""
_OWN_TYPES = ("choice", "flag", "scale", "line")
_TAGS = frozenset(key for key, type_ in _OF_CARDS if type_ == "tags")

Values = frozenset[Value | None]
"""Values of a facet; None is "nothing said"."""


@dataclass(frozen=True, slots=True)
class Condition:
    """Which cards are meant: of each facet named here they show one of the wanted values.  Without any, all are."""

    wanted: Mapping[str, Values] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def is_empty(self) -> bool:
        """Whether every card meets it."""
        return not self.wanted

    def with_facet(self, facet: str, values: Iterable[Value | None]) -> "Condition":
        """The same with other values for a facet; no values take the facet away."""
        wanted = {key: kept for key, kept in self.wanted.items() if key != facet}
        chosen = frozenset(values)
        if chosen:
            wanted[facet] = chosen
        return Condition(MappingProxyType(wanted))

    def meets(self, document: Document, card: Card) -> bool:
        """Whether a card is one of those that are meant."""
        return all(not values.isdisjoint(values_of(document, card, facet)) for facet, values in self.wanted.items())


def facets_of(document: Document) -> tuple[str, ...]:
    """All of these, and the project's own fields of cards but long texts, numbers and days, whose values differ."""
    own = [(own_key(one), own_spec(one)) for one in document.own_fields]
    return (*FACETS, *(key for key, spec in own if spec.kind == "card" and spec.type in _OWN_TYPES))


def values_of(document: Document, card: Card, facet: str) -> Values:
    """What a card shows of a facet: several tags, one of anything else, {None} where nothing is said.

    A card whose own medium or control is not said is as its channel is.
    """
    if facet == "emotion":
        return frozenset({card.emotion})
    if facet in ("lane", "stage"):
        return frozenset({card.lane_id if facet == "lane" else card.stage_id})
    if facet in _TAGS:
        return frozenset(split_tags(str(card.fields.get(facet, "")))) or frozenset({None})
    if facet == "moment_of_truth":
        return frozenset({card.fields.get(facet) is True})
    value = card.fields.get(facet)
    if value is None and facet in ("medium", "control"):
        lane = document.find(Lane, card.lane_id)
        value = lane.fields.get(facet) if lane is not None else None
    return frozenset({value})


def present(document: Document, map_id: str, facet: str) -> list[tuple[Value | None, int]]:
    """The values of a facet that cards on a map show, with how many show each: in the order of the map or the scale,
    names by the alphabet, "nothing said" last."""
    counts: dict[Value | None, int] = {}
    for card in document.cards(map_id):
        for value in values_of(document, card, facet):
            counts[value] = counts.get(value, 0) + 1
    order = _order(document, map_id, facet)
    known = [value for value in order if value in counts]
    others = sorted((v for v in counts if v not in order and v is not None), key=lambda v: str(v).casefold())
    last: list[Value | None] = [None] if None in counts else []
    return [(value, counts[value]) for value in (*known, *others, *last)]


def meeting(document: Document, map_id: str, condition: Condition) -> list[str]:
    """The ids of the cards of a map that meet a condition, in rank order."""
    return [card.id for card in document.cards(map_id) if condition.meets(document, card)]


def _order(document: Document, map_id: str, facet: str) -> Sequence[Value | None]:
    """The values of a facet in their own order, as far as they have one."""
    if facet == "emotion":
        return EMOTIONS[::-1]
    if facet == "lane":
        return [lane.id for lane in document.lanes(map_id)]
    if facet == "stage":
        return [stage.id for stage in document.stages(map_id)]
    own = document.find(OwnField, facet.removeprefix(OWN)) if facet.startswith(OWN) else None
    if facet.startswith(OWN) and own is None:
        return ()
    spec = own_spec(own) if own is not None else field_of("card", facet)
    if spec.type == "scale":
        return range(spec.high, spec.low - 1, -1)
    return (True, False) if spec.type == "flag" else spec.choices
