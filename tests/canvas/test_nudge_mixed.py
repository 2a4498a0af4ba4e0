"""Touchpoints and notes that are moved together by a key."""

from typing import get_args

import pytest

from app.canvas.focus import Direction, Ref
from app.canvas.nudge import nudged
from tests.layout.maps import card, document, lane, stage


@pytest.mark.parametrize("direction", get_args(Direction))
@pytest.mark.parametrize("chosen", [["c0", "c1"], ["c1", "c0"]])
def test_notes_among_touchpoints_have_no_steps(chosen, direction):
    held = document([stage(0), stage(1)], [lane(0), lane(1, "text")], [card(0, 0, 0), card(1, 0, 1), card(2, 1, 0)])
    edit = nudged(held, "m", Ref("card", chosen[-1]), chosen, direction, stepwise=True)
    after = held.apply(edit)
    assert len(after.cards("m")) == 3
