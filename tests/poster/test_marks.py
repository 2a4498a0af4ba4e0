"""Marks name every sheet and never touch what the glued poster shows."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.domain.problems import Problem
from app.layout.shapes import Box, Path, Text
from app.poster.guide import guide_page
from app.poster.legibility import judge
from app.poster.marks import printed_face, printed_window, sheet_marks
from app.poster.paper import Paper, parse_paper
from app.poster.sheets import column_letters
from app.poster.tiling import tile
from app.poster.words import fill
from app.words.paper import paper_words
from tests.poster.sample import WORDS, bounds, inside, overlap, texts

TITLE = "Una visita al café"


@st.composite
def tilings(draw):
    sheet = parse_paper(draw(st.sampled_from(["A4", "A3", "Letter", "100x150mm"])))
    margin = draw(st.floats(3, 20))
    strip = draw(st.floats(0, 25))
    poster = Paper("", draw(st.floats(50, 1600)), draw(st.floats(50, 1600)))
    orientation = draw(st.sampled_from(["auto", "landscape", "portrait"]))
    try:
        return tile(poster, sheet, margin, strip, orientation)
    except Problem as problem:
        assume(problem.code != "poster.too_many_sheets")
        raise


def corners(tiling):
    """The sheets that differ: first, last, and one in the middle."""
    middle = tiling.sheets[(tiling.rows // 2) * tiling.columns + tiling.columns // 2]
    return {sheet.name: sheet for sheet in (tiling.sheets[0], middle, tiling.sheets[-1])}.values()


@given(tilings())
def test_marks_keep_off_the_face_and_on_the_paper(tiling):
    for sheet in corners(tiling):
        paper = Box(0, 0, sheet.paper.width, sheet.paper.height)
        face = printed_face(sheet)
        for shape in sheet_marks(sheet, WORDS, TITLE).shapes:
            box = bounds(shape)
            assert inside(box, paper), shape
            assert not overlap(box, face), shape


def test_a_mark_on_the_face_would_be_seen():
    """The check above can fail: the same marks on a sheet whose face reaches into its strip."""
    tiling = tile(parse_paper("A1"), parse_paper("A4"))
    sheet = tiling.sheets[0]
    face = printed_face(sheet)
    larger = replace(face, w=face.w + 1)
    assert any(overlap(bounds(shape), larger) for shape in sheet_marks(sheet, WORDS, TITLE).shapes)


@given(tilings())
def test_every_sheet_is_named(tiling):
    for sheet in corners(tiling):
        assert sheet.name in texts(sheet_marks(sheet, WORDS, TITLE))


def test_every_sheet_says_where_it_stands_what_is_glued_and_how_large_it_is():
    tiling = tile(parse_paper("A0", "landscape"), parse_paper("A4"))
    for sheet in tiling.sheets:
        words = texts(sheet_marks(sheet, WORDS, TITLE))
        place = fill(
            WORDS, "sheet.place", row=sheet.row + 1, rows=5, letters=column_letters(sheet.column),
            column=sheet.column + 1, columns=5,
        )  # fmt: skip
        assert place in words
        assert TITLE in words
        assert fill(WORDS, "sheet.ruler", length=100) in words
        for neighbour in (*sheet.right, *sheet.below):
            assert fill(WORDS, "sheet.glue", sheet=neighbour) in words
        assert sum("is glued on here" in word for word in words) == len((*sheet.right, *sheet.below))
        if sheet.left and sheet.above:
            assert fill(WORDS, "sheet.over_two", first=sheet.left[0], second=sheet.above[0]) in words


@pytest.mark.parametrize(("margin", "strip"), [(6, 10), (5, 10), (3, 0), (15, 25)])
@pytest.mark.parametrize("poster", ["A0", "A2", "A3"])
def test_the_ruler_is_as_long_as_it_says(poster, margin, strip):
    tiling = tile(parse_paper(poster, "landscape"), parse_paper("A4"), margin, strip)
    for sheet in tiling.sheets:
        shapes = sheet_marks(sheet, WORDS, TITLE).shapes
        said = next(s.line.text for s in shapes if isinstance(s, Text) and s.line.text.startswith("must be"))
        length = int(said.split()[2])
        sides = [max(box.w, box.h) for box in map(bounds, (s for s in shapes if isinstance(s, Path)))]
        assert any(side == pytest.approx(length, abs=1e-6) for side in sides)


def test_crosses_stand_at_a_quarter_and_three_quarters_of_the_strip():
    tiling = tile(parse_paper("A1", "landscape"), parse_paper("A4"))
    sheet = tiling.sheets[0]
    face, window = printed_face(sheet), printed_window(sheet)
    slanted = [s for s in sheet_marks(sheet, WORDS, TITLE).shapes if isinstance(s, Path) and _slanted(s)]
    middles = {(round(box.x + box.w / 2, 3), round(box.y + box.h / 2, 3)) for box in map(bounds, slanted)}
    right = sorted(y for x, y in middles if x > face.right)
    below = sorted(x for x, y in middles if y > face.bottom)
    assert right == pytest.approx([face.y + face.h / 4, face.y + face.h * 3 / 4], abs=0.01)
    assert below == pytest.approx([face.x + face.w / 4, face.x + face.w * 3 / 4], abs=0.01)
    assert all(inside(bounds(shape), window) for shape in slanted)


def _slanted(shape):
    (_, x1, y1), (_, x2, y2) = shape.segments
    return x1 != x2 and y1 != y2


def test_edges_to_cut_are_solid_and_edges_that_are_covered_dashed():
    tiling = tile(parse_paper("A1", "landscape"), parse_paper("A4"))
    for sheet in tiling.sheets:
        face = printed_face(sheet)
        dashed = {
            round(bounds(s).x + bounds(s).w / 2, 3)
            for s in sheet_marks(sheet, WORDS, TITLE).shapes
            if isinstance(s, Path) and s.dash and s.segments[0][1] == s.segments[1][1]
        }
        assert (round(face.right, 3) in dashed) == bool(sheet.right)
        assert round(face.x, 3) not in dashed


def test_without_overlap_the_guide_speaks_of_the_margin():
    for strip, key, other in ((0, "guide.glue_margin", "guide.glue"), (10, "guide.glue", "guide.glue_margin")):
        said = " ".join(texts(guide_page(tile(parse_paper("A2"), parse_paper("A4"), 6, strip), WORDS, TITLE).marks))
        assert WORDS[key] in said
        assert WORDS[other] not in said


def test_a_blank_sheet_says_so():
    tiling = tile(parse_paper("A1"), parse_paper("A4"))
    blank = replace(tiling.sheets[0], blank=True)
    assert any("blank" in text for text in texts(sheet_marks(blank, WORDS, TITLE)))
    assert not any("blank" in text for text in texts(sheet_marks(tiling.sheets[0], WORDS, TITLE)))


@given(tilings())
def test_the_guide_has_every_name_in_its_place(tiling):
    assume(len(tiling.sheets) < 150)
    guide = guide_page(tiling, WORDS, TITLE)
    page = Box(0, 0, tiling.sheets[0].paper.width, tiling.sheets[0].paper.height)
    assert (guide.width, guide.height) == (page.w, page.h)
    assert inside(guide.picture, page)
    assert guide.picture.w / guide.picture.h == pytest.approx(tiling.poster.width / tiling.poster.height)
    scale = guide.picture.w / tiling.poster.width
    names = {s.line.text: bounds(s) for s in guide.marks.shapes if isinstance(s, Text)}
    for sheet in tiling.sheets:
        box, face = names[sheet.name], sheet.face
        assert box.x + box.w / 2 == pytest.approx(guide.picture.x + (face.x + face.w / 2) * scale, abs=0.5)
        assert guide.picture.y + face.y * scale < box.y + box.h / 2 < guide.picture.y + face.bottom * scale


@pytest.mark.parametrize("sheet", ["A4", "A3", "Letter"])
@pytest.mark.parametrize("poster", ["A0", "A1", "A2", "A3", "3000x914mm"])
@pytest.mark.parametrize("orientation", ["landscape", "portrait"])
@pytest.mark.parametrize("blanks", [False, True])
def test_the_guide_stays_on_its_page_and_nothing_covers_its_words(sheet, poster, orientation, blanks):
    tiling = tile(parse_paper(poster), parse_paper(sheet), turning=orientation)
    if blanks:
        tiling = replace(tiling, sheets=tuple(replace(piece, blank=True) for piece in tiling.sheets))
    guide = guide_page(tiling, paper_words("es"), "El viaje de Marta Ibáñez: " + "renovar la calefacción de casa " * 3)
    page = Box(6, 6, guide.width - 12, guide.height - 12)
    words = [bounds(s) for s in guide.marks.shapes if isinstance(s, Text)]
    names = {piece.name for piece in tiling.sheets}
    for shape in guide.marks.shapes:
        assert inside(bounds(shape), page), shape
    around = [bounds(s) for s in guide.marks.shapes if isinstance(s, Text) and s.line.text not in names]
    assert not any(overlap(word, guide.picture) for word in around)
    assert not any(overlap(a, b) for n, a in enumerate(words) for b in words[:n])


@pytest.mark.parametrize(
    ("cap", "judgement"),
    [(3.2, "ok"), (2.5, "ok"), (2.496, "ok"), (2.49, "small"), (1.8, "small"), (1.79, "too_small"), (0.0, "ok")],
)
def test_small_text_is_judged(cap, judgement):
    assert judge(cap) == judgement
