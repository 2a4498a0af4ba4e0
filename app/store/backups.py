"""Copies of the library in ``backups`` beside it: whole, read back, the newest ten and one of each of fourteen days.

Which copy is newer its number says, never a clock: clocks are put back.  A copy's name tells its number, a mark of
what the library held, when it was made and why: ``library-000012-5f0c11aa-20260310-1430-import.sqlite``.
"""

import os
import re
import shutil
import sqlite3
import threading
import zlib
from collections.abc import Sequence
from contextlib import AbstractContextManager, closing, nullcontext, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, get_args

from app.domain.problems import Problem
from app.store.faults import reason_of
from app.store.opening import change_counter, check, open_unlocked, uri_of
from app.store.schema import APPLICATION_ID

Why = Literal["start", "time", "end", "import", "upgrade", "restore", "repair", "hand"]
"""What a copy was made before, or at."""
KEEP = 10
DAYS = 14
MOST_BYTES = 4 << 30
"""All copies together; the newest ``LEAST`` are kept whatever they weigh."""
LEAST = 3
_STALE_SECONDS = 3600
_State = tuple[tuple[object, ...], ...]
_one_at_a_time = threading.Lock()


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy.  ``made`` is what the clock of this computer showed; ``why`` is "" where the name does not say it."""

    path: Path
    number: int
    mark: str
    made: datetime
    why: str
    size: int
    """Bytes."""


def back_up(
    raw: sqlite3.Connection, path: Path, why: Why, lock: AbstractContextManager[object] | None = None
) -> Path | None:  # fmt: skip
    """A copy of the library, or None where the newest copy has all of it already.

    ``lock`` is held while the file is copied, not while the copy is read back.
    Problem("backup.failed", reason) leaves the older copies as they were.
    """
    folder = path.parent / "backups"
    part = folder / f"{path.stem}-{os.getpid()}.part"
    with _one_at_a_time:
        try:
            with lock or nullcontext():
                state = _state_of(raw)
                mark = _mark(change_counter(path), state)
                copies = backups_of(path)
                if copies and copies[-1].mark == mark:
                    return None
                _copy(raw, path, part)
                states = {state, _state_of(raw)}
            _sync(part)
            verify(part, states)
            number = copies[-1].number + 1 if copies else 1
            target = folder / f"{path.stem}-{number:06d}-{mark}-{_now():%Y%m%d-%H%M}-{why}{path.suffix}"
            part.rename(target)
            sync_folder(folder)
            _tidy(path)
        except (OSError, sqlite3.Error) as error:
            with suppress(OSError):
                part.unlink()
            reason = reason_of(error, path)
            raise Problem("backup.failed", reason=reason, folder=str(folder), detail=str(error)) from error
    return target


def _copy(raw: sqlite3.Connection, path: Path, part: Path) -> None:
    """The library as it is now, in a new file."""
    folder = part.parent
    folder.mkdir(mode=0o700, exist_ok=True)
    if shutil.disk_usage(folder).free < 2 * path.stat().st_size:
        raise Problem("backup.failed", reason="disk_full", folder=str(folder))
    part.unlink(missing_ok=True)
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    raw.execute("VACUUM INTO ?", (uri_of(part, "mode=rwc"),))


# -- which there are ------------------------------------------------------------------------------
def backups_of(path: Path) -> list[Backup]:
    """The copies of a library, oldest first: by their numbers, because clocks go back."""
    found = (_read_name(path, one) for one in (path.parent / "backups").glob(f"{path.stem}-*{path.suffix}"))
    return sorted((one for one in found if one is not None), key=lambda one: (one.number, one.mark))


def _read_name(path: Path, copy: Path) -> Backup | None:
    """What a file's name says, or None where it is no copy of this library."""
    match = re.fullmatch(r"-(\d+)-([0-9a-f]{8})(?:-(\d{8}-\d{4})-([a-z]+))?", copy.stem.removeprefix(path.stem))
    if match is None:
        return None
    try:
        told = copy.stat()
        made = datetime.fromtimestamp(told.st_mtime, UTC).astimezone()
        if match[3]:
            made = datetime.strptime(match[3], "%Y%m%d-%H%M").astimezone()
    except (OSError, ValueError, OverflowError):
        return None
    why = match[4] if match[4] in get_args(Why) else ""
    return Backup(copy, int(match[1]), match[2], made, why, told.st_size)


def spare(copies: Sequence[Backup]) -> list[Backup]:
    """Which copies may go, of some in their order, the oldest first.

    The newest ``KEEP`` stay, and of the older ones the last of each day, up to ``DAYS`` days; in all no more than
    ``MOST_BYTES``.  A day is only asked whether it is another one, never whether it is earlier.
    """
    newest, older = copies[-KEEP:], copies[:-KEEP]
    kept = list(reversed(newest))
    days: set[object] = set()
    for one in reversed(older):
        if one.made.date() not in days and len(days) < DAYS:
            days.add(one.made.date())
            kept.append(one)
    weight = 0
    held: set[Path] = set()
    for at, one in enumerate(kept):
        weight += one.size
        if at < LEAST or weight <= MOST_BYTES:
            held.add(one.path)
    return [one for one in copies if one.path not in held]


def _now() -> datetime:
    """What the clock shows here."""
    return datetime.now(UTC).astimezone()


def _tidy(path: Path) -> None:
    """Take away what is not needed, and what a killed program left half."""
    for one in spare(backups_of(path)):
        one.path.unlink(missing_ok=True)
    now = _now().timestamp()
    for part in (path.parent / "backups").glob(f"{path.stem}-*.part"):
        with suppress(OSError):
            if abs(now - part.stat().st_mtime) > _STALE_SECONDS:
                part.unlink()


# -- whether one is good --------------------------------------------------------------------------
def verify(copy: Path, states: set[_State] | None = None) -> None:
    """Read a copy back, every row of it; OSError for a damaged one, and for one that holds none of ``states``."""
    with closing(open_unlocked(copy)) as connection:
        wrong = check(connection)
        if wrong is not None:
            raise OSError(wrong)
        if connection.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
            raise OSError("the copy is no library")
        for (table,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall():
            for _row in connection.execute(f'SELECT * FROM "{table}"'):  # noqa: S608 - a name out of the file itself
                pass
        if states is not None and _state_of(connection) not in states:
            raise OSError("the copy is not what the library holds")


def _state_of(connection: sqlite3.Connection) -> _State:
    """Every project with its generation, and how many cards there are."""
    rows = connection.execute("SELECT id, gen, changed, trashed FROM project ORDER BY id").fetchall()
    return (*rows, connection.execute("SELECT count(*) FROM card").fetchone())


def _mark(counter: int, state: _State) -> str:
    """Eight letters that are others when the library holds something else."""
    return f"{zlib.crc32(repr((counter, state)).encode()):08x}"


def _sync(part: Path) -> None:
    """Have the file on the disk before it gets its name."""
    with part.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Have a new name on the disk, where the system can be asked to."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
