"""The whole path: a map is made and worked on, the process is killed, and everything is there again."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app.domain.records import Card, Stage
from app.session import open_library

PERSON = Path(__file__).with_name("person.py")


def run(*words: str) -> subprocess.CompletedProcess[str]:
    """The person in a process of its own."""
    command = [sys.executable, str(PERSON), *words]
    return subprocess.run(command, capture_output=True, text=True, timeout=150, check=False)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_what_was_done_before_a_kill_is_there_and_can_be_taken_back(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    first = run("make", str(path))
    assert first.returncode == -signal.SIGKILL, first.stderr
    did = json.loads(first.stdout)
    second = run("again", str(path), json.dumps(did))
    assert second.returncode == 0, second.stderr
    seen = json.loads(second.stdout)
    assert seen["stage_of_card"] == did["stage"]
    assert seen["emotion"] == 2
    assert seen["title"] == "Etapa con otro nombre"
    assert "Etapa con otro nombre" in seen["undo"]
    assert seen["title_after_undo"] == did["before"]
    library = open_library(path, back_up=False)
    document, _ = library.load(did["project"])
    library.close()
    assert document.get(Stage, did["stage"]).title == did["before"]
    assert document.get(Card, did["card"]).emotion == 2
