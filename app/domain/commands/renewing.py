"""The same records under other ids, what refers to them too."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from app.domain.fields import OWN
from app.domain.ids import new_id
from app.domain.records import RECORD_KINDS, REFERENCES, Record

Ids = Mapping[tuple[str, str], str]
"""New ids by kind and old id."""
_ORDER = (
    "project", "own_field", "persona", "journey_map", "stage", "lane", "card", "opportunity", "route", "evidence",
    "answers", "link",
)  # fmt: skip
_IN_FIELDS = {"own_field": "own_field", "origin": None}
"""Fields that hold an id: of which kind, or of the record's own."""


def parents_first(records: Iterable[Record]) -> list[Record]:
    """Records in an order in which none refers to a later kind."""
    return sorted(records, key=lambda record: _ORDER.index(record.kind))


def new_ids(records: Iterable[Record]) -> dict[tuple[str, str], str]:
    """An id for each of these records."""
    return {(record.kind, record.id): new_id() for record in records}


def renewed(record: Record, ids: Ids) -> Record:
    """The record under its new id; what it refers to that has none keeps the one that it has."""
    values: dict[str, Any] = {"id": ids.get((record.kind, record.id), record.id)}
    names = RECORD_KINDS[record.kind].__slots__
    if "project_id" in names:
        values["project_id"] = ids.get(("project", record.project_id), record.project_id)
    for name, kind in REFERENCES.get(record.kind, {}).items():
        told = getattr(record, name)
        values[name] = ids.get((kind, told), told) if told is not None else None
    if "fields" in names:
        said: Mapping[str, Any] = getattr(record, "fields")  # noqa: B009
        values["fields"] = {_key(key, ids): _told(record.kind, key, value, ids) for key, value in said.items()}
    return replace(record, **values)


def _key(key: str, ids: Ids) -> str:
    if not key.startswith(OWN):
        return key
    id_ = key.removeprefix(OWN)
    return OWN + ids.get(("own_field", id_), id_)


def _told(kind: str, key: str, value: Any, ids: Ids) -> Any:
    if key not in _IN_FIELDS:
        return value
    return ids.get((_IN_FIELDS[key] or kind, value), value)
