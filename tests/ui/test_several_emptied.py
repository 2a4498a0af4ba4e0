"""A text that several cards have differently is emptied in all of them by one key, and one undo."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.ui.form_words import NameField
from app.ui.forms import TextField, several_emptied
from tests.ui.desk import Desk
from tests.ui.test_inspector_cards import MENU, QUEUE, row, say, select


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_delete_in_an_empty_text_takes_it_from_all(desk: Desk, key: Qt.Key) -> None:
    say(desk, MENU, text="Uno")
    say(desk, QUEUE, text="Dos")
    select(desk, MENU, QUEUE)
    text = row(desk, TextField)
    assert text.box.placeholderText() == several_emptied()
    text.box.setFocus()
    QTest.keyClick(text.box, key)
    saved = desk.on_disk()
    assert all("text" not in saved.get(type(desk.card(one)), desk.card(one).id).fields for one in (MENU, QUEUE))
    QTest.keyClick(text.box, key)
    desk.editor.undo()
    assert desk.card(MENU).fields["text"] == "Uno"
    assert desk.card(QUEUE).fields["text"] == "Dos"


def test_the_same_in_a_line(desk: Desk) -> None:
    say(desk, MENU, owner="Ana")
    say(desk, QUEUE, owner="Luis")
    select(desk, MENU, QUEUE)
    name = row(desk, NameField)
    name.entry.setFocus()
    QTest.keyClick(name.entry, Qt.Key.Key_Delete)
    assert "owner" not in desk.card(MENU).fields
    assert "owner" not in desk.card(QUEUE).fields


def test_letters_are_deleted_as_ever(desk: Desk) -> None:
    say(desk, MENU, text="Uno")
    say(desk, QUEUE, text="Dos")
    select(desk, MENU, QUEUE)
    text = row(desk, TextField)
    text.box.setFocus()
    QTest.keyClicks(text.box, "ab")
    QTest.keyClick(text.box, Qt.Key.Key_Backspace)
    QTest.keyClick(text.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.card(MENU).fields["text"] == desk.card(QUEUE).fields["text"] == "a"
