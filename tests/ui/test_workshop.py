"""The parking lot and the timer with real mouse and keys; what was parked is in the reopened file."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.records import Card
from app.ui.guide.parking import LOT, Parking
from app.ui.guide.parking_panel import ParkingPanel
from app.ui.guide.timer_bar import TimerBar, WorkshopTimer
from app.words import set_language
from tests.hand import ALT, CTRL, LEFT, NONE, SHIFT, next_turn
from tests.ui.desk import Desk


def panel(desk: Desk) -> ParkingPanel:
    return desk.editor.part(Parking).panel


def parked(desk: Desk) -> list[str]:
    document = desk.on_disk()
    return [card.title for card in document.cell(desk.editor.map_id or "", LOT)]


def open_lot(desk: Desk) -> ParkingPanel:
    QTest.keyClick(QApplication.focusWidget() or desk.view, Qt.Key.Key_U, CTRL | SHIFT)
    next_turn()
    assert panel(desk).isVisible()
    return panel(desk)


def park(desk: Desk, title: str) -> None:
    desk.hand.click(desk.ref(title))
    QTest.keyClick(desk.view, Qt.Key.Key_U, CTRL | ALT)
    next_turn()


def test_a_card_is_sent_to_the_lot_and_comes_back_by_undo(desk: Desk) -> None:
    park(desk, "Espera la cola")
    assert parked(desk) == ["Espera la cola"]
    assert "1 card waits" in desk.editor.messages.text.text()
    assert desk.view.board.focus == desk.cell_ref("Pagar", "Tienda")
    desk.editor.undo()
    assert parked(desk) == []
    assert desk.titles("Pagar", "Tienda") == ["Espera la cola"]


def test_a_card_gets_its_place_by_keys(desk: Desk) -> None:
    park(desk, "Espera la cola")
    desk.view.board.select(desk.cell_ref("Llegar", "Web"))
    lot = open_lot(desk)
    assert lot.list.hasFocus()
    assert [lot.list.item(at).text() for at in range(lot.list.count())] == ["Espera la cola"]
    QTest.keyClick(lot.list, Qt.Key.Key_Return)
    next_turn()
    assert parked(desk) == []
    assert desk.titles("Llegar", "Web") == ["Espera la cola"]
    assert desk.view.board.focus == desk.ref("Espera la cola")
    assert lot.line.hasFocus()
    QTest.keyClick(lot.line, Qt.Key.Key_Escape)
    assert desk.view.hasFocus()


def test_a_card_is_dragged_from_the_lot_onto_the_map(desk: Desk) -> None:
    park(desk, "Espera la cola")
    lot = open_lot(desk)
    start = lot.list.visualItemRect(lot.list.item(0)).center()
    port = desk.view.viewport()
    goal = lot.list.viewport().mapFromGlobal(port.mapToGlobal(desk.hand.spot(desk.cell_ref("Llegar", "Web"))))
    QTest.mousePress(lot.list.viewport(), LEFT, NONE, start)
    for step in range(1, 9):
        QTest.mouseMove(lot.list.viewport(), start + (goal - start) * step / 8)
        QApplication.processEvents()
    QTest.mouseRelease(lot.list.viewport(), LEFT, NONE, goal)
    next_turn()
    assert desk.titles("Llegar", "Web") == ["Espera la cola"]
    assert desk.on_disk() == desk.document


def test_let_go_beside_the_map_it_stays_in_the_lot(desk: Desk) -> None:
    park(desk, "Espera la cola")
    lot = open_lot(desk)
    start = lot.list.visualItemRect(lot.list.item(0)).center()
    QTest.mousePress(lot.list.viewport(), LEFT, NONE, start)
    for step in range(1, 9):
        QTest.mouseMove(lot.list.viewport(), start + QPoint(0, 10 * step))
    QTest.mouseRelease(lot.list.viewport(), LEFT, NONE, start + QPoint(0, 80))
    next_turn()
    assert parked(desk) == ["Espera la cola"]
    assert desk.view.mouse.gesture is None


def test_a_thought_is_parked_by_typing_and_deleted_again(desk: Desk) -> None:
    lot = open_lot(desk)
    assert lot.line.hasFocus()
    QTest.keyClicks(lot.line, "¿Y si llueve?")
    QTest.keyClick(lot.line, Qt.Key.Key_Return)
    next_turn()
    assert parked(desk) == ["¿Y si llueve?"]
    desk.hand.click(desk.ref("Huele a café"))
    lot.list.setFocus()
    QTest.keyClick(lot.list, Qt.Key.Key_Delete)
    next_turn()
    assert parked(desk) == []
    assert "Huele a café" in desk.titles("Llegar", "Tienda")
    assert len(desk.document.all(Card)) == 6


def test_the_lot_speaks_the_language_in_force(desk: Desk) -> None:
    lot = open_lot(desk)
    assert lot.title.text() == "Parking lot"
    set_language("es")
    desk.editor.retranslate()
    assert lot.title.text() == "Aparcamiento"
    assert lot.button.text() == "Ponerla ahí"


def bar(desk: Desk) -> TimerBar:
    return desk.editor.part(WorkshopTimer).bar


def test_the_timer_counts_pauses_and_ends_quietly(desk: Desk, qtbot: QtBot) -> None:
    assert not bar(desk).isVisible()
    assert not desk.editor.is_enabled("workshop.timer_pause")
    desk.actions["workshop.timer_5"].trigger()
    assert bar(desk).isVisible()
    assert bar(desk).digits.text() == "5:00"
    QTest.mouseClick(bar(desk).pause, LEFT)
    held = bar(desk).digits.text()
    QTest.qWait(1200)
    assert bar(desk).digits.text() == held
    assert bar(desk).words.text() == "Paused"
    QTest.mouseClick(bar(desk).pause, LEFT)
    qtbot.waitUntil(lambda: bar(desk).digits.text() == "4:58", timeout=5000)
    bar(desk).start(1)
    qtbot.waitUntil(lambda: bar(desk).words.text() == "Time is up", timeout=5000)
    assert bar(desk).digits.text() == "0:00"
    assert bar(desk).isVisible()
    QTest.mouseClick(bar(desk).more, LEFT)
    assert bar(desk).digits.text() == "1:00"
    assert bar(desk).runs
    QTest.mouseClick(bar(desk).close_button, LEFT)
    assert not bar(desk).isVisible()
    assert not bar(desk).runs


def test_a_held_timer_stays_held_when_it_gets_a_minute_more(desk: Desk) -> None:
    desk.actions["workshop.timer_3"].trigger()
    desk.actions["workshop.timer_pause"].trigger()
    QTest.mouseClick(bar(desk).more, LEFT)
    assert bar(desk).digits.text() == "4:00"
    assert not bar(desk).runs
