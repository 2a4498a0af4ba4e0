"""Records as rows and back, by field name, for every kind of record alike.

Types are checked on the way out: SQLite is strict about columns, not about what is inside a JSON text, and a lone
surrogate or a NUL would only be refused when it is too late.
"""

import json
import math
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from app.domain.problems import Problem
from app.domain.records import NO_FIELDS, RECORD_KINDS, Fields, Record

MAPPING = "fields"
_NO_FIELDS_TEXT = "{}"
_INTEGERS = range(-(2**63), 2**63)


@dataclass(frozen=True, slots=True)
class Column:
    """One attribute of a kind of record: ``type`` is str or int; the mapping is a str that holds JSON."""

    name: str
    type: type[str] | type[int]
    optional: bool

    @property
    def is_mapping(self) -> bool:
        """Whether it holds the catalogue fields."""
        return self.name == MAPPING


def _column(name: str, hint: object) -> Column:
    """The column for a type hint of a record."""
    parts = get_args(hint) if get_origin(hint) in {Union, UnionType} else (hint,)
    plain = [part for part in parts if part is not type(None)]
    if hint == Fields:
        return Column(name, str, optional=False)
    if len(plain) == 1 and (plain[0] is str or get_origin(plain[0]) is Literal):
        return Column(name, str, optional=len(parts) > 1)
    if plain == [int]:
        return Column(name, int, optional=len(parts) > 1)
    raise TypeError(f"no column for {name}: {hint}")


COLUMNS: dict[str, tuple[Column, ...]] = {
    kind: tuple(_column(field.name, get_type_hints(cls)[field.name]) for field in fields(cls))
    for kind, cls in RECORD_KINDS.items()
}


def row_of(record: Record) -> dict[str, str | int | None]:
    """A record as column values; Problem("store.bad_value") where one cannot be kept."""
    row: dict[str, str | int | None] = {}
    for column in COLUMNS[record.kind]:
        value = getattr(record, column.name)
        if column.is_mapping:
            row[column.name] = _fields_text(record, value)
        elif _keeps(value, column):
            row[column.name] = value
        else:
            raise Problem("store.bad_value", kind=record.kind, id=record.id, field=column.name)
    return row


def records_of(kind: str, rows: Sequence[Sequence[Any]]) -> list[Record]:
    """Records from rows whose values stand in the order of ``COLUMNS[kind]``.

    Fills the slots column by column: that is twice as fast as calling the constructor for each row.
    """
    cls = RECORD_KINDS[kind]
    records = [object.__new__(cls) for _ in rows]
    for column, values in zip(COLUMNS[kind], zip(*rows, strict=True), strict=False):
        filled: Iterable[object] = _mappings(values) if column.is_mapping else values
        setter: Callable[[object, object], None] = getattr(cls, column.name).__set__
        deque(map(setter, records, filled), maxlen=0)
    return records


def plain_text(value: str) -> bool:
    """Whether a database takes the text as it is."""
    if "\0" in value:
        return False
    return value.isascii() or not any("\ud800" <= c <= "\udfff" for c in value)


def _keeps(value: object, column: Column) -> bool:
    """Whether a value has exactly its column's type; True is no integer."""
    if value is None:
        return column.optional
    if column.type is str:
        return type(value) is str and plain_text(value)
    return type(value) is int and value in _INTEGERS


def _fields_text(record: Record, mapping: Fields) -> str:
    """The catalogue fields as JSON."""
    for key, value in mapping.items():
        if not (plain_text(key) and _keeps_in_json(value)):
            raise Problem("store.bad_value", kind=record.kind, id=record.id, field=str(key))
    return to_json(dict(mapping)) if mapping else _NO_FIELDS_TEXT


def _keeps_in_json(value: object) -> bool:
    """Whether a value of a catalogue field reads back equal."""
    match value:
        case bool():
            return True
        case str():
            return plain_text(value)
        case int():
            return value in _INTEGERS
        case float():
            return math.isfinite(value)
    return False


def _mappings(texts: Sequence[str]) -> Iterator[Fields]:
    """The catalogue fields in many JSON texts; read in one go, which also shares their keys."""
    filled = iter(json.loads(f"[{','.join(text for text in texts if text != _NO_FIELDS_TEXT)}]"))
    return (NO_FIELDS if text == _NO_FIELDS_TEXT else next(filled) for text in texts)


def to_json(value: object) -> str:
    """Compact JSON that reads back equal."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
