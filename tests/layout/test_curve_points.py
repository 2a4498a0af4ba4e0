"""The curve in the hand: its points, and what it would be with another emotion of one card."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.records import Card
from app.layout.engine import SheetSize, layout_map
from app.layout.shapes import Symbol, Text
from tests.layout.maps import WORDS, card, edited, filled, grid, moved, visit

MANY = filled(6, 3, 60)


def placed(held, sheet=None):
    drawing = layout_map(held, "m", WORDS, sheet)
    assert drawing.curve is not None
    return drawing, drawing.curve


def parts(drawing):
    return {g.key: g for g in drawing.groups if g.role.startswith("curve")}


@pytest.mark.parametrize("sheet", [None, SheetSize(420, 297, 8)])
def test_a_point_is_where_its_face_is(sheet):
    drawing, curve = placed(visit(), sheet)
    faces = [
        (s.x + s.size / 2, s.y + s.size / 2)
        for g in drawing.by_role("curve_faces")
        for s in (moved(s, g.x, g.y) for s in g.shapes)
        if isinstance(s, Symbol) and s.name.startswith("face:")
    ]
    assert [(p.x, p.y) for p in curve.points] == [pytest.approx(at) for at in faces]
    assert [(p.card_id, p.stage_id, p.emotion) for p in curve.points] == [
        ("c0", "s0", 1), ("c1", "s0", 0), ("c2", "s1", -2), ("c3", "s1", 2),
    ]  # fmt: skip
    for point in curve.points:
        assert curve.point(point.card_id) == point
        assert curve.point_at(point.x + 1, point.y - 1) == point
        assert curve.emotion_at(point.y) == pytest.approx(point.emotion)
        assert curve.box.contains(point.x, point.y)
    assert curve.emotion_at(curve.points[1].y - curve.step / 2) == pytest.approx(0.5)
    assert (curve.emotion_at(-1e4), curve.emotion_at(1e4)) == (2, -2)
    assert curve.point("c4") is None, "it has no face"
    assert curve.point_at(curve.box.x, curve.box.y) is None


def test_the_lines_of_two_stages_meet_under_a_face():
    drawing, curve = placed(MANY)
    firsts = {p.stage_id: p for p in reversed(curve.points)}
    lines = list(drawing.by_role("curve"))
    assert [g.owner for g in lines] == [s for s, _ in drawing.stages]
    for group, following in pairwise(lines):
        joint = firsts[following.owner]
        end = [float(n) for n in group.shapes[-1].segments[-1][-2:]]
        assert (group.x + end[0], group.y + end[1]) == pytest.approx((joint.x, joint.y))
        assert group.box.right >= joint.x


def test_a_map_without_faces_has_no_points():
    _, curve = placed(grid(2, 1))
    assert curve.points == ()
    assert curve.point_at(curve.box.x + 50, curve.box.y + curve.box.h / 2, 9) is None
    assert curve.with_emotion("c0", 1.0) == ()


@given(st.integers(0, 59), st.integers(-2, 2))
@settings(max_examples=60)
def test_the_curve_with_another_emotion_is_that_of_the_edited_map(number, emotion):
    drawing, curve = placed(MANY)
    id_ = f"c{number}"
    after, later = placed(edited(MANY, MANY.get(Card, id_), emotion=emotion))
    if (later.frame, later.look) == (curve.frame, curve.look):
        assert {**parts(drawing), **{g.key: g for g in curve.with_emotion(id_, emotion)}} == parts(after)


@given(st.integers(0, 59), st.floats(-2, 2))
@settings(max_examples=60)
def test_a_moving_point_touches_its_stage_and_its_neighbours_only(number, emotion):
    drawing, curve = placed(MANY)
    named = {
        g.owner for g in drawing.by_role("curve_faces") if any(isinstance(s, Text) for s in g.shapes)
    }  # where the words stand
    column = number % 6
    near = {f"s{n}" for n in (column - 1, column, column + 1)}
    groups = curve.with_emotion(f"c{number}", emotion)
    assert {g.owner for g in groups if g.role == "curve"} <= near
    assert len([g for g in groups if g.role == "curve_faces"]) <= 1 + len(named) + 2
    assert {g.key for g in groups} <= {g.key for g in drawing.groups}


def test_a_point_follows_the_hand_between_two_faces():
    _, curve = placed(visit())
    start = curve.point("c1")
    assert start is not None
    group = next(g for g in curve.with_emotion("c1", 1.4) if g.key == ("curve_faces", "s0"))
    face = [s for s in group.shapes if isinstance(s, Symbol) and s.name.startswith("face:")][1]
    assert face.name == "face:1"
    assert group.y + face.y + face.size / 2 == pytest.approx(start.y - 1.4 * curve.step)
    outside = next(g for g in curve.with_emotion("c1", 9.0) if g.key == ("curve_faces", "s0"))
    assert [s.name for s in outside.shapes if isinstance(s, Symbol) and s.name.startswith("face:")][1] == "face:2"


def test_the_words_go_to_the_new_best_moment():
    held = grid(3, 1, [card(0, 0, 0, "First", 1), card(1, 1, 0, "Second", 0), card(2, 2, 0, "Third", -1)])
    _, curve = placed(held)

    def words(emotion):
        groups = curve.with_emotion("c1", emotion)
        return {g.owner: [s.line.text for s in g.shapes if isinstance(s, Text)]
                for g in groups if g.role == "curve_faces"}  # fmt: skip

    assert words(1.4)["s0"] == [WORDS["curve.best"], "First"]
    assert words(1.6)["s0"] == []
    assert words(1.6)["s1"] == [WORDS["curve.best"], "Second"]
