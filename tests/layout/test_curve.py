"""The emotion curve: through every touchpoint in journey order, monotone between them, tinted on both sides."""

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.layout.cubics import monotone, pieces, split
from app.layout.engine import SheetSize, layout_map
from app.layout.shapes import Group, Path, Symbol, Text
from app.layout.theme import THEME
from tests.layout.maps import WORDS, card, document, filled, grid, lane, moved, part, stage, visit

COLORS = THEME.colors
heights = st.lists(st.integers(-2, 2), min_size=2, max_size=30)


def at(cubic, t):
    u = 1 - t
    return tuple(u**3 * a + 3 * u * u * t * b + 3 * u * t * t * c + t**3 * d for a, b, c, d in zip(*cubic, strict=True))


@given(heights, st.lists(st.floats(0.5, 50), min_size=30, max_size=30))
def test_the_line_meets_every_point_and_overshoots_none(ys, steps):
    xs = [sum(steps[: n + 1]) for n in range(len(ys))]
    points = [(x, float(y)) for x, y in zip(xs, ys, strict=True)]
    cubics = monotone(points)
    assert [c[0] for c in cubics] + [cubics[-1][3]] == points
    for cubic, (a, b) in zip(cubics, pairwise(points), strict=True):
        along = [at(cubic, t / 20) for t in range(21)]
        rising = 1 if b[1] >= a[1] else -1
        for (x, y), (next_x, next_y) in pairwise(along):
            assert next_x > x
            assert (next_y - y) * rising >= -1e-9
    for before, after in pairwise(cubics):  # no corner: both sides have one direction
        (ax, ay), (bx, by) = before[2], before[3]
        (cx, cy) = after[1]
        assert (by - ay) / (bx - ax) == pytest.approx((cy - by) / (cx - bx), abs=1e-9)


@given(heights)
def test_the_line_is_cut_where_it_crosses_neutral(ys):
    points = [(float(n), float(y)) for n, y in enumerate(ys)]
    for piece in pieces(monotone(points), 0.0):
        sides = [at(cubic, t / 10)[1] for cubic in piece for t in range(11)]
        assert min(sides) >= -1e-6 or max(sides) <= 1e-6
        assert max(map(abs, sides)) > 1e-3
        for one, following in pairwise(piece):
            assert one[3] == following[0]


def test_a_cut_cubic_is_the_same_line():
    cubic = ((0.0, 0.0), (1.0, 3.0), (2.0, -1.0), (3.0, 2.0))
    first, second = split(cubic, 0.3)
    for t in (0.0, 0.25, 0.7, 1.0):
        assert at(first, t) == pytest.approx(at(cubic, 0.3 * t))
        assert at(second, t) == pytest.approx(at(cubic, 0.3 + 0.7 * t))


def curve(held, sheet=None):
    """The whole curve as one group whose shapes are relative to its band."""
    return whole(layout_map(held, "m", WORDS, sheet))


def whole(drawing):
    ground = part(drawing, "curve_levels", "m")
    parts = [ground, *drawing.by_role("curve"), *drawing.by_role("curve_faces")]
    shapes = tuple(moved(shape, g.x - ground.x, g.y - ground.y) for g in parts for shape in g.shapes)
    return Group(ground.owner, ground.role, ground.x, ground.y, ground.w, ground.h, shapes)


def faces(group):
    return [s for s in group.shapes if isinstance(s, Symbol) and s.name.startswith("face")]


def lines(group):
    return [s.line.text for s in group.shapes if isinstance(s, Text)]


def test_faces_stand_in_journey_order_at_their_heights():
    cards = [
        card(0, 0, 0, "A", 2),
        card(1, 0, 1, "B", -1),
        card(2, 1, 0, "C"),
        card(3, 1, 1, "D", 0),
        card(4, 2, 0, "E", -2),
    ]
    held = grid(3, 2, cards)
    drawing = layout_map(held, "m", WORDS)
    group = whole(drawing)
    found = faces(group)
    assert [s.name for s in found] == ["face:2", "face:-1", "face:0", "face:-2"], "what is not felt is left out"
    assert [s.color for s in found] == [COLORS.emotions[e] for e in (2, -1, 0, -2)]
    middles = [(group.x + s.x + s.size / 2, s.y + s.size / 2) for s in found]
    columns = dict(drawing.stages)
    first = columns["s0"]
    assert [x for x, _ in middles[:2]] == pytest.approx([first.x + first.w / 4, first.x + first.w * 3 / 4])
    assert middles[2][0] == pytest.approx(columns["s1"].x + columns["s1"].w / 2)
    ys = [y for _, y in middles]
    step = (ys[3] - ys[0]) / 4
    assert step > 5
    assert ys[1] == pytest.approx(ys[0] + 3 * step)
    assert ys[2] == pytest.approx(ys[0] + 2 * step)


def test_notes_have_no_place_on_the_curve():
    held = document([stage(0)], [lane(0), lane(1, "text")], [card(0, 0, 0, "A", 1), card(1, 0, 1, "B", -2)])
    assert [s.name for s in faces(curve(held))] == ["face:1"]


def test_the_areas_are_tinted_by_side():
    group = curve(grid(2, 1, [card(0, 0, 0, "A", 1), card(1, 0, 0, "B", -1), card(2, 1, 0, "C", 2)]))
    fills = {s.fill for s in group.shapes if isinstance(s, Path) and s.fill}
    assert fills == {COLORS.above, COLORS.below}
    flat = curve(grid(2, 1, [card(0, 0, 0, "A", 0), card(1, 1, 0, "B", 0)]))
    assert not [s for s in flat.shapes if isinstance(s, Path) and s.fill]


def test_the_best_and_the_worst_moment_are_named():
    assert lines(curve(visit())) == [
        WORDS["curve.best"], "Is greeted by name", WORDS["curve.worst"], "Waits in line to pay",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("emotions", "named"),
    [((0, 0), []), ((1, 0, 1), ["best", "Card 0"]), ((-1, -2), ["worst", "Card 1"]), ((2,), ["best", "Card 0"])],
)
def test_a_moment_is_best_above_neutral_and_worst_below(emotions, named):
    held = grid(1, 1, [card(n, 0, 0, emotion=e) for n, e in enumerate(emotions)])
    assert [text.removeprefix("curve ") for text in lines(curve(held))] == named


def test_of_equal_moments_the_more_important_is_named():
    held = grid(1, 1, [card(0, 0, 0, emotion=2), card(1, 0, 0, emotion=2, importance=5), card(2, 0, 0, emotion=2)])
    assert lines(curve(held)) == [WORDS["curve.best"], "Card 1"]


def test_labels_do_not_lie_on_faces():
    group = curve(visit())
    for text in (s for s in group.shapes if isinstance(s, Text)):
        for face in faces(group):
            apart = text.y < face.y or text.y - text.line.runs[0].size * 0.73 > face.y + face.size
            assert apart or text.x > face.x + face.size or text.x + text.line.width < face.x


def test_without_faces_a_quiet_line_and_on_the_screen_a_hint():
    natural, printed = curve(grid(2, 1)), curve(grid(2, 1), SheetSize(420, 297, 8))
    for group in (natural, printed):
        assert [s for s in group.shapes if isinstance(s, Path) and s.dash]
        assert not faces(group)
    assert " ".join(lines(natural)) == WORDS["curve.hint"]
    assert lines(printed) == []


def test_faces_never_touch_and_become_dots_when_there_are_too_many():
    few, many = curve(filled(4, 2, 12)), curve(filled(4, 2, 400))
    assert len(faces(few)) == 12
    for one, other in pairwise(faces(few)):
        assert math.hypot(other.x - one.x, other.y - one.y) > one.size
    dots = [s for s in many.shapes if isinstance(s, Symbol) and s.name == "mark:dot" and s.color != COLORS.page]
    assert len(dots) == 400
    assert [s.name for s in faces(many)] == ["face:2", "face:-2"], "only the best and the worst keep theirs"
