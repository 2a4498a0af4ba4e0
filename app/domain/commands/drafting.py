"""The records of a draft: what importers and templates tell becomes part of a project."""

from app.domain.commands.changing import with_fields
from app.domain.drafts import MapDraft, PersonaDraft, SetDraft
from app.domain.ids import new_id
from app.domain.ordering import rank_between, ranks_between
from app.domain.records import (
    NO_FIELDS,
    Card,
    Evidence,
    JourneyMap,
    Lane,
    Link,
    Opportunity,
    Persona,
    Record,
    Route,
    Stage,
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
