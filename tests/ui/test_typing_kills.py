"""Of words that are being typed a kill takes what was typed in the last 0.3 s, and nothing before it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

KILLS = 20
MOST_MS = 300
ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks its windows")
def test_a_kill_takes_no_more_than_the_last_moment_of_typing(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.ui.typing_kills", str(tmp_path), str(KILLS)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=170, check=False)
    assert result.returncode == 0, result.stderr
    found = json.loads(result.stdout)
    assert len(found["lost_ms"]) == KILLS
    assert max(found["lost_ms"]) <= MOST_MS, found
    assert found["keys"] > 5 * KILLS
