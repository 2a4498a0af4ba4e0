"""Turning the wheel over a page of fields scrolls the page; it never changes a field that passes under the mouse."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from app.domain.records import JourneyMap
from tests.ui.desk import Desk
from tests.ui.printing_desk import open_print


def turn(over: QWidget) -> None:
    """Turn the wheel over the middle of a widget, up and down."""
    middle = QPointF(over.rect().center())
    for by in (-120, 120, 120, -120, -120):
        turned = QWheelEvent(
            middle, over.mapToGlobal(middle), QPoint(), QPoint(0, by), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(over, turned)


def test_scrolling_the_print_dialog_changes_no_choice(qtbot: QtBot):
    dialog = open_print(qtbot, size=(1120, 600), tiled=True, paper="A2")
    area = next(area for area in dialog.findChildren(QScrollArea) if area.widget() is dialog.form)
    before = dialog.choices.stored()
    fields = [*dialog.form.findChildren(QComboBox), *dialog.form.findChildren(QAbstractSpinBox)]
    shown = [field for field in fields if field.isVisible()]
    assert len(shown) > 5
    for field in shown:
        area.ensureWidgetVisible(field)
        field.setFocus()
        turn(field)
    assert dialog.choices.stored() == before


def test_scrolling_the_inspector_changes_nothing_of_the_map(desk: Desk, qtbot: QtBot):
    panel = desk.editor.inspector
    assert panel is not None
    qtbot.waitUntil(lambda: any(combo.isVisible() for combo in panel.findChildren(QComboBox)))
    before = desk.document.all(JourneyMap)
    for combo in panel.findChildren(QComboBox):
        if combo.isVisible():
            combo.setFocus()
            turn(combo)
    assert desk.document.all(JourneyMap) == before
    assert desk.on_disk().all(JourneyMap) == before
