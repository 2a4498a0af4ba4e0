"""A map before it has ids: what importers and templates make and ``commands.maps`` adds to a project."""

from dataclasses import dataclass, field
from typing import Literal

from app.domain.records import NO_FIELDS, Fields, LaneKind, MapState, Phase


@dataclass(frozen=True, slots=True)
class PersonaDraft:
    """A kind of customer."""

    name: str
    fields: Fields = field(default_factory=lambda: NO_FIELDS)


@dataclass(frozen=True, slots=True)
class StageDraft:
    """A column."""

    title: str
    phase: Phase = "during"
    fields: Fields = field(default_factory=lambda: NO_FIELDS)


@dataclass(frozen=True, slots=True)
class LaneDraft:
    """A row."""

    lane_kind: LaneKind
    title: str
    fields: Fields = field(default_factory=lambda: NO_FIELDS)


@dataclass(frozen=True, slots=True)
class CardDraft:
    """A card in the cell of the stage and lane with these indexes; None and None is the tray."""

    title: str
    stage: int | None
    lane: int | None
    emotion: int | None = None
    fields: Fields = field(default_factory=lambda: NO_FIELDS)


@dataclass(frozen=True, slots=True)
class SetDraft:
    """An opportunity, a source of evidence or a route, with the indexes of the cards linked with it."""

    kind: Literal["opportunity", "evidence", "route"]
    title: str
    fields: Fields = field(default_factory=lambda: NO_FIELDS)
    cards: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class MapDraft:
    """A whole map; the cards stand in journey order.

    ``notes`` are pairs of indexes of cards: a touchpoint, and a note (a need, a pain) that it is about.
    """

    title: str
    stages: tuple[StageDraft, ...] = ()
    lanes: tuple[LaneDraft, ...] = ()
    cards: tuple[CardDraft, ...] = ()
    persona: PersonaDraft | None = None
    state: MapState = "as_is"
    fields: Fields = field(default_factory=lambda: NO_FIELDS)
    sets: tuple[SetDraft, ...] = ()
    notes: tuple[tuple[int, int], ...] = ()
