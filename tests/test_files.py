"""Writing aside: all or nothing."""

import os
import stat
from pathlib import Path

import pytest

from app.files import write_aside


def test_the_new_file_takes_the_place_of_the_old(tmp_path: Path):
    path = tmp_path / "mapa ñ.pdf"
    path.write_bytes(b"old")
    with write_aside(path) as aside:
        aside.write_bytes(b"new")
        assert path.read_bytes() == b"old"
    assert path.read_bytes() == b"new"
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


def test_an_error_leaves_the_old_file_and_nothing_else(tmp_path: Path):
    path = tmp_path / "map.pdf"
    path.write_bytes(b"old")
    with pytest.raises(FileNotFoundError), write_aside(path) as aside:  # noqa: PT012 - the block is what fails
        aside.write_bytes(b"half")
        (tmp_path / "missing").read_bytes()
    assert path.read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_missing_folder_is_an_error_of_the_system(tmp_path: Path):
    with pytest.raises(FileNotFoundError), write_aside(tmp_path / "no" / "map.pdf"):
        pass


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")
def test_rights_are_those_of_an_ordinary_file(tmp_path: Path):
    path = tmp_path / "map.pdf"
    plain = tmp_path / "plain"
    plain.write_bytes(b"")
    with write_aside(path) as aside:
        aside.write_bytes(b"x")
    assert stat.S_IMODE(path.stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
def test_a_link_keeps_pointing(tmp_path: Path):
    target = tmp_path / "real.pdf"
    target.write_bytes(b"old")
    link = tmp_path / "link.pdf"
    link.symlink_to(target)
    with write_aside(link) as aside:
        aside.write_bytes(b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
