"""A project as one file, ``.vivencia``: written by one program, read by another that trusts nothing.

A gzip file of lines, each a JSON object, so that anybody can look into it with ordinary tools.  In this order: a head,
a line a record, a line a picture (base64), a line an edit of the history, and an end with the SHA-256 of all lines
before it::

    {"format": "vivencia-project", "version": 1, "program": "0.2.0", "project": "<id>", "gen": 128, "changed": 17…,
     "lineage": ["<id of an edit>"], "records": 40, "pictures": 1, "edits": 0}
    {"kind": "project", "id": …}
    {"picture": "<sha256>", "type": "image/png", "data": "<base64>"}
    {"gen": 1, "edit": "<id>", "author": …, "window": …, "time": 17…, "label": "new_project", "params": {…},
     "undoes": null, "changes": [["+", "card", {…}]]}
    {"end": "<sha256>"}

Nothing in it is a path, nothing is executed, and no file beside it is looked at.
"""

import base64
import binascii
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, cast

from app import __version__
from app.domain import rules
from app.domain.document import Document
from app.domain.excerpt import plain
from app.domain.problems import Problem
from app.domain.records import Asset, Project
from app.domain.text import clean_line
from app.domain.whole import Whole
from app.exchange.bounded_json import marks, read_json
from app.exchange.gzip_lines import LONGEST_LINE, packed, unpacked
from app.exchange.parcel_history import MOST_COPIED, TooMuchError, copied, plain_entry, read_entries
from app.exchange.record_json import HASH, ID, hold, is_whole, read_object, read_record, read_time

ENDING = ".vivencia"
FORMAT, VERSION = "vivencia-project", 1
MOST_BYTES = 128 << 20
"""Of the file, as it lies on the disk."""
MOST_RECORDS = 40_000
MOST_EDITS = 32_000
"""The shortest of them cost all that may be read."""
MOST_WORK = 6_400_000
"""What reading records and edits may cost: each mark that parts values ``_RECORD`` or ``_EDIT``, for an edit is tried
on what came before it, and four bytes 1."""
_RECORD, _EDIT = 2, 4
MOST_PICTURES = 20_000
MOST_PICTURE_BYTES = 96 << 20
_MOST_LINEAGE = 4_000
_MOST_MARKS = MOST_WORK // _RECORD
"""Of the signs that make objects, in one line: one more costs more than all may."""
_TYPES = ("image/png", "image/jpeg", "image/gif", "image/webp")
_HEAD = {"format", "version", "program", "project", "gen", "changed", "lineage", "records", "pictures", "edits"}


class _Room:
    """What is left of what reading records and edits may cost."""

    def __init__(self) -> None:
        self._left = MOST_WORK

    def take(self, line: bytes, weight: int) -> None:
        """One more line."""
        self._left -= weight * marks(line) + len(line) // 4
        if self._left < 0:
            raise TooMuchError


@dataclass(frozen=True, slots=True)
class Parcel:
    """A project out of a file, and the version of the program that wrote it."""

    whole: Whole
    program: str


def write_parcel(whole: Whole) -> bytes:
    """The file of a project; equal input, equal bytes.

    Problem("parcel.too_large", limit, edits) with too many pictures, Problem("parcel.too_much", edits) with too many
    records or edits for anybody to read.
    """
    pictures = sum(len(one.data) for one in whole.assets)
    try:
        data = packed(_lines(whole)) if pictures <= MOST_PICTURE_BYTES else b""
    except TooMuchError as error:
        raise Problem("parcel.too_much", edits=len(whole.entries)) from error
    if not data or len(data) > MOST_BYTES:
        raise Problem("parcel.too_large", limit=MOST_PICTURE_BYTES >> 20, edits=len(whole.entries))
    return data


def read_parcel(data: bytes, name: str, stopped: Callable[[], bool] = lambda: False) -> Parcel:
    """The project of those bytes; ``name`` is that of the file, for what is said.  StoppedError once it is ``stopped``.

    Problem("parcel.newer", name, program) where a later version wrote it, Problem("parcel.too_long", name) where it
    holds more than is read, Problem("parcel.damaged", name) where it is anything but a sound project.
    """
    try:
        lines = unpacked(data, stopped)
        digest = hashlib.sha256()
        first = next(lines, b"")
        head = _object(first)
        hold(head.get("format") == FORMAT and is_whole(head.get("version")) and head["version"] >= 1)
        if head["version"] == VERSION:
            digest.update(first + b"\n")
            return Parcel(_whole(head, lines, digest), clean_line(str(head["program"]))[:40])
    except TooMuchError as error:
        raise Problem("parcel.too_long", name=name) from error
    except (Problem, ValueError, RecursionError, MemoryError, binascii.Error) as error:
        raise Problem("parcel.damaged", name=name) from error
    raise Problem("parcel.newer", name=name, program=clean_line(str(head.get("program", "")))[:40])


# -- writing ---------------------------------------------------------------------------------------
def _lines(whole: Whole) -> Iterator[bytes]:
    """The lines of the file without their ends."""
    if len(whole.assets) > MOST_PICTURES or len(whole.entries) > MOST_EDITS or copied(whole.entries) > MOST_COPIED:
        raise TooMuchError
    digest, room = hashlib.sha256(), _Room()
    for said in _objects(whole):
        line = json.dumps(said, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()
        if "kind" in said or "edit" in said:
            room.take(line, _RECORD if "kind" in said else _EDIT)
        digest.update(line + b"\n")
        yield line
    yield json.dumps({"end": digest.hexdigest()}).encode()


def _objects(whole: Whole) -> Iterator[dict[str, object]]:
    records = sorted(whole.document.records(), key=lambda record: (record.kind, record.id))
    if len(records) > MOST_RECORDS:
        raise TooMuchError
    yield {
        "format": FORMAT,
        "version": VERSION,
        "program": __version__,
        "project": whole.document.project.id,
        "gen": whole.gen,
        "changed": whole.changed,
        "lineage": list(whole.lineage),
        "records": len(records),
        "pictures": len(whole.assets),
        "edits": len(whole.entries),
    }
    yield from map(plain, records)
    for one in sorted(whole.assets, key=lambda asset: asset.hash):
        yield {"picture": one.hash, "type": one.media_type, "data": base64.b64encode(one.data).decode()}
    yield from map(plain_entry, whole.entries)


# -- reading ---------------------------------------------------------------------------------------
def _whole(head: dict[str, Any], lines: Iterator[bytes], digest: "hashlib._Hash") -> Whole:
    hold(set(head) == _HEAD and isinstance(head["program"], str))
    records, pictures, edits = (head[key] for key in ("records", "pictures", "edits"))
    hold(all(is_whole(count) and count >= 0 for count in (records, pictures, edits)))
    if records > MOST_RECORDS or pictures > MOST_PICTURES or edits > MOST_EDITS:
        raise TooMuchError
    gen, changed = head["gen"], read_time(head["changed"])
    hold(is_whole(gen) and 1 <= gen < 2**53 and changed is not None)

    room = _Room()

    def following(count: int, weight: int = 0) -> Iterator[dict[str, Any]]:
        for _ in range(count):
            line = next(lines, b"")
            if weight:
                room.take(line, weight)
            digest.update(line + b"\n")
            yield _object(line)

    document = _document(map(read_record, following(records, _RECORD)), head["project"])
    assets = tuple(_assets(following(pictures), document.project.id, pictures))
    entries = read_entries(following(edits, _EDIT), document, gen) if edits else ()
    hold(_object(next(lines, b"")) == {"end": digest.hexdigest()})
    hold(next(lines, None) is None)
    return Whole(document, gen, cast("int", changed), assets, entries, _lineage(head["lineage"]))


def _document(records: Iterable[Any], project_id: object) -> Document:
    """One project, everything in it belongs to it, and every rule of a document holds."""
    found = list(records)
    document = Document.of(found)
    hold(len(list(document.records())) == len(found))
    hold([project.id for project in document.all(Project)] == [project_id])
    hold(all(record.project_id == project_id for record in found))
    hold(not rules.problems(document))
    return document


def _assets(said: Iterable[dict[str, Any]], project_id: str, count: int) -> Iterator[Asset]:
    """Pictures; bytes under a name that is not theirs are none."""
    room, seen = MOST_PICTURE_BYTES, set()
    for told in said:
        hold(set(told) == {"picture", "type", "data"} and told["type"] in _TYPES)
        hold(isinstance(told["picture"], str) and HASH.fullmatch(told["picture"]) is not None)
        hold(isinstance(told["data"], str))
        data = base64.b64decode(told["data"], validate=True)
        room -= len(data)
        seen.add(told["picture"])
        hold(room >= 0 and hashlib.sha256(data).hexdigest() == told["picture"])
        yield Asset(project_id=project_id, hash=told["picture"], media_type=told["type"], data=data)
    hold(len(seen) == count)


def _lineage(said: object) -> tuple[str, ...]:
    hold(isinstance(said, list) and len(said) <= _MOST_LINEAGE)
    ids = cast("list[object]", said)
    hold(all(isinstance(id_, str) and ID.fullmatch(id_) is not None for id_ in ids))
    return cast("tuple[str, ...]", tuple(ids))


def _object(line: bytes) -> dict[str, Any]:
    return read_object(read_json(line, LONGEST_LINE, _MOST_MARKS))
