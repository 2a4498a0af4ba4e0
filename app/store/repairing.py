"""A damaged library made anew of what can be read of it; the damaged file is kept as it was, beside the new one."""

import os
import shutil
import sqlite3
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from app.domain.commands.renewing import parents_first
from app.domain.ids import new_id
from app.domain.problems import Problem
from app.store.backups import sync_folder
from app.store.creating import create_file
from app.store.faults import reason_of
from app.store.opening import check, connect, open_unlocked
from app.store.rows import row_of
from app.store.salvage import Found, counted, read_damaged
from app.store.schema import RECORDS, asset, draft, history


@dataclass(frozen=True, slots=True)
class Repaired:
    """What was saved (see ``salvage.counted``), and where the damaged file lies now."""

    counts: Mapping[str, int]
    kept: Path


def repair(path: Path, program: str) -> Repaired:
    """Put a library that is whole in the place of a damaged one.

    Problem("library.not_repaired", reason) leaves everything as it was.  Nobody may have the library open.
    """
    part = path.with_name(f".{path.name}.{new_id()}.salvaged")
    try:
        if shutil.disk_usage(path.parent).free < 3 * path.stat().st_size:
            raise Problem("library.not_repaired", reason="disk_full", path=str(path), detail="")
        found = read_damaged(path)
        if not found:
            raise Problem("library.not_repaired", reason="empty", path=str(path), detail="")
        write_found(part, found, program)
        kept = keep_aside(path)
        put_in_place(part, path)
    except (OSError, sqlite3.Error, sa.exc.DBAPIError) as error:
        reason = reason_of(error, path)
        raise Problem("library.not_repaired", reason=reason, path=str(path), detail=str(error)) from error
    finally:
        part.unlink(missing_ok=True)
        _journal(part).unlink(missing_ok=True)
    return Repaired(counted(found), kept)


def write_found(part: Path, found: list[Found], program: str) -> None:
    """A new library of what was found, in one transaction; read back, or OSError."""
    create_file(part, program)
    connection = connect(part)
    try:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        for one in found:
            _write(connection, one)
        connection.exec_driver_sql("COMMIT")
    finally:
        connection.close()
        connection.engine.dispose()
    with closing(open_unlocked(part)) as copy:
        wrong = check(copy)
    if wrong is not None:
        raise OSError(wrong)


def _write(connection: sa.Connection, one: Found) -> None:
    own = {"gen": one.gen, "changed": one.changed, "trashed": one.trashed}
    for record in parents_first(one.records.values()):
        rev = {"rev": one.revs.get((record.kind, record.id), one.gen)}
        more = own if record.kind == "project" else {}
        connection.execute(sa.insert(RECORDS[record.kind]), {**row_of(record), **rev, **more})
    edits: set[str] = set()
    for gen in sorted(one.history):
        row = dict(zip(history.columns.keys(), one.history[gen], strict=True))
        if row["edit_id"] not in edits:
            edits.add(row["edit_id"])
            connection.execute(sa.insert(history), row)
    for values in one.assets.values():
        connection.execute(sa.insert(asset), dict(zip(asset.columns.keys(), values, strict=True)))
    for values in one.drafts:
        with suppress(sa.exc.IntegrityError):
            connection.execute(sa.insert(draft), dict(zip(draft.columns.keys(), values, strict=True)))


# -- files ----------------------------------------------------------------------------------------
def keep_aside(path: Path) -> Path:
    """The file under another name too, not a byte of it changed; its journal with it.  The path of that name."""
    numbers = (path.with_name(f"{path.stem}-damaged-{number:03d}{path.suffix}") for number in range(1, 1000))
    kept = next(one for one in numbers if not one.exists())
    try:
        os.link(path, kept)
    except OSError:  # a file system without hard links
        shutil.copyfile(path, kept)
        kept.chmod(0o600)
    if _journal(path).exists():
        shutil.copyfile(_journal(path), _journal(kept))
    sync_folder(path.parent)
    return kept


def put_in_place(part: Path, path: Path) -> None:
    """Give a whole file the name of the library; a journal of the file before must not be played back into it."""
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    _journal(part).unlink(missing_ok=True)
    _journal(path).unlink(missing_ok=True)
    part.replace(path)
    sync_folder(path.parent)


def _journal(path: Path) -> Path:
    return path.with_name(path.name + "-journal")
