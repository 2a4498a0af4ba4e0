"""A project's file: the project comes back as it was, with its history; nothing else is believed."""

import gzip
import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain import rules
from app.domain.commands import cards, maps
from app.domain.commands.adopting import as_new, called
from app.domain.commands.versions import name_version
from app.domain.document import Document
from app.domain.excerpt import picture_hashes
from app.domain.problems import Problem
from app.domain.records import RECORD_KINDS, Asset, Card, Evidence
from app.domain.versions import named_versions
from app.domain.whole import Whole, state_after
from app.exchange import parcel
from app.exchange.arrival import Standing, standing, take_in
from app.exchange.parcel import read_parcel, write_parcel
from app.exchange.parcel_file import open_parcel, save_parcel
from app.session import EditSession
from app.store.library import Library
from tests.exchange.carried import JPEG, documents
from tests.exchange.histories import everything, worked_on

DATA = Path(__file__).parent / "data"


def whole_of(document: Document) -> Whole:
    """A document as a project that leaves."""
    mine = document.project.id
    assets = tuple(
        Asset(project_id=mine, hash=one, media_type="image/jpeg", data=JPEG) for one in picture_hashes(document)
    )
    return Whole(document, 7, 1_777_000_000_000_000, assets, lineage=("e1", "e2"))


@given(documents())
def test_what_is_written_is_read(document: Document):
    whole = whole_of(document)
    data = write_parcel(whole)
    assert read_parcel(data, "x").whole == whole
    assert data == write_parcel(whole)


@pytest.mark.parametrize("seed", range(8))
def test_with_its_history_undo_goes_on_working(tmp_path, seed):
    with Library.open(tmp_path / "a.sqlite") as mine, Library.open(tmp_path / "b.sqlite") as hers:
        states = worked_on(mine, Random(seed))
        project_id = states[-1].project.id
        whole = read_parcel(write_parcel(mine.whole(project_id, history=True)), "x").whole
        assert whole == mine.whole(project_id, history=True)
        take_in(hers, whole)
        assert replace(hers.whole(project_id, history=True), changed=whole.changed) == whole
        assert there_and_back(hers, project_id) == there_and_back(mine, project_id)


def test_without_its_history_the_project_is_the_same_and_begins_anew(tmp_path):
    with Library.open(tmp_path / "a.sqlite") as mine, Library.open(tmp_path / "b.sqlite") as hers:
        edit = maps.new_project("Café", [])
        mine.create(edit)
        project_id = edit.changes[0].record.id
        session = EditSession(mine, project_id)
        session.do(maps.rename_project(session.document, "Café nuevo"))
        save_parcel(tmp_path / "c.vivencia", mine.whole(project_id))
        take_in(hers, open_parcel(tmp_path / "c.vivencia").whole)
        assert hers.load(project_id) == (mine.load(project_id)[0], 1)
        assert EditSession(hers, project_id).undo_label is None
        # It still knows where it comes from.
        assert set(mine.whole(project_id).lineage) <= set(hers.whole(project_id).lineage)


def test_every_kind_of_record_is_in_the_file(tmp_path):
    """A map with everything that can be said, so that no kind of record can be left out unseen."""
    with Library.open(tmp_path / "a.sqlite") as mine:
        whole = mine.whole(everything(mine), history=True)
    assert {record.kind for record in whole.document.records()} == set(RECORD_KINDS)
    assert whole.assets
    assert read_parcel(write_parcel(whole), "x").whole == whole


def test_a_state_in_the_history_is_found_again(tmp_path):
    with Library.open(tmp_path / "a.sqlite") as mine:
        states = worked_on(mine, Random(5))
        whole = mine.whole(states[-1].project.id, history=True)
        assert [state_after(whole, entry.edit.id) for entry in whole.entries] == states
        assert state_after(whole, "nothing") is None


# -- where it comes in -----------------------------------------------------------------------------
def test_a_project_that_is_here_already_comes_as_another_one(tmp_path):
    with Library.open(tmp_path / "a.sqlite") as mine:
        states = worked_on(mine, Random(3))
        project_id = states[-1].project.id
        whole = mine.whole(project_id, history=True)
        assert standing(mine, whole) == Standing("here", same=True)
        assert not standing(mine, called(whole, "Otra")).same
        session = EditSession(mine, project_id)
        journey = session.document.maps[0]
        session.do(name_version(session.document, journey.id, whole.entries[3].edit.id, "Primera"))
        session.close()
        whole = mine.whole(project_id, history=True)
        second = take_in(mine, whole, "La otra")
        copied = mine.whole(second.project.id, history=True)
        assert named_versions(second.maps[0]) == {copied.entries[3].edit.id: "Primera"}
        assert mine.load(project_id)[0] == whole.document
        assert second == mine.load(second.project.id)[0]
        assert second.project.name == "La otra"
        assert rules.problems(second) == []
        assert not ids(second) & ids(states[-1])
        first, again = (there_and_back(mine, one) for one in (project_id, second.project.id))
        assert len(again[0]) == len(first[0]) + 1  # one more: its name
        mine.trash(project_id)
        assert standing(mine, whole) == Standing("trashed")
        assert take_in(mine, whole).project.id != project_id


@given(documents())
def test_another_project_of_the_same_records_is_the_same_but_for_its_ids(document: Document):
    whole = whole_of(document)
    new = as_new(whole)
    assert rules.problems(new.document) == []
    assert not ids(new.document) & ids(document)
    assert sorted(r.kind for r in new.document.records()) == sorted(r.kind for r in document.records())
    assert {one.project_id for one in new.assets} <= {new.document.project.id}


# -- what is refused -------------------------------------------------------------------------------
def test_a_newer_file_is_refused_and_says_of_which_program():
    def newer(lines: list[dict[str, Any]]) -> None:
        lines[0] |= {"version": 2, "program": "9.1\n"}

    with pytest.raises(Problem) as refused:
        read_parcel(changed(newer), "x.vivencia")
    assert (refused.value.code, dict(refused.value.params)) == (
        "parcel.newer",
        {"name": "x.vivencia", "program": "9.1"},
    )


def head(lines: list[dict[str, Any]]) -> dict[str, Any]:
    """The first line."""
    return lines[0]


def card_of(lines: list[dict[str, Any]]) -> dict[str, Any]:
    """The line of a card."""
    return next(line for line in lines if line.get("kind") == "card")


def edit_of(lines: list[dict[str, Any]], what: str) -> list[Any]:
    """A change of the history, by its sign."""
    return next(c for line in lines if "changes" in line for c in line["changes"] if c[0] == what)


def count(lines: list[dict[str, Any]]) -> int:
    """How many records."""
    return sum("kind" in line for line in lines)


def picture_of(lines: list[dict[str, Any]]) -> dict[str, Any]:
    """The line of a picture."""
    return next(line for line in lines if "picture" in line)


def edit_line(lines: list[dict[str, Any]]) -> dict[str, Any]:
    """The line of the second edit; the first is called the same where a test wants that."""
    edits = [line for line in lines if "changes" in line]
    edits[0]["edit"] = "same"
    return edits[1]


def twice(lines: list[dict[str, Any]], at: int, what: str) -> None:
    """A line once more, and counted."""
    lines.insert(at, lines[at])
    lines[0][what] += 1


def shorter(lines: list[dict[str, Any]]) -> None:
    """Without the last edit."""
    lines.pop(-2)
    lines[0]["edits"] -= 1
    lines[0]["gen"] -= 1


def _put(target: Callable[[list[dict[str, Any]]], Any], key: Any, value: Any) -> Callable[[list[dict[str, Any]]], None]:
    def put(lines: list[dict[str, Any]]) -> None:
        target(lines)[key] = value

    return put


UNSOUND: dict[str, Callable[[list[dict[str, Any]]], object]] = {
    "another format": _put(head, "format", "vivencia-map"),
    "no version": _put(head, "version", "1"),
    "true is no version": _put(head, "version", True),
    "something more in the head": _put(head, "more", 1),
    "more records than there are": _put(head, "records", 40_000),
    "fewer records than there are": _put(head, "records", 3),
    "more records than lines": _put(head, "records", 9_999),
    "another project": _put(head, "project", "other"),
    "a generation of nothing": _put(head, "gen", 0),
    "a generation beyond the history": _put(head, "gen", 999),
    "a lineage that is none": _put(head, "lineage", "abc"),
    "an unknown kind": _put(card_of, "kind", "virus"),
    "something more in a card": _put(card_of, "__class__", "os"),
    "a card without a title": lambda lines: card_of(lines).pop("title"),
    "a number as title": _put(card_of, "title", 5),
    "an enormous title": _put(card_of, "title", "x" * 100_001),
    "an emotion of 7": _put(card_of, "emotion", 7),
    "a field of no catalogue": _put(lambda lines: card_of(lines)["fields"], "evil", "x"),
    "a list in a field": _put(lambda lines: card_of(lines)["fields"], "text", ["x"]),
    "a card of another project": _put(card_of, "project_id", "other"),
    "a card of no map": _put(card_of, "map_id", "nowhere"),
    "an id with a line end": _put(card_of, "id", "a\nb"),
    "the same card twice": lambda lines: twice(lines, 1, "records"),
    "a picture under another name": _put(picture_of, "picture", "0" * 64),
    "a picture that is a program": _put(picture_of, "type", "image/svg+xml"),
    "a picture of no base64": _put(picture_of, "data", "%%%"),
    "a picture twice": lambda lines: twice(lines, 1 + count(lines), "pictures"),
    "an edit of the future": _put(edit_line, "time", 10**18),
    "an edit without a label": _put(edit_line, "label", "../../x"),
    "an edit that undoes what was not": _put(edit_line, "undoes", "later"),
    "an edit twice": _put(edit_line, "edit", "same"),
    "params that are none": _put(edit_line, "params", {"title": ["x"]}),
    "a change of no kind": _put(lambda lines: edit_of(lines, "+"), 1, "virus"),
    "a change of no sort": _put(lambda lines: edit_of(lines, "+"), 0, "!"),
    "an update of what is not there": _put(lambda lines: edit_of(lines, "~"), 2, "nobody"),
    "an update from what was not so": _put(lambda lines: edit_of(lines, "~")[3][0], 2, "never"),
    "an update of an id": _put(lambda lines: edit_of(lines, "~")[3][0], 0, "id"),
    "an update of a method": _put(lambda lines: edit_of(lines, "~")[3][0], 0, "__init__"),
    "a history that leads elsewhere": shorter,
}


@pytest.mark.parametrize("fault", UNSOUND)
def test_whatever_is_not_sound_is_refused(fault):
    with pytest.raises(Problem) as refused:
        read_parcel(changed(UNSOUND[fault]), "x.vivencia")
    assert (refused.value.code, dict(refused.value.params)) == ("parcel.damaged", {"name": "x.vivencia"})


def test_what_is_changed_back_is_read():
    """The control of the tests above: their way of changing a file breaks nothing by itself."""
    assert read_parcel(changed(lambda _lines: None), "x").whole == read_parcel(golden(), "x").whole


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04",
        b"\x1f\x8b",
        b"SQLite format 3\0" + bytes(600),
        gzip.compress(b"[" * 1_000_000 + b"\n", mtime=0),
        gzip.compress(b'{"a":' * 100_000 + b"\n", mtime=0),
        gzip.compress(b'{"a":[' + b"{}," * 200_000 + b"{}]}\n", mtime=0),
        gzip.compress(b'{"format":NaN}\n', mtime=0),
        gzip.compress(b'{"format":"vivencia-project","version":1e999}\n', mtime=0),
        gzip.compress(b"\xff\xfe\n", mtime=0),
    ],
)
def test_other_files_are_refused(data):
    with pytest.raises(Problem) as refused:
        read_parcel(data, "x")
    assert refused.value.code == "parcel.damaged"


@pytest.mark.parametrize(
    ("limit", "value", "data"),
    [("LONGEST_LINE", 1 << 20, b" " * (4 << 20)), ("MOST_UNPACKED", 1 << 20, b"{}\n" * (1 << 20))],
)
def test_what_unpacks_to_too_much_is_refused_before_it_is_there(monkeypatch, limit, value, data):
    monkeypatch.setattr(f"app.exchange.gzip_lines.{limit}", value)
    from app.exchange.gzip_lines import unpacked  # noqa: PLC0415

    with pytest.raises(ValueError, match="too"):
        list(unpacked(gzip.compress(data)))


def test_what_follows_the_end_is_refused():
    whole = golden()
    for data in (whole + b"x", whole + whole, whole[:-1], whole[: len(whole) // 2]):
        with pytest.raises(Problem):
            read_parcel(data, "x")


@settings(max_examples=300)
@given(st.data())
def test_a_file_that_was_tampered_with_is_refused_or_read_never_worse(data):
    whole = bytearray(golden())
    if data.draw(st.booleans()):  # of what is inside: the outer check would see the rest
        inner = bytearray(gzip.decompress(bytes(whole)))
        mutate(inner, data)
        whole = bytearray(gzip.compress(sealed(bytes(inner)), mtime=0))
    else:
        mutate(whole, data)
    found, code = None, ""
    try:
        found = read_parcel(bytes(whole), "x")
    except Problem as problem:
        code = problem.code
    assert code in ("parcel.damaged", "parcel.newer") if found is None else not rules.problems(found.whole.document)


# -- the file --------------------------------------------------------------------------------------
def test_the_file_of_version_1_is_still_read():
    """Kept as it was written when the format was new; it must be read for ever."""
    found = read_parcel(golden(), "version1.vivencia").whole
    assert found.document.project.name == "Café con prisa"
    assert {record.kind for record in found.document.records()} == set(RECORD_KINDS)
    assert [entry.edit.label.code for entry in found.entries][:1] == ["new_project"]
    assert len(found.assets) == 1
    assert found.entries[-1].gen == found.gen


def test_nothing_is_written_where_it_would_not_be_the_project_again(tmp_path):
    sound = read_parcel(golden(), "x").whole
    card = Card(id="c", project_id=sound.document.project.id, map_id="nowhere", rank="a0", title="x")
    broken = replace(sound, document=Document.of([*sound.document.records(), card]))
    target = tmp_path / "x.vivencia"
    target.write_bytes(b"what was there")
    with pytest.raises(Problem):
        save_parcel(target, broken)
    assert target.read_bytes() == b"what was there"
    assert [path.name for path in tmp_path.iterdir()] == ["x.vivencia"]


def test_too_many_pictures_are_refused(monkeypatch):
    whole = read_parcel(golden(), "x").whole
    monkeypatch.setattr(parcel, "MOST_PICTURE_BYTES", 10)
    with pytest.raises(Problem) as refused:
        write_parcel(whole)
    assert refused.value.code == "parcel.too_large"


def test_an_edit_of_very_many_values_is_read_back(tmp_path):
    with Library.open(tmp_path / "a.sqlite") as library:
        project_id = worked_on(library, Random(1))[-1].project.id
        session = EditSession(library, project_id)
        some = [card.id for card in session.document.all(Card)[:5]]
        session.do(cards.set_fields(session.document, some, {"text": '"' * 99_000}))
        whole = library.whole(project_id, history=True)
        session.close()
    assert len(some) == 5
    assert read_parcel(write_parcel(whole), "x").whole == whole


def test_a_survey_of_very_many_people_is_read_back(tmp_path):
    sound = read_parcel(golden(), "x").whole
    people = {"segments": "\t".join(["Clientes antiguos"] * 20_000)}
    asked = Evidence(id="asked", project_id=sound.document.project.id, rank="zz", title="Encuesta", fields=people)
    whole = replace(sound, document=Document.of([*sound.document.records(), asked]), entries=())
    save_parcel(tmp_path / "x.vivencia", whole)
    assert open_parcel(tmp_path / "x.vivencia").whole == whole


@pytest.mark.parametrize("most", ["MOST_RECORDS", "MOST_PICTURES", "MOST_EDITS", "MOST_COPIED"])
def test_more_than_is_read_is_not_written(most, tmp_path, monkeypatch):
    with Library.open(tmp_path / "a.sqlite") as library:
        project_id = worked_on(library, Random(3))[-1].project.id
        session = EditSession(library, project_id)
        session.do(cards.set_fields(session.document, [session.document.all(Card)[0].id], {"importance": 2}))
        session.do(cards.set_fields(session.document, [session.document.all(Card)[0].id], {"importance": 5}))
        whole = library.whole(project_id, history=True)
        session.close()
    pictures = tuple(Asset(project_id=project_id, hash=f"{n:064}", media_type="image/png", data=b"") for n in range(2))
    monkeypatch.setattr(parcel, most, 1)
    with pytest.raises(Problem) as refused:
        save_parcel(tmp_path / "x.vivencia", replace(whole, assets=pictures))
    assert refused.value.code == "parcel.too_much"
    assert not (tmp_path / "x.vivencia").exists()


def test_what_lies_beside_a_file_is_not_looked_at(tmp_path):
    (tmp_path / "x.vivencia").write_bytes(golden())
    (tmp_path / "x.vivencia-journal").write_bytes(b"\xd9\xd5\x05\xf9 \xa1c\xd7" + bytes(600))
    (tmp_path / "x.vivencia-wal").write_bytes(bytes(600))
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert open_parcel(tmp_path / "x.vivencia").whole == read_parcel(golden(), "x").whole
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


# -- helps -----------------------------------------------------------------------------------------
def golden() -> bytes:
    """The kept file of version 1: every kind of record, a picture, and a history."""
    return (DATA / "version1.vivencia").read_bytes()


def changed(how: Callable[[list[dict[str, Any]]], object]) -> bytes:
    """The kept file with something in it changed, and its end made to fit."""
    lines = [json.loads(line) for line in gzip.decompress(golden()).splitlines()]
    how(lines)
    inner = b"".join(json.dumps(line, ensure_ascii=False).encode() + b"\n" for line in lines)
    return gzip.compress(sealed(inner), mtime=0)


def sealed(inner: bytes) -> bytes:
    """Lines with an end that fits."""
    lines = inner.splitlines(keepends=True)[:-1]
    end = json.dumps({"end": hashlib.sha256(b"".join(lines)).hexdigest()}).encode()
    return b"".join(lines) + end + b"\n"


def mutate(data: bytearray, source: st.DataObject) -> None:
    """A few bytes otherwise."""
    for _ in range(source.draw(st.integers(1, 4))):
        at = source.draw(st.integers(0, len(data) - 1))
        data[at] = source.draw(st.integers(0, 255))


def ids(document: Document) -> set[str]:
    """Of every record."""
    return {record.id for record in document.records()}


def there_and_back(library: Library, project_id: str) -> tuple[list[Document], Document]:
    """The states of a project while everything is undone, and the one after everything is done again."""
    session = EditSession(library, project_id)
    back = [session.document]
    while session.undo() is not None:
        back.append(session.document)
    for _ in back[1:]:
        session.redo()
    session.close()
    assert session.document == back[0]
    return back, session.document
