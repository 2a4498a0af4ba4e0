"""What nobody expected is noted and told, and the program goes on."""

import logging
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer, qWarning
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from app.domain.problems import Problem
from app.ui.application import FaultTeller
from app.ui.faults import MOST_BYTES, Faults, open_log
from tests.ui.modal import when_modal

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def faults(tmp_path, qapp):
    made = Faults(tmp_path / "deep" / "vivencia.log")
    made.install()
    yield made
    made.remove()


def test_an_error_is_noted_and_announced(faults, qtbot):
    with qtbot.waitSignal(faults.happened) as told:
        sys.excepthook(ValueError, ValueError("broken ñ"), None)
    assert str(told.args[0]) == "broken ñ"
    log = faults.path.read_text(encoding="utf-8")
    assert "ERROR app.faults: not expected" in log
    assert "ValueError" in log


def test_an_error_on_a_thread_is_told_on_the_window_s_thread(faults, qtbot):
    where = []
    faults.happened.connect(lambda _error: where.append(threading.current_thread()))

    def fail():
        raise RuntimeError("on a thread")

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(where))
    assert where == [threading.main_thread()]
    assert "on a thread" in faults.path.read_text()


@pytest.mark.qt_log_ignore("from Qt itself")
def test_what_qt_says_is_noted(faults):
    qWarning("from Qt itself %s {x}")
    assert "WARNING qt: from Qt itself %s {x}" in faults.path.read_text()


def test_hooks_are_given_back(tmp_path, qapp):
    before = sys.excepthook, threading.excepthook, logging.getLogger().handlers[:]
    made = Faults(tmp_path / "x.log")
    made.install()
    made.remove()
    assert (sys.excepthook, threading.excepthook, logging.getLogger().handlers) == before


def test_a_long_log_is_put_aside(tmp_path):
    path = tmp_path / "vivencia.log"
    path.write_text("x" * (MOST_BYTES + 1))
    with open_log(path) as file:
        file.write("new\n")
    assert path.read_text() == "new\n"
    assert (tmp_path / "vivencia.log.1").stat().st_size == MOST_BYTES + 1


def test_without_a_place_for_the_log_the_program_goes_on(tmp_path, qapp, capsys):
    (tmp_path / "file").write_text("")
    made = Faults(tmp_path / "file" / "vivencia.log")
    made.install()
    sys.excepthook(ValueError, ValueError("no log"), None)
    made.remove()
    assert "ValueError" in capsys.readouterr().err


def test_the_person_reads_a_calm_sentence_and_no_traceback(window, faults, qtbot):
    teller = FaultTeller(window, faults.path)
    faults.happened.connect(teller.tell)
    seen = []

    def read(box):
        seen.append((box.text(), box.informativeText()))
        sys.excepthook(KeyError, KeyError("another one meanwhile"), None)

    when_modal(read)
    QTimer.singleShot(0, lambda: {}["nothing"])
    qtbot.waitUntil(lambda: bool(seen))
    QTest.qWait(50)
    assert len(seen) == 1
    assert "saved up to the last change" in seen[0][0]
    assert str(faults.path) in seen[0][1]
    assert "Traceback" not in "".join(seen[0])
    assert faults.path.read_text().count("KeyError") == 2


def test_a_problem_that_nobody_caught_has_its_own_sentence(window, faults, qtbot):
    teller = FaultTeller(window, faults.path)
    seen = []
    when_modal(lambda box: seen.append(box.text()))
    teller.tell(Problem("store.not_saved", reason="disk_full", path="x", detail=""))
    qtbot.waitUntil(lambda: bool(seen))
    assert "the disk is full" in seen[0]
    assert not QApplication.activeModalWidget() or not isinstance(QApplication.activeModalWidget(), QMessageBox)


def test_a_crash_of_the_process_is_noted(tmp_path):
    program = (
        "import faulthandler, sys; from pathlib import Path; from app.ui.faults import Faults\n"
        "Faults(Path(sys.argv[1])).install(); faulthandler._sigsegv()"
    )
    log = tmp_path / "vivencia.log"
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    result = subprocess.run(
        [sys.executable, "-c", program, str(log)], cwd=tmp_path, env=env, capture_output=True, check=False
    )
    assert result.returncode != 0
    assert "Segmentation fault" in log.read_text()
