"""A run that is cut off leaves a trace, and the next start says so and shows the work."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.ui.fault_teller import FaultTeller
from app.ui.last_run import CutOff, Run

ROOT = Path(__file__).resolve().parents[2]
RUN = """
import sys
from pathlib import Path
from app.ui.faults import Faults
from app.ui.last_run import Run
folder = Path(sys.argv[1])
run, faults = Run(folder), Faults(folder / "vivencia.log")
print(run.begin(), flush=True)
faults.install(run.trace)
{end}
faults.remove()
run.end()
"""


def start(folder: Path, end: str) -> "subprocess.Popen[str]":
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", RUN.format(end=end), str(folder)]
    return subprocess.Popen(command, cwd=folder, env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)


def found(folder: Path) -> CutOff | None:
    """What another start finds, which then ends by itself."""
    run = Run(folder)
    try:
        return run.begin()
    finally:
        run.end()


def test_a_run_that_ends_by_itself_leaves_nothing(tmp_path: Path) -> None:
    assert start(tmp_path, "").communicate()[0] == "None\n"
    assert [path.name for path in tmp_path.iterdir()] == ["vivencia.log"]
    assert found(tmp_path) is None


def test_a_crash_leaves_its_trace(tmp_path: Path) -> None:
    process = start(tmp_path, "import faulthandler; faulthandler._sigsegv()")
    process.communicate()
    assert process.returncode != 0
    cut_off = found(tmp_path)
    assert cut_off is not None
    assert "Segmentation fault" in cut_off.trace
    assert found(tmp_path) is None  # said once


def test_a_kill_leaves_a_mark_and_a_living_run_none(tmp_path: Path) -> None:
    process = start(tmp_path, "import time; time.sleep(60)")
    assert process.stdout is not None
    assert process.stdout.readline() == "None\n"
    assert found(tmp_path) is None  # it lives
    process.kill()
    process.communicate()
    assert found(tmp_path) == CutOff("")


def test_without_a_place_for_marks_the_program_starts(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    run = Run(tmp_path / "file" / "deep")
    assert run.begin() is None
    assert run.trace is None
    run.end()


@pytest.mark.parametrize(("trace", "says"), [("", "cut off"), ("Fatal Python error", "error of its own")])
def test_the_next_start_says_what_happened(window, tmp_path: Path, trace: str, says: str) -> None:
    teller = FaultTeller(window, tmp_path / "vivencia.log")
    teller.tell_of_last_run(CutOff(trace))
    assert teller.bar.isVisible()
    assert says in teller.bar.text.text()
    assert "Your work is here" in teller.bar.text.text()


@pytest.mark.skipif(os.name != "posix", reason="kills by a signal")
def test_the_program_itself_leaves_a_mark_when_it_is_killed(tmp_path: Path) -> None:
    env = {**os.environ, "PYTHONPATH": str(ROOT), "XDG_STATE_HOME": str(tmp_path / "state")}
    process = subprocess.Popen(
        [sys.executable, "-m", "app", "--library", str(tmp_path / "x.db")], cwd=tmp_path, env=env
    )
    folder = tmp_path / "state" / "vivencia"
    end = time.monotonic() + 30
    while not list(folder.glob("run-*.txt")) and time.monotonic() < end:
        time.sleep(0.05)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert found(folder) == CutOff("")
