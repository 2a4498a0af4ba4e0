"""The records of a draft, as importers and templates tell it, and the draft of a map, for a template."""

from collections.abc import Mapping
from dataclasses import replace

from app.domain.commands.changing import with_fields
from app.domain.document import Document
from app.domain.drafts import CardDraft, LaneDraft, MapDraft, PersonaDraft, SetDraft, StageDraft
from app.domain.fields import OWN
from app.domain.ids import new_id
from app.domain.ordering import rank_between, ranks_between
from app.domain.records import (
    NO_FIELDS,
    Card,
    Evidence,
    Fields,
    JourneyMap,
    Lane,
    Link,
    Opportunity,
    Persona,
    Record,
    Route,
    Stage,
    Value,
)
from app.domain.text import clean, clean_line


def persona_record(project_id: str, draft: PersonaDraft, rank: str) -> Persona:
    """The record of a persona draft."""
    fields = with_fields("persona", NO_FIELDS, draft.fields)
    return Persona(id=new_id(), project_id=project_id, rank=rank, name=clean_line(draft.name), fields=fields)


def map_records(project_id: str, draft: MapDraft, rank: str, persona_rank: str) -> list[Record]:
    """The records of a map draft, those that others refer to first; its evidence is ranked with the persona."""
    persona = persona_record(project_id, draft.persona, persona_rank) if draft.persona else None
    journey = JourneyMap(
        id=new_id(),
        project_id=project_id,
        rank=rank,
        title=clean_line(draft.title),
        state=draft.state,
        persona_id=persona.id if persona else None,
        fields=with_fields("journey_map", NO_FIELDS, draft.fields),
    )
    stages = [
        Stage(id=new_id(), project_id=project_id, map_id=journey.id, rank=r, title=clean_line(s.title), phase=s.phase,
              fields=with_fields("stage", NO_FIELDS, s.fields))
        for s, r in zip(draft.stages, ranks_between("", "", len(draft.stages)), strict=True)
    ]  # fmt: skip
    lanes = [
        Lane(id=new_id(), project_id=project_id, map_id=journey.id, rank=r, lane_kind=ln.lane_kind,
             title=clean_line(ln.title), fields=with_fields("lane", NO_FIELDS, ln.fields))
        for ln, r in zip(draft.lanes, ranks_between("", "", len(draft.lanes)), strict=True)
    ]  # fmt: skip
    cards = [
        Card(id=new_id(), project_id=project_id, map_id=journey.id, rank=r, title=clean(c.title).strip(),
             stage_id=stages[c.stage].id if c.stage is not None else None,
             lane_id=lanes[c.lane].id if c.lane is not None else None,
             emotion=c.emotion, fields=with_fields("card", NO_FIELDS, c.fields))
        for c, r in zip(draft.cards, ranks_between("", "", len(draft.cards)), strict=True)
    ]  # fmt: skip
    return [
        *([persona] if persona else []),
        journey,
        *stages,
        *lanes,
        *cards,
        *_linked(journey, draft, cards, persona_rank),
    ]


def _linked(journey: JourneyMap, draft: MapDraft, cards: list[Card], rank: str) -> list[Record]:
    """The opportunities, evidence and routes of a draft, and what its cards are linked with."""
    project_id, records, links = journey.project_id, list[Record](), list[Record]()
    for told in draft.sets:
        rank = rank_between(rank, "")
        made = _set_record(journey, told, rank)
        records.append(made)
        ends = {f"{told.kind}_id": made.id}
        links += [Link(id=new_id(), project_id=project_id, card_id=cards[at].id, **ends) for at in told.cards]
    for contact, note in draft.notes:
        links.append(Link(id=new_id(), project_id=project_id, card_id=cards[contact].id, note_id=cards[note].id))
    return [*records, *links]


def _set_record(journey: JourneyMap, told: SetDraft, rank: str) -> Opportunity | Evidence | Route:
    fields = with_fields(told.kind, NO_FIELDS, told.fields)
    id_, project_id, title = new_id(), journey.project_id, clean_line(told.title)
    if told.kind == "evidence":
        return Evidence(id=id_, project_id=project_id, rank=rank, title=title, fields=fields)
    kind = Opportunity if told.kind == "opportunity" else Route
    return kind(id=id_, project_id=project_id, map_id=journey.id, rank=rank, title=title, fields=fields)


LEFT_OUT = ("picture", "photo", "origin", "own_field")
"""What a draft does not keep of a record: it is of one project."""


def draft_of(document: Document, map_id: str, title: str) -> MapDraft:
    """A map without its ids, its cards in journey order, with its persona, opportunities and routes.

    Pictures, fields of the project's own, evidence and answers belong to the project: they are left out, and so is a
    metric lane of such a field.
    """
    journey = document.get(JourneyMap, map_id)
    persona = document.find(Persona, journey.persona_id)
    stages = {stage.id: at for at, stage in enumerate(document.stages(map_id))}
    kept = [lane for lane in document.lanes(map_id) if lane.fields.get("metric") != "own"]
    lanes = {lane.id: at for at, lane in enumerate(kept)}
    cards = document.cards(map_id)
    places = {card.id: at for at, card in enumerate(cards)}
    notes = [(places[card.id], places.get(str(ln.note_id))) for card in cards for ln in document.links(card.id)]

    def copied(card: Card) -> CardDraft:
        stage, lane = stages.get(card.stage_id or ""), lanes.get(card.lane_id or "")
        placed = stage is not None and lane is not None
        fields = _kept(card.fields)
        return CardDraft(card.title, stage if placed else None, lane if placed else None, card.emotion, fields)

    return MapDraft(
        title=title,
        stages=tuple(StageDraft(s.title, s.phase, _kept(s.fields)) for s in document.stages(map_id)),
        lanes=tuple(LaneDraft(ln.lane_kind, ln.title, _kept(ln.fields)) for ln in kept),
        cards=tuple(map(copied, cards)),
        persona=PersonaDraft(persona.name, _kept(persona.fields)) if persona is not None else None,
        state=journey.state,
        fields=_kept(journey.fields),
        sets=_sets(document, map_id, places),
        notes=tuple((contact, note) for contact, note in notes if note is not None),
    )


def _sets(document: Document, map_id: str, places: Mapping[str, int]) -> tuple[SetDraft, ...]:
    """Opportunities and routes, with the ``places`` of their cards."""
    sets: list[Opportunity | Route] = [*document.opportunities(map_id), *document.routes(map_id)]
    return tuple(
        SetDraft(
            "route" if isinstance(one, Route) else "opportunity",
            one.title,
            _kept(one.fields),
            tuple(places[link.card_id] for link in document.links_to(one.id)),
        )
        for one in sets
    )


def structure_of(draft: MapDraft) -> MapDraft:
    """The stages and lanes of a draft, without what is on them and who it is about."""
    stages = tuple(
        replace(s, fields={key: value for key, value in s.fields.items() if not key.startswith("people_")})
        for s in draft.stages
    )
    return MapDraft(draft.title, stages, draft.lanes, fields={k: v for k, v in draft.fields.items() if k == "type"})


def _kept(fields: Fields) -> dict[str, Value]:
    return {key: value for key, value in fields.items() if key not in LEFT_OUT and not key.startswith(OWN)}
