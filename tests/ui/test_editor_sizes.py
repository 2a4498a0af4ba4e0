"""Sizes by menu: what is selected becomes wider or higher, and one undo takes it back."""

import pytest

from app.canvas.focus import Ref
from app.domain.records import Lane, Stage
from app.ui.map_menus import thing_menu


def board(desk):
    assert desk.editor.board is not None
    return desk.editor.board


def do(desk, id_):
    action = desk.actions[id_]
    assert desk.editor.is_enabled(id_), id_
    action.trigger()


def stage_fields(desk):
    return [s.fields.get("columns") for s in desk.on_disk().stages(desk.editor.map_id)]


def test_a_stage_becomes_wider_and_narrower(desk):
    stage = desk.stage("Pedir")
    board(desk).select(Ref("stage", stage.id))
    do(desk, "size.wider")
    assert stage_fields(desk) == [None, 3, None]
    assert board(desk).drawing.beside[stage.id] == 3
    do(desk, "size.narrower")
    do(desk, "size.narrower")
    assert stage_fields(desk) == [None, 1, None]
    assert not desk.editor.is_enabled("size.narrower")
    desk.editor.undo()
    assert stage_fields(desk) == [None, 2, None]


def test_the_stage_of_a_selected_card_is_meant(desk):
    board(desk).select(desk.ref("Paga con el móvil"))
    do(desk, "size.wider")
    assert stage_fields(desk) == [None, None, 3]
    board(desk).select()
    assert not desk.editor.is_enabled("size.wider")
    do(desk, "size.align")
    assert stage_fields(desk) == [3, 3, 3]
    assert not desk.editor.is_enabled("size.align"), "they are alike"
    do(desk, "size.fit")
    assert stage_fields(desk) == [None, None, None]
    assert not desk.editor.is_enabled("size.fit")


@pytest.mark.parametrize("title", ["Tienda", "Emociones"])
def test_a_lane_becomes_higher_and_lower(desk, title):
    lane = desk.lane(title)

    def height():
        group = board(desk).drawing.group("row", lane.id)
        assert group is not None
        return group.h

    before = height()
    board(desk).select(Ref("lane", lane.id))
    assert desk.editor.is_enabled("size.lower") == (title == "Emociones"), "cards cannot be cut off"
    do(desk, "size.higher")
    assert height() == pytest.approx(before + 10, abs=0.06)
    kept = desk.on_disk().get(Lane, lane.id).fields["height"]
    assert kept == pytest.approx(before + 10, abs=0.06)
    do(desk, "size.lower")
    assert height() == pytest.approx(before, abs=0.06)
    do(desk, "size.fit")
    assert height() == pytest.approx(before)
    assert "height" not in desk.on_disk().get(Lane, lane.id).fields


def test_sizes_have_their_place_in_the_menus(desk, qtbot):
    for kind, wanted in (("stage", "size.wider"), ("lane", "size.higher")):
        menu = thing_menu(desk.window, desk.actions, kind)
        qtbot.addWidget(menu)
        assert desk.actions[wanted] in menu.actions()
    assert desk.document.get(Stage, desk.stage("Pedir").id).fields == {}
