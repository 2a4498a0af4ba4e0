"""Lists and tables of the method at every size of the interface: rows as high as their letters, nothing cut."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.commands import opportunities
from app.ui.backlog.page import BacklogPage
from app.ui.guide.glossary import GlossaryDialog
from app.ui.insight.part import Insight
from app.ui.people.personas import PersonasDialog
from app.ui.people.routes import RoutesPage
from tests.hand import next_turn
from tests.ui.opened_editor import SMALL_SCREEN


@pytest.mark.parametrize("size", [100, 200])
def test_rows_of_tables_are_as_high_as_their_letters(sized, qtbot, size):
    window = sized(100)
    board = window.editor.board
    board.attempt(lambda: opportunities.add_opportunity(board.document, board.map_id, "Segunda caja"))
    window.table["insight.backlog"].trigger()
    page = window.editor.part(Insight).drawer.page("backlog")
    assert isinstance(page, BacklogPage)
    qtbot.waitUntil(page.isVisible)
    window.table[f"view.size_{size}"].trigger()
    qtbot.wait(300)
    assert page.table.rowHeight(0) >= page.table.fontMetrics().height() + 8


def test_what_an_empty_page_says_stands_in_its_middle(sized, qtbot):
    window = sized(100)
    window.table["insight.routes"].trigger()
    page = window.editor.part(Insight).drawer.page("routes")
    assert isinstance(page, RoutesPage)
    qtbot.waitUntil(page.isVisible)
    assert page.empty.alignment() == Qt.AlignmentFlag.AlignCenter
    assert page.empty.contentsMargins().left() >= 20


@pytest.mark.parametrize("size", [100, 200])
def test_rows_of_the_glossary_are_of_one_height(sized, size):
    window = sized(size)
    QTest.keyClick(window, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    next_turn(3)
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, GlossaryDialog) and one.isVisible())
    dialog.resize(SMALL_SCREEN[0] - 40, SMALL_SCREEN[1] - 80)
    next_turn()
    heights = {dialog.list.visualItemRect(dialog.list.item(row)).height() for row in range(6)}
    assert len(heights) == 1
    assert heights.pop() >= dialog.list.fontMetrics().height() + 6
    dialog.close()


@pytest.mark.parametrize("size", [100, 200])
def test_the_form_of_a_persona_is_not_cut_at_its_right(sized, qtbot, size):
    window = sized(size)
    dialog = PersonasDialog(window.editor, window.editor.board, window)
    qtbot.addWidget(dialog)
    dialog.show()
    if not dialog.list.count():
        QTest.mouseClick(dialog.tools["plus"], Qt.MouseButton.LeftButton)
    qtbot.wait(200)
    assert dialog.side.isVisible()
    assert dialog.side.widget().width() <= dialog.side.viewport().width()
    dialog.close()
