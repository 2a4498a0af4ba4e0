"""The route: from card to card in journey order, from edge to edge, and what it counts."""

from itertools import pairwise

import pytest

from app.domain.document import Document
from app.domain.records import Card, Link, Route
from app.layout.contents import contents
from app.layout.display import Display
from app.layout.engine import SheetSize, layout_map
from app.layout.route import counts
from app.layout.shapes import Box, Path, Text
from app.layout.theme import THEME
from tests.layout.maps import WORDS, card, document, edited, filled, grid, lane, moved, part, stage, visit

ROUTE = Display(route=True)


def lines(drawing):
    """Start and tip of every arrow on the drawing, and its colour."""
    found = []
    for group in drawing.by_role("route"):
        shapes = [moved(s, group.x, group.y) for s in group.shapes]
        for line, head in zip(shapes[::2], shapes[1::2], strict=True):
            assert isinstance(line, Path)
            assert isinstance(head, Path)
            found.append((line.segments[0][1:], head.segments[0][1:], line.stroke))
    return found


def on_edge(point, box: Box):
    x, y = point
    beside = min(abs(x - box.x), abs(x - box.right)) < 0.01 and box.y <= y <= box.bottom
    return beside or (min(abs(y - box.y), abs(y - box.bottom)) < 0.01 and box.x <= x <= box.right)


@pytest.mark.parametrize("display", [ROUTE, Display("chronological", route=True)])
@pytest.mark.parametrize("sheet", [None, SheetSize(1189, 841)])
def test_a_line_goes_from_each_touchpoint_to_the_next(display, sheet):
    held = filled(3, 3, 24)
    drawing = layout_map(held, "m", WORDS, sheet, display=display)
    order = [part(drawing, "card", c.id).box for c in held.touchpoints("m")]
    arrows = lines(drawing)
    assert len(arrows) == 23
    for one, following in pairwise(order):
        assert any(on_edge(start, one) and on_edge(tip, following) for start, tip, _ in arrows)
    roles = [g.role for g in drawing.groups]
    assert roles.index("route") < roles.index("card"), "it lies under the cards"


def test_a_switch_of_channel_is_stronger():
    held = grid(1, 2, [card(0, 0, 0), card(1, 0, 0), card(2, 0, 1)])
    assert sorted(color for _, _, color in lines(layout_map(held, "m", WORDS, display=ROUTE))) == sorted(
        (THEME.colors.mark, THEME.colors.accent)
    )
    assert not list(layout_map(held, "m", WORDS).by_role("route"))


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ((), (0, 0)),
        (((0, 0),), (1, 0)),
        (((0, 0), (0, 0), (0, 1)), (3, 1)),
        (((0, 0), (0, 1), (1, 0), (1, 0)), (4, 2)),
        (((0, 0), (0, 2), (1, 0)), (2, 0)),
    ],
)
def test_contacts_and_switches_are_counted(places, expected):
    cards = [card(n, *place) for n, place in enumerate(places)]
    held = document([stage(0), stage(1)], [lane(0), lane(1), lane(2, "text")], cards)
    assert counts(contents(held, "m")) == expected


def said(drawing):
    return [s.line.text for s in part(drawing, "title", "m").shapes if isinstance(s, Text)]


def test_the_count_stands_above_the_title():
    held = visit()
    assert "5 contacts + 2 switches = 7" in said(layout_map(held, "m", WORDS, display=ROUTE))
    assert not [text for text in said(layout_map(held, "m", WORDS)) if "contact" in text]
    one = grid(1, 1, [card(0, 0, 0)])
    assert "1 contact + 0 switches = 1" in said(layout_map(one, "m", WORDS, display=ROUTE))
    assert not [text for text in said(layout_map(grid(1, 1), "m", WORDS, display=ROUTE)) if "contact" in text]


def test_a_moved_card_redraws_the_route_of_its_stages_only():
    held = filled(6, 2, 60)
    before = layout_map(held, "m", WORDS, display=ROUTE)
    after = layout_map(edited(held, held.get(Card, "c14"), rank="b00030"), "m", WORDS, display=ROUTE)
    was = {g.owner: g for g in before.by_role("route")}
    assert {g.owner for g in after.by_role("route") if g != was[g.owner]} <= {"s1", "s2"}


def test_the_route_goes_through_what_is_collapsed():
    held = filled(3, 2, 12)
    shown = Display(route=True, collapsed=frozenset({"s1", "l1"}))
    drawing = layout_map(held, "m", WORDS, display=shown)
    strip, band = part(drawing, "lane_strip", "l1"), part(drawing, "stage_band", "s1")
    tips = [tip for _, tip, _ in lines(drawing)]
    assert any(band.x <= x <= band.box.right for x, _ in tips)
    assert any(strip.y <= y <= strip.box.bottom for _, y in tips)


# -- named routes -------------------------------------------------------------------------------
def named(members, **fields):
    lanes = [lane(0, medium="digital"), lane(1, medium="physical")]
    cards = [card(n, n // 2, n % 2) for n in range(6)]
    held = document([stage(n) for n in range(3)], lanes, cards)
    route = Route(project_id="p", map_id="m", id="r", rank="a", title=fields.pop("title", "Buys"), fields=fields)
    links = [Link(project_id="p", id=f"k{n}", card_id=f"c{n}", route_id="r") for n in members]
    return Document.of([*held.records(), route, *links])


@pytest.mark.parametrize("sheet", [None, SheetSize(1189, 841)])
def test_a_named_route_goes_over_its_own_touchpoints(sheet):
    held = named((0, 3, 4))
    drawing = layout_map(held, "m", WORDS, sheet, display=Display(route=True, route_id="r"))
    arrows = lines(drawing)
    assert len(arrows) == 2
    boxes = [part(drawing, "card", f"c{n}").box for n in (0, 3, 4)]
    for one, following in pairwise(boxes):
        assert any(on_edge(start, one) and on_edge(tip, following) for start, tip, _ in arrows)
    assert {g.about for g in drawing.by_role("route")} == {"Buys"}


def test_a_named_route_says_its_steps_switches_crossings_and_people():
    held = named((0, 3, 4), people_in=10, people_out=4)
    counted = next(
        t for t in said(layout_map(held, "m", WORDS, display=Display(route=True, route_id="r"))) if "Buys" in t
    )
    assert counted == "Buys: 3 contacts + 2 switches = 5, 2 crossings, People: 10 → 4 · 40 %"
    one = said(layout_map(named((2,)), "m", WORDS, display=Display(route=True, route_id="r")))
    assert "Buys: 1 contact + 0 switches = 1" in one
    assert "Buys" in said(layout_map(named(()), "m", WORDS, display=Display(route=True, route_id="r")))
    kind = said(layout_map(named((), title="", type="direct"), "m", WORDS, display=Display(route=True, route_id="r")))
    assert "route type direct" in kind


def test_a_route_that_is_gone_gives_way_to_all_contacts():
    drawing = layout_map(named((0, 3)), "m", WORDS, display=Display(route=True, route_id="other"))
    assert len(lines(drawing)) == 5
