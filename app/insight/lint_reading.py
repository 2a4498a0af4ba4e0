"""A map as the rules read it: what several of them ask is found out once."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import TypeVar

from app.domain.document import Document
from app.domain.records import PHASES, Card, JourneyMap, Lane, Opportunity, Persona, Phase, Stage

T = TypeVar("T")
GROWN = 5
"""A map with so many touchpoints is asked for what a map needs; before, one is only beginning."""


class LintReading:
    """One map of a document on one day."""

    def __init__(self, document: Document, map_id: str, today: date) -> None:
        self.document = document
        self.map = document.get(JourneyMap, map_id)
        self.today = today
        self.stages: Sequence[Stage] = document.stages(map_id)
        self.lanes: Sequence[Lane] = document.lanes(map_id)
        self.touchpoints: Sequence[Card] = document.touchpoints(map_id)
        self.opportunities: Sequence[Opportunity] = document.opportunities(map_id)

    @property
    def is_grown(self) -> bool:
        """Whether there is enough on the map to ask for more."""
        return len(self.touchpoints) >= GROWN

    @cached_property
    def persona(self) -> Persona | None:
        """Whose journey it is."""
        return self.document.find(Persona, self.map.persona_id)

    @cached_property
    def lane_of(self) -> Mapping[str, Lane]:
        """The lanes by id."""
        return {lane.id: lane for lane in self.lanes}

    @cached_property
    def contacts(self) -> Mapping[str, Sequence[Card]]:
        """The touchpoints of each stage that has some."""
        found: dict[str, list[Card]] = defaultdict(list)
        for card in self.touchpoints:
            found[str(card.stage_id)].append(card)
        return dict(found)

    @cached_property
    def phases(self) -> Mapping[Phase, Sequence[Stage]]:
        """The stages of each phase, also of those without any."""
        return {phase: [stage for stage in self.stages if stage.phase == phase] for phase in PHASES}

    @cached_property
    def notes(self) -> Mapping[str, Sequence[Card]]:
        """The notes that have a place, in journey order, by the kind of their lane."""
        found: dict[str, list[Card]] = defaultdict(list)
        for stage in self.stages:
            for card in self.document.stage_cards(stage.id):
                lane = self.lane_of.get(str(card.lane_id))
                if lane is not None and lane.lane_kind == "text":
                    found[str(lane.fields.get("text_kind", "free"))].append(card)
        return found

    # -- links --------------------------------------------------------------------------------
    def is_proven(self, card: Card) -> bool:
        """Whether evidence is linked to a card, or people have answered about it."""
        return any(link.evidence_id for link in self.document.links(card.id)) or bool(self.document.answers(card.id))

    def is_served(self, note: Card) -> bool:
        """Whether a touchpoint is linked to a note."""
        return any(link.note_id == note.id for link in self.document.links_to(note.id))

    def is_answered(self, card: Card) -> bool:
        """Whether an opportunity answers a card, or what it is linked with: a contact's pain, a pain's contact."""
        own = self.document.links(card.id)
        beside = [link.note_id for link in own if link.note_id]
        beside += [link.card_id for link in self.document.links_to(card.id) if link.note_id == card.id]
        links = [*own, *(link for id_ in beside for link in self.document.links(id_))]
        return any(link.opportunity_id for link in links)

    # -- values -------------------------------------------------------------------------------
    def medium(self, card: Card) -> str:
        """Whether a contact is "physical", "digital", "hybrid" or, unsaid, "": its own word, else its channel's."""
        own = card.fields.get("medium")
        lane = self.lane_of.get(str(card.lane_id))
        return str(own or (lane.fields.get("medium", "") if lane is not None else ""))


def mostly(things: Iterable[T], is_so: Callable[[T], bool]) -> list[T]:
    """The things that are not so, where at least half are: what others have, and these lack."""
    said = [(thing, is_so(thing)) for thing in things]
    lacking = [thing for thing, good in said if not good]
    return lacking if 2 * len(lacking) <= len(said) else []


def day(value: object) -> date | None:
    """A date as fields keep it, 2026-02-03; None where there is none or it is none."""
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None
