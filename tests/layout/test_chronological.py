"""The chronological density: each touchpoint has a step of its own, its card right under its point of the curve."""

from itertools import pairwise

import pytest
from hypothesis import given, settings

from app.domain.records import Card
from app.layout.display import Display
from app.layout.engine import SheetSize, layout_map
from tests.layout.maps import WORDS, edited, filled, part, visit
from tests.layout.test_display import looks
from tests.layout.test_engine import check, maps

STEPS = Display("chronological")
A0 = SheetSize(1189, 841)


def check_steps(drawing, held):
    """Touchpoints stand from left to right in journey order, each at its step and under its point."""
    for stage in held.stages("m"):
        cards = [c for c in held.stage_cards(stage.id) if held.is_touchpoint(c)]
        if stage.id in drawing.collapsed:
            assert stage.id not in drawing.steps
            continue
        assert [id_ for id_, _ in drawing.steps[stage.id]] == [c.id for c in cards]
        for (_, one), (_, following) in pairwise(drawing.steps[stage.id]):
            assert one < following
        for id_, middle in drawing.steps[stage.id]:
            group = drawing.group("card", id_)
            if group is not None:
                assert group.x + group.w / 2 == pytest.approx(middle)
            point = drawing.curve.point(id_) if drawing.curve is not None else None
            if point is not None:
                assert point.x == pytest.approx(middle)


@settings(max_examples=80, deadline=None)
@given(looks())
def test_every_card_stands_under_its_point(look):
    held, display = look
    shown = Display("chronological", collapsed=display.collapsed)
    drawing = layout_map(held, "m", WORDS, display=shown)
    check(drawing, held, display.collapsed - {"gone"})
    check_steps(drawing, held)


@settings(max_examples=12, deadline=None)
@given(maps())
def test_on_paper_too(held):
    drawing = layout_map(held, "m", WORDS, A0, display=STEPS)
    check(drawing, held)
    check_steps(drawing, held)


def test_a_stage_is_as_wide_as_its_steps():
    held = visit()
    drawing = layout_map(held, "m", WORDS, display=STEPS)
    assert drawing.beside == {"s0": 2, "s1": 2, "s2": 1}
    assert part(drawing, "card", "c0").w == part(layout_map(held, "m", WORDS), "card", "c0").w
    assert not layout_map(held, "m", WORDS).steps


def test_a_moved_card_changes_the_order_of_its_stage_over_all_lanes():
    held = filled(2, 3, 12)
    stage = [c.id for c in held.stage_cards("s0")]
    assert stage == ["c0", "c2", "c4", "c6", "c8", "c10"]
    assert {held.get(Card, i).lane_id for i in ("c0", "c6")} == {"l0"}
    after = edited(held, held.get(Card, "c0"), rank="b00007")
    drawing = layout_map(after, "m", WORDS, display=STEPS)
    assert [id_ for id_, _ in drawing.steps["s0"]] == ["c2", "c4", "c6", "c0", "c8", "c10"]
    check_steps(drawing, after)
