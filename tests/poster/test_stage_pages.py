"""The pages of the stages: every card of the map once, all of it within its page, and found again in the file."""

import io
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.document import Document
from app.poster.export import write_pdf
from app.poster.kinds import compose
from app.poster.paper import POINT, parse_paper
from app.poster.spec import PrintSpec
from tests.poster import sample
from tests.poster.maps import cards_of, documents, faults, groups, placed, press

A4 = parse_paper("A4")
PAPERS = [parse_paper("A4"), parse_paper("A4", "landscape"), parse_paper("A3", "landscape"), parse_paper("Letter")]


def pages(document: Document, paper=A4):
    return compose(press(document), PrintSpec(paper, "stages"))


@settings(max_examples=40, deadline=None)
@given(documents(), st.sampled_from(PAPERS))
def test_every_card_is_on_one_page_and_nothing_lies_outside(document, paper):
    made = pages(document, paper)
    assert cards_of(made) == {card.id: 1 for card in placed(document)}
    assert [fault for page in made.pages for fault in faults(page)] == []
    assert {(page.width, page.height) for page in made.pages} == {(paper.width, paper.height)}
    assert len({page.name for page in made.pages}) == len(made.pages)
    assert min(d.smallest_text for d in made.drawings) >= 2.495


def test_a_card_stands_on_the_page_of_its_stage():
    document = sample.document(200)
    made = pages(document)
    stage_of = {card.id: card.stage_id for card in document.cards("m")}
    order = [stage.id for stage in document.stages("m")]
    for n, group in groups(made, "card"):
        assert made.pages[n].name.split("-")[0] == str(order.index(stage_of[group.owner]) + 1)
    assert len(made.pages) > len(order)
    assert [page.bookmark for page in made.pages if page.bookmark] == [
        f"{n} {stage.title}" for n, stage in enumerate(document.stages("m"), 1)
    ]


def test_neighbours_are_named_and_pages_counted():
    made = pages(sample.document(20))
    said = [" ".join(s.line.text for g in page.placements[0].drawing.groups for s in g.shapes if hasattr(s, "line"))
            for page in made.pages]  # fmt: skip
    assert "1 Descubrir" in " ".join(said[1].split())
    assert "3 Comprar" in " ".join(said[1].split())
    assert [f"página {n} de {len(said)}" in text for n, text in enumerate(said, 1)] == [True] * len(said)


def test_the_file_has_the_pages_words_and_bookmarks():
    document = sample.document(60)
    made = pages(document)
    target = io.BytesIO()
    write_pdf(made, target)
    with pikepdf.open(target) as pdf:
        assert [[float(n) for n in page.mediabox[2:]] for page in pdf.pages] == [
            pytest.approx([210 / POINT, 297 / POINT], abs=0.01)
        ] * len(made.pages)
    pdf = pypdfium2.PdfDocument(target.getvalue())
    said = [" ".join(page.get_textpage().get_text_bounded().split()) for page in pdf]
    marks = [item.get_title() for item in pdf.get_toc()]
    pdf.close()
    assert marks == [f"{n} {stage.title}" for n, stage in enumerate(document.stages("m"), 1)]
    for card in placed(document):
        assert sum(f"{card.title} " in f"{text} " for text in said) >= 1, card.title


def test_a_map_without_stages_says_so():
    made = pages(Document.of([r for r in sample.document(0).records() if r.kind not in ("stage", "lane")]))
    (page,) = made.pages
    assert "todavía no tiene etapas" in " ".join(
        s.line.text for g in page.placements[0].drawing.groups for s in g.shapes if hasattr(s, "line")
    )


def test_what_is_too_long_for_a_page_is_cut_and_told():
    document = sample.document(5)
    card = document.cards("m")[0]
    endless = replace(card, fields={"text": "palabra " * 3000})
    document = Document.of([endless if r.id == card.id else r for r in document.records()])
    made = pages(document, parse_paper("A4", "landscape"))
    assert {owner for drawing in made.drawings for owner in drawing.shortened} == {card.id}
    assert [fault for page in made.pages for fault in faults(page)] == []
