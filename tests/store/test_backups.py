"""Copies of the library: whole, newest last, not more than needed."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.domain.problems import Problem
from app.session import open_library
from app.store.backups import KEEP, backups_of
from app.store.library import Library
from tests.store.samples import make_cafe


def test_a_backup_is_the_library(path: Path, library: Library) -> None:
    project_id = make_cafe(library)
    copy = library.back_up()
    assert copy is not None
    assert copy.parent == path.parent / "backups"
    if os.name == "posix":
        assert copy.stat().st_mode & 0o077 == 0  # as private as the library
    expected = library.load(project_id)
    library.trash(project_id)
    library.close()
    path.write_bytes(copy.read_bytes())  # what somebody does who wants it back
    with Library.open(path) as restored:
        assert restored.load(project_id) == expected


def test_nothing_new_is_not_copied_again(path: Path, library: Library) -> None:
    make_cafe(library)
    assert library.back_up() is not None
    assert library.back_up() is None
    library.close()
    with open_library(path) as again:
        assert len(backups_of(path)) == 1
        make_cafe(again)
    with open_library(path), open_library(path):
        assert len(backups_of(path)) == 2


def test_the_newest_ten_are_kept(path: Path, library: Library) -> None:
    for _ in range(KEEP + 3):
        make_cafe(library)
        assert library.back_up() is not None
    (path.parent / "backups" / "library-notes.sqlite").write_text("of the person")
    make_cafe(library)
    library.back_up()
    copies = backups_of(path)
    assert [int(c.stem.split("-")[1]) for c in copies] == list(range(5, 15))
    assert (path.parent / "backups" / "library-notes.sqlite").exists()
    with closing(sqlite3.connect(copies[-1])) as other:
        assert other.execute("SELECT count(*) FROM project").fetchone() == (KEEP + 4,)


def test_another_library_in_the_folder_has_its_own(path: Path, library: Library) -> None:
    make_cafe(library)
    library.back_up()
    with Library.open(path.with_name("library-2.sqlite")) as second:
        make_cafe(second)
        second.back_up()
    assert [len(backups_of(p)) for p in (path, path.with_name("library-2.sqlite"))] == [1, 1]


def test_a_backup_that_fails_leaves_nothing_behind_and_does_not_stop_the_start(path: Path, library: Library) -> None:
    project_id = make_cafe(library)
    library.close()
    (path.parent / "backups").write_text("a file where the folder should be")
    with Library.open(path) as again:
        with pytest.raises(Problem) as caught:
            again.back_up()
        assert caught.value.code == "backup.failed"
    with open_library(path) as again:
        assert again.load(project_id)[1] == 1
    (path.parent / "backups").unlink()
    with open_library(path):
        assert [p.suffix for p in (path.parent / "backups").iterdir()] == [".sqlite"]
