"""The personas of a project, whichever maps they have."""

from collections.abc import Mapping
from dataclasses import replace

from app.domain.commands.changing import added, behind, changed, patched, removed
from app.domain.commands.drafting import persona_record
from app.domain.document import Document
from app.domain.drafts import PersonaDraft
from app.domain.edits import Edit, Label
from app.domain.ordering import rank_between
from app.domain.problems import Problem
from app.domain.records import JourneyMap, Persona, Value
from app.domain.text import clean_line

Values = Mapping[str, Value | None]


def add_persona(document: Document, name: str, fields: Values | None = None) -> Edit:
    """One more behind the others; no map has it yet."""
    draft = PersonaDraft(name, {key: value for key, value in (fields or {}).items() if value is not None})
    rank = behind(document.personas)
    made = persona_record(document.project.id, draft, rank)
    return Edit(Label("add_persona", {"title": made.name}), added([made]))


def edit_persona(document: Document, id_: str, *, name: str | None = None, fields: Values | None = None) -> Edit:
    """Another name or other fields; what is None stays."""
    before = document.get(Persona, id_)
    after = replace(patched(before, fields or {}), name=before.name if name is None else clean_line(name))
    return Edit(Label("edit_persona", {"title": after.name}), changed(before, after))


def move_persona(document: Document, id_: str, by: int) -> Edit:
    """So many places further down the list, or up below 0; not beyond its ends."""
    moving = document.get(Persona, id_)
    others = [one for one in document.personas if one.id != id_]
    at = max(0, min(len(others), document.personas.index(moving) + by))
    before = others[at - 1].rank if at else ""
    after = others[at].rank if at < len(others) else ""
    change = changed(moving, replace(moving, rank=rank_between(before, after)))
    return Edit(Label("move_persona", {"title": moving.name}), change if at != document.personas.index(moving) else ())


def delete_persona(document: Document, id_: str) -> Edit:
    """A persona that no map has goes; Problem("persona.in_use") where one has it."""
    going = document.get(Persona, id_)
    maps = maps_of(document, id_)
    if maps:
        raise Problem("persona.in_use", title=going.name, map=maps[0].title, count=len(maps))
    return Edit(Label("delete_persona", {"title": going.name}), removed([going]))


def maps_of(document: Document, id_: str) -> list[JourneyMap]:
    """The maps that are the journey of a persona."""
    return [journey for journey in document.maps if journey.persona_id == id_]
