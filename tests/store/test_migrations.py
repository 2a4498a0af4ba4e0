"""From older libraries to this one, or not at all."""

import shutil
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa

from app.domain import rules
from app.domain.problems import Problem
from app.domain.records import RECORD_KINDS
from app.session import EditSession
from app.store import library as library_module
from app.store import migrations, opening
from app.store.backups import backups_of
from app.store.library import Library
from app.store.schema import SCHEMA
from tests.store.samples import card_named, make_cafe

DATA = Path(__file__).parent / "data"
LATER = {1: {"route", "own_field", "answers"}}
"""Kinds of records that a version did not have yet."""


@pytest.mark.parametrize("version", range(1, SCHEMA + 1))
def test_a_library_of_each_version_opens_with_all_it_holds(tmp_path: Path, version: int) -> None:
    path = Path(shutil.copy(DATA / f"version-{version}.sqlite", tmp_path))
    with Library.open(path) as library:
        (summary,) = library.projects()
        assert (summary.name, summary.client, summary.maps, summary.cards) == ("Café", "Tueste SA", 1, 4)
        session = EditSession(library, summary.id)
        document = session.document
        assert rules.problems(document) == []
        assert {record.kind for record in document.records()} == set(RECORD_KINDS) - LATER.get(version, set())
        card = card_named(document, "Pagar con el móvil")
        assert (card.emotion, dict(card.fields)) == (2, {"importance": 5, "moment_of_truth": True})
        assert library.asset(summary.id, str(document.personas[0].fields["photo"])) is not None
        assert [r.draft.text for r in session.recovered] == ["Ana María"]
        while session.undo():
            pass
        assert card_named(session.document, "Pagar en la caja").emotion == -1
    with closing(sqlite3.connect(path)) as other:
        assert other.execute("PRAGMA user_version").fetchone() == (SCHEMA,)


# -- steps to come, tried on today's library --------------------------------------------------


def add_weather(connection: sa.Connection) -> None:
    """A step as it may come: a column more."""
    connection.exec_driver_sql("ALTER TABLE journey_map ADD COLUMN weather TEXT NOT NULL DEFAULT ''")


def break_half_way(connection: sa.Connection) -> None:
    connection.exec_driver_sql("UPDATE card SET title = 'half'")
    connection.exec_driver_sql("DROP TABLE history")
    connection.exec_driver_sql("SELECT * FROM no_such_table")


def lose_a_stage(connection: sa.Connection) -> None:
    connection.exec_driver_sql("DELETE FROM stage")


@pytest.fixture
def finished(path: Path, library: Library) -> Path:
    make_cafe(library)
    library.close()
    return path


def open_as(path: Path, newest: int, steps: Mapping[int, migrations.Migrate], patch: pytest.MonkeyPatch) -> Library:
    """Open a library with a program whose tables are of version ``newest``."""
    for module in (library_module, migrations, opening):
        patch.setattr(module, "SCHEMA", newest)
    patch.setattr(migrations, "STEPS", steps)
    patch.setattr(opening, "check_tables", lambda _connection: None)  # the tables are tomorrow's
    return Library.open(path, f"{newest}.0")


def content(path: Path) -> list[str]:
    """Everything that the tables hold."""
    with closing(sqlite3.connect(path)) as other:
        return [*other.iterdump(), str(other.execute("PRAGMA user_version").fetchone())]


def test_steps_run_in_order_after_a_backup(finished: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = content(finished)
    ran: list[int] = []

    def first(connection: sa.Connection) -> None:
        ran.append(1)
        add_weather(connection)

    def second(connection: sa.Connection) -> None:
        ran.append(2)
        connection.exec_driver_sql("UPDATE journey_map SET weather = 'sol'")

    with open_as(finished, SCHEMA + 2, {SCHEMA + 1: second, SCHEMA: first}, monkeypatch) as library:
        assert len(library.projects()) == 1
    assert ran == [1, 2]
    assert content(backups_of(finished)[-1].path) == before
    with closing(sqlite3.connect(finished)) as other:
        assert other.execute("PRAGMA user_version").fetchone() == (SCHEMA + 2,)
        assert other.execute("SELECT weather FROM journey_map").fetchall() == [("sol",)]
        meta = dict(other.execute("SELECT name, value FROM meta"))
        assert (meta["schema"], meta["program"]) == (str(SCHEMA + 2), f"{SCHEMA + 2}.0")


@pytest.mark.parametrize("step", [break_half_way, lose_a_stage])
def test_a_step_that_fails_leaves_the_old_library(
    finished: Path, monkeypatch: pytest.MonkeyPatch, step: migrations.Migrate
) -> None:
    before = content(finished)
    with pytest.raises(Problem) as caught:
        open_as(finished, SCHEMA + 2, {SCHEMA: add_weather, SCHEMA + 1: step}, monkeypatch)
    assert caught.value.code == "library.not_upgraded"
    assert content(finished) == before
    monkeypatch.undo()
    with Library.open(finished) as library:  # the old program still opens it
        assert len(library.projects()) == 1


def test_no_step_without_a_backup(finished: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (finished.parent / "backups").write_text("in the way")
    before = content(finished)
    with pytest.raises(Problem) as caught:
        open_as(finished, SCHEMA + 1, {SCHEMA: add_weather}, monkeypatch)
    assert caught.value.code == "backup.failed"
    assert content(finished) == before


def test_keys_are_kept_while_a_table_is_rebuilt_and_watched_afterwards(
    finished: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def rebuild(connection: sa.Connection) -> None:
        sql = connection.exec_driver_sql("SELECT sql FROM sqlite_schema WHERE name = 'stage'").scalar_one()
        connection.exec_driver_sql(sql.replace("CREATE TABLE stage", "CREATE TABLE stage_new", 1))
        connection.exec_driver_sql("INSERT INTO stage_new SELECT * FROM stage")
        connection.exec_driver_sql("DROP TABLE stage")
        connection.exec_driver_sql("ALTER TABLE stage_new RENAME TO stage")

    with open_as(finished, SCHEMA + 1, {SCHEMA: rebuild}, monkeypatch) as library:
        raw = library._raw  # noqa: SLF001
        assert raw.execute("SELECT count(*) FROM stage").fetchone() == (3,)
        assert raw.execute("PRAGMA foreign_keys").fetchone() == (1,)
        with pytest.raises(sqlite3.IntegrityError):
            raw.execute("DELETE FROM stage")


def test_every_version_has_a_step_and_a_file() -> None:
    assert set(migrations.STEPS) == set(range(1, SCHEMA))
    assert {p.name for p in DATA.glob("version-*.sqlite")} == {f"version-{n}.sqlite" for n in range(1, SCHEMA + 1)}
