"""Dragging cards and headers with a real mouse: marks, badges, scrolling along, giving up, copies."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.canvas.auto_scroll import EDGE, FASTEST, speed
from app.canvas.badge import Badge
from app.canvas.focus import Ref
from app.domain.records import Card
from tests.hand import CTRL, LEFT, NONE, SHIFT
from tests.ui.desk import Desk


def badges(desk: Desk) -> list[str]:
    """What the badges on the map say."""
    items = desk.view.scene().items()
    return [item.text for item in items if isinstance(item, Badge) and item.isVisible()]


def hold(desk: Desk, title: str, end: QPoint, keys: Qt.KeyboardModifier = NONE) -> None:
    """Drag a card and keep the button down."""
    desk.hand.drag(desk.hand.spot(desk.ref(title), 0.3, 0.7), end, keys, drop=False)


@pytest.fixture
def near(desk: Desk) -> Desk:
    """The map larger than the window, its upper left corner in view."""
    desk.view.set_zoom(1.6)
    for bar in (desk.view.horizontalScrollBar(), desk.view.verticalScrollBar()):
        bar.setValue(bar.minimum())
    desk.view.reveal(desk.ref("Huele a café"))
    QApplication.processEvents()
    return desk


def test_the_pointer_is_faster_the_nearer_it_is_to_the_edge() -> None:
    speeds = [speed(x, 1000) for x in (0, EDGE / 2, EDGE - 1, EDGE + 1, 500, 1000 - EDGE / 2, 1000, 1400)]
    assert speeds[0] == -FASTEST
    assert speeds[0] < speeds[1] < speeds[2] < 0 == speeds[3] == speeds[4]
    assert 0 < speeds[5] < speeds[6] == speeds[7] == FASTEST


def test_the_map_comes_along_while_a_card_is_held_at_the_edge(near: Desk, qtbot: QtBot) -> None:
    port = near.view.viewport()
    edge = QPoint(port.width() - 2, port.height() // 2)
    hold(near, "Huele a café", edge)
    target = near.ref("Espera la cola")
    qtbot.waitUntil(lambda: port.rect().contains(near.hand.spot(target, 1.0, 1.0)), timeout=5000)
    inside = near.hand.spot(target, 0.95, 0.5)
    QTest.mouseMove(port, inside)
    QTest.mouseRelease(port, LEFT, NONE, inside)
    assert near.titles("Pagar", "Tienda") == ["Espera la cola", "Huele a café"]
    assert not near.view.mouse.scrolling.running


def test_it_stops_at_the_edge_of_the_sheet(near: Desk, qtbot: QtBot) -> None:
    port = near.view.viewport()
    hold(near, "Huele a café", QPoint(port.width() + 300, port.height() // 2))
    bar = near.view.horizontalScrollBar()
    stood: list[int] = []

    def still() -> bool:
        stood.append(bar.value())
        return len(stood) > 6 and len(set(stood[-6:])) == 1

    qtbot.waitUntil(still, timeout=5000)
    sheet = near.view.sheet()
    assert 0 <= port.width() - near.view.mapFromScene(sheet.w, 0).x() <= 30
    near.hand.key(Qt.Key.Key_Escape)
    QTest.mouseRelease(port, LEFT, NONE, QPoint(5, 5))
    assert near.titles("Llegar", "Tienda") == ["Huele a café"]


def test_a_rubber_band_and_a_header_take_the_map_along_too(near: Desk, qtbot: QtBot) -> None:
    port, hand = near.view.viewport(), near.hand
    bar = near.view.horizontalScrollBar()
    start = hand.spot(near.cell_ref("Llegar", "Tienda"), 0.01, 0.02)
    hand.drag(start, QPoint(port.width() - 1, start.y() + 200), drop=False)
    sheet = near.view.sheet()
    qtbot.waitUntil(lambda: near.view.mapFromScene(sheet.w, 0).x() <= port.width(), timeout=5000)
    end = hand.spot(near.cell_ref("Pagar", "Tienda"), 0.95, 0.9)
    QTest.mouseMove(port, end)
    QTest.mouseRelease(port, LEFT, NONE, end)
    chosen = {near.document.get(Card, i).title for i in near.view.board.selected_cards()}
    assert chosen == {"Huele a café", "Mira el menú", "Pide en la barra", "Espera la cola"}
    at_right = bar.value()
    near.view.reveal(Ref("stage", near.stage("Pagar").id))
    hand.drag(hand.spot(Ref("stage", near.stage("Pagar").id)), QPoint(1, 200), drop=False)
    qtbot.waitUntil(lambda: bar.value() < at_right - 50, timeout=5000)
    hand.key(Qt.Key.Key_Escape)
    QTest.mouseRelease(port, LEFT, NONE, QPoint(1, 200))
    assert [s.title for s in near.document.stages(near.editor.map_id or "")] == ["Llegar", "Pedir", "Pagar"]


def test_escape_with_the_button_still_down_puts_everything_back(desk: Desk) -> None:
    before = desk.document
    target = desk.hand.spot(desk.cell_ref("Pagar", "Web"))
    hold(desk, "Huele a café", target)
    desk.hand.key(Qt.Key.Key_Escape)
    QTest.mouseMove(desk.view.viewport(), target + QPoint(30, 5))
    assert desk.view.mouse.gesture is None
    assert not desk.view.board.scene.marks.bar.isVisible()
    QTest.mouseRelease(desk.view.viewport(), LEFT, NONE, target)
    assert desk.document == before


def test_another_button_does_not_drop_what_is_held(desk: Desk) -> None:
    target = desk.hand.spot(desk.cell_ref("Pagar", "Web"), 0.9, 0.9)
    hold(desk, "Huele a café", target)
    for button in (Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton):
        QTest.mousePress(desk.view.viewport(), button, NONE, target)
        QTest.mouseRelease(desk.view.viewport(), button, NONE, target)
    assert desk.titles("Llegar", "Tienda") == ["Huele a café"]
    QTest.mouseRelease(desk.view.viewport(), LEFT, NONE, target)
    assert desk.titles("Pagar", "Web") == ["Paga con el móvil", "Huele a café"]


def test_what_is_undone_meanwhile_takes_the_ghost_with_it(desk: Desk) -> None:
    desk.hand.click(desk.ref("Huele a café"))
    desk.hand.key(Qt.Key.Key_1)
    hold(desk, "Huele a café", desk.hand.spot(desk.cell_ref("Pagar", "Web")))
    desk.actions["edit.undo"].trigger()
    assert desk.view.mouse.gesture is None
    before = desk.document
    QTest.mouseRelease(desk.view.viewport(), LEFT, NONE, desk.hand.spot(desk.cell_ref("Pagar", "Web")))
    assert desk.document == before


def test_the_badge_says_how_many_and_that_it_is_a_copy(desk: Desk) -> None:
    desk.hand.click(desk.ref("Mira el menú"))
    desk.hand.click(desk.ref("Pide en la barra"), SHIFT)
    target = desk.hand.spot(desk.cell_ref("Llegar", "Web"))
    hold(desk, "Pide en la barra", target)
    assert badges(desk) == ["2"]
    QTest.keyPress(desk.view, Qt.Key.Key_Control, CTRL)
    assert badges(desk) == ["+2"]
    QTest.keyRelease(desk.view, Qt.Key.Key_Control, NONE)
    assert badges(desk) == ["2"]
    QTest.mouseRelease(desk.view.viewport(), LEFT, CTRL, target)
    assert badges(desk) == []
    assert desk.titles("Llegar", "Web") == ["Mira el menú", "Pide en la barra"]
    assert desk.titles("Pedir", "Tienda") == ["Mira el menú", "Pide en la barra"]


def test_ctrl_pressed_on_one_of_several_copies_them_all(desk: Desk) -> None:
    desk.hand.click(desk.ref("Mira el menú"))
    desk.hand.click(desk.ref("Pide en la barra"), CTRL)
    hold(desk, "Pide en la barra", desk.hand.spot(desk.cell_ref("Llegar", "Web")), CTRL)
    QTest.keyPress(desk.view, Qt.Key.Key_Control, CTRL)
    assert badges(desk) == ["+2"]
    desk.hand.key(Qt.Key.Key_Escape)
    QTest.mouseRelease(desk.view.viewport(), LEFT, NONE, QPoint(5, 5))
    desk.hand.click(desk.ref("Pide en la barra"), CTRL)
    assert [r.id for r in desk.view.board.selection] == [desk.ref("Mira el menú").id]


def test_outside_of_every_cell_a_card_goes_home(desk: Desk) -> None:
    before = desk.document
    for place in (Ref("stage", desk.stage("Pedir").id), Ref("lane", desk.lane("Emociones").id), (2.0, 2.0)):
        desk.hand.drag(desk.hand.spot(desk.ref("Huele a café"), 0.3, 0.7), desk.hand.spot(place))
    assert desk.document == before
    assert desk.view.board.scene.opacity_of(desk.ref("Huele a café").id) == 1.0


def test_a_stage_is_copied_with_ctrl_and_says_the_phase_that_it_takes(desk: Desk) -> None:
    after, before = Ref("stage", desk.stage("Pagar").id), Ref("stage", desk.stage("Llegar").id)
    start, end = desk.hand.spot(after), desk.hand.spot(before, 0.1)
    desk.hand.drag(start, end, drop=False)
    assert badges(desk) == ["Pre-sale"]
    QTest.keyPress(desk.view, Qt.Key.Key_Control, CTRL)
    assert badges(desk) == ["+ Pre-sale"]
    QTest.mouseRelease(desk.view.viewport(), LEFT, CTRL, end)
    stages = desk.document.stages(desk.editor.map_id or "")
    assert [(s.title, s.phase) for s in stages] == [
        ("Pagar", "before"), ("Llegar", "before"), ("Pedir", "during"), ("Pagar", "after")
    ]  # fmt: skip
    assert [c.title for c in desk.document.stage_cards(stages[0].id)] == [
        c.title for c in desk.document.stage_cards(stages[3].id)
    ]
    assert desk.view.board.selection == (Ref("stage", stages[0].id),)
    desk.editor.undo()
    assert len(desk.document.stages(desk.editor.map_id or "")) == 3


def test_a_dragged_stage_takes_the_phase_of_its_place_in_one_edit(desk: Desk) -> None:
    after, before = Ref("stage", desk.stage("Pagar").id), Ref("stage", desk.stage("Llegar").id)
    desk.hand.drag(desk.hand.spot(after), desk.hand.spot(before, 0.1))
    first = desk.document.stages(desk.editor.map_id or "")[0]
    assert (first.title, first.phase) == ("Pagar", "before")
    desk.editor.undo()
    assert (desk.stage("Pagar").phase, desk.document.stages(desk.editor.map_id or "")[2].title) == ("after", "Pagar")


def test_a_lane_is_copied_with_ctrl_but_the_curve_is_not(desk: Desk) -> None:
    shop, curve = Ref("lane", desk.lane("Tienda").id), Ref("lane", desk.lane("Emociones").id)
    below = desk.hand.spot(Ref("lane", desk.lane("Dolores").id), 0.5, 0.9)
    desk.hand.drag(desk.hand.spot(shop), below, CTRL)
    titles = [ln.title for ln in desk.document.lanes(desk.editor.map_id or "")]
    assert titles == ["Emociones", "Tienda", "Web", "Dolores", "Tienda"]
    desk.hand.drag(desk.hand.spot(curve), desk.hand.spot(shop, 0.5, 0.9), CTRL)
    titles = [ln.title for ln in desk.document.lanes(desk.editor.map_id or "")]
    assert titles == ["Tienda", "Emociones", "Web", "Dolores", "Tienda"]


def test_the_space_bar_pulls_the_paper_even_over_a_card(near: Desk) -> None:
    before, hand, port = near.document, near.hand, near.view.viewport()
    hand.click(near.ref("Huele a café"))
    spot = hand.spot(near.ref("Huele a café"), 0.5, 0.5)
    QTest.keyPress(near.view, Qt.Key.Key_Space)
    for _ in range(3):
        QApplication.sendEvent(near.view, repeated_space())
    QTest.mousePress(port, LEFT, NONE, spot)
    QTest.mouseMove(port, spot - QPoint(60, 40))
    assert hand.spot(near.ref("Huele a café"), 0.5, 0.5) == spot - QPoint(60, 40)
    QTest.mouseRelease(port, LEFT, NONE, spot - QPoint(60, 40))
    QTest.keyRelease(near.view, Qt.Key.Key_Space)
    assert not near.view.editor.isVisible()
    assert near.document == before
    assert port.cursor().shape() == Qt.CursorShape.ArrowCursor


def repeated_space() -> QKeyEvent:
    """What a held key sends again and again."""
    return QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Space, NONE, " ", True)
