"""Routes, answers, own fields, links, opportunities and sources: what can be said, and what goes with what."""

from dataclasses import replace
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import rules
from app.domain.answers import are_sound, read_answers, write_answers
from app.domain.catalogue import CATALOGUE, GROUPS, MEASURES, TEXT_KINDS
from app.domain.commands import cards, evidence, grid, linking, maps, opportunities, own_fields, routes
from app.domain.commands.adopting import adopt
from app.domain.commands.evidence import AnswersDraft
from app.domain.document import Document
from app.domain.drafts import PersonaDraft
from app.domain.excerpt import excerpt
from app.domain.fields import OF_NOTES, card_fields, own_key, own_spec
from app.domain.problems import Problem
from app.domain.records import Answers, Card, JourneyMap, Link, Measure, OwnField, Persona
from tests.store.samples import card_named, new_cafe, only_map


@pytest.fixture
def document() -> Document:
    return Document.of([]).apply(new_cafe())


@pytest.fixture
def full(document: Document) -> Document:
    """With an opportunity, a source with answers, a route and an own field."""
    map_id, pay = only_map(document).id, card_named(document, "Pagar en la caja")
    note = card_named(document, "¿Aceptan tarjeta?")
    for edit in (
        lambda d: opportunities.add_opportunity(d, map_id, "Cobro en mesa", fields={"impact": 4}, card_ids=[pay.id]),
        lambda d: evidence.add_evidence(
            d, "Encuesta", fields={"type": "survey"}, card_ids=[pay.id],
            answers=[AnswersDraft(pay.id, "satisfaction", [5, None, 3])],
        ),
        lambda d: routes.add_route(d, map_id, "Con prisa", card_ids=[pay.id]),
        lambda d: linking.link_cards(d, "note", note.id, [pay.id]),
        lambda d: own_fields.add_own_field(d, "Coste", fields={"type": "number", "applies": "card"}),
    ):  # fmt: skip
        document = rules.check(document, edit(document))
    (own,) = document.own_fields
    return rules.check(document, cards.set_fields(document, [pay.id], {own_key(own): 2.5}))


def test_everything_holds_together(full: Document) -> None:
    assert rules.problems(full) == []
    pay = card_named(full, "Pagar en la caja")
    assert [link.target for link in full.links(pay.id)] == [
        full.opportunities(only_map(full).id)[0].id,
        full.evidence[0].id,
        full.routes(only_map(full).id)[0].id,
        card_named(full, "¿Aceptan tarjeta?").id,
    ]
    assert full.answers(pay.id) == full.answers(full.evidence[0].id)
    assert routes.steps(full, full.routes(only_map(full).id)[0].id) == [pay]


def test_linking_twice_is_linking_once(full: Document) -> None:
    pay, chance = card_named(full, "Pagar en la caja"), full.opportunities(only_map(full).id)[0]
    assert linking.link_cards(full, "opportunity", chance.id, [pay.id, pay.id]).is_empty
    after = full.apply(linking.unlink_cards(full, chance.id, [pay.id]))
    assert after.links_to(chance.id) == []
    assert len(after.links(pay.id)) == 3


def test_a_card_takes_its_links_and_answers_with_it(full: Document) -> None:
    note, pay = card_named(full, "¿Aceptan tarjeta?"), card_named(full, "Pagar en la caja")
    without_note = full.apply(cards.delete(full, [note.id]))
    assert rules.problems(without_note) == []
    assert len(without_note.links(pay.id)) == 3
    without = full.apply(cards.delete(full, [pay.id]))
    assert rules.problems(without) == []
    assert (without.all(Link), without.all(Answers)) == ([], [])


@pytest.mark.parametrize("what", ["stage", "lane", "map", "source", "route", "opportunity", "field"])
def test_what_goes_leaves_nothing_hanging(full: Document, what: str) -> None:
    map_id, pay = only_map(full).id, card_named(full, "Pagar en la caja")
    edit = {
        "stage": lambda: grid.delete_stage(full, str(pay.stage_id)),
        "lane": lambda: grid.delete_lane(full, str(pay.lane_id)),
        "map": lambda: maps.delete_map(full, map_id),
        "source": lambda: evidence.delete_evidence(full, full.evidence[0].id),
        "route": lambda: routes.delete_routes(full, full.routes(map_id)[0].id),
        "opportunity": lambda: opportunities.delete_opportunities(full, [full.opportunities(map_id)[0].id]),
        "field": lambda: own_fields.delete_own_field(full, full.own_fields[0].id),
    }[what]()
    after = full.apply(edit)
    assert rules.problems(after) == []
    assert after.apply(edit.inverse()) == full


def test_a_map_alone_takes_all_of_it_and_comes_back(full: Document) -> None:
    alone = excerpt(full, only_map(full).id)
    assert alone == full
    edit = adopt(alone, "Copia", fresh=True)
    copy = Document.of([]).apply(edit)
    assert rules.problems(copy) == []
    assert not {r.id for r in copy.records()} & {r.id for r in full.records()}
    (own,) = copy.own_fields
    assert card_named(copy, "Pagar en la caja").fields[own_key(own)] == 2.5


def test_a_copy_as_it_should_be_keeps_links_and_leaves_answers(full: Document) -> None:
    source = only_map(full)
    after = full.apply(maps.map_to_be(full, source.id, "Como debería ser"))
    assert rules.problems(after) == []
    copy = after.maps[1]
    assert (copy.state, copy.fields["origin"], copy.persona_id) == ("to_be", source.id, source.persona_id)
    assert [o.title for o in after.opportunities(copy.id)] == ["Cobro en mesa"]
    (pay,) = [c for c in after.cards(copy.id) if c.title == "Pagar en la caja"]
    assert len(after.links(pay.id)) == 4
    assert after.answers(pay.id) == []
    assert after.links_to(after.evidence[0].id)[0].card_id != pay.id


def test_a_map_for_another_persona(document: Document) -> None:
    source = only_map(document)
    after = document.apply(maps.map_for_persona(document, source.id, PersonaDraft("Luis"), "Luis en el café"))
    assert [p.name for p in after.personas] == ["Ana", "Luis"]
    assert after.get(Persona, str(after.maps[1].persona_id)).name == "Luis"
    again = after.apply(maps.map_for_persona(after, source.id, after.personas[1].id, "Otra vez"))
    assert len(again.personas) == 2
    assert again.get(JourneyMap, again.maps[2].id).persona_id == after.personas[1].id


# -- own fields ---------------------------------------------------------------------------------


def test_an_own_field_takes_only_what_fits(full: Document) -> None:
    (own,) = full.own_fields
    pay = card_named(full, "Pagar en la caja")
    with pytest.raises(Problem) as caught:
        rules.check(full, cards.set_fields(full, [pay.id], {own_key(own): "mucho"}))
    assert caught.value.code == "field.bad_value"
    stage = full.stages(only_map(full).id)[0]
    with pytest.raises(Problem) as caught:
        rules.check(full, grid.edit_stage(full, stage.id, fields={own_key(own): 1}))
    assert caught.value.code == "rules.dangling"


def test_an_own_field_of_another_type_loses_what_fits_no_more(full: Document) -> None:
    (own,) = full.own_fields
    edit = own_fields.edit_own_field(full, own.id, fields={"type": "choice", "choices": "alto\nbajo\n"})
    after = rules.check(full, edit)
    assert own_key(own) not in card_named(after, "Pagar en la caja").fields
    assert own_spec(after.own_fields[0]).choices == ("alto", "bajo")
    assert after.apply(edit.inverse()) == full


@pytest.mark.parametrize(
    ("title", "fields", "code"),
    [
        (" ", {}, "fields.no_name"),
        ("A", {"type": "choice"}, "fields.no_choices"),
        ("A", {"type": "scale", "low": 5, "high": 5}, "fields.bad_scale"),
        ("A", {"type": "scale", "low": 0, "high": 5000}, "fields.bad_scale"),
    ],
)
def test_an_own_field_must_be_of_use(document: Document, title: str, fields: dict[str, str | int], code: str) -> None:
    with pytest.raises(Problem) as caught:
        own_fields.add_own_field(document, title, fields=fields)
    assert caught.value.code == code


def test_without_words_an_own_field_is_a_line() -> None:
    spec = own_spec(OwnField(id="f", project_id="p", rank="a", title="A"))
    assert (spec.key, spec.kind, spec.type, spec.low, spec.high) == ("own.f", "card", "line", 1, 5)


# -- answers ------------------------------------------------------------------------------------


@given(st.lists(st.none() | st.integers(-2, 2), min_size=2), st.sampled_from(MEASURES))
def test_answers_read_back(values: list[int | None], measure: str) -> None:
    text = write_answers(values)
    assert read_answers(text) == values
    low = -2 if measure == "emotion" else 1
    sound = all(value is None or value >= low for value in values)
    assert are_sound(text, cast("Measure", measure)) == sound


@pytest.mark.parametrize("text", ["5,x", "6", "0", "1.5", "1;2"])
def test_wrong_answers_are_no_answers(full: Document, text: str) -> None:
    assert not are_sound(text, "satisfaction")
    (told,) = full.all(Answers)
    wrong = Document.of([r if r != told else replace(told, values=text) for r in full.records()])
    assert [p.code for p in rules.problems(wrong)] == ["rules.bad_value"]


# -- the catalogue ------------------------------------------------------------------------------


def test_each_field_of_a_card_has_a_group_and_a_place() -> None:
    for field in CATALOGUE:
        if field.kind == "card" and not field.hidden:
            assert field.group in GROUPS, field
            assert field.contacts or field.notes, field
            assert set(field.notes) <= set(TEXT_KINDS), field


def test_notes_are_asked_for_what_their_lane_is_about() -> None:
    assert {"severity", "frequency"} <= {f.key for f in card_fields("pains")}
    assert not {"severity", "satisfaction"} & {f.key for f in card_fields("needs")}
    assert "severity" not in {f.key for f in card_fields(None)}
    assert all(set(OF_NOTES) <= {f.key for f in card_fields(kind)} for kind in TEXT_KINDS)


def test_a_note_is_told_by_its_lane(document: Document) -> None:
    kinds = {c.title: document.text_kind(c) for c in document.all(Card)}
    assert kinds == {
        "Buscar un sitio": None, "Pagar en la caja": None, "¿Aceptan tarjeta?": "thoughts", "Una idea suelta": "free",
    }  # fmt: skip
