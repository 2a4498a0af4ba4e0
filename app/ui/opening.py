"""Opening a library or a project on a thread, so that the window never waits for imports, disk and layout."""

import logging
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from app import __version__
from app.domain.problems import Problem

if TYPE_CHECKING:
    from app.session import EditSession, Library

_log = logging.getLogger(__name__)


class Opening(QObject):
    """One attempt; ``opened`` (what ``open_`` gave) or ``refused`` (the Problem) comes on the window's thread.

    What was opened for nobody is closed.
    """

    opened = Signal(object)
    refused = Signal(object)
    _ended = Signal()

    def __init__(
        self, open_: "Callable[[], Library | EditSession]", code: str, path: Path | None, parent: QObject | None = None
    ) -> None:
        """``code`` is the Problem's where something happens that nobody expected."""
        super().__init__(parent)
        self._open = open_
        self._code = code
        self._path = path
        self._found: Library | EditSession | None = None
        self._problem: Problem | None = None
        self._wanted = True
        self._thread = threading.Thread(target=self._work, name="opening")
        self._ended.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def give_up(self) -> None:
        """Nobody waits any more.  Waits for the thread."""
        self._wanted = False
        if self._thread.ident is not None:
            self._thread.join()
        if self._found is not None:
            self._found.close()
            self._found = None

    def _work(self) -> None:
        try:
            self._found = self._open()
        except Problem as problem:
            self._problem = problem
        except Exception as error:  # noqa: BLE001 - it is told, and the window goes on
            _log.exception("not opened")
            self._problem = Problem(self._code, path=str(self._path or ""), detail=str(error))
        finally:
            self._ended.emit()

    def _tell(self) -> None:
        if not self._wanted:  # the news was under way already
            return
        self._thread.join()
        found, self._found = self._found, None
        if self._problem is not None:
            self.refused.emit(self._problem)
        else:
            self.opened.emit(found)


def library_opener(path: Path | None) -> "Callable[[], Library]":
    """Opens the library at a path."""

    def open_() -> "Library":
        from app.session import open_library  # noqa: PLC0415 - a third of a second

        return open_library(path, __version__)

    return open_


def project_opener(library: "Library", project_id: str) -> "Callable[[], EditSession]":
    """Opens a project and lays its map out, so that the canvas finds every text set already."""

    def open_() -> "EditSession":
        from app.layout.engine import layout_map  # noqa: PLC0415
        from app.session import EditSession  # noqa: PLC0415
        from app.words.paper import paper_words  # noqa: PLC0415

        session = EditSession(library, project_id, patient=True)
        try:
            maps = [journey.id for journey in session.document.maps]
            if maps:
                layout_map(session.document, maps[0], paper_words())
        except BaseException:
            session.close()
            raise
        return session

    return open_
