"""Moving touchpoints in the journey of a stage, over all its channels."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.commands import cards
from app.domain.records import Card
from tests.layout.maps import card, document, lane, stage

LANES = [lane(0), lane(1), lane(2, "text")]
HELD = document(
    [stage(0), stage(1)], LANES,
    [*(card(n, 0, n % 2, f"T{n}") for n in range(6)), card(6, 0, 2, "Note"), card(7, 1, 0, "Other")],
)  # fmt: skip


def steps(held, stage_id="s0"):
    return [c.id for c in held.stage_cards(stage_id) if held.is_touchpoint(c)]


@given(st.lists(st.sampled_from([f"c{n}" for n in range(8)]), min_size=1, max_size=4, unique=True),
       st.sampled_from(["l0", "l1"]), st.sampled_from(["s0", "s1"]), st.integers(-1, 9))  # fmt: skip
def test_cards_go_to_a_step_whatever_lane_they_are_in(moving, lane_id, stage_id, step):
    edit = cards.move(HELD, moving, (stage_id, lane_id), step=step)
    after = HELD.apply(edit)
    rest = [id_ for id_ in steps(HELD, stage_id) if id_ not in moving]
    at = max(0, min(step, len(rest)))
    assert steps(after, stage_id) == [*rest[:at], *moving, *rest[at:]]
    assert {(after.get(Card, i).stage_id, after.get(Card, i).lane_id) for i in moving} == {(stage_id, lane_id)}
    assert {c.record.id for c in edit.changes} <= set(moving), "only what moves changes"
    assert cards.move(after, moving, (stage_id, lane_id), step=step).changes == ()


@pytest.mark.parametrize("step", [0, 2, 6])
def test_copies_go_to_a_step(step):
    edit = cards.duplicate(HELD, ["c7"], ("s0", "l1"), 0, step)
    after = HELD.apply(edit)
    assert steps(after)[step] == edit.changes[0].record.id
