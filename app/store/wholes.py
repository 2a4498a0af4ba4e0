"""A project with all that belongs to it, out of a library and into one."""

from collections.abc import Iterable

import sqlalchemy as sa

from app.domain.commands.changing import added
from app.domain.commands.renewing import parents_first
from app.domain.document import Document
from app.domain.edits import Edit, Label
from app.domain.excerpt import picture_hashes
from app.domain.problems import Problem
from app.domain.records import Asset, Record
from app.domain.whole import Entry, Whole
from app.store.answers import News
from app.store.changes import read_edit
from app.store.history import add_row, now, read_news, read_steps
from app.store.rows import row_of
from app.store.schema import asset, project
from app.store.statements import read_records, write_changes

MOST_LINEAGE = 2_000
"""So many edits are named of those that led to a state."""
KEPT_LINEAGE = 200
"""So many of them are remembered of a copy that came without its history."""


def read_whole(connection: sa.Connection, project_id: str, *, history: bool) -> Whole:
    """A project that is not in the trash; Problem("project.gone").

    With its ``history``: Problem("parcel.history_gaps") where that does not lead to the project as it is.
    """
    c = project.c
    found = connection.execute(sa.select(c.gen, c.changed).where(c.id == project_id, c.trashed.is_(None))).one_or_none()
    if found is None:
        raise Problem("project.gone", id=project_id)
    document = Document.of(read_records(connection, project_id))
    entries: tuple[Entry, ...] = ()
    if history:
        entries = _replayed(read_news(connection, project_id, 0), document)
    return Whole(
        document, found.gen, found.changed,
        _assets(connection, project_id, None if history else picture_hashes(document)),
        entries, _lineage(connection, project_id),
    )  # fmt: skip


def add_whole(connection: sa.Connection, whole: Whole) -> None:
    """Write a project that the library has not; without a history it begins one, with its coming."""
    founder = whole.document.project
    gen = whole.gen if whole.entries else 1
    connection.execute(
        sa.insert(project), {**row_of(founder), "rev": gen, "gen": gen, "changed": now(), "trashed": None}
    )
    rest = [change for change in added(whole.document.records()) if change.after is not founder]
    write_changes(connection, founder.id, rest, gen)
    if whole.entries:
        for entry in whole.entries:
            add_row(connection, founder.id, entry.gen, entry.edit, entry.author, entry.window, entry.time)
    else:
        add_row(connection, founder.id, 1, coming(whole), "me", "")
    if whole.assets:
        rows = [{**_asset_row(one), "project_id": founder.id} for one in whole.assets]
        connection.execute(sa.insert(asset), rows)


def coming(whole: Whole) -> Edit:
    """The edit with which a project without a history begins in another library."""
    label = Label("import_project", {"title": whole.document.project.name,
                                     "lineage": " ".join(whole.lineage[-KEPT_LINEAGE:])})  # fmt: skip
    return Edit(label, added(parents_first(whole.document.records())))


def _replayed(rows: Iterable[News], document: Document) -> tuple[Entry, ...]:
    """The history, edit by edit, from nothing to the document."""
    state: dict[tuple[str, str], Record] = {}
    entries: list[Entry] = []
    for row in rows:
        try:
            edit = read_edit(row, lambda kind, id_: state.get((kind, id_)))
        except Problem as problem:
            raise Problem("parcel.history_gaps", name=document.project.name) from problem
        for change in edit.changes:
            if state.get(change.key) != change.before:
                raise Problem("parcel.history_gaps", name=document.project.name)
            if change.after is None:
                del state[change.key]
            else:
                state[change.key] = change.after
        step = row.step
        entries.append(Entry(step.gen, step.author, step.window, step.time, edit))
    if Document.of(state.values()) != document:
        raise Problem("parcel.history_gaps", name=document.project.name)
    return tuple(entries)


def _assets(connection: sa.Connection, project_id: str, wanted: list[str] | None) -> tuple[Asset, ...]:
    """Pictures of a project by hash: those, or all."""
    found = sa.select(asset).where(asset.c.project_id == project_id).order_by(asset.c.hash)
    every = None if wanted is None else set(wanted)
    heads = connection.execute(sa.select(asset.c.hash).where(asset.c.project_id == project_id)).scalars().all()
    keys = [key for key in sorted(heads) if every is None or key in every]
    rows = (connection.execute(found.where(asset.c.hash == key)).one() for key in keys)
    return tuple(Asset(**row._asdict()) for row in rows)


def _asset_row(one: Asset) -> dict[str, object]:
    return {"hash": one.hash, "media_type": one.media_type, "data": one.data}


def _lineage(connection: sa.Connection, project_id: str) -> tuple[str, ...]:
    """The edits that led to a project as it is, oldest first, those of copies that it has taken in among them; a copy
    that was taken in and taken out again by undo is none of them."""
    steps = read_steps(connection, project_id, 0, None)
    roots: dict[str, str] = {}
    undone: set[str] = set()
    for step in steps:
        if step.undoes is not None:
            root = roots[step.edit_id] = roots.get(step.undoes, step.undoes)
            undone ^= {root}
    ids: dict[str, None] = {}
    for step in steps:
        for told in ("lineage", "merged"):
            if told in step.params and step.undoes is None and step.edit_id not in undone:
                ids.update(dict.fromkeys(str(step.label.params.get(told, "")).split()))
        ids[step.edit_id] = None
    return tuple(ids)[-MOST_LINEAGE:]
