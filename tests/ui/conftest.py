"""A real window on a real library, furnished and ready."""

import gc
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.commands.maps import new_project
from app.domain.drafts import CardDraft, LaneDraft, MapDraft, StageDraft
from app.session import open_library
from app.ui.main_window import MainWindow
from app.ui.poster_dialog import PosterDialog
from app.ui.settings import Settings
from app.ui.speech import Speech
from app.ui.theme import Theme, load_fonts
from app.words import set_language
from app.words.paper import _words
from tests.library_file import put_empty_library
from tests.ui.desk import Desk
from tests.ui.opened_editor import SMALL_SCREEN, open_editor
from tests.ui.printing_desk import open_print
from tests.ui.pseudo import Pseudo


def small_map(title: str = "Paying at the counter") -> MapDraft:
    """Two stages, a channel and a curve, three cards."""
    return MapDraft(
        title,
        (StageDraft("Order", "during"), StageDraft("Pay", "during")),
        (LaneDraft("channel", "Counter", {"icon": "shop"}), LaneDraft("emotion", "Curve")),
        (CardDraft("Asks", 0, 0, 1), CardDraft("Waits", 0, 0, -2), CardDraft("Pays", 1, 0, 2)),
    )


@pytest.fixture(autouse=True)
def garbage_on_this_thread() -> Iterator[None]:
    """As in the program, no other thread deletes what belongs to Qt."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(scope="session")
def pictures_kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache of thumbnails for all tests: the templates look the same in each."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """The interface speaks English, whatever the test before has left."""
    set_language("en")
    yield
    set_language("en")


@pytest.fixture
def seed(tmp_path: Path) -> Callable[..., None]:
    """Makes projects of these names in the library that the window will open."""

    def make(*names: str) -> None:
        put_empty_library(tmp_path / "library.db")
        with open_library(tmp_path / "library.db") as library:
            for name in names:
                library.create(new_project(name, [small_map(name)]))

    return make


@pytest.fixture(scope="session")
def looks(qapp: QApplication) -> Iterator[tuple[Theme, Speech]]:
    """The theme and the language of the application, as the program sets them."""
    load_fonts()
    yield Theme(qapp, "light"), Speech(qapp, "en")
    qapp.setStyleSheet("")


@pytest.fixture(autouse=True)
def dressed(looks: tuple[Theme, Speech]) -> None:
    """Every test sees the program's style sheet and fonts, whether it runs alone or after others."""


@pytest.fixture
def make_window(qtbot, looks, pictures_kept, monkeypatch) -> Iterator[Callable[..., MainWindow]]:
    """Opens a window and waits until its library is there or refused; closed at the end."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(pictures_kept))
    theme, speech = looks
    theme.choose("light")
    speech.choose("en")
    made: list[MainWindow] = []

    def make(library: Path | None = None) -> MainWindow:
        window = MainWindow(Settings.load(), theme, speech, library)
        made.append(window)
        window.resize(1280, 800)
        with qtbot.waitSignal(window.library_settled, timeout=20_000):
            window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        return window

    yield make
    for window in made:
        window.close()
        window.deleteLater()
    speech.choose("en")
    theme.choose("light")


@pytest.fixture
def window(make_window: Callable[..., MainWindow]) -> MainWindow:
    """A window on an empty library."""
    return make_window()


@pytest.fixture
def sized_back(looks: tuple[Theme, Speech]) -> Iterator[None]:
    """The usual size of the interface afterwards, while no window is there that would follow."""
    yield
    looks[0].resize(100)


@pytest.fixture
def sized(sized_back, seed, make_window):
    """Opens the editor on a small screen at a size, in percent; the usual size afterwards."""

    def make(size: int, language: str = "es"):
        window = open_editor(seed, make_window, language)
        window.resize(*SMALL_SCREEN)
        window.table[f"view.size_{size}"].trigger()
        QApplication.processEvents()
        return window

    return make


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """The editor of a fresh library; at the end the file holds what the document says."""
    desk = Desk(qtbot, tmp_path / "library.sqlite")
    yield desk
    assert desk.on_disk() == desk.document
    desk.close()


@pytest.fixture
def opened(qtbot: QtBot) -> Callable[..., PosterDialog]:
    """Opens the print dialog as ``open_print`` does."""
    return partial(open_print, qtbot)


@pytest.fixture
def pseudo(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Spanish is the pseudo-language; no word of it is remembered."""
    monkeypatch.setattr("app.words.catalogue._texts", lambda code: Pseudo() if code == "es" else {})
    _words.cache_clear()
    yield
    _words.cache_clear()
