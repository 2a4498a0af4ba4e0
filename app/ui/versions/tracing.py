"""Reading the past of a map and laying its moments out, on a thread beside the window."""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from app.domain.commands.versions import restore_version
from app.domain.document import Document
from app.domain.problems import Problem
from app.domain.records import JourneyMap
from app.insight.compare import Difference, compare
from app.layout.display import Display
from app.layout.engine import layout_map
from app.layout.same import aside
from app.layout.theme import Theme
from app.past import Past
from app.words.paper import paper_words

if TYPE_CHECKING:
    from app.session import EditSession

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Since:
    """What is different from a version called ``title``; ``both`` holds the map as it was beside the map as it is."""

    title: str
    both: Document
    differences: tuple[Difference, ...]


class Tracing(QObject):
    """The past of one map at a time.  What is asked for while something else is done is only done if still wanted."""

    traced = Signal(object)
    """The past has been read, or has caught up: (map id, its moments, the numbers of the moments by the ids of edits,
    whether the first made the map)."""
    drawn = Signal(int, object)
    """The number of a moment, and its Drawing."""
    compared = Signal(int, object)
    """The number of a moment, and what happened since."""
    failed = Signal(object)
    """The Problem why there is nothing to show."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._past: Past | None = None
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="tracing")
        self._asked = 0
        self._wanted: object = None
        self._closed = False
        # What a thread has found is heard on the window's thread, and not after the page has gone.
        self._connection = Qt.ConnectionType.QueuedConnection

    def listen(
        self, traced: Callable[..., object], drawn: Callable[..., object], failed: Callable[..., object],
        compared: Callable[..., object],
    ) -> None:  # fmt: skip
        """Tell these what was found."""
        signals = (self.traced, self.drawn, self.failed, self.compared)
        for signal, slot in zip(signals, (traced, drawn, failed, compared), strict=True):
            signal.connect(slot, self._connection)

    def close(self) -> None:
        """Stop, and wait until nothing is done any more."""
        self._closed = True
        self._worker.shutdown(wait=True, cancel_futures=True)

    # -- asked on the window's thread ---------------------------------------------------------
    def follow(self, session: "EditSession", map_id: str) -> None:
        """Read the past of a map, or what was done since."""
        self._asked += 1
        number, library, document, gen = self._asked, session.library, session.document, session.gen

        def read() -> None:
            past = self._past
            try:
                if past is not None and past.map_id == map_id and past.gen <= gen:
                    past.catch_up(library.news(session.project_id, past.gen, gen + 1))
                else:
                    past = Past(document, gen, map_id)
                    if not past.read(library, session.project_id, lambda: self._closed or number != self._asked):
                        return
            except Problem as problem:
                self._past = None
                self.failed.emit(problem)
                return
            self._past = past
            self.traced.emit((map_id, tuple(past.moments), dict(past.numbers), past.is_complete))

        self._do(read)

    def draw(self, map_id: str, number: int, display: Display, theme: Theme) -> None:
        """Lay the map out as it was after a moment; of several that are asked for quickly, only the last."""
        words = paper_words()
        self._wanted = wanted = (map_id, number)

        def lay_out() -> None:
            past = self._past
            if self._wanted != wanted or past is None or past.map_id != map_id:
                return
            try:
                with aside():
                    drawing = layout_map(past.at(number), map_id, words, theme=theme, display=display)
            except Problem as problem:
                self.failed.emit(problem)
            else:
                self.drawn.emit(number, drawing)

        self._do(lay_out)

    def compare(self, document: Document, map_id: str, number: int, title: str) -> None:
        """What is different in ``document`` from what the map was after a moment; ``title`` is what that is called."""

        def work() -> None:
            past = self._past
            if past is not None and past.map_id == map_id:
                then = restore_version(document, past.at(number), map_id, title)
                both = document.apply(then)
                made = next(c.record.id for c in then.changes if isinstance(c.record, JourneyMap))
                self.compared.emit(number, Since(title, both, compare(both, made, map_id).differences))

        self._do(work)

    def state(self, map_id: str, number: int) -> Document | None:
        """The document after a moment; waits for the thread."""
        past = self._past
        if past is None or past.map_id != map_id:
            return None
        return self._worker.submit(past.at, number).result()

    def _do(self, work: Callable[[], None]) -> None:
        def safely() -> None:
            if self._closed:
                return
            try:
                work()
            except Exception as error:  # noqa: BLE001 - it is told, and the window goes on
                _log.exception("the past of a map")
                self.failed.emit(Problem("past.unreadable", detail=str(error)))

        if not self._closed:
            self._worker.submit(safely)
