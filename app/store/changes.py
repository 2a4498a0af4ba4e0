"""Changes as the text of a history row, and back.

An update holds only what differs: attribute by attribute, and key by key inside the catalogue fields, where None is
an absent key.  So a long text is not copied by every other edit of its card, and an old update reads against
today's record: what it does not name is as it is now.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from app.domain.edits import Change, Edit, changed_fields
from app.domain.problems import Problem
from app.domain.records import RECORD_KINDS, Fields, Record
from app.store.answers import News
from app.store.rows import COLUMNS, MAPPING, to_json

RECORD_FORMAT = 1
"""Rises when the meaning of this text does."""

LookUp = Callable[[str, str], Record | None]
_ADDED, _REMOVED, _UPDATED = "+", "-", "~"


def write_changes(changes: Iterable[Change]) -> str:
    """The text of these changes."""
    return to_json([_written(change) for change in changes])


def read_edit(news: News, look_up: LookUp) -> Edit:
    """The edit of a history row, its updates laid against the records that ``look_up(kind, id)`` finds.

    Problem("edit.refused", kind, id) where a record that it updates is gone.
    """
    changes = tuple(_read(item, look_up) for item in json.loads(news.changes))
    return Edit(news.step.label, changes, news.step.edit_id, news.step.undoes)


def touches(news: News, kind: str, id_: str) -> bool:
    """Whether a history row changes a record."""
    for item in json.loads(news.changes):
        found = item[2] if item[0] == _UPDATED else item[2]["id"]
        if (item[1], found) == (kind, id_):
            return True
    return False


def _written(change: Change) -> list[object]:
    """One change as a list."""
    kind, id_ = change.key
    before, after = change.before, change.after
    if before is None or after is None:
        record = change.record
        values = {c.name: getattr(record, c.name) for c in COLUMNS[kind]}
        if MAPPING in values:
            values[MAPPING] = dict(values[MAPPING])
        return [_ADDED if before is None else _REMOVED, kind, values]
    parts: list[list[object]] = []
    for name, key in changed_fields(change):
        old, new = getattr(before, name), getattr(after, name)
        parts.append([name, None, old, new] if key is None else [name, key, old.get(key), new.get(key)])
    return [_UPDATED, kind, id_, parts]


def _read(item: list[Any], look_up: LookUp) -> Change:
    """One change from a list."""
    what, kind = item[0], item[1]
    if what in {_ADDED, _REMOVED}:
        record = RECORD_KINDS[kind](**item[2])
        return Change(None, record) if what == _ADDED else Change(record, None)
    id_, parts = item[2], item[3]
    current = look_up(kind, id_)
    if current is None:
        raise Problem("edit.refused", kind=kind, id=id_)
    before = _laid_over(current, [(name, key, old) for name, key, old, _new in parts])
    after = _laid_over(current, [(name, key, new) for name, key, _old, new in parts])
    return Change(before, after)


def _laid_over(current: Record, values: Iterable[tuple[str, str | None, Any]]) -> Record:
    """A record with some attributes and catalogue fields set."""
    attributes: dict[str, Any] = {}
    mapping: Mapping[str, Any] = getattr(current, MAPPING, {})
    for name, key, value in values:
        if key is None:
            attributes[name] = value
        else:
            mapping = _with(mapping, key, value)
            attributes[MAPPING] = mapping
    return replace(current, **attributes)


def _with(mapping: Fields, key: str, value: Any) -> Fields:
    """The mapping with one key set, or without it where the value is None."""
    out = dict(mapping)
    if value is None:
        out.pop(key, None)
    else:
        out[key] = value
    return out
