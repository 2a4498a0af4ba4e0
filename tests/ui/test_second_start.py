"""A second start with a file hands it over to the window that runs; where none can take it, it goes on by itself."""

import contextlib
import os
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from app import __main__ as program
from app.exchange.parcel_file import save_parcel
from app.store.library import Library
from app.ui.application import join_starts
from app.ui.second_start import MOST_BYTES, Incoming, hand_over, meeting_place
from tests.exchange.histories import everything

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="speaks to the socket by hand")
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def theirs(tmp_path_factory):
    """A project of somebody else."""
    with Library.open(tmp_path_factory.mktemp("theirs") / "other.sqlite") as other:
        return other.whole(everything(other))


@pytest.fixture
def copy(theirs, tmp_path):
    """Its file."""
    path = tmp_path / "Café del año.vivencia"
    save_parcel(path, theirs)
    return path


@pytest.fixture(autouse=True)
def runtime_folder(monkeypatch):
    """Of the user; short, because names of sockets are."""
    with tempfile.TemporaryDirectory(prefix="run-") as folder:
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        yield folder


@pytest.fixture
def running(window):
    """A window that listens, as a start makes it."""
    join_starts(window)
    incoming = window.findChild(Incoming)
    yield window
    incoming.end()


def name_of(window) -> str:
    return window.session.document.project.name if window.session is not None else ""


def start(*words: str) -> subprocess.Popen:
    """The program again, as the desktop starts it for a file."""
    command = [sys.executable, "-m", "app", *words]
    env = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.Popen(command, env=env, stderr=subprocess.PIPE)


def is_taken(place: str, file: Path) -> bool:
    """Whether who listens takes a file; the socket is Python's, because Qt's would not let this thread go on."""
    with socket.socket(socket.AF_UNIX) as other:
        other.connect(place)
        other.sendall(os.fsencode(file) + b"\0\0")
        other.setblocking(False)
        for _ in range(200):
            QTest.qWait(10)
            with contextlib.suppress(BlockingIOError):
                return other.recv(9) == b"\x01"
    return False


def test_the_running_window_opens_the_file_of_a_second_start(qtbot, running, copy, theirs):
    running.showMinimized()
    second = start(str(copy))
    try:
        qtbot.waitUntil(lambda: name_of(running) == theirs.document.project.name, timeout=30_000)
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=10_000)
    finally:
        second.kill()
        said = second.communicate()[1]
    assert second.returncode == 0, said.decode()
    assert not running.isMinimized()
    assert [one.name for one in running.library.projects()] == [theirs.document.project.name]


def test_what_is_asked_comes_first_and_the_file_waits(qtbot, running, copy, theirs):
    dialog = QDialog(running)
    dialog.open()
    place = meeting_place(running.library.path)
    assert is_taken(place, copy)
    QTest.qWait(600)
    assert running.session is None
    assert QApplication.activeModalWidget() is dialog
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: name_of(running) == theirs.document.project.name, timeout=10_000)


def test_a_start_on_another_library_goes_on_by_itself(running, copy, tmp_path):
    assert not hand_over(meeting_place(tmp_path / "another.db"), copy)


def test_nobody_listens_any_more(running, copy):
    place = meeting_place(running.library.path)
    running.findChild(Incoming).end()
    assert not Path(place).exists()
    assert not hand_over(place, copy)


def test_when_the_window_that_listens_goes_another_one_does(qtbot, running, copy, theirs):
    place, first = meeting_place(running.library.path), running.findChild(Incoming)
    second = Incoming(running)
    second.listen()
    assert is_taken(place, copy)
    qtbot.waitUntil(lambda: name_of(running) == theirs.document.project.name, timeout=10_000)
    first.end()
    qtbot.waitUntil(Path(place).exists, timeout=5_000)
    assert is_taken(place, copy)
    second.end()
    assert not Path(place).exists()


def test_what_a_killed_program_left_does_not_keep_the_next_from_listening(qtbot, running, copy):
    incoming, place = running.findChild(Incoming), meeting_place(running.library.path)
    incoming.end()
    with socket.socket(socket.AF_UNIX) as left:
        left.bind(place)
    assert Path(place).exists()
    incoming.listen()
    assert is_taken(place, copy)
    assert Path(place).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("said", [b"x" * (MOST_BYTES + 1), b"a\0b\0c\0", b"\0\0", b"nearly\0", b""])
def test_nonsense_does_nothing(running, copy, said):
    place = meeting_place(running.library.path)
    with socket.socket(socket.AF_UNIX) as other, contextlib.suppress(OSError):  # the window may hang up
        other.connect(place)
        other.sendall(said)
        QTest.qWait(50)
    QTest.qWait(50)
    assert running.session is None
    assert QApplication.activeModalWidget() is None
    assert is_taken(place, copy)


def test_a_second_window_leaves_the_first_one_listening(running, make_window, copy, qtbot, theirs):
    other = make_window()
    join_starts(other)
    place = meeting_place(running.library.path)
    assert is_taken(place, copy)
    qtbot.waitUntil(lambda: name_of(running) == theirs.document.project.name, timeout=10_000)
    assert other.session is None


def test_words_of_the_command_line_go_to_no_window(running, capsys):
    assert program.main(["list"]) == 0
    assert running.session is None


def test_a_window_that_closes_leaves_no_socket(tmp_path, runtime_folder):
    code = (
        "import sys; from PySide6.QtCore import QTimer; from app.ui import main_window as m; from app.ui.application"
        " import run; show = m.MainWindow.show; m.MainWindow.show = lambda w: (show(w), w.library_settled.connect("
        "lambda: QTimer.singleShot(100, lambda: (print(list(__import__('pathlib').Path(sys.argv[1]).iterdir())),"
        " w.close()))))[0]; run()"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    result = subprocess.run([sys.executable, "-c", code, runtime_folder], env=env, capture_output=True, check=False)
    assert b"vivencia-" in result.stdout, result.stderr.decode()
    assert list(Path(runtime_folder).iterdir()) == []
