"""Thousands of damaged and forged files of each kind: read, or refused with a sentence, soon and with little memory."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
EACH = 340
"""Of each kind in every run; ``dev.py bench mutants`` tries 100,000 of each."""


@pytest.mark.skipif(sys.platform != "linux", reason="limits memory as Linux does")
def test_no_file_does_harm(tmp_path):
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "TMPDIR": str(tmp_path)}
    command = [sys.executable, "-m", "tests.exchange.mutants", str(EACH)]
    result = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr[-3000:]
    found = {said["kind"]: said for said in map(json.loads, result.stdout.splitlines())}
    assert len(found) >= 15
    assert {name: said["other"] for name, said in found.items() if said["other"]} == {}
    assert sum(said["read"] + said["refused"] for said in found.values()) >= 5000
    assert {name for name, said in found.items() if said["refused"]} >= set(found) - {"settings"}, "all can be refused"
    slow = {name: (said["worst"], said["worst_number"]) for name, said in found.items() if said["worst"] > 2.0}
    assert slow == {}
    assert {name: said["peak"] for name, said in found.items() if said["peak"] > 512} == {}
