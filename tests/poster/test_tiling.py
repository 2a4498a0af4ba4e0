"""Sheets of two ways, strips of a roll, and a margin for each side."""

import itertools

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.domain.problems import Problem
from app.poster.paper import ROLLS, Margins, Paper, Roll, parse_paper
from app.poster.seams import Around, obstacles
from app.poster.tiling import tile
from tests.poster.sample import drawing

NEAR = 1e-6


@st.composite
def jobs(draw):
    """A poster, sheets that may turn row by row, and margins that differ."""
    sheet = parse_paper(draw(st.sampled_from(["A4", "A3", "Letter", "Tabloid"])))
    sides = [draw(st.floats(3, 15)) for _ in range(4)]
    return (
        Paper("", draw(st.floats(100, 2000)), draw(st.floats(100, 2000))),
        sheet,
        Margins(*sides),
        draw(st.floats(0, 25)),
    )


def tiled(*job, **options):
    try:
        return tile(*job, **options)
    except Problem as problem:
        assume(problem.code != "poster.too_many_sheets")
        raise


def assert_whole(tiling):
    """The faces cover the poster once, every window fits its printer and repeats the strip that is asked for."""
    poster = tiling.poster
    for one, other in itertools.combinations([sheet.face for sheet in tiling.sheets], 2):
        beside = one.right <= other.x + NEAR or other.right <= one.x + NEAR
        assert beside or one.bottom <= other.y + NEAR or other.bottom <= one.y + NEAR
    covered = sum(sheet.face.w * sheet.face.h for sheet in tiling.sheets)
    assert covered == pytest.approx(poster.width * poster.height)
    for sheet in tiling.sheets:
        assert sheet.window.w <= sheet.room.w + NEAR
        assert sheet.window.h <= sheet.room.h + NEAR
        assert sheet.window.right == pytest.approx(
            min(poster.width, sheet.face.right + (tiling.overlap if sheet.right else 0))
        )
        assert sheet.window.bottom == pytest.approx(
            min(poster.height, sheet.face.bottom + (tiling.overlap if sheet.below else 0))
        )
        assert bool(sheet.right) == (sheet.face.right < poster.width - NEAR)
        assert bool(sheet.below) == (sheet.face.bottom < poster.height - NEAR)


@given(jobs())
def test_turned_sheets_are_the_poster_too_and_never_more(job):
    mixed, alike = tiled(*job, "mixed"), tiled(*job)
    assert_whole(mixed)
    assert len(mixed.sheets) <= len(alike.sheets)
    names = {sheet.name: sheet for sheet in mixed.sheets}
    assert len(names) == len(mixed.sheets)
    for sheet in mixed.sheets:
        for there, back in (("left", "right"), ("right", "left"), ("above", "below"), ("below", "above")):
            assert all(sheet.name in getattr(names[name], back) for name in getattr(sheet, there))


def fewest(poster, sheet, margin, overlap):
    """The least sheets in rows or columns of both ways, counted plainly."""
    a, b = sheet.width - 2 * margin - overlap, sheet.height - 2 * margin - overlap

    def rows(width, height, wide, high):
        return -int(-((width - overlap) / wide - NEAR) // 1), -int(-((height - overlap) / high - NEAR) // 1)

    best = 10**9
    for width, height in ((poster.width, poster.height), (poster.height, poster.width)):
        standing, lying = rows(width, height, a, b)[0], rows(width, height, b, a)[0]
        for some in range(40):
            rest = height - overlap - some * b
            more = max(0, -int(-(rest / a - NEAR) // 1))
            if some or more:
                best = min(best, some * max(1, standing) + more * max(1, lying))
    return best


@given(jobs())
def test_no_way_with_rows_or_columns_needs_fewer(job):
    poster, sheet, margins, overlap = job
    tiling = tiled(poster, sheet, Margins.all(margins.left), overlap, "mixed")
    assert len(tiling.sheets) <= fewest(poster, sheet, margins.left, overlap)


def test_turning_saves_sheets():
    """A1 on A4: 15 or 16 sheets of one way, 13 of both."""
    poster = parse_paper("A1", "landscape")
    assert len(tile(poster, parse_paper("A4")).sheets) == 15
    mixed = tile(poster, parse_paper("A4"), turning="mixed")
    assert len(mixed.sheets) == 13
    assert mixed.is_mixed


@pytest.mark.parametrize("name", ["A0", "A1"])
def test_rows_of_both_ways_are_cut_between_their_own_cards(name):
    poster = parse_paper(name, "landscape")
    shown = drawing(poster, 90)
    mixed = tile(poster, parse_paper("A4"), turning="mixed", around=Around(obstacles(shown)))
    assert_whole(mixed)
    even = tile(poster, parse_paper("A4"), turning="mixed")
    assert mixed.cards_cut <= through(even, shown)
    assert mixed.cards_cut == through(mixed, shown)


def through(tiling, shown):
    """How often cuts go through cards: each line that goes through, and each line of the sheets of one way."""
    found = set()
    for sheet in tiling.sheets:
        face, way = sheet.face, sheet.paper.orientation
        for card in shown.by_role("card"):
            box = card.box
            if box.x + NEAR < face.x < box.right - NEAR and box.y < face.bottom and face.y < box.bottom:
                found.add((card.owner, "x", face.x, way if tiling.lines == "rows" else ""))
            if box.y + NEAR < face.y < box.bottom - NEAR and box.x < face.right and face.x < box.right:
                found.add((card.owner, "y", face.y, way if tiling.lines == "columns" else ""))
    return len(found)


# -- rolls --------------------------------------------------------------------------------------
@given(st.floats(100, 4000), st.floats(100, 4000), st.sampled_from(ROLLS), st.floats(3, 20))
def test_a_roll_is_as_wide_as_it_is_and_as_long_as_need_be(width, height, roll, margin):
    poster = Paper("", width, height)
    tiling = tile(poster, Roll(roll), margin)
    assert_whole(tiling)
    down = tiling.sheets[0].paper.width == roll
    length = height if down else width
    strips = 1 if (width if down else height) <= roll - 2 * margin + NEAR else len(tiling.sheets)
    assert len(tiling.sheets) == strips
    for sheet in tiling.sheets:
        across, along = (sheet.paper.width, sheet.paper.height) if down else (sheet.paper.height, sheet.paper.width)
        assert across == roll
        assert along == pytest.approx(length + 2 * margin)
    assert tiling.rows == 1 or tiling.columns == 1


@pytest.mark.parametrize(
    ("paper", "roll", "strips", "metres"),
    [
        ("A1", 610, 1, 0.841),
        ("A0", 914, 1, 1.189),
        ("A0", 610, 2, 1.189),
        ("A0", 1067, 1, 1.189),
        ("3000x900mm", 914, 1, 3.0),
    ],
)
def test_rolls_that_print_shops_know(paper, roll, strips, metres):
    tiling = tile(parse_paper(paper), Roll(roll), 6)
    assert len(tiling.sheets) == strips
    assert max(tiling.sheets[0].paper.width, tiling.sheets[0].paper.height) == pytest.approx(metres * 1000 + 12)


# -- margins ------------------------------------------------------------------------------------
def test_strips_run_down_or_across_as_asked():
    tall = parse_paper("1500x6000mm")
    assert len(tile(tall, Roll(914)).sheets) == 2
    across = tile(tall, Roll(914), turning="landscape")
    assert len(across.sheets) == 7
    assert {(sheet.paper.width, sheet.paper.height) for sheet in across.sheets} == {(1512, 914)}


def test_each_side_has_its_own_margin_and_lying_sheets_the_larger():
    margins = Margins(left=4, top=7, right=5, bottom=17)
    poster = parse_paper("A1", "landscape")
    standing = tile(poster, parse_paper("A4"), margins, turning="portrait").sheets[0]
    assert standing.room.w == 210 - 9
    assert standing.room.h == 297 - 24
    lying = tile(poster, parse_paper("A4"), margins, turning="landscape").sheets[0]
    assert lying.margins == Margins(17, 5, 17, 5)
    assert (lying.room.w, lying.room.h) == (297 - 34, 210 - 10)


@pytest.mark.parametrize("side", range(4))
def test_a_margin_that_is_too_small_is_refused_on_any_side(side):
    sides = [6.0] * 4
    sides[side] = 2.5
    with pytest.raises(Problem) as caught:
        tile(parse_paper("A1"), parse_paper("A4"), Margins(*sides))
    assert (caught.value.code, caught.value.params["margin"]) == ("poster.small_margin", 2.5)
