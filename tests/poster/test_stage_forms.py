"""How the pages of stages are divided: few pages, all about as full, names of one size."""

from itertools import groupby

import pytest

from app.domain.commands.maps import new_project
from app.domain.document import Document
from app.exchange.templates import template_draft
from app.layout.shapes import Text
from app.poster.kinds import compose
from app.poster.paper import parse_paper
from app.poster.press import Press
from app.poster.spec import PrintSpec
from app.words.paper import paper_words
from tests.poster import sample
from tests.poster.maps import faults, groups, press

WIDE = parse_paper("A3", "landscape")


def stages_of(lang, paper):
    document = Document.of([]).apply(new_project("x", [template_draft("hotel", lang, sample=True)]))
    return compose(Press(document, document.maps[0].id, paper_words(lang), lang), PrintSpec(paper, "stages"))


def lowest(made) -> dict[str, float]:
    """Of each page the lower edge of its lowest card, as a share of the page's height."""
    cards = groups(made, "card")
    return {
        made.pages[n].name: max(group.box.bottom for _, group in of) / made.pages[n].height
        for n, of in groupby(sorted(cards, key=lambda one: one[0]), key=lambda one: one[0])
    }


@pytest.mark.parametrize("lang", ["es", "en"])
@pytest.mark.parametrize("paper", [parse_paper("A4"), parse_paper("A4", "landscape"), parse_paper("Letter")])
def test_a_stage_that_goes_on_fills_its_pages_about_alike(lang, paper):
    found = lowest(stages_of(lang, paper))
    later = [name for name in found if "-" in name]
    assert later, "this map has a stage that needs two pages"
    for name in later:
        assert found[name] > 0.45
        assert found[name.partition("-")[0]] > 0.45


@pytest.mark.parametrize("lang", ["es", "en"])
def test_on_a_wide_page_lanes_stand_in_two_columns(lang):
    made = stages_of(lang, WIDE)
    assert len(made.pages) == 7
    names = [(n, group.x) for n, group in groups(made, "lane")]
    assert any(x > WIDE.width / 2 for _, x in names)
    assert [fault for page in made.pages for fault in faults(page)] == []


def test_type_as_on_a4_is_small_enough_for_a_full_stage_on_one_page_of_a3():
    document = sample.document(100)
    made = compose(press(document), PrintSpec(WIDE, "stages"))
    assert len(made.pages) == len(document.stages("m"))
    assert min(drawing.smallest_text for drawing in made.drawings) >= 2.495


def test_the_names_of_lanes_have_one_size():
    made = stages_of("es", parse_paper("A4"))
    sizes = {
        round(run.size, 3)
        for _, group in groups(made, "lane")
        for shape in group.shapes
        if isinstance(shape, Text)
        for run in shape.line.runs
    }
    assert len(sizes) == 1
