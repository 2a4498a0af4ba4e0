"""A map that comes from outside with its records, as a project of its own."""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from app.domain.commands.changing import added
from app.domain.document import Document
from app.domain.edits import Edit, Label
from app.domain.ids import new_id
from app.domain.records import REFERENCES, Project, Record
from app.domain.text import clean_line

_ORDER = ("project", "persona", "journey_map", "stage", "lane", "card", "opportunity", "evidence", "link")


def adopt(document: Document, name: str, *, fresh: bool) -> Edit:
    """A project called ``name`` of all records of a document, for an empty document.

    With ``fresh`` ids: there is a project of the same id already.  Otherwise the records keep theirs, so that the same
    map is known again when it comes once more.
    """
    records = sorted(document.records(), key=lambda record: _ORDER.index(record.kind))
    if fresh:
        ids = {(record.kind, record.id): new_id() for record in records}
        records = [_with_ids(record, ids, ids["project", document.project.id]) for record in records]
    called = clean_line(name) or document.project.name
    named = [replace(record, name=called) if isinstance(record, Project) else record for record in records]
    return Edit(Label("new_project", {"title": called}), added(named))


def _with_ids(record: Record, ids: Mapping[tuple[str, str], str], project_id: str) -> Record:
    """The same record under other ids, its references too."""
    values: dict[str, Any] = {"id": ids[record.kind, record.id]}
    if any(field.name == "project_id" for field in fields(record)):
        values["project_id"] = project_id
    for name, kind in REFERENCES.get(record.kind, {}).items():
        told = getattr(record, name)
        values[name] = ids[kind, told] if told is not None else None
    return replace(record, **values)
