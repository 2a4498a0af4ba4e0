"""What the fixtures of conftest.py promise: a test that leaves something behind, or that Qt warns about, fails."""

from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

SETTINGS = """
[pytest]
qt_log_level_fail = WARNING
qt_log_ignore = ^This plugin does not support
"""

TESTS = """
import os, threading, time
from pathlib import Path
from PySide6.QtCore import qWarning
from PySide6.QtWidgets import QMainWindow

def test_good(qtbot, tmp_path):
    window = QMainWindow()
    qtbot.addWidget(window)
    window.show()
    assert Path(os.environ["VIVENCIA_LIBRARY"]).parent == Path(os.environ["VIVENCIA_SETTINGS"]).parent == tmp_path

def test_window(qapp):
    window = QMainWindow()
    window.show()
    test_window.kept = window

def test_after_window(qapp):
    assert not any(widget.isVisible() for widget in qapp.topLevelWidgets())

def test_warning(qapp):
    qWarning("something is wrong")

def test_thread():
    threading.Thread(target=time.sleep, args=(1,), name="lingering").start()
"""


def test_what_is_left_behind_fails_the_test(pytester: pytest.Pytester) -> None:
    pytester.makeconftest(Path(__file__).with_name("conftest.py").read_text(encoding="utf-8"))
    pytester.makefile(".ini", pytest=SETTINGS)
    pytester.makepyfile(TESTS)
    result = pytester.runpytest_subprocess()
    result.assert_outcomes(passed=4, failed=1, errors=2)
    result.stdout.fnmatch_lines(
        ["*left open: QMainWindow*", "*still running: lingering*", "*something is wrong*"], consecutive=False
    )
