"""Gutters that cuts run through get wider: from the border, without harm to any card."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.layout.shapes import Box
from app.poster.gutters import BORDER, MOST, Gap, Stretch, stretch, widened
from app.poster.paper import parse_paper
from app.poster.seams import SAFE
from app.poster.spec import PrintSpec, TileSpec, cut, cut_drawing
from tests.poster.sample import WORDS, drawing, overlap
from tests.poster.stitching import assert_stitched

NEAR = 1e-6
JOBS = [("A1", "A4"), ("A1", "A3"), ("A2", "A4"), ("A0", "A4"), ("A0", "A3"), ("A2", "Letter")]


def sheets(name: str) -> TileSpec:
    return TileSpec(parse_paper(name), wider=True)


def room_at(shown, tiling):
    """Of each cut that spares the cards how near the nearest card is."""
    boxes = [group.box for group in shown.by_role("card")]
    for axis in ("x", "y"):
        cuts = {getattr(sheet.face, axis) for sheet in tiling.sheets} - {0}
        spans = [(box.x, box.right) if axis == "x" else (box.y, box.bottom) for box in boxes]
        for at in sorted(cuts):
            if not any(low + NEAR < at < high - NEAR for low, high in spans):
                yield min(max(low - at, at - high) for low, high in spans)


@pytest.mark.parametrize(("poster", "sheet"), JOBS)
def test_cards_keep_their_size_their_order_and_their_paper(poster, sheet):
    paper = parse_paper(poster, "landscape")
    shown = drawing(paper, 90)
    roomy, tiling = cut_drawing(paper, sheets(sheet), shown)
    assert (roomy.width, roomy.height) == (shown.width, shown.height)
    assert tiling.cards_cut <= cut(paper, replace(sheets(sheet), wider=False), shown).cards_cut
    before = {group.owner: group.box for group in shown.by_role("card")}
    after = {group.owner: group.box for group in roomy.by_role("card")}
    assert before.keys() == after.keys()
    for owner, box in after.items():
        assert (box.w, box.h) == (before[owner].w, before[owner].h)
    for one, other in itertools.combinations(after, 2):
        assert not overlap(after[one], after[other])
        if before[one].right <= before[other].x:
            assert after[one].right <= after[other].x + NEAR
    for group in roomy.groups:
        if group.role != "page":
            box = group.box
            assert (
                min(box.x, box.y, roomy.width - box.right, roomy.height - box.bottom)
                >= min(BORDER, paper.margin) - 0.01
            )


@pytest.mark.parametrize(("poster", "sheet"), JOBS)
def test_cuts_have_more_room_than_before(poster, sheet):
    paper = parse_paper(poster, "landscape")
    shown = drawing(paper, 90)
    roomy, tiling = cut_drawing(paper, sheets(sheet), shown)
    plain = cut(paper, replace(sheets(sheet), wider=False), shown)
    tight, wide = sorted(room_at(shown, plain)), sorted(room_at(roomy, tiling))
    assert sum(wide) >= sum(tight)
    if tight and tight[0] < SAFE / 2:
        assert wide[0] > tight[0]


@given(
    st.lists(st.tuples(st.floats(0.5, 8), st.floats(0.1, MOST), st.floats(1, 60)), max_size=6),
    st.floats(-10, 0),
    st.lists(st.floats(-20, 600), min_size=2, max_size=2),
)
def test_a_stretch_never_turns_anything_round(parts, start, places):
    gaps, at = [], 10.0
    for width, by, between in parts:
        gaps.append(Gap(at, at + width, by))
        at += width + between
    stretched = Stretch(tuple(gaps), start)
    low, high = sorted(places)
    assert stretched.at(low) <= stretched.at(high) + NEAR
    assert (
        high - low - NEAR <= stretched.at(high) - stretched.at(low) <= high - low + sum(gap.by for gap in gaps) + NEAR
    )


def test_what_reaches_across_is_drawn_out_and_texts_are_not():
    paper = parse_paper("A1", "landscape")
    shown = drawing(paper, 90)
    middle = sorted({group.x for group in shown.by_role("card")})[3]
    across = stretch(shown, [middle - 0.5], "x")
    roomy = widened(shown, across, Stretch())
    (gap,) = across.gaps
    row, wider = (next(d.by_role("row")).box for d in (shown, roomy))
    assert wider.w == pytest.approx(row.w + gap.by)
    for one, other in zip(shown.groups, roomy.groups, strict=True):
        assert one.key == other.key
        lines = [[getattr(shape, "line", None) for shape in group.shapes] for group in (one, other)]
        assert lines[0] == lines[1]


def test_wide_gutters_and_cuts_through_cards_are_left_alone():
    shown = drawing(parse_paper("A1", "landscape"), 90)
    card = next(shown.by_role("card")).box
    assert stretch(shown, [card.x + card.w / 2], "x") == Stretch()
    assert stretch(shown, [card.y - 60], "y") == Stretch()
    narrow = widened(shown, Stretch(), Stretch())
    assert [group.box for group in narrow.groups] == [group.box for group in shown.groups]


@pytest.mark.parametrize("turning", ["auto", "mixed"])
def test_sheets_with_wider_gutters_put_together_are_the_poster(tmp_path, turning):
    paper = parse_paper("A2", "landscape")
    spec = PrintSpec(paper, tiles=TileSpec(parse_paper("A4"), turning=turning, wider=True))
    shown = drawing(paper, 90)
    roomy, _ = cut_drawing(paper, spec.tiles, shown)
    assert any(one.box != other.box for one, other in zip(roomy.groups, shown.groups, strict=True))
    assert isinstance(roomy.groups[0].box, Box)
    assert_stitched(tmp_path, shown, spec, WORDS)
