"""Records out of JSON that anybody may have written: known kinds, exactly their attributes, values that fit.

Whatever is not sound raises ValueError, or the Problem of a catalogue field.
"""

import re
from dataclasses import fields
from math import isfinite
from types import UnionType
from typing import Any, Literal, Union, cast, get_args, get_origin, get_type_hints

from app.domain.commands.changing import with_fields
from app.domain.records import NO_FIELDS, RECORD_KINDS, Fields, Record, Value
from app.domain.text import LONGEST_TEXT, clean

LONGEST = LONGEST_TEXT
"""Characters of one text."""
LONGEST_FIELD = 2_000_000
"""Characters of a field and of answers: those of a survey are one text, and there may be older texts of any length."""
ID = re.compile("[!-~]{1,64}")
HASH = re.compile("[0-9a-f]{64}")
TIMES = range(253_402_300_800_000_000)
"""Until the end of the year 9999."""
_RANK = re.compile("[0-9A-Za-z]{1,4000}")
_WHOLE = range(-(2**63), 2**63)
_Check = tuple[type, tuple[object, ...], bool]
"""The type of an attribute, the values that it may have (any where empty), and whether it may be None."""


def _check_of(hint: object) -> _Check:
    """What an attribute of that type holds."""
    parts = get_args(hint) if get_origin(hint) in {Union, UnionType} else (hint,)
    (part,) = [part for part in parts if part is not type(None)]
    if get_origin(part) is Literal:
        return str, get_args(part), len(parts) > 1
    if part not in (str, int):
        raise TypeError(f"no value of a file is a {hint}")
    return cast("type", part), (), len(parts) > 1


_ATTRIBUTES: dict[str, dict[str, _Check]] = {
    kind: {
        field.name: _check_of(get_type_hints(cls)[field.name])
        for field in fields(cls)
        if get_type_hints(cls)[field.name] != Fields
    }
    for kind, cls in RECORD_KINDS.items()
}
_WITH_FIELDS = {kind for kind, cls in RECORD_KINDS.items() if any(field.name == "fields" for field in fields(cls))}


def read_record(said: object) -> Record:
    """A record with exactly its attributes, each of them sound, and fields that the catalogue takes."""
    kind, values = _parts(said)
    if kind in _WITH_FIELDS:
        values["fields"] = with_fields(kind, NO_FIELDS, values["fields"])
    return RECORD_KINDS[kind](**values)


def read_past_record(said: object) -> Record:
    """The same of a record that was once, when the catalogue may have taken other fields."""
    kind, values = _parts(said)
    return RECORD_KINDS[kind](**values)


def read_attribute(kind: str, name: object, said: object) -> Any:
    """The value of one attribute, which is neither the record's id nor its project's."""
    hold(isinstance(name, str) and name in _ATTRIBUTES[kind] and name not in ("id", "project_id"))
    return _attribute(cast("str", name), said, _ATTRIBUTES[kind][cast("str", name)])


def read_field(said: object) -> Value:
    """The value of a field, whichever it is."""
    hold(isinstance(said, str | int | float | bool))
    if isinstance(said, str):
        hold(len(said) <= LONGEST_FIELD)
        return clean(said)
    hold(not isinstance(said, int) or said in _WHOLE)
    hold(not isinstance(said, float) or isfinite(said))
    return cast("Value", said)


def has_fields(kind: str) -> bool:
    """Whether records of a kind have fields of the catalogue."""
    return kind in _WITH_FIELDS


def _parts(said: object) -> tuple[str, dict[str, Any]]:
    """The kind of a record and its values, fields among them as they are."""
    told = read_object(said)
    kind = told.get("kind")
    hold(isinstance(kind, str) and kind in RECORD_KINDS)
    kind = cast("str", kind)
    attributes = _ATTRIBUTES[kind]
    hold(set(told) == {"kind", *attributes, *(("fields",) if kind in _WITH_FIELDS else ())})
    values = {name: _attribute(name, told[name], check) for name, check in attributes.items()}
    if kind in _WITH_FIELDS:
        values["fields"] = {key: read_field(value) for key, value in read_object(told["fields"]).items()}
    return kind, values


def _attribute(name: str, said: object, check: _Check) -> object:
    type_, allowed, optional = check
    if said is None:
        hold(optional)
        return None
    hold(type(said) is type_)
    if type_ is int:
        hold(said in (TIMES if name == "created" else _WHOLE))
        return said
    text = cast("str", said)
    if allowed:
        hold(text in allowed)
        return text
    if name == "id" or name.endswith("_id"):
        hold(ID.fullmatch(text) is not None)
        return text
    if name == "rank":
        hold(_RANK.fullmatch(text) is not None)
        return text
    hold(len(text) <= (LONGEST_FIELD if name == "values" else LONGEST))
    return clean(text)


# -- what all such files have ----------------------------------------------------------------------
def read_object(said: object) -> dict[str, Any]:
    """A JSON object."""
    hold(isinstance(said, dict))
    return cast("dict[str, Any]", said)


def read_time(said: object) -> int | None:
    """UTC microseconds, or None."""
    if said is None:
        return None
    hold(is_whole(said) and cast("int", said) in TIMES)
    return cast("int", said)


def is_whole(said: object) -> bool:
    """Whether it is an integer; True is none."""
    return type(said) is int


def hold(sound: bool) -> None:
    """ValueError where something is not sound."""
    if not sound:
        raise ValueError("not sound")
