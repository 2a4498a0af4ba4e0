"""The print dialog without a mouse, and with longer words: all can be reached, none is cut."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget

from app.ui.color_field import ColorField
from app.words import set_language
from tests.ui.printing_desk import WAIT, ready

LOOK = {"Acme": {"main": "#808080", "accent": "#ffd400", "author": "Ana Ruiz", "mark": "Internal"}}
ALL_OPEN = dict.fromkeys(("kind", "cards", "paper", "sheets", "shop", "reading", "brand", "file", "document"), True)
CASES = {
    "poster": {"brand": "Acme", "brands": LOOK},
    "advice": {"paper": "A4", "distance": 2000.0},
    "sheets": {"tiled": True, "each_side": True},
    "cards": {"kind": "deck", "card": "own"},
    "own paper": {"paper": "own", "width": 6000.0, "height": 900.0},
    "pictures": {"kind": "stages", "format": "png"},
}


def tabbed(dialog) -> list[QWidget]:
    """What has the focus after each press of Tab, once around, from the first kind on."""
    first = next(button for button in dialog.form.kind.buttons.values() if button.isChecked())
    first.setFocus()
    found: list[QWidget] = [first]
    for _ in range(200):
        QTest.keyClick(found[-1], Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused is first:
            return found
        found.append(focused)
    raise AssertionError("Tab does not come back")


def in_sight(dialog, widget: QWidget) -> bool:
    """Whether all of the height of a widget is in the part of the choices that is scrolled to."""
    viewport = dialog.side.findChild(QScrollArea).viewport()
    top = widget.mapTo(viewport, QPoint(0, 0)).y()
    return top >= -1 and top + min(widget.height(), viewport.height()) <= viewport.height() + 1


@pytest.mark.parametrize("case", CASES)
def test_everything_is_reached_with_tab_from_top_to_bottom(qtbot, opened, case):
    dialog = opened(opened=ALL_OPEN, **CASES[case])
    dialog.activateWindow()
    ready(qtbot, dialog)
    if case == "advice":
        qtbot.waitUntil(lambda: bool(dialog.form.reading.helps), timeout=WAIT)
    order = tabbed(dialog)
    reached = [widget for widget in order if dialog.form.isAncestorOf(widget)]
    for section in dialog.form.sections:
        if not section.isVisible():
            continue
        assert section.head in reached, section.code
        wanted = [
            widget for widget in section.findChildren(QWidget)
            if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.focusProxy() is None and not isinstance(widget, ColorField)
            and not (isinstance(widget, QAbstractButton) and widget.group() is not None and not widget.isChecked())
        ]  # fmt: skip
        missing = [widget for widget in wanted if widget not in reached and not _is_part(widget)]
        assert missing == [], section.code
    tops = [
        widget.mapTo(dialog.form, QPoint(0, 0)).y() for widget in reached[1:] if widget is not dialog.form.kind.head
    ]
    falls = [(a, b) for a, b in pairwise(tops) if b < a - 60]
    assert falls == []
    for button in (dialog.close_button, dialog.print_button, dialog.export_button):
        assert button in order


def _is_part(widget: QWidget) -> bool:
    """A field or list inside another control, which has the focus for it."""
    parent = widget.parentWidget()
    return (parent is not None and parent.focusProxy() is widget) or widget.objectName().startswith("qt_")


def test_what_has_the_focus_is_scrolled_into_sight(qtbot, opened):
    dialog = opened(size=(1100, 600), opened=ALL_OPEN, brand="Acme", brands=LOOK)
    dialog.activateWindow()
    dialog.form.kind.buttons["poster"].setFocus()
    for _ in range(60):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        if focused is not None and dialog.form.isAncestorOf(focused):
            assert in_sight(dialog, focused), focused.accessibleName()


def test_every_section_folds_with_the_space_bar(qtbot, opened):
    dialog = opened(opened=ALL_OPEN)
    for section in dialog.form.sections:
        if not section.isVisible():
            continue
        section.head.setFocus()
        QTest.keyClick(section.head, Qt.Key.Key_Space)
        assert not section.body.isVisible(), section.code
        assert dialog.choices.opened[section.code] is False
        QTest.keyClick(section.head, Qt.Key.Key_Space)
        assert section.body.isVisible(), section.code


@pytest.mark.parametrize(("case", "language"), [*((case, "es") for case in CASES), ("poster", "en"), ("cards", "en")])
def test_no_choice_is_cut_at_the_side(qtbot, opened, case, language):
    set_language(language)
    dialog = opened(opened=ALL_OPEN, language=language, **CASES[case])
    ready(qtbot, dialog)
    QApplication.processEvents()
    viewport = dialog.side.findChild(QScrollArea).viewport()
    assert dialog.form.width() <= viewport.width()
    for widget in dialog.form.findChildren(QWidget):
        if widget.isVisible() and isinstance(widget, QAbstractButton):
            right = widget.mapTo(viewport, QPoint(widget.width(), 0)).x()
            assert right <= viewport.width(), widget.text()
            assert widget.width() >= min(widget.minimumSizeHint().width(), viewport.width()), widget.text()
