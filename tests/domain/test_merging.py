"""Two copies become one: each change of one of them is there, what both changed is asked, and nothing is dropped."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain import rules
from app.domain.commands import cards, evidence, grid, linking, maps, own_fields, personas
from app.domain.document import Document
from app.domain.drafts import StageDraft
from app.domain.edits import Edit
from app.domain.fields import own_key
from app.domain.merging import DEFINITION, PLACE, Merge, Side
from app.domain.records import Card, Link, OwnField, Stage
from app.exchange.templates import template_draft
from tests.exchange.carried import documents
from tests.exchange.histories import any_edit

BASE = Document.of([]).apply(maps.new_project("Café", [template_draft("cafe", "es", sample=True)], "Tueste SA"))
MAP = BASE.maps[0].id
FIRST, SECOND = BASE.cards(MAP)[:2]
OTHER: dict[Side, Side] = {"mine": "theirs", "theirs": "mine"}
seeds = st.integers(0, 2**32)


def after(document: Document, *edits) -> Document:
    """A document after commands, each of which gets the document so far."""
    for edit in edits:
        done: Edit = edit(document)
        document = document.apply(done)
    return document


def worked(document: Document, seed: int, steps: int = 12) -> Document:
    """After anything that people do."""
    random = Random(seed)
    for _ in range(random.randrange(steps)):
        document = document.apply(any_edit(document, random))
    return document


def chosen(merge: Merge, side: Side) -> Document:
    """All conflicts for one side."""
    return merge.join({one.point: side for one in merge.conflicts})


# -- what holds for any two copies -----------------------------------------------------------------
@given(documents())
def test_a_copy_with_itself_is_itself(document: Document):
    for base in (document, Document.of([])):
        merge = Merge(base, document, document)
        assert merge.conflicts == ()
        assert merge.join({}) == document
        assert merge.edit({}, "x").is_empty


@given(seeds)
def test_what_only_one_changed_is_taken_whole(seed: int):
    theirs = worked(BASE, seed)
    for merge in (Merge(BASE, BASE, theirs), Merge(BASE, theirs, BASE)):
        assert merge.conflicts == ()
        assert merge.join({}) == theirs


@settings(max_examples=150)
@given(seeds, seeds, st.data())
def test_it_does_not_matter_who_is_who(one: int, other: int, data: st.DataObject):
    mine, theirs = worked(BASE, one), worked(BASE, other)
    here, there = Merge(BASE, mine, theirs), Merge(BASE, theirs, mine)
    assert [c.point for c in here.conflicts] == [c.point for c in there.conflicts]
    sides: st.SearchStrategy[Side] = st.sampled_from(["mine", "theirs"])
    choices = {c.point: data.draw(sides) for c in here.conflicts}
    joined = here.join(choices)
    assert joined == there.join({point: OTHER[side] for point, side in choices.items()})
    assert rules.problems(joined) == []
    assert mine.apply(here.edit(choices, "x")) == joined


@settings(max_examples=150)
@given(seeds, seeds, st.sampled_from(["mine", "theirs"]))
def test_nothing_is_dropped_without_being_asked(one: int, other: int, side: Side):
    mine, theirs = worked(BASE, one), worked(BASE, other)
    merge = Merge(BASE, mine, theirs)
    joined = chosen(merge, side)
    asked = {key for c in merge.conflicts for key in (c.group or {(c.kind, c.id)})}
    for copy, against in ((mine, theirs), (theirs, mine)):
        for record in copy.records():
            was, now = BASE.look_up(record.kind, record.id), joined.look_up(record.kind, record.id)
            twin = against.look_up(record.kind, record.id)
            if record == was or (record.kind, record.id) in asked or hangs_on(record, asked):
                continue
            if isinstance(record, Link):
                assert any(ends(link) == ends(record) for link in joined.all(Link))
            elif twin in (was, record):
                assert now == record
            else:  # both changed it, each something else
                left, before = said(now), said(was)
                assert all(value in (left.get(key), before.get(key)) for key, value in said(record).items())


def hangs_on(record, asked) -> bool:
    """Whether a record names one that is asked about."""
    return any((kind, getattr(record, name)) in asked
               for name, kind in (("stage_id", "stage"), ("lane_id", "lane"), ("card_id", "card"))
               if getattr(record, name, None))  # fmt: skip


def said(record) -> dict[str, object]:
    """The catalogue fields of a record."""
    return dict(getattr(record, "fields", {}))


def ends(link: Link) -> tuple[str, str]:
    """What a link joins."""
    return link.card_id, link.target


@settings(max_examples=60)
@given(seeds, seeds)
def test_without_a_common_past_the_ids_tell(one: int, other: int):
    mine, theirs = worked(BASE, one), worked(BASE, other)
    merge = Merge(Document.of([]), mine, theirs)
    for side in ("mine", "theirs"):
        joined = chosen(merge, side)
        assert rules.problems(joined) == []
        kept = {r.id for r in joined.records()}
        assert {r.id for copy in (mine, theirs) for r in copy.records() if not isinstance(r, Link)} <= kept


# -- cases that people will meet -------------------------------------------------------------------
def test_two_fields_of_one_card_join():
    mine = after(BASE, lambda d: cards.write(d, FIRST.id, "Otro título"))
    theirs = after(BASE, lambda d: cards.set_emotion(d, [FIRST.id], -2),
                   lambda d: cards.set_fields(d, [FIRST.id], {"owner": "Ana"}))  # fmt: skip
    merge = Merge(BASE, mine, theirs)
    assert merge.conflicts == ()
    card = merge.join({}).get(Card, FIRST.id)
    assert (card.title, card.emotion, card.fields["owner"]) == ("Otro título", -2, "Ana")


def test_the_same_change_twice_is_no_conflict():
    mine, theirs = (after(BASE, lambda d: cards.write(d, FIRST.id, "Igual")) for _ in range(2))
    assert Merge(BASE, mine, theirs).conflicts == ()


def test_one_title_two_ways_is_asked():
    mine, theirs = (after(BASE, lambda d, t=t: cards.write(d, FIRST.id, t)) for t in ("Mío", "Suyo"))
    merge = Merge(BASE, mine, theirs)
    (conflict,) = merge.conflicts
    assert conflict.point == ("card", FIRST.id, "title")
    assert (conflict.mine, conflict.theirs) == (mine.get(Card, FIRST.id), theirs.get(Card, FIRST.id))
    assert chosen(merge, "mine") == mine
    assert chosen(merge, "theirs") == theirs
    with pytest.raises(KeyError):
        merge.join({})


def test_a_field_that_one_empties_and_the_other_fills_is_asked():
    base = after(BASE, lambda d: cards.set_fields(d, [FIRST.id], {"owner": "Ana"}))
    mine = after(base, lambda d: cards.set_fields(d, [FIRST.id], {"owner": None}))
    theirs = after(base, lambda d: cards.set_fields(d, [FIRST.id], {"owner": "Eva"}))
    merge = Merge(base, mine, theirs)
    assert [c.part for c in merge.conflicts] == ["fields.owner"]
    assert chosen(merge, "mine") == mine
    assert chosen(merge, "theirs") == theirs


def test_a_card_moved_to_two_places_is_asked_once():
    stages, lane = BASE.stages(MAP), FIRST.lane_id
    mine, theirs = (after(BASE, lambda d, s=s: cards.move(d, [FIRST.id], (s.id, lane), 0)) for s in stages[-2:])
    merge = Merge(BASE, mine, theirs)
    assert [c.part for c in merge.conflicts] == [PLACE]
    assert chosen(merge, "theirs").get(Card, FIRST.id) == theirs.get(Card, FIRST.id)


def test_a_card_deleted_here_and_changed_there_is_asked():
    mine = after(BASE, lambda d: cards.delete(d, [FIRST.id]))
    theirs = after(BASE, lambda d: cards.write(d, FIRST.id, "Sigue"))
    merge = Merge(BASE, mine, theirs)
    (conflict,) = merge.conflicts
    assert (conflict.kind, conflict.part, conflict.mine) == ("card", "", None)
    assert chosen(merge, "mine") == mine
    assert chosen(merge, "theirs") == theirs


def test_a_stage_deleted_here_and_used_there_is_asked_as_one():
    stage = BASE.stages(MAP)[0]
    mine = after(BASE, lambda d: grid.delete_stage(d, stage.id))
    cell = (stage.id, BASE.lanes(MAP)[-1].id)
    theirs = after(BASE, lambda d: cards.add_card(d, MAP, cell, "Nueva"))
    merge = Merge(BASE, mine, theirs)
    (conflict,) = merge.conflicts
    assert conflict.point == ("stage", stage.id, "")
    assert chosen(merge, "theirs") == theirs
    gone = chosen(merge, "mine")
    assert gone.find(Stage, stage.id) is None
    (new,) = [card for card in gone.all(Card) if card.title == "Nueva"]
    assert (new.stage_id, new.lane_id, new.map_id) == (None, None, MAP)  # in the tray: not dropped
    assert rules.problems(gone) == []


def test_a_card_moved_into_a_stage_that_the_other_deleted_is_asked():
    stage = BASE.stages(MAP)[-1]
    mine = after(BASE, lambda d: cards.move(d, [FIRST.id], (stage.id, FIRST.lane_id), 0))
    theirs = after(BASE, lambda d: grid.delete_stage(d, stage.id))
    merge = Merge(BASE, mine, theirs)
    assert [c.point for c in merge.conflicts] == [("stage", stage.id, "")]
    assert chosen(merge, "mine") == mine
    assert chosen(merge, "theirs").get(Card, FIRST.id).stage_id is None


def test_a_map_deleted_here_and_worked_on_there_comes_back_whole():
    base = after(BASE, lambda d: maps.duplicate_map(d, MAP, "Copia"))
    copy = base.maps[1].id
    mine = after(base, lambda d: maps.delete_map(d, copy))
    theirs = after(base, lambda d: grid.add_stage(d, copy, StageDraft("Más")))
    merge = Merge(base, mine, theirs)
    assert [c.point for c in merge.conflicts] == [("journey_map", copy, "")]
    assert chosen(merge, "theirs") == theirs
    assert chosen(merge, "mine") == mine


def test_the_same_link_made_twice_is_there_once():
    base = after(BASE, lambda d: evidence.add_evidence(d, "Encuesta"))
    source = base.evidence[-1].id
    mine, theirs = (after(base, lambda d: linking.link_cards(d, "evidence", source, [FIRST.id])) for _ in range(2))
    merge = Merge(base, mine, theirs)
    assert merge.conflicts == ()
    assert len([link for link in merge.join({}).all(Link) if link.evidence_id == source]) == 1


def test_a_persona_deleted_here_and_changed_there_is_asked():
    base = after(BASE, lambda d: personas.add_persona(d, "Nadie"))
    who = base.personas[-1].id
    mine = after(base, lambda d: personas.delete_persona(d, who))
    theirs = after(base, lambda d: maps.choose_persona(d, MAP, who))
    merge = Merge(base, mine, theirs)
    assert [(c.kind, c.part) for c in merge.conflicts] == [("persona", "")]
    assert merge.join({("persona", who, ""): "mine"}).maps[0].persona_id is None
    theirs = after(base, lambda d: personas.edit_persona(d, who, name="Otra"))
    merge = Merge(base, mine, theirs)
    assert [(c.kind, c.part) for c in merge.conflicts] == [("persona", "")]
    for side, copy in (("mine", mine), ("theirs", theirs)):
        assert {p.name for p in chosen(merge, side).personas} == {p.name for p in copy.personas}
        assert rules.problems(chosen(merge, side)) == []


def test_an_own_field_made_narrower_here_and_filled_there_is_asked():
    base = after(BASE, lambda d: own_fields.add_own_field(d, "Peso", fields={"type": "scale", "low": 1, "high": 9}))
    own = base.own_fields[0]
    mine = after(base, lambda d: own_fields.edit_own_field(d, own.id, fields={"high": 3}))
    theirs = after(base, lambda d: cards.set_fields(d, [FIRST.id], {own_key(own): 8}))
    merge = Merge(base, mine, theirs)
    assert [c.part for c in merge.conflicts] == [DEFINITION]
    kept = chosen(merge, "theirs")
    assert kept.get(Card, FIRST.id).fields[own_key(own)] == 8
    assert kept.get(OwnField, own.id).fields["high"] == 9
    narrow = chosen(merge, "mine")
    assert own_key(own) not in narrow.get(Card, FIRST.id).fields
    assert rules.problems(narrow) == []


def test_an_own_field_deleted_here_and_filled_there_is_asked():
    base = after(BASE, lambda d: own_fields.add_own_field(d, "Peso", fields={"type": "number"}))
    own = base.own_fields[0]
    mine = after(base, lambda d: own_fields.delete_own_field(d, own.id))
    theirs = after(base, lambda d: cards.set_fields(d, [FIRST.id], {own_key(own): 8}))
    merge = Merge(base, mine, theirs)
    assert [c.kind for c in merge.conflicts] == ["own_field"]
    assert chosen(merge, "mine") == mine
    assert chosen(merge, "theirs") == theirs


def test_names_of_versions_join():
    base, mine, theirs = (
        Document.of(replace(r, fields={**r.fields, "versions": text}) if r.id == MAP else r for r in BASE.records())
        for text in ("a Uno\nb Dos", "a Uno\nb Dos\nc Tres", "b Dos\nd Cuatro")
    )
    merge = Merge(base, mine, theirs)
    assert merge.conflicts == ()
    assert merge.join({}).maps[0].fields["versions"] == "b Dos\nc Tres\nd Cuatro"
