"""How complete a map is, in the report: the whole path, each step, what is missing and where."""

from dataclasses import replace

import pytest

from app.domain.document import Document
from app.domain.records import Persona
from app.insight.completeness import ASKS, STEPS, completeness, overall
from app.layout.shapes import Rect
from app.poster.kinds import compose
from app.poster.paper import parse_paper
from app.poster.progress import NAMED
from app.poster.spec import PrintSpec
from app.words.paper import paper_words
from tests.insight.maps import card
from tests.insight.maps import document as small
from tests.poster import sample
from tests.poster.maps import press
from tests.poster.test_report import evaluated, texts

PAPERS = [parse_paper("A4"), parse_paper("A3", "landscape")]


def section(document, lang="es", paper=PAPERS[0]):
    """The pages of the report from this section's heading to the next one's, which may share one."""
    made = compose(press(document, lang), PrintSpec(paper, "report"))
    words = paper_words(lang)
    names = [page.bookmark.split(" · ") for page in made.pages]
    begin, end = (
        next(n for n, name in enumerate(names) if words[f"report.{key}"] in name) for key in ("progress", "sources")
    )
    return made.pages[begin : end + 1]


def said(pages):
    return " ".join(" ".join(text.split()) for page in pages for text in texts(page))


def test_the_codes_are_those_that_are_asked():
    steps = completeness(small(), "m")
    assert tuple(step.code for step in steps) == STEPS
    assert {step.code: tuple(ask.code for ask in step.asks) for step in steps} == dict(ASKS)


@pytest.mark.parametrize("lang", ["es", "en"])
@pytest.mark.parametrize("paper", PAPERS)
def test_each_step_says_how_far_it_is_and_each_open_question_what_counts(lang, paper):
    document, words = evaluated(), paper_words(lang)
    text = said(section(document, lang, paper))
    steps = completeness(document, "m")
    assert f"{int(100 * overall(steps))}" in text
    assert words["path.whole"] in text
    for step in steps:
        assert words[f"step.{step.code}"] in text
        assert f"{int(100 * step.fraction + 1e-9)}" in text
        for ask in step.asks:
            asked = words[f"ask.{step.code}.{ask.code}"]
            assert " ".join(asked.split()) in text
            helped = " ".join(words[f"ask.{step.code}.{ask.code}.help"].split())
            assert (helped in text) == (not ask.is_answered), ask.code


def test_what_lacks_an_answer_is_named_up_to_a_dozen():
    cards = [replace(card(f"c{n:02}"), title=f"Contacto {n:02}") for n in range(NAMED + 3)]
    document = small(cards, card("z", emotion=1, importance=3))
    text = said(section(document))
    asked = text.split(paper_words("es")["ask.evaluation.importance"])[1]
    assert asked.strip().startswith(f"1 de {NAMED + 4} Falta en: Contacto 00, Contacto 01")
    assert f"Contacto {NAMED - 1:02} y 3 más" in asked
    assert f"Contacto {NAMED:02}" not in asked.split("y 3 más")[0]


def test_a_bar_is_as_long_as_the_step_is_gone():
    (page, *_) = section(evaluated())
    bars = [s for g in page.placements[0].drawing.groups for s in g.shapes if isinstance(s, Rect) and s.radius and
            s.box.h < 4]  # fmt: skip
    steps = completeness(evaluated(), "m")
    shares, at = [], 0
    while at < len(bars):
        begun = at + 1 < len(bars) and bars[at + 1].box.y == bars[at].box.y
        shares.append(bars[at + 1].box.w / bars[at].box.w if begun else 0.0)
        at += 2 if begun else 1
    assert shares == pytest.approx([step.fraction for step in steps[: len(shares)]], abs=0.02)
    assert len(shares) >= 2


def test_a_step_that_is_wholly_answered_is_told_in_a_sentence():
    told = {"segment": "A", "audience": "lead", "place": "B", "context": "C", "goals": "D"}
    someone = Persona(id="u", project_id="p", rank="a", name="Marta", fields=told)
    base = sample.document(4)
    journey = replace(base.maps[0], persona_id="u", fields={"scenario": "E", "goal": "F"})
    records = [r for r in base.records() if r.kind not in ("persona", "journey_map")]
    text = said(section(Document.of([*records, journey, someone])))
    words = paper_words("es")
    questions = " ".join(words[f"ask.client.{code}"] for code in ASKS["client"])
    assert " ".join(f"Respondido: {questions}".split()) in text
    assert words["ask.client.place.help"] not in text


def test_an_empty_map_is_asked_everything():
    base = sample.document(0)
    bare = Document.of([r for r in base.records() if r.kind in ("project", "journey_map")])
    text = said(section(bare))
    for step in STEPS:
        for code in ASKS[step]:
            assert " ".join(paper_words("es")[f"ask.{step}.{code}"].split()) in text
