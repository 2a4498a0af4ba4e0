"""A new stage or lane and the first name typed for it are one action, one undo."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.canvas.focus import Ref
from app.ui.card_palette import CardPalette
from app.ui.palette_rail import PaletteDrawer
from tests.hand import CTRL, LEFT, SHIFT
from tests.ui.desk import Desk
from tests.ui.test_card_palette import drag_out
from tests.ui.test_card_tools import edits


def stages(desk: Desk) -> list[str]:
    return [stage.title for stage in desk.document.stages(desk.editor.map_id or "")]


def lanes(desk: Desk) -> list[str]:
    return [lane.title for lane in desk.document.lanes(desk.editor.map_id or "")]


def test_a_named_new_stage_is_taken_back_and_done_again_as_one(desk: Desk) -> None:
    before = stages(desk)
    desk.hand.key(Qt.Key.Key_E, CTRL | SHIFT)
    desk.hand.type("Recordar")
    desk.hand.key(Qt.Key.Key_Return)
    assert stages(desk) == [*before, "Recordar"]
    assert desk.editor.own_words()["edit.undo"] == "Undo: add stage “Recordar”"
    desk.editor.undo()
    assert stages(desk) == before
    desk.editor.redo()
    assert stages(desk) == [*before, "Recordar"]
    assert [s.title for s in desk.on_disk().stages(desk.editor.map_id or "")] == [*before, "Recordar"]


def test_a_stage_dragged_from_the_palette_and_left_is_one_step(desk: Desk) -> None:
    before, count = stages(desk), edits(desk)
    box = next(box for id_, box in desk.view.board.drawing.stages if id_ == desk.stage("Pagar").id)
    head = desk.view.board.drawing.group("stage", desk.stage("Pagar").id)
    assert head is not None
    end = desk.view.mapFromScene(box.x + 2, head.y + head.h / 2)
    drag_out(desk, desk.editor.part(CardPalette).rail.buttons["stage"], end)
    assert desk.view.editor.isVisible()
    desk.hand.key(Qt.Key.Key_Escape)
    assert stages(desk) == ["Llegar", "Pedir", "New stage", "Pagar"]
    assert edits(desk) == count + 1
    desk.editor.undo()
    assert stages(desk) == before


def test_a_lane_from_the_palette_is_one_step_with_its_name(desk: Desk) -> None:
    before = lanes(desk)
    rail = desk.editor.part(CardPalette).rail
    QTest.mouseClick(rail.buttons["channel"], LEFT)
    drawer = desk.editor.part(CardPalette).drawer
    assert isinstance(drawer, PaletteDrawer)
    inside = drawer.buttons[0]
    row = next(box for id_, box in desk.view.board.drawing.lanes if id_ == desk.lane("Web").id)
    drag_out(desk, inside, desk.view.mapFromScene(row.x + 30, row.y + 2) + QPoint(0, 1))
    desk.hand.type("Chat")
    desk.hand.key(Qt.Key.Key_Return)
    assert "Chat" in lanes(desk)
    desk.editor.undo()
    assert lanes(desk) == before


@pytest.mark.parametrize("later", ["Repetir", "Volver"])
def test_a_later_name_is_a_step_of_its_own(desk: Desk, later: str) -> None:
    desk.hand.key(Qt.Key.Key_E, CTRL | SHIFT)
    desk.hand.type("Recordar")
    desk.hand.key(Qt.Key.Key_Return)
    desk.view.board.select(Ref("stage", desk.stage("Recordar").id))
    desk.hand.key(Qt.Key.Key_F2)
    desk.actions["card.edit"].trigger()
    desk.hand.type(later)
    desk.hand.key(Qt.Key.Key_Return)
    assert stages(desk)[-1] == later
    desk.editor.undo()
    assert stages(desk)[-1] == "Recordar"
