"""The row of tools: what it does, and what becomes of it in a narrow window."""

from itertools import pairwise

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolButton

from app.ui.editor_capture import Capture
from app.ui.editor_filter import Filtering
from app.ui.editor_find import Finding
from app.ui.editor_outline import Outlining
from tests.ui.desk import Desk

SIDE_TOOLS = ("card.capture", "edit.find", "view.filter", "view.outline")


def click(button: QToolButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def shown(desk: Desk) -> list[QToolButton]:
    return [one for one in desk.editor.tools.findChildren(QToolButton) if one.isVisible()]


def test_capture_find_filter_and_outline_are_one_click_away(desk: Desk) -> None:
    buttons = desk.editor.tools.buttons
    opened = {
        "card.capture": desk.editor.part(Capture).bar,
        "edit.find": desk.editor.part(Finding).bar,
        "view.filter": desk.editor.part(Filtering).bar,
        "view.outline": desk.editor.part(Outlining).panel,
    }
    for id_, panel in opened.items():
        assert not panel.isVisible()
        click(buttons[id_])
        assert panel.isVisible(), id_
        assert desk.actions[id_].shortcut().toString() in buttons[id_].toolTip()
        assert buttons[id_].text()
    click(buttons["view.outline"])
    assert not opened["view.outline"].isVisible()


def test_in_a_narrow_window_tools_go_into_a_menu_and_come_back(desk: Desk) -> None:
    tools = desk.editor.tools
    assert not tools.more.isVisible()
    wide = len(shown(desk))
    for width in (900, 700, 560, 420):
        desk.window.resize(width, 700)
        QApplication.processEvents()
        boxes = [one.geometry() for one in shown(desk)]
        assert all(tools.rect().contains(box) for box in boxes), width
        assert not any(a.intersects(b) for a in boxes for b in boxes if a is not b), width
    assert tools.more.isVisible()
    away = {action.objectName() for action in tools.more.menu().actions() if not action.isSeparator()}
    assert away == {id_ for id_, button in tools.buttons.items() if button.isHidden()}
    assert set(SIDE_TOOLS) <= away
    desk.window.resize(1500, 700)
    QApplication.processEvents()
    assert len(shown(desk)) == wide
    assert not tools.more.isVisible()


def test_a_tool_in_the_menu_does_the_same(desk: Desk, qtbot) -> None:
    desk.window.resize(560, 700)
    QApplication.processEvents()
    more = desk.editor.tools.more
    seen: list[str] = []

    def choose() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        action = next(one for one in menu.actions() if one.objectName() == "edit.find")
        seen.append(action.text())
        menu.setActiveAction(action)
        QTest.keyClick(menu, Qt.Key.Key_Return)

    QTimer.singleShot(50, choose)
    click(more)
    qtbot.waitUntil(desk.editor.part(Finding).bar.isVisible, timeout=3000)
    assert seen


def test_at_double_size_no_bar_cuts_its_buttons(sized) -> None:
    window = sized(200)
    editor = window.editor
    assert editor.inspector.isVisible()
    for id_ in ("view.filter", "edit.replace", "card.capture", "view.outline"):
        window.table[id_].trigger()
    QTest.qWait(50)
    filtering, finding, capture = editor.part(Filtering).bar, editor.part(Finding).bar, editor.part(Capture).bar
    for button in (filtering.select, filtering.clear, finding.one, finding.all):
        assert button.width() >= button.sizeHint().width()
    row = [filtering.count, filtering.select, filtering.clear, filtering.close_button]
    assert all(a.geometry().right() < b.geometry().left() for a, b in pairwise(row))
    assert capture.line.width() >= 2 * 190
    assert editor.split.sizes()[1] >= 0.3 * editor.split.width()
