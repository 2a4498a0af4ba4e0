"""Stages and lanes are collapsed and opened by keys and mouse; the keyboard walks over what is seen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.canvas.focus import Ref, box_of
from app.layout.shapes import Box, Symbol


def board(desk):
    assert desk.editor.board is not None
    return desk.editor.board


def collapse(desk, *refs):
    board(desk).select(*refs)
    desk.actions["view.collapse"].trigger()


def stage_ref(desk, title):
    return Ref("stage", desk.stage(title).id)


def lane_ref(desk, title):
    return Ref("lane", desk.lane(title).id)


def test_a_key_collapses_the_stage_of_the_selected_card_and_opens_it_again(desk):
    board(desk).select(desk.ref("Pide en la barra"))
    QTest.keyClick(desk.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    pedir = desk.stage("Pedir").id
    assert board(desk).drawing.collapsed == {pedir}
    assert board(desk).selection == (Ref("stage", pedir),)
    assert board(desk).drawing.group("card", desk.card("Pide en la barra").id) is None
    assert desk.session.undo_label is None or desk.session.undo_label.code == "new_project", "it is no edit"
    desk.actions["view.collapse"].trigger()
    assert not board(desk).drawing.collapsed


def test_arrows_pass_over_what_is_collapsed(desk):
    collapse(desk, stage_ref(desk, "Pedir"), lane_ref(desk, "Web"))
    board(desk).select(desk.ref("Huele a café"))
    desk.hand.key(Qt.Key.Key_Right)
    assert board(desk).focus == desk.ref("Espera la cola")
    desk.hand.key(Qt.Key.Key_Down)
    assert board(desk).focus == desk.ref("La cola no avanza")
    desk.hand.key(Qt.Key.Key_Up)
    desk.hand.key(Qt.Key.Key_Left)
    assert board(desk).focus == desk.ref("Huele a café")
    desk.hand.key(Qt.Key.Key_Tab)
    assert board(desk).focus is not None
    assert board(desk).focus.id == desk.stage("Pagar").id, "Tab passes over it too"


@pytest.mark.parametrize(("key", "kind"), [("Up", "stage"), ("Down", "stage"), ("Left", "card"), ("Right", "card")])
def test_the_keyboard_goes_on_from_a_card_inside(desk, key, kind):
    ref = desk.ref("Mira el menú")
    board(desk).collapse(desk.stage("Pedir").id)
    board(desk).select(ref)
    desk.hand.key(getattr(Qt.Key, f"Key_{key}"))
    focus = board(desk).focus
    assert focus is not None
    assert focus.kind == kind
    assert box_of(board(desk).drawing, focus) is not None


def test_writing_on_a_hidden_card_opens_its_stage(desk):
    collapse(desk, stage_ref(desk, "Pedir"))
    board(desk).select(desk.ref("Mira el menú"))
    desk.hand.key(Qt.Key.Key_F2)
    desk.actions["card.edit"].trigger()
    assert not board(desk).drawing.collapsed
    assert desk.view.editor.isVisible()


def test_a_card_moved_by_keys_into_a_collapsed_stage_is_seen(desk):
    collapse(desk, stage_ref(desk, "Pedir"))
    board(desk).select(desk.ref("Huele a café"))
    desk.actions["card.move_right"].trigger()
    assert desk.card("Huele a café").stage_id == desk.stage("Pedir").id
    assert box_of(board(desk).drawing, desk.ref("Huele a café")) is not None


def mark_of(desk, role, owner):
    group = board(desk).drawing.group(role, owner)
    assert group is not None
    shape = next(s for s in group.shapes if isinstance(s, Symbol) and s.name.startswith("mark:open"))
    return Box(group.x + shape.x, group.y + shape.y, shape.size, shape.size)


def test_a_click_on_the_mark_opens(desk):
    stage, lane = stage_ref(desk, "Pedir"), lane_ref(desk, "Tienda")
    collapse(desk, stage, lane)
    assert board(desk).drawing.collapsed == {stage.id, lane.id}
    desk.hand.click(mark_of(desk, "stage_band", stage.id))
    assert board(desk).drawing.collapsed == {lane.id}
    desk.hand.click(mark_of(desk, "lane", lane.id))
    assert not board(desk).drawing.collapsed


@pytest.mark.parametrize("role", ["stage_band", "lane_strip"])
def test_a_click_on_a_band_selects_and_a_double_click_opens(desk, role):
    ref = stage_ref(desk, "Pedir") if role == "stage_band" else lane_ref(desk, "Tienda")
    board(desk).collapse(ref.id)
    board(desk).select()
    group = board(desk).drawing.group(role, ref.id)
    assert group is not None
    place = desk.hand.spot(group.box, 0.5, 0.5 if role == "lane_strip" else 0.9)
    QTest.mouseClick(desk.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert board(desk).selection == (ref,)
    assert board(desk).drawing.collapsed
    QTest.mouseDClick(desk.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert not board(desk).drawing.collapsed


def test_everything_opens_at_once_and_what_is_collapsed_is_kept_for_the_map(desk):
    ids = {desk.stage("Pedir").id, desk.lane("Web").id}
    board(desk).collapse(*ids)
    map_id = board(desk).map_id
    desk.editor.open_map("")
    assert desk.editor.settings.display(map_id).collapsed == ids
    desk.editor.open_map(map_id)
    assert board(desk).drawing.collapsed == ids
    assert desk.editor.is_enabled("view.open_all")
    desk.actions["view.open_all"].trigger()
    assert not board(desk).drawing.collapsed
    assert not desk.editor.is_enabled("view.open_all")


def test_the_action_says_what_it_will_do(desk):
    board(desk).select(stage_ref(desk, "Pedir"))
    assert desk.editor.own_words()["view.collapse"] == "Collapse the stage"
    collapse(desk, lane_ref(desk, "Web"))
    assert desk.editor.own_words()["view.collapse"] == "Open the lane"
    board(desk).select()
    assert not desk.editor.is_enabled("view.collapse")
