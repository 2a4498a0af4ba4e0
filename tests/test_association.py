"""The system opens project files with this program: what it is told, read back by the system's own programs."""

import configparser
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import __version__
from app.association import (
    KIND,
    associate,
    icon_of_windows,
    is_associated,
    linux_files,
    quoted,
    registry_values,
    start_command,
)
from app.cli import main
from app.domain.problems import Problem
from app.resources import resource
from app.words.problems import sentence

linux = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="how Linux is told")


def data_folder() -> Path:
    return Path(os.environ["XDG_DATA_HOME"])


def words_of(line: str) -> list[str]:
    """The words of a command in a desktop entry, as its specification reads them."""
    text = re.sub(r"\\(.)", lambda found: {"s": " ", "n": "\n", "t": "\t", "r": "\r"}.get(found[1], found[1]), line)
    words = re.findall(r'"((?:[^"\\]|\\.)*)"|(\S+)', text, re.DOTALL)
    return [re.sub(r"\\(.)", r"\1", in_quotes, flags=re.DOTALL).replace("%%", "%") or bare for in_quotes, bare in words]


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r\t\0"), min_size=1), min_size=1))
def test_any_word_of_a_command_comes_through(command: list[str]) -> None:
    assert words_of(" ".join(map(quoted, command))) == command


@linux
def test_the_entry_starts_this_program_from_anywhere() -> None:
    assert not is_associated()
    associate()
    assert is_associated()
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(data_folder() / "applications" / "vivencia.desktop", encoding="utf-8")
    told = entry["Desktop Entry"]
    assert KIND in told["MimeType"].split(";")
    *command, file = words_of(told["Exec"])
    assert file == "%f"
    bare = {"PATH": "/usr/bin:/bin", "HOME": str(data_folder())}
    result = subprocess.run([*command, "--version"], cwd="/", env=bare, capture_output=True, text=True, check=True)
    assert result.stdout == f"vivencia {__version__}\n"


@linux
def test_the_system_knows_the_kind_of_file_and_the_program(tmp_path: Path) -> None:
    if not (shutil.which("gio") and shutil.which("update-mime-database")):
        pytest.skip("this system has no such programs")
    associate()
    file = tmp_path / "a.vivencia"
    file.write_bytes(b"\x1f\x8b\x08\x00")
    told = subprocess.run(
        ["gio", "info", "-a", "standard::content-type", str(file)], capture_output=True, text=True, check=True
    )
    assert f"standard::content-type: {KIND}" in told.stdout
    told = subprocess.run(["gio", "mime", KIND], capture_output=True, text=True, check=True)
    assert "vivencia.desktop" in told.stdout


@linux
def test_it_can_be_taken_back_and_leaves_nothing_of_ours() -> None:
    associate()
    associate()
    ours = [path for path, _ in linux_files(start_command())]
    assert all(path.is_file() for path in ours)
    associate(wanted=False)
    assert not any(path.exists() for path in ours)
    assert not is_associated()
    associate(wanted=False)  # what is not there


@linux
def test_another_programs_entry_is_not_taken_for_ours() -> None:
    associate()
    entry = data_folder() / "applications" / "vivencia.desktop"
    entry.write_text(entry.read_text().replace(sys.executable, "/gone/python"))
    assert not is_associated()


@linux
def test_a_python_whose_path_is_no_text_is_told_to_no_system(monkeypatch: pytest.MonkeyPatch) -> None:
    associate()
    monkeypatch.setattr(sys, "executable", os.fsdecode(b"/opt/caf\xe9/python"))
    assert not is_associated()
    with pytest.raises(Problem) as caught:
        associate()
    assert sentence(caught.value).endswith(": /opt/caf\N{REPLACEMENT CHARACTER}/python")
    associate(wanted=False)
    assert not any(path.exists() for path, _ in linux_files([]))


@linux
def test_by_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["associate"]) == 0
    assert is_associated()
    assert main(["associate", "--remove"]) == 0
    assert not is_associated()
    folder = data_folder() / "applications"
    shutil.rmtree(folder)
    folder.write_text("no folder")
    assert main(["associate"]) == 1
    assert "could not be told" in capsys.readouterr().err


def test_what_windows_is_told() -> None:
    values = registry_values(["C:\\Program Files\\Python\\pythonw.exe", "-P", "-m", "app"], Path("v.ico"))
    told = {(key.removeprefix("Software\\Classes\\"), name): text for key, name, text in values}
    assert told[".vivencia", ""] == "Vivencia.Project"
    command = told["Vivencia.Project\\shell\\open\\command", ""]
    assert command == '"C:\\Program Files\\Python\\pythonw.exe" -P -m app "%1"'
    assert all(key.startswith("Software\\Classes\\") for key, _, _ in values)


def test_the_icon_of_windows_is_one() -> None:
    from PySide6.QtGui import QImage  # noqa: PLC0415

    data = icon_of_windows(resource("icons", "app", "vivencia-256.png").read_bytes())
    image = QImage.fromData(data, "ICO")  # type: ignore[arg-type]
    if not image.isNull():  # where Qt has its reader for icons
        assert (image.width(), image.height()) == (256, 256)
    assert data[:4] == b"\0\0\1\0"
    assert int.from_bytes(data[18:22], "little") == 22
