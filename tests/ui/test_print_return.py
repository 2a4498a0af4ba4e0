"""A poster comes back: printed in one window, dropped on it or another, it opens the map that it was made from."""

import sqlite3
import warnings
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from app.domain.commands.cards import retitle, set_fields
from app.domain.excerpt import digest_of, excerpt
from app.exchange.map_file import write_map
from app.exchange.pdf_search import read_pdf
from app.session import open_library
from app.ui.main_window import MainWindow
from app.ui.poster_dialog import PosterDialog
from tests.exchange.carried import JPEG

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def print_now(window: MainWindow, path: Path, change: Callable[[PosterDialog], None] | None = None) -> None:
    """Print the map before us as a PDF, with the dialog that the window's action opens."""
    written: list[object] = []

    def in_dialog() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PosterDialog)
        dialog.finished_export.connect(written.append)
        if change is not None:
            change(dialog)

        def export() -> None:
            if not dialog.is_ready:
                QTimer.singleShot(50, export)
                return
            dialog.finished_export.connect(lambda _: QTimer.singleShot(0, dialog.reject))
            dialog.export_to(path)

        export()

    QTimer.singleShot(200, in_dialog)
    window.table["poster.export"].trigger()
    assert written == [path]


def tick(box: QCheckBox) -> None:
    """Click on the tick itself."""
    QTest.mouseClick(box, LEFT, NONE, QPoint(8, box.height() // 2))


def drop(target: QWidget, *paths: Path) -> None:
    """Drag files over a widget and let go: what is not wanted there goes up to the window, as Qt does it."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    spot = QPointF(target.rect().center())
    with warnings.catch_warnings():  # the point with fractions is only in later versions of Qt
        warnings.simplefilter("ignore", DeprecationWarning)
        enter = QDragEnterEvent(spot.toPoint(), Qt.DropAction.CopyAction, data, LEFT, NONE)
    QApplication.sendEvent(target, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(target, QDropEvent(spot, Qt.DropAction.CopyAction, data, LEFT, NONE))


def canvas(window: MainWindow) -> QWidget:
    """The map under the hand."""
    assert window.editor is not None
    assert window.editor.view is not None
    return window.editor.view.viewport()


def opened_map(window: MainWindow) -> str:
    assert window.editor is not None
    assert window.editor.map_id is not None
    return window.editor.map_id


@pytest.fixture
def with_sample(make_window, seed) -> MainWindow:
    """A window in a project called Café."""
    seed("Café")
    window: MainWindow = make_window()
    assert window.library is not None
    window.open_project(window.library.projects()[0].id)
    return window


def test_a_print_leads_back_to_its_map(with_sample: MainWindow, qtbot: QtBot, tmp_path: Path):
    window, path = with_sample, tmp_path / "Café A2.pdf"
    printed = opened_map(window)
    print_now(window, path)
    window.table["project.home"].trigger()
    assert window.session is None
    drop(window.start_page, path)
    qtbot.waitUntil(lambda: window.editor is not None)
    assert opened_map(window) == printed
    assert window.editor is not None
    assert window.editor.messages.text.text() == "“Café A2.pdf” shows this map as it is now."
    assert window.library is not None
    assert len(window.library.projects()) == 1


def test_it_says_what_has_changed_since_and_opens_the_old_state_beside(
    with_sample: MainWindow, qtbot: QtBot, tmp_path: Path
):
    window, path = with_sample, tmp_path / "Café.pdf"
    print_now(window, path)
    assert window.session is not None
    session = window.session
    before = excerpt(session.document, opened_map(window))
    card = session.document.cards(opened_map(window))[0]
    session.do(retitle(session.document, card.id, "Ahora otra cosa"))
    assert window.editor is not None
    drop(canvas(window), path)
    bar = window.editor.messages
    qtbot.waitUntil(lambda: bar.isVisible() and "printed from" in bar.text.text())
    assert "The map has changed since then: 1 thing changed." in bar.text.text()
    assert bar.action.text() == "Open as it was printed"
    QTest.mouseClick(bar.action, LEFT)
    assert window.session is not session
    assert window.session is not None
    again = window.session.document
    assert again.project.name == "Café 2"
    assert [card.title for card in again.cards(again.maps[0].id)] == [c.title for c in before.cards(before.maps[0].id)]
    assert "Opened from “Café.pdf”, printed on" in window.editor.messages.text.text()


def test_on_another_computer_it_becomes_a_project_with_its_pictures(
    with_sample: MainWindow, make_window, qtbot: QtBot, tmp_path: Path
):
    window, path = with_sample, tmp_path / "Café.pdf"
    assert window.session is not None
    assert window.library is not None
    session, map_id = window.session, opened_map(window)
    digest = window.library.put_asset(session.project_id, "image/jpeg", JPEG)
    card = session.document.cards(map_id)[0]
    session.do(set_fields(session.document, [card.id], {"picture": digest}))
    print_now(window, path)
    sent = excerpt(session.document, map_id)

    other = make_window(tmp_path / "other.db")
    drop(other.start_page, path)
    qtbot.waitUntil(lambda: other.editor is not None)
    assert other.session is not None
    assert other.library is not None
    assert digest_of(excerpt(other.session.document, map_id)) == digest_of(sent)
    kept = other.library.asset(other.session.project_id, digest)
    assert kept is not None
    assert (kept.data, kept.media_type) == (JPEG, "image/jpeg")
    other.close()
    with open_library(tmp_path / "other.db") as library:
        document, _ = library.load(sent.project.id)
    assert document == sent


def test_without_the_map_inside_it_says_so(with_sample: MainWindow, qtbot: QtBot, tmp_path: Path):
    window, path = with_sample, tmp_path / "Café.pdf"
    print_now(window, path, lambda dialog: tick(dialog.form.document.carries))
    assert b"EmbeddedFile" not in path.read_bytes()
    said: list[str] = []

    def read() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        said.append(box.text())
        box.accept()

    QTimer.singleShot(300, read)
    assert window.editor is not None
    drop(canvas(window), path)
    qtbot.waitUntil(lambda: bool(said))
    assert said == [
        "There is no map inside “Café.pdf”. Only a PDF that Vivencia printed with its map inside can be opened."
    ]


def test_the_dialog_tells_what_leaves_with_the_file(with_sample: MainWindow, qtbot: QtBot, tmp_path: Path):
    window = with_sample
    seen: list[tuple[str, bool, bool]] = []

    def look(dialog: PosterDialog) -> None:
        section = dialog.form.document
        seen.append((section.told.text(), section.told.isVisible(), section.warning.isVisible()))
        tick(section.archive)
        tick(section.layers)

    path = tmp_path / "Café.pdf"
    print_now(window, path, look)
    assert window.session is not None
    cards = len(window.session.document.cards(opened_map(window)))
    assert seen == [
        (f"Whoever gets the PDF can open all of the map: {cards} cards. Its history stays here.", True, False)
    ]
    with pikepdf.open(path) as pdf:
        assert "/OCProperties" not in pdf.Root
        with pdf.open_metadata() as said:
            assert (said["pdfaid:part"], said["pdfaid:conformance"]) == ("3", "B")
    assert window.settings.poster["archive"] is True


def test_no_history_leaves_with_the_file(with_sample: MainWindow, qtbot: QtBot, tmp_path: Path):
    window, path = with_sample, tmp_path / "Café.pdf"
    assert window.session is not None
    session = window.session
    card = session.document.cards(opened_map(window))[0]
    session.do(retitle(session.document, card.id, "Insulto que se borró"))
    session.do(retitle(session.document, card.id, card.title))
    print_now(window, path)
    found = read_pdf(path)
    assert found.edition.gen == session.gen
    with closing(sqlite3.connect(tmp_path / "library.db")) as library:
        assert library.execute("SELECT count(*) FROM history WHERE changes LIKE '%Insulto%'").fetchone()[0] > 0
    assert "Insulto" not in write_map(session.document, found.map_id, {}).decode()
