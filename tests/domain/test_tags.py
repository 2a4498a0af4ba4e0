"""Tags are one line with commas between them, each once."""

import pytest

from app.domain.commands import cards, maps
from app.domain.document import Document
from app.domain.drafts import CardDraft, LaneDraft, MapDraft, StageDraft
from app.domain.records import Card
from app.domain.tags import join_tags, retagged, tags_of, tags_of_all, written


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("cola, espera", "cola, espera"),
        ("  cola ;#espera,,COLA ", "cola, espera"),
        ("", ""),
        (" , ;", ""),
        ("dos palabras,\nlínea", "dos palabras, línea"),
    ],
)
def test_a_line_of_tags_is_written_in_one_way(typed: str, kept: str) -> None:
    assert join_tags(typed) == kept
    assert join_tags(kept) == kept


def test_tags_are_normalised_when_they_are_set() -> None:
    draft = MapDraft("M", stages=(StageDraft("S"),), lanes=(LaneDraft("channel", "L"),), cards=(CardDraft("A", 0, 0),))
    document = Document({})
    document = document.apply(maps.new_project("P", [draft]))
    (card,) = document.all(Card)
    document = document.apply(cards.set_fields(document, [card.id], {"tags": "cola;  Espera, cola"}))
    (card,) = document.all(Card)
    assert card.fields["tags"] == "cola, Espera"
    assert tags_of(card) == ("cola", "Espera")


def card(id_: str, **fields: str) -> Card:
    return Card(id=id_, project_id="p", map_id="m", rank="a", title="", fields=fields)


def test_what_was_written_is_told_most_used_first():
    held = [card("a", tags="Queue, till"), card("b", tags="till, queue, Till"), card("c", tags="queue", owner=" Ana ")]
    assert written(held, "tags") == ["Queue", "till"]
    assert written(held, "owner") == ["Ana"]
    assert written([], "owner") == []


def test_the_tags_of_several_cards_say_whether_all_have_them():
    assert tags_of_all(["queue, till", "Till, new"]) == [("queue", False), ("till", True), ("new", False)]
    assert tags_of_all([]) == []


def test_tags_are_added_at_the_end_and_taken_however_they_are_written():
    assert retagged("queue, till", ["New", "till"], ["QUEUE"]) == "till, New"
    assert retagged("", ["a, b"], []) == "a, b"
