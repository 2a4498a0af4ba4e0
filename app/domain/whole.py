"""A project with everything that belongs to it, as it leaves a library and comes into another."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.document import Document
from app.domain.edits import Edit
from app.domain.records import Asset


@dataclass(frozen=True, slots=True)
class Entry:
    """One edit of a project's history: who did it, in which window, and when (UTC microseconds)."""

    gen: int
    author: str
    window: str
    time: int
    edit: Edit


@dataclass(frozen=True, slots=True)
class Whole:
    """A project of generation ``gen``, last changed at ``changed`` (UTC microseconds), with its pictures.

    ``entries`` is its history from its first edit on, or nothing where that was not asked for.  ``lineage`` names,
    oldest first, the edits through which it has come: that is how two copies find the state they both come from.
    """

    document: Document
    gen: int
    changed: int
    assets: tuple[Asset, ...] = ()
    entries: tuple[Entry, ...] = ()
    lineage: tuple[str, ...] = ()


def state_after(whole: Whole, edit_id: str) -> Document | None:
    """The project as it was when that edit of its history had been done; None where the history has no such edit."""
    later: list[Edit] = []
    for entry in reversed(whole.entries):
        if entry.edit.id == edit_id:
            return _without(whole.document, later)
        later.append(entry.edit)
    return None


def _without(document: Document, edits: Iterable[Edit]) -> Document:
    """The document before some edits, which are given last first."""
    records = {(record.kind, record.id): record for record in document.records()}
    for edit in edits:
        for change in reversed(edit.changes):
            if change.before is None:
                records.pop(change.key, None)
            else:
                records[change.key] = change.before
    return Document.of(records.values())
