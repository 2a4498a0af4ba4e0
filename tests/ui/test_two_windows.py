"""Two windows on the same library: both work, and neither writes over the other's words silently."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from app.session import EditSession, open_library
from app.ui.action_table import Actions
from app.ui.editor import Editor
from app.ui.forms import TextField
from app.ui.settings import Settings
from app.ui.theme import tokens
from tests.hand import Hand
from tests.ui.desk import Desk


@pytest.fixture
def second(desk: Desk, qtbot: QtBot) -> Iterator[Editor]:
    """The same project in another window, with a library of its own."""
    library = open_library(desk.path, back_up=False)
    session = EditSession(library, desk.project_id, patient=True)
    window = QMainWindow()
    qtbot.addWidget(window)
    actions = Actions(window, lambda _id: None)
    actions.dress(tokens(False))
    editor = Editor(session, Settings(), actions, tokens(False))
    window.setCentralWidget(editor)
    window.resize(1400, 900)
    window.show()
    qtbot.waitExposed(window)
    yield editor
    editor.close_page()
    session.close()
    window.close()
    library.close()


def come_back(editor: Editor) -> None:
    editor.window().activateWindow()
    QApplication.sendEvent(editor, QEvent(QEvent.Type.WindowActivate))


def test_both_write_and_see_each_other(desk: Desk, second: Editor) -> None:
    assert second.view is not None
    hand, ref = Hand(second.view), desk.ref("Mira el menú")
    second.view.setFocus()
    hand.click(ref)
    hand.key(Qt.Key.Key_F2)
    hand.type("Lee la carta")
    hand.key(Qt.Key.Key_Return)
    come_back(desk.editor)
    assert desk.titles("Pedir", "Tienda")[0] == "Lee la carta"
    desk.actions["edit.undo"].trigger()  # it has done nothing, so nothing of the other's goes
    assert desk.titles("Pedir", "Tienda")[0] == "Lee la carta"


def test_words_that_come_too_late_are_given_back(desk: Desk, second: Editor, qtbot: QtBot) -> None:
    assert second.view is not None
    assert desk.editor.inspector is not None
    ref, hand = desk.ref("Mira el menú"), Hand(second.view)
    second.view.setFocus()
    hand.click(ref)
    hand.key(Qt.Key.Key_F2)
    hand.type("Of the second")
    hand.key(Qt.Key.Key_Return)
    desk.window.activateWindow()
    desk.view.setFocus()
    desk.hand.click(ref)
    qtbot.wait(50)
    field = next(one for one in desk.editor.inspector.findChildren(TextField) if one.isVisible())
    field.box.setFocus()
    field.box.selectAll()
    qtbot.keyClicks(field.box, "Of the first")
    desk.view.setFocus()
    shown = desk.editor.messages.text.text() + field.box.toPlainText()
    titles = {card.title for card in desk.on_disk().cards(desk.editor.map_id or "")}
    assert ("Of the first" in titles) != ("Of the second" in titles)
    assert "Of the first" in titles or "Of the first" in shown
    assert QApplication.activeModalWidget() is None
    history = " ".join(news.changes for news in desk.library.news(desk.project_id, 0))
    assert "Of the second" in history


def test_a_library_that_another_program_holds_says_so(make_window, tmp_path: Path, seed, qtbot: QtBot) -> None:
    seed("Shop")
    with closing(sqlite3.connect(tmp_path / "library.db", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        window = make_window()
        assert window.refused_page is not None
        assert "in use by another program" in window.refused_page.text.text()
        other.execute("ROLLBACK")
    with qtbot.waitSignal(window.library_settled, timeout=20_000):
        window.refused_page.retry.click()
    assert [one.name for one in window.library.projects()] == ["Shop"]
