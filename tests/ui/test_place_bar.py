"""A library in a synchronised folder: said quietly, and moved to this computer with one click."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.commands.maps import new_project
from app.session import open_library
from app.ui.main_window import MainWindow
from tests.ui.conftest import small_map


def test_a_synchronised_library_is_moved(make_window: Callable[..., MainWindow], qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "Dropbox" / "ours.sqlite"
    path.parent.mkdir()
    with open_library(path) as library:
        library.create(new_project("Shop", [small_map()]))
    window = make_window(path)
    bar = window.navigation.place_bar
    assert bar is not None
    assert bar.isVisible()
    assert "synchronised" in bar.text.text()
    assert QApplication.activeModalWidget() is None
    with qtbot.waitSignal(window.library_settled, timeout=20_000):
        bar.action.click()
    assert window.library is not None
    assert "Dropbox" not in str(window.library.path)
    assert [one.name for one in window.library.projects()] == ["Shop"]
    assert bar.isHidden()
    qtbot.waitUntil(window.start_page.notice.isVisible)
    assert window.settings.library == str(window.library.path)
    assert path.exists()


def test_an_ordinary_folder_needs_no_word(window: MainWindow) -> None:
    bar = window.navigation.place_bar
    assert bar is not None
    assert bar.isHidden()
