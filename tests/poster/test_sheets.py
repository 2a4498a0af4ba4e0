"""The sheets of a poster cover it, overlap as asked and fit the printer."""

import math
import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.domain.problems import Problem
from app.layout.shapes import Box, Drawing, Group
from app.poster.blanks import mark_blanks
from app.poster.paper import POINT, Paper, parse_paper
from app.poster.sheets import column_letters
from app.poster.tiling import tile

NEAR = 1e-6


@st.composite
def jobs(draw):
    """A poster, a sheet, a margin and an overlap that can work together."""
    side = st.floats(50, 3000)
    sheet = parse_paper(draw(st.sampled_from(["A4", "A3", "Letter", "Legal", "Tabloid", "148x210mm"])))
    margin = draw(st.floats(3, 20))
    overlap = draw(st.floats(0, (sheet.short_side - 2 * margin) / 2))
    return Paper("", draw(side), draw(side)), sheet, margin, overlap


def tiled(job):
    try:
        return tile(*job)
    except Problem as problem:
        assume(problem.code != "poster.too_many_sheets")
        raise


@given(jobs())
def test_the_faces_are_the_poster(job):
    tiling = tiled(job)
    grid = {(sheet.row, sheet.column): sheet.face for sheet in tiling.sheets}
    assert len(grid) == len(tiling.sheets) == tiling.rows * tiling.columns
    for (row, column), face in grid.items():
        right, below = grid.get((row, column + 1)), grid.get((row + 1, column))
        assert face.w > 0
        assert face.h > 0
        assert face.right == pytest.approx(right.x if right else tiling.poster.width, abs=NEAR)
        assert face.bottom == pytest.approx(below.y if below else tiling.poster.height, abs=NEAR)
        assert (face.x == 0) == (column == 0)
        assert (face.y == 0) == (row == 0)


@given(jobs())
def test_windows_fit_the_printer_and_overlap_as_asked(job):
    tiling = tiled(job)
    for sheet in tiling.sheets:
        window, face, room = sheet.window, sheet.face, sheet.room
        assert window.w <= room.w + NEAR
        assert window.h <= room.h + NEAR
        assert (window.x, window.y) == (face.x, face.y)
        assert window.right - face.right == pytest.approx(tiling.overlap if sheet.right else 0, abs=NEAR)
        assert window.bottom - face.bottom == pytest.approx(tiling.overlap if sheet.below else 0, abs=NEAR)
        assert window.right <= tiling.poster.width + NEAR
        assert window.bottom <= tiling.poster.height + NEAR


@given(jobs())
def test_neighbours_know_each_other(job):
    tiling = tiled(job)
    by_name = {sheet.name: sheet for sheet in tiling.sheets}
    assert len(by_name) == len(tiling.sheets)
    for sheet in tiling.sheets:
        for there, back in (("left", "right"), ("right", "left"), ("above", "below"), ("below", "above")):
            for name in getattr(sheet, there):
                assert sheet.name in getattr(by_name[name], back)


@given(jobs())
def test_auto_takes_the_way_with_fewer_sheets(job):
    tiling = tiled(job)
    for orientation in ("landscape", "portrait"):
        other = tiled((*job, orientation))
        assert {sheet.paper.orientation for sheet in other.sheets} == {orientation}
        assert len(tiling.sheets) <= len(other.sheets)


@given(jobs())
def test_no_row_or_column_is_too_many(job):
    """One row or column less would need windows larger than the printer reaches."""
    tiling = tiled(job)
    for count, length, room in (
        (tiling.columns, tiling.poster.width, tiling.sheets[0].room.w),
        (tiling.rows, tiling.poster.height, tiling.sheets[0].room.h),
    ):
        if count > 1:
            assert (count - 1) * (room - tiling.overlap) + tiling.overlap < length + NEAR


@pytest.mark.parametrize(
    ("poster", "sheet", "margin", "rows", "columns"),
    [
        ("A0", "A4", 5, 3, 7),
        ("A0", "A3", 5, 3, 3),
        ("A1", "A4", 5, 4, 3),
        ("A2", "A4", 5, 2, 4),
        ("A3", "A4", 5, 2, 2),
        ("A0", "A4", 6, 5, 5),
        ("A0", "A3", 6, 4, 3),
    ],
)
def test_counts_that_print_shops_know(poster, sheet, margin, rows, columns):
    tiling = tile(parse_paper(poster, "landscape"), parse_paper(sheet), margin, 10)
    assert (tiling.rows, tiling.columns) == (rows, columns)


def test_cuts_fall_on_whole_points_where_there_is_slack():
    tiling = tile(parse_paper("A0", "landscape"), parse_paper("A4"))
    cuts = {sheet.face.x for sheet in tiling.sheets} | {sheet.face.y for sheet in tiling.sheets}
    assert all(math.isclose(cut / POINT, round(cut / POINT), abs_tol=1e-9) for cut in cuts)


def test_a_small_poster_is_one_sheet():
    (sheet,) = tile(Paper("", 150, 100), parse_paper("A4")).sheets
    assert (sheet.name, sheet.window, sheet.right, sheet.below) == ("1A", Box(0, 0, 150, 100), (), ())


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((2.9, 10), "poster.small_margin"),
        ((float("nan"), 10), "poster.small_margin"),
        ((105, 10), "poster.big_margin"),
        ((6, -1), "poster.bad_overlap"),
        ((6, float("nan")), "poster.bad_overlap"),
        ((6, 120), "poster.big_overlap"),
    ],
)
def test_what_cannot_be_is_said(arguments, code):
    with pytest.raises(Problem) as caught:
        tile(parse_paper("A0"), parse_paper("A4"), *arguments)
    assert caught.value.code == code


def test_too_many_sheets_are_refused_with_their_number():
    with pytest.raises(Problem) as caught:
        tile(Paper("", 5080, 5080), Paper("", 100, 100))
    assert caught.value.code == "poster.too_many_sheets"
    assert caught.value.params == {"count": 4225, "most": 1000}


@pytest.mark.parametrize(
    ("column", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (27, "AB"), (51, "AZ"), (52, "BA"), (702, "AAA")]
)
def test_columns_go_on_after_z(column, letters):
    assert column_letters(column) == letters


def test_blank_sheets_are_known():
    poster = parse_paper("A1", "landscape")
    tiling = tile(poster, parse_paper("A4"))
    first, last = tiling.sheets[0], tiling.sheets[-1]
    page = Group("map", "page", 0, 0, poster.width, poster.height, ())
    card = Group("card", "card", 5, 5, 20, 20, ())
    edge = Group("edge", "card", last.face.x + 2, last.face.y + 2, 9, 9, ())
    marked = mark_blanks(tiling, Drawing(poster.width, poster.height, (page, card, edge)))
    assert set(marked.blanks) == {sheet.name for sheet in tiling.sheets} - {first.name, last.name}
    half = mark_blanks(tiling, Drawing(poster.width / 2, poster.height / 2, (Group("c", "card", 2.5, 2.5, 5, 5, ()),)))
    assert set(half.blanks) == {sheet.name for sheet in tiling.sheets} - {first.name}
    assert mark_blanks(tiling, Drawing(9, 9, ())).blanks == tuple(sheet.name for sheet in tiling.sheets)


@pytest.mark.parametrize("turning", ["auto", "mixed"])
@pytest.mark.parametrize("poster", ["A0", "A1", "3000x914mm"])
def test_no_sheet_is_called_like_a_paper(poster, turning):
    """ "A3" glued beside "A4" would leave people looking for the wrong thing."""
    tiling = tile(parse_paper(poster, "landscape"), parse_paper("A4"), turning=turning)
    names = [sheet.name for sheet in tiling.sheets]
    assert len(set(names)) == len(names) > 5
    for name in names:
        with pytest.raises(Problem):
            parse_paper(name)
        assert re.fullmatch(r"\d+[A-Z]+", name)
