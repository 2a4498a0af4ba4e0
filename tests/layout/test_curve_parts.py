"""The curve's parts: their shapes are made when somebody looks, and coarse ones look like all of them from afar."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.commands import cards
from app.layout import curve_parts
from app.layout.curve_parts import CurveFaces, CurveLine, thinned
from app.layout.engine import layout_map
from app.layout.shapes import Path, Rect, Symbol, smallest_size
from tests.layout.maps import WORDS, filled

POINTS = st.lists(st.tuples(st.floats(0.01, 3.0), st.floats(0.0, 90.0)), max_size=60)


@pytest.fixture
def made(monkeypatch):
    """How many shapes of curves were made so far."""
    count = []

    def counted(make):
        return lambda *given, **named: count.append(make) or make(*given, **named)

    monkeypatch.setattr(curve_parts, "line", counted(curve_parts.line))
    monkeypatch.setattr(curve_parts, "faces", counted(curve_parts.faces))
    return count


def test_a_layout_makes_no_shapes_of_the_curve_and_a_look_makes_those_that_are_looked_at(made):
    drawing = layout_map(filled(5, 3, 61), "m", WORDS)
    assert made == []
    assert drawing.group("curve_faces", "s2").shapes
    assert len(made) == 1
    assert drawing.group("curve_faces", "s2").shapes is drawing.group("curve_faces", "s2").shapes
    assert len(made) == 1


def test_a_curve_that_only_stands_elsewhere_keeps_what_it_shows(made):
    held = filled(5, 3, 62)
    before = layout_map(held, "m", WORDS)
    shown = {group.key: group.shapes for role in ("curve", "curve_faces") for group in before.by_role(role)}
    made.clear()
    title = "So long a title of a map that it takes several lines and everything below has to make room for it. " * 3
    edit = cards.set_fields(held, ["c0"], {"text": title * 3})
    after = layout_map(held.apply(edit), "m", WORDS)
    assert after.height > before.height
    for role in ("curve", "curve_faces"):
        for group in after.by_role(role):
            assert group.shapes is shown[group.key]
    assert made == []


@given(steps=POINTS, grain=st.floats(0.05, 8.0))
def test_thinned_points_keep_the_ends_and_extremes_of_every_column(steps, grain):
    x, points = 0.0, []
    for step, y in steps:
        x += step
        points.append((x, y))
    kept = thinned(points, grain)
    assert list(kept) == [point for point in points if point in set(kept)]
    columns: dict[int, list[tuple[float, float]]] = {}
    for point in points:
        columns.setdefault(math.floor(point[0] / grain), []).append(point)
    for column in columns.values():
        left = [point for point in kept if point in column]
        assert left[0] == column[0]
        assert left[-1] == column[-1]
        assert min(y for _, y in left) == min(y for _, y in column)
        assert max(y for _, y in left) == max(y for _, y in column)
        assert len(left) <= 4


def test_coarse_shapes_of_a_crowd_are_few_and_reach_as_far():
    drawing = layout_map(filled(3, 2, 2400), "m", WORDS)
    grain = 4.0
    for group in drawing.by_role("curve"):
        line = group.content
        assert isinstance(line, CurveLine)
        assert line.is_close(grain)
        whole = [s for s in group.shapes if isinstance(s, Path) and s.stroke]
        coarse = [s for s in line.coarse(grain) if isinstance(s, Path) and s.stroke]
        ends = [[point[-2:] for s in shapes for point in s.segments] for shapes in (whole, coarse)]
        assert len(ends[1]) < len(ends[0]) / 2
        for pick in (min, max):
            assert pick(y for _, y in ends[0]) == pick(y for _, y in ends[1])
        assert (ends[0][0], ends[0][-1]) == (ends[1][0], ends[1][-1])
    for group in drawing.by_role("curve_faces"):
        faces = group.content
        assert isinstance(faces, CurveFaces)
        dots = [s for s in group.shapes if isinstance(s, Symbol)]
        boxes = [s for s in faces.coarse(grain) if isinstance(s, Rect)]
        assert len(boxes) < len(dots) / 2
        assert {box.fill for box in boxes} == {dot.color for dot in dots} - {"#ffffff"}


def test_the_smallest_type_of_a_curve_is_that_of_its_words():
    for group in layout_map(filled(3, 2, 30), "m", WORDS).by_role("curve_faces"):
        assert group.content.smallest == smallest_size(group.shapes)
