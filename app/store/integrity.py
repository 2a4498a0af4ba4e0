"""Looking through a big library for damage while the window is already open."""

import sqlite3
import threading
from contextlib import closing, suppress
from pathlib import Path

from app.store.opening import change_counter, check, open_unlocked

_TRIES = 5


class BackgroundCheck:
    """A check on a thread that takes no lock, because one of some seconds would stop every edit.

    ``found`` is what is wrong, once it is known.  What is found while somebody writes may be nothing: it counts when
    it is found again and nobody wrote in between.
    """

    def __init__(self, path: Path) -> None:
        self.found: str | None = None
        self._path = path
        self._connection = open_unlocked(path)
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="library check", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        with closing(self._connection), suppress(OSError):
            last: tuple[int, str] | None = None
            for _ in range(_TRIES):
                found = self._look()
                if found is None or self._stopped.is_set():
                    return
                now = (change_counter(self._path), found)
                if now == last:
                    self.found = found
                    return
                last = now

    def _look(self) -> str | None:
        """What one look finds."""
        try:
            return check(self._connection)
        except sqlite3.Error as error:
            return str(error)

    def wait(self) -> None:
        """Until the check is through."""
        self._thread.join()

    def stop(self) -> None:
        """End the check, if it still runs."""
        self._stopped.set()
        with suppress(sqlite3.ProgrammingError):  # closed already
            self._connection.interrupt()
        self._thread.join()
