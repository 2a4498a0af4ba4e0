"""A page that was closed leaves the memory, with its map, pictures and panels."""

import gc
import weakref
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.desk import Desk


def work_and_close(qtbot: QtBot, path: Path) -> dict[str, weakref.ref[object]]:
    """Use an editor for a moment; what it was made of."""
    desk = Desk(qtbot, path)
    desk.hand.click(desk.ref("Mira el menú"))
    QApplication.processEvents()
    view, editor = desk.view, desk.editor
    parts = (desk.window, editor, view, view.board, view.board.scene, editor.inspector, desk.session, *editor.parts)
    desk.close()
    desk.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return {type(part).__name__: weakref.ref(part) for part in parts}


def test_a_closed_page_leaves_the_memory(qtbot: QtBot, tmp_path: Path) -> None:
    left = work_and_close(qtbot, tmp_path / "library.db")
    gc.collect()
    assert [name for name, part in left.items() if part() is not None] == []
