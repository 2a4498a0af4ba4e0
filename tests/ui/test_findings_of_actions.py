"""A finding about an action leads to its row in the backlog, with the cell open that is empty."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.commands import opportunities
from app.domain.records import Opportunity
from app.ui.backlog.page import BacklogPage
from app.ui.insight.findings import FindingsPage
from app.ui.insight.part import Insight
from tests.ui.desk import Desk


def test_an_owner_is_asked_for_in_the_backlog(desk: Desk, qtbot: QtBot) -> None:
    board = desk.view.board
    owned, other = "Una línea en el suelo", "Decir cuánto falta"
    board.attempt(lambda: opportunities.add_opportunity(board.document, board.map_id, owned, fields={"owner": "Marta"}))
    board.attempt(lambda: opportunities.add_opportunity(board.document, board.map_id, other))
    desk.hand.key(Qt.Key.Key_F8)
    drawer = desk.editor.part(Insight).drawer
    shown = drawer.page("findings")
    assert isinstance(shown, FindingsPage)
    item = next(row for row in shown._items() if row.text(0) == "“Decir cuánto falta” has no owner")  # noqa: SLF001
    shown.tree.scrollToItem(item)
    place = QPoint(shown.tree.visualItemRect(item).center())
    QTest.mouseClick(shown.tree.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    button = next(b for b in shown.mends.findChildren(QPushButton) if b.text() == "Fill in: Owner")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    backlog = drawer.page("backlog")
    assert isinstance(backlog, BacklogPage)
    assert drawer.code == "backlog"
    assert backlog.current is not None
    assert backlog.current.title == other
    qtbot.waitUntil(lambda: bool(backlog.table.findChildren(QLineEdit)))
    (cell,) = backlog.table.findChildren(QLineEdit)
    qtbot.waitUntil(cell.hasFocus)
    qtbot.keyClicks(cell, "Jorge")
    qtbot.keyClick(cell, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: {one.title: one.fields.get("owner") for one in desk.on_disk().all(Opportunity)} == {
        owned: "Marta", other: "Jorge"})  # fmt: skip
