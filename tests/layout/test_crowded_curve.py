"""A curve of thousands of touchpoints: in short straight pieces, and steady while touchpoints come and go."""

from itertools import pairwise

from app.domain.commands import cards
from app.layout.engine import layout_map
from app.layout.shapes import Path
from tests.layout.maps import WORDS, filled


def lines(group):
    """The strokes of a stage, one after the other."""
    return [shape for shape in group.shapes if isinstance(shape, Path) and shape.stroke]


def test_a_crowded_line_is_whole_in_many_short_pieces():
    drawing = layout_map(filled(3, 2, 2400), "m", WORDS)
    for group in drawing.by_role("curve"):
        pieces = lines(group)
        assert len(pieces) > 20
        assert all(kind in ("M", "L") for piece in pieces for kind, *_ in piece.segments)
        for one, following in pairwise(pieces):
            assert one.segments[-1][1:] == following.segments[0][1:]
    points = sum(len(piece.segments) - 1 for group in drawing.by_role("curve") for piece in lines(group))
    assert points == 2400 - 1


def test_a_line_with_room_is_one_curve():
    for group in layout_map(filled(3, 2, 90), "m", WORDS).by_role("curve"):
        assert len(lines(group)) == 1
        assert any(kind == "C" for kind, *_ in lines(group)[0].segments)


def test_one_touchpoint_more_leaves_the_other_stages_of_a_crowded_curve_as_they_are():
    held = filled(6, 2, 2400)
    before = {g.key: g for g in layout_map(held, "m", WORDS).by_role("curve")}
    edit = cards.duplicate(held, ["c6"])
    after = layout_map(held.apply(edit), "m", WORDS)
    assert {g.owner for g in after.by_role("curve") if g is not before[g.key]} <= {"s0", "s5", "s1"}
    assert any(g is not before[g.key] for g in after.by_role("curve"))
