"""Looking through a library: a good one is called good, and each kind of fault is found."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app import keeping
from app.domain.document import Document
from app.store.backups import backups_of
from app.store.library import Library
from tests.store.damaging import make_library, pages_of, tables_of, to_noise
from tests.store.test_backups import damage

CARDS, EDITS = 60, 30


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Document]]:
    path = tmp_path_factory.mktemp("whole") / "library.sqlite"
    return path, make_library(path, CARDS, EDITS)


@pytest.fixture
def path(tmp_path: Path, whole: tuple[Path, dict[str, Document]]) -> Path:
    path = tmp_path / "library.sqlite"
    shutil.copyfile(whole[0], path)
    return path


def spoil(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute(statement)


def codes(path: Path) -> list[str]:
    return [fault.code for fault in keeping.check(path).faults]


def test_a_good_library_is_in_order(path: Path) -> None:
    with Library.open(path) as library:
        library.back_up()
    found = keeping.check(path)
    assert found.faults == ()
    assert (found.projects, found.maps, found.cards, found.pictures) == (3, 3, CARDS, 6)
    assert (found.edits, found.backups) == (EDITS + 3, 1)


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE card SET stage_id = 'nowhere' WHERE id = (SELECT min(id) FROM card)", "check.reference"),
        ("UPDATE card SET emotion = 7 WHERE id = (SELECT min(id) FROM card)", "check.record"),
        ("UPDATE card SET title = 'by somebody else' WHERE id = (SELECT min(id) FROM card)", "check.history"),
        ("UPDATE history SET changes = '[[\"~\"' WHERE gen = 3", "check.history"),
        ("DELETE FROM history WHERE gen = 2", "check.history"),
        ("UPDATE persona SET fields = '{}'", ""),
    ],
)
def test_each_fault_is_found_where_it_is(path: Path, statement: str, code: str) -> None:
    spoil(path, statement)
    found = codes(path)
    assert code in found if code else not found


def test_a_picture_that_is_shown_and_damaged_is_found(path: Path) -> None:
    spoil(path, "UPDATE card SET fields = json_set(fields, '$.picture', (SELECT hash FROM asset WHERE"
                " asset.project_id = card.project_id LIMIT 1)) WHERE id = (SELECT min(id) FROM card)")  # fmt: skip
    assert "check.pictures" not in codes(path)
    spoil(path, "UPDATE asset SET data = zeroblob(9)")
    assert "check.pictures" in codes(path)


def test_a_backup_that_is_damaged_is_found(path: Path) -> None:
    with Library.open(path) as library:
        library.back_up()
    damage(backups_of(path)[-1].path)
    assert codes(path) == ["check.backup"]


def test_a_damaged_file_is_looked_through_although_it_cannot_be_opened(path: Path) -> None:
    to_noise(path, next(page for page, name in tables_of(path).items() if name == "card"), 1)
    was = path.read_bytes()
    found = keeping.check(path)
    assert {fault.code for fault in found.faults} == {"check.pages"}
    assert found.cards == CARDS  # out of the history
    assert path.read_bytes() == was
    keeping.repair(path)
    assert keeping.check(path).faults == ()


def test_what_does_not_hold_together_is_repaired(path: Path, whole: tuple[Path, dict[str, Document]]) -> None:
    spoil(path, "UPDATE card SET stage_id = 'nowhere' WHERE id = (SELECT min(id) FROM card)")
    keeping.repair(path)
    found = keeping.check(path)
    assert [f.code for f in found.faults if f.code != "check.history"] == []
    assert found.cards == CARDS


def test_every_page_of_noise_is_noticed(path: Path) -> None:
    was = path.read_bytes()
    for page in range(1, pages_of(path), 5):
        path.write_bytes(was)
        to_noise(path, page, page)
        assert codes(path), page
