"""After an action the window looks once at what can be done now, and what it shows then is so."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.canvas.focus import Ref
from app.domain.records import Card

ALT = Qt.KeyboardModifier.AltModifier


def test_a_key_that_edits_and_selects_is_followed_by_one_look_at_what_can_be_done(seed, make_window, monkeypatch):
    seed("Uno")
    window = make_window()
    window.open_project(window.library.projects()[0].id)
    editor = window.editor
    looks = []
    ask = editor.is_enabled
    monkeypatch.setattr(editor, "is_enabled", lambda id_: looks.append(id_) or ask(id_))
    card = editor.session.document.all(Card)[0]
    editor.board.select(Ref("card", card.id))
    editor.view.setFocus()
    assert not window.table["edit.undo"].isEnabled()
    assert window.table["edit.duplicate"].isEnabled()
    looks.clear()
    window.table["edit.duplicate"].trigger()
    assert looks.count("edit.undo") == 1
    assert window.table["edit.undo"].isEnabled()
    assert not window.table["edit.redo"].isEnabled()
    said = window.table["edit.undo"].text()
    QTest.keyClick(editor.view, Qt.Key.Key_Delete)
    assert window.table["edit.undo"].text() != said
    looks.clear()
    window.table["edit.undo"].trigger()
    assert looks.count("edit.undo") == 1
    assert window.table["edit.redo"].isEnabled()
    editor.board.select()  # without an action: at once
    assert not window.table["edit.duplicate"].isEnabled()
