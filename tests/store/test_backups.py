"""Copies of the library: whole, newest last, not more than needed."""

import os
import random
import shutil
import sqlite3
import threading
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.commands import maps
from app.domain.problems import Problem
from app.session import EditSession, open_library
from app.store import backups
from app.store.backups import DAYS, KEEP, LEAST, MOST_BYTES, Backup, backups_of, spare, verify
from app.store.library import Library
from tests.store.samples import CAFE, make_cafe


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
    assert [copy.number for copy in copies] == [4, *range(5, 15)]  # the fourth is the last of its day but ten
    assert (path.parent / "backups" / "library-notes.sqlite").exists()
    with closing(sqlite3.connect(copies[-1].path)) as other:
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


def dated(copy: Path, day: str) -> Path:
    """The copy as if it had been made on another day: its name and its time in the folder."""
    head = "-".join(copy.stem.split("-")[:3])
    moved = copy.with_name(f"{head}-{day}-1200-hand{copy.suffix}")
    copy.rename(moved)
    then = datetime.strptime(day, "%Y%m%d").replace(tzinfo=UTC).timestamp()
    os.utime(moved, (then, then))
    return moved


def test_one_of_each_day_is_kept_and_the_clock_does_not_matter(path: Path, library: Library) -> None:
    # Three a day for twenty days; on the tenth the clock is put back by two years, and goes on from there.
    day = datetime(2026, 3, 1, tzinfo=UTC)
    for at in range(60):
        make_cafe(library)
        copy = library.back_up()
        assert copy is not None
        if at == 30:
            day -= timedelta(days=730)
        dated(copy, f"{day + timedelta(days=at // 3):%Y%m%d}")
    make_cafe(library)
    assert library.back_up() is not None
    numbers = [copy.number for copy in backups_of(path)]
    assert numbers[-KEEP:] == list(range(52, 62))
    older = numbers[:-KEEP]
    assert len(older) == DAYS
    assert older == [*range(12, 51, 3), 51]  # the last of each day, by number
    with closing(sqlite3.connect(backups_of(path)[-1].path)) as newest:
        assert newest.execute("SELECT count(*) FROM project").fetchone() == (61,)


@given(
    days=st.lists(st.integers(-400, 400), max_size=60),
    sizes=st.lists(st.sampled_from((1, 10**6, 10**9)), min_size=60, max_size=60),
)
def test_what_is_kept_is_bounded_and_always_holds_the_newest(days: list[int], sizes: list[int]) -> None:
    start = datetime(2026, 3, 1, tzinfo=UTC)
    copies = [
        Backup(Path(f"{at}"), at + 1, "", start + timedelta(days=day), "time", sizes[at]) for at, day in enumerate(days)
    ]
    going = spare(copies)
    kept = [one for one in copies if one not in going]
    assert len(kept) <= KEEP + DAYS
    assert kept[-LEAST:] == copies[-LEAST:]
    assert sum(one.size for one in kept[:-LEAST]) <= MOST_BYTES
    if sum(sizes) <= MOST_BYTES:
        assert kept[-KEEP:] == copies[-KEEP:]
    assert spare(kept) == []


def test_copies_with_the_names_of_older_versions_are_known(path: Path, library: Library) -> None:
    make_cafe(library)
    copy = library.back_up()
    assert copy is not None
    old = copy.with_name("library-000007-0000000a.sqlite")
    copy.rename(old)
    (found,) = backups_of(path)
    assert (found.path, found.number, found.why) == (old, 7, "")
    assert library.back_up() is not None
    assert [one.number for one in backups_of(path)] == [7, 8]


def damage(file: Path, seed: int = 0) -> None:
    """One page of noise, as a bad disk leaves it."""
    noise = random.Random(seed)
    page = noise.randrange(1, file.stat().st_size // 4096)
    with file.open("r+b") as out:
        out.seek(4096 * page)
        out.write(noise.randbytes(4096))


def test_a_copy_that_reads_back_damaged_is_none(
    path: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    make_cafe(library)
    good = library.back_up()
    assert good is not None
    make_cafe(library)
    monkeypatch.setattr(backups, "_sync", damage)  # the disk keeps something else than it was given
    with pytest.raises(Problem) as caught:
        library.back_up()
    assert caught.value.code == "backup.failed"
    assert [one.path for one in backups_of(path)] == [good]
    assert [file.suffix for file in good.parent.iterdir()] == [".sqlite"]
    monkeypatch.undo()
    assert library.back_up() is not None


def test_a_whole_copy_of_something_else_is_none(path: Path, library: Library) -> None:
    make_cafe(library)
    copy = library.back_up()
    assert copy is not None
    verify(copy)
    with pytest.raises(OSError, match="not what the library holds"):
        verify(copy, {(("another", 1, 1, None), (0,))})
    with closing(sqlite3.connect(copy)) as foreign:
        foreign.execute("PRAGMA application_id=7")
    with pytest.raises(OSError, match="no library"):
        verify(copy)


def test_without_room_for_two_nothing_is_begun(
    path: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    make_cafe(library)
    tight = shutil_usage(free=path.stat().st_size)
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: tight)
    with pytest.raises(Problem) as caught:
        library.back_up()
    assert caught.value.params["reason"] == "disk_full"
    assert list((path.parent / "backups").iterdir()) == []


def shutil_usage(free: int) -> object:
    return type("usage", (), {"total": free, "used": 0, "free": free})()


def test_before_an_import_there_is_a_backup(path: Path, library: Library) -> None:
    session = EditSession(library, make_cafe(library))
    session.do(maps.rename_project(session.document, "Antes"))
    session.do(maps.add_maps(session.document, [CAFE, CAFE]))
    (copy,) = backups_of(path)
    assert copy.why == "import"
    with closing(sqlite3.connect(copy.path)) as kept:
        assert kept.execute("SELECT name FROM project").fetchall() == [("Antes",)]
        assert kept.execute("SELECT count(*) FROM journey_map").fetchone() == (1,)
    session.undo()
    session.redo()
    assert len(backups_of(path)) == 1


def test_others_write_while_a_backup_is_made(path: Path, library: Library) -> None:
    session = EditSession(library, make_cafe(library))
    stop = threading.Event()
    failures: list[Problem] = []

    def copies() -> None:
        while not stop.is_set():
            try:
                library.back_up("time")
            except Problem as problem:
                failures.append(problem)

    thread = threading.Thread(target=copies)
    thread.start()
    for at in range(60):
        session.do(maps.rename_project(session.document, f"Name {at}"))
    stop.set()
    thread.join()
    assert failures == []
    for one in backups_of(path):
        verify(one.path)


def test_what_a_killed_program_left_half_goes_away(path: Path, library: Library) -> None:
    make_cafe(library)
    library.back_up()
    left, fresh = (path.parent / "backups" / f"library-{pid}.part" for pid in (1, 2))
    for part in (left, fresh):
        part.write_bytes(b"half")
    os.utime(left, (0, 0))
    make_cafe(library)
    library.back_up()
    assert not left.exists()
    assert fresh.exists()  # another window may be making it
