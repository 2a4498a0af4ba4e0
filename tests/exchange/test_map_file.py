"""The map that a print carries: what is written is read again, nothing else goes along, nothing else is believed."""

import hashlib
import json
import tracemalloc
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain import rules
from app.domain.commands.adopting import adopt
from app.domain.document import Document
from app.domain.excerpt import Difference, Edition, difference, digest_of, excerpt
from app.domain.problems import Problem
from app.domain.records import Card, JourneyMap, Project
from app.exchange import map_file
from app.exchange.map_file import HEAD, read_map, write_map
from app.words import speaking
from app.words.problems import sentence
from tests.exchange.carried import JPEG, PICTURE, documents
from tests.poster.sample import document

EDITION = Edition(128, 1_777_000_000_000_000, 1_778_000_000_000_000)


@given(documents())
def test_what_is_written_is_read(whole: Document):
    assert rules.problems(whole) == []
    data = write_map(whole, "m", {PICTURE: JPEG}, EDITION)
    found = read_map(data, "x.pdf")
    assert found.document == excerpt(whole, "m")
    assert found.edition == EDITION
    assert found.digest == digest_of(found.document)
    assert not found.is_altered
    assert set(found.pictures.values()) <= {JPEG}
    assert data.startswith(HEAD)
    assert data == write_map(whole, "m", {PICTURE: JPEG}, EDITION)


@given(documents())
def test_nothing_of_other_maps_goes_along(whole: Document):
    text = write_map(whole, "m", {"0" * 64: b"of another map"}).decode()
    assert not any(word in text for word in ("Secreto", "Nadie", "secret", "De otro mapa"))
    assert "b2YgYW5vdGhlciBtYXA=" not in text


@given(documents(), st.booleans())
def test_a_map_that_is_adopted_is_the_same_map(whole: Document, fresh: bool):
    alone = excerpt(whole, "m")
    edit = adopt(alone, "Otro nombre", fresh=fresh)
    after = Document.of([]).apply(edit)
    assert rules.problems(after) == []
    assert after.project.name == "Otro nombre"
    kinds = sorted(record.kind for record in alone.records())
    assert sorted(record.kind for record in after.records()) == kinds
    if fresh:
        assert not {r.id for r in after.records()} & {r.id for r in alone.records()}
        assert [card.title for card in after.cards(after.maps[0].id)] == [card.title for card in alone.cards("m")]
    else:
        assert digest_of(after) == digest_of(alone)
        assert difference(alone, after) == Difference()


def test_the_first_record_of_an_adopted_map_is_its_project():
    edit = adopt(excerpt(document(), "m"), "x", fresh=True)
    assert isinstance(edit.changes[0].after, Project)


def test_differences_are_counted():
    before = excerpt(document(6), "m")
    records = {record.id: record for record in excerpt(document(8), "m").records()}
    del records["c0"]
    card = records["c1"]
    assert isinstance(card, Card)
    records["c1"] = Card(**{**{name: getattr(card, name) for name in Card.__slots__}, "title": "Otra cosa"})
    after = Document.of(records.values())
    assert difference(before, after) == Difference(added=2, gone=1, changed=1)
    assert digest_of(before) != digest_of(after)


# -- what is not believed -----------------------------------------------------------------------
def said() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(write_map(document(6), "m", {}, EDITION))
    return found


def refused(data: bytes) -> Problem:
    with pytest.raises(Problem) as caught:
        read_map(data, "Café.pdf")
    for language in ("en", "es"):
        with speaking(language):
            assert "Café.pdf" in sentence(caught.value)
    return caught.value


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"[]", b"null", b"\xff\xfe", b"[" * 100_000, b'{"format":"vivencia-map"', b"1" * 5000]
)
def test_what_is_no_map_is_damaged(data: bytes):
    assert refused(data).code == "mapfile.damaged"


@pytest.mark.parametrize(
    "more",
    [
        {"format": "vivencia-cards"},
        {"version": 0},
        {"version": True},
        {"version": "1"},
        {"more": 1},
        {"map": "other"},
        {"map": None},
        {"gen": -1},
        {"gen": 1.5},
        {"printed": 10**400},
        {"records": []},
        {"records": {}},
        {"pictures": []},
        {"pictures": {"f" * 64: "AAAA"}},
        {"pictures": {"f" * 64: "no base64!"}},
        {"pictures": {"../../etc/passwd": "AAAA"}},
        {"pictures": {hashlib.sha256(b"stranger").hexdigest(): "c3RyYW5nZXI="}},
    ],
)
def test_a_map_with_anything_else_in_it_is_damaged(more: dict[str, object]):
    assert refused(json.dumps({**said(), **more}).encode()).code == "mapfile.damaged"


def card_with(**more: object) -> bytes:
    found = said()
    for record in found["records"]:
        if record["kind"] == "card" and record["id"] == "c1":
            record.update(more)
    return json.dumps(found).encode()


@pytest.mark.parametrize(
    "more",
    [
        {"title": 1},
        {"title": "x" * 100_001},
        {"emotion": 3},
        {"emotion": True},
        {"emotion": 1.0},
        {"kind": "history"},
        {"kind": ["card"]},
        {"id": "c2"},
        {"id": ""},
        {"id": "a b"},
        {"id": "x" * 65},
        {"rank": "ü"},
        {"rank": ""},
        {"project_id": "another"},
        {"map_id": "another"},
        {"stage_id": "nowhere"},
        {"stage_id": None},
        {"owner": "me"},
        {"fields": {"unknown": 1}},
        {"fields": {"importance": 6}},
        {"fields": {"importance": 10**400}},
        {"fields": {"text": ["a"]}},
        {"fields": []},
    ],
)
def test_a_record_that_is_not_sound_is_refused(more: dict[str, object]):
    assert refused(card_with(**more)).code == "mapfile.damaged"


def test_what_cannot_be_seen_is_taken_out():
    found = read_map(card_with(title="Pa\x00ga\ud800"), "x.pdf")
    assert found.document.get(Card, "c1").title == "Paga"
    assert found.is_altered


def test_a_map_that_was_changed_by_hand_says_so():
    assert read_map(card_with(title="Otra cosa"), "x.pdf").is_altered
    assert not read_map(card_with(), "x.pdf").is_altered


def test_a_later_version_names_the_program_to_get():
    problem = refused(json.dumps({**said(), "version": 2, "program": "9.1\n\x07", "new": {}}).encode())
    assert problem.code == "mapfile.newer"
    assert problem.params["program"] == "9.1"


@pytest.mark.parametrize("filler", [b"[],", b'"ab",', b"{},", b'{"a":0},', b"0,"])
def test_many_small_things_take_little_memory(filler: bytes):
    data = b'{"format":"vivencia-map","version":1,"records":[' + filler * 20_000_000 + b"0]}"
    data = data[: 90 * 1024 * 1024]
    tracemalloc.start()
    try:
        assert refused(data).code == "mapfile.damaged"
        assert tracemalloc.get_traced_memory()[1] < 20 * 1024 * 1024
    finally:
        tracemalloc.stop()


@settings(max_examples=300)
@given(st.data())
def test_a_map_with_bytes_changed_is_read_or_refused(data: st.DataObject):
    mutated = bytearray(write_map(document(6), "m", {}, EDITION))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(mutated) - 1))
        match data.draw(st.sampled_from(["set", "cut", "drop", "twice"])):
            case "set":
                mutated[at] = data.draw(st.integers(0, 255))
            case "cut":
                del mutated[at:]
            case "drop":
                del mutated[at : at + data.draw(st.integers(1, 40))]
            case "twice":
                mutated[at:at] = mutated[at : at + data.draw(st.integers(1, 200))]
        if not mutated:
            break
    assert outcome(bytes(mutated)) in {"mapfile.damaged", "mapfile.newer", "read"}


def outcome(data: bytes) -> str:
    """The code of the problem, or "read" where it holds a sound map."""
    try:
        found = read_map(data, "x.pdf")
    except Problem as problem:
        return problem.code
    sound = not rules.problems(found.document) and found.document.find(JourneyMap, found.map_id) is not None
    return "read" if sound else "not sound"


@pytest.mark.parametrize("most", ["MOST_RECORDS", "MOST_BYTES", "_MOST_MARKS"])
def test_more_than_is_read_is_not_written(monkeypatch, most):
    monkeypatch.setattr(map_file, most, 10)
    with pytest.raises(Problem) as refused:
        write_map(document(8), "m", {})
    assert refused.value.code == "mapfile.too_much"
    assert document(8).maps[0].title in sentence(refused.value)
