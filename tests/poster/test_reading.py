"""What is said of a print before it is paper: type, texts, characters and pictures, and what would help."""

import ctypes
import io
from dataclasses import replace

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.document import Document
from app.domain.records import Card
from app.layout.display import Display
from app.layout.shapes import Picture
from app.poster.advice import Advice, advise, smallest_type
from app.poster.condensing import condensed
from app.poster.export import write_pdf
from app.poster.inspection import Inspection, inspect
from app.poster.kinds import compose
from app.poster.legibility import DISTANCES, easy, enough, judge, reach
from app.poster.page import Page, Placement, Printout, shapes_on
from app.poster.paper import Paper, parse_paper
from app.poster.press import Press
from app.poster.spec import PrintSpec, TileSpec
from app.words.paper import paper_words
from tests.poster.sample import PICTURE, document

A1, A3 = parse_paper("A1", "landscape"), parse_paper("A3", "landscape")
ORDER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def press(cards: int = 40, made: Document | None = None) -> Press:
    return Press(made or document(cards), "m", paper_words("es"), "es")


def changed(made: Document, id_: str, **values: object) -> Document:
    """The document with one card changed."""
    return Document.of(
        replace(r, **values) if isinstance(r, Card) and r.id == id_ else r  # type: ignore[arg-type]
        for r in made.records()
    )


def looked_at(printout: Printout, **pixels: tuple[int, int]) -> Inspection:
    found = inspect(printout, pixels.get)
    assert found is not None
    return found


# -- limits ---------------------------------------------------------------------------------------
def test_sixteen_minutes_of_arc():
    assert easy(600) == pytest.approx(2.8, abs=0.05)
    assert easy(1000) == pytest.approx(4.7, abs=0.05)
    assert enough(600) == 2.5
    assert reach(2.5) == pytest.approx(600)


@given(st.sampled_from(DISTANCES), st.floats(0.1, 30))
def test_limits_grow_with_the_distance(distance: float, cap: float):
    far = judge(cap * distance / 600, distance)
    assert far == judge(cap, 600) or abs(cap - 2.5) < 0.01 or abs(cap - 1.8) < 0.01
    assert judge(enough(distance), distance) == "ok"
    assert judge(enough(distance) * 0.98, distance) == "small"
    assert judge(enough(distance) * 0.71, distance) == "too_small"
    assert judge(cap, reach(cap)) == "ok"


# -- type -------------------------------------------------------------------------------------------
def capitals(pdf: bytes) -> list[float]:
    """The heights in millimetres of the flat capitals of a PDF's first page, as another program measures them.

    It measures on a grid of 64 to the em.
    """
    opened = pypdfium2.PdfDocument(pdf)
    text = opened[0].get_textpage()
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    heights = []
    for at in range(text.count_chars()):
        if chr(pypdfium2.raw.FPDFText_GetUnicode(text, at)) in "EHILTDM":
            pypdfium2.raw.FPDFText_GetCharBox(text, at, left, right, bottom, top)
            heights.append((top.value - bottom.value) * 25.4 / 72)
    text.close()
    opened.close()
    return heights


def in_pdf(printout: Printout) -> list[float]:
    out = io.BytesIO()
    write_pdf(printout, out)
    return capitals(out.getvalue())


@pytest.mark.parametrize("paper", [A3, A1])
def test_the_smallest_type_is_what_another_program_measures_in_the_file(paper: Paper):
    printout = compose(press(), PrintSpec(paper))
    found = looked_at(printout)
    assert min(in_pdf(printout)) == pytest.approx(found.smallest, rel=0.02)
    assert found.smallest == pytest.approx(smallest_type(printout), abs=0.001)
    (page,) = printout.pages
    (whole,) = page.placements
    shrunk = replace(printout, pages=(replace(page, placements=(replace(whole, scale=0.9),)),))
    assert min(in_pdf(shrunk)) != pytest.approx(found.smallest, rel=0.02)
    assert looked_at(shrunk).smallest == pytest.approx(min(in_pdf(shrunk)), rel=0.02)


def test_sheets_are_measured_and_not_the_guide():
    whole = compose(press(), PrintSpec(A1))
    sheets = compose(press(), PrintSpec(A1, tiles=TileSpec(parse_paper("A4"))))
    assert len(sheets.pages) > 4
    assert looked_at(sheets).smallest == looked_at(whole).smallest


def test_typical_type_is_that_of_most_card_text():
    found = looked_at(compose(press(), PrintSpec(A1)))
    caps = sorted(cap for cap, count in found.sizes for _ in range(count))
    assert found.typical == caps[(len(caps) - 1) // 2]
    assert found.smallest <= found.typical


def test_text_that_is_too_small_is_listed_the_smallest_first():
    found = looked_at(compose(press(300), PrintSpec(A1)))
    at_table, on_wall = found.findings(600), found.findings(1000)
    small = [one for one in on_wall if one.kind == "small"]
    assert len(at_table) < len(on_wall)
    assert [one.amount for one in small] == sorted(one.amount for one in small)
    assert all(one.amount < enough(1000) for one in small)
    assert {one.owner for one in small if one.role == "card"} == {f"c{n}" for n in range(300)}
    assert found.findings(100) == found.faults


# -- texts and characters ------------------------------------------------------------------------------
def test_what_no_font_draws_is_named_with_its_card():
    made = changed(document(), "c6", title="Abre ქ la Ⴀ caja ქ")
    found = looked_at(compose(press(made=made), PrintSpec(A1)))
    undrawn = [one for one in found.faults if one.kind == "undrawn"]
    assert [(one.owner, one.role, one.text) for one in undrawn] == [("c6", "card", "ქႠ")]


def test_what_is_shortened_is_named_with_its_card():
    made = changed(document(), "c3", title="Un título que no termina nunca " * 30)
    printout = compose(press(made=made), PrintSpec(A1))
    shortened = [one for one in looked_at(printout).faults if one.kind == "shortened"]
    assert [(one.owner, one.role) for one in shortened] == [("c3", "card")]


# -- pictures ---------------------------------------------------------------------------------------------
def test_a_picture_needs_pixels_for_its_size_on_paper():
    printout = compose(press(), PrintSpec(A1))
    shape = next(s for s in shapes_on(printout) if isinstance(s, Picture))
    assert shape.asset == PICTURE
    side = shape.box.w / 25.4
    for dpi, coarse in ((149.0, True), (151.0, False)):
        across = round(side * dpi)
        found = looked_at(printout, **{PICTURE: (across, across)}).faults
        assert [one.kind for one in found] == ["coarse"] * coarse
        if coarse:
            assert found[0].role == "persona"
            assert found[0].amount == pytest.approx(across / side, abs=0.5)
    assert looked_at(printout).faults == ()
    wide = looked_at(printout, **{PICTURE: (round(side * 1000), round(side * 100))}).faults
    assert wide[0].amount == pytest.approx(100, abs=1)


def test_a_picture_on_a_page_that_enlarges_it_is_coarser():
    printout = compose(press(), PrintSpec(A1))
    drawing = printout.drawings[0]
    twice = Printout("", (Page(10, 10, (Placement(drawing, 2.0),)),))
    one, two = (looked_at(p, **{PICTURE: (40, 40)}).faults[0].amount for p in (printout, twice))
    assert two == pytest.approx(one / 2)


def test_looking_can_be_stopped():
    assert inspect(compose(press(), PrintSpec(A1)), cancelled=lambda: True) is None


# -- advice -------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("cards", "paper", "distance"), [(40, "A4", 600.0), (40, "A3", 1000.0), (300, "A2", 600.0)])
def test_the_smallest_paper_that_passes_is_proposed(cards: int, paper: str, distance: float):
    spec = PrintSpec(parse_paper(paper, "landscape"))
    first = advise(press(cards), spec, distance)[0]
    assert first.paper is not None
    assert first.paper.orientation == "landscape"
    assert smallest_type(compose(press(cards), replace(spec, paper=first.paper))) == pytest.approx(first.smallest)
    assert first.smallest >= enough(distance) - 0.005
    for name in ("A4", "A3", "A2", "A1", "A0"):
        other = parse_paper(name, "landscape")
        if spec.paper.width < other.width < first.paper.width:
            assert judge(smallest_type(compose(press(cards), PrintSpec(other))), distance) != "ok"


def test_where_no_named_paper_is_large_enough_a_size_is_proposed():
    (first, *_) = advise(press(300), PrintSpec(A1), 2000)
    assert first.paper is not None
    assert first.paper.name == ""
    assert first.paper.width / first.paper.height == pytest.approx(A1.width / A1.height, rel=0.02)
    assert judge(first.smallest, 2000) == "ok"
    smaller = Paper("", first.paper.width * 0.92, first.paper.height * 0.92)
    assert judge(smallest_type(compose(press(300), PrintSpec(smaller))), 2000) != "ok"


def test_the_least_that_must_be_left_out_is_proposed():
    spec = PrintSpec(A1)
    advice = [one for one in advise(press(300), spec, 600) if one.content]
    assert [one.content for one in advice] == ["titles"]
    assert judge(smallest_type(compose(press(300), replace(spec, content="texts"))), 600) != "ok"
    left = compose(press(300), replace(spec, content="titles"))
    assert smallest_type(left) == pytest.approx(advice[0].smallest)


def test_nothing_is_advised_where_all_is_well_or_nothing_helps():
    assert advise(press(), PrintSpec(A1), 600) == ()
    assert advise(press(300), PrintSpec(A1), 60_000) == ()
    assert advise(press(300), PrintSpec(A1), 2000, lambda: True) == ()
    assert isinstance(advise(press(300), PrintSpec(A1), 600)[0], Advice)


# -- less on the cards ----------------------------------------------------------------------------------------
FIELDS = {
    "text": "Texto", "quote": "¡Caro!", "owner": "Ana", "tags": "web", "moment_of_truth": True, "importance": 4,
}  # fmt: skip


@pytest.mark.parametrize(
    ("content", "color_by", "kept"),
    [
        ("texts", "emotion", {"text", "moment_of_truth"}),
        ("titles", "emotion", {"moment_of_truth"}),
        ("titles", "owner", {"moment_of_truth", "owner"}),
        ("texts", "tag", {"text", "moment_of_truth", "tags"}),
    ],
)
def test_less_is_left_on_the_cards(content, color_by, kept):
    made = changed(document(), "c3", fields=FIELDS)
    less = condensed(made, "m", content, color_by)
    assert set(less.get(Card, "c3").fields) == kept
    assert less.get(Card, "c3").title == made.get(Card, "c3").title
    assert less.personas == made.personas
    assert less.stages("m") == made.stages("m")


def test_a_card_without_title_keeps_its_text():
    made = changed(document(), "c3", title=" ", fields=FIELDS)
    assert "text" in condensed(made, "m", "titles", "emotion").get(Card, "c3").fields


def test_a_lane_of_figures_keeps_them():
    made = document()
    lanes = [replace(r, lane_kind="metric", fields={"metric": "importance"}) if r.id == "l0" else r
             for r in made.records()]  # fmt: skip
    made = changed(Document.of(lanes), "c3", fields=FIELDS)
    assert "importance" in condensed(made, "m", "titles", "emotion").get(Card, "c3").fields


def test_a_press_prints_less_in_larger_type():
    own = Press(document(300), "m", paper_words("es"), "es", Display(color_by="owner"))
    sizes = [smallest_type(compose(own, PrintSpec(A1, content=c))) for c in ("all", "texts", "titles")]
    assert sizes[0] <= sizes[1] < sizes[2]
    assert own.with_less("titles") is own.with_less("titles")
    assert own.with_less("all") is own


def test_a_poster_that_is_enlarged_by_the_shop_is_judged_at_its_size():
    spec = PrintSpec(A1)
    whole, half = (compose(press(), s) for s in (spec, replace(spec, reduced=2)))
    found = inspect(half, enlarged=2)
    assert found is not None
    assert half.pages[0].width < whole.pages[0].width
    assert found.smallest == pytest.approx(looked_at(whole).smallest, rel=0.01)
    assert advise(press(), replace(spec, reduced=2), 600) == ()
