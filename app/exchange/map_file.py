"""A map as a file that prints carry, so that whoever gets the print can open the map: written by one program, read by
another that trusts nothing.

One JSON object with exactly the keys below; each record has its kind and all its attributes, times are UTC
microseconds or null.  There is no history in it, no draft, and nothing of the project's other maps::

    {"format": "vivencia-map", "version": 1, "program": "0.2.0", "map": "<id>", "gen": 128, "changed": 17…,
     "printed": 17…, "digest": "<sha256>", "records": [{"kind": "project", "id": …}, …],
     "pictures": {"<sha256>": "<base64>"}}
"""

import base64
import binascii
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from types import UnionType
from typing import Any, Literal, Union, cast, get_args, get_origin, get_type_hints

from app import __version__
from app.domain import rules
from app.domain.commands.changing import with_fields
from app.domain.document import Document
from app.domain.excerpt import UNKNOWN, Edition, digest, excerpt, picture_hashes, plain
from app.domain.problems import Problem
from app.domain.records import NO_FIELDS, RECORD_KINDS, Fields, JourneyMap, Persona, Project, Record, Value
from app.domain.text import clean, clean_line
from app.exchange.bounded_json import read_json

MEDIA_TYPE = "application/vnd.vivencia.map+json"
FILE_NAME = "map.vivencia.json"
FORMAT, VERSION = "vivencia-map", 1
HEAD = b'{"format":"vivencia-map"'
"""How each such file begins, whatever its version."""
MOST_BYTES = 72 * 1024 * 1024
MOST_PICTURE_BYTES = 48 * 1024 * 1024
MOST_RECORDS = 20_000
_MOST_MARKS = 3_000_000
_LONGEST = 100_000
_KEYS = {"format", "version", "program", "map", "gen", "changed", "printed", "digest", "records", "pictures"}
_ID = re.compile("[!-~]{1,64}")
_RANK = re.compile("[0-9A-Za-z]{1,4000}")
_HASH = re.compile("[0-9a-f]{64}")
_WHOLE = range(-(2**63), 2**63)
_TIMES = range(253_402_300_800_000_000)
"""Until the end of the year 9999."""


@dataclass(frozen=True, slots=True)
class MapFile:
    """A map out of a file: ``document`` holds it and nothing else, ``pictures`` are bytes by hash.

    ``is_altered``: something else than Vivencia has changed the records in the file.
    """

    document: Document
    map_id: str
    edition: Edition
    digest: str
    is_altered: bool
    pictures: Mapping[str, bytes]

    @property
    def journey(self) -> JourneyMap:
        """The map."""
        return self.document.get(JourneyMap, self.map_id)


def write_map(document: Document, map_id: str, pictures: Mapping[str, bytes], edition: Edition = UNKNOWN) -> bytes:
    """A map with those of its pictures that are given, as far as there is room for them; equal input, equal bytes."""
    found = sorted(excerpt(document, map_id).records(), key=lambda record: (record.kind, record.id))
    records = [plain(record) for record in found]
    said = {
        "format": FORMAT,
        "version": VERSION,
        "program": __version__,
        "map": map_id,
        "gen": edition.gen,
        "changed": edition.changed,
        "printed": edition.printed,
        "digest": digest(records),
        "records": records,
        "pictures": {key: base64.b64encode(data).decode() for key, data in kept_pictures(document, map_id, pictures)},
    }
    # Only ASCII: one odd letter among the pictures would make reading take four times the memory.
    return json.dumps(said, separators=(",", ":")).encode()


def kept_pictures(document: Document, map_id: str, pictures: Mapping[str, bytes]) -> Sequence[tuple[str, bytes]]:
    """Those pictures of a map that go into its file: hash and bytes."""
    room, kept = MOST_PICTURE_BYTES, []
    for key in picture_hashes(excerpt(document, map_id)):
        data = pictures.get(key)
        if data is not None and len(data) <= room:
            room -= len(data)
            kept.append((key, data))
    return kept


def read_map(data: bytes, name: str) -> MapFile:
    """The map of those bytes; ``name`` is that of the file, for what is said.

    Problem("mapfile.newer", name, program) where a later version wrote it, Problem("mapfile.damaged", name) where
    it is anything but a sound map.
    """
    try:
        said = _object(read_json(data, MOST_BYTES, _MOST_MARKS))
        _hold(said.get("format") == FORMAT and _is_whole(said.get("version")) and said["version"] >= 1)
        if said["version"] == VERSION:
            return _map_file(said)
    except (Problem, ValueError, RecursionError, binascii.Error) as error:
        raise Problem("mapfile.damaged", name=name) from error
    raise Problem("mapfile.newer", name=name, program=clean_line(str(said.get("program", "")))[:40])


def _map_file(top: dict[str, Any]) -> MapFile:
    _hold(set(top) == _KEYS and isinstance(top["records"], list) and len(top["records"]) <= MOST_RECORDS)
    records = [_record(record) for record in top["records"]]
    mark = digest(top["records"])
    document = Document.of(records)
    _hold(len(list(document.records())) == len(records))
    _check_one_map(document, top["map"])
    edition = Edition(*(_number(top[key]) for key in ("gen", "changed", "printed")))
    return MapFile(document, top["map"], edition, mark, mark != top["digest"], _pictures(top["pictures"], document))


def _check_one_map(document: Document, map_id: object) -> None:
    """One project with one map, everything in it belongs to them, and every rule of a document holds."""
    projects, maps = document.all(Project), document.all(JourneyMap)
    _hold(len(projects) == 1 and [journey.id for journey in maps] == [map_id])
    _hold(all(record.project_id == projects[0].id for record in document.records()))
    _hold([persona.id for persona in document.all(Persona)] == [p for p in (maps[0].persona_id,) if p is not None])
    _hold(not rules.problems(document))


# -- records ------------------------------------------------------------------------------------
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


def _record(said: object) -> Record:
    """A record with exactly its attributes, each of them sound."""
    told = _object(said)
    kind = told.get("kind")
    _hold(isinstance(kind, str) and kind in RECORD_KINDS)
    attributes = _ATTRIBUTES[cast("str", kind)]
    has_fields = kind in _WITH_FIELDS
    _hold(set(told) == {"kind", *attributes, *(("fields",) if has_fields else ())})
    values = {name: _value(name, told[name], check) for name, check in attributes.items()}
    if has_fields:
        values["fields"] = _fields(cast("str", kind), told["fields"])
    return RECORD_KINDS[cast("str", kind)](**cast("Any", values))


def _value(name: str, said: object, check: _Check) -> object:
    type_, allowed, optional = check
    if said is None:
        _hold(optional)
        return None
    _hold(type(said) is type_)
    if type_ is int:
        _hold(name != "created" or said in _TIMES)
        return said
    text = cast("str", said)
    if allowed:
        _hold(text in allowed)
        return text
    if name == "id" or name.endswith("_id"):
        _hold(_ID.fullmatch(text) is not None)
        return text
    if name == "rank":
        _hold(_RANK.fullmatch(text) is not None)
        return text
    _hold(len(text) <= _LONGEST)
    return clean(text)


def _fields(kind: str, said: object) -> dict[str, Value]:
    """Catalogue fields: known keys with values that fit."""
    values: dict[str, Value] = _object(said)
    _hold(all(isinstance(value, str | int | float | bool) for value in values.values()))
    _hold(all(len(value) <= _LONGEST for value in values.values() if isinstance(value, str)))
    _hold(all(value in _WHOLE for value in values.values() if isinstance(value, int)))
    return with_fields(kind, NO_FIELDS, values)


# -- pictures and numbers -----------------------------------------------------------------------
def _pictures(said: object, document: Document) -> dict[str, bytes]:
    """The pictures that the map shows; bytes under a name that is not theirs are no picture of it."""
    wanted = set(picture_hashes(document))
    found: dict[str, bytes] = {}
    room = MOST_PICTURE_BYTES
    for key, text in _object(said).items():
        _hold(_HASH.fullmatch(key) is not None and key in wanted and isinstance(text, str))
        data = base64.b64decode(text, validate=True)
        room -= len(data)
        _hold(room >= 0 and hashlib.sha256(data).hexdigest() == key)
        found[key] = data
    return found


def _number(said: object) -> int | None:
    if said is None:
        return None
    _hold(_is_whole(said) and cast("int", said) in _TIMES)
    return cast("int", said)


def _object(said: object) -> dict[str, Any]:
    _hold(isinstance(said, dict))
    return cast("dict[str, Any]", said)


def _is_whole(said: object) -> bool:
    return type(said) is int


def _hold(sound: bool) -> None:
    if not sound:
        raise ValueError("not a sound map")
