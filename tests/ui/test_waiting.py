"""A large project's file: the window lives while it is read, it says so, and it can be stopped."""

import threading
import time

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.commands.maps import new_project
from app.domain.problems import Problem
from app.exchange.gzip_lines import StoppedError, packed, unpacked
from app.exchange.parcel_file import open_parcel, save_parcel
from app.store.library import Library
from app.ui.waiting_dialog import WaitingDialog, waited
from tests.bench.canvas_desk import draft

ESCAPE = Qt.Key.Key_Escape


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    """The file of a project that takes a moment to read."""
    folder = tmp_path_factory.mktemp("large")
    with Library.open(folder / "other.sqlite") as library:
        made = new_project("Large", [draft(1000)])
        library.create(made)
        save_parcel(folder / "large.vivencia", library.whole(made.changes[0].record.id))
    return folder / "large.vivencia"


def when_waiting(do) -> None:
    """Does something with the dialog that says what is being done."""
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, WaitingDialog):
        do(dialog)
    else:
        QTimer.singleShot(5, lambda: when_waiting(do))


def test_the_window_lives_while_a_large_file_is_opened(window, large, monkeypatch):
    monkeypatch.setattr("app.ui.waiting_dialog.SOON", 0)
    seen, beats = [], []
    clock = QTimer()
    clock.timeout.connect(lambda: beats.append(time.perf_counter()))
    clock.start(5)
    when_waiting(lambda dialog: seen.append(dialog.told.text()))
    window.flows.import_files([large])
    assert seen == ["Opening large.vivencia…"]
    assert len(beats) > 10
    assert window.session.document.project.name == "Large"
    assert QApplication.activeModalWidget() is None


def test_opening_is_stopped(window, large, monkeypatch):
    monkeypatch.setattr("app.ui.waiting_dialog.SOON", 0)
    when_waiting(lambda dialog: QTest.keyClick(dialog, ESCAPE))
    window.flows.import_files([large])
    for thread in threading.enumerate():
        if thread.name == "waited":
            thread.join()
    assert window.session is None
    assert window.library.projects() == []


def test_reading_ends_soon_after_it_was_stopped():
    lines = unpacked(packed([b"a", b"b", b"c"]), iter([False, True]).__next__)
    assert next(lines) == b"a"
    with pytest.raises(StoppedError):
        next(lines)


def test_a_file_is_not_called_damaged_because_it_was_stopped(large):
    with pytest.raises(StoppedError):
        open_parcel(large, None, lambda: True)


def test_what_cannot_be_stopped_goes_on_to_its_end(window):
    when_waiting(lambda dialog: (QTest.keyClick(dialog, ESCAPE), dialog.close()))
    assert waited(window, "", lambda _: time.sleep(0.5) or "done") == "done"


def test_what_goes_wrong_on_the_thread_is_told_here(window):
    def fail(_):
        time.sleep(0.3)
        raise Problem("parcel.damaged", name="x")

    with pytest.raises(Problem, match="damaged"):
        waited(window, "", fail, stoppable=True)


def test_what_is_ready_soon_shows_nothing(window):
    shown = []
    QTimer.singleShot(0, lambda: shown.append(QApplication.activeModalWidget()))
    assert waited(window, "", lambda _: 7) == 7
    QTest.qWait(1)
    assert shown == [None]
