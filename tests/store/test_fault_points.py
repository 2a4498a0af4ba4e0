"""Whatever fails, and wherever: nothing is half-written, all is kept, told, and saved when it can be."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.store.fault_points import FAULTS
from tests.store.sqlite_vfs import why_not

EACH = 4
"""One point of so many in the normal run."""
ROOT = Path(__file__).resolve().parents[2]


def test_every_fault_at_many_points_of_thirty_edits() -> None:
    reason = why_not()
    if reason:
        pytest.skip(reason)
    command = [sys.executable, "-m", "tests.store.fault_points", str(EACH)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=170, check=False)
    assert result.returncode == 0, result.stderr
    counts = json.loads(result.stdout)
    assert [counts[bad] for bad in ("half-written", "not told", "not saved after it", "words lost")] == [0, 0, 0, 0]
    assert counts["edits"] == 30
    assert counts["faults"] > 300
    assert min(counts.get(name, 0) for name in FAULTS) > 5
