"""Text typed into any record: one edit for the attribute or catalogue field that it was typed into."""

from dataclasses import replace

from app.domain.commands import cards, grid, maps, own_fields
from app.domain.commands.changing import changed, patched
from app.domain.document import Document
from app.domain.edits import Edit, Label
from app.domain.problems import Problem
from app.domain.records import Card, Evidence, JourneyMap, Lane, Opportunity, OwnField, Persona, Project, Stage
from app.domain.text import clean_line


def type_text(document: Document, kind: str, id_: str, name: str, text: str) -> Edit:
    """Put a text into a record: into its title or name, or into the catalogue field ``name``; empty takes that away.

    Problem("record.gone") where the record is not there, Problem("field.unknown") where it has no such field,
    Problem("fields.would_lose") where other records would lose what they say with it.
    """
    if document.look_up(kind, id_) is None:
        raise Problem("record.gone", kind=kind, id=id_)
    if kind == OwnField.kind:
        return _type_own_field(document, id_, name, text)
    if name in {"title", "name"}:
        return _type_title(document, kind, id_, text)
    return _type_field(document, kind, id_, name, text)


def _type_title(document: Document, kind: str, id_: str, text: str) -> Edit:
    """Another title or name."""
    match document.look_up(kind, id_):
        case Project():
            return maps.rename_project(document, text)
        case JourneyMap():
            return maps.edit_map(document, id_, title=text)
        case Stage():
            return grid.edit_stage(document, id_, title=text)
        case Lane():
            return grid.edit_lane(document, id_, title=text)
        case Card():
            return cards.write(document, id_, text)
        case Persona() as persona:
            after = replace(persona, name=clean_line(text))
            return Edit(Label("edit_persona", {"title": after.name}), changed(persona, after))
        case (Opportunity() | Evidence()) as record:
            title = clean_line(text)
            return Edit(Label(f"edit_{kind}", {"title": title}), changed(record, replace(record, title=title)))
    raise Problem("field.unknown", kind=kind, field="title")


def _type_field(document: Document, kind: str, id_: str, name: str, text: str) -> Edit:
    """Another value of a catalogue field."""
    patch = {name: text}
    match document.look_up(kind, id_):
        case JourneyMap():
            return maps.edit_map(document, id_, fields=patch)
        case Stage():
            return grid.edit_stage(document, id_, fields=patch)
        case Lane():
            return grid.edit_lane(document, id_, fields=patch)
        case Card():
            return cards.set_fields(document, [id_], patch)
        case Project() as project:
            return Edit(Label("edit_project", {"title": project.name}), changed(project, patched(project, patch)))
        case Persona() as persona:
            return Edit(Label("edit_persona", {"title": persona.name}), changed(persona, patched(persona, patch)))
        case Opportunity() as chance:
            return Edit(Label("edit_opportunity", {"title": chance.title}), changed(chance, patched(chance, patch)))
        case Evidence() as source:
            return Edit(Label("edit_evidence", {"title": source.title}), changed(source, patched(source, patch)))
    raise Problem("field.unknown", kind=kind, field=name)


def _type_own_field(document: Document, id_: str, name: str, text: str) -> Edit:
    """Of a field that the project has added; what records say in it stays."""
    if name == "title":
        return own_fields.edit_own_field(document, id_, title=text)
    edit = own_fields.edit_own_field(document, id_, fields={name: text or None})
    if any(change.record.kind != OwnField.kind for change in edit.changes):
        raise Problem("fields.would_lose", title=document.get(OwnField, id_).title)
    return edit
