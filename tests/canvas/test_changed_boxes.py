"""Where two drawings differ: all of it is painted anew, whatever the edit, and what stands as it stood is not."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from app.canvas.scene import changed_boxes
from app.domain.commands import cards
from app.layout.engine import layout_map
from app.layout.shapes import Box, Drawing
from tests.layout.maps import WORDS, filled
from tests.layout.test_same_as_anew import LONG, add, change, move, rebuild

EDITS = (add, move, change, rebuild)


def drawn(held) -> Drawing:
    return layout_map(held, "m", WORDS)


def holds(boxes: list[Box], box: Box) -> bool:
    """Whether one of the boxes holds that one."""
    return any(
        b.x <= box.x and b.y <= box.y and b.right >= box.right - 1e-6 and b.bottom >= box.bottom - 1e-6 for b in boxes
    )


@given(st.randoms(use_true_random=False), st.lists(st.sampled_from(EDITS), min_size=1, max_size=3))
@settings(max_examples=30)
def test_every_card_that_looks_or_stands_otherwise_is_in_a_box(rng: random.Random, edits):
    held = filled(3, 4, 60)
    for edit in edits:
        before, held = drawn(held), held.apply(edit(held, rng))
        after = drawn(held)
        boxes = changed_boxes(before, after)
        old = {group.owner: group for group in before.by_role("card")}
        new = {group.owner: group for group in after.by_role("card")}
        for owner in old.keys() | new.keys():
            was, now = old.get(owner), new.get(owner)
            if was is None or now is None or was.box != now.box or not now.looks_like(was):
                assert all(holds(boxes, group.box) for group in (was, now) if group is not None)


def test_a_row_that_moves_is_two_boxes_and_what_is_above_is_left_alone():
    held = filled(3, 4, 60)
    grown = next(
        group.owner for group in drawn(held).by_role("card") if held.look_up("card", group.owner).lane_id == "l1"
    )
    before, after = drawn(held), drawn(held.apply(cards.retitle(held, grown, LONG * 3)))
    boxes = changed_boxes(before, after)
    old, new = dict(before.lanes), dict(after.lanes)
    assert old["l2"].y != new["l2"].y
    assert {old["l2"], new["l2"], old["l3"], new["l3"]} <= set(boxes)
    curve = max(group.y + group.h for group in after.by_role("curve"))
    mine = [box for box in boxes if box.y >= curve and box.bottom <= old["l2"].y]
    assert [box for box in mine if box.y < old["l1"].y] == []
