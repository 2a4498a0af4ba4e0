"""Looking through a big library for damage while the window is already open."""

import sqlite3
import threading
from contextlib import suppress
from pathlib import Path

from app.store.opening import change_counter, check, open_unlocked

_TRIES = 20
_PAUSE = 0.05
"""Seconds until the next look, where somebody was writing."""


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
        with suppress(OSError):
            last: tuple[int, str] | None = None
            for number in range(_TRIES):
                before = self._state()
                found = self._look(anew=number > 0)
                if found is None or self._stopped.is_set():
                    break
                counter, journal = self._state()
                quiet = before == (counter, 0) and journal == 0
                if quiet and (counter, found) == last:
                    self.found = found
                    break
                last = (counter, found) if quiet else None
                self._stopped.wait(0.0 if quiet else _PAUSE)
        self._connection.close()

    def _state(self) -> tuple[int, int]:
        """The number of the last transaction, and how long the journal of one is that is being written."""
        journal = self._path.with_name(self._path.name + "-journal")
        return change_counter(self._path), journal.stat().st_size if journal.exists() else 0

    def _look(self, *, anew: bool) -> str | None:
        """What one look finds; a connection that takes no locks goes on seeing the pages that it once read."""
        if anew:
            self._connection.close()
            self._connection = open_unlocked(self._path)
        if self._stopped.is_set():
            return None
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
