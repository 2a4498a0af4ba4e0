"""Two maps of one origin: what is different between them, each kind alone and all at random."""

from dataclasses import replace
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from app.domain.commands import cards, grid, maps, personas
from app.domain.document import Document
from app.domain.edits import Edit
from app.domain.records import Card, JourneyMap
from app.insight.compare import Comparison, compare, ordered, original
from app.insight.protect import touched
from tests.insight.maps import card, document


def redesigned(*records, **frame) -> tuple[Document, str]:
    """The map "m" and its copy as it should be."""
    before = document(*records, **frame)
    edit = maps.map_to_be(before, "m", "To be")
    return before.apply(edit), next(c.record.id for c in edit.changes if isinstance(c.record, JourneyMap))


def twin(doc: Document, map_id: str, title: str) -> Card:
    return next(c for c in doc.cards(map_id) if c.title == title)


def told(found: Comparison) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(one.kind, one.part, one.keys) for one in found.differences]


def named(doc: Document, found: Comparison, kind: str) -> list[str]:
    ids = [one.after or one.before for one in found.differences if one.kind == kind]
    return [doc.get(Card, id_).title for id_ in ids]


THREE = (card("a", emotion=-1), card("b", "buy", "shop", emotion=1), card("c", "use", protect=True))


def test_a_copy_is_no_different():
    doc, copy = redesigned(*THREE)
    found = compare(doc, "m", copy)
    assert found.differences == ()
    assert [(doc.get(Card, a).title, doc.get(Card, b).title) for a, b in found.same] == [(x, x) for x in "abc"]


def test_each_kind_is_found_alone():
    doc, copy = redesigned(*THREE)
    a, b, c = (twin(doc, copy, title) for title in "abc")
    lanes, stages = doc.lanes(copy), doc.stages(copy)
    cases = [
        (cards.set_emotion(doc, [a.id], 1), ("rescored", "card", ("emotion",))),
        (cards.set_fields(doc, [a.id], {"importance": 4}), ("rescored", "card", ("importance",))),
        (cards.write(doc, a.id, "otherwise"), ("reworded", "card", ("title",))),
        (cards.set_fields(doc, [a.id], {"medium": "digital"}), ("retold", "card", ("medium",))),
        (cards.move(doc, [a.id], (stages[1].id, lanes[0].id), 0), ("moved", "card", ("stage",))),
        (cards.move(doc, [b.id], (stages[1].id, lanes[0].id), 0), ("moved", "card", ("lane",))),
        (cards.delete(doc, [c.id]), ("gone", "card", ())),
        (cards.add_card(doc, copy, (stages[0].id, lanes[0].id), "new"), ("added", "card", ())),
        (grid.edit_stage(doc, stages[0].id, title="Otherwise"), ("reworded", "stage", ("title",))),
        (grid.edit_stage(doc, stages[0].id, fields={"columns": 3}), None),
        (grid.edit_lane(doc, lanes[0].id, fields={"control": "partner"}), ("retold", "lane", ("control",))),
    ]
    for edit, expected in cases:
        assert told(compare(doc.apply(edit), "m", copy)) == ([expected] if expected else []), edit.label


def test_what_moves_with_its_stage_has_not_moved():
    doc, copy = redesigned(*THREE)
    doc = doc.apply(grid.move_stage(doc, doc.stages(copy)[2].id, 0))
    assert told(compare(doc, "m", copy)) == [("moved", "stage", ("order",))]


def test_the_fewest_cards_explain_another_order():
    doc, copy = redesigned(*(card(x) for x in "abcd"))
    stage, lane = doc.stages(copy)[0].id, doc.lanes(copy)[0].id
    doc = doc.apply(cards.move(doc, [twin(doc, copy, "a").id], (stage, lane), 4))
    found = compare(doc, "m", copy)
    assert named(doc, found, "moved") == ["a"]


def test_a_stage_that_is_gone_takes_its_cards_and_they_stand_where_they_were():
    doc, copy = redesigned(*THREE)
    doc = doc.apply(grid.delete_stage(doc, doc.stages(copy)[1].id))
    found = compare(doc, "m", copy)
    assert told(found) == [("gone", "stage", ()), ("gone", "card", ())]
    assert found.differences[1].before == "b"


def test_protected_things_are_told_apart():
    doc, copy = redesigned(*THREE)
    doc = doc.apply(cards.set_emotion(doc, [twin(doc, copy, "a").id, twin(doc, copy, "c").id], 2))
    found = compare(doc, "m", copy)
    assert [doc.get(Card, one.before).title for one in found.touched] == ["c"]


def test_key_figures_before_and_after():
    doc, copy = redesigned(*THREE)
    doc = doc.apply(cards.set_emotion(doc, [twin(doc, copy, "a").id], 2))
    doc = doc.apply(cards.delete(doc, [twin(doc, copy, "c").id]))
    figures = {pair.formula: (pair.before.value, pair.after.value) for pair in compare(doc, "m", copy).figures}
    assert figures["mean.emotion"] == (0.0, 1.5)
    assert figures["effort"] == (5.0, 3.0), "a web, b shop, c web: 3 steps and 2 switches; then 2 and 1"


def test_a_copy_of_a_copy_is_still_the_same_thing():
    doc, copy = redesigned(*THREE)
    edit = maps.map_to_be(doc, copy, "Later")
    later = next(c.record.id for c in edit.changes if isinstance(c.record, JourneyMap))
    doc = doc.apply(edit)
    assert compare(doc, "m", later).differences == ()
    doc = doc.apply(maps.delete_map(doc, copy))
    assert told(compare(doc, "m", later)) == [], "also without the one between"
    assert original(doc, later) == "m"


def test_doubles_are_paired_off():
    doc, copy = redesigned(*THREE)
    doc = doc.apply(cards.duplicate(doc, [twin(doc, copy, "a").id]))
    assert told(compare(doc, "m", copy)) == [("added", "card", ())]


def test_the_original_comes_first_whatever_is_open():
    doc, copy = redesigned(*THREE)
    assert original(doc, copy) == "m"
    assert original(doc, "m") == copy
    assert ordered(doc, "m", copy) == ordered(doc, copy, "m") == ("m", copy)
    alone = document(*THREE)
    assert original(alone, "m") == ""


@given(st.permutations(list("abcdef")))
def test_no_order_needs_more_moves_than_the_best(order):
    doc, copy = redesigned(*(card(x) for x in "abcdef"))
    ranks = sorted(c.rank for c in doc.cards(copy))
    now = [replace(twin(doc, copy, x), rank=rank) for x, rank in zip(order, ranks, strict=True)]
    others = [r for r in doc.records() if r.id not in {c.id for c in now}]
    doc = Document.of([*others, *now])
    moved = set(named(doc, compare(doc, "m", copy), "moved"))
    stay = [x for x in order if x not in moved]
    assert stay == sorted(stay)
    best = max(n for n in range(7) if any(list(c) == sorted(c) for c in combinations(order, n)))
    assert len(stay) == best


@given(st.data())
def test_back_and_forth_tell_the_same(data):
    doc, copy = redesigned(*THREE, card("d", "buy", "web"), card("e", "buy", "shop"))
    for _ in range(data.draw(st.integers(0, 5))):
        there = doc.cards(copy)
        if not there:
            break
        one = data.draw(st.sampled_from(there))
        stage = data.draw(st.sampled_from(doc.stages(copy)))
        lane = data.draw(st.sampled_from(doc.lanes(copy)))
        doc = doc.apply(
            data.draw(
                st.sampled_from(
                    (
                        cards.delete(doc, [one.id]),
                        cards.move(doc, [one.id], (stage.id, lane.id), 0),
                        cards.write(doc, one.id, "w" + one.title),
                        cards.set_emotion(doc, [one.id], 2),
                    )
                )
            )
        )
    forth, back = compare(doc, "m", copy), compare(doc, copy, "m")
    other = {"gone": "added", "added": "gone"}
    flipped = sorted(
        (other.get(d.kind, d.kind), d.part, d.after, d.before) for d in back.differences if d.kind != "moved"
    )
    assert sorted((d.kind, d.part, d.before, d.after) for d in forth.differences if d.kind != "moved") == flipped
    far = {(d.before, d.after) for d in forth.differences if d.kind == "moved" and d.keys != ("order",)}
    assert far == {(d.after, d.before) for d in back.differences if d.kind == "moved" and d.keys != ("order",)}
    assert {a for a, _ in forth.same} | {d.before for d in forth.differences if d.kind == "gone"} == set("abcde")


# -- protected ------------------------------------------------------------------------------------
def test_an_edit_that_touches_what_customers_value_is_known():
    doc, copy = redesigned(*THREE)
    a, c = twin(doc, copy, "a"), twin(doc, copy, "c")
    stage, lane = doc.stages(copy)[0], doc.lanes(copy)[0]

    def says(edit: Edit) -> int:
        return len(touched(doc.apply(edit), edit))

    assert says(cards.write(doc, c.id, "otherwise")) == 1
    assert says(cards.move(doc, [c.id], (stage.id, lane.id), 0)) == 1
    assert says(cards.delete(doc, [a.id, c.id])) == 1
    assert says(grid.delete_stage(doc, str(c.stage_id))) == 1
    assert says(cards.set_fields(doc, [c.id], {"satisfaction": 2})) == 1
    assert says(cards.write(doc, a.id, "otherwise")) == 0, "nobody values it"
    assert says(cards.write(doc, "c", "otherwise")) == 0, "the map as it is"
    assert says(cards.set_fields(doc, [c.id], {"protect": None})) == 0
    assert says(cards.set_fields(doc, [c.id], {"owner": "Ana", "verified": "2026-05-05"})) == 0
    assert says(maps.delete_map(doc, copy)) == 0


def test_the_mark_of_the_original_counts_for_the_copy():
    doc, copy = redesigned(*THREE)
    doc = doc.apply(cards.set_fields(doc, ["a"], {"protect": True}))
    edit = cards.write(doc, twin(doc, copy, "a").id, "otherwise")
    assert len(touched(doc.apply(edit), edit)) == 1


# -- personas -------------------------------------------------------------------------------------
def test_personas_are_moved_within_the_list():
    doc = document()
    for name in ("x", "y", "z"):
        doc = doc.apply(personas.add_persona(doc, name))
    ids = [one.id for one in doc.personas]
    for by, expected in ((1, "yxz"), (9, "yzx"), (-1, "xyz"), (0, "xyz")):
        edit = personas.move_persona(doc, ids[0], by)
        assert "".join(one.name for one in doc.apply(edit).personas) == expected
        assert edit.is_empty == (expected == "xyz")
