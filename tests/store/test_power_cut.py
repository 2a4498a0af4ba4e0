"""A power cut at any moment loses nothing that was acknowledged; without waiting for the disk it would."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.store.sqlite_vfs import why_not

STATES = 10_000
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def can_be_watched() -> None:
    reason = why_not()
    if reason:
        pytest.skip(reason)


def tried(folder: Path, states: int, *more: str) -> dict[str, int]:
    """The counts of so many states."""
    command = [sys.executable, "-m", "tests.store.power_cut", str(folder), str(states), *more]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=170, check=False)
    assert result.returncode == 0, result.stderr
    counts: dict[str, int] = json.loads(result.stdout)
    return counts


def test_every_state_of_the_disk_holds_what_was_acknowledged(tmp_path: Path) -> None:
    counts = tried(tmp_path, STATES)
    kinds = [counts.pop(kind) for kind in ("everything", "only what was waited for", "a part")]
    assert counts.pop("steps") >= 30
    assert counts.pop("operations") > 500
    assert min(kinds) > 500
    assert counts == {"right": sum(kinds)}
    assert sum(kinds) >= 0.9 * STATES


def test_the_control_that_does_not_wait_for_the_disk_fails(tmp_path: Path) -> None:
    counts = tried(tmp_path, 300, "--without-sync")
    assert counts.get("lost", 0) > 100
    assert sum(n for kind, n in counts.items() if kind.startswith("damaged")) > 50
