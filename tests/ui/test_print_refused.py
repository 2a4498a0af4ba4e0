"""PDFs from anywhere, by every way in: dropped on the start page or the map, opened from the menu, or on the command
line.  A sound one opens; one that is not is told in plain words, and nothing is made or lost."""

import io
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from app.cli import main
from app.exchange.map_file import MOST_BYTES
from app.session import open_library
from app.ui.main_window import MainWindow
from tests.exchange.test_pdf_search import MAP, PDF, printed
from tests.ui.test_print_return import canvas, drop


def locked() -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(PDF)) as saved:
        saved.save(out, encryption=pikepdf.Encryption(owner="secret", user=""))
    return out.getvalue()


@cache
def bomb() -> bytes:
    """A print whose map unpacks to more than a map may have."""
    return printed(MAP[:24] + bytes(MOST_BYTES))


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "damaged": (lambda: printed(MAP[:400]), "is damaged"),
    "cut": (lambda: PDF[: PDF.index(b"/EmbeddedFile") + 300], "is damaged"),
    "bomb": (bomb, "is damaged"),
    "newer": (lambda: printed(MAP.replace(b'"version":1', b'"version":7')), "was written by a newer Vivencia"),
    "unsound": (lambda: printed(MAP.replace(b'"kind":"stage"', b'"kind":"staqe"', 1)), "is damaged"),
    "locked": (locked, "is protected"),
    "no pdf": (lambda: b"MZ" + bytes(1000), "is not a PDF"),
}


def answer_box(said: list[str]) -> None:
    """Read what a message box says and close it."""

    def look(left: int = 1000) -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            said.append(box.text())
            box.accept()
        elif left:
            QTimer.singleShot(10, lambda: look(left - 1))

    QTimer.singleShot(0, look)


def choose_file(path: Path) -> None:
    """Answer the dialog for files."""

    def look(left: int = 1000) -> None:
        asked: QWidget | None = QApplication.activeModalWidget()
        if isinstance(asked, QFileDialog):
            field = asked.findChild(QLineEdit, "fileNameEdit")
            assert field is not None
            field.setText(str(path))
            asked.accept()
        elif left:
            QTimer.singleShot(10, lambda: look(left - 1))

    QTimer.singleShot(0, look)


def projects(path: Path) -> list[tuple[str, str]]:
    with open_library(path) as library:
        return [(one.id, one.name) for one in library.projects()]


@pytest.mark.parametrize("kind", HOSTILE)
def test_what_is_not_sound_is_told_and_harms_nothing(
    seed, make_window, qtbot: QtBot, tmp_path: Path, kind: str
):  # fmt: skip
    make, words = HOSTILE[kind]
    path = tmp_path / "Café.pdf"
    path.write_bytes(make())
    seed("Uno")
    window: MainWindow = make_window()
    said: list[str] = []
    answer_box(said)
    drop(window.start_page, path)
    qtbot.waitUntil(lambda: len(said) == 1)
    assert window.editor is None
    assert window.library is not None
    window.open_project(window.library.projects()[0].id)
    assert window.session is not None
    before = window.session.document
    answer_box(said)
    drop(canvas(window), path)
    qtbot.waitUntil(lambda: len(said) == 2)
    choose_file(path)
    QTimer.singleShot(200, lambda: answer_box(said))
    window.table["import.open"].trigger()
    qtbot.waitUntil(lambda: len(said) == 3)
    assert all(one == said[0] for one in said)
    assert words in said[0]
    assert "“Café.pdf”" in said[0]
    assert window.session.document is before
    window.close()
    assert [name for _, name in projects(tmp_path / "library.db")] == ["Uno"]


@pytest.mark.parametrize("kind", HOSTILE)
@pytest.mark.parametrize("command", ["import", "export"])
def test_the_command_line_says_the_same(tmp_path: Path, capsys, monkeypatch, kind: str, command: str):
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    make, words = HOSTILE[kind]
    path, out = tmp_path / "Café.pdf", tmp_path / "out.pdf"
    path.write_bytes(make())
    assert main([command, str(path), *([str(out)] if command == "export" else [])]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    assert words in lines[0]
    assert not out.exists()
    assert projects(tmp_path / "library.db") == []


def test_a_print_is_opened_from_the_menu(make_window, qtbot: QtBot, tmp_path: Path):
    path = tmp_path / "Café.pdf"
    path.write_bytes(PDF)
    window: MainWindow = make_window()
    choose_file(path)
    window.table["import.open"].trigger()
    qtbot.waitUntil(lambda: window.editor is not None)
    assert window.session is not None
    assert window.session.document.project.name
    assert len(window.session.document.cards("m")) == 12
    window.close()
    assert len(projects(tmp_path / "library.db")) == 1
