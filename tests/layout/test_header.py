"""The head of a map: what stands for a persona's picture, and how much room it takes."""

import pytest

from app.layout.engine import SheetSize, layout_map
from app.layout.persona_panel import initials
from app.layout.shapes import Box, Text
from app.layout.typeset import Style, fitting_cap, set_points, widest_word
from app.text.shaper import line_width
from tests.layout.maps import WORDS, document, part, persona


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Ana Belén, 34", "AB"), ("Álvaro Requena", "ÁR"), ("Lucía", "L"), ("(Ana) Ruiz", "R"), ("3 42", "34"), ("", "")],
)
def test_letters_stand_for_a_name_and_digits_only_where_there_are_none(name, letters):
    assert initials(name) == letters


def test_a_persona_of_whom_nothing_is_known_takes_less_room():
    def height(**fields):
        return part(layout_map(document(persona=persona(**fields)), "m", WORDS), "persona", "u").h

    assert height() < 0.75 * height(quote="¿Cuándo?")
    assert height(photo="abc") == height(segment="Casa")


def test_a_list_that_has_no_room_says_so_at_its_end():
    """Also where its last point just fills the last line."""
    points = set_points("one\ntwo\nthree", Style("regular", 3.0, "#000000"), Box(0.0, 0.0, 80.0, 0.0), 2, "#000000")
    lines = [shape.line.text for shape in points.shapes if isinstance(shape, Text)]
    assert points.cut
    assert [line.strip() for line in lines] == ["one", "two…"]


def test_a_title_that_is_too_long_for_its_lines_is_set_smaller():
    def lines(title):
        group = part(layout_map(document(title=title), "m", WORDS, SheetSize(420, 297, 8)), "title", "m")
        return [shape.line for shape in group.shapes if isinstance(shape, Text) and shape.line.text.strip() in title]

    short, long = lines("Coffee"), lines(" ".join(["Renovating the heating of a whole house"] * 8))
    assert len(long) == 4
    assert 0.6 < long[0].runs[0].size / short[0].runs[0].size < 0.85


@pytest.mark.parametrize("text", ["再び階段を下りられるようになった膝", "หัวเข่าที่กลับมาเดินลงบันไดได้อีกครั้ง"])
def test_a_sentence_without_spaces_is_no_single_word(text):
    assert widest_word(text, "bold") < 0.4 * line_width(text, "bold", 1.0)
    assert fitting_cap([text], "bold", 6.0, 0.5 * line_width(text, "bold", 8.25), 2.5) == 6.0
