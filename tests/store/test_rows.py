"""Every kind of record goes to disk and comes back as it was."""

import tempfile
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.edits import Change, Edit, Label
from app.domain.ids import new_id
from app.domain.problems import Problem
from app.domain.records import RECORD_KINDS, REFERENCES, Card, Record
from app.store.answers import News, Step
from app.store.changes import read_edit, write_changes
from app.store.library import Library
from app.store.rows import COLUMNS, plain_text, records_of, row_of
from app.store.schema import RECORDS

INTEGERS = st.integers(-(2**63), 2**63 - 1)
TEXTS = st.text().filter(plain_text)
VALUES = TEXTS | INTEGERS | st.booleans() | st.floats(allow_nan=False, allow_infinity=False)
MAPPINGS = st.dictionaries(TEXTS, VALUES, max_size=4)


def record(kind: str) -> st.SearchStrategy[Record]:
    """Any record of a kind that the type system allows."""
    columns = {}
    for column in COLUMNS[kind]:
        values = MAPPINGS if column.is_mapping else TEXTS if column.type is str else INTEGERS
        columns[column.name] = st.none() | values if column.optional else values
    return st.builds(RECORD_KINDS[kind], **columns)


ANY = st.sampled_from(sorted(RECORD_KINDS)).flatmap(record)


def same(one: Record, other: Record) -> bool:
    """Equal, and True is not 1."""
    return repr(as_dict(one)) == repr(as_dict(other))


def as_dict(it: Record) -> dict[str, object]:
    values = {field.name: getattr(it, field.name) for field in fields(it)}
    return {name: dict(value) if name == "fields" else value for name, value in values.items()}


def test_every_attribute_has_a_column() -> None:
    for kind, cls in RECORD_KINDS.items():
        assert [column.name for column in COLUMNS[kind]] == [field.name for field in fields(cls)]
        assert {field.name for field in fields(cls)} < set(RECORDS[kind].columns.keys())


@given(st.lists(ANY, max_size=6))
def test_rows_read_back(records: list[Record]) -> None:
    for kind in RECORD_KINDS:
        mine = [r for r in records if r.kind == kind]
        rows = [tuple(row_of(r).values()) for r in mine]
        assert all(same(a, b) for a, b in zip(mine, records_of(kind, rows), strict=True))


@given(ANY)
def test_history_reads_back(it: Record) -> None:
    step = Step(2, new_id(), "me", "w", 0, "code", "{}", None)
    changes = (Change(None, it), Change(it, None))
    edit = read_edit(News(step, write_changes(changes)), lambda _kind, _id: None)
    assert edit.changes == changes
    assert same(edit.changes[0].record, it)


@given(st.data(), st.sampled_from(sorted(RECORD_KINDS)))
def test_an_update_in_history_leaves_the_rest_alone(data: st.DataObject, kind: str) -> None:
    before, after = data.draw(record(kind)), data.draw(record(kind))
    text = write_changes([Change(before, after)])
    (change,) = read_edit(News(Step(2, "", "", "", 0, "", "{}", None), text), lambda _k, _i: before).changes
    assert change == Change(before, after)


@settings(max_examples=12)
@given(st.data())
def test_every_kind_survives_the_file(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.sqlite"
        ids = {kind: new_id() for kind in RECORD_KINDS}
        records = []
        for kind in RECORD_KINDS:
            it = data.draw(record(kind))
            keys: dict[str, Any] = {name: ids[target] for name, target in REFERENCES.get(kind, {}).items()}
            keys |= {"id": ids[kind]} | ({} if kind == "project" else {"project_id": ids["project"]})
            records.append(replace(it, **keys))
        with Library.open(path) as library:
            library.create(Edit(Label("new_project"), tuple(Change(None, it) for it in records)))
        with Library.open(path) as library:
            document, gen = library.load(ids["project"])
        assert gen == 1
        for it in records:
            found = document.look_up(it.kind, it.id)
            assert found is not None
            assert same(found, it)


@pytest.mark.parametrize(
    ("attribute", "value"),
    [
        ("title", "\ud800"),
        ("title", "a\0b"),
        ("title", None),
        ("title", 7),
        ("title", b"bytes"),
        ("stage_id", 7),
        ("emotion", True),
        ("emotion", 1.0),
        ("emotion", 2**63),
        ("fields", {"text": "\udfff"}),
        ("fields", {"text": None}),
        ("fields", {"text": ["list"]}),
        ("fields", {"number": float("nan")}),
        ("fields", {"number": 2**70}),
        ("fields", {"\0": "x"}),
    ],
)
def test_what_cannot_be_kept_is_refused_at_the_door(attribute: str, value: object) -> None:
    good: dict[str, Any] = {"id": "i", "project_id": "p", "map_id": "m", "rank": "a0", "title": "t"}
    with pytest.raises(Problem) as caught:
        row_of(Card(**{**good, attribute: value}))
    assert caught.value.code == "store.bad_value"
    assert caught.value.params["kind"] == "card"
