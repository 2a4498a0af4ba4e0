"""Clips as bytes for the clipboard of the system: written by one window, read by another that trusts nothing.

One JSON object with exactly the keys below; the pictures of the cards travel in it, up to ``MOST_PICTURE_BYTES``::

    {"format": "vivencia-cards", "version": 1, "kind": "cards", "names": [], "stage": null, "lane": null,
     "cards": [{"title": "Pay", "stage": 0, "lane": 1, "emotion": -1, "fields": {"importance": 4}}],
     "pictures": {"<hash>": "<base64>"}}
"""

import base64
import binascii
import json
from collections.abc import Mapping
from typing import Any, cast

from app.domain.clips import CLIP_KINDS, Clip
from app.domain.commands.changing import with_fields
from app.domain.commands.pasting import MOST_CARDS
from app.domain.drafts import CardDraft, LaneDraft, StageDraft
from app.domain.problems import Problem
from app.domain.records import EMOTIONS, LANE_KINDS, NO_FIELDS, PHASES, Value
from app.domain.text import clean
from app.exchange.bounded_json import read_json

MEDIA_TYPE = "application/x-vivencia-cards+json"
FORMAT, VERSION = "vivencia-cards", 1
MOST_PICTURE_BYTES = 24 * 1024 * 1024
MOST_BYTES = 40 * 1024 * 1024
_MOST_MARKS = 1_500_000
_FARTHEST = 1000
_LONGEST = 100_000


def write_clip(clip: Clip, pictures: Mapping[str, bytes]) -> bytes:
    """A clip, with as many of its pictures (bytes by hash) as there is room for."""
    kept: dict[str, str] = {}
    room = MOST_PICTURE_BYTES
    for digest, data in pictures.items():
        if len(data) <= room:
            room -= len(data)
            kept[digest] = base64.b64encode(data).decode()
    stage, lane = clip.stage, clip.lane
    said = {
        "format": FORMAT,
        "version": VERSION,
        "kind": clip.kind,
        "names": list(clip.names),
        "stage": stage and {"title": stage.title, "phase": stage.phase, "fields": dict(stage.fields)},
        "lane": lane and {"title": lane.title, "kind": lane.lane_kind, "fields": dict(lane.fields)},
        "cards": [
            {"title": c.title, "stage": c.stage, "lane": c.lane, "emotion": c.emotion, "fields": dict(c.fields)}
            for c in clip.cards
        ],
        "pictures": kept,
    }
    return json.dumps(said).encode()  # only ASCII, as in map_file


def read_clip(data: bytes) -> tuple[Clip, dict[str, bytes]]:
    """The clip of those bytes and its pictures by hash.

    Problem("paste.unreadable") where they are anything else, Problem("paste.too_many_cards").
    """
    try:
        said = read_json(data, MOST_BYTES, _MOST_MARKS)
        return _clip(said), _pictures(cast("Any", said)["pictures"])
    except Problem as problem:
        if problem.code == "paste.too_many_cards":
            raise
        raise Problem("paste.unreadable") from problem
    except (ValueError, RecursionError, MemoryError, binascii.Error) as error:
        raise Problem("paste.unreadable") from error


def _clip(said: object) -> Clip:
    top = _object(said, {"format", "version", "kind", "names", "stage", "lane", "cards", "pictures"})
    _hold(top["format"] == FORMAT and top["version"] == VERSION and top["kind"] in CLIP_KINDS)
    _hold((top["stage"] is not None) == (top["kind"] == "stage"))
    _hold((top["lane"] is not None) == (top["kind"] == "lane"))
    cards, names = _list(top["cards"]), _list(top["names"])
    if len(cards) > MOST_CARDS:
        raise Problem("paste.too_many_cards", n=len(cards), limit=MOST_CARDS)
    _hold(len(names) <= _FARTHEST)
    return Clip(
        top["kind"], tuple(_card(card) for card in cards), _stage(top["stage"]), _lane(top["lane"]),
        tuple(_text(name) for name in names),
    )  # fmt: skip


def _card(said: object) -> CardDraft:
    card = _object(said, {"title", "stage", "lane", "emotion", "fields"})
    _hold(card["emotion"] is None or (_is_whole(card["emotion"]) and card["emotion"] in EMOTIONS))
    title, fields = _text(card["title"]), _fields("card", card["fields"])
    return CardDraft(title, _offset(card["stage"]), _offset(card["lane"]), card["emotion"], fields)


def _stage(said: object) -> StageDraft | None:
    if said is None:
        return None
    stage = _object(said, {"title", "phase", "fields"})
    _hold(stage["phase"] in PHASES)
    return StageDraft(_text(stage["title"]), stage["phase"], _fields("stage", stage["fields"]))


def _lane(said: object) -> LaneDraft | None:
    if said is None:
        return None
    lane = _object(said, {"title", "kind", "fields"})
    _hold(lane["kind"] in LANE_KINDS)
    return LaneDraft(lane["kind"], _text(lane["title"]), _fields("lane", lane["fields"]))


def _pictures(said: object) -> dict[str, bytes]:
    _hold(isinstance(said, dict))
    found = {_text(key): base64.b64decode(_bare(value), validate=True) for key, value in cast("Any", said).items()}
    _hold(sum(map(len, found.values())) <= MOST_PICTURE_BYTES)
    return found


def _fields(kind: str, said: object) -> dict[str, Value]:
    """Catalogue fields: known keys with values that fit, or a Problem."""
    _hold(isinstance(said, dict))
    values = cast("dict[str, Value]", said)
    _hold(all(isinstance(value, str | int | float | bool) for value in values.values()))
    _hold(all(len(value) <= _LONGEST for value in values.values() if isinstance(value, str)))
    return with_fields(kind, NO_FIELDS, values)


def _object(said: object, keys: set[str]) -> dict[str, Any]:
    _hold(isinstance(said, dict))
    found = cast("dict[str, Any]", said)
    _hold(set(found) == keys)
    return found


def _list(said: object) -> list[object]:
    _hold(isinstance(said, list))
    return cast("list[object]", said)


def _text(said: object) -> str:
    return clean(_bare(said, _LONGEST))


def _bare(said: object, longest: int = MOST_BYTES) -> str:
    _hold(isinstance(said, str))
    _hold(len(cast("str", said)) <= longest)
    return cast("str", said)


def _offset(said: object) -> int:
    _hold(_is_whole(said) and 0 <= cast("int", said) < _FARTHEST)
    return cast("int", said)


def _is_whole(said: object) -> bool:
    return isinstance(said, int) and not isinstance(said, bool)


def _hold(sound: bool) -> None:
    if not sound:
        raise Problem("paste.unreadable")
