"""Cards to cut out: each once, each within its own cut lines, the marks where they are said to be."""

import io
from collections import Counter
from dataclasses import replace

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.document import Document
from app.domain.excerpt import Edition
from app.domain.problems import Problem
from app.domain.records import Card
from app.layout.shapes import Path, Symbol, Text
from app.poster.deck import grid
from app.poster.export import write_pdf
from app.poster.kinds import compose
from app.poster.paper import parse_paper
from app.poster.press import Press
from app.poster.spec import DeckSpec, PrintSpec
from app.words.paper import paper_words
from tests.poster import sample
from tests.poster.maps import IN, cards_of, documents, faults, groups, press
from tests.poster.sample import bounds, inside

PAPERS = [parse_paper("A4"), parse_paper("A3", "landscape"), parse_paper("Letter", "landscape")]
DECKS = [DeckSpec(), DeckSpec(76, 76), DeckSpec(105, 74, heads=False), DeckSpec(50, 45, fill=False)]


def deck(document: Document, paper=PAPERS[0], spec=DECKS[0], kind="deck"):
    return compose(press(document), PrintSpec(paper, kind, deck=spec))


@settings(max_examples=40, deadline=None)
@given(documents(), st.sampled_from(PAPERS), st.sampled_from(DECKS))
def test_every_card_is_there_once_and_within_its_cut_lines(document, paper, spec):
    made = deck(document, paper, spec)
    assert cards_of(made) == {card.id: 1 for card in document.cards("m")}
    assert [fault for page in made.pages for fault in faults(page)] == []
    assert {(page.width, page.height) for page in made.pages} == {(paper.width, paper.height)}
    assert min(d.smallest_text for d in made.drawings) >= 2.495
    assert made.pages, "an empty map gives a sheet of empty cards"
    places = grid(paper, spec)
    corners = {(round(p.x, 6), round(p.y, 6)) for p in map(places.place, range(places.count))}
    for _, card in groups(made, "card"):
        assert (round(card.x, 6), round(card.y, 6)) in corners
        assert (card.w, card.h) == (spec.width, spec.height)
        for shape in card.shapes:
            safe = replace(card.box, x=2, y=2, w=spec.width - 4, h=spec.height - 4)
            assert inside(bounds(shape), safe)


@settings(max_examples=20, deadline=None)
@given(documents(6), st.integers(1, 13))
def test_each_lane_gets_so_many_empty_cards(document, each):
    made = deck(document, spec=DeckSpec(each=each), kind="blank-cards")
    lanes = [lane for lane in document.lanes("m") if lane.lane_kind in {"channel", "text"}]
    empty = [group for _, group in groups(made, "part") if group.about == "Tarjeta vacía"]
    assert len(empty) == each * max(1, len(lanes))
    assert [fault for page in made.pages for fault in faults(page)] == []
    said = Counter(s.line.text for g in empty for s in g.shapes if isinstance(s, Text))
    assert said["Etapa"] >= len(empty)
    titles = {card.title for card in document.cards("m") if len(card.title) > 4} - {lane.title for lane in lanes}
    assert not titles & set(said)


def test_a_circle_to_draw_a_face_is_on_contacts_only():
    made = deck(sample.document(4), spec=DeckSpec(each=1), kind="blank-cards")
    (sheet,) = made.pages
    drawn = sheet.placements[0].drawing
    circles = [s for g in drawn.groups for s in g.shapes if isinstance(s, Symbol) and s.name == "face:none"]
    assert len(circles) == 3


def test_numbers_tell_stage_and_order_and_heads_come_before_their_cards():
    document = sample.document(20)
    made = deck(document, spec=DeckSpec(heads=True))
    pdf = io.BytesIO()
    write_pdf(made, pdf)
    read = pypdfium2.PdfDocument(pdf.getvalue())
    said = " ".join(" ".join(page.get_textpage().get_text_bounded() for page in read).split())
    read.close()
    for column, stage in enumerate(document.stages("m"), 1):
        for n, card in enumerate(document.stage_cards(stage.id), 1):
            assert f"{column}.{n}" in said
            assert card.title in said
    owners = [group.owner for page in made.pages for group in sorted(
        (g for g in page.placements[0].drawing.groups if g.role == "card" or g.owner in {"s0", "s1"}),
        key=lambda g: (g.y, g.x))]  # fmt: skip
    assert owners.index("s0") < owners.index(document.stage_cards("s0")[0].id) < owners.index("s1")


def test_the_last_sheet_is_filled_or_left():
    document = sample.document(7)
    full = deck(document, spec=DeckSpec(heads=False, fill=True))
    left = deck(document, spec=DeckSpec(heads=False, fill=False))
    empty = [g for _, g in groups(full, "part") if g.about == "Tarjeta vacía"]
    assert len(empty) == grid(PAPERS[0], DeckSpec()).count - 7
    assert not [g for _, g in groups(left, "part") if g.about == "Tarjeta vacía"]


def test_marks_stand_at_every_cut_and_outside_the_cards():
    made = deck(sample.document(4))
    box = grid(PAPERS[0], DeckSpec()).box
    (drawing,) = (made.pages[0].placements[0].drawing,)
    black = next(s for g in drawing.groups for s in g.shapes if isinstance(s, Path) and s.stroke == "#000000")
    ends = [(float(x), float(y)) for _, x, y in black.segments]
    assert len(ends) == 2 * 2 * (3 + 6)
    assert all(not (box.x < x < box.right and box.y < y < box.bottom) for x, y in ends)
    assert {round(x, 3) for x, y in ends if not box.y <= y <= box.bottom} == {
        round(box.x + n * 85, 3) for n in range(3)
    }


def test_a_card_too_large_for_the_paper_is_a_problem():
    with pytest.raises(Problem) as caught:
        deck(sample.document(4), spec=DeckSpec(300, 200))
    assert caught.value.code == "poster.card_too_large"


def test_long_texts_are_cut_and_told():
    document = sample.document(3)
    card = document.cards("m")[0]
    endless = replace(card, fields={"text": "palabra " * 400, "quote": "voz " * 100})
    document = Document.of([endless if r.id == card.id else r for r in document.records()])
    made = deck(document)
    assert {owner for drawing in made.drawings for owner in drawing.shortened} == {card.id}


@pytest.mark.parametrize("spec", [*DECKS, DeckSpec(130, 90)])
def test_the_state_of_the_map_is_not_broken_off(spec):
    known = Edition(128, 1_777_800_000_000_000, 1_795_300_000_000_000)
    made = Press(sample.document(12), "m", paper_words("es"), "es", edition=known)
    printout = compose(made, PrintSpec(PAPERS[0], "deck", deck=spec))
    parts = made.state.split("  ·  ")
    for page in printout.pages:
        said = [s.line.text for g in page.placements[0].drawing.groups for s in g.shapes if isinstance(s, Text)]
        told = [text for text in said if "versión" in text or "impreso" in text]
        assert all(text in ("  ·  ".join(parts), *parts) for text in told)
        assert places_of(spec) == 1 or parts[0] in told or made.state in told


def places_of(spec) -> int:
    return grid(PAPERS[0], spec).columns


def test_marks_use_the_room_that_a_short_stage_leaves():
    fields = {"moment_of_truth": True, "importance": 5, "control": "own", "evidence": "observed"}
    card = Card(**IN, id="a", rank="a", title="Abre la caja", stage_id="s0", lane_id="l0", emotion=2, fields=fields)
    made = deck(Document.of([*sample.document(0).records(), card]))
    (found,) = [group for _, group in groups(made, "card")]
    marks = [s for s in found.shapes if isinstance(s, Symbol) and s.name.startswith(("mark:", "control:", "evidence:"))]
    middles = [mark.y + mark.size / 2 for mark in marks]
    assert len(marks) >= 8
    assert max(middles) - min(middles) < 1.0, "all in one line"
