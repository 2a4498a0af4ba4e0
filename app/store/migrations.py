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
STEPS: Mapping[int, Migrate] = {}
"""By the version that a step starts from.  Version 1 is the first, so there is none yet."""


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
