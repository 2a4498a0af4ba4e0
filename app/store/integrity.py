"""Looking through a big library for damage while the window is already open."""

import sqlite3
import threading
from contextlib import closing, suppress
from pathlib import Path

from app.store.opening import check


class BackgroundCheck:
    """A quick_check of its own on a thread; ``found`` is what is wrong, once it is known."""

    def __init__(self, path: Path) -> None:
        self.found: str | None = None
        uri = f"{path.resolve().as_uri()}?mode=ro"
        self._connection = sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
        self._thread = threading.Thread(target=self._run, name="library check", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        with closing(self._connection) as connection, suppress(sqlite3.OperationalError):
            try:
                self.found = check(connection)
            except sqlite3.DatabaseError as error:
                if isinstance(error, sqlite3.OperationalError):  # stopped, or locked for too long
                    raise
                self.found = str(error)

    def wait(self) -> None:
        """Until the check is through."""
        self._thread.join()

    def stop(self) -> None:
        """End the check, if it still runs."""
        with suppress(sqlite3.ProgrammingError):  # closed already
            self._connection.interrupt()
        self._thread.join()
