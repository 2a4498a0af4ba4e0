"""A figure is never on one line and its unit on the next: read back from lines that our own breaking made."""

import json
import re
from itertools import pairwise

import pytest

from app.poster.paper import Paper, Roll, parse_paper
from app.resources import resource
from app.text.shaper import break_lines
from app.words import LANGUAGES, T
from app.words.catalogue import speaking
from app.words.findings import distance_text, help_text, judgement_text, long_page_text, measure_text
from app.words.paper import paper_words
from app.words.units import held

UNITS = {"mm", "cm", "m", "m²", "pt", "dpi", "ppp", "%", "MB", "min", "×"}
_PUNCTUATION = ".,;:!?)”»"
SIZE = 1.0
"""So small that no figure with its unit is wider than the narrowest line."""


def torn(text: str) -> list[str]:
    """The places of a text where some width tears a unit from its figure, or a size at its ×."""
    found = set()
    for width in (10, 11, 12, 13, 15, 17, 20, 24, 30):
        lines = [line.text.strip() for line in break_lines(text, "regular", SIZE, width)]
        for above, below in pairwise(lines):
            before, after = above.split()[-1:], below.split()[:1]
            if not before or not after:
                continue
            unit = after[0].strip(_PUNCTUATION)
            if (before[0][-1].isdigit() and unit in UNITS) or (before[0] == "×" and unit[:1].isdigit()):
                found.add(f"{before[0]} | {after[0]}")
    return sorted(found)


def filled(text: str) -> str:
    """A text with a figure in every hole."""
    return re.sub(r"\{\w+\}", "12.5", text)


def test_the_reading_of_torn_places_finds_them():
    assert torn("It must measure at least 12 mm as always, or 12 mm, or 123 mm, or else it is 1234 mm")
    assert torn("On paper of 841 × 594 mm, lying; on paper of 420 × 297 mm.")
    assert torn("Se imprime al menos al 99 % de lo que mide, o al 100 % o al 50 % de lo medido")


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_text_of_the_program_is_torn(code):
    texts = json.loads(resource("translations", "es.json").read_text(encoding="utf-8"))
    with speaking(code):
        said = {key: held(texts[key] if code == "es" else key) for key in texts}
        shown = {key: text for key, text in said.items() if re.search(r"[\d}]\s", text)}
        assert len(shown) > 100
        assert {key: torn(filled(text)) for key, text in shown.items() if torn(filled(text))} == {}


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_is_said_of_type_and_paper_is_not_torn(code):
    with speaking(code):
        texts = [
            *(distance_text(distance) for distance in (400, 1000, 1500)),
            *(judgement_text(judgement, 1.2, 1500) for judgement in ("ok", "small", "too_small")),
            measure_text(1.2, 2.4, 5.0, (640, 1280)),
            long_page_text(5080),
            *(help_text(1.2, paper, "titles") for paper in ("A0", "", Paper("", 841, 594.5).size)),
            T("Roll of {width}", width=Roll(914).size),
            T("One page of {size}", size=Paper("", 1189, 841).size),
        ]
        texts += [filled(text) for text in paper_words(code).values()]
    assert [text for text in texts if torn(text)] == []


def test_what_people_write_keeps_its_spaces():
    assert T("Lane: {title}", title="10 mm × 4") == "Lane: 10 mm × 4"


def test_a_size_can_be_typed_again_as_it_is_shown():
    assert parse_paper(parse_paper("A3").size) == parse_paper("A3")
    assert parse_paper(Paper("", 841, 594.5).size) == Paper("", 841, 594.5)
