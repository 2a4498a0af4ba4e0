"""Stages and lanes have the sizes that are said of them, on the screen and on paper."""

from itertools import pairwise

import pytest

from app.layout.engine import SheetSize, layout_map
from app.layout.shapes import Symbol, Text
from app.layout.theme import THEME
from tests.layout.maps import WORDS, card, document, lane, part, stage, visit
from tests.layout.test_engine import check

A0 = SheetSize(1189, 841)
CARDS = [card(n, n % 3, n % 2 + 1, emotion=n % 5 - 2) for n in range(24)]


def held(columns=None, heights=(None, None, None)):
    return document(
        [stage(0), stage(1, **({"columns": columns} if columns else {})), stage(2)],
        [lane(n, "channel" if n else "emotion", **({"height": h} if h else {})) for n, h in enumerate(heights)],
        CARDS,
    )


def beside(drawing, stage_id):
    return max(
        sum(1 for _, b in slots if b.y == slots[0][1].y) for (s, _), slots in drawing.slots.items() if s == stage_id
    )


@pytest.mark.parametrize("sheet", [None, A0])
@pytest.mark.parametrize("columns", [1, 4, 12])
def test_a_stage_has_so_many_cards_side_by_side(sheet, columns):
    map_ = held(columns)
    drawing = layout_map(map_, "m", WORDS, sheet)
    check(drawing, map_)
    assert drawing.beside["s1"] == columns
    assert beside(drawing, "s1") == min(4, columns)
    usual = layout_map(held(), "m", WORDS, sheet)
    if sheet is None:
        assert drawing.beside["s0"] == usual.beside["s0"], "the others stay"


def ground(drawing, lane_id):
    return part(drawing, "row", lane_id).h


def test_a_lane_is_as_high_as_is_said_or_as_its_cards_need():
    usual = layout_map(held(), "m", WORDS)
    higher = layout_map(held(heights=(None, 200.0, None)), "m", WORDS)
    assert ground(higher, "l1") == 200
    assert ground(higher, "l2") == ground(usual, "l2")
    assert higher.height == pytest.approx(usual.height + 200 - ground(usual, "l1"))
    assert ground(layout_map(held(heights=(None, 8.0, None)), "m", WORDS), "l1") == ground(usual, "l1")
    empty = document([stage(0)], [lane(0, height=30.0)])
    assert ground(layout_map(empty, "m", WORDS), "l0") == 30


def test_heights_keep_their_proportion_on_paper():
    tall = layout_map(held(heights=(None, 300.0, None)), "m", WORDS, A0)
    check(tall, held(heights=(None, 300.0, None)))
    usual = layout_map(held(), "m", WORDS, A0)
    assert ground(tall, "l1") / ground(tall, "l2") > 1.5 * ground(usual, "l1") / ground(usual, "l2")
    assert max(b.bottom for _, b in tall.lanes) <= 841 - 15


@pytest.mark.parametrize("height", [8.0, 40.0, 60.0, 150.0, 400.0])
@pytest.mark.parametrize("sheet", [None, A0])
def test_the_curve_is_as_high_as_is_said(height, sheet):
    map_ = held(heights=(height, None, None))
    drawing = layout_map(map_, "m", WORDS, sheet)
    check(drawing, map_)
    curve = drawing.curve
    assert curve is not None
    usual = layout_map(held(), "m", WORDS, sheet).curve
    assert usual is not None
    if sheet is None:
        assert curve.box.h == max(30.0, height)
    assert (curve.box.h < usual.box.h) == (height < THEME.spacing.curve_height)
    faces = [(s, g) for g in drawing.by_role("curve_faces") for s in g.shapes if isinstance(s, Symbol)]
    for face, group in faces:
        assert curve.box.y - 1 <= group.y + face.y + face.size * 0.14
        assert group.y + face.y + face.size * 0.86 <= curve.box.bottom + 1
    levels = [curve.frame.y(e) for e in (2, 1, 0, -1, -2)]
    assert all(b - a > curve.box.h * 0.035 for a, b in pairwise(levels))
    said = [s for g in drawing.by_role("curve_faces") for s in g.shapes if isinstance(s, Text)]
    assert bool(said) == (height >= 60), "a low curve has no words on it"


def test_the_band_of_a_scale_is_as_high_as_is_said():
    map_ = document([stage(0)], [lane(0), lane(1, "metric", metric="satisfaction", height=50.0)],
                    [card(0, 0, 0, satisfaction=3)])  # fmt: skip
    assert part(layout_map(map_, "m", WORDS), "metric", "l1").h == 50
    assert part(layout_map(visit(), "m", WORDS), "metric", "l4").h == 17
