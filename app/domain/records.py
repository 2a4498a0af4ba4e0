"""The records of a project: frozen, slotted, told apart by kind and id.

The few fields that the canvas lives on are plain attributes; everything else that the method
can say of a record sits in ``fields``, a read-only mapping whose keys ``domain.fields`` declares.
References are ids of records of the same project.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import ClassVar, Literal

Value = str | int | float | bool
Fields = Mapping[str, Value]
NO_FIELDS: Fields = MappingProxyType({})

Phase = Literal["before", "during", "after"]
LaneKind = Literal["channel", "emotion", "text", "metric"]
MapState = Literal["as_is", "to_be"]
Measure = Literal["emotion", "importance", "expectation", "satisfaction", "brand_promise"]
PHASES: tuple[Phase, ...] = ("before", "during", "after")
LANE_KINDS: tuple[LaneKind, ...] = ("channel", "emotion", "text", "metric")
EMOTIONS = (-2, -1, 0, 1, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """One engagement: a client, its personas, maps and evidence.  Its id is the project id of all of them."""

    kind: ClassVar[str] = "project"
    id: str
    name: str
    created: int = 0
    """UTC microseconds."""
    fields: Fields = field(default_factory=lambda: NO_FIELDS)

    @property
    def project_id(self) -> str:
        """A project belongs to itself."""
        return self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Persona:
    """A kind of customer."""

    kind: ClassVar[str] = "persona"
    id: str
    project_id: str
    rank: str
    name: str
    fields: Fields = field(default_factory=lambda: NO_FIELDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class JourneyMap:
    """One persona's journey in one state: stages × lanes."""

    kind: ClassVar[str] = "journey_map"
    id: str
    project_id: str
    rank: str
    title: str
    state: MapState = "as_is"
    persona_id: str | None = None
    fields: Fields = field(default_factory=lambda: NO_FIELDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A column; belongs to a phase of the relationship."""

    kind: ClassVar[str] = "stage"
    id: str
    project_id: str
    map_id: str
    rank: str
    title: str
    phase: Phase = "during"
    fields: Fields = field(default_factory=lambda: NO_FIELDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """A row; its kind says what it holds.  Named ``lane_kind`` because ``kind`` is the kind of record."""

    kind: ClassVar[str] = "lane"
    id: str
    project_id: str
    map_id: str
    rank: str
    lane_kind: LaneKind
    title: str
    fields: Fields = field(default_factory=lambda: NO_FIELDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A touchpoint (in a channel lane) or a note (in any other); without a cell it lies in the tray.

    ``rank`` orders the cards of one stage over all its lanes: that is the journey's order, and what is
    left of it in one cell is the cell's order.  ``emotion`` is -2 to +2, or None: not yet set.
    """

    kind: ClassVar[str] = "card"
    id: str
    project_id: str
    map_id: str
    rank: str
    title: str
    stage_id: str | None = None
    lane_id: str | None = None
    emotion: int | None = None
    fields: Fields = field(default_factory=lambda: NO_FIELDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opportunity:
    """Something to change, with its impact, effort and owner in ``fields``."""

    kind: ClassVar[str] = "opportunity"
    id: str
    project_id: str
    map_id: str
    rank: str
    title: str
    fields: Fields = field(default_factory=lambda: NO_FIELDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Where a claim comes from: an interview, a survey, a measurement."""

    kind: ClassVar[str] = "evidence"
    id: str
    project_id: str
    rank: str
    title: str
    fields: Fields = field(default_factory=lambda: NO_FIELDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What people answered about one card in one survey.

    ``values`` are numbers on the scale of the card's field of that name, with commas between them and nothing where
    somebody did not answer ("5,4,,3"): the same place is the same person in all answers of a survey.
    """

    kind: ClassVar[str] = "answers"
    id: str
    project_id: str
    evidence_id: str
    card_id: str
    measure: Measure
    values: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """A way through a map, over some of its touchpoints; its links say which, the map in which order."""

    kind: ClassVar[str] = "route"
    id: str
    project_id: str
    map_id: str
    rank: str
    title: str
    fields: Fields = field(default_factory=lambda: NO_FIELDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnField:
    """Something more that one project says of its records; their fields keep it under ``own.<id>``."""

    kind: ClassVar[str] = "own_field"
    id: str
    project_id: str
    rank: str
    title: str
    fields: Fields = field(default_factory=lambda: NO_FIELDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One member of a set: a card's evidence, a card that an opportunity answers or that a route has, or a note
    (a need, a pain) that a touchpoint is about.  Exactly one of the last four is given."""

    kind: ClassVar[str] = "link"
    id: str
    project_id: str
    card_id: str
    evidence_id: str | None = None
    opportunity_id: str | None = None
    route_id: str | None = None
    note_id: str | None = None

    @property
    def target(self) -> str:
        """The id of what the card is linked with."""
        return self.evidence_id or self.opportunity_id or self.route_id or self.note_id or ""


Record = (
    Project | Persona | JourneyMap | Stage | Lane | Card | Opportunity | Evidence | Answers | Route | OwnField | Link
)
RECORD_KINDS: dict[str, type[Record]] = {
    cls.kind: cls
    for cls in (Project, Persona, JourneyMap, Stage, Lane, Card, Opportunity, Evidence, Answers, Route, OwnField, Link)
}
REFERENCES: dict[str, dict[str, str]] = {
    "journey_map": {"persona_id": "persona"},
    "stage": {"map_id": "journey_map"},
    "lane": {"map_id": "journey_map"},
    "card": {"map_id": "journey_map", "stage_id": "stage", "lane_id": "lane"},
    "opportunity": {"map_id": "journey_map"},
    "answers": {"evidence_id": "evidence", "card_id": "card"},
    "route": {"map_id": "journey_map"},
    "link": {
        "card_id": "card", "evidence_id": "evidence", "opportunity_id": "opportunity", "route_id": "route",
        "note_id": "card",
    },
}  # fmt: skip
"""Which attribute of which kind names a record of which kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """A picture, named by the SHA-256 of its bytes; kept outside history."""

    project_id: str
    hash: str
    media_type: str
    data: bytes
