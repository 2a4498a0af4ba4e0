"""What the index says is what looking at everything says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.layout.engine import layout_map
from app.layout.shapes import Box, Drawing, Group
from tests.layout.maps import WORDS, filled, visit

DRAWINGS = {"visit": layout_map(visit(), "m", WORDS), "filled": layout_map(filled(5, 4, 70), "m", WORDS)}
share = st.floats(-0.05, 1.05)


def touches(group: Group, area: Box) -> bool:
    box = group.box
    return box.x <= area.right and box.right >= area.x and box.y <= area.bottom and box.bottom >= area.y


@pytest.mark.parametrize("name", DRAWINGS)
@given(x=share, y=share)
def test_a_point_is_in_the_cell_and_the_group_that_are_there(name, x, y):
    drawing = DRAWINGS[name]
    x, y = x * drawing.width, y * drawing.height
    cells = [cell for cell in drawing.cells if cell.box.contains(x, y)]
    assert drawing.cell_at(x, y) == (cells[0] if cells else None)
    groups = [group for group in drawing.groups if group.box.contains(x, y)]
    assert drawing.group_at(x, y) is (groups[-1] if groups else None)


@pytest.mark.parametrize("name", DRAWINGS)
@given(x=share, y=share, w=st.floats(0, 1), h=st.floats(0, 1))
def test_an_area_has_the_groups_that_touch_it_in_painting_order(name, x, y, w, h):
    drawing = DRAWINGS[name]
    area = Box(x * drawing.width, y * drawing.height, w * drawing.width, h * drawing.height)
    found = drawing.groups_in(area)
    at = {id(group): number for number, group in enumerate(drawing.groups)}
    cards = [group for group in found if group.role == "card"]
    others = [group for group in found if group.role != "card"]
    assert {id(group) for group in found} == {id(group) for group in drawing.groups if touches(group, area)}
    assert [at[id(group)] for group in others] == sorted(at[id(group)] for group in others)
    if cards and others:
        first = found.index(cards[0])
        assert found[first : first + len(cards)] == cards
        assert all(at[id(g)] < at[id(cards[0])] for g in found[:first])


@pytest.mark.parametrize("name", DRAWINGS)
def test_every_group_and_cell_is_found_by_its_name(name):
    drawing = DRAWINGS[name]
    for group in drawing.groups:
        assert drawing.group(group.role, group.owner) is group
    for cell in drawing.cells:
        assert drawing.cell(cell.stage_id, cell.lane_id) is cell
    assert drawing.group("card", "nobody") is None
    assert drawing.cell("nobody", "nothing") is None
    for role in {group.role for group in drawing.groups}:
        assert list(drawing.by_role(role)) == [group for group in drawing.groups if group.role == role]


def test_a_card_outside_the_grid_is_found_too():
    card = Group("lost", "card", 10, 10, 20, 5, ())
    drawing = Drawing(100, 100, (card,))
    assert drawing.group_at(15, 12) is card
    assert drawing.groups_in(Box(0, 0, 100, 100)) == [card]
    assert drawing.groups_in(Box(50, 50, 10, 10)) == []
