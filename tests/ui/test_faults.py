"""What nobody expected is noted and told, and the program goes on."""

import logging
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer, qWarning
from PySide6.QtWidgets import QApplication, QFileDialog

from app.domain.commands.cards import retitle
from app.domain.commands.maps import new_project
from app.domain.problems import Problem
from app.domain.records import Card
from app.exchange.parcel_file import open_parcel
from app.ui.fault_teller import FaultTeller
from app.ui.faults import MOST_BYTES, Faults, open_log
from tests.ui.conftest import small_map

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
    words = "nothing of the person"
    QTimer.singleShot(0, lambda: {}[words])
    qtbot.waitUntil(teller.bar.isVisible)
    assert "saved up to the last change" in teller.bar.text.text()
    assert "Traceback" not in teller.bar.text.text()
    assert QApplication.activeModalWidget() is None
    assert not teller.bar.save_copy.isVisible()  # no project is open
    sys.excepthook(TypeError, TypeError("another one"), None)
    qtbot.wait(20)
    teller.bar.copy_details.click()
    details = QApplication.clipboard().text()
    assert str(faults.path) in details
    assert details.count("KeyError") == 1
    assert "TypeError: another one" in details
    assert words not in details
    teller.bar.close_button.click()
    assert teller.bar.isHidden()


def test_after_an_error_the_document_is_what_the_library_holds(window, faults, qtbot, tmp_path, monkeypatch):
    edit = new_project("Café", [small_map()])
    window.library.create(edit)
    window.open_project(edit.changes[0].record.id)
    session = window.session
    teller = FaultTeller(window, faults.path)
    faults.happened.connect(teller.tell)
    card = session.document.all(Card)[0]
    wrong = retitle(session.document, card.id, "never written")

    def forget_to_write():
        session._document = session.document.apply(wrong)  # noqa: SLF001
        raise RuntimeError("half done")

    QTimer.singleShot(0, forget_to_write)
    qtbot.waitUntil(teller.bar.isVisible)
    assert "shown again as it is saved" in teller.bar.text.text()
    assert session.document.get(Card, card.id) == card
    assert "never written" not in window.editor.board.drawing.group("card", card.id).about
    session.do(retitle(session.document, card.id, "goes on"))
    window.trigger("edit.undo")
    assert session.document.get(Card, card.id) == card
    target = tmp_path / "copy.vivencia"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    teller.bar.save_copy.click()
    assert open_parcel(target).whole.document == session.document
    assert str(target) in teller.bar.text.text()


def test_a_slot_that_fails_after_an_edit_loses_nothing(window, faults, qtbot):
    edit = new_project("Café", [small_map()])
    window.library.create(edit)
    window.open_project(edit.changes[0].record.id)
    session = window.session
    teller = FaultTeller(window, faults.path)
    faults.happened.connect(teller.tell)
    card = session.document.all(Card)[0]
    window.editor.board.drawing_changed.connect(lambda: {}[1])
    QTimer.singleShot(0, lambda: session.do(retitle(session.document, card.id, "is there")))
    qtbot.waitUntil(teller.bar.isVisible)
    assert "saved up to the last change" in teller.bar.text.text()
    assert session.document.get(Card, card.id).title == "is there"


def test_an_error_where_python_can_raise_none_is_noted_too(faults, qtbot):
    class Falls:
        def __del__(self):
            raise RuntimeError("while deleted")

    with qtbot.waitSignal(faults.happened) as told:
        Falls()
    assert str(told.args[0]) == "while deleted"


def test_a_problem_that_nobody_caught_has_its_own_sentence(window, faults, qtbot):
    teller = FaultTeller(window, faults.path)
    teller.tell(Problem("store.not_saved", reason="disk_full", path="x", detail=""))
    qtbot.waitUntil(teller.bar.isVisible)
    assert "the disk is full" in teller.bar.text.text()


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
