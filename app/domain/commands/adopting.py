"""A map that comes from outside with its records, as a project of its own."""

from dataclasses import replace

from app.domain.commands.changing import added
from app.domain.commands.renewing import new_ids, parents_first, renewed
from app.domain.document import Document
from app.domain.edits import Edit, Label
from app.domain.records import Project
from app.domain.text import clean_line


def adopt(document: Document, name: str, *, fresh: bool) -> Edit:
    """A project called ``name`` of all records of a document, for an empty document.

    With ``fresh`` ids: there is a project of the same id already.  Otherwise the records keep theirs, so that the same
    map is known again when it comes once more.
    """
    records = parents_first(document.records())
    if fresh:
        ids = new_ids(records)
        records = [renewed(record, ids) for record in records]
    called = clean_line(name) or document.project.name
    named = [replace(record, name=called) if isinstance(record, Project) else record for record in records]
    return Edit(Label("new_project", {"title": called}), added(named))
