"""Changes as plain values, for history rows and for files: ``[what, kind, …]``.

``["+", kind, {attribute: value}]`` and ``["-", …]`` hold the whole record, ``["~", kind, id, [[attribute, field key or
None, old, new]]]`` only what differs: attribute by attribute, and key by key inside the catalogue fields, where None
is an absent key.
"""

from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any

from app.domain.edits import Change, changed_fields
from app.domain.records import Record

ADDED, REMOVED, UPDATED = "+", "-", "~"
FIELDS = "fields"


def plain_change(change: Change) -> list[object]:
    """One change."""
    kind, id_ = change.key
    before, after = change.before, change.after
    if before is None or after is None:
        record = change.record
        values = {spec.name: getattr(record, spec.name) for spec in fields(record)}
        if FIELDS in values:
            values[FIELDS] = dict(values[FIELDS])
        return [ADDED if before is None else REMOVED, kind, values]
    parts: list[list[object]] = []
    for name, key in changed_fields(change):
        old, new = getattr(before, name), getattr(after, name)
        parts.append([name, None, old, new] if key is None else [name, key, old.get(key), new.get(key)])
    return [UPDATED, kind, id_, parts]


def laid_over(current: Record, values: Iterable[tuple[str, str | None, Any]]) -> Record:
    """A record with some attributes and catalogue fields set."""
    attributes: dict[str, Any] = {}
    mapping: dict[str, Any] = {}
    for name, key, value in values:
        if key is None:
            attributes[name] = value
            continue
        if FIELDS not in attributes:
            attributes[FIELDS] = mapping = dict(getattr(current, FIELDS, {}))
        if value is None:
            mapping.pop(key, None)
        else:
            mapping[key] = value
    return replace(current, **attributes)
