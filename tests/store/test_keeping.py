"""Every backup restores, row by row; what stands in its place is kept; whatever fails leaves everything as it was."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app import keeping
from app.domain.commands import cards, maps
from app.domain.problems import Problem
from app.session import EditSession
from app.store.backups import KEEP, backups_of
from app.store.library import Library
from tests.store.samples import card_named, make_cafe
from tests.store.test_backups import damage

DATA = Path(__file__).parent / "data"
Content = dict[str, list[str]]


def content(path: Path) -> Content:
    """Every row of every table."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as raw:
        tables = [name for (name,) in raw.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
        return {table: sorted(map(repr, raw.execute(f"SELECT * FROM {table}"))) for table in tables}


@pytest.fixture
def worked(path: Path, library: Library) -> dict[Path, Content]:
    """Some work with pictures, a draft and an undo, and a backup after each piece: what each must hold."""
    held = {}
    session = EditSession(library, make_cafe(library))
    for number in range(KEEP):
        card = card_named(session.document, "Buscar un sitio" if not number else f"Sitio {number - 1}")
        session.do(cards.retitle(session.document, card.id, f"Sitio {number}"))
        library.put_asset(session.project_id, "image/png", bytes([number]) * 3000)
        session.save_draft("card", card.id, "title", f"Sitio {number} que")
        if number == 4:
            session.do(maps.rename_project(session.document, "Otro"))
            session.undo()
        copy = library.back_up()
        assert copy is not None
        held[copy] = content(path)
    session.close()
    library.close()
    return held


def test_every_backup_restores_row_by_row(path: Path, worked: dict[Path, Content]) -> None:
    for copy, rows in worked.items():
        if not copy.exists():  # each restoring makes one more, and the oldest go
            continue
        keeping.restore(copy, path)
        assert content(path) == rows
        with Library.open(path) as library:
            session = EditSession(library, library.projects()[0].id)
            assert session.undo() is not None
            session.close()


def test_the_library_before_is_a_backup_and_comes_back(path: Path, worked: dict[Path, Content]) -> None:
    with Library.open(path) as library:
        make_cafe(library)
    before = content(path)
    first = next(iter(worked))
    kept = keeping.restore(first, path)
    assert [one.why for one in backups_of(path) if one.path == kept] == ["restore"]
    assert content(path) == worked[first]
    keeping.restore(kept, path)
    assert content(path) == before


def test_what_is_newest_already_is_not_copied_again(path: Path, worked: dict[Path, Content]) -> None:
    *_, newest = worked
    assert keeping.restore(next(iter(worked)), path) == newest


def test_a_library_that_does_not_open_is_kept_as_it_is(path: Path, worked: dict[Path, Content]) -> None:
    path.write_bytes(b"SQLite format 3\0" + b"\xff" * 9000)
    was = path.read_bytes()
    kept = keeping.restore(next(iter(worked)), path)
    assert kept.name == "library-damaged-001.sqlite"
    assert kept.read_bytes() == was
    assert content(path) == worked[next(iter(worked))]


def test_a_damaged_backup_is_not_put_back(
    path: Path, worked: dict[Path, Content]
) -> None:  # fmt: skip
    before, files = content(path), sorted(path.parent.iterdir())
    copy = next(iter(worked))
    damage(copy)
    with pytest.raises(Problem) as caught:
        keeping.restore(copy, path)
    assert caught.value.code == "backup.not_restored"
    assert content(path) == before
    assert sorted(path.parent.iterdir()) == files


def test_a_newer_library_is_not_replaced(path: Path, worked: dict[Path, Content]) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA user_version=99")
    was = path.read_bytes()
    with pytest.raises(Problem) as caught:
        keeping.restore(next(iter(worked)), path)
    assert caught.value.code == "library.newer"
    assert path.read_bytes() == was


def test_another_window_does_not_write_into_what_was_put_back(path: Path, worked: dict[Path, Content]) -> None:
    with Library.open(path) as other:
        session = EditSession(other, other.projects()[0].id)
        keeping.restore(next(iter(worked)), path)
        restored = content(path)
        with pytest.raises(Problem) as caught:
            session.do(maps.rename_project(session.document, "Mío"))
        assert caught.value.params["reason"] == "moved"
        assert content(path) == restored


@pytest.mark.skipif(not list(DATA.glob("*.sqlite")), reason="no library of an older version")
def test_a_backup_of_an_older_version_is_looked_into_and_restored(tmp_path: Path) -> None:
    old = next(iter(sorted(DATA.glob("*.sqlite"))))
    folder = tmp_path / "backups"
    folder.mkdir()
    copy = folder / "library-000001-0000000a.sqlite"
    shutil.copyfile(old, copy)
    was = copy.read_bytes()
    inside = keeping.inside(copy)
    assert inside.projects
    path = tmp_path / "library.sqlite"
    keeping.restore(copy, path)
    assert copy.read_bytes() == was
    with Library.open(path) as library:
        assert [one.name for one in library.projects()] == [one.name for one in inside.projects]


def test_a_project_taken_out_brings_its_pictures(path: Path, library: Library) -> None:
    session = EditSession(library, make_cafe(library))
    digest = library.put_asset(session.project_id, "image/png", b"\x89PNG and more")
    card = card_named(session.document, "Buscar un sitio")
    session.do(cards.set_fields(session.document, [card.id], {"picture": digest}))
    copy = library.back_up()
    assert copy is not None
    library.trash(session.project_id)
    made = keeping.take_project(copy, session.project_id, "Café, otra vez", library)
    document, _ = library.load(made)
    assert document.project.name == "Café, otra vez"
    again = card_named(document, "Buscar un sitio")
    asset = library.asset(made, str(again.fields["picture"]))
    assert asset is not None
    assert asset.data == b"\x89PNG and more"
    assert [one.id for one in library.trashed_projects()] == [session.project_id]
