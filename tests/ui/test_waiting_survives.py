"""A window is killed while its library cannot be written: the next one has all that was done, and says so."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.commands import cards
from app.domain.records import Card
from app.session import open_library
from app.ui.editor_saving import AGAIN_MS
from app.ui.unsaved_bar import UnsavedBar
from app.words import set_language
from tests.store.disk_faults import held
from tests.ui.modal import when_modal

pytest.importorskip("resource", reason="kills of POSIX")
ROOT = Path(__file__).resolve().parents[2]


def kill_a_window_that_waits(path: Path, project: str) -> None:
    """Have a window type while its library is held, and kill it."""
    command = [sys.executable, "-m", "tests.ui.waiting_window", str(path), project]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        assert child.stdout.readline() == "open\n"
        with held(path):
            child.stdin.write("go\n")
            child.stdin.flush()
            assert child.stdout.readline() == "waiting\n"
            child.kill()
            child.wait()


def titles(path: Path, project: str) -> list[str]:
    with open_library(path, back_up=False) as library:
        return sorted(card.title for card in library.load(project)[0].all(Card))


def test_a_killed_window_loses_nothing_that_waited(make_window, seed, tmp_path: Path, qtbot: QtBot) -> None:
    seed("Shop")
    path = tmp_path / "library.db"
    with open_library(path, back_up=False) as library:
        project = library.projects()[0].id
    kill_a_window_that_waits(path, project)
    assert titles(path, project) == ["Asks", "Pays", "Waits"]
    window = make_window()
    qtbot.waitUntil(lambda: window.editor is not None)  # it goes by itself to where the other was
    assert titles(path, project) == ["Asks and waits", "Pays by card", "Waits"]
    said = window.editor.messages.text.text()
    assert "1 change that could not be saved before is put in" in said
    assert "1 text that was being typed was recovered" in said
    assert window.editor.status.saved.text() == "✓ Saved"


def test_what_waited_waits_on_in_the_next_window(make_window, seed, tmp_path: Path, qtbot: QtBot) -> None:
    seed("Shop")
    path = tmp_path / "library.db"
    window = make_window()
    project = window.library.projects()[0].id
    window.open_project(project)
    when_modal(lambda box: next(b for b in box.buttons() if b.text() == "Leave").click())
    with held(path):
        card = next(card for card in window.session.document.all(Card) if card.title == "Asks")
        window.session.do(cards.retitle(window.session.document, card.id, "Asks anew"))
        window.navigation.go_home()
        assert window.start_page.isVisible()
        window.open_project(project)
        assert window.session.document.get(Card, card.id).title == "Asks anew"
        bar = window.editor.findChild(UnsavedBar)
        assert bar.isVisible()
        assert "another program" in bar.text.text()
        assert window.editor.status.saved.text() == "! Not saved"
    qtbot.waitUntil(bar.isHidden, timeout=3 * AGAIN_MS)
    assert "Asks anew" in titles(path, project)
    assert QApplication.activeModalWidget() is None


def test_it_is_told_in_spanish(make_window, seed, tmp_path: Path) -> None:
    seed("Shop")
    window = make_window()
    project = window.library.projects()[0].id
    window.open_project(project)
    set_language("es")
    asked: list[str] = []

    def leave(box) -> None:
        asked.append(box.informativeText())
        next(button for button in box.buttons() if button.text() == "Salir").click()

    when_modal(leave)
    with held(tmp_path / "library.db"):
        window.session.do(cards.retitle(window.session.document, window.session.document.all(Card)[0].id, "Nuevo"))
        window.navigation.go_home()
    assert "1 cambio queda guardado en este equipo" in asked[0]
    window.open_project(project)
    assert "Se ha incluido 1 cambio que antes no se pudo guardar." in window.editor.messages.text.text()
    assert list((tmp_path / "waiting").iterdir()) == []
