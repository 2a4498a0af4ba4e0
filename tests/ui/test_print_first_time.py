"""The print dialog for somebody who sees it for the first time: from a warning to what helps."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.poster.sample import document
from tests.ui.printing_desk import WAIT, click, open_print, ready


def test_from_the_warning_to_what_helps(qtbot: QtBot):
    dialog = open_print(qtbot, document(40), size=(1120, 640), paper="A4", opened={"reading": False})
    reading, summary = dialog.form.reading, dialog.summary
    assert summary.warning.isVisible()
    assert not reading.body.isVisible()
    dialog.activateWindow()
    QTest.mouseClick(summary.help, Qt.MouseButton.LeftButton)
    assert reading.distance.isVisible()
    assert not reading.distance.visibleRegion().isEmpty()
    assert QApplication.focusWidget() is reading.head
    assert dialog.choices.opened == {"reading": False}


def test_where_nothing_is_to_be_warned_of_there_is_no_help(qtbot: QtBot):
    dialog = open_print(qtbot, document(40), paper="A4", orientation="landscape")
    assert dialog.summary.help.isVisible()
    click(dialog.form.kind.buttons["slides"])
    ready(qtbot, dialog)
    assert not dialog.summary.warning.isVisible()
    assert not dialog.summary.help.isVisible()


def test_arrows_go_on_from_the_kind_that_was_clicked(qtbot: QtBot):
    dialog = open_print(qtbot)
    dialog.activateWindow()
    buttons = dialog.form.kind.buttons
    click(buttons["summary"])
    qtbot.waitUntil(lambda: QApplication.focusWidget() is buttons["summary"], timeout=WAIT)
    QTest.keyClick(buttons["summary"], Qt.Key.Key_Right)
    assert buttons["slides"].isChecked()


def test_pages_without_a_name_have_one_number(qtbot: QtBot):
    dialog = open_print(qtbot, kind="blank-cards", paper="A4", orientation="portrait")
    assert dialog.pager.told.text() == f"1 of {len(dialog.printout.pages) if dialog.printout else 0}"
