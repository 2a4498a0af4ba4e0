"""Projects, maps and personas."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace

from app.domain.commands.changing import added, behind, cards_with_links, changed, patched, removed, with_fields
from app.domain.commands.drafting import map_records, persona_record
from app.domain.commands.renewing import new_ids, renewed
from app.domain.document import Document
from app.domain.drafts import MapDraft, PersonaDraft
from app.domain.edits import Change, Edit, Label
from app.domain.ids import new_id
from app.domain.ordering import rank_between
from app.domain.records import (
    NO_FIELDS,
    Card,
    JourneyMap,
    Lane,
    MapState,
    Persona,
    Project,
    Record,
    Stage,
    Value,
)
from app.domain.text import clean_line
from app.domain.versions import without_versions


def new_project(name: str, drafts: Sequence[MapDraft] = (), client: str = "") -> Edit:
    """A project with its maps, for an empty document."""
    fields = with_fields("project", NO_FIELDS, {"client": client or None})
    project = Project(id=new_id(), name=clean_line(name), created=time.time_ns() // 1000, fields=fields)
    records: list[Record] = [project]
    map_rank = persona_rank = ""
    for draft in drafts:
        map_rank = rank_between(map_rank, "")
        persona_rank = rank_between(persona_rank, "")
        records += map_records(project.id, draft, map_rank, persona_rank)
    return Edit(Label("new_project", {"title": project.name}), added(records))


def rename_project(document: Document, name: str) -> Edit:
    """Another name for the project."""
    project = document.project
    after = replace(project, name=clean_line(name) or project.name)
    return Edit(Label("rename_project", {"title": after.name}), changed(project, after))


def edit_project(document: Document, fields: Mapping[str, Value | None]) -> Edit:
    """Other fields of the project."""
    project = document.project
    after = replace(project, fields=with_fields("project", project.fields, fields))
    return Edit(Label("edit_project", {"title": project.name}), changed(project, after))


def add_map(document: Document, draft: MapDraft) -> Edit:
    """One more map behind the others."""
    records = map_records(
        document.project.id,
        draft,
        behind(document.maps),
        behind(document.personas),
    )
    return Edit(Label("add_map", {"title": draft.title}), added(records))


def add_maps(document: Document, drafts: Sequence[MapDraft]) -> Edit:
    """Several maps in one edit, as an import makes them."""
    changes: list[Change] = []
    grown = document
    for draft in drafts:
        edit = add_map(grown, draft)
        grown = grown.apply(edit)
        changes += edit.changes
    title = drafts[0].title if drafts else ""
    return Edit(Label("import_maps", {"title": title, "count": len(drafts)}), tuple(changes))


def duplicate_map(document: Document, map_id: str, title: str) -> Edit:
    """A copy of a map with all that is on it, behind the others; it shares the persona and the evidence.

    The map remembers what it was copied from, and each part the first of which it is a copy: so the two, and copies of
    copies, can be compared, whatever becomes of the maps between them.  What customers answered is said of
    the map that they were asked about: it is not copied.
    """
    source = document.get(JourneyMap, map_id)
    return Edit(Label("duplicate_map", {"title": source.title}), added(copy_of(document, map_id, title)))


def map_for_persona(document: Document, map_id: str, persona: PersonaDraft | str, title: str) -> Edit:
    """A copy of a map for another persona: one of the project, by id, or a new one."""
    if isinstance(persona, str):
        told, new = document.get(Persona, persona), list[Record]()
    else:
        rank = behind(document.personas)
        told = persona_record(document.project.id, persona, rank)
        new = [told]
    records: list[Record] = [
        replace(r, persona_id=told.id) if isinstance(r, JourneyMap) else r for r in copy_of(document, map_id, title)
    ]
    return Edit(Label("map_for_persona", {"title": told.name}), added([*new, *records]))


def map_to_be(document: Document, map_id: str, title: str) -> Edit:
    """A copy of a map as it should become."""
    records: list[Record] = [
        replace(r, state="to_be") if isinstance(r, JourneyMap) else r for r in copy_of(document, map_id, title)
    ]
    return Edit(Label("map_to_be", {"title": document.get(JourneyMap, map_id).title}), added(records))


def copy_of(document: Document, map_id: str, title: str) -> list[Record]:
    """The records of a map under new ids and another title, behind the other maps; see ``duplicate_map``."""
    source = without_versions(document.get(JourneyMap, map_id))
    cards, routes = document.cards(map_id), document.routes(map_id)
    own: list[Record] = [source, *document.stages(map_id), *document.lanes(map_id), *cards]
    own += [*document.opportunities(map_id), *routes]
    known = {record.id for record in own} | {evidence.id for evidence in document.evidence}
    links = [link for card in cards for link in document.links(card.id) if link.target in known]
    ids = new_ids([*own, *links])
    rank = behind(document.maps)
    copies: list[Record] = []
    for record in own:
        copy = renewed(record, ids)
        if isinstance(copy, JourneyMap):
            copy = replace(copy, rank=rank, title=clean_line(title), fields={**copy.fields, "origin": record.id})
        elif isinstance(copy, Stage | Lane | Card):
            copy = replace(copy, fields={"origin": record.id, **copy.fields})
        copies.append(copy)
    return [*copies, *(renewed(link, ids) for link in links)]


def edit_map(
    document: Document,
    map_id: str,
    *,
    title: str | None = None,
    state: MapState | None = None,
    fields: Mapping[str, Value | None] | None = None,
) -> Edit:
    """Another title, state or other fields of a map; what is None stays.

    A project that bears the name of its only map, as one made from a template or a file does, goes on bearing it.
    """
    before = document.get(JourneyMap, map_id)
    after = replace(
        before,
        title=before.title if title is None else clean_line(title),
        state=before.state if state is None else state,
        fields=with_fields("journey_map", before.fields, fields or {}),
    )
    changes = changed(before, after)
    project = document.project
    if after.title and project.name == before.title and len(document.maps) == 1:
        changes += changed(project, replace(project, name=after.title))
    code = "rename_map" if after.title != before.title else "edit_map"
    return Edit(Label(code, {"title": after.title}), changes)


def delete_map(document: Document, map_id: str) -> Edit:
    """A map goes with everything it holds; its persona goes too where no other map has it."""
    journey = document.get(JourneyMap, map_id)
    records: list[Record] = cards_with_links(document, document.cards(map_id))
    ends: list[Record] = [*document.opportunities(map_id), *document.routes(map_id)]
    records += [*ends, *document.stages(map_id), *document.lanes(map_id), journey]
    known = {r.id for r in records}
    records[:0] = [link for end in ends for link in document.links_to(end.id) if link.id not in known]
    persona = document.find(Persona, journey.persona_id)
    if persona is not None and sum(m.persona_id == persona.id for m in document.maps) == 1:
        records.append(persona)
    return Edit(Label("delete_map", {"title": journey.title}), removed(records))


def edit_persona(
    document: Document,
    map_id: str,
    *,
    name: str | None = None,
    fields: Mapping[str, Value | None] | None = None,
) -> Edit:
    """The persona of a map changes, or is made where the map has none yet."""
    before = document.find(Persona, document.get(JourneyMap, map_id).persona_id)
    if before is None:
        return new_persona(document, map_id, name=name, fields=fields)
    after = replace(patched(before, fields or {}), name=before.name if name is None else clean_line(name))
    return Edit(Label("edit_persona", {"title": after.name}), changed(before, after))


def new_persona(
    document: Document,
    map_id: str,
    *,
    name: str | None = None,
    fields: Mapping[str, Value | None] | None = None,
) -> Edit:
    """A persona is made and the map is its journey; one that the map had stays in the project."""
    journey = document.get(JourneyMap, map_id)
    persona = persona_record(
        document.project.id,
        PersonaDraft(name or "", with_fields("persona", NO_FIELDS, fields or {})),
        behind(document.personas),
    )
    changes = (*added([persona]), *changed(journey, replace(journey, persona_id=persona.id)))
    return Edit(Label("add_persona", {"title": persona.name}), changes)


def choose_persona(document: Document, map_id: str, persona_id: str | None) -> Edit:
    """The map is the journey of another persona of the project, or of nobody; a persona that no map has any more
    stays in the project."""
    before = document.get(JourneyMap, map_id)
    persona = document.get(Persona, persona_id) if persona_id is not None else None
    label = Label("choose_persona", {"title": persona.name if persona is not None else ""})
    return Edit(label, changed(before, replace(before, persona_id=persona_id)))
