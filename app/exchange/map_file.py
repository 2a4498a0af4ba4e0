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
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app import __version__
from app.domain import rules
from app.domain.document import Document
from app.domain.excerpt import UNKNOWN, Edition, digest, excerpt, picture_hashes, plain
from app.domain.problems import Problem
from app.domain.records import JourneyMap, Persona, Project
from app.domain.text import clean_line
from app.exchange.bounded_json import marks, read_json
from app.exchange.record_json import HASH, hold, is_whole, read_object, read_record, read_time

MEDIA_TYPE = "application/vnd.vivencia.map+json"
FILE_NAME = "map.vivencia.json"
FORMAT, VERSION = "vivencia-map", 1
HEAD = b'{"format":"vivencia-map"'
"""How each such file begins, whatever its version."""
MOST_BYTES = 72 * 1024 * 1024
MOST_PICTURE_BYTES = 48 * 1024 * 1024
MOST_RECORDS = 20_000
_MOST_MARKS = 3_000_000
_KEYS = {"format", "version", "program", "map", "gen", "changed", "printed", "digest", "records", "pictures"}


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
    """A map with those of its pictures that are given, as far as there is room for them; equal input, equal bytes.

    Problem("mapfile.too_much", title) where it would be more than is read.
    """
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
    data = json.dumps(said, separators=(",", ":")).encode()
    if len(found) > MOST_RECORDS or len(data) > MOST_BYTES or marks(data) > _MOST_MARKS:
        raise Problem("mapfile.too_much", title=document.get(JourneyMap, map_id).title)
    return data


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
        said = read_object(read_json(data, MOST_BYTES, _MOST_MARKS))
        hold(said.get("format") == FORMAT and is_whole(said.get("version")) and said["version"] >= 1)
        if said["version"] == VERSION:
            return _map_file(said)
    except (Problem, ValueError, RecursionError, MemoryError, binascii.Error) as error:
        raise Problem("mapfile.damaged", name=name) from error
    raise Problem("mapfile.newer", name=name, program=clean_line(str(said.get("program", "")))[:40])


def _map_file(top: dict[str, Any]) -> MapFile:
    hold(set(top) == _KEYS and isinstance(top["records"], list) and len(top["records"]) <= MOST_RECORDS)
    records = [read_record(record) for record in top["records"]]
    mark = digest(top["records"])
    document = Document.of(records)
    hold(len(list(document.records())) == len(records))
    _check_one_map(document, top["map"])
    edition = Edition(*(read_time(top[key]) for key in ("gen", "changed", "printed")))
    return MapFile(document, top["map"], edition, mark, mark != top["digest"], _pictures(top["pictures"], document))


def _check_one_map(document: Document, map_id: object) -> None:
    """One project with one map, everything in it belongs to them, and every rule of a document holds."""
    projects, maps = document.all(Project), document.all(JourneyMap)
    hold(len(projects) == 1 and [journey.id for journey in maps] == [map_id])
    hold(all(record.project_id == projects[0].id for record in document.records()))
    hold([persona.id for persona in document.all(Persona)] == [p for p in (maps[0].persona_id,) if p is not None])
    hold(not rules.problems(document))


# -- pictures and numbers -----------------------------------------------------------------------
def _pictures(said: object, document: Document) -> dict[str, bytes]:
    """The pictures that the map shows; bytes under a name that is not theirs are no picture of it."""
    wanted = set(picture_hashes(document))
    found: dict[str, bytes] = {}
    room = MOST_PICTURE_BYTES
    for key, text in read_object(said).items():
        hold(HASH.fullmatch(key) is not None and key in wanted and isinstance(text, str))
        data = base64.b64decode(text, validate=True)
        room -= len(data)
        hold(room >= 0 and hashlib.sha256(data).hexdigest() == key)
        found[key] = data
    return found
