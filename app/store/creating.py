"""A new library file: made aside and given its name when it is whole."""

import contextlib
import os
from pathlib import Path

from app.domain.ids import new_id
from app.domain.problems import Problem
from app.store.backups import sync_folder
from app.store.migrations import make_tables
from app.store.opening import connect


def create_file(path: Path, program: str) -> None:
    """An empty library at a path where no file is; one that another window makes meanwhile stays."""
    part = path.with_name(f".{path.name}.{new_id()}.new")
    try:
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        connection = connect(part)
        try:
            make_tables(connection, program)
        finally:
            connection.close()
            connection.engine.dispose()
        _give_name(part, path)
        sync_folder(path.parent)
    except OSError as error:
        raise Problem("library.read_only", path=str(path), detail=str(error)) from error
    finally:
        part.unlink(missing_ok=True)
        part.with_name(part.name + "-journal").unlink(missing_ok=True)


def _give_name(part: Path, path: Path) -> None:
    """Rename without ever replacing a file."""
    with contextlib.suppress(FileExistsError):
        try:
            os.link(part, path)
        except FileExistsError:
            raise
        except OSError:  # a file system without hard links
            if not path.exists():
                part.rename(path)
