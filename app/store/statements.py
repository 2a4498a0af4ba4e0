"""The statements that put an edit's changes into the tables, and read records out of them."""

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache

import sqlalchemy as sa

from app.domain.edits import Change
from app.domain.problems import Problem
from app.domain.records import RECORD_KINDS, Record
from app.store.rows import COLUMNS, records_of, row_of
from app.store.schema import RECORDS

Row = Mapping[str, str | int | None]
_KEY = ("project_id", "id")


def write_changes(connection: sa.Connection, project_id: str, changes: Iterable[Change], gen: int) -> None:
    """Write each change as of generation ``gen``; Problem("edit.refused") where a record is not there."""
    removals: dict[str, list[Row]] = {}
    updates: dict[str, list[Row]] = {}
    additions: dict[str, list[Row]] = {}
    for change in changes:
        kind, id_ = change.key
        if change.after is None:
            removals.setdefault(kind, []).append({"of": project_id, "which": id_})
        elif change.before is None:
            additions.setdefault(kind, []).append({**row_of(change.after), "rev": gen})
        else:
            values = {f"new_{name}": value for name, value in row_of(change.after).items() if name not in _KEY}
            updates.setdefault(kind, []).append({**values, "new_rev": gen, "of": project_id, "which": id_})
    for kind, rows in removals.items():
        _expect(connection.execute(_removal(kind), rows), kind, rows)
    for kind, rows in updates.items():
        _expect(connection.execute(_update(kind), rows), kind, rows)
    for kind, rows in additions.items():
        connection.execute(_addition(kind), rows)


def found_records(connection: sa.Connection, project_id: str, keys: Iterable[tuple[str, str]]) -> list[Record]:
    """Those of the records that are there."""
    found: list[Record] = []
    for kind, id_ in keys:
        rows = connection.execute(_selection(kind), {"of": project_id, "which": id_}).all()
        found += records_of(kind, rows)
    return found


def _expect(result: sa.CursorResult[tuple[object, ...]], kind: str, rows: list[Row]) -> None:
    """Every row must have been met."""
    if result.rowcount != len(rows):
        raise Problem("edit.refused", kind=kind, id=str(rows[0]["which"]))


def _is_it(kind: str) -> sa.ColumnElement[bool]:
    """The record ``which`` of the project ``of``."""
    columns = RECORDS[kind].c
    it = columns.id == sa.bindparam("which")
    return it if kind == "project" else sa.and_(columns.project_id == sa.bindparam("of"), it)


@cache
def _removal(kind: str) -> sa.Delete:
    return sa.delete(RECORDS[kind]).where(_is_it(kind))


@cache
def _update(kind: str) -> sa.Update:
    names = [*(c.name for c in COLUMNS[kind] if c.name not in _KEY), "rev"]
    return sa.update(RECORDS[kind]).where(_is_it(kind)).values({n: sa.bindparam(f"new_{n}") for n in names})


@cache
def _addition(kind: str) -> sa.Insert:
    return sa.insert(RECORDS[kind])


@cache
def _selection(kind: str) -> sa.Select[tuple[object, ...]]:
    return sa.select(*(RECORDS[kind].c[c.name] for c in COLUMNS[kind])).where(_is_it(kind))


@cache
def _everything(kind: str) -> str:
    """The SQL that reads all rows of a kind of one project, for the driver: ``(project id,)``."""
    table = RECORDS[kind]
    owner = "id" if kind == "project" else "project_id"
    names = ", ".join(f'"{c.name}"' for c in COLUMNS[kind])
    return f'SELECT {names} FROM "{table.name}" WHERE "{owner}" = ?'  # noqa: S608 - names of ours


def read_records(connection: sa.Connection, project_id: str) -> list[Record]:
    """Every record of a project; the driver's own rows, because 10,000 of SQLAlchemy's cost as much again."""
    records: list[Record] = []
    with _no_collection():
        for kind in RECORD_KINDS:
            records += records_of(kind, connection.exec_driver_sql(_everything(kind), (project_id,)).cursor.fetchall())
    return records


@contextmanager
def _no_collection() -> Iterator[None]:
    """Without looking for garbage among thousands of new objects that all stay."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
