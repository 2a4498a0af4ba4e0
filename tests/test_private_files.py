"""What the program keeps for itself is for its user only, whatever the umask; exports get the rights of the place."""

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.files import private_file, private_folder, write_aside

pytestmark = pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")
OPEN_TO_ALL, FOR_NOBODY_ELSE = 0, 0o077


@pytest.fixture(params=[OPEN_TO_ALL, 0o022, FOR_NOBODY_ELSE], ids=oct)
def umask(request) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_private_file_is_private_under_every_umask(tmp_path, umask):
    path = tmp_path / "settings.json"
    for _ in range(2):  # made, and replaced
        with write_aside(path, private=True) as aside:
            assert rights(aside) == 0o600
            aside.write_text("x")
        assert rights(path) == 0o600


def test_a_file_that_others_could_read_becomes_private(tmp_path, umask):
    path = tmp_path / "settings.json"
    path.write_text("old")
    path.chmod(0o644)
    with write_aside(path, private=True) as aside:
        aside.write_text("new")
    assert rights(path) == 0o600


def test_an_export_gets_what_files_get_there(tmp_path, umask):
    path = tmp_path / "poster.pdf"
    with write_aside(path) as aside:
        aside.write_text("x")
    assert rights(path) == 0o666 & ~umask


def test_an_export_keeps_the_rights_of_the_file_that_it_replaces(tmp_path, umask):
    path = tmp_path / "poster.pdf"
    path.write_text("old")
    path.chmod(0o640)
    with write_aside(path) as aside:
        assert rights(aside) == 0o600
        aside.write_text("new")
    assert rights(path) == 0o640


def test_a_folder_of_ours_is_private_and_one_that_is_there_stays(tmp_path, umask):
    folder = tmp_path / "deep" / "vivencia"
    private_folder(folder)
    assert rights(folder) == 0o700
    folder.chmod(0o755)
    private_folder(folder)
    assert rights(folder) == 0o755


def test_a_log_that_others_could_read_becomes_private(tmp_path, umask):
    path = tmp_path / "vivencia.log"
    path.write_text("old\n")
    path.chmod(0o644)
    private_file(path)
    assert (rights(path), path.read_text()) == (0o600, "old\n")


def test_a_link_in_the_place_of_the_file_to_write_is_not_written_through(tmp_path):
    victim = tmp_path / "victim"
    victim.write_text("precious")
    link = tmp_path / "vivencia.log"
    link.symlink_to(victim)
    with pytest.raises(OSError, match="symbolic"):
        private_file(link)
    assert victim.read_text() == "precious"


VISIT = """
import os, sys
os.umask(0)
import shiboken6
from PySide6.QtWidgets import QApplication, QFileDialog
application = QApplication([])
if sys.argv[2] == "ours":
    from app.ui.application import keep_dialogs_private
    keep_dialogs_private()
for n in range(2):
    dialog = QFileDialog(None, "", sys.argv[1])
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.open()
    dialog.done(1)
    shiboken6.delete(dialog)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system keeps it for the user")
@pytest.mark.parametrize("whose", ["ours", "Qt's own"])
def test_folders_that_a_file_dialog_was_in_are_for_nobody_else(tmp_path, whose):
    (tmp_path / "Acme").mkdir()
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path / "config")}
    subprocess.run([sys.executable, "-c", VISIT, str(tmp_path / "Acme"), whose], env=env, check=True)
    found = [path for path in tmp_path.rglob("*.conf") if "Acme" in path.read_text()]
    assert len(found) == 1  # without it this would test nothing
    is_private = rights(found[0]) == 0o600 and rights(found[0].parent) == 0o700
    assert is_private is (whose == "ours")
    assert (tmp_path / "config" / "QtProject.conf").exists() is (whose != "ours")
