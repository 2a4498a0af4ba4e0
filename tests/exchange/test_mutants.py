"""Thousands of damaged and forged files of each kind: read, or refused with a sentence, soon and with little memory."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.exchange.bombs import BOMBS, LARGE, MAY_BE_READ
from tests.exchange.mutants import kinds

ROOT = Path(__file__).resolve().parents[2]
SECONDS, MEBIBYTES = 2.0, 512
SPENT = 448
"""MiB: with more, it was only the end of the memory that stopped it."""
EACH, GROWTH = 5_000, 8_000
"""Of each kind in every run, and what repeating may add to one; ``dev.py bench mutants`` tries 100,000, much longer."""
PARTS = (
    ("poster", "map", "mermaid", "look", "settings"),
    ("project", "markdown", "text", "picture", "clip"),
    ("locked", "table", "survey", "backlog", "workbook"),
)


pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits memory as Linux does")


def lines_of(module: str, words: list[str], folder: Path) -> list[dict[str, Any]]:
    """What a module prints, line by line."""
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "TMPDIR": str(folder), "VIVENCIA_GROWTH": str(GROWTH)}
    command = [sys.executable, "-m", module, *words]
    result = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr[-3000:]
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_every_kind_of_file_is_in_a_part():
    assert sorted(kind for part in PARTS for kind in part) == sorted(kinds())


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part[0])
def test_no_file_does_harm(part, tmp_path):
    found = {said["kind"]: said for said in lines_of("tests.exchange.mutants", [str(EACH), *part], tmp_path)}
    assert set(found) == set(part)
    assert {name: said["other"] for name, said in found.items() if said["other"]} == {}
    assert {said["read"] + said["refused"] for said in found.values()} == {EACH}
    assert {name for name, said in found.items() if said["refused"]} >= set(found) - {"settings"}, "all can be refused"
    slow = {name: (said["worst"], said["worst_number"]) for name, said in found.items() if said["worst"] > SECONDS}
    assert slow == {}
    assert {name: said["peak"] for name, said in found.items() if said["peak"] > MEBIBYTES} == {}


def test_what_unpacks_to_much_is_refused_soon(tmp_path):
    found = lines_of("tests.exchange.bombs", [], tmp_path)
    assert len(found) == len(BOMBS) - len(LARGE)
    read = {said["what"] for said in found if said["said"] == "read"}
    assert [said for said in found if said["said"] not in ("read", "refused")] == []
    assert read == MAY_BE_READ - LARGE
    assert [said for said in found if said["took"] > SECONDS or said["peak"] > SPENT] == []
