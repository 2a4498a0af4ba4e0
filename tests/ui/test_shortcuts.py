"""Keys: short names in Spanish, a sheet that can be searched, and other keys for who wants them."""

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.ui import keys
from app.ui.palette_entries import command_entries
from app.ui.settings import Settings
from app.ui.shortcuts import ShortcutsDialog

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def sheet(window, qtbot):
    """The sheet of a window, shown."""
    dialog = ShortcutsDialog(window.table, window.settings, window)
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog.activateWindow()
    yield dialog
    dialog.close()
    dialog.deleteLater()


def click(sheet, id_):
    row = sheet.row(id_)
    sheet.list.scrollToItem(row)
    QTest.mouseClick(sheet.list.viewport(), LEFT, pos=sheet.list.visualItemRect(row).center())
    assert sheet.focusWidget() is sheet.field


def press(sheet, key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(sheet.field, key, modifiers)
    QApplication.processEvents()


def visible(sheet):
    return [(row.text(0), row.text(1)) for row in sheet.rows() if not row.isHidden()]


def test_keys_have_the_short_names_of_a_keyboard(window):
    assert keys.shown("Ctrl+Shift+E") == "Ctrl+Shift+E"
    window.table["view.language_es"].trigger()
    assert keys.shown("Ctrl+Shift+E", "Del", "Alt+Left") == "Ctrl+Mayús+E   Supr   Alt+←"
    assert window.table["stage.add"].toolTip() == "Añadir etapa (Ctrl+Mayús+E)"
    assert QCoreApplication.translate("a context", "What nobody translated") == "What nobody translated"
    window.table["view.language_en"].trigger()
    assert keys.shown("Del") == "Del"


@pytest.mark.parametrize("text", ["Ctrl+Shift+E", "F2; Ctrl+;", "", "Ctrl+=; Ctrl++"])
def test_written_keys_come_back(text):
    assert keys.written(keys.read(text)) == text


@pytest.mark.parametrize("key", ["A", "Shift+A", "7", "Alt+F", "Ctrl+Left", "Space", "Tab", "F6", "Ctrl+K, Ctrl+C"])
def test_keys_that_write_or_belong_to_the_map_are_refused(qapp, key):
    assert keys.refusal(keys.of(key))


@pytest.mark.parametrize("key", ["Ctrl+U", "F9", "Alt+Shift+7", "Ctrl+Alt+Shift+L", "Shift+F5"])
def test_others_are_not(qapp, key):
    assert keys.refusal(keys.of(key)) == ""


def test_the_sheet_shows_actions_and_keys_of_the_map_and_can_be_searched(sheet):
    assert {("Undo", "Ctrl+Z"), ("Face: very positive", "5"), ("Zoom around the pointer", "Ctrl + wheel")} <= set(
        visible(sheet)
    )
    QTest.keyClicks(sheet.search, "undo")
    assert visible(sheet) == [("Undo", "Ctrl+Z")]
    sheet.search.clear()
    QTest.keyClicks(sheet.search, "on the map letters")
    assert [words for words, _ in visible(sheet)] == ["Write anew on the card or header, or a new card in the cell"]


def test_a_key_is_given_by_pressing_it_and_is_in_force_at_once(sheet, window):
    click(sheet, "project.home")
    press(sheet, Qt.Key.Key_U, CTRL)
    assert sheet.row("project.home").text(1) == "Ctrl+U"
    action = window.table["project.home"]
    assert [key.toString() for key in action.shortcuts()] == ["Ctrl+U"]
    assert action.toolTip() == "All projects (Ctrl+U)"
    assert Settings.load().shortcuts == {"project.home": "Ctrl+U"}
    sheet.usual.click()
    assert action.toolTip() == "All projects (Alt+Home)"
    assert Settings.load().shortcuts == {}


def test_a_key_of_another_action_is_named_and_can_be_taken(sheet, window):
    click(sheet, "project.home")
    press(sheet, Qt.Key.Key_D, CTRL)
    assert "“Duplicate”" in sheet.words.text()
    assert window.table["project.home"].shortcut().toString() == "Alt+Home", "nothing has happened yet"
    sheet.swap.click()
    assert sheet.row("project.home").text(1) == "Ctrl+D"
    assert sheet.row("edit.duplicate").text(1) == ""
    assert Settings.load().shortcuts == {"project.home": "Ctrl+D", "edit.duplicate": ""}
    sheet.list.setCurrentItem(sheet.row("edit.duplicate"))
    sheet.usual.click()
    assert sheet.row("edit.duplicate").text(1) == "", "its usual key is still the other's"
    sheet.all_usual.click()
    assert sheet.row("edit.duplicate").text(1) == "Ctrl+D"
    assert Settings.load().shortcuts == {}


def test_a_letter_alone_is_refused_but_the_first_key_may_come_back(sheet, window):
    click(sheet, "card.face_5")
    press(sheet, Qt.Key.Key_G)
    assert "writes on the map" in sheet.words.text()
    press(sheet, Qt.Key.Key_8, CTRL)
    assert window.table["card.face_5"].shortcut().toString() == "Ctrl+8"
    click(sheet, "card.face_5")
    press(sheet, Qt.Key.Key_5)
    assert window.table["card.face_5"].shortcut().toString() == "5"
    assert Settings.load().shortcuts == {}


def test_escape_leaves_the_key_as_it_was_and_then_the_sheet(sheet):
    click(sheet, "edit.undo")
    press(sheet, Qt.Key.Key_Escape)
    assert sheet.isVisible()
    assert sheet.row("edit.undo").text(1) == "Ctrl+Z"
    assert sheet.focusWidget() is sheet.list
    QTest.keyClick(sheet.list, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_an_action_without_keys_and_the_keys_of_the_map(sheet, window):
    click(sheet, "card.edit")
    sheet.none.click()
    assert window.table["card.edit"].shortcuts() == []
    assert window.table["card.edit"].toolTip() == "Edit text"
    last = list(sheet.rows())[-1]
    sheet.list.setCurrentItem(last)
    assert not sheet.field.isEnabled()


def test_chosen_keys_are_there_after_a_restart_and_in_the_palette(make_window, tmp_path):
    settings = Settings.load()
    settings.shortcuts = {
        "card.edit": "Ctrl+Alt+Shift+T",
        "help.about": "F9",
        "gone.action": "Ctrl+1",
        "edit.undo": "?~",
    }
    settings.save()
    window = make_window()
    assert window.table["card.edit"].shortcut() == QKeySequence("Ctrl+Alt+Shift+T")
    found = {entry.name: entry.hint for entry in command_entries(window.table)}
    assert found["About Vivencia"] == "F9"
