"""The print dialog on a small map, and what a person does in it with the mouse and the keys."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox, QDialogButtonBox, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.document import Document
from app.layout.display import USUAL, Display
from app.render.pictures import Pictures, no_pictures
from app.ui.logos import Logos
from app.ui.poster_dialog import PosterDialog
from tests.poster.sample import document
from tests.ui.modal import when_modal

WAIT = 20_000
"""Milliseconds in which pages are there and files are written, on a machine that has much else to do."""


def open_print(
    qtbot: QtBot,
    made: Document | None = None,
    *,
    pictures: Pictures = no_pictures,
    logos: Logos | None = None,
    display: Display = USUAL,
    size: tuple[int, int] | None = None,
    **choices: object,
) -> PosterDialog:
    """The dialog for the map "m" of a document (of twelve cards), with these choices, once its pages are there."""
    dialog = PosterDialog(made or document(12), "m", pictures, choices, logos=logos, display=display)
    qtbot.addWidget(dialog)
    if size:
        dialog.resize(*size)
    dialog.show()
    ready(qtbot, dialog)
    return dialog


def ready(qtbot: QtBot, dialog: PosterDialog) -> None:
    """Wait until the pages are what is chosen."""
    qtbot.waitUntil(lambda: dialog.is_ready and dialog.export_button.isEnabled(), timeout=WAIT)


def choose(combo: QComboBox, value: object) -> None:
    """Open a list with the keyboard and take what stands for a value."""
    row = combo.findData(value)
    assert row >= 0, value
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    rows = combo.view()
    assert rows.isVisible()
    QTest.keyClick(rows, Qt.Key.Key_Home)
    for _ in range(combo.count()):
        if rows.currentIndex().row() == row:
            break
        QTest.keyClick(rows, Qt.Key.Key_Down)
    QTest.keyClick(rows, Qt.Key.Key_Return)
    assert combo.currentData() == value


def click(button: QAbstractButton) -> None:
    """Click a button or a box to tick, near its left end where its mark is."""
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(12, button.rect().center().y()))


def enter(field: QAbstractSpinBox, number: str) -> None:
    """Type a number in place of the one that is there, and leave the field."""
    assert field.isVisible()
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, number)
    QTest.keyClick(field, Qt.Key.Key_Tab)


def export(qtbot: QtBot, dialog: PosterDialog, path: Path) -> object:
    """Write what is chosen; gives the file, or what was told instead of it."""
    ready(qtbot, dialog)
    with qtbot.waitSignal(dialog.finished_export, timeout=2 * WAIT) as caught:
        dialog.export_to(path)
    assert caught.args
    return caught.args[0]


def save_by_hand(qtbot: QtBot, dialog: PosterDialog, name: str) -> object:
    """Click Export…, type a name over the one that is proposed, and save; gives the file, or what was told."""
    ready(qtbot, dialog)
    asked: list[str] = []

    def answer(files: QFileDialog) -> None:
        field = files.findChild(QLineEdit, "fileNameEdit")
        buttons = files.findChild(QDialogButtonBox)
        assert field is not None
        assert buttons is not None
        asked.append(field.text())
        field.selectAll()
        QTest.keyClicks(field, name)
        QTest.mouseClick(buttons.button(QDialogButtonBox.StandardButton.Save), Qt.MouseButton.LeftButton)

    when_modal(answer)
    with qtbot.waitSignal(dialog.finished_export, timeout=2 * WAIT) as caught:
        QTest.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)
    assert asked
    assert caught.args
    return caught.args[0]
