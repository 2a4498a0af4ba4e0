"""What a person does to cards."""

import pytest

from app.domain import rules
from app.domain.commands import cards
from app.domain.commands.changing import added
from app.domain.document import Document
from app.domain.drafts import CardDraft
from app.domain.edits import Edit, Label
from app.domain.ids import new_id
from app.domain.problems import Problem
from app.domain.records import Card, Evidence, Link
from tests.store.samples import card_named, new_cafe, only_map


@pytest.fixture
def document() -> Document:
    return Document({}).apply(new_cafe())


def names(document: Document, stage: int | None, lane: int | None) -> list[str]:
    """The cards of a cell, by its place."""
    journey = only_map(document)
    stages, lanes = document.stages(journey.id), document.lanes(journey.id)
    cell = (None if stage is None else stages[stage].id, None if lane is None else lanes[lane].id)
    return [card.title for card in document.cell(journey.id, cell)]


def cell(document: Document, stage: int, lane: int) -> tuple[str, str]:
    journey = only_map(document)
    return document.stages(journey.id)[stage].id, document.lanes(journey.id)[lane].id


def filled(document: Document, stage: int, lane: int, *titles: str) -> Document:
    """The document with more cards behind those of a cell."""
    drafts = [CardDraft(title, None, None) for title in titles]
    return document.apply(cards.add_cards(document, only_map(document).id, cell(document, stage, lane), drafts))


def test_cards_are_added_where_they_are_wanted(document: Document) -> None:
    journey, first = only_map(document), cell(document, 0, 0)
    for title, index in [("último", None), ("primero", 0), ("segundo", 1), ("lejos", 99), ("antes", -5)]:
        document = document.apply(cards.add_card(document, journey.id, first, title, index))
    assert names(document, 0, 0) == ["antes", "primero", "segundo", "Buscar un sitio", "último", "lejos"]
    assert rules.problems(document) == []


def test_a_new_card_at_the_end_is_the_latest_of_its_stage(document: Document) -> None:
    journey = only_map(document)
    document = filled(document, 1, 0, "web 1", "web 2")
    document = filled(document, 1, 1, "nota")
    document = filled(document, 1, 0, "web 3")
    stage = document.stages(journey.id)[1]
    order = [card.title for card in document.stage_cards(stage.id)]
    assert order[-4:] == ["web 1", "web 2", "nota", "web 3"]


def test_touchpoints_stand_in_journey_order(document: Document) -> None:
    journey = only_map(document)
    document = filled(document, 0, 0, "Reservar")
    document = filled(document, 2, 0, "Volver")
    titles = [card.title for card in document.touchpoints(journey.id)]
    assert titles == ["Buscar un sitio", "Reservar", "Pagar en la caja", "Volver"]
    assert not document.is_touchpoint(card_named(document, "¿Aceptan tarjeta?"))
    assert not document.is_touchpoint(card_named(document, "Una idea suelta"))


def test_a_card_says_what_is_typed_cleaned(document: Document) -> None:
    card = card_named(document, "Pagar en la caja")
    edit = cards.retitle(document, card.id, "  uno\r\ndos\u2028tres\x07 \ud800 ")
    assert edit.changes[0].record.title == "uno\ndos\ntres"  # type: ignore[union-attr]
    assert cards.retitle(document, card.id, " Pagar en la caja\r\n").is_empty


@pytest.mark.parametrize("emotion", [-2, -1, 0, 1, 2, None])
def test_a_face_is_set_on_many_at_once(document: Document, emotion: int | None) -> None:
    ids = [card.id for card in document.all(Card)]
    after = document.apply(cards.set_emotion(document, ids, emotion))
    assert {card.emotion for card in after.all(Card)} == {emotion}
    assert cards.set_emotion(after, ids, emotion).is_empty


@pytest.mark.parametrize("emotion", [3, -3, 10])
def test_a_face_off_the_scale_is_refused(document: Document, emotion: int) -> None:
    with pytest.raises(Problem) as caught:
        cards.set_emotion(document, [document.all(Card)[0].id], emotion)
    assert caught.value.code == "card.bad_emotion"


def test_fields_are_set_and_taken_away(document: Document) -> None:
    card = card_named(document, "Pagar en la caja")
    edit = cards.set_fields(document, [card.id], {"text": " a\r\nb ", "actor": "Ana\nLópez", "moment_of_truth": None})
    after = document.apply(edit).get(Card, card.id)
    assert after.fields == {"importance": 5, "text": " a\nb ", "actor": "Ana López"}
    gone = cards.set_fields(document.apply(edit), [card.id], {"text": "", "actor": " \t", "importance": None})
    assert document.apply(edit).apply(gone).get(Card, card.id).fields == {}
    assert cards.set_fields(document, [card.id], {"importance": 5, "text": None}).is_empty
    assert card.fields == {"importance": 5, "moment_of_truth": True}  # the old record stays what it was


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"importance": 6}, "field.bad_value"),
        ({"importance": 0}, "field.bad_value"),
        ({"importance": "5"}, "field.bad_value"),
        ({"importance": True}, "field.bad_value"),
        ({"moment_of_truth": 1}, "field.bad_value"),
        ({"control": "nobody"}, "field.bad_value"),
        ({"text": 5}, "field.bad_value"),
        ({"smell": "coffee"}, "field.unknown"),
        ({"smell": None}, "field.unknown"),
    ],
)
def test_what_the_catalogue_does_not_know_is_refused(document: Document, values: dict, code: str) -> None:
    with pytest.raises(Problem) as caught:
        cards.set_fields(document, [document.all(Card)[0].id], values)
    assert caught.value.code == code


def test_a_move_touches_only_what_moves(document: Document) -> None:
    document = filled(document, 0, 0, "b", "c", "d")
    card = card_named(document, "c")
    for index, expected in [
        (0, ["c", "Buscar un sitio", "b", "d"]),
        (1, ["Buscar un sitio", "c", "b", "d"]),
        (2, ["Buscar un sitio", "b", "c", "d"]),
        (3, ["Buscar un sitio", "b", "d", "c"]),
        (None, ["Buscar un sitio", "b", "d", "c"]),
    ]:
        edit = cards.move(document, [card.id], cell(document, 0, 0), index)
        assert len(edit.changes) <= 1
        assert names(document.apply(edit), 0, 0) == expected
        assert edit.is_empty is (index == 2)


def test_several_cards_move_in_the_order_they_are_given(document: Document) -> None:
    document = filled(document, 0, 0, "b", "c")
    chosen = [card_named(document, t).id for t in ("c", "Una idea suelta", "Pagar en la caja")]
    edit = cards.move(document, chosen, cell(document, 0, 0), 1)
    after = document.apply(edit)
    assert names(after, 0, 0) == ["Buscar un sitio", "c", "Una idea suelta", "Pagar en la caja", "b"]
    assert (names(after, 1, 0), names(after, None, None)) == ([], [])
    assert edit.label == Label("move_card", {"title": "c", "count": 3})
    assert len(edit.changes) == 3


def test_a_card_goes_to_the_tray_and_back(document: Document) -> None:
    card = card_named(document, "Pagar en la caja")
    away = document.apply(cards.move(document, [card.id], (None, None), 0))
    assert names(away, None, None) == ["Pagar en la caja", "Una idea suelta"]
    assert rules.problems(away) == []
    back = away.apply(cards.move(away, [card.id], cell(document, 1, 0)))
    assert names(back, 1, 0) == ["Pagar en la caja"]


def test_a_cell_of_another_map_is_refused(document: Document) -> None:
    other = Document({}).apply(new_cafe())
    card = card_named(document, "Pagar en la caja")
    mine, theirs = cell(document, 0, 0), cell(other, 0, 0)
    for bad in (theirs, (mine[0], theirs[1]), (mine[0], None), (None, mine[1])):
        with pytest.raises(Problem) as caught:
            cards.move(document, [card.id], bad)
        assert caught.value.code == "card.bad_cell"
        with pytest.raises(Problem):
            cards.add_card(document, card.map_id, bad)


def test_copies_stand_behind_their_originals_or_where_they_are_wanted(document: Document) -> None:
    document = filled(document, 0, 0, "b")
    first, b = card_named(document, "Buscar un sitio"), card_named(document, "b")
    after = document.apply(cards.duplicate(document, [b.id, first.id]))
    assert names(after, 0, 0) == ["Buscar un sitio", "Buscar un sitio", "b", "b"]
    copies = [card for card in after.all(Card) if card.title == first.title and card.id != first.id]
    assert [(c.emotion, c.fields) for c in copies] == [(first.emotion, first.fields)]
    there = document.apply(cards.duplicate(document, [b.id, first.id], cell(document, 2, 0)))
    assert names(there, 2, 0) == ["b", "Buscar un sitio"]
    assert names(there, 0, 0) == ["Buscar un sitio", "b"]


def test_deleted_cards_take_their_links_along_and_bring_them_back(document: Document) -> None:
    card = card_named(document, "Pagar en la caja")
    source = Evidence(id=new_id(), project_id=document.project.id, rank="a0", title="Entrevista")
    link = Link(id=new_id(), project_id=source.project_id, card_id=card.id, evidence_id=source.id)
    document = document.apply(Edit(Label("x"), added([source, link])))
    edit = cards.delete(document, [card.id])
    after = document.apply(edit)
    assert (after.all(Link), after.all(Evidence)) == ([], [source])
    assert rules.problems(after) == []
    assert after.apply(edit.inverse()) == document


def test_a_card_that_is_gone_is_named(document: Document) -> None:
    for command in (
        lambda: cards.retitle(document, "gone", "x"),
        lambda: cards.delete(document, ["gone"]),
        lambda: cards.move(document, ["gone"], (None, None)),
        lambda: cards.duplicate(document, ["gone"]),
    ):
        with pytest.raises(Problem) as caught:
            command()
        assert (caught.value.code, caught.value.params) == ("record.gone", {"kind": "card", "id": "gone"})
