"""The owners' sheets: each owner's things once, on sheets that bear the owner's name; what is nobody's last."""

import io
from collections import Counter

import pypdfium2
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.document import Document
from app.domain.records import Card, Lane, Opportunity
from app.layout.shapes import Text
from app.poster.export import write_pdf
from app.poster.kinds import compose
from app.poster.paper import parse_paper
from app.poster.spec import PrintSpec
from tests.poster import sample
from tests.poster.maps import IN, documents, faults, groups, press
from tests.poster.maps import cards_of as drawn

PAPERS = [parse_paper("A4"), parse_paper("A3"), parse_paper("Letter", "landscape")]


def sheets(document: Document, paper=PAPERS[0]):
    return compose(press(document), PrintSpec(paper, "actions"))


def owner_of(record) -> str:
    return " ".join(str(record.fields.get("owner", "")).split()).casefold()


@settings(max_examples=40, deadline=None)
@given(documents(), st.sampled_from(PAPERS))
def test_each_owner_has_their_own_once_and_nothing_lies_outside(document, paper):
    made = sheets(document, paper)
    assert [fault for page in made.pages for fault in faults(page)] == []
    assert min(d.smallest_text for d in made.drawings) >= 2.495
    owned = [r for r in (*document.cards("m"), *document.opportunities("m")) if owner_of(r)]
    free = [r for r in document.opportunities("m") if not owner_of(r)]
    assert drawn(made) == Counter(r.id for r in (*owned, *free))
    on_page = {group.owner: n for n, group in groups(made, "card")}
    starts = [n for n, page in enumerate(made.pages) if page.bookmark]
    for record in owned:
        start = max(n for n in starts if n <= on_page[record.id])
        assert " ".join(made.pages[start].bookmark.split()).casefold() == owner_of(record)
    asking = {
        lane.id for lane in document.lanes("m") if lane.fields.get("text_kind") in {"pains", "opportunities"}
    }  # fmt: skip
    hurting = {c.id for c in document.touchpoints("m") if (c.emotion or 0) < 0}
    nobody = {
        c.id for c in document.cards("m")
        if not owner_of(c) and (c.lane_id is None or c.lane_id in asking or c.id in hurting)
    }  # fmt: skip
    listed = [(n, g.owner) for n, g in groups(made, "part") if g.owner in nobody and g.about == title(document, g)]
    assert {owner for _, owner in listed} >= {c for c in nobody if title(document, c)}
    if nobody and owned:
        assert min(n for n, _ in listed or [(len(made.pages), "")]) > max(on_page[r.id] for r in owned)


def title(document: Document, of) -> str:
    id_ = of if isinstance(of, str) else of.owner
    return next(card.title for card in document.cards("m") if card.id == id_)


def test_an_opportunity_says_by_when_and_how_far_it_is():
    fields = {"text": "Con espera estimada.", "owner": "Marta", "due": "2026-03-01", "status": "doing", "impact": 4}
    task = Opportunity(**IN, id="o", rank="a", title="Avisar del turno", fields=fields)
    made = sheets(Document.of([*sample.document(5).records(), task]))
    out = io.BytesIO()
    write_pdf(made, out)
    pdf = pypdfium2.PdfDocument(out.getvalue())
    said = [" ".join(page.get_textpage().get_text_bounded().split()) for page in pdf]
    marks = [item.get_title() for item in pdf.get_toc()]
    pdf.close()
    assert marks == ["Marta", "Sin responsable"]
    for text in (
        "Marta",
        "Avisar del turno",
        "Con espera estimada.",
        "1 de marzo de 2026",
        "En marcha",
        "Impacto 4 de 5",
    ):
        assert text in said[0], text
    for card in sample.document(5).cards("m"):
        hurts = (card.emotion or 0) < 0
        assert (card.title in said[1]) == hurts


def test_nobody_has_to_answer_for_what_goes_well():
    base = list(sample.document(0).records())
    felt = [Card(**IN, id=f"f{e}", rank=f"f{e}", title=f"Cara {e}", stage_id="s0", lane_id="l0", emotion=e)
            for e in (-2, -1, 0, 1, 2, None)]  # fmt: skip
    made = sheets(Document.of([*base, *felt]))
    said = [s.line.text for _, g in groups(made) for s in g.shapes if isinstance(s, Text)]
    assert [text for text in said if text.startswith("Cara")] == ["Cara -1", "Cara -2"]


def test_nobody_has_to_answer_for_thoughts():
    lanes = [
        Lane(**IN, id=kind, rank=f"z{n}", lane_kind="text", title=kind, fields={"text_kind": kind})
        for n, kind in enumerate(("thoughts", "pains", "opportunities"))
    ]
    notes = [Card(**IN, id=f"n{lane.id}", rank="n", title=f"De {lane.id}", stage_id="s0", lane_id=lane.id)
             for lane in lanes]  # fmt: skip
    hers = Card(**IN, id="hers", rank="n", title="Suya", stage_id="s0", lane_id="thoughts", fields={"owner": "Marta"})
    made = sheets(Document.of([*sample.document(0).records(), *lanes, *notes, hers]))
    said = [s.line.text for _, g in groups(made) for s in g.shapes if isinstance(s, Text)]
    assert "De pains" in said
    assert "De opportunities" in said
    assert "De thoughts" not in said
    assert "Suya" in said, "what somebody answers for is there whatever it is"
    assert said.count("Marta") == 1, "the sheet says whose it is, not each card"


def test_every_thing_has_a_box_to_tick():
    document = sample.document(30)
    made = sheets(document)
    things = sum(
        1 for _, g in groups(made, "part") for s in g.shapes
        if getattr(s, "radius", 0) > 0 and getattr(s, "fill", "") is None
    )  # fmt: skip
    assert things == sum((card.emotion or 0) < 0 for card in document.cards("m")) > 5


def test_a_map_without_cards_says_so():
    (page,) = sheets(sample.document(0)).pages
    said = [s.line.text for g in page.placements[0].drawing.groups for s in g.shapes if isinstance(s, Text)]
    assert "Este mapa todavía no tiene tarjetas." in said
