"""What happens to a library file under an open program, and is over again; for tests on any machine of POSIX."""

import shutil
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path


@contextmanager
def full_disk(_path: Path) -> Iterator[None]:
    """No file may grow: the library's journal meets a full disk."""
    import resource  # noqa: PLC0415 - not on every system

    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    old = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (600, old[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, old)
        signal.signal(signal.SIGXFSZ, handler)


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Another program writes and does not end."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            other.execute("ROLLBACK")


@contextmanager
def moved(path: Path) -> Iterator[None]:
    """The file goes under the open program, and comes back."""
    away = path.with_name("away.sqlite")
    path.rename(away)
    try:
        yield
    finally:
        away.rename(path)


@contextmanager
def another_file(path: Path) -> Iterator[None]:
    """A sync program puts its own copy under the name."""
    away = path.with_name("away.sqlite")
    path.rename(away)
    shutil.copy(away, path)
    try:
        yield
    finally:
        away.replace(path)


FAULTS = {
    "full disk": full_disk,
    "locked": held,
    "moved": moved,
    "another file": another_file,
}
