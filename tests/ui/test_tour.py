"""One walk through every room, and what it must not have done: talk to the network, read words as markup, tell them to
the log, leave files open to others."""

import json
import os
import stat
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.no_network import ENDED_BY_KERNEL
from tests.ui.tour import MARK

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="watches files as Linux does")
ROOT = Path(__file__).resolve().parents[2]
OURS = {"library.sqlite", "settings.json", "vivencia.log", "backups", "thumbnails", "templates", "logos"}


@dataclass
class Walked:
    """What a walk left behind."""

    status: int
    said: dict[str, list[str]]
    errors: str
    home: Path
    exports: Path


@pytest.fixture(scope="module")
def walked(tmp_path_factory) -> Walked:
    home, folder = tmp_path_factory.mktemp("home"), tmp_path_factory.mktemp("tour")
    (folder / "exports").mkdir()
    env = {key: value for key, value in os.environ.items() if not key.startswith(("VIVENCIA_", "XDG_"))}
    env |= {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("DATA", "CONFIG", "CACHE", "STATE")}
    env |= {"HOME": str(home), "LC_ALL": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "tests.ui.tour", str(folder)]
    result = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    said = json.loads(result.stdout.splitlines()[-1]) if result.returncode == 0 else {}
    return Walked(result.returncode, said, result.stderr[-3000:], home, folder / "exports")


def test_the_walk_went_through_every_room(walked):
    assert walked.status == 0, walked.errors
    assert {"every_action", "every_tip", "files_in", "go_wrong"} <= set(walked.said["done"])
    assert len(walked.said["done"]) > 80


def test_no_socket_but_local_ones_was_asked_for(walked):
    assert walked.status != ENDED_BY_KERNEL
    assert walked.said["asked"] == []


def test_no_text_was_taken_for_markup(walked):
    """Every text says where a picture lies: in a label or tip that reads markup somebody would open it."""
    assert walked.said["opened"] == 0


def test_the_log_holds_none_of_the_words(walked):
    logs = [path for path in walked.home.rglob("*") if path.is_file() and "log" in path.name]
    said = "".join(path.read_text(encoding="utf-8", errors="replace") for path in logs)
    for kind in ("ValueError", "KeyError", "FileNotFoundError", "IntegrityError"):
        assert kind in said
    assert [line for line in said.splitlines() if MARK in line or "probe.png" in line] == []


def test_what_is_kept_is_for_the_user_only_whatever_the_umask(walked):
    kept = [path for path in walked.home.rglob("*") if "vivencia" in path.relative_to(walked.home).parts]
    assert {path.name for path in kept} >= OURS
    rights = {str(path.relative_to(walked.home)): stat.S_IMODE(path.stat().st_mode) for path in kept}
    assert {name: f"{mode:o}" for name, mode in rights.items() if mode & 0o077} == {}


def test_what_is_exported_gets_the_rights_of_its_place(walked):
    exports = list(walked.exports.iterdir())
    assert {path.suffix for path in exports} == {".pdf", ".svg", ".png", ".pptx"}
    assert {stat.S_IMODE(path.stat().st_mode) for path in exports} == {0o666}
