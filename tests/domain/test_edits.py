"""Edits as data: taken back, laid over another state, refused where others changed the same."""

from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import rules
from app.domain.catalogue import CATALOGUE, Field
from app.domain.commands import cards, grid
from app.domain.document import Document
from app.domain.edits import Change, Edit, Label, changed_fields, transplant
from app.domain.problems import Problem
from app.domain.records import RECORD_KINDS, REFERENCES, Card, Lane, Link, Record, Stage
from tests.store.samples import card_named, new_cafe, only_map


@pytest.fixture
def document() -> Document:
    return Document({}).apply(new_cafe())


def value_of(spec: Field, other: bool = False) -> Any:
    """A value that fits a field, or another one."""
    match spec.type:
        case "choice" | "icon":
            return spec.choices[other]
        case "flag":
            return other
        case "number" | "scale":
            return 2 + other
    return "otro" if other else "uno"


def bare(kind: str) -> Any:
    """A record of a kind."""
    values: dict[str, Any] = {"id": "i", "project_id": "p", "map_id": "m", "rank": "a", "title": "t", "name": "n"}
    values |= {"lane_kind": "text", "card_id": "c", "evidence_id": "e", "measure": "emotion", "values": ""}
    names = {f.name for f in fields(RECORD_KINDS[kind])}
    return RECORD_KINDS[kind](**{name: value for name, value in values.items() if name in names})


def test_an_edit_taken_back_is_the_document_before(document: Document) -> None:
    stage = document.stages(only_map(document).id)[1]
    edit = grid.delete_stage(document, stage.id)
    back = edit.inverse()
    assert document.apply(edit).apply(back) == document
    assert (back.undoes, back.label) == (edit.id, edit.label)
    assert back.id != edit.id


def test_a_change_needs_a_record() -> None:
    with pytest.raises(ValueError, match="before or after"):
        _ = Change(None, None).record


@pytest.mark.parametrize("spec", CATALOGUE, ids=lambda spec: f"{spec.kind}.{spec.key}")
def test_every_catalogue_field_is_rebased_on_its_own(spec: Field) -> None:
    """Two people change two fields of one record: both stay; the same field: refused.  Absent is not None or False."""
    empty = bare(spec.kind)
    mine = replace(empty, fields={spec.key: value_of(spec)})
    theirs = replace(empty, fields={"other": "theirs"}, **title_of(empty, "Otro"))
    assert list(changed_fields(Change(empty, mine))) == [("fields", spec.key)]
    assert transplant(Change(empty, mine), theirs) == replace(
        theirs, fields={"other": "theirs", spec.key: value_of(spec)}
    )
    assert (
        transplant(Change(mine, empty), replace(theirs, fields={**theirs.fields, spec.key: value_of(spec)})) == theirs
    )
    for clash in (value_of(spec, other=True), value_of(spec)):
        assert transplant(Change(empty, mine), replace(empty, fields={spec.key: clash})) is None
    assert transplant(Change(mine, empty), theirs) is None


def title_of(record: Record, text: str) -> dict[str, Any]:
    """Another title or name."""
    return {name: text for name in ("title", "name") if hasattr(record, name)}


@pytest.mark.parametrize(
    ("kind", "name"),
    [(kind, f.name) for kind, cls in RECORD_KINDS.items() for f in fields(cls) if f.name not in ("id", "fields")],
)
def test_every_attribute_is_rebased_on_its_own(kind: str, name: str) -> None:
    before = bare(kind)
    after = replace(before, **{name: "neu"})
    assert list(changed_fields(Change(before, after))) == [(name, None)]
    assert transplant(Change(before, after), replace(before, **{name: "theirs"})) is None
    for f in fields(before):
        if f.name not in (name, "id", "fields"):
            theirs = replace(before, **{f.name: "theirs"})
            assert transplant(Change(before, after), theirs) == replace(theirs, **{name: "neu"})


def test_an_edit_is_rebased_where_it_does_not_clash(document: Document) -> None:
    card = card_named(document, "Pagar en la caja")
    mine = cards.move(document, [card.id], (None, None))
    theirs = document.apply(cards.set_fields(document, [card.id], {"text": "ellos"}))
    rebased = theirs.rebase(mine)
    after = theirs.apply(rebased).get(Card, card.id)
    assert (after.stage_id, after.fields["text"]) == (None, "ellos")
    assert (rebased.id, rebased.label) == (mine.id, mine.label)
    assert document.rebase(mine) == mine


def test_clashes_are_named(document: Document) -> None:
    card = card_named(document, "Pagar en la caja")
    moved_on = document.apply(cards.retitle(document, card.id, "De otros"))
    gone = document.apply(cards.delete(document, [card.id]))
    again = cards.duplicate(document, [card.id])
    for state, edit, id_ in [
        (moved_on, cards.retitle(document, card.id, "Mío"), card.id),
        (moved_on, cards.delete(document, [card.id]), card.id),
        (gone, cards.retitle(document, card.id, "Mío"), card.id),
        (gone, cards.delete(document, [card.id]), card.id),
        (document.apply(again), again, again.changes[0].record.id),
    ]:
        with pytest.raises(Problem) as caught:
            state.rebase(edit)
        assert (caught.value.code, caught.value.params) == ("edit.refused", {"kind": "card", "id": id_})
        with pytest.raises(Problem):
            state.apply(edit)


def test_a_document_keeps_what_did_not_change(document: Document) -> None:
    journey = only_map(document)
    cell = (document.stages(journey.id)[0].id, document.lanes(journey.id)[0].id)
    row, stages = document.cell(journey.id, cell), document.stages(journey.id)
    after = document.apply(grid.edit_lane(document, cell[1], title="Otro"))
    assert after.cell(journey.id, cell) is row  # no new sorting of 2,000 cards for a lane's title
    assert after.stages(journey.id) is stages
    assert [lane.title for lane in after.lanes(journey.id)] == ["Otro", "Ideas"]
    after = after.apply(cards.add_card(after, journey.id, cell, "Nueva"))
    assert [card.title for card in after.cell(journey.id, cell)] == ["Buscar un sitio", "Nueva"]
    assert document.cell(journey.id, cell) == row


def test_a_document_answers_about_what_is_not_there(document: Document) -> None:
    assert document.find(Card, None) is None
    assert document.find(Card, "gone") is None
    assert document.cell("gone", (None, None)) == []
    assert (document.stages("gone"), document.lanes("gone"), document.cards("gone")) == ([], [], [])
    assert (document.opportunities("gone"), document.stage_cards("gone"), document.links("gone")) == ([], [], [])
    with pytest.raises(Problem):
        _ = Document({}).project
    assert Document({}) != 1


# -- rules ------------------------------------------------------------------------------------


def broken(document: Document, record: Record) -> list[str]:
    """What the rules say when a record is put over its like."""
    before = document.look_up(record.kind, record.id)
    edit = Edit(Label("x"), (Change(before, record),))
    codes = [problem.code for problem in rules.problems(document.apply(edit))]
    try:
        rules.check(document, edit)
        checked = []
    except Problem as problem:
        checked = [problem.code]
    assert bool(codes) == bool(checked)
    assert set(checked) <= set(codes)
    return codes


def test_the_rules_find_what_is_wrong(document: Document) -> None:
    journey = only_map(document)
    card, loose = card_named(document, "Pagar en la caja"), card_named(document, "Una idea suelta")
    stage, lane = document.stages(journey.id)[0], document.lanes(journey.id)[0]
    link = Link(id="l", project_id=document.project.id, card_id=card.id)
    two_maps = document.apply(Edit(Label("x"), (Change(None, replace(journey, id="m2")),)))
    assert broken(document, replace(card, title="gut")) == []
    assert broken(document, replace(card, stage_id="gone")) == ["rules.dangling", "rules.bad_value"]
    assert broken(document, replace(card, map_id="gone"))[0] == "rules.dangling"
    assert broken(document, replace(card, lane_id=None)) == ["rules.bad_value"]
    assert broken(document, replace(loose, stage_id=stage.id)) == ["rules.bad_value"]
    assert broken(document, replace(card, emotion=3)) == ["rules.bad_value"]
    assert broken(document, replace(card, fields={"importance": 9})) == ["field.bad_value"]
    assert broken(document, replace(card, fields={"smell": "x"})) == ["field.unknown"]
    assert broken(document, replace(stage, phase="later")) == ["rules.bad_value"]  # type: ignore[arg-type]
    assert broken(document, replace(lane, lane_kind="smell")) == ["rules.bad_value"]  # type: ignore[arg-type]
    assert broken(document, link) == ["rules.bad_value"]
    assert broken(document, replace(link, evidence_id="gone")) == ["rules.dangling"]
    assert broken(two_maps, replace(card, map_id="m2")) == ["rules.bad_value"]
    assert [p.code for p in rules.problems(Document({}))] == ["rules.one_project"]
    assert Problem("rules.dangling", kind="card").code in str(Problem("rules.dangling", kind="card"))


def test_every_reference_is_an_attribute() -> None:
    for kind, references in REFERENCES.items():
        names = {f.name for f in fields(RECORD_KINDS[kind])}
        assert set(references) <= names
        assert set(references.values()) <= set(RECORD_KINDS)
    for kind, cls in RECORD_KINDS.items():
        ends = {f.name for f in fields(cls) if f.name.endswith("_id") and f.name != "project_id"}
        assert ends == set(REFERENCES.get(kind, {}))


@given(st.data())
def test_changed_fields_say_exactly_what_differs(data: st.DataObject) -> None:
    mappings = st.dictionaries(st.sampled_from("abc"), st.sampled_from([0, 1, 2, "x"]), max_size=3)
    texts = st.sampled_from(["a", "b"])
    build = st.builds(
        Card, id=st.just("i"), project_id=texts, map_id=texts, rank=texts, title=texts,
        stage_id=st.none() | texts, emotion=st.none() | st.integers(0, 1), fields=mappings,
    )  # fmt: skip
    before, after = data.draw(build), data.draw(build)
    change = Change(before, after)
    assert transplant(change, before) == after
    assert (list(changed_fields(change)) == []) == (before == after)
    assert list(changed_fields(Change(None, after))) == []
    assert {Stage.kind, Lane.kind} <= set(RECORD_KINDS)


def test_a_text_that_no_file_could_carry_is_refused_and_an_older_one_stays(document: Document) -> None:
    card = card_named(document, "Pagar en la caja")
    long = "a" * 100_001
    for too_long in (cards.retitle(document, card.id, long), cards.set_fields(document, [card.id], {"text": long})):
        with pytest.raises(Problem) as refused:
            rules.check(document, too_long)
        assert (refused.value.code, refused.value.params["count"]) == ("field.too_long", 100_001)
    rules.check(document, cards.set_fields(document, [card.id], {"text": long[1:]}))
    older = document.apply(cards.set_fields(document, [card.id], {"text": long}))
    rules.check(older, cards.set_fields(older, [card.id], {"importance": 4}))
    shorter = cards.set_fields(older, [card.id], {"text": "a"})
    assert rules.check(rules.check(older, shorter), shorter.inverse()) == older
