"""A killed program loses nothing that it had said was saved."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

KILLS = 25


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks its writers")
def test_no_acknowledged_edit_is_lost_by_a_kill(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.store.kill_loop", str(tmp_path / "library.sqlite"), str(KILLS)]
    folder = Path(__file__).resolve().parents[2]
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120, check=False)
    assert result.returncode == 0, result.stderr
    counts = json.loads(result.stdout)
    assert (counts["kills"], counts["lost"], counts["broken"]) == (KILLS, 0, 0)
    assert counts["acknowledged"] >= KILLS
    assert counts["hot_journals"] > 0  # some were killed in the middle of a transaction
