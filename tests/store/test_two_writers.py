"""A thousand interleavings of two windows on one project: no word is overwritten silently."""

import json
import subprocess
import sys
from pathlib import Path

ROUNDS = 1000
ROOT = Path(__file__).resolve().parents[2]


def test_no_silent_overwrite() -> None:
    command = [sys.executable, "-m", "tests.store.two_writers", str(ROUNDS)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=170, check=False)
    assert result.returncode == 0, result.stderr
    counts = json.loads(result.stdout)
    assert counts["rounds"] == ROUNDS
    assert (counts["differ"], counts["overwritten"], counts["gone"]) == (0, 0, 0)
    assert min(counts["refused"], counts["waited"], counts["typed"]) > ROUNDS / 10
