"""The guided path and the glossary on a small screen at every size: nothing cut, nothing to be scrolled sideways."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget

from app.ui.guide.glossary import GlossaryDialog
from app.ui.guide.path import GuidedPath
from app.ui.guide.path_panel import PathPanel
from app.ui.labels import PlainLabel
from app.words.glossary import glossary
from tests.hand import LEFT, next_turn
from tests.ui.opened_editor import SMALL_SCREEN


def open_path(window):
    """The guided path as its key opens it."""
    QTest.keyClick(window.editor.view, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    settle()
    path = window.editor.part(GuidedPath)
    assert path.panel.isVisible()
    return path


def settle() -> None:
    next_turn(5)
    QApplication.processEvents()


def seen(panel: PathPanel, widget: QWidget) -> bool:
    """Whether all of it is in what the panel shows now."""
    area = panel.both.viewport()
    return area.rect().contains(QRect(widget.mapTo(area, QPoint(0, 0)), widget.size()))


def assert_whole(panel: PathPanel) -> None:
    """Every label and button of the question has the height it needs."""
    for label in panel.both.findChildren(PlainLabel):
        if label.isVisible():
            assert label.height() >= label.heightForWidth(label.width()), label.text()
    for button in panel.both.findChildren(QPushButton):
        if button.isVisible():
            assert button.height() >= button.heightForWidth(button.width()), button.text()
            assert button.height() >= button.sizeHint().height(), button.text()
            assert button.width() >= button.minimumSizeHint().width(), button.text()


@pytest.mark.parametrize("language", ["en", "es"])
def test_at_double_size_question_and_list_scroll_as_one(sized, language):
    window = sized(200, language)
    path = open_path(window)
    panel = path.panel
    bar = panel.both.verticalScrollBar()
    assert_whole(panel)
    assert seen(panel, panel.question)
    assert seen(panel, panel.answering)
    assert panel.both.horizontalScrollBar().maximum() == 0, "as wide as the panel"
    assert panel.tree.verticalScrollBar().maximum() == 0, "the list has no scroll bar of its own"
    assert bar.maximum() > 0
    bar.setValue(bar.maximum())
    last = panel.tree.topLevelItem(panel.tree.topLevelItemCount() - 1)
    spot = panel.tree.visualItemRect(last)
    assert panel.both.viewport().rect().contains(panel.tree.viewport().mapTo(panel.both.viewport(), spot.center()))
    QTest.mouseClick(panel.tree.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, spot.center())
    settle()
    assert last.isExpanded()
    bar.setValue(bar.maximum())
    ask = panel.tree.visualItemRect(last.child(0)).center()
    QTest.mouseClick(panel.tree.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, ask)
    settle()
    assert path.at == ("evaluation", "importance")
    assert seen(panel, panel.question), "the question that was chosen is read from its beginning"
    assert panel.both.horizontalScrollBar().maximum() == 0
    assert_whole(panel)


def test_the_keys_that_go_through_the_list_are_followed(sized):
    window = sized(200)
    panel = open_path(window).panel
    panel.tree.setFocus()
    for _ in range(9):
        QTest.keyClick(panel.tree, Qt.Key.Key_Down)
        settle()
        row = panel.tree.visualRect(panel.tree.currentIndex()).center()
        assert panel.both.viewport().rect().contains(panel.tree.viewport().mapTo(panel.both.viewport(), row))


def test_at_the_usual_size_the_question_stays_and_the_list_scrolls(sized):
    window = sized(100)
    panel = open_path(window).panel
    assert panel.both.verticalScrollBar().maximum() == 0
    assert panel.tree.height() >= 170
    assert_whole(panel)
    bottom = panel.tree.mapTo(panel, panel.tree.rect().bottomLeft()).y()
    assert panel.height() - bottom < 20, "the list goes down to the end"
    window.resize(window.width(), 440)
    settle()
    assert panel.both.verticalScrollBar().maximum() > 0
    assert_whole(panel)
    window.resize(window.width(), 768)
    settle()
    assert panel.both.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_glossary_breaks_its_lines_instead_of_scrolling_sideways(sized, language):
    window = sized(200, language)
    QTest.keyClick(window, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    settle()
    dialog = next(one for one in window.findChildren(GlossaryDialog) if one.isVisible())
    dialog.resize(SMALL_SCREEN[0] - 40, SMALL_SCREEN[1] - 80)
    area = dialog.findChild(QScrollArea)
    names = [row.text() for row in (dialog.list.item(at) for at in range(dialog.list.count()))]
    for one in glossary():
        dialog.show_term(one.code)
        next_turn(2)
        assert area.horizontalScrollBar().maximum() == 0, one.code
        for button in dialog.links:
            assert button.width() >= button.minimumSizeHint().width(), button.text()
            assert button.height() >= button.heightForWidth(button.width()), button.text()
            assert "".join(button.text().split()) == "".join(button.words.replace("&", "&&").split())
    assert dialog.list.horizontalScrollBar().maximum() == 0, max(names, key=len)
    dialog.close()
