"""Finding texts on a map, and replacing them in one edit."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.commands import maps
from app.domain.commands.replacing import replace_hits
from app.domain.document import Document
from app.domain.drafts import CardDraft, LaneDraft, MapDraft, PersonaDraft, StageDraft
from app.domain.problems import Problem
from app.domain.records import Card, JourneyMap, Lane, Persona, Stage
from app.domain.searching import Hit, Wanted, hits, text_of


def document_of(*titles: str, **more: object) -> tuple[Document, str]:
    """A map of one stage and lane with these cards."""
    draft = MapDraft("Café", (StageDraft("Pagar"),), (LaneDraft("channel", "Caja"),),
                     tuple(CardDraft(t, 0, 0) for t in titles), **more)  # type: ignore[arg-type]  # fmt: skip
    edit = maps.new_project("P", [draft])
    document = Document.of(c.record for c in edit.changes)
    return document, document.maps[0].id


def found(document: Document, map_id: str, *wanted: object) -> list[str]:
    places = hits(document, map_id, Wanted(*wanted))  # type: ignore[arg-type]
    return [text_of(document.look_up(h.kind, h.id), h.name)[h.start : h.end] for h in places]  # type: ignore[arg-type]


def test_everything_with_words_is_searched_in_reading_order() -> None:
    fields = {"text": "paga", "quote": "no PAGA", "tags": "pagar, otro", "owner": "Pagán", "evidence": "observed"}
    draft = MapDraft(
        "La paga", (StageDraft("Pagar", fields={"goal": "que pague"}),), (LaneDraft("channel", "Paga"),),
        (CardDraft("Paga", 0, 0, None, fields),), PersonaDraft("Pagano", {"goals": "ninguna"}),
    )  # fmt: skip
    edit = maps.new_project("P", [draft])
    document = Document.of(c.record for c in edit.changes)
    places = hits(document, document.maps[0].id, Wanted("pag"))
    assert [(h.kind, h.name) for h in places] == [
        ("journey_map", "title"), ("persona", "name"), ("lane", "title"), ("stage", "title"), ("stage", "goal"),
        ("card", "title"), ("card", "text"), ("card", "quote"), ("card", "owner"), ("card", "tags"),
    ]  # fmt: skip
    assert hits(document, document.maps[0].id, Wanted("")) == []
    assert hits(document, document.maps[0].id, Wanted("observed")) == [], "a choice is no text"


def test_replacing_is_one_edit_that_can_be_taken_back() -> None:
    document, map_id = document_of("Paga y paga", "Vuelve a PAGAR", "Nada")
    edit = replace_hits(document, hits(document, map_id, Wanted("paga")), "abona")
    after = document.apply(edit)
    assert sorted(c.title for c in after.all(Card)) == ["Nada", "Vuelve a abonaR", "abona y abona"]
    assert [s.title for s in after.all(Stage)] == ["abonar"]
    assert edit.label.params["count"] == 3
    assert after.apply(edit.inverse()) == document


def test_a_name_is_never_lost_but_a_card_may_become_empty() -> None:
    document, map_id = document_of("Caja", "Café", persona=PersonaDraft("Caja"))
    for text in ("caja", "cafe", "pagar"):
        document = document.apply(replace_hits(document, hits(document, map_id, Wanted(text)), ""))
    assert [c.title for c in document.all(Card)] == ["", ""]
    assert document.all(Lane)[0].title == "Caja"
    assert document.all(Stage)[0].title == "Pagar"
    assert document.all(Persona)[0].name == "Caja"
    assert document.all(JourneyMap)[0].title == "Café"


def test_a_field_that_becomes_empty_goes_and_tags_stay_tags() -> None:
    edit = maps.new_project("P", [MapDraft("M", (StageDraft("S"),), (LaneDraft("channel", "L"),),
        (CardDraft("x", 0, 0, None, {"quote": "uno", "tags": "uno, dos"}),))])  # fmt: skip
    document = Document.of(c.record for c in edit.changes)
    after = document.apply(replace_hits(document, hits(document, document.maps[0].id, Wanted("uno")), " "))
    assert dict(after.all(Card)[0].fields) == {"tags": "dos"}


def test_what_is_gone_is_told() -> None:
    document, _ = document_of("x")
    with pytest.raises(Problem):
        replace_hits(document, [Hit("card", "gone", "title", 0, 1)], "y")


LETTERS = "aábcßİi ﬁñ.\u0301\u0308"


@given(st.lists(st.text(LETTERS, max_size=12), min_size=1, max_size=4), st.text(LETTERS, min_size=1, max_size=3),
       st.text("xyz", max_size=3))  # fmt: skip
def test_after_replacing_nothing_is_left_to_find(titles: list[str], wanted: str, by: str) -> None:
    titles = [unicodedata.normalize("NFC", t) for t in titles]
    document, map_id = document_of(*titles)
    places = [hit for hit in hits(document, map_id, Wanted(wanted)) if hit.kind == "card"]
    after = document.apply(replace_hits(document, places, by or "x"))
    assert [hit for hit in hits(after, map_id, Wanted(wanted)) if hit.kind == "card"] == [] or " " in wanted
    untouched = {c.id for c in document.all(Card)} - {hit.id for hit in places}
    assert all(after.get(Card, id_) == document.get(Card, id_) for id_ in untouched)
