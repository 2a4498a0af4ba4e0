"""What comes from outside with its records, as a project of its own: one map, or a project whole."""

from dataclasses import replace

from app.domain.commands.changing import added
from app.domain.commands.maps import rename_project
from app.domain.commands.renewing import new_ids, parents_first, renewed
from app.domain.document import Document
from app.domain.edits import Change, Edit, Label
from app.domain.ids import new_id
from app.domain.records import JourneyMap, Project, Record
from app.domain.text import clean_line
from app.domain.versions import VERSIONS, named_versions, versions_text
from app.domain.whole import Entry, Whole


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


def as_new(whole: Whole) -> Whole:
    """The same project under ids that nothing has, its history too: two of them lie side by side in one library."""
    past = [change.record for entry in whole.entries for change in entry.edit.changes]
    ids = new_ids([*whole.document.records(), *past])
    edits = {entry.edit.id: new_id() for entry in whole.entries}

    def anew(record: Record) -> Record:
        if isinstance(record, JourneyMap) and VERSIONS in record.fields:
            names = versions_text({edits.get(id_, id_): title for id_, title in named_versions(record).items()})
            record = replace(record, fields={**record.fields, VERSIONS: names})
        return renewed(record, ids)

    def entry_of(entry: Entry) -> Entry:
        edit = entry.edit
        changes = tuple(
            Change(*(None if side is None else anew(side) for side in (change.before, change.after)))
            for change in edit.changes
        )
        undoes = edits.get(edit.undoes) if edit.undoes is not None else None
        return replace(entry, edit=Edit(edit.label, changes, edits[edit.id], undoes))

    document = Document.of(map(anew, whole.document.records()))
    return replace(
        whole, document=document, entries=tuple(map(entry_of, whole.entries)), lineage=(),
        assets=tuple(replace(one, project_id=document.project.id) for one in whole.assets),
    )  # fmt: skip


def called(whole: Whole, name: str) -> Whole:
    """The same project under another name; in its history that is one more edit."""
    edit = rename_project(whole.document, name)
    if edit.is_empty:
        return whole
    document = whole.document.apply(edit)
    if not whole.entries:
        return replace(whole, document=document)
    last = whole.entries[-1]
    entry = Entry(whole.gen + 1, last.author, "", last.time, edit)
    return replace(whole, document=document, gen=entry.gen, entries=(*whole.entries, entry))
