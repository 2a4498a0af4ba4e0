"""What was closed leaves the memory: pages with their map, pictures and panels, windows, dialogs, menus."""

import gc
import weakref
from collections import Counter
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.ui.main_window import MainWindow
from app.ui.palette import Palette
from app.ui.settings import Settings
from app.ui.speech import Speech
from app.ui.theme import Theme
from tests.ui.desk import Desk
from tests.ui.modal import when_modal


def delete_what_is_due() -> None:
    """What the event loop does when it comes round."""
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


def work_and_close(qtbot: QtBot, path: Path) -> dict[str, weakref.ref[object]]:
    """Use an editor for a moment; what it was made of."""
    desk = Desk(qtbot, path)
    desk.hand.click(desk.ref("Mira el menú"))
    QApplication.processEvents()
    view, editor = desk.view, desk.editor
    parts = (desk.window, editor, view, view.board, view.board.scene, editor.inspector, desk.session, *editor.parts)
    desk.close()
    desk.window.deleteLater()
    return {type(part).__name__: weakref.ref(part) for part in parts}


def test_a_closed_page_leaves_the_memory(qtbot: QtBot, tmp_path: Path) -> None:
    left = work_and_close(qtbot, tmp_path / "library.db")
    delete_what_is_due()
    assert [name for name, part in left.items() if part() is not None] == []


def visit_and_leave(window: MainWindow) -> list[weakref.ref[object]]:
    """Open the first project and go back to the start page; what the editor was made of."""
    assert window.library is not None
    window.open_project(window.library.projects()[0].id)
    editor = window.editor
    assert editor is not None
    assert editor.view is not None
    parts: list[object] = [editor, editor.view, editor.view.board, window.session, *editor.parts]
    window.table["project.home"].trigger()
    assert window.editor is None
    return [weakref.ref(part) for part in parts]


def test_a_project_that_was_left_leaves_the_memory(seed, make_window) -> None:
    seed("Uno")
    window = make_window()
    left = visit_and_leave(window)
    delete_what_is_due()
    assert [part() for part in left if part() is not None] == []


def test_a_closed_window_leaves_the_memory(seed, looks: tuple[Theme, Speech], qtbot, tmp_path) -> None:
    theme, speech = looks

    def work() -> list[weakref.ref[object]]:
        window = MainWindow(Settings.load(), theme, speech, tmp_path / "library.db")
        with qtbot.waitSignal(window.library_settled, timeout=20_000):
            window.show()
        assert window.library is not None
        window.open_project(window.library.projects()[0].id)
        made: list[object] = [
            window,
            window.table,
            window.navigation,
            window.flows,
            window.thumbnails,
            window.start_page,
        ]
        window.close()
        window.deleteLater()
        return [weakref.ref(part) for part in made]

    seed("Uno")
    left = work()
    delete_what_is_due()
    assert [part() for part in left if part() is not None] == []


OPENING = ("help.about", "help.shortcuts", "map.add", "project.rename", "poster.export")


def test_dialogs_that_were_closed_leave_the_memory(seed, make_window) -> None:
    seed("Uno")
    window = make_window()
    window.open_project(window.library.projects()[0].id)
    before = census(window)
    seen: list[str] = []

    def close(dialog) -> None:
        seen.append(type(dialog).__name__)
        dialog.reject()

    for action in OPENING:
        when_modal(close)
        window.table[action].trigger()
    assert len(set(seen)) == len(OPENING), seen
    assert census(window) == before


def test_a_palette_that_was_left_leaves_the_memory(seed, make_window) -> None:
    seed("Uno")
    window = make_window()
    window.open_project(window.library.projects()[0].id)
    before = census(window)
    window.table["help.palette"].trigger()
    palette = window.findChild(Palette)
    assert palette is not None
    QTest.keyClick(palette.search, Qt.Key.Key_Escape)
    assert census(window) == before


def census(window: MainWindow) -> Counter[str]:
    """How many there are of each class inside a window, after all that shall go has gone."""
    delete_what_is_due()
    return Counter(type(part).__name__ for part in window.findChildren(QWidget))
