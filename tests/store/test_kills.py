"""A killed program loses nothing that it had said was saved."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks its writers")
@pytest.mark.parametrize(("kills", "writers"), [(220, 1), (80, 2)])
def test_no_acknowledged_edit_is_lost_by_a_kill(tmp_path: Path, kills: int, writers: int) -> None:
    command = [sys.executable, "-m", "tests.store.kill_loop", str(tmp_path), str(kills), str(writers)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=170, check=False)
    assert result.returncode == 0, result.stderr
    counts = json.loads(result.stdout)
    assert counts["kills"] == kills
    assert (counts["lost"], counts["broken"], counts["not_taken_back"]) == (0, 0, 0)
    assert counts["acknowledged"] >= kills / 2
    assert counts["hot_journals"] > kills / 10  # some were killed in the middle of a transaction
