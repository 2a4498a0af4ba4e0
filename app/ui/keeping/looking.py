"""Work on library files on a thread beside the window: what backups hold, what a check finds."""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from PySide6.QtCore import QObject, Qt, Signal

from app.domain.problems import Problem

_log = logging.getLogger(__name__)


class Looking(QObject):
    """One thing after the other; ``found`` brings what each gave, or the Problem why not, on the window's thread."""

    _found = Signal(object, object)

    def __init__(self, found: Callable[[object, object], object], parent: QObject) -> None:
        """``found`` is called with the key of a piece of work and what came of it."""
        super().__init__(parent)
        self._closed = False
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="looking")
        self._found.connect(found, Qt.ConnectionType.QueuedConnection)

    def look(self, key: object, work: Callable[[], object]) -> None:
        """Do something soon."""

        def safely() -> None:
            if self._closed:
                return
            try:
                answer = work()
            except Problem as problem:
                answer = problem
            except Exception as error:  # noqa: BLE001 - it is told, and the window goes on
                _log.exception("looking")
                answer = Problem("backup.unreadable", detail=str(error))
            self._found.emit(key, answer)

        if not self._closed:
            self._worker.submit(safely)

    def close(self) -> None:
        """Nothing more is done; waits for what is being done."""
        self._closed = True
        self._worker.shutdown(wait=True, cancel_futures=True)
