"""Backups by themselves: every ten minutes in which something changed, and when the window closes."""

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.session import back_up_before

if TYPE_CHECKING:
    from app.session import Library

EVERY_MS = 10 * 60 * 1000


class BackingUp(QObject):
    """Of one library at a time.  Copies are made and read back on a thread; without a change none is made."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library: Library | None = None
        self._thread: threading.Thread | None = None
        self.clock = QTimer(self)
        self.clock.setInterval(EVERY_MS)
        self.clock.timeout.connect(self.begin)

    def watch(self, library: "Library") -> None:
        """Look after a library from now on."""
        self._library = library
        self.clock.start()

    def begin(self) -> None:
        """A backup now, where anything has changed and none is being made."""
        if self._library is not None and (self._thread is None or not self._thread.is_alive()):
            self._thread = threading.Thread(target=back_up_before, args=(self._library, "time"), name="backup")
            self._thread.start()

    def wait(self) -> None:
        """Until the one that is being made is there."""
        if self._thread is not None:
            self._thread.join()

    def finish(self) -> None:
        """The last one, before the library is closed."""
        self.release()
        if self._library is not None:
            back_up_before(self._library, "end")
        self._library = None

    def release(self) -> None:
        """No more of them, and wait for the one that is being made."""
        self.clock.stop()
        self.wait()
        self._thread = None
