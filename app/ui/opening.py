"""Opening the library on a thread, so that the window stands before the database is even imported."""

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from app import __version__
from app.domain.problems import Problem

if TYPE_CHECKING:
    from app.session import Library


class LibraryOpening(QObject):
    """One attempt to open a library; ``opened`` or ``refused`` comes on the window's thread."""

    opened = Signal(object)
    """The Library."""
    refused = Signal(object)
    """The Problem."""
    _ended = Signal()

    def __init__(self, path: Path | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._library: Library | None = None
        self._problem: Problem | None = None
        self._thread = threading.Thread(target=self._work, name="open library")
        self._ended.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def give_up(self) -> None:
        """Nobody waits any more: what opens is closed again.  Waits for the thread."""
        self._ended.disconnect(self._tell)
        if self._thread.ident is not None:
            self._thread.join()
        if self._library is not None:
            self._library.close()
            self._library = None

    def _work(self) -> None:
        try:
            from app.session import open_library  # noqa: PLC0415 - a third of a second

            self._library = open_library(self._path, __version__)
            _warm()
        except Problem as problem:
            self._problem = problem
        except Exception as error:
            self._problem = Problem("library.unreadable", path=str(self._path or ""), detail=str(error))
            raise
        finally:
            self._ended.emit()

    def _tell(self) -> None:
        self._thread.join()
        library, self._library = self._library, None
        if self._problem is not None:
            self.refused.emit(self._problem)
        else:
            self.opened.emit(library)


def _warm() -> None:
    """Load what the first thumbnail and the editor need, while nobody waits for it."""
    import app.layout.engine  # noqa: PLC0415
    import app.words.paper  # noqa: F401, PLC0415
