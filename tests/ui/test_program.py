"""The program as it is started: what opens a window, and that it does, alone and with a library."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app import __main__ as program

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("words", "library", "file"),
    [
        ([], None, None),
        (["--library", "x.db"], "x.db", None),
        (["--library=x y.db"], "x y.db", None),
        (["a b.vivencia"], None, "a b.vivencia"),
    ],
)
def test_these_words_open_a_window(monkeypatch, words, library, file):
    seen = []
    monkeypatch.setattr("app.ui.application.run", lambda *paths: seen.extend(paths) or 0)
    assert program.main(words) == 0
    assert seen == [Path(library) if library else None, Path(file) if file else None]


@pytest.mark.parametrize("words", [["list"], ["--version"], ["--library"], ["--library=", "list"], ["--help"]])
def test_these_words_work_without_one(monkeypatch, words):
    seen = []
    monkeypatch.setattr("app.cli.main", lambda given: seen.append(given) or 2)
    assert program.main(words) == 2
    assert seen == [words]


def test_the_command_line_loads_no_window(tmp_path):
    code = (
        "import sys; from app.__main__ import main; main(['list', '--library', sys.argv[1]]);"
        "print(sorted(m for m in sys.modules if m.startswith(('PySide6.QtWidgets', 'PySide6.QtGui', 'app.ui'))))"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", code, str(tmp_path / "l.db")]
    result = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert result.stdout.strip().endswith("[]"), result.stderr


def test_the_window_really_starts_makes_its_library_and_survives_a_kill(tmp_path):
    library = tmp_path / "mine.db"
    env = {**os.environ, "PYTHONPATH": str(ROOT), "XDG_STATE_HOME": str(tmp_path / "state")}
    command = [sys.executable, "-m", "app", "--library", str(library)]
    process = subprocess.Popen(command, cwd=tmp_path, env=env, stderr=subprocess.PIPE)
    try:
        deadline = time.monotonic() + 30
        while not library.exists() and process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.05)
        assert process.poll() is None, process.stderr.read()
        assert library.exists()
    finally:
        process.kill()
        process.communicate()
    assert "Vivencia" in (tmp_path / "state" / "vivencia" / "vivencia.log").read_text()
