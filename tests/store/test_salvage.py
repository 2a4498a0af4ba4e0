"""A damaged library yields its cards, the damaged file stays as it was, and a good one takes its place."""

import random
import shutil
import sqlite3
from pathlib import Path

import pytest

from app.domain.document import Document
from app.domain.problems import Problem
from app.domain.records import Card
from app.domain.rules import problems
from app.session import EditSession
from app.store.library import Library
from app.store.repairing import repair
from app.store.salvage import counted, read_damaged
from tests.store.damaging import make_library, pages_of, tables_of, to_noise

CARDS, EDITS, FILES = 600, 90, 8


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Document]]:
    path = tmp_path_factory.mktemp("whole") / "library.sqlite"
    return path, make_library(path, CARDS, EDITS)


@pytest.fixture
def damaged(tmp_path: Path, whole: tuple[Path, dict[str, Document]]) -> Path:
    path = tmp_path / "library.sqlite"
    shutil.copyfile(whole[0], path)
    return path


def same_cards(path: Path, made: dict[str, Document]) -> int:
    """How many cards of the library are exactly what they were."""
    with Library.open(path) as library:
        found = 0
        for summary in library.projects():
            document, _ = library.load(summary.id)
            assert problems(document) == []
            found += sum(card == made[summary.id].find(Card, card.id) for card in document.all(Card))
    return found


def test_of_files_with_a_page_of_noise_nearly_all_cards_are_saved(
    damaged: Path, whole: tuple[Path, dict[str, Document]]
) -> None:
    noise = random.Random(5)
    kept = 0
    for number in range(FILES):
        shutil.copyfile(whole[0], damaged)
        to_noise(damaged, noise.randrange(1, pages_of(damaged)), number)
        repair(damaged, "test")
        kept += same_cards(damaged, whole[1])
    assert kept >= 0.95 * CARDS * FILES


@pytest.mark.parametrize("table", ["card", "history", "project", "journey_map", "stage", "asset"])
def test_the_root_of_any_table_may_be_noise(
    damaged: Path, whole: tuple[Path, dict[str, Document]], table: str
) -> None:  # fmt: skip
    page = next(page for page, name in tables_of(damaged).items() if name == table)
    to_noise(damaged, page, 1)
    repaired = repair(damaged, "test")
    assert repaired.counts["cards"] == CARDS
    assert same_cards(damaged, whole[1]) == CARDS
    assert repaired.counts["lost"] == 0
    assert (repaired.counts["rebuilt"] > 0) == (table not in ("history", "asset"))


def test_without_its_first_page_it_comes_back_out_of_the_history(
    damaged: Path, whole: tuple[Path, dict[str, Document]]
) -> None:
    to_noise(damaged, 0, 1)
    with pytest.raises(Problem):
        Library.open(damaged)
    repaired = repair(damaged, "test")
    assert same_cards(damaged, whole[1]) == CARDS
    assert repaired.counts["pictures"] == 6


def test_the_damaged_file_is_kept_byte_for_byte_and_nothing_else_is_left(damaged: Path) -> None:
    to_noise(damaged, 40, 2)
    was = damaged.read_bytes()
    repaired = repair(damaged, "test")
    assert repaired.kept.read_bytes() == was
    assert repaired.kept.name == "library-damaged-001.sqlite"
    assert sorted(p.name for p in damaged.parent.iterdir()) == ["library-damaged-001.sqlite", "library.sqlite"]
    to_noise(damaged, 40, 3)
    assert repair(damaged, "test").kept.name == "library-damaged-002.sqlite"
    assert repaired.kept.read_bytes() == was


def test_work_goes_on_and_undo_goes_back_after_a_repair(damaged: Path) -> None:
    page = next(page for page, name in tables_of(damaged).items() if name == "card")
    to_noise(damaged, page, 4)
    repair(damaged, "test")
    with Library.open(damaged) as library:
        session = EditSession(library, library.projects()[0].id)
        for _ in range(5):
            assert session.undo() is not None
        for _ in range(5):
            assert session.redo() is not None


def test_a_sound_library_is_saved_as_it_is(damaged: Path, whole: tuple[Path, dict[str, Document]]) -> None:
    found = read_damaged(damaged)
    assert {one.id: Document.of(one.records.values()) for one in found} == whole[1]
    assert dict(counted(found)) == {
        "projects": 3, "maps": 3, "cards": CARDS, "pictures": 6, "edits": EDITS + 3, "rebuilt": 0, "lost": 0,
    }  # fmt: skip


def test_where_nothing_can_be_read_everything_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    noise = random.Random(1).randbytes(80_000)
    path.write_bytes(noise)
    with pytest.raises(Problem) as caught:
        repair(path, "test")
    assert caught.value.code == "library.not_repaired"
    assert path.read_bytes() == noise
    assert [p.name for p in tmp_path.iterdir()] == ["library.sqlite"]


def cut_off(path: Path) -> Path:
    """A copy of a library as it is when the power goes in the middle of a transaction."""
    raw = sqlite3.connect(path, isolation_level=None)
    raw.execute("PRAGMA journal_mode=TRUNCATE")
    raw.execute("PRAGMA cache_size=1")
    raw.execute("BEGIN IMMEDIATE")
    raw.execute("UPDATE card SET title = 'half'")  # spills into the file before it is committed
    aside = path.with_name("cut.sqlite")
    shutil.copyfile(path, aside)
    shutil.copyfile(f"{path}-journal", f"{aside}-journal")
    raw.execute("ROLLBACK")
    raw.close()
    return aside


def test_a_hot_journal_is_not_played_back_into_the_library_made_anew(
    damaged: Path, whole: tuple[Path, dict[str, Document]]
) -> None:
    aside = cut_off(damaged)
    to_noise(aside, 0, 7)
    repaired = repair(aside, "test")
    journal = aside.with_name(aside.name + "-journal")
    assert not journal.exists() or not journal.stat().st_size
    assert repaired.kept.with_name(repaired.kept.name + "-journal").stat().st_size
    assert same_cards(aside, whole[1]) == CARDS


def test_a_hot_journal_is_played_back_before_it_is_read(
    damaged: Path, whole: tuple[Path, dict[str, Document]]
) -> None:  # fmt: skip
    aside = cut_off(damaged)
    found = read_damaged(aside)
    titles = {r.title for one in found for r in one.records.values() if isinstance(r, Card)}
    assert "half" not in titles
    assert {one.id: Document.of(one.records.values()) for one in found} == whole[1]
