"""Opening a library file, or saying why not.

A file that is not an intact library of this version or an older one is not written to, and nothing is made beside
it: its first bytes are read before SQLite sees it, and it is checked before anything is changed.
"""

import os
import sqlite3
import stat
import sys
from contextlib import closing
from pathlib import Path
from typing import cast
from urllib.parse import quote_from_bytes

import sqlalchemy as sa
from sqlalchemy.pool import StaticPool

from app.domain.problems import Problem
from app.store.faults import not_opened
from app.store.schema import APPLICATION_ID, SCHEMA, metadata

TIMEOUT = 0.25
"""Seconds to wait for another window's commit; longer would freeze this one."""
PATIENCE = 2.0
"""Seconds to wait for it while opening, which does not happen on the window's thread."""
CHECK_AT_ONCE = 256 << 20
"""Bytes up to which a library is checked before it opens; a greater one is checked on a thread."""

_MAGIC = b"SQLite format 3\0"
_HEADER = 100
_SUPER_JOURNAL_END = bytes.fromhex("d9d505f920a163d7")
_PRAGMAS: dict[str, str | int] = {
    "foreign_keys": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "journal_mode": "truncate",
    "synchronous": 2,
}
if sys.platform == "darwin":
    _PRAGMAS["fullfsync"] = 1


def look_at(path: Path) -> int | None:
    """The schema version in a library's first bytes, or None where a new library may be made.

    Raises the Problem of a path that holds no library which this version may write.
    """
    if not path.parent.is_dir():
        raise Problem("library.folder_missing", path=str(path), folder=str(path.parent))
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except FileNotFoundError:
        return None
    except IsADirectoryError as error:
        raise Problem("library.not_ours", path=str(path)) from error
    except OSError as error:
        if path.is_dir():  # what Windows says of a folder
            raise Problem("library.not_ours", path=str(path)) from error
        raise Problem("library.unreadable", path=str(path), detail=str(error)) from error
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise Problem("library.not_ours", path=str(path))
        header = os.read(handle, _HEADER)
    finally:
        os.close(handle)
    return _version_in(header, path)


def _version_in(header: bytes, path: Path) -> int:
    """The schema version that a header states."""
    if not header:
        raise Problem("library.damaged", path=str(path), detail="the file is empty")
    if len(header) < _HEADER or not header.startswith(_MAGIC):
        raise Problem("library.not_ours", path=str(path))
    if int.from_bytes(header[68:72]) != APPLICATION_ID:
        raise Problem("library.not_ours", path=str(path))
    version = int.from_bytes(header[60:64])
    if version > SCHEMA:
        raise Problem("library.newer", path=str(path), schema=version, version=_written_by(path))
    if version < 1:
        raise Problem("library.damaged", path=str(path), detail="schema version 0")
    return version


def _written_by(path: Path) -> str:
    """The version of the program that last changed the tables, or an empty text; the file is not touched."""
    try:
        with closing(open_unlocked(path)) as connection:
            row = connection.execute("SELECT value FROM meta WHERE name = 'program'").fetchone()
    except sqlite3.Error:
        return ""
    return str(row[0]) if row else ""


def refuse_unwritable(path: Path) -> None:
    """Problem("library.read_only") where the file or its folder cannot be written."""
    try:
        os.close(os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0)))
    except OSError as error:
        raise Problem("library.read_only", path=str(path), detail=str(error)) from error
    if os.access in os.supports_effective_ids and not os.access(path.parent, os.W_OK, effective_ids=True):
        raise Problem("library.read_only", path=str(path), detail=str(path.parent))


def refuse_strange_journal(path: Path) -> None:
    """Problem("library.damaged") where the journal beside a library names another file.

    Ours never does; SQLite would delete the file that it names.
    """
    journal = path.with_name(path.name + "-journal")
    try:
        with journal.open("rb") as file:
            file.seek(0, os.SEEK_END)
            file.seek(max(0, file.tell() - len(_SUPER_JOURNAL_END)))
            strange = file.read() == _SUPER_JOURNAL_END
    except FileNotFoundError:
        return
    except OSError as error:
        raise Problem("library.unreadable", path=str(path), detail=str(error)) from error
    if strange:
        raise Problem("library.damaged", path=str(path), detail=journal.name)


def open_unlocked(path: Path) -> sqlite3.Connection:
    """The file as it is: nothing is written, locked or played back, so a writer may change it meanwhile."""
    return sqlite3.connect(uri_of(path, "mode=ro&immutable=1"), uri=True, check_same_thread=False)


def uri_of(path: Path, query: str) -> str:
    """SQLite's address of a file; unlike ``as_uri`` also right for one on a Windows share."""
    name = os.fsencode(path.resolve().as_posix())
    return f"file://{'' if name.startswith(b'/') else '/'}{quote_from_bytes(name)}?{query}"


def change_counter(path: Path) -> int:
    """The number in the header that SQLite raises with each transaction."""
    with path.open("rb") as file:
        return int.from_bytes(file.read(28)[24:])


def connect(path: Path) -> sa.Connection:
    """A connection with this program's settings, each read back; usable from any thread, one at a time."""

    def raw() -> sqlite3.Connection:
        # 'rw': never make an empty file where the library was.
        uri = uri_of(path, "mode=rw")
        connection = sqlite3.connect(uri, uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
        try:
            settle(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    # An error of a statement must not say what stood in it: errors end in the log.
    engine = sa.create_engine(
        "sqlite://", creator=raw, poolclass=StaticPool, isolation_level="AUTOCOMMIT", hide_parameters=True
    )
    try:
        return engine.connect()
    except (sqlite3.Error, sa.exc.DBAPIError) as error:
        raise not_opened(error, path) from error


def hurry(connection: sa.Connection) -> None:
    """From now on a window waits for the answer."""
    connection.exec_driver_sql(f"PRAGMA busy_timeout={round(TIMEOUT * 1000)}")


def settle(connection: sqlite3.Connection) -> None:
    """Set what the program relies on; Problem("library.settings") where SQLite does something else."""
    if sys.version_info >= (3, 12):
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)
    for name, wanted in _PRAGMAS.items():
        connection.execute(f"PRAGMA {name}={wanted}")
        got = connection.execute(f"PRAGMA {name}").fetchone()
        if got != (wanted,):
            raise Problem("library.settings", name=name, wanted=str(wanted), got=str(got))


def check(connection: sqlite3.Connection) -> str | None:
    """What is wrong with a library's pages, or None.  Reads only."""
    found: str = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    return None if found == "ok" else found


def check_tables(connection: sa.Connection) -> str | None:
    """What is missing from the tables or does not belong there, or None.  Reads only; for the current version."""
    rows = connection.exec_driver_sql("SELECT type, name FROM sqlite_schema").all()
    there = {name for type_, name in rows if type_ == "table"}
    missing = set(metadata.tables) - there
    strange = [name for type_, name in rows if type_ not in {"table", "index"}]
    if missing or strange:
        return f"tables: {sorted(missing)} {strange}"
    for name, table in metadata.tables.items():
        columns = {row[1] for row in connection.exec_driver_sql(f"PRAGMA table_info({name})")}
        if columns != set(table.columns.keys()):
            return f"columns of {name}"
    return None


def raw_of(connection: sa.Connection) -> sqlite3.Connection:
    """The driver's own connection."""
    return cast("sqlite3.Connection", connection.connection.dbapi_connection)
