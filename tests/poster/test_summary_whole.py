"""Nothing that the document says is cut on a summary; where something has no room anywhere, the page says so."""

from dataclasses import replace
from itertools import cycle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.document import Document
from app.domain.records import JourneyMap, Persona, Stage
from app.layout.shapes import Text
from app.poster.kinds import compose
from app.poster.page import Page
from app.poster.paper import parse_paper
from app.poster.spec import PrintSpec
from app.words import LANGUAGES, Language
from app.words.paper import paper_words
from tests.poster import sample
from tests.poster.maps import faults, press
from tests.poster.test_whole_texts import NAMES, cut, press_of

A3 = parse_paper("A3", "landscape")
SMALL = [parse_paper("A4"), parse_paper("A4", "landscape"), parse_paper("Letter")]
FACTS = ("goals", "needs", "pains", "motivations", "alternatives")
SAID = "Que nadie le haga contar otra vez lo que ya contó por teléfono el lunes pasado"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_a_worked_sample_is_whole_on_one_page_of_a3(name: str, lang: Language):
    (page,) = compose(press_of(name, lang), PrintSpec(A3, "summary")).pages
    assert cut(page) == []


@pytest.mark.parametrize(
    ("name", "lang", "paper"),
    [(name, lang, paper) for (name, lang), paper in zip(((n, a) for n in NAMES for a in LANGUAGES), cycle(SMALL))],
    ids=lambda value: getattr(value, "size", value),
)
def test_and_on_two_small_ones(name, lang, paper):
    pages = compose(press_of(name, lang), PrintSpec(paper, "summary")).pages
    assert len(pages) == 2
    assert [line for page in pages for line in cut(page)] == []


def told(points: int, scenario: int, name: int) -> Document:
    """The sample with so many points in each field of its persona, and so many sentences in the other texts."""
    records = {record.id: record for record in sample.document(12).records()}
    persona, journey = records["x"], records["m"]
    assert isinstance(persona, Persona)
    assert isinstance(journey, JourneyMap)
    facts = {key: "\n".join(f"{SAID} ({n})" for n in range(points)) for key in FACTS}
    texts = {key: " ".join([f"{SAID}."] * scenario) for key in ("scenario", "goal", "success")}
    records["x"] = replace(persona, fields={"quote": SAID, "segment": SAID, **facts})
    records["m"] = replace(journey, title=" ".join(["Renovar la calefacción"] * name), fields=texts)
    stage = records["s2"]
    assert isinstance(stage, Stage)
    records["s2"] = replace(stage, title=" ".join(["Elegir y comprar"] * name))
    return Document.of(list(records.values()))


def lines(page: Page) -> str:
    (one,) = page.placements
    return " ".join(s.line.text for g in one.drawing.groups for s in g.shapes if isinstance(s, Text))


@pytest.mark.parametrize("paper", [A3, *SMALL], ids=lambda paper: paper.size)
def test_a_persona_of_whom_much_is_known_takes_the_room_it_needs(paper):
    made = compose(press(told(2, 1, 3)), PrintSpec(paper, "summary"))
    assert [line for page in made.pages for line in cut(page)] == []
    said = " ".join(map(lines, made.pages))
    assert said.count("(1)") == len(FACTS)
    assert [fault for page in made.pages for fault in faults(page)] == []


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 30), st.integers(0, 20), st.integers(1, 12), st.sampled_from([A3, *SMALL]))
def test_a_page_on_which_something_is_cut_says_where_it_is_whole(points, scenario, name, paper):
    made = compose(press(told(points, scenario, name)), PrintSpec(paper, "summary"))
    words = paper_words("es")["pages.shortened"]
    for page in made.pages:
        own = [line for line in cut(page) if line != words]
        footer = [line for line in own if page.height - 30 < _lowest(page, line)]
        assert (words in lines(page)) == (len(own) > len(footer))
    assert [fault for page in made.pages for fault in faults(page)] == []


def _lowest(page: Page, said: str) -> float:
    """Where a line stands; the footer names the map, of whose title the beginning is enough."""
    (one,) = page.placements
    found = [g.y + s.y for g in one.drawing.groups for s in g.shapes if isinstance(s, Text) and s.line.text == said]
    return max(found)
