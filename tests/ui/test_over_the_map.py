"""What lies over the map lets the map and each other be seen; printing where nothing is chosen says what to do."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.domain.commands import maps
from app.domain.drafts import LaneDraft, MapDraft, StageDraft
from app.ui.card_bar import CardBar
from app.ui.editor_beginning import Beginning
from app.ui.editor_minimap import Minimap
from app.ui.labels import PlainLabel
from app.ui.main_window import MainWindow
from app.ui.start_page import StartPage
from tests.hand import CTRL, next_turn
from tests.ui.desk import Desk
from tests.ui.test_places import wide

__all__ = ["wide"]
EMPTY = MapDraft("Café", stages=(StageDraft("Llegar"),), lanes=(LaneDraft("channel", "Tienda"),))


def seen(desk: Desk) -> QImage:
    """What the window shows of the view: its own memory, not painted anew."""
    at = desk.view.mapToGlobal(QPoint(0, 0))
    return desk.window.screen().grabWindow(0, at.x(), at.y(), desk.view.width(), desk.view.height()).toImage()


def test_the_minimap_is_painted_under_the_bar_of_a_card(wide: Desk, qtbot: QtBot) -> None:
    wide.view.go_to(1.0, 300.0, 200.0)
    wide.view.board.select(wide.ref("Card 3 2"))
    small, bar = wide.editor.part(Minimap).window, wide.view.findChild(CardBar)
    assert small is not None
    assert bar is not None
    qtbot.waitUntil(bar.isVisible)
    bar.move(wide.view.viewport().pos() + small.pos() - QPoint(60, -10))
    bar.raise_()
    qtbot.wait(50)
    before, area = seen(wide), bar.geometry()
    small._renew()  # noqa: SLF001 - as after an edit
    qtbot.wait(100)
    after = seen(wide)
    assert before.copy(area) == after.copy(area)


def test_the_hint_lies_beside_the_minimap_and_goes_while_the_path_asks(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, tmp_path / "library.sqlite", EMPTY)
    hint, small = desk.editor.part(Beginning).hint, desk.editor.part(Minimap).window
    assert hint is not None
    assert small is not None
    assert hint.isVisible()
    lines = hint.text().split("\n")
    assert len(lines) == 2
    assert "Ctrl+G" in lines[1]
    assert all(hint.fontMetrics().horizontalAdvance(line) < hint.width() for line in lines), "no line is broken"
    desk.view.set_zoom(1.6)
    next_turn(3)
    assert small.isVisible()
    assert not hint.geometry().translated(-desk.view.viewport().pos()).intersects(small.geometry())
    QTest.keyClick(desk.view, Qt.Key.Key_G, CTRL)
    next_turn(3)
    assert not hint.isVisible()
    QTest.keyClick(desk.view, Qt.Key.Key_G, CTRL)
    desk.close()


def test_printing_on_the_start_page_says_what_is_missing(window: MainWindow, qtbot: QtBot) -> None:
    page = window.page
    assert isinstance(page, StartPage)
    words = page.notice.findChild(PlainLabel)
    QTest.keyClick(window, Qt.Key.Key_P, CTRL)
    qtbot.waitUntil(page.notice.isVisible)
    assert words is not None
    assert "nothing to print yet" in words.text()
    assert not any(b.isVisible() and b.text() == "Undo" for b in page.notice.findChildren(QPushButton))
    assert window.library is not None
    window.library.create(maps.new_project("Mine", [EMPTY]))
    page.refresh()
    page.shelf.tiles.clearSelection()
    page.shelf.tiles.setCurrentIndex(page.shelf.model.index(-1))
    QTest.keyClick(window, Qt.Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: "Choose the project" in words.text())
    assert page.shelf.current_id() is not None, "the first one is in front: the next press prints it"
