"""However a person looks at a map, everything is in its place."""

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.commands import grid as sizes
from app.layout.coloring import color_sides
from app.layout.display import DENSITIES, Display
from app.layout.engine import SheetSize, layout_map
from app.layout.shapes import Symbol, Text
from tests.layout.maps import WORDS, card, document, lane, part, stage, visit
from tests.layout.test_engine import check, maps


@st.composite
def looks(draw):
    """A map of any size, with sizes of its own, and a way to look at it."""
    held = draw(maps())
    stages, lanes = [s.id for s in held.stages("m")], [i.id for i in held.lanes("m")]
    for id_ in draw(st.lists(st.sampled_from(stages), max_size=3, unique=True)) if stages else []:
        held = held.apply(sizes.set_columns(held, [id_], draw(st.integers(1, 12))))
    for id_ in draw(st.lists(st.sampled_from(lanes), max_size=3, unique=True)) if lanes else []:
        held = held.apply(sizes.set_height(held, [id_], draw(st.floats(0, 300))))
    collapsed = draw(st.sets(st.sampled_from([*stages, *lanes, "gone"])))
    return held, Display(
        draw(st.sampled_from(DENSITIES)),
        draw(st.sampled_from(color_sides(held))),
        draw(st.booleans()),
        collapsed=frozenset(collapsed),
    )


@settings(max_examples=80, deadline=None)
@given(looks())
def test_any_map_is_laid_out_soundly_in_any_way(look):
    held, display = look
    check(layout_map(held, "m", WORDS, display=display), held, display.collapsed - {"gone"})


@settings(max_examples=15, deadline=None)
@given(looks())
def test_nothing_is_collapsed_on_paper(look):
    held, display = look
    check(layout_map(held, "m", WORDS, SheetSize(594, 841, 12), display=display), held)


def test_a_collapsed_stage_tells_what_is_inside():
    held = visit()
    drawing = layout_map(held, "m", WORDS, display=Display(collapsed=frozenset({"s1"})))
    band = part(drawing, "stage_band", "s1")
    assert [s.line.text for s in band.shapes if isinstance(s, Text)] == ["3", "Order and pay"]
    assert [s.name for s in band.shapes if isinstance(s, Symbol)] == ["mark:open_stage", "face:0"]
    assert band.about == "Order and pay: 3 inside"
    assert band.w < 16
    assert "s1" not in drawing.beside
    assert drawing.curve is not None
    assert [p.card_id for p in drawing.curve.points] == ["c0", "c1", "c2", "c3"], "the curve goes on over it"
    faces = [s.name for s in part(drawing, "curve_faces", "s0").shapes if isinstance(s, Symbol)]
    assert "face:1" in faces, "the faces of the others are as large as ever"
    whole = layout_map(held, "m", WORDS)
    assert drawing.width < whole.width
    assert part(drawing, "card", "c0").w == part(whole, "card", "c0").w


def test_a_collapsed_lane_has_a_dot_for_each_card():
    held = visit()
    drawing = layout_map(held, "m", WORDS, display=Display(collapsed=frozenset({"l2", "l3"})))
    strip = part(drawing, "lane_strip", "l2")
    dots = [s for s in strip.shapes if isinstance(s, Symbol)]
    columns = dict(drawing.stages)
    where = [next(id_ for id_, box in columns.items() if box.contains(strip.x + d.x + d.size / 2, box.y)) for d in dots]
    assert where == ["s0", "s1", "s1"]
    assert strip.about == "Shop and counter: 3 inside"
    assert strip.h < 11
    assert len([s for s in part(drawing, "lane_strip", "l3").shapes if isinstance(s, Symbol)]) == 1
    assert "Pains" in [s.line.text for s in part(drawing, "lane", "l3").shapes if isinstance(s, Text)]


def test_the_curve_and_figures_collapse_too():
    drawing = layout_map(visit(), "m", WORDS, display=Display(collapsed=frozenset({"l0", "l4"})))
    assert drawing.curve is None
    assert not list(drawing.by_role("curve_levels"))
    assert len([s for s in part(drawing, "lane_strip", "l0").shapes if isinstance(s, Symbol)]) == 4
    said = [s.line.text for s in part(drawing, "lane_strip", "l4").shapes if isinstance(s, Text)]
    assert said == ["2,0", "1,0"]


def test_everything_collapsed_is_still_a_map():
    held = document(
        [stage(0), stage(1)], [lane(0), lane(1, "text")], [card(n, n % 2, n // 2, emotion=1) for n in range(4)]
    )
    ids = frozenset({"s0", "s1", "l0", "l1"})
    check(layout_map(held, "m", WORDS, display=Display(collapsed=ids)), held, ids)
