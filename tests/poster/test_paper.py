"""Paper sizes and lengths as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.problems import Problem
from app.poster.paper import LARGEST, PAPERS, SMALLEST, Paper, parse_length, parse_paper

SIDES = st.floats(SMALLEST + 0.01, LARGEST - 0.01)


@pytest.mark.parametrize(
    ("text", "width", "height", "name"),
    [
        ("A0", 841, 1189, "A0"),
        (" a4 ", 210, 297, "A4"),
        ("letter", 215.9, 279.4, "Letter"),
        ("Tabloid", 279.4, 431.8, "Tabloid"),
        ("841x1189mm", 841, 1189, "A0"),
        ("1189 × 841 mm", 1189, 841, "A0"),
        ("84,1 x 118,9 cm", 841, 1189, "A0"),
        ("24x36in", 609.6, 914.4, ""),
        ('24" x 36"', 609.6, 914.4, ""),
        ("0.914 m * 3 m", 914, 3000, ""),
        ("500x700", 500, 700, ""),
        ("50 cm x 700 mm", 500, 700, ""),
    ],
)
def test_a_size_as_people_write_it(text, width, height, name):
    assert parse_paper(text) == Paper(name, width, height)


@pytest.mark.parametrize(
    "text", ["", "A", "A9", "B4", "10", "10x", "x10", "10x10x10", "-5x10", "1e3x10", "ten by six", "A0 A1"]
)
def test_what_is_no_size(text):
    with pytest.raises(Problem) as caught:
        parse_paper(text)
    assert (caught.value.code, caught.value.params["text"]) == ("paper.bad_size", text)


@pytest.mark.parametrize("text", ["49x100", "100x49.9mm", "15241x500", "16m x 1m", "0x0"])
def test_what_nobody_can_print(text):
    with pytest.raises(Problem) as caught:
        parse_paper(text)
    assert caught.value.code == "paper.out_of_range"
    assert (caught.value.params["smallest"], caught.value.params["largest"]) == (50, 15240)


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_papers_turn(paper):
    assert parse_paper(paper.name, "landscape") == Paper(paper.name, paper.height, paper.width)
    assert parse_paper(paper.name, "portrait") == paper
    assert paper.turned("landscape").turned("portrait") == paper


def test_a_measured_size_turns_only_when_asked():
    assert parse_paper("900x300").orientation == "landscape"
    assert parse_paper("900x300", "portrait") == Paper("", 300, 900)


@given(SIDES, SIDES, st.sampled_from(["mm", "cm", "in", ""]), st.booleans())
def test_any_size_comes_back(width, height, unit, comma):
    per = {"mm": 1, "cm": 10, "in": 25.4, "": 1}[unit]
    text = f"{width / per:.5f}x{height / per:.5f}{unit}"
    if comma:
        text = text.replace(".", ",")
    paper = parse_paper(text)
    assert paper.width == pytest.approx(width, abs=0.001)
    assert paper.height == pytest.approx(height, abs=0.001)


@pytest.mark.parametrize(
    ("text", "length"), [("10", 10), ("10mm", 10), (" 1,5 cm ", 15), ("0.5in", 12.7), ('1"', 25.4), ("0", 0)]
)
def test_lengths(text, length):
    assert parse_length(text) == pytest.approx(length)


@pytest.mark.parametrize("text", ["", "mm", "-3", "10 furlongs", "1 2", "nan", "inf"])
def test_what_is_no_length(text):
    with pytest.raises(Problem) as caught:
        parse_length(text)
    assert caught.value.code == "paper.bad_length"


def test_the_poster_keeps_a_margin_that_suits_its_size():
    margins = {paper.name: round(paper.margin, 1) for paper in PAPERS}
    assert (margins["A0"], margins["A2"], margins["A4"], margins["Letter"]) == (16.8, 8.4, 8.0, 8.0)
    assert parse_paper("50x50").margin == 5
    assert parse_paper("5080x5080").margin == 20


def test_sizes_read_plainly():
    assert parse_paper("A0").size == "841\u00a0×\u00a01189\u00a0mm"
    assert parse_paper("Letter").size == "215.9\u00a0×\u00a0279.4\u00a0mm"
