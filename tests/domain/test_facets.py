"""Choosing cards by what they show."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.commands import cards, maps, own_fields
from app.domain.document import Document
from app.domain.drafts import CardDraft, LaneDraft, MapDraft, StageDraft
from app.domain.facets import FACETS, Condition, facets_of, meeting, present, values_of
from app.domain.fields import own_key
from app.domain.records import Card, JourneyMap, Lane

DRAFT = MapDraft(
    "Café",
    stages=(StageDraft("Llegar"), StageDraft("Pagar")),
    lanes=(
        LaneDraft("channel", "Tienda", {"icon": "shop", "medium": "physical"}),
        LaneDraft("channel", "Web", {"icon": "web", "medium": "digital"}),
        LaneDraft("text", "Dolores", {"text_kind": "pains"}),
    ),
    cards=(
        CardDraft("Huele", 0, 0, 2, {"tags": "aroma, local", "evidence": "observed", "importance": 5}),
        CardDraft("Busca", 0, 1, 0, {"medium": "hybrid", "owner": "Ana"}),
        CardDraft("Cola", 1, 0, -2, {"tags": "local", "moment_of_truth": True, "owner": "beto"}),
        CardDraft("Nada", 1, 2, None, {}),
    ),
)


def cafe() -> tuple[Document, str]:
    document = Document({})
    document = document.apply(maps.new_project("P", [DRAFT]))
    return document, document.all(JourneyMap)[0].id


def chosen(condition: Condition) -> set[str]:
    document, map_id = cafe()
    return {document.get(Card, id_).title for id_ in meeting(document, map_id, condition)}


def test_a_card_shows_its_own_medium_or_that_of_its_channel() -> None:
    assert chosen(Condition().with_facet("medium", ["physical"])) == {"Huele", "Cola"}
    assert chosen(Condition().with_facet("medium", ["hybrid"])) == {"Busca"}
    assert chosen(Condition().with_facet("medium", [None])) == {"Nada"}


def test_values_of_one_facet_widen_and_facets_narrow() -> None:
    condition = Condition().with_facet("tags", ["local", "aroma"])
    assert chosen(condition) == {"Huele", "Cola"}
    assert chosen(condition.with_facet("emotion", [-2, -1])) == {"Cola"}
    assert chosen(condition.with_facet("tags", [])) == {"Huele", "Busca", "Cola", "Nada"}
    assert chosen(Condition().with_facet("evidence", [None])) == {"Busca", "Cola", "Nada"}
    assert chosen(Condition().with_facet("moment_of_truth", [True])) == {"Cola"}


def test_values_come_in_the_order_of_the_map_the_scale_or_the_alphabet() -> None:
    document, map_id = cafe()
    lanes = {lane.title: lane.id for lane in document.all(Lane)}
    assert present(document, map_id, "emotion") == [(2, 1), (0, 1), (-2, 1), (None, 1)]
    assert present(document, map_id, "lane") == [(lanes["Tienda"], 2), (lanes["Web"], 1), (lanes["Dolores"], 1)]
    assert present(document, map_id, "owner") == [("Ana", 1), ("beto", 1), (None, 2)]
    assert present(document, map_id, "tags") == [("aroma", 1), ("local", 2), (None, 2)]
    assert present(document, map_id, "importance") == [(5, 1), (None, 3)]


@given(st.lists(st.tuples(st.sampled_from(FACETS), st.integers(0, 4)), max_size=4))
def test_a_condition_meets_just_the_cards_that_show_a_wanted_value_of_each_facet(picks: list[tuple[str, int]]) -> None:
    document, map_id = cafe()
    condition = Condition()
    for facet, at in picks:
        values = [value for value, _ in present(document, map_id, facet)]
        condition = condition.with_facet(facet, [values[at % len(values)]])
    met = set(meeting(document, map_id, condition))
    for card in document.all(Card):
        shows = all(values_of(document, card, f) & wanted for f, wanted in condition.wanted.items())
        assert (card.id in met) == shows


def test_every_card_has_a_value_of_every_facet_and_counts_add_up() -> None:
    document, map_id = cafe()
    for facet in FACETS:
        assert all(values_of(document, card, facet) for card in document.all(Card))
        total = sum(count for _, count in present(document, map_id, facet))
        assert total >= len(document.all(Card))
    edited = document.apply(cards.set_fields(document, [document.all(Card)[3].id], {"tags": "aroma"}))
    assert present(edited, map_id, "tags")[0] == ("aroma", 2)


def test_each_of_several_tags_counts_in_every_field_of_tags() -> None:
    document, map_id = cafe()
    card = next(c for c in document.cards(map_id) if c.title == "Huele")
    fields = {"brand_fits": "cercano, honesto", "also_channels": "Web"}
    document = document.apply(cards.set_fields(document, [card.id], fields))
    assert values_of(document, document.get(Card, card.id), "brand_fits") == {"cercano", "honesto"}
    assert meeting(document, map_id, Condition().with_facet("brand_fits", ["honesto"])) == [card.id]
    assert present(document, map_id, "also_channels") == [("Web", 1), (None, 3)]


def test_cards_are_told_apart_by_a_projects_own_fields() -> None:
    document, map_id = cafe()
    for title, type_, applies in (("Riesgo", "choice", "card"), ("Nota", "text", "card"), ("Zona", "line", "persona")):
        fields = {"applies": applies, "type": type_, "choices": "Alto\nBajo"}
        document = document.apply(own_fields.add_own_field(document, title, fields=fields))
    risk = own_key(document.own_fields[0])
    assert [key for key in facets_of(document) if key not in FACETS] == [risk]
    ids = {c.title: c.id for c in document.cards(map_id)}
    for title, value in (("Busca", "Bajo"), ("Huele", "Alto"), ("Cola", "Alto")):
        document = document.apply(cards.set_fields(document, [ids[title]], {risk: value}))
    assert present(document, map_id, risk) == [("Alto", 2), ("Bajo", 1), (None, 1)]
    assert meeting(document, map_id, Condition().with_facet(risk, ["Bajo"])) == [ids["Busca"]]
    gone = document.apply(own_fields.delete_own_field(document, document.own_fields[0].id))
    assert present(gone, map_id, risk) == [(None, 4)]
