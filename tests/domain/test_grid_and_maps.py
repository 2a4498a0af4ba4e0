"""What a person does to stages, lanes, maps, personas and projects; and text typed anywhere."""

from dataclasses import replace

import pytest

from app.domain import rules
from app.domain.commands import cards, grid, maps
from app.domain.commands.changing import added
from app.domain.commands.typing import type_text
from app.domain.document import Document
from app.domain.drafts import CardDraft, LaneDraft, MapDraft, StageDraft
from app.domain.edits import Edit, Label
from app.domain.ids import new_id
from app.domain.problems import Problem
from app.domain.records import Card, Evidence, JourneyMap, Link, Opportunity, Persona, Project
from tests.store.samples import CAFE, card_named, new_cafe, only_map


@pytest.fixture
def document() -> Document:
    return Document({}).apply(new_cafe())


def stage_titles(document: Document) -> list[str]:
    return [stage.title for stage in document.stages(only_map(document).id)]


def lane_titles(document: Document) -> list[str]:
    return [lane.title for lane in document.lanes(only_map(document).id)]


def test_a_project_from_drafts_is_sound_and_in_order(document: Document) -> None:
    assert rules.problems(document) == []
    assert document.project.fields == {"client": "Tueste SA"}
    assert (stage_titles(document), lane_titles(document)) == (["Antes", "Durante", "Después"], ["Local", "Ideas"])
    assert [stage.phase for stage in document.stages(only_map(document).id)] == ["before", "during", "after"]
    (persona,) = document.personas
    assert only_map(document).persona_id == persona.id
    assert [c.title for c in document.cards(only_map(document).id)] == [c.title for c in CAFE.cards]
    assert {r.project_id for r in document.records()} == {document.project.id}
    assert len({r.id for r in document.records()}) == len(list(document.records()))


def test_stages_and_lanes_are_added_at_their_place(document: Document) -> None:
    journey = only_map(document)
    for title, index in [("fin", None), ("inicio", 0), ("lejos", 50)]:
        document = document.apply(grid.add_stage(document, journey.id, StageDraft(title, "after"), index))
        document = document.apply(grid.add_lane(document, journey.id, LaneDraft("emotion", title), index))
    assert stage_titles(document) == ["inicio", "Antes", "Durante", "Después", "fin", "lejos"]
    assert lane_titles(document) == ["inicio", "Local", "Ideas", "fin", "lejos"]
    assert rules.problems(document) == []


@pytest.mark.parametrize(("moving", "index"), [(m, i) for m in range(3) for i in range(-1, 5)])
def test_moving_a_stage_changes_one_record(document: Document, moving: int, index: int) -> None:
    stages = document.stages(only_map(document).id)
    edit = grid.move_stage(document, stages[moving].id, index)
    expected = [s.title for s in stages]
    expected.insert(max(0, min(index, 2)), expected.pop(moving))
    assert stage_titles(document.apply(edit)) == expected
    assert len(edit.changes) == (expected != [s.title for s in stages])


def test_a_stage_goes_with_its_cards_and_comes_back(document: Document) -> None:
    stage = document.stages(only_map(document).id)[1]
    edit = grid.delete_stage(document, stage.id)
    after = document.apply(edit)
    assert {card.title for card in after.all(Card)} == {"Buscar un sitio", "Una idea suelta"}
    assert rules.problems(after) == []
    assert after.apply(edit.inverse()) == document


def test_a_lane_goes_with_its_cards_and_comes_back(document: Document) -> None:
    lane = document.lanes(only_map(document).id)[0]
    edit = grid.delete_lane(document, lane.id)
    after = document.apply(edit)
    assert {card.title for card in after.all(Card)} == {"¿Aceptan tarjeta?", "Una idea suelta"}
    assert rules.problems(after) == []
    assert after.apply(edit.inverse()) == document


def test_a_line_changes_only_what_is_said(document: Document) -> None:
    stage = document.stages(only_map(document).id)[0]
    lane = document.lanes(only_map(document).id)[0]
    edit = grid.edit_stage(document, stage.id, title=" Primero\nahora ")
    assert edit.label == Label("rename_stage", {"title": "Primero ahora", "before": "Antes"})
    assert edit.changes[0].after == replace(stage, title="Primero ahora")
    edit = grid.edit_stage(document, stage.id, phase="after", fields={"goal": "Llegar"})
    assert edit.label.code == "edit_stage"
    assert edit.changes[0].after == replace(stage, phase="after", fields={"goal": "Llegar"})
    edit = grid.edit_lane(document, lane.id, fields={"medium": "digital", "icon": None})
    assert edit.changes[0].after == replace(lane, fields={"medium": "digital"})
    assert grid.edit_stage(document, stage.id, title="Antes").is_empty
    assert grid.edit_lane(document, lane.id, fields={"icon": "shop"}).is_empty


def test_a_map_goes_with_everything_in_it(document: Document) -> None:
    journey = only_map(document)
    two = document.apply(maps.add_map(document, CAFE))
    card = card_named(document, "Pagar en la caja")
    own = document.project.id
    chance = Opportunity(id=new_id(), map_id=journey.id, rank="a0", title="Móvil", project_id=own)
    source = Evidence(id=new_id(), rank="a0", title="Entrevista", project_id=own)
    other_card = next(c for c in two.all(Card) if c.map_id != journey.id)
    links = [
        Link(id=new_id(), card_id=card.id, opportunity_id=chance.id, project_id=own),
        Link(id=new_id(), card_id=card.id, evidence_id=source.id, project_id=own),
        Link(id=new_id(), card_id=other_card.id, opportunity_id=chance.id, project_id=own),
        Link(id=new_id(), card_id=other_card.id, evidence_id=source.id, project_id=own),
    ]
    whole = two.apply(Edit(Label("x"), added([chance, source, *links])))
    edit = maps.delete_map(whole, journey.id)
    assert len({change.key for change in edit.changes}) == len(edit.changes)
    after = whole.apply(edit)
    assert rules.problems(after) == []
    assert after.all(Link) == [links[3]]
    assert (len(after.maps), len(after.personas)) == (1, 1)
    assert after.apply(edit.inverse()) == whole


def test_a_persona_stays_while_another_map_has_it(document: Document) -> None:
    both = document.apply(maps.duplicate_map(document, only_map(document).id, "Copia"))
    assert [m.title for m in both.maps] == ["Una visita al café", "Copia"]
    one = both.apply(maps.delete_map(both, both.maps[0].id))
    assert [p.name for p in one.personas] == ["Ana"]
    none = one.apply(maps.delete_map(one, one.maps[0].id))
    assert list(none.records()) == [document.project]


def test_a_copy_of_a_map_shares_no_record_but_the_persona(document: Document) -> None:
    journey = only_map(document)
    edit = maps.duplicate_map(document, journey.id, "A futuro")
    after = document.apply(edit)
    assert rules.problems(after) == []
    copy = after.maps[1]
    assert (copy.title, copy.persona_id) == ("A futuro", journey.persona_id)

    def shown(map_id: str) -> list[tuple[object, ...]]:
        cells = [(s.id, ln.id) for s in after.stages(map_id) for ln in after.lanes(map_id)]
        return [
            (at, card.title, card.emotion, {k: v for k, v in card.fields.items() if k != "origin"})
            for at, cell in enumerate([(None, None), *cells])
            for card in after.cell(map_id, cell)
        ]

    assert shown(copy.id) == shown(journey.id)
    assert {c.record.kind for c in edit.changes} == {"journey_map", "stage", "lane", "card"}
    assert copy.fields["origin"] == journey.id
    for old, new in zip(after.cards(journey.id), after.cards(copy.id), strict=True):
        assert new.fields["origin"] == old.id


def test_an_import_of_several_maps_is_one_edit(document: Document) -> None:
    drafts = [replace(CAFE, title=title) for title in ("Uno", "Dos", "Tres")]
    edit = maps.add_maps(document, drafts)
    after = document.apply(edit)
    assert [m.title for m in after.maps] == ["Una visita al café", "Uno", "Dos", "Tres"]
    assert edit.label == Label("import_maps", {"title": "Uno", "count": 3})
    assert rules.problems(after) == []
    assert after.apply(edit.inverse()) == document
    assert maps.add_maps(document, []).is_empty


def test_a_map_and_a_project_change_their_words(document: Document) -> None:
    journey = only_map(document)
    edit = maps.edit_map(document, journey.id, title=" A\nB ", state="to_be", fields={"scenario": "Un lunes"})
    after = document.apply(edit).maps[0]
    assert (after.title, after.state, after.fields) == ("A B", "to_be", {"scenario": "Un lunes"})
    assert maps.edit_map(document, journey.id).is_empty
    assert document.apply(maps.rename_project(document, " Otro  nombre ")).project.name == "Otro nombre"
    assert maps.rename_project(document, " ").is_empty  # a project always has a name


def test_a_persona_is_made_where_there_is_none(document: Document) -> None:
    document = document.apply(maps.add_map(document, MapDraft("Sin persona")))
    bare = document.maps[1]
    edit = maps.edit_persona(document, bare.id, name="Luis", fields={"age": "40"})
    after = document.apply(edit)
    found = after.get(Persona, str(after.get(JourneyMap, bare.id).persona_id))
    assert (found.name, found.fields, edit.label.code) == ("Luis", {"age": "40"}, "add_persona")
    again = maps.edit_persona(after, bare.id, fields={"place": "Lima"})
    assert after.apply(again).get(Persona, found.id).fields == {"age": "40", "place": "Lima"}
    assert after.apply(again).apply(again.inverse()) == after


def test_a_big_import_has_short_order_keys() -> None:
    draft = MapDraft(
        "M", (StageDraft("s"),), (LaneDraft("channel", "l"),), tuple(CardDraft("c", 0, 0) for _ in range(5000))
    )
    document = Document({}).apply(maps.new_project("P", [draft]))
    ranks = [card.rank for card in document.cards(document.maps[0].id)]
    assert len(set(ranks)) == 5000
    assert max(map(len, ranks)) <= 8


# -- typing -----------------------------------------------------------------------------------


def whole(document: Document) -> Document:
    """With a record of every kind."""
    own = document.project.id
    chance = Opportunity(id=new_id(), map_id=only_map(document).id, rank="a0", title="Móvil", project_id=own)
    source = Evidence(id=new_id(), rank="a0", title="Entrevista", project_id=own)
    link = Link(id=new_id(), card_id=document.all(Card)[0].id, evidence_id=source.id, project_id=own)
    return document.apply(Edit(Label("x"), added([chance, source, link])))


@pytest.mark.parametrize(
    ("kind", "name", "code"),
    [
        ("project", "name", "rename_project"),
        ("project", "client", "edit_project"),
        ("persona", "name", "edit_persona"),
        ("persona", "quote", "edit_persona"),
        ("journey_map", "title", "rename_map"),
        ("journey_map", "goal", "edit_map"),
        ("stage", "title", "rename_stage"),
        ("stage", "goal", "edit_stage"),
        ("lane", "title", "rename_lane"),
        ("card", "title", "retitle_card"),
        ("card", "actor", "edit_card"),
        ("opportunity", "title", "edit_opportunity"),
        ("opportunity", "owner", "edit_opportunity"),
        ("evidence", "title", "edit_evidence"),
        ("evidence", "source", "edit_evidence"),
    ],
)
def test_text_is_typed_into_any_record(document: Document, kind: str, name: str, code: str) -> None:
    document = whole(document)
    record = next(r for r in document.records() if r.kind == kind)
    edit = type_text(document, kind, record.id, name, "  escrito \x07")
    (change,) = edit.changes
    fields = getattr(change.after, "fields", {})
    assert getattr(change.after, name, None) == "escrito" or fields[name].strip() == "escrito"
    assert edit.label.code == code
    assert rules.problems(document.apply(edit)) == []
    assert type_text(document.apply(edit), kind, record.id, name, "  escrito \x07").is_empty


def test_text_that_has_no_place_is_refused(document: Document) -> None:
    document = whole(document)
    lane, link = document.lanes(only_map(document).id)[0], document.all(Link)[0]
    for kind, id_, name, code in [
        ("card", "gone", "title", "record.gone"),
        ("stage", lane.id, "title", "record.gone"),
        ("lane", lane.id, "goal", "field.unknown"),
        ("lane", lane.id, "icon", "field.bad_value"),
        ("link", link.id, "title", "field.unknown"),
        ("link", link.id, "text", "field.unknown"),
        ("project", document.project.id, "created", "field.unknown"),
    ]:
        with pytest.raises(Problem) as caught:
            type_text(document, kind, id_, name, "x")
        assert caught.value.code == code


def test_commands_leave_the_document_alone(document: Document) -> None:
    journey, copy = only_map(document), Document.of(document.records())
    grid.delete_stage(document, document.stages(journey.id)[0].id)
    maps.delete_map(document, journey.id)
    cards.set_fields(document, [c.id for c in document.all(Card)], {"importance": 1})
    document.apply(cards.delete(document, [document.all(Card)[0].id]))
    assert document == copy
    assert document.get(Project, document.project.id) == copy.project


def test_a_project_goes_on_bearing_the_name_of_its_only_map():
    made = Document.of([]).apply(maps.new_project("New map", [MapDraft("New map")]))
    renamed = made.apply(maps.edit_map(made, made.maps[0].id, title="Café"))
    assert renamed.project.name == "Café"
    two = renamed.apply(maps.add_map(renamed, MapDraft("Shop")))
    apart = two.apply(maps.edit_map(two, two.maps[0].id, title="Bar"))
    assert apart.project.name == "Café"
