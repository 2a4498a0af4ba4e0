"""The drawer with what is missing: opened by key, led to the card, mended with one click, put away and brought back."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.records import Opportunity
from app.ui.insight.findings import FindingsPage
from app.ui.insight.part import Insight
from tests.ui.desk import Desk

NONE = Qt.KeyboardModifier.NoModifier


def page(desk: Desk) -> FindingsPage:
    found = desk.editor.part(Insight).drawer.page("findings")
    assert isinstance(found, FindingsPage)
    return found


def opened(desk: Desk) -> FindingsPage:
    desk.hand.key(Qt.Key.Key_F8)
    assert desk.editor.part(Insight).drawer.isVisible()
    return page(desk)


def rows(shown: FindingsPage) -> list[str]:
    return [item.text(0) for item in shown._items()]  # noqa: SLF001


def choose(shown: FindingsPage, words: str) -> None:
    """Click on the row with these words."""
    item = next(item for item in shown._items() if words in item.text(0) and not item.childCount())  # noqa: SLF001
    parent = item.parent()
    if parent is not None:
        parent.setExpanded(True)
    shown.tree.scrollToItem(item)
    place = shown.tree.visualItemRect(item).center()
    QTest.mouseClick(shown.tree.viewport(), Qt.MouseButton.LeftButton, NONE, QPoint(place))


def test_a_pain_leads_to_its_card_and_is_answered_with_one_click(desk: Desk, qtbot: QtBot) -> None:
    shown = opened(desk)
    choose(shown, "Espera la cola")
    assert desk.view.board.focus == desk.ref("Espera la cola")
    button = next(b for b in shown.mends.findChildren(QPushButton) if b.text() == "Add an opportunity")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    (made,) = desk.on_disk().all(Opportunity)
    assert made.title == "Improve: Espera la cola"
    assert [link.card_id for link in desk.on_disk().links_to(made.id)] == [desk.card("Espera la cola").id]
    qtbot.waitUntil(lambda: not any("“Espera la cola” hurts" in row for row in rows(shown)))
    desk.actions["edit.undo"].trigger()
    qtbot.waitUntil(lambda: any("“Espera la cola” hurts" in row for row in rows(shown)))


def test_what_is_put_away_stays_away_and_comes_back(desk: Desk, qtbot: QtBot) -> None:
    shown = opened(desk)
    choose(shown, "Espera la cola")
    item = shown.tree.currentItem()
    assert item is not None
    gone = item.text(0)
    qtbot.mouseClick(shown.away, Qt.MouseButton.LeftButton)
    assert gone not in rows(shown)
    assert shown.hidden.isVisible()
    assert "1" in shown.hidden.text()
    qtbot.mouseClick(shown.hidden, Qt.MouseButton.LeftButton, pos=QPoint(8, shown.hidden.height() // 2))
    assert gone in rows(shown)
    choose(shown, gone)
    assert shown.away.text() == "Bring it back"
    qtbot.mouseClick(shown.away, Qt.MouseButton.LeftButton)
    assert not shown.hidden.isVisible()


def test_the_number_of_findings_stands_at_the_foot(desk: Desk, qtbot: QtBot) -> None:
    reminder = desk.editor.part(Insight).reminder
    qtbot.waitUntil(lambda: reminder.isVisible() and reminder.text() == str(leaves(page(desk))))
    before = int(reminder.text())
    qtbot.mouseClick(reminder, Qt.MouseButton.LeftButton)
    shown = page(desk)
    assert shown.isVisible()
    choose(shown, "Espera la cola")
    button = next(b for b in shown.mends.findChildren(QPushButton) if b.text() == "Add an opportunity")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: int(reminder.text()) != before and int(reminder.text()) == leaves(shown))


def leaves(shown: FindingsPage) -> int:
    """How many findings the list tells."""
    shown.show_map()
    return sum(not item.childCount() for item in shown._items())  # noqa: SLF001


def test_the_keyboard_goes_in_and_out(desk: Desk, qtbot: QtBot) -> None:
    shown = opened(desk)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is shown.tree)
    qtbot.keyClick(shown.tree, Qt.Key.Key_Down)
    qtbot.keyClick(shown.tree, Qt.Key.Key_Escape)
    qtbot.waitUntil(desk.view.hasFocus)
    desk.hand.key(Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert not desk.editor.part(Insight).drawer.isVisible()
    desk.hand.key(Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert desk.editor.part(Insight).drawer.isVisible()


def test_a_copy_as_it_should_be_is_opened_and_knows_where_it_comes_from(desk: Desk) -> None:
    before = desk.editor.map_id
    desk.actions["map.to_be"].trigger()
    copy = desk.document.maps[-1]
    assert desk.editor.map_id == copy.id != before
    assert (copy.title, copy.state, copy.fields["origin"]) == ("Café, as it should be", "to_be", before)
