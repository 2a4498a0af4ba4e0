"""What somebody thinks is styled otherwise than what is so: on the cards, in the legend, and for those who listen."""

import pytest

from app.domain.catalogue import CATALOGUE
from app.domain.document import Document
from app.layout.details import DETAILED, OPINION, details_of, own_details
from app.layout.display import USUAL, Display
from app.layout.engine import SheetSize, layout_map
from app.layout.shapes import Symbol, Text
from app.layout.theme import THEME
from app.text.fonts import base_font
from app.words.paper import paper_words
from tests.layout.maps import WORDS, card, document, lane, part, stage
from tests.layout.test_details import OWN, SAID

SHOWN = Display(details=True)
SHEET = SheetSize(841, 594)


def made(**said):
    held = document([stage(0)], [lane(0)], [card(0, 0, 0, "Pays", 1, **said)])
    return Document.of([*held.records(), *OWN])


def drawn(sheet=None, display=SHOWN, **said):
    return layout_map(made(**said), "m", paper_words("en"), sheet, display=display)


def bubbles(group):
    return [shape for shape in group.shapes if isinstance(shape, Symbol) and shape.name == OPINION]


def texts(group):
    return {shape.line.text.strip(): shape for shape in group.shapes if isinstance(shape, Text)}


def is_set_in(shape, weight):
    return {run.font for run in shape.line.runs} == {base_font(weight)}


@pytest.mark.parametrize("sheet", [None, SHEET])
def test_an_opinion_has_a_bubble_and_is_set_light_a_fact_is_strong(sheet):
    believed = part(drawn(sheet, cause="Three teams"), "card", "c0")
    (bubble,) = bubbles(believed)
    name = texts(believed)["Cause inside"]
    assert bubble.x + bubble.size <= name.x
    assert bubble.y < name.y < bubble.y + 1.5 * bubble.size
    assert is_set_in(texts(believed)["Three teams"], "regular")
    known = part(drawn(sheet, actual_text="Eleven minutes"), "card", "c0")
    assert not bubbles(known)
    assert is_set_in(texts(known)["Eleven minutes"], "semibold")


def test_it_is_heard_too():
    about = part(drawn(cause="Three teams", actual_text="Eleven minutes"), "card", "c0").about
    assert "Cause inside (an opinion): Three teams" in about
    assert "What happened: Eleven minutes" in about


def test_the_catalogue_says_which_is_which():
    judged = {field.key for field in CATALOGUE if field.kind == "card" and field.judgement}
    shown = {d.key: d.opinion for d in details_of(made(**SAID).cards("m")[0], own_details(made()), WORDS)}
    assert {key for key in shown if shown[key]} == (judged & set(DETAILED) & set(shown)) | {"own.scale"}
    assert not shown["person_of"]
    assert not shown["own.cost"]


@pytest.mark.parametrize(
    ("display", "said", "explained"),
    [(SHOWN, {"cause": "Three teams"}, True), (SHOWN, {"verified": "2026-05-12"}, False),
     (USUAL, {"cause": "Three teams"}, False)],
)  # fmt: skip
def test_the_legend_explains_the_bubble_where_it_is(display, said, explained):
    legend = part(drawn(SHEET, display, **said), "legend", "m")
    assert bool(bubbles(legend)) == explained
    assert ("An opinion, not a fact" in texts(legend)) == explained
    assert all(bubble.color == THEME.colors.mark for bubble in bubbles(legend))
