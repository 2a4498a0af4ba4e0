"""Sources by hand: added for the selected cards, written in the table, quoted, linked, led from, deleted, undone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.commands.evidence import AnswersDraft, add_evidence
from app.domain.records import Evidence
from app.ui.evidence.model import COLUMNS
from app.ui.evidence.page import SourcesPage
from app.ui.insight.part import Insight
from tests.ui.desk import Desk

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> SourcesPage:
    desk.actions["insight.sources"].trigger()
    found = desk.editor.part(Insight).drawer.page("sources")
    assert isinstance(found, SourcesPage)
    qtbot.waitUntil(found.isVisible)
    return found


def stored(desk: Desk) -> list[tuple[str, dict[str, object]]]:
    return [(one.title, dict(one.fields)) for one in desk.on_disk().evidence]


def add(desk: Desk, page: SourcesPage, title: str, *cards: str) -> Evidence:
    """Select cards on the map, press +, write a title, Enter."""
    desk.view.board.select(*(desk.ref(card) for card in cards))
    QTest.mouseClick(page.buttons["add"], LEFT)
    line = next(line for line in page.table.findChildren(QLineEdit) if line.isVisible())
    QTest.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(line, title)
    QTest.keyClick(line, Qt.Key.Key_Return)
    QApplication.processEvents()
    return next(one for one in desk.document.evidence if one.title == title)


def write(page: SourcesPage, column: str, text: str) -> None:
    """Go to a cell, F2, write, Enter."""
    page.table.setFocus()
    page.table.setCurrentIndex(page.table.currentIndex().siblingAtColumn(COLUMNS.index(column)))
    QTest.keyClick(page.table, Qt.Key.Key_F2)
    line = next(line for line in page.table.findChildren(QLineEdit) if line.isVisible())
    line.selectAll()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)
    QApplication.processEvents()


def test_a_source_is_added_for_the_selected_cards_written_and_leads_to_them(
    desk: Desk, page: SourcesPage, qtbot: QtBot
) -> None:  # fmt: skip
    assert page.empty.isVisible()
    assert not page.side.isVisible()
    made = add(desk, page, "Interviews in March", "Espera la cola", "Pide en la barra")
    for column, text in (("date", "2026-03-14"), ("sample", "12"), ("source", "notes.pdf")):
        write(page, column, text)
    page.table.setCurrentIndex(page.table.currentIndex().siblingAtColumn(COLUMNS.index("type")))
    QTest.keyClick(page.table, Qt.Key.Key_F2)
    combo = page.table.findChild(QComboBox)
    assert combo is not None
    view, row = combo.view(), combo.findData("interview")
    QTest.mouseClick(view.viewport(), LEFT, NONE, view.visualRect(combo.model().index(row, 0)).center())
    said = {"date": "2026-03-14", "sample": 12, "source": "notes.pdf", "type": "interview"}
    qtbot.waitUntil(lambda: stored(desk) == [("Interviews in March", said)])
    assert page.model.text(page.model.rows[0], "cards") == "2"
    desk.view.board.select()
    QTest.mouseClick(page.buttons["show"], LEFT)
    assert set(desk.view.board.selection) == {desk.ref("Espera la cola"), desk.ref("Pide en la barra")}
    QTest.mouseClick(page.buttons["link"], LEFT)
    assert desk.on_disk().links_to(made.id) == []
    QTest.mouseClick(page.buttons["show"], LEFT)
    assert "not linked to any card" in desk.editor.messages.text.text()
    write(page, "sample", "many")
    assert stored(desk)[0][1]["sample"] == 12, "what is no number changes nothing"


def test_a_quote_is_written_beside_and_stays_with_its_source(desk: Desk, page: SourcesPage, qtbot: QtBot) -> None:
    add(desk, page, "First")
    add(desk, page, "Second")
    page.side.quote.entry.setFocus()
    QTest.keyClicks(page.side.quote.entry, "I always wait here")
    QTest.mouseClick(page.table.viewport(), LEFT, NONE, page.table.visualRect(page.sorted.index(0, 0)).center())
    qtbot.waitUntil(lambda: stored(desk)[1][1] == {"quote": "I always wait here"})
    assert stored(desk)[0][1] == {}
    assert page.side.quote.typed() == ""
    page.choose(desk.document.evidence[1].id)
    assert page.side.quote.typed() == "I always wait here"
    desk.actions["edit.undo"].trigger()
    assert stored(desk)[1][1] == {}


def test_del_in_the_list_unlinks_and_in_the_table_deletes_never_the_cards(
    desk: Desk, page: SourcesPage, qtbot: QtBot
) -> None:  # fmt: skip
    one = add(desk, page, "Visit", "Espera la cola", "Pide en la barra")
    before = len(desk.on_disk().cards(desk.editor.map_id or ""))
    cards = page.side.cards
    qtbot.waitUntil(lambda: cards.count() == 2)
    assert page.side.cards_label.text() == "Supports 2 cards"
    cards.setFocus()
    cards.setCurrentRow(0)
    QTest.keyClick(cards, Qt.Key.Key_Delete)
    assert len(desk.on_disk().links_to(one.id)) == 1
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert stored(desk) == []
    assert len(desk.on_disk().cards(desk.editor.map_id or "")) == before
    desk.actions["edit.undo"].trigger()
    assert len(desk.on_disk().links_to(one.id)) == 1


def test_answers_of_a_survey_are_told_and_lead_to_their_card(desk: Desk, page: SourcesPage, qtbot: QtBot) -> None:
    queue = desk.card("Espera la cola")
    drafts = [
        AnswersDraft(queue.id, "satisfaction", [5, 4, None, 3]),
        AnswersDraft(queue.id, "emotion", [-2, -1, 0, 1]),
    ]
    fields = {"type": "survey", "date": "2026-03-14", "asked": "customers"}
    desk.session.do(add_evidence(desk.document, "Survey", fields=fields, answers=drafts))
    qtbot.waitUntil(lambda: page.side.cards.count() == 2)
    told = {page.side.cards.item(at).text() for at in range(2)}
    assert "Espera la cola\nSatisfaction 4.0 · n 3 · ±1.0 · Mar 2026" in told
    assert "Espera la cola\nEmotion −0.5 · n 4 · ±1.3 · Mar 2026" in told
    assert page.model.text(page.model.rows[0], "cards") == "1"
    spot = page.side.cards.visualItemRect(page.side.cards.item(0)).center()
    QTest.mouseClick(page.side.cards.viewport(), LEFT, NONE, spot)
    assert desk.view.board.focus == desk.ref("Espera la cola")
    page.side.cards.setFocus()
    QTest.keyClick(page.side.cards, Qt.Key.Key_Delete)
    assert "that stays with it" in desk.editor.messages.text.text()
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert desk.on_disk().answers(queue.id) == []
    desk.actions["edit.undo"].trigger()
    assert len(desk.on_disk().answers(queue.id)) == 2
