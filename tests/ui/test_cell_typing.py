"""Words being typed into the outline, a table, or the parking lot are on disk before they are entered."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.commands.opportunities import add_opportunity
from app.session import open_library
from app.ui.backlog.page import BacklogPage
from app.ui.editor_outline import Outlining
from app.ui.forms import DRAFT_MS
from app.ui.guide.parking import ACTION, Parking
from app.ui.insight.part import Insight
from tests.hand import CTRL, SHIFT
from tests.ui.desk import Desk

LATER = DRAFT_MS + 150


def drafts(desk: Desk) -> list[str]:
    """What the next start would find, were the program killed now."""
    with open_library(desk.path, back_up=False) as other:
        return [draft.text for draft in other.drafts(desk.project_id)]


def typed() -> QLineEdit:
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    return line


@pytest.mark.parametrize("how", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_a_row_of_the_outline(desk: Desk, qtbot: QtBot, how: Qt.Key) -> None:
    QTest.keyClick(desk.view, Qt.Key.Key_O, CTRL | SHIFT)
    part = desk.editor.part(Outlining)
    part.panel.tree.setCurrentIndex(part.model.index_of(desk.ref("Mira el menú")))
    QTest.keyClick(part.panel.tree, Qt.Key.Key_F2)
    typed().selectAll()
    qtbot.keyClicks(typed(), "Mira la carta")
    qtbot.wait(LATER)
    assert drafts(desk) == ["Mira la carta"]
    qtbot.keyClick(typed(), how)
    qtbot.wait(50)
    assert drafts(desk) == []
    wanted = "Mira la carta" if how == Qt.Key.Key_Return else "Mira el menú"
    assert desk.titles("Pedir", "Tienda")[0] == wanted


def test_a_cell_of_a_table(desk: Desk, qtbot: QtBot) -> None:
    desk.hand.key(Qt.Key.Key_J, CTRL | SHIFT)
    page = desk.editor.part(Insight).drawer.page("backlog")
    assert isinstance(page, BacklogPage)
    qtbot.waitUntil(page.isVisible)
    desk.view.board.attempt(lambda: add_opportunity(desk.document, desk.editor.map_id or "", "Una idea"))
    qtbot.waitUntil(lambda: page.sorted.rowCount() == 1)
    page.table.setFocus()
    page.table.edit(page.sorted.index(0, 0))
    typed().selectAll()
    qtbot.keyClicks(typed(), "Otra idea")
    qtbot.wait(LATER)
    assert drafts(desk) == ["Otra idea"]
    qtbot.keyClick(typed(), Qt.Key.Key_Return)
    qtbot.wait(50)
    assert drafts(desk) == []
    assert [one.title for one in desk.on_disk().opportunities(desk.editor.map_id or "")] == ["Otra idea"]


def test_the_line_of_the_parking_lot(desk: Desk, qtbot: QtBot) -> None:
    desk.actions[ACTION].trigger()
    panel, settings = desk.editor.part(Parking).panel, desk.editor.settings
    panel.line.setFocus()
    qtbot.keyClicks(panel.line, "for later")
    qtbot.wait(LATER)
    assert "for later" in settings.captures.values()
    qtbot.keyClick(panel.line, Qt.Key.Key_Return)
    assert not settings.captures
    qtbot.keyClicks(panel.line, "and this")
    journey = desk.editor.map_id or ""
    desk.editor.open_map("")
    desk.editor.open_map(journey)
    assert panel.line.text() == "and this"
    panel.line.clear()
