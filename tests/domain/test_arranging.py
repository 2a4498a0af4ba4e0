"""Sorting cells and handing on a format."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.commands import arranging, maps
from app.domain.commands.arranging import Format
from app.domain.document import Document
from app.domain.drafts import CardDraft, LaneDraft, MapDraft, StageDraft
from app.domain.edits import Edit
from app.domain.records import Card, Value
from app.domain.rules import problems

ORDERS = ("worst", "best", "importance", "title")


def document_of(*cards: CardDraft) -> Document:
    """A map of one stage, two channels and notes."""
    lanes = (LaneDraft("channel", "Tienda"), LaneDraft("channel", "Web"), LaneDraft("text", "Notas"))
    return Document.of([]).apply(maps.new_project("P", [MapDraft("M", (StageDraft("S"),), lanes, cards)]))


def titles(document: Document, lane: int) -> list[str]:
    """The cell of a lane."""
    made = document.maps[0].id
    cell = (document.stages(made)[0].id, document.lanes(made)[lane].id)
    return [card.title for card in document.cell(made, cell)]


def sort(document: Document, order: arranging.SortOrder, *lanes: int) -> Edit:
    """Sort the cells of these lanes."""
    made = document.maps[0].id
    cells = [(document.stages(made)[0].id, document.lanes(made)[lane].id) for lane in lanes]
    return arranging.sort_cells(document, made, cells, order, str.casefold)


def test_by_face_by_importance_and_by_text() -> None:
    document = document_of(
        CardDraft("b", 0, 0, 1, {"importance": 2}), CardDraft("A", 0, 0, None, {"importance": 5}),
        CardDraft("d", 0, 0, -2), CardDraft("C", 0, 0, 1, {"importance": 2}),
    )  # fmt: skip
    for order, wanted in {"worst": "dbCA", "best": "bCdA", "importance": "AbCd", "title": "AbCd"}.items():
        assert "".join(titles(document.apply(sort(document, order, 0)), 0)) == wanted  # type: ignore[arg-type]
    assert sort(document.apply(sort(document, "title", 0)), "title", 0).is_empty


@given(st.lists(st.tuples(st.integers(0, 2), st.sampled_from([None, -2, -1, 0, 1, 2])), max_size=12))
def test_sorting_keeps_the_cards_and_the_places_of_the_others(cards: list[tuple[int, int | None]]) -> None:
    document = document_of(*(CardDraft(str(n), 0, lane, emotion) for n, (lane, emotion) in enumerate(cards)))
    edit = sort(document, "worst", 0, 1)
    after = document.apply(edit)
    assert problems(after) == []
    assert after.apply(edit.inverse()) == document
    stage = document.stages(document.maps[0].id)[0].id
    lanes = [[card.lane_id for card in one.stage_cards(stage)] for one in (document, after)]
    assert lanes[0] == lanes[1]
    for lane in (0, 1):
        assert sorted(titles(after, lane)) == sorted(titles(document, lane))
    assert titles(after, 2) == titles(document, 2)


def test_a_format_is_face_and_marks_and_leaves_words_alone() -> None:
    said: dict[str, Value] = {"importance": 4, "moment_of_truth": True, "text": "lang", "owner": "Ana", "tags": "cola"}
    document = document_of(
        CardDraft("a", 0, 0, -2, said), CardDraft("b", 0, 1, 1, {"evidence": "observed", "text": "eigen"}),
        CardDraft("c", 0, 2),
    )  # fmt: skip
    cards = {card.title: card for card in document.all(Card)}
    given_format = arranging.format_of(cards["a"])
    assert given_format == Format(-2, {"importance": 4, "moment_of_truth": True, "tags": "cola"})
    edit = arranging.paste_format(document, [cards["b"].id, cards["c"].id], given_format)
    after = {card.title: card for card in document.apply(edit).all(Card)}
    assert after["b"].emotion == -2
    assert after["b"].fields == {**given_format.fields, "evidence": "observed", "text": "eigen"}
    assert (after["c"].emotion, after["c"].fields) == (None, given_format.fields)
