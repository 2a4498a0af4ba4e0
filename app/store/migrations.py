"""From an older library to this version's, in numbered steps.

A step is one function that leads from the version it is filed under to the next.  It runs inside one transaction
with all the others: a library is either of the old version or of the new one.  Add a step by writing the function,
filing it in ``STEPS``, raising ``schema.SCHEMA``, and keeping a library of the old version in ``tests/store/data``.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

import sqlalchemy as sa

from app.domain.problems import Problem
from app.store.opening import raw_of
from app.store.schema import APPLICATION_ID, OLDEST_WRITER, SCHEMA, meta, metadata

Migrate = Callable[[sa.Connection], None]


def _method(connection: sa.Connection) -> None:
    """Routes, answers and own fields; links lead to routes and notes too."""
    project = "FOREIGN KEY(project_id) REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED"

    def key(name: str, kind: str) -> str:
        return (
            f"FOREIGN KEY(project_id, {name}) REFERENCES {kind} (project_id, id) DEFERRABLE INITIALLY DEFERRED"
        )  # fmt: skip

    start = "project_id TEXT NOT NULL, id TEXT NOT NULL"
    end = f"rev INTEGER NOT NULL, PRIMARY KEY (project_id, id), {project}"
    told = "rank TEXT NOT NULL, title TEXT NOT NULL, fields TEXT NOT NULL"
    ends = {"evidence_id": "evidence", "opportunity_id": "opportunity", "route_id": "route", "note_id": "card"}
    tables = {
        "route": f"{start}, map_id TEXT NOT NULL, {told}, {end}, {key('map_id', 'journey_map')}",
        "own_field": f"{start}, {told}, {end}",
        "answers": f"{start}, evidence_id TEXT NOT NULL, card_id TEXT NOT NULL, measure TEXT NOT NULL,"
        f' "values" TEXT NOT NULL, {end}, {key("evidence_id", "evidence")}, {key("card_id", "card")}',
        "new_link": f"{start}, card_id TEXT NOT NULL, {', '.join(f'{name} TEXT' for name in ends)}, {end},"
        f" {key('card_id', 'card')}, {', '.join(key(name, kind) for name, kind in ends.items())}",
    }
    for name, columns in tables.items():
        connection.exec_driver_sql(f"CREATE TABLE {name} ({columns}) WITHOUT ROWID, STRICT")
    connection.exec_driver_sql(
        "INSERT INTO new_link (project_id, id, card_id, evidence_id, opportunity_id, rev)"
        " SELECT project_id, id, card_id, evidence_id, opportunity_id, rev FROM link"
    )
    connection.exec_driver_sql("DROP TABLE link")
    connection.exec_driver_sql("ALTER TABLE new_link RENAME TO link")
    for name, table, column in (("link_card", "link", "card_id"), ("link_note", "link", "note_id"),
                                ("answers_card", "answers", "card_id")):  # fmt: skip
        connection.exec_driver_sql(f"CREATE INDEX {name} ON {table} (project_id, {column})")


STEPS: Mapping[int, Migrate] = {1: _method}
"""By the version that a step starts from."""


def make_tables(connection: sa.Connection, program: str) -> None:
    """A new library's tables, in one transaction."""
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    metadata.create_all(connection, checkfirst=False)
    _stamp(connection, SCHEMA, program)
    connection.exec_driver_sql("COMMIT")


def migrate(
    connection: sa.Connection,
    path: Path,
    version: int,
    program: str,
) -> None:
    """Lead a library from ``version`` to this one, or leave it as it was: Problem("library.not_upgraded")."""
    # Off while tables are rebuilt; SQLite ignores the word inside a transaction.
    connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
    try:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        for number in range(version, SCHEMA):
            STEPS[number](connection)
        _refuse_dangling(connection)
        _stamp(connection, SCHEMA, program)
        connection.exec_driver_sql("COMMIT")
    except Exception as error:
        if raw_of(connection).in_transaction:
            connection.exec_driver_sql("ROLLBACK")
        raise Problem("library.not_upgraded", path=str(path), detail=str(error)) from error
    finally:
        connection.exec_driver_sql("PRAGMA foreign_keys=ON")


def _refuse_dangling(connection: sa.Connection) -> None:
    """What SQLite did not look at while its tables were rebuilt."""
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if broken is not None:
        raise LookupError(f"a reference of {broken[0]} names nothing")


def _stamp(connection: sa.Connection, version: int, program: str) -> None:
    """Write the version down, for SQLite and for people."""
    connection.exec_driver_sql(f"PRAGMA user_version={version}")
    connection.execute(sa.delete(meta))
    rows = {"schema": version, "oldest_writer": OLDEST_WRITER, "program": program}
    connection.execute(sa.insert(meta), [{"name": name, "value": str(value)} for name, value in rows.items()])
