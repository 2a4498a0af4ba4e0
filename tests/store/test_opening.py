"""A file that is not an intact library of ours is named for what it is, and left as it was."""

import os
import shutil
import sqlite3
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from app import places
from app.domain.problems import Problem
from app.session import open_library
from app.store import opening
from app.store.integrity import BackgroundCheck
from app.store.library import Library
from app.store.schema import APPLICATION_ID, SCHEMA
from tests.store.samples import make_cafe

PROJECTS = 4
MARK = bytes.fromhex("d9d505f920a163d7")


@pytest.fixture
def finished(path: Path, library: Library) -> Path:
    """The path of a library that is closed and has a project."""
    for _ in range(PROJECTS):
        make_cafe(library)
    library.close()
    journal = path.with_name(path.name + "-journal")
    journal.unlink(missing_ok=True)
    return path


def state(path: Path) -> dict[str, tuple[bytes, int]]:
    """Everything in the folder of a library, with the times of the files."""
    return {p.name: (p.read_bytes(), p.stat().st_mtime_ns) for p in path.parent.iterdir() if p.is_file()}


def refusal(path: Path) -> Problem:
    """What opening says; the folder must be as before."""
    before = state(path)
    with pytest.raises(Problem) as caught:
        open_library(path)
    assert state(path) == before
    return caught.value


@contextmanager
def changed(path: Path) -> Iterator[sqlite3.Connection]:
    """Somebody else's hands on a library."""
    with closing(sqlite3.connect(path)) as connection:
        yield connection
        connection.commit()


def test_a_new_library_is_marked_ours_and_has_the_settings(path: Path, library: Library) -> None:
    header = path.read_bytes()[:100]
    assert int.from_bytes(header[68:72]) == APPLICATION_ID
    assert int.from_bytes(header[60:64]) == SCHEMA
    with closing(sqlite3.connect(path)) as other:
        rows = dict(other.execute("SELECT name, value FROM meta"))
    assert rows == {"schema": str(SCHEMA), "oldest_writer": "2", "program": "0.1.0"}
    assert sorted(p.name for p in path.parent.iterdir()) == [path.name]
    if os.name == "posix":
        assert path.stat().st_mode & 0o077 == 0  # clients' data: nobody else's business
    make_cafe(library)  # leaves the emptied journal of the TRUNCATE mode
    assert path.with_name(path.name + "-journal").stat().st_size == 0


def test_a_newer_library_is_left_alone_and_says_who_wrote_it(finished: Path) -> None:
    with changed(finished) as other:
        other.execute(f"PRAGMA user_version={SCHEMA + 1}")
        other.execute("UPDATE meta SET value = '9.4.0' WHERE name = 'program'")
        other.execute("CREATE TABLE unknown (id)")
    problem = refusal(finished)
    assert (problem.code, problem.params["version"], problem.params["schema"]) == ("library.newer", "9.4.0", SCHEMA + 1)


def test_a_newer_library_without_our_notes_is_refused_too(finished: Path) -> None:
    with changed(finished) as other:
        other.execute("PRAGMA user_version=7777")
        other.execute("DROP TABLE meta")
    problem = refusal(finished)
    assert (problem.code, problem.params["version"]) == ("library.newer", "")


def other_database(path: Path) -> None:
    with changed(path) as other:
        other.execute("CREATE TABLE project (id)")


FOREIGN: dict[str, Callable[[Path], object]] = {
    "a text": lambda path: path.write_text("Querido diario\n" * 100, encoding="utf-8"),
    "a few bytes": lambda path: path.write_bytes(b"SQLite"),
    "zeros": lambda path: path.write_bytes(bytes(4096)),
    "another database": other_database,
    "a folder": lambda path: path.mkdir(),
}


@pytest.mark.parametrize("make", FOREIGN.values(), ids=FOREIGN)
def test_what_is_not_ours_is_left_alone(path: Path, make: Callable[[Path], object]) -> None:
    path.parent.mkdir()
    make(path)
    assert refusal(path).code == "library.not_ours"


@pytest.mark.skipif(os.name != "posix", reason="no named pipes")
def test_a_pipe_does_not_hang(path: Path) -> None:
    path.parent.mkdir()
    os.mkfifo(path)
    with pytest.raises(Problem) as caught:
        Library.open(path)
    assert caught.value.code == "library.not_ours"


def noise(path: Path, at: int, count: int = 512) -> None:
    data = bytearray(path.read_bytes())
    data[at : at + count] = bytes((i * 37 + 11) % 256 for i in range(count))
    path.write_bytes(data)


def without_a_table(path: Path) -> None:
    with changed(path) as other:
        other.execute("DROP TABLE draft")


def with_a_trigger(path: Path) -> None:
    with changed(path) as other:
        other.execute("CREATE TRIGGER spy AFTER INSERT ON history BEGIN DELETE FROM project; END")


def with_another_column(path: Path) -> None:
    with changed(path) as other:
        other.execute("ALTER TABLE card RENAME COLUMN emotion TO mood")


DAMAGE: dict[str, Callable[[Path], object]] = {
    "empty": lambda path: path.write_bytes(b""),
    "cut": lambda path: os.truncate(path, path.stat().st_size // 2),
    "cut in the header": lambda path: os.truncate(path, 100),
    "noise in the tables": lambda path: noise(path, 100),
    "noise on every page": lambda path: noise(path, 4096, path.stat().st_size - 4096),
    "version 0": lambda path: changed_version(path, 0),
    "a table is missing": without_a_table,
    "a trigger": with_a_trigger,
    "another column": with_another_column,
}


def changed_version(path: Path, version: int) -> None:
    with changed(path) as other:
        other.execute(f"PRAGMA user_version={version}")


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_library_is_left_alone(finished: Path, damage: Callable[[Path], object]) -> None:
    damage(finished)
    assert refusal(finished).code == "library.damaged"


@pytest.mark.parametrize("page", range(1, 12))
def test_one_page_of_noise_is_found(finished: Path, page: int) -> None:
    noise(finished, page * 4096, 4096)
    assert refusal(finished).code == "library.damaged"


def test_damage_in_a_big_library_stops_the_next_write(finished: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Library.open(finished) as library:
        project_id = library.projects()[0].id
    with closing(sqlite3.connect(finished)) as other:
        page = other.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'asset'").fetchone()[0]
    noise(finished, (page - 1) * 4096, 4096)
    monkeypatch.setattr(opening, "CHECK_AT_ONCE", 1000)
    before = finished.read_bytes()
    with Library.open(finished) as library:
        library.wait_for_check()
        assert library.load(project_id)[1] == 1  # what can be read is shown
        with pytest.raises(Problem) as caught:
            library.trash(project_id)
        assert caught.value.code == "library.damaged"
    assert finished.read_bytes() == before


def test_a_big_library_that_is_whole_is_written_to(finished: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "CHECK_AT_ONCE", 1000)
    with Library.open(finished) as library:
        library.wait_for_check()
        library.trash(library.projects()[0].id)
        assert len(library.projects()) == PROJECTS - 1
    with Library.open(finished) as library:
        assert len(library.projects()) == PROJECTS - 1


def test_a_big_library_is_written_to_while_it_is_checked(finished: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "CHECK_AT_ONCE", 1000)
    for _ in range(10):
        with Library.open(finished) as library:  # no wait: some edits meet the check, some the end of it
            project_id = make_cafe(library)
            for n in range(5):
                library.put_asset(project_id, "image/png", bytes([n]) * 50_000)
            library.wait_for_check()
            library.trash(project_id)
    with Library.open(finished) as library:
        assert len(library.projects()) == PROJECTS


def test_what_a_look_saw_half_written_is_not_seen_again(finished: Path) -> None:
    """Without locks SQLite keeps the pages that it read: a second look over the same connection proves nothing."""
    whole = finished.read_bytes()
    with closing(sqlite3.connect(finished)) as other:
        page = other.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'asset'").fetchone()[0]
    noise(finished, (page - 1) * 4096, 4096)

    class Mended(BackgroundCheck):
        looks = 0

        def _look(self, *, anew: bool) -> str | None:
            found = super()._look(anew=anew)
            self.looks += 1
            if self.looks == 1:
                assert found is not None
                finished.write_bytes(whole)
            return found

    looked = Mended(finished)
    looked.wait()
    assert looked.looks == 2
    assert looked.found is None


def test_while_somebody_writes_nothing_is_believed(finished: Path) -> None:
    with closing(sqlite3.connect(finished)) as other:
        page = other.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'asset'").fetchone()[0]
    noise(finished, (page - 1) * 4096, 4096)
    journal = finished.with_name(finished.name + "-journal")
    journal.write_bytes(b"busy")
    looked = BackgroundCheck(finished)
    looked.wait()
    assert looked.found is None
    journal.write_bytes(b"")
    looked = BackgroundCheck(finished)
    looked.wait()
    assert looked.found is not None


@pytest.mark.parametrize("name", ["con espacio", "100%25", "a#b?c=d&e", "ñandú 旅", "file:x", b"\xff\xfe"])
def test_folders_may_have_any_name(tmp_path: Path, name: str | bytes) -> None:
    folder = tmp_path / os.fsdecode(name)
    try:
        folder.mkdir()
    except OSError:
        pytest.skip("not on this file system")
    path = folder / "mi #1 library?.sqlite"
    with open_library(path) as library:
        make_cafe(library)
    with open_library(path) as library:
        assert len(library.projects()) == 1
    assert len(list((folder / "backups").iterdir())) == 2


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(Problem) as caught:
        Library.open(tmp_path / "gone" / "library.sqlite")
    assert caught.value.code == "library.folder_missing"
    assert not (tmp_path / "gone").exists()


def test_a_library_that_another_program_holds_is_locked_and_free_again_later(finished: Path) -> None:
    with closing(sqlite3.connect(finished, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert refusal(finished).code == "library.locked"
        other.execute("ROLLBACK")
    with Library.open(finished) as library:
        assert len(library.projects()) == PROJECTS


@contextmanager
def as_nobody() -> Iterator[None]:
    """Without the rights of the administrator, who may write everywhere."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def public(finished: Path) -> Iterator[Path]:
    """A library where every user of the machine gets."""
    folder = Path("/var/tmp") / f"vivencia-{os.getpid()}"
    folder.mkdir(mode=0o777)
    folder.chmod(0o777)
    target = Path(shutil.copy(finished, folder))
    target.chmod(0o666)
    yield target
    folder.chmod(0o777)
    shutil.rmtree(folder)


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")
@pytest.mark.parametrize("what", ["file", "folder"])
def test_a_library_that_may_not_be_written_says_so(public: Path, what: str) -> None:
    (public if what == "file" else public.parent).chmod(0o555)
    with as_nobody():
        assert refusal(public).code == "library.read_only"


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")
def test_a_library_that_may_not_be_read_says_so(public: Path) -> None:
    public.chmod(0)
    with as_nobody(), pytest.raises(Problem) as caught:
        Library.open(public)
    assert caught.value.code == "library.unreadable"


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")
def test_no_library_is_made_where_nothing_may_be_written(public: Path) -> None:
    public.parent.chmod(0o555)
    with as_nobody(), pytest.raises(Problem) as caught:
        Library.open(public.with_name("new.sqlite"))
    assert caught.value.code == "library.read_only"


def test_a_crafted_journal_deletes_nothing(finished: Path, tmp_path: Path) -> None:
    victim = tmp_path / "tesis.docx"
    victim.write_bytes(b"three years of work")
    name = str(victim).encode()
    journal = bytes.fromhex("d9d505f920a163d7") + bytes(504)
    journal += (0x40000000 // 4096 + 1).to_bytes(4) + name + len(name).to_bytes(4) + sum(name).to_bytes(4) + MARK
    finished.with_name(finished.name + "-journal").write_bytes(journal)
    assert refusal(finished).code == "library.damaged"
    assert victim.read_bytes() == b"three years of work"


def test_two_windows_that_start_at_once_make_one_library(path: Path) -> None:
    path.parent.mkdir()
    go = threading.Barrier(4)
    made: list[str] = []

    def start() -> None:
        go.wait()
        with Library.open(path) as library:
            made.append(make_cafe(library))

    threads = [threading.Thread(target=start) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with Library.open(path) as library:
        assert sorted(p.id for p in library.projects()) == sorted(made)
    assert len(made) == 4
    assert not [p for p in path.parent.iterdir() if p.name.endswith(".new")]


def test_sqlite_that_does_not_obey_is_not_used(path: Path) -> None:
    class Deaf(sqlite3.Connection):
        def execute(self, sql: str, *rest: object) -> sqlite3.Cursor:
            return super().execute(sql.replace("foreign_keys=1", "foreign_keys=0"), *rest)  # type: ignore[arg-type]

    path.parent.mkdir()
    with closing(sqlite3.connect(path, factory=Deaf)) as connection, pytest.raises(Problem) as caught:
        opening.settle(connection)
    assert caught.value.code == "library.settings"
    assert caught.value.params["name"] == "foreign_keys"


# -- where it lies ----------------------------------------------------------------------------


def test_the_environment_names_the_library(tmp_path: Path) -> None:
    assert places.default_path() == tmp_path / "library.db"  # as set for every test
    with open_library() as library:
        assert library.path == tmp_path / "library.db"
        make_cafe(library)
    with open_library() as library:
        assert len(library.projects()) == 1


def test_a_path_in_the_environment_must_have_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VIVENCIA_LIBRARY", str(tmp_path / "typo" / "library.sqlite"))
    with pytest.raises(Problem) as caught:
        open_library()
    assert caught.value.code == "library.folder_missing"


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="the folders of Linux")
@pytest.mark.parametrize("base", ["xdg", None])
def test_the_persons_own_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, base: str | None) -> None:
    monkeypatch.delenv("VIVENCIA_LIBRARY")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / base) if base else "not/absolute")
    folder = tmp_path / base if base else tmp_path / ".local" / "share"
    assert places.default_path() == folder / "vivencia" / "library.sqlite"
    with open_library() as library:
        assert library.path.is_file()
