"""Widths of stages and heights of lanes: facts of the map, one undo each."""

import pytest

from app.domain.commands import grid
from app.domain.edits import Edit
from app.domain.problems import Problem
from app.domain.records import Lane, Stage
from tests.layout.maps import document, lane, stage

HELD = document([stage(0), stage(1, columns=5), stage(2)], [lane(0), lane(1, height=40.0)])


def columns(held):
    return [s.fields.get("columns") for s in held.stages("m")]


def heights(held):
    return [s.fields.get("height") for s in held.lanes("m")]


def undone(edit: Edit) -> Edit:
    return Edit(edit.label, tuple(type(c)(c.after, c.before) for c in edit.changes))


@pytest.mark.parametrize(("count", "kept"), [(3, 3), (0, 1), (99, 12), (None, None)])
def test_a_stage_has_as_many_cards_side_by_side_as_the_catalogue_allows(count, kept):
    edit = grid.set_columns(HELD, ["s1"], count)
    after = HELD.apply(edit)
    assert columns(after) == [None, kept, None]
    assert columns(after.apply(undone(edit))) == columns(HELD)
    assert (edit.label.code, edit.label.params) == ("size_stage", {"title": "Stage 1", "count": 1})


def test_all_are_as_wide_as_the_widest():
    edit = grid.align_widths(HELD, {"s0": 2, "s1": 5, "s2": 3})
    assert columns(HELD.apply(edit)) == [5, 5, 5]
    assert len(edit.changes) == 2
    assert grid.align_widths(HELD, {"s0": 2}).changes == ()


@pytest.mark.parametrize(
    ("height", "kept"), [(55.04, 55.0), (0, grid.LOWEST_LANE), (9e9, grid.HIGHEST_LANE), (None, None)]
)
def test_a_lane_is_no_lower_than_is_said(height, kept):
    after = HELD.apply(grid.set_height(HELD, ["l0", "l1"], height))
    assert heights(after) == [kept, kept]


def test_sizes_go_back_to_what_the_cards_need():
    after = HELD.apply(grid.fit_sizes(HELD, ["s0", "s1"], ["l1"]))
    assert (columns(after), heights(after)) == ([None] * 3, [None] * 2)


def test_sizes_of_what_is_gone():
    for attempt in (lambda: grid.set_columns(HELD, ["gone"], 2), lambda: grid.set_height(HELD, ["s0"], 20)):
        with pytest.raises(Problem) as caught:
            attempt()
        assert caught.value.code == "record.gone"
    assert HELD.find(Stage, "s0") is not None
    assert HELD.find(Lane, "l0") is not None
