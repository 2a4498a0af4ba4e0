"""Cards dragged from one map to another by way of its tab."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.canvas.focus import Ref
from app.domain import rules
from app.domain.records import Card
from app.ui.editor_carrying import MOMENT
from tests.hand import CTRL, LEFT, NONE, SHIFT
from tests.ui.desk import Desk


def two_maps(desk: Desk) -> tuple[str, str]:
    """The ids of the first map, which is open, and of its copy."""
    desk.actions["map.duplicate"].trigger()
    first, second = (m.id for m in desk.document.maps)
    desk.editor.open_map(first)
    QApplication.processEvents()
    return first, second


def over_tab(desk: Desk, map_id: str, title: str) -> None:
    """Press a card, drag it onto a map's tab and keep it there."""
    tabs = desk.editor.status.tabs
    number = next(n for n in range(tabs.count()) if tabs.tabData(n) == map_id)
    port = desk.view.viewport()
    end = port.mapFromGlobal(tabs.mapToGlobal(tabs.tabRect(number).center()))
    desk.hand.drag(desk.hand.spot(desk.ref(title), 0.3, 0.7), end, drop=False)


def of_map(desk: Desk, map_id: str, stage: int, lane: int) -> list[str]:
    cell = (desk.document.stages(map_id)[stage].id, desk.document.lanes(map_id)[lane].id)
    return [card.title for card in desk.document.cell(map_id, cell)]


def let_go(desk: Desk, stage: int, lane: int, keys: Qt.KeyboardModifier = NONE) -> None:
    """Drop what is held in a cell of the map that is open now, once it stands still."""
    QTest.qWait(50)
    document, map_id = desk.document, desk.editor.map_id or ""
    ref = Ref("cell", document.stages(map_id)[stage].id, document.lanes(map_id)[lane].id)
    end = desk.hand.spot(ref, 0.9, 0.9)
    QTest.mouseMove(desk.view.viewport(), end)
    QTest.mouseRelease(desk.view.viewport(), LEFT, keys, end)


def test_held_over_a_tab_a_card_goes_to_that_map(desk: Desk, qtbot: QtBot) -> None:
    first, second = two_maps(desk)
    over_tab(desk, second, "Huele a café")
    assert desk.editor.map_id == first, "not at once"
    qtbot.waitUntil(lambda: desk.editor.map_id == second, timeout=5000)
    assert desk.view.mouse.gesture is not None
    assert not desk.view.mouse.scrolling.running, "the pointer is on the tab, not at the edge of the map"
    assert QWidget.mouseGrabber() is desk.view.viewport()
    let_go(desk, 1, 2)
    assert QWidget.mouseGrabber() is None
    assert of_map(desk, second, 1, 2) == ["Huele a café"]
    assert of_map(desk, first, 0, 1) == []
    assert rules.problems(desk.document) == []
    assert desk.on_disk() == desk.document
    desk.editor.undo()
    assert of_map(desk, first, 0, 1) == ["Huele a café"]


def test_several_are_copied_with_ctrl(desk: Desk, qtbot: QtBot) -> None:
    first, second = two_maps(desk)
    desk.hand.click(desk.ref("Mira el menú"))
    desk.hand.click(desk.ref("Pide en la barra"), SHIFT)
    before = len(desk.document.all(Card))
    over_tab(desk, second, "Mira el menú")
    qtbot.waitUntil(lambda: desk.editor.map_id == second, timeout=5000)
    let_go(desk, 0, 2, CTRL)
    assert of_map(desk, second, 0, 2) == ["Mira el menú", "Pide en la barra"]
    assert of_map(desk, first, 1, 1) == ["Mira el menú", "Pide en la barra"]
    assert len(desk.document.all(Card)) == before + 2


def test_escape_on_the_other_map_leaves_everything(desk: Desk, qtbot: QtBot) -> None:
    _, second = two_maps(desk)
    before = desk.document
    over_tab(desk, second, "Huele a café")
    qtbot.waitUntil(lambda: desk.editor.map_id == second, timeout=5000)
    desk.hand.key(Qt.Key.Key_Escape)
    assert QWidget.mouseGrabber() is None
    let_go(desk, 1, 2)
    assert desk.document == before


def test_only_passing_over_a_tab_opens_nothing(desk: Desk, qtbot: QtBot) -> None:
    first, second = two_maps(desk)
    over_tab(desk, second, "Huele a café")
    QTest.mouseMove(desk.view.viewport(), desk.hand.spot(desk.cell_ref("Pedir", "Web")))
    qtbot.wait(MOMENT + 200)
    assert desk.editor.map_id == first
    desk.hand.key(Qt.Key.Key_Escape)
    QTest.mouseRelease(desk.view.viewport(), LEFT, NONE, QPoint(5, 5))
