"""Opportunities by hand: added from the cards that hurt, written in the table, weighed on the board, out and in."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.records import Opportunity
from app.ui.backlog.model import COLUMNS
from app.ui.backlog.page import BacklogPage
from app.ui.insight.part import Insight
from tests.ui.desk import Desk

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> BacklogPage:
    desk.hand.key(Qt.Key.Key_J, CTRL_SHIFT)
    found = desk.editor.part(Insight).drawer.page("backlog")
    assert isinstance(found, BacklogPage)
    qtbot.waitUntil(found.isVisible)
    return found


def stored(desk: Desk) -> list[tuple[str, dict[str, object]]]:
    return [(o.title, dict(o.fields)) for o in desk.on_disk().opportunities(desk.editor.map_id or "")]


def add(desk: Desk, page: BacklogPage, title: str, *cards: str) -> None:
    """Select cards on the map, press +, write a title, Enter."""
    desk.view.board.select(*(desk.ref(card) for card in cards))
    QTest.mouseClick(page.buttons["add"], LEFT)
    line = page.table.findChild(QLineEdit)
    assert line is not None
    QTest.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(line, title)
    QTest.keyClick(line, Qt.Key.Key_Return)
    QApplication.processEvents()


def test_one_is_added_for_the_selected_cards_and_leads_back_to_them(desk: Desk, page: BacklogPage) -> None:
    assert page.empty.isVisible()
    add(desk, page, "Segunda caja", "Espera la cola", "La cola no avanza")
    assert stored(desk) == [("Segunda caja", {})]
    made = desk.on_disk().all(Opportunity)[0]
    assert {link.card_id for link in desk.on_disk().links_to(made.id)} == {
        desk.card("Espera la cola").id, desk.card("La cola no avanza").id,
    }  # fmt: skip
    desk.view.board.select()
    QTest.mouseClick(page.buttons["show"], LEFT)
    assert set(desk.view.board.selection) == {desk.ref("Espera la cola"), desk.ref("La cola no avanza")}
    QTest.mouseClick(page.buttons["link"], LEFT)
    assert desk.on_disk().links_to(made.id) == []


def test_it_is_weighed_by_dragging_and_by_keys(desk: Desk, page: BacklogPage, qtbot: QtBot) -> None:
    add(desk, page, "Segunda caja", "Espera la cola")
    id_, board = desk.document.all(Opportunity)[0].id, page.matrix
    QTest.mousePress(board, LEFT, NONE, board.spot_of(id_))
    QTest.mouseMove(board, board.spot_of(id_) + QPoint(-20, 5))
    QTest.mouseMove(board, board.middle_of(4, 2))
    QTest.mouseRelease(board, LEFT, NONE, board.middle_of(4, 2))
    assert stored(desk) == [("Segunda caja", {"impact": 4, "effort": 2})]
    board.setFocus()
    QTest.keyClick(board, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(board, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(board, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert stored(desk) == [("Segunda caja", {"impact": 5, "effort": 3})]
    desk.actions["edit.undo"].trigger()
    assert stored(desk) == [("Segunda caja", {"impact": 5, "effort": 2})]
    QTest.mousePress(board, LEFT, NONE, board.spot_of(id_))
    QTest.mouseRelease(board, LEFT, NONE, QPoint(1, 1))
    assert stored(desk) == [("Segunda caja", {"impact": 5, "effort": 2})], "beside the board it goes back"


def test_the_table_is_written_in(desk: Desk, page: BacklogPage, qtbot: QtBot) -> None:
    add(desk, page, "Segunda caja", "Espera la cola")
    index = page.table.currentIndex()
    page.table.setCurrentIndex(index.siblingAtColumn(COLUMNS.index("status")))
    QTest.keyClick(page.table, Qt.Key.Key_F2)
    combo = page.table.findChild(QComboBox)
    assert combo is not None
    view = combo.view()
    row = combo.findData("doing")
    view.scrollTo(combo.model().index(row, 0))
    QTest.mouseClick(view.viewport(), LEFT, NONE, view.visualRect(combo.model().index(row, 0)).center())
    qtbot.waitUntil(lambda: stored(desk) == [("Segunda caja", {"status": "doing"})])
    page.table.setFocus()
    page.table.setCurrentIndex(index.siblingAtColumn(COLUMNS.index("due")))
    QApplication.processEvents()
    QTest.keyClick(page.table, Qt.Key.Key_F2)
    line = next(line for line in page.table.findChildren(QLineEdit) if line.isVisible())
    line.selectAll()
    QTest.keyClicks(line, "2026-12-15")
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: stored(desk) == [("Segunda caja", {"status": "doing", "due": "2026-12-15"})])
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert stored(desk) == []
    desk.actions["edit.undo"].trigger()
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)


def test_out_into_a_file_and_back(desk: Desk, page: BacklogPage, tmp_path: Path) -> None:
    add(desk, page, "Segunda caja", "Espera la cola")
    path = tmp_path / "o.csv"
    page.export_to(path)
    assert "o.csv" in desk.editor.messages.text.text()
    text = path.read_text(encoding="utf-8-sig").replace("Segunda caja", "Tercera caja")
    path.write_text(text + ",Más sillas,,,9,,,,,\n", encoding="utf-8")
    page.import_from(path)
    assert stored(desk) == [("Tercera caja", {}), ("Más sillas", {})]
    assert "Line 3: “9” says nothing for “Impact”" in desk.editor.messages.text.text()
    desk.actions["edit.undo"].trigger()
    assert stored(desk) == [("Segunda caja", {})]
    page.import_from(tmp_path / "gone.csv")
    assert "There is no file" in desk.editor.messages.text.text()
    page.export_to(tmp_path / "no folder" / "o.csv")
    assert "o.csv" in desk.editor.messages.text.text()
