"""The map as a story: stage by stage what happens, how it feels, and why; and where a customer would get lost."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from app.domain.document import Document
from app.domain.records import Card, JourneyMap, Lane, Phase, Route, Stage

WHY = ("motivations", "needs", "expectations", "thoughts", "feelings", "pains", "delights", "quotes")
"""The kinds of notes that tell why something feels as it does, in the order in which one would tell it."""
Turn = Literal["", "up", "down"]


@dataclass(frozen=True, slots=True)
class Beat:
    """One contact as it is told.

    ``mood`` is the mean emotion (-2 to 2) of all contacts before it that have one, None at the beginning: what somebody
    brings along to this moment.  ``switches`` tells that the contact before took place in another channel.  ``notes``
    are the ids of the notes that are linked with the contact.
    """

    card_id: str
    title: str
    text: str
    channel: str
    emotion: int | None
    mood: float | None
    quote: str
    cause: str
    decides: bool
    switches: bool
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """One stage as it is told.

    ``felt`` is the mean emotion of its ``n`` contacts that have one; ``turn`` tells whether that is better or worse
    than in the last chapter in which something was felt; ``why`` are the ids of its notes by kind, as in ``WHY``.
    """

    stage_id: str
    title: str
    phase: Phase
    goal: str
    beats: tuple[Beat, ...]
    felt: float | None
    n: int
    turn: Turn
    why: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Story:
    """A journey from its beginning to its end.

    ``best`` and ``worst`` are the ids of the contacts that stand out: all that share the highest emotion above 0, or
    the lowest below 0.  ``last`` is the id of the last contact.
    """

    map_id: str
    route_id: str | None
    persona_id: str | None
    scenario: str
    goal: str
    chapters: tuple[Chapter, ...]
    best: tuple[str, ...]
    worst: tuple[str, ...]
    last: str | None


def story(document: Document, map_id: str, route_id: str | None = None) -> Story:
    """A map's journey, a chapter a stage; or that of one route, whose chapters are the stages that it passes.

    Problem("record.gone") where there is no such map or route.
    """
    map_ = document.get(JourneyMap, map_id)
    route = document.get(Route, route_id) if route_id is not None else None
    contacts = steps(document, route) if route is not None else document.touchpoints(map_id)
    beats = _beats(document, contacts)
    chapters: list[Chapter] = []
    level: float | None = None
    for stage in document.stages(map_id):
        own = tuple(beat for card, beat in zip(contacts, beats, strict=True) if card.stage_id == stage.id)
        if own or route is None:
            chapters.append(_chapter(document, stage, own, level))
            level = level if chapters[-1].felt is None else chapters[-1].felt
    felt = [(beat.emotion, beat.card_id) for beat in beats if beat.emotion]
    best, worst = (peak((emotion for emotion, _ in felt), default=0) for peak in (max, min))
    return Story(
        map_id=map_id,
        route_id=route_id,
        persona_id=map_.persona_id,
        scenario=str(map_.fields.get("scenario", "")),
        goal=str(map_.fields.get("goal", "")),
        chapters=tuple(chapters),
        best=tuple(id_ for emotion, id_ in felt if emotion == best > 0),
        worst=tuple(id_ for emotion, id_ in felt if emotion == worst < 0),
        last=contacts[-1].id if contacts else None,
    )


def _beats(document: Document, contacts: Sequence[Card]) -> list[Beat]:
    """The contacts in order, each with the mood that the ones before have left."""
    beats: list[Beat] = []
    total = n = 0
    before: Card | None = None
    for card in contacts:
        lane = document.find(Lane, card.lane_id)
        beats.append(
            Beat(
                card_id=card.id,
                title=card.title,
                text=str(card.fields.get("actual_text") or card.fields.get("text", "")),
                channel=lane.title if lane is not None else "",
                emotion=card.emotion,
                mood=total / n if n else None,
                quote=str(card.fields.get("quote", "")),
                cause=str(card.fields.get("cause", "")),
                decides=card.fields.get("moment_of_truth") is True,
                switches=before is not None and before.lane_id != card.lane_id,
                notes=tuple(link.note_id for link in document.links(card.id) if link.note_id is not None),
            )
        )
        if card.emotion is not None:
            total, n = total + card.emotion, n + 1
        before = card
    return beats


def _chapter(document: Document, stage: Stage, beats: tuple[Beat, ...], level: float | None) -> Chapter:
    emotions = [beat.emotion for beat in beats if beat.emotion is not None]
    felt = _mean(emotions)
    turn: Turn = ""
    if felt is not None and level is not None and felt != level:
        turn = "up" if felt > level else "down"
    notes: dict[str, list[str]] = {}
    for card in document.stage_cards(stage.id):
        lane = document.find(Lane, card.lane_id)
        kind = str(lane.fields.get("text_kind", "")) if lane is not None and lane.lane_kind == "text" else ""
        notes.setdefault(kind, []).append(card.id)
    return Chapter(
        stage_id=stage.id,
        title=stage.title,
        phase=stage.phase,
        goal=str(stage.fields.get("goal", "")),
        beats=beats,
        felt=felt,
        n=len(emotions),
        turn=turn,
        why=tuple((kind, tuple(notes[kind])) for kind in WHY if kind in notes),
    )


def _mean(values: Sequence[int]) -> float | None:
    return sum(values) / len(values) if values else None


# -- where a customer would get lost ----------------------------------------------------------------------------------
def steps(document: Document, route: Route) -> list[Card]:
    """The touchpoints of a route in journey order."""
    on_it = {link.card_id for link in document.links_to(route.id)}
    return [card for card in document.touchpoints(route.map_id) if card.id in on_it]


def jumped(document: Document, route: Route) -> list[Stage]:
    """The stages that a route passes over although there are touchpoints: those between its first step and its last."""
    stages = document.stages(route.map_id)
    passed = {card.stage_id for card in steps(document, route)}
    at = [n for n, stage in enumerate(stages) if stage.id in passed]
    between = stages[at[0] : at[-1]] if at else []
    met = {card.stage_id for card in document.touchpoints(route.map_id)}
    return [stage for stage in between if stage.id in met and stage.id not in passed]


def dead_end(document: Document, route: Route) -> Card | None:
    """The last step of a route that ends before it should; None where it arrives, or has no step.

    It should reach the last touchpoints of the map; an informative route those of pre-sale, and one that leads directly
    to the purchase those of the sale, as far as there are such.
    """
    walked = steps(document, route)
    if not walked:
        return None
    stages = document.stages(route.map_id)
    met = {card.stage_id for card in document.touchpoints(route.map_id)}
    places = [n for n, stage in enumerate(stages) if stage.id in met]
    until = {"informative": "before", "direct": "during"}.get(str(route.fields.get("type", "")))
    own = [n for n in places if stages[n].phase == until]
    at = next(n for n, stage in enumerate(stages) if stage.id == walked[-1].stage_id)
    return walked[-1] if at < max(own or places) else None


def off_routes(document: Document, map_id: str, routes: Iterable[Route]) -> list[Card]:
    """The touchpoints of a map that none of these routes passes, in journey order."""
    on_one = {link.card_id for route in routes for link in document.links_to(route.id)}
    return [card for card in document.touchpoints(map_id) if card.id not in on_one]
