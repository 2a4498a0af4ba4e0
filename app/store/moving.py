"""A library to another folder: a whole copy that is read back; the file where it was stays as it is."""

import os
import sqlite3
from contextlib import closing, suppress
from itertools import count
from pathlib import Path

from app.domain.problems import Problem
from app.places import home_of_libraries
from app.store import opening
from app.store.backups import sync_folder, verify
from app.store.faults import reason_of


def copy_to_this_computer(path: Path) -> Path:
    """Copy a library that nobody has open here into the platform's folder; the new path.

    Problem("backup.failed", reason): nothing has changed.
    """
    folder = home_of_libraries()
    names = (folder / (f"library {n}.sqlite" if n > 1 else "library.sqlite") for n in count(1))
    target = next(name for name in names if not name.exists())
    part = target.with_suffix(".part")
    try:
        part.unlink(missing_ok=True)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        with closing(sqlite3.connect(opening.uri_of(path, "mode=rw"), uri=True, isolation_level=None)) as connection:
            connection.execute("VACUUM INTO ?", (opening.uri_of(part, "mode=rwc"),))
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        verify(part)
        part.rename(target)
        sync_folder(folder)
    except (OSError, sqlite3.Error) as error:
        with suppress(OSError):
            part.unlink()
        reason = reason_of(error, path)
        raise Problem("backup.failed", reason=reason, folder=str(folder), detail=str(error)) from error
    return target
