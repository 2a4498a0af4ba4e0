"""The history in a project's file: an edit a line, and read only where it leads from nothing to the project."""

import re
from collections.abc import Iterable
from typing import Any, cast

from app.domain.document import Document
from app.domain.edits import Change, Edit, Label
from app.domain.plain_changes import ADDED, FIELDS, REMOVED, UPDATED, laid_over, plain_change
from app.domain.records import NO_FIELDS, RECORD_KINDS, Record
from app.domain.text import clean, clean_line
from app.domain.whole import Entry
from app.exchange.record_json import (
    ID,
    LONGEST,
    has_fields,
    hold,
    is_whole,
    read_attribute,
    read_field,
    read_object,
    read_past_record,
    read_record,
    read_time,
)

_LINE = {"gen", "edit", "author", "window", "time", "label", "params", "undoes", "changes"}
_CODE = re.compile("[a-z][a-z0-9_.]{0,60}")
_PARAM = re.compile("[a-z][a-z0-9_]{0,40}")
_MOST_PARAMS = 40
_MOST_FIELDS = 1_000
"""Of one record: each edit of it copies them."""
MOST_COPIED = 4_000_000
"""Fields that all edits together may copy."""
_LONGEST_AUTHOR = 200
State = dict[tuple[str, str], Record]


class TooMuchError(ValueError):
    """There is more than is read."""


def copied(entries: Iterable[Entry]) -> int:
    """How many fields the edits of a history copy from what was before them: memory that its file does not show."""
    changes = (change for entry in entries for change in entry.edit.changes)
    return sum(_copied(change.before, change.after) for change in changes if change.before and change.after)


def _copied(before: Record, after: Record) -> int:
    """All fields of a record where one of them changes; otherwise both have the same."""
    old, new = getattr(before, FIELDS, NO_FIELDS), getattr(after, FIELDS, NO_FIELDS)
    return 0 if old is new or old == new else len(new)


def plain_entry(entry: Entry) -> dict[str, object]:
    """An edit as plain values."""
    edit = entry.edit
    return {
        "gen": entry.gen,
        "edit": edit.id,
        "author": entry.author,
        "window": entry.window,
        "time": entry.time,
        "label": edit.label.code,
        "params": dict(edit.label.params),
        "undoes": edit.undoes,
        "changes": [plain_change(change) for change in edit.changes],
    }


def read_entries(lines: Iterable[dict[str, Any]], document: Document, gen: int) -> tuple[Entry, ...]:
    """The history of a document of generation ``gen``; ValueError where it is not that, TooMuchError of too much.

    Every edit must fit on what those before it made, and the last must leave the document: so each of them can be
    taken back in this library as in the one that it comes from.
    """
    state: State = {}
    entries: list[Entry] = []
    seen: set[str] = set()
    room = MOST_COPIED
    for told in lines:
        entry = _entry(told, state, document.project.id)
        room -= copied((entry,))
        if room < 0:
            raise TooMuchError
        hold(entry.gen > (entries[-1].gen if entries else 0) and entry.edit.id not in seen)
        hold(entry.edit.undoes is None or entry.edit.undoes in seen)
        seen.add(entry.edit.id)
        entries.append(entry)
    hold(bool(entries) and entries[-1].gen == gen)
    hold(Document.of(map(_as_today, state.values())) == document)
    return tuple(entries)


def _as_today(record: Record) -> Record:
    """A record whose fields are as the catalogue takes them."""
    values = {name: getattr(record, name) for name in type(record).__slots__}
    return read_record({**values, "kind": record.kind})


def _entry(told: dict[str, Any], state: State, project_id: str) -> Entry:
    """One edit, done to the state."""
    hold(set(told) == _LINE and is_whole(told["gen"]) and 1 <= told["gen"] < 2**53)
    time = read_time(told["time"])
    hold(time is not None and isinstance(told["author"], str) and len(told["author"]) <= _LONGEST_AUTHOR)
    hold(isinstance(told["window"], str) and (not told["window"] or ID.fullmatch(told["window"]) is not None))
    hold(isinstance(told["changes"], list))
    changes: list[Change] = []
    touched: set[tuple[str, str]] = set()
    for said in told["changes"]:
        change = _change(said, state)
        hold(change.key not in touched and change.record.project_id == project_id)
        touched.add(change.key)
        changes.append(change)
    for change in changes:
        if change.after is None:
            del state[change.key]
        else:
            state[change.key] = change.after
    undoes = None if told["undoes"] is None else _id(told["undoes"])
    edit = Edit(_label(told), tuple(changes), _id(told["edit"]), undoes)
    return Entry(told["gen"], clean_line(told["author"]), told["window"], cast("int", time), edit)


def _label(told: dict[str, Any]) -> Label:
    params = read_object(told["params"])
    hold(isinstance(told["label"], str) and _CODE.fullmatch(told["label"]) is not None and len(params) <= _MOST_PARAMS)
    hold(all(_PARAM.fullmatch(key) is not None for key in params))
    hold(all(is_whole(value) or (isinstance(value, str) and len(value) <= LONGEST) for value in params.values()))
    return Label(told["label"], {k: clean(v) if isinstance(v, str) else v for k, v in params.items()})


def _change(said: object, state: State) -> Change:
    """One change, which must fit on the state."""
    hold(isinstance(said, list) and len(said) in (3, 4))
    item = cast("list[Any]", said)
    what, kind = item[0], item[1]
    hold(isinstance(kind, str) and kind in RECORD_KINDS)
    if what in (ADDED, REMOVED):
        hold(len(item) == 3)
        record = read_past_record({**read_object(item[2]), "kind": kind})
        hold(len(getattr(record, FIELDS, NO_FIELDS)) <= _MOST_FIELDS)
        current = state.get((kind, record.id))
        hold(current == (None if what == ADDED else record))
        return Change(current, record if what == ADDED else None)
    hold(what == UPDATED and len(item) == 4 and isinstance(item[3], list))
    current = state.get((kind, _id(item[2])))
    if current is None:
        raise ValueError("an edit of a record that is not there")
    parts = [_part(kind, part) for part in item[3]]
    said_before = getattr(current, FIELDS, NO_FIELDS)
    for name, key, old, _new in parts:
        hold(old == (getattr(current, name) if key is None else said_before.get(key)))
    after = laid_over(current, [(name, key, new) for name, key, _old, new in parts])
    hold(len(getattr(after, FIELDS, NO_FIELDS)) <= _MOST_FIELDS)
    return Change(current, after)


def _part(kind: str, said: object) -> tuple[str, str | None, Any, Any]:
    """What an update says of one attribute or field: its name, the field's key, before and after."""
    hold(isinstance(said, list) and len(said) == 4)
    name, key, old, new = cast("list[Any]", said)
    if key is None:
        return name, None, read_attribute(kind, name, old), read_attribute(kind, name, new)
    hold(name == FIELDS and has_fields(kind) and isinstance(key, str) and len(key) <= LONGEST)
    before, after = (None if value is None else read_field(value) for value in (old, new))
    return name, key, before, after


def _id(said: object) -> str:
    hold(isinstance(said, str) and ID.fullmatch(said) is not None)
    return cast("str", said)
