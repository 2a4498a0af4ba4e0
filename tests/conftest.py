"""What holds for every test: no screen, no files of the person, nothing left behind, bounded searches."""

import gc
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Which fonts a machine has must not decide a test.
os.environ["VIVENCIA_FONTS"] = ""

# A slow machine is no reason to fail; the number of examples bounds the time. In CI every run tries the same ones.
settings.register_profile("desk", deadline=None, max_examples=60)
settings.register_profile(
    "ci",
    deadline=None,
    max_examples=60,
    derandomize=True,
    database=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("ci" if os.environ.get("CI") else "desk")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    """What is there before a test stays to the end: no collection of garbage needs to look through it again.

    Not after the test: then pytest still holds what its fixtures have made.
    """
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test has a library, settings and user folders of its own."""
    monkeypatch.setenv("VIVENCIA_LIBRARY", str(tmp_path / "library.db"))
    monkeypatch.setenv("VIVENCIA_SETTINGS", str(tmp_path / "settings.json"))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))


@pytest.fixture(scope="session", autouse=True)
def clipboard_emptied() -> Iterator[None]:
    """Without a desktop Qt keeps what was copied until after Python's end, and then calls into it."""
    yield
    gui = sys.modules.get("PySide6.QtGui")
    if gui is not None and gui.QGuiApplication.instance() is not None:
        gui.QGuiApplication.clipboard().clear()


def delete_what_is_due() -> None:
    """Without an event loop of its own Qt only notes what it shall delete later: windows with all their pictures."""
    core = sys.modules["PySide6.QtCore"]
    core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)
    gc.collect()


@pytest.fixture(autouse=True)
def no_window_left(own_folders: None) -> Iterator[None]:
    """A test that leaves a window open fails; no window outlives its test, so that the next one is not blamed."""
    yield
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return
    windows = [widget for widget in widgets.QApplication.topLevelWidgets() if widget.parent() is None]
    names = [f"{type(window).__name__} {window.windowTitle()!r}" for window in windows if window.isVisible()]
    for window in windows:
        window.hide()
        window.deleteLater()
    if windows:
        delete_what_is_due()
    assert not names, f"left open: {', '.join(names)}"


@pytest.fixture(autouse=True)
def no_thread_left() -> Iterator[None]:
    """A test that leaves a thread running fails, after a moment to end."""
    before = set(threading.enumerate())
    yield
    left = [thread for thread in threading.enumerate() if thread not in before]
    for thread in left:
        thread.join(timeout=0.5)
    names = [thread.name for thread in left if thread.is_alive()]
    assert not names, f"still running: {', '.join(names)}"
