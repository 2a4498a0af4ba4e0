"""Copies of the library in ``backups`` beside it: whole, checked, the newest ten."""

import os
import re
import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from app.domain.problems import Problem
from app.store.faults import reason_of
from app.store.opening import change_counter, check, open_unlocked, uri_of

KEEP = 10


def back_up(raw: sqlite3.Connection, path: Path) -> Path | None:
    """A copy of the library, or None where the newest copy has all of it already.

    Problem("backup.failed", reason) leaves the older copies as they were.
    """
    folder = path.parent / "backups"
    counter = change_counter(path)
    copies = backups_of(path)
    if copies and _parts(path, copies[-1])[1] == counter:
        return None
    number = _parts(path, copies[-1])[0] + 1 if copies else 1
    target = folder / f"{path.stem}-{number:06d}-{counter:08x}{path.suffix}"
    part = target.with_suffix(".part")
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        if shutil.disk_usage(folder).free < 2 * path.stat().st_size:
            raise Problem("backup.failed", reason="disk_full", folder=str(folder))
        part.unlink(missing_ok=True)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        raw.execute("VACUUM INTO ?", (uri_of(part, "mode=rwc"),))
        _sync(part)
        _verify(part)
        part.rename(target)
        sync_folder(folder)
        for old in backups_of(path)[:-KEEP]:
            old.unlink()
    except (OSError, sqlite3.Error) as error:
        with suppress(OSError):
            part.unlink()
        reason = reason_of(error, path)
        raise Problem("backup.failed", reason=reason, folder=str(folder), detail=str(error)) from error
    return target


def backups_of(path: Path) -> list[Path]:
    """The copies of a library, oldest first: by their numbers, because clocks go back."""
    found = (path.parent / "backups").glob(f"{path.stem}-*{path.suffix}")
    return sorted((p for p in found if _parts(path, p)[0]), key=lambda p: _parts(path, p)[0])


def _parts(path: Path, copy: Path) -> tuple[int, int]:
    """A copy's number and the change counter that the library had; (0, 0) for another file."""
    match = re.fullmatch(r"-(\d+)-([0-9a-f]{8})", copy.stem.removeprefix(path.stem))
    return (int(match[1]), int(match[2], 16)) if match else (0, 0)


def _verify(part: Path) -> None:
    """Read the copy back; a damaged one is none."""
    with closing(open_unlocked(part)) as copy:
        wrong = check(copy)
    if wrong is not None:
        raise OSError(wrong)


def _sync(path: Path) -> None:
    """Have the file on the disk before it gets its name."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Have a new name on the disk, where the system can be asked to."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
