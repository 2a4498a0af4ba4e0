"""Report and chart pages: everything is there, tells its formula, n and date, and nothing collides or leaves a page."""

from dataclasses import replace
from functools import partial

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.document import Document
from app.domain.edits import Change, Edit, Label
from app.domain.records import Answers, Card, Evidence, Link, Opportunity, Value
from app.layout.shapes import Text
from app.poster.export import write_pdf
from app.poster.kinds import compose
from app.poster.page_words import REPORT_SECTIONS
from app.poster.paper import parse_paper
from app.poster.spec import PrintSpec
from app.words.paper import paper_words
from app.words.report import finding_texts
from tests.poster import sample
from tests.poster.maps import IN, documents, faults, press

PAPERS = [parse_paper("A4"), parse_paper("A4", "landscape"), parse_paper("Letter"), parse_paper("A3", "landscape")]


def pages(document: Document, kind: str, paper=PAPERS[0], lang="es"):
    made = replace(press(document, lang), findings=partial(finding_texts, document, "m", lang))
    return compose(made, PrintSpec(paper, kind))  # type: ignore[arg-type]


def texts(page) -> list[str]:
    (one,) = page.placements
    return [s.line.text for g in one.drawing.groups for s in g.shapes if isinstance(s, Text)]


def said(printout) -> str:
    return " ".join(" ".join(texts(page)) for page in printout.pages)


def evaluated(lang="es") -> Document:
    """The sample's map with scores, a survey, an opportunity, and marks of what is strong and weak."""
    base = sample.document(12)
    records = [r for r in base.records() if not isinstance(r, Card)]
    cards = []
    for n, card in enumerate(base.cards("m")):
        fields = {**card.fields, "importance": 1 + n % 5, "satisfaction": 5 - n % 4, "expectation": 4}
        if n == 0:
            fields |= {"verdict": "strength", "cause": "Dos personas al teléfono", "effect": "Contesta enseguida"}
        if n == 1:
            fields |= {"verdict": "weakness", "cause": "Nadie mira el buzón"}
        cards.append(replace(card, fields=fields))
    told: dict[str, Value] = {"type": "survey", "date": "2026-05-04", "sample": 43, "quote": "Tardan una semana"}
    survey = Evidence(id="v", project_id="p", rank="a", title="Encuesta de mayo", fields=told)
    answers = [Answers(id=f"a{m}", project_id="p", evidence_id="v", card_id="c2", measure=m, values="5,4,4,5")
               for m in ("importance", "satisfaction")]  # fmt: skip
    task = Opportunity(**IN, id="o", rank="a", title="Avisar del turno",
                       fields={"owner": "Marta", "due": "2026-03-01", "status": "open", "action": "fix",
                               "impact": 4, "effort": 2})  # fmt: skip
    link = Link(id="k", project_id="p", card_id="c1", opportunity_id="o")
    return Document.of([*records, *cards, survey, *answers, task, link])


def test_the_pdf_tells_all_of_it(tmp_path):
    path = tmp_path / "informe.pdf"
    write_pdf(pages(evaluated(), "report"), path)
    pdf = pypdfium2.PdfDocument(path)
    text = " ".join(" ".join(page.get_textpage().get_text_bounded().split()) for page in pdf)
    pdf.close()
    words = paper_words("es")
    for part in (
        "Informe", "Renovar la calefacción", "Marta Ibáñez", "Puntos fuertes", "Dos personas al teléfono",
        "Contesta enseguida", "Nadie mira el buzón", words["formula.gap.weighted.text"], "4 respuestas",
        "4 de mayo de 2026", "Avisar del turno", "1 de marzo de 2026", "Impacto 4 de 5", "Encuesta de mayo", "n = 43",
        "Tardan una semana", words["chart.few"], words["chart.quadrant"], words["chart.stages"],
        words["report.findings"],
    ):  # fmt: skip
        assert part in text, part
    for _, title, _ in finding_texts(evaluated(), "m", "es"):
        assert "".join(title.split()) in "".join(text.split())


@pytest.mark.parametrize("lang", ["es", "en"])
def test_the_contents_lead_to_the_page_on_which_each_section_begins(lang):
    made = pages(evaluated(), "report", lang=lang)
    words = paper_words(lang)
    by_name = {page.name: page for page in made.pages}
    leads = made.pages[0].leads
    assert len(leads) == 7
    for (_, name), key in zip(leads, REPORT_SECTIONS, strict=True):
        assert words[f"report.{key}"] in texts(by_name[name])
        assert words[f"report.{key}"] in by_name[name].bookmark.split(" · ")
        assert name in texts(made.pages[0])
    assert [page.name for page in made.pages] == [str(n) for n in range(1, len(made.pages) + 1)]


@pytest.mark.parametrize("document", [evaluated(), sample.document(0), sample.document(40)], ids=["full", "bare", "40"])
def test_a_section_begins_where_it_has_room_and_no_page_is_left_nearly_empty(document):
    """Its heading is never the last thing on a page, and short sections share one."""
    made, words = pages(document, "report"), paper_words("es")
    sections = {words[f"report.{key}"] for key in REPORT_SECTIONS}
    shapes = [
        (page, g.y + s.y, s.line)
        for page in made.pages[1:]
        for g in page.placements[0].drawing.groups
        for s in g.shapes
        if isinstance(s, Text)
    ]
    size = next(line.runs[0].size for _, _, line in shapes if line.text == words["report.journey"])
    heads = [(page, y, line.text) for page, y, line in shapes if line.text in sections and line.runs[0].size == size]
    assert [text for _, _, text in heads] == [words[f"report.{key}"] for key in REPORT_SECTIONS]
    for page, y, text in heads:
        assert [other for on, other, _ in shapes if on is page and y + 12 < other < page.height - 20], text
    pages_of_text = len({page.name for page, _, text in heads if text != words["report.evaluation"]})
    assert pages_of_text < len(REPORT_SECTIONS) - 1


def test_an_empty_map_is_told_what_would_fill_each_section():
    words, text = paper_words("es"), said(pages(sample.document(0), "report"))
    for key in ("strong", "weak", "opportunities", "sources"):
        assert words[f"report.none.{key}"] in text
    assert words["chart.quadrant.empty"] in text


def test_what_satisfies_and_leaves_cold_is_listed():
    base = evaluated()
    flat = replace(
        base.get(Card, "c3"), title="Firma el albarán", emotion=0, fields={"satisfaction": 5, "importance": 1}
    )
    text = said(pages(base.apply(Edit(Label("edit_card"), (Change(base.get(Card, "c3"), flat),))), "report"))
    told = text.split("los deja fríos")[1].split(".")[0]
    assert "Firma el albarán" in told


def test_every_chart_that_has_something_to_show_is_a_page():
    made = pages(evaluated(), "charts", PAPERS[1])
    words = paper_words("es")
    heads = [texts(page)[0] for page in made.pages]
    for wanted in (words["chart.figures"], words["chart.quadrant"], words["ranked.weighted"],
                   words["ranked.expectation"], words["ranked.opportunity"], words["chart.curves"],
                   words["chart.stages"]):  # fmt: skip
        assert wanted in heads
    assert words["ranked.competitor"] not in heads  # nothing of a competitor is known
    assert sum(head.startswith(words["chart.heat"]) for head in heads) == 3
    (page,) = pages(sample.document(0), "charts").pages
    assert words["chart.quadrant.empty"] in " ".join(texts(page))


def test_long_rankings_and_backlogs_go_on():
    base = evaluated()
    many = [Card(**IN, id=f"x{n}", rank=f"x{n:03}", title=f"Contacto número {n:03}", stage_id="s1", lane_id="l1",
                 fields={"importance": 1 + n % 5, "satisfaction": 1 + n % 4}) for n in range(90)]  # fmt: skip
    tasks = [Opportunity(**IN, id=f"t{n}", rank=f"b{n:03}", title=f"Mejora {n:03}") for n in range(60)]
    made = pages(Document.of([*base.records(), *many, *tasks]), "report")
    assert [fault for page in made.pages for fault in faults(page)] == []
    text = said(made)
    for n in range(60):
        assert f"Mejora {n:03}" in text
    ranked = [t for page in made.pages for t in texts(page) if t.startswith("Contacto número")]
    assert {f"Contacto número {n:03}" for n in range(90)} <= set(ranked)


@settings(max_examples=40, deadline=None)
@given(documents(), st.sampled_from(PAPERS), st.sampled_from(["report", "charts"]), st.sampled_from(["es", "en"]))
def test_nothing_lies_outside_or_on_something_else(document, paper, kind, lang):
    made = pages(document, kind, paper, lang)
    assert [fault for page in made.pages for fault in faults(page)] == []
    assert min((d.smallest_text for d in made.drawings if d.smallest_text), default=9) >= 2.4
