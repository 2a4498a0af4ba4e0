"""The slow work of the poster dialog, away from the window: making the pages, and writing the file.

Everything handed over is frozen, or used by one job at a time, and no thread touches a widget: they tell by signals,
which arrive on the window's thread.
"""

import threading
from collections.abc import Sequence

from PySide6.QtCore import QObject, QThread, Signal

from app.canvas.guard import guarded
from app.domain.problems import Problem
from app.layout.shapes import Drawing
from app.poster.kinds import compose
from app.poster.offers import Offer, offers
from app.poster.paper import Paper, Roll
from app.poster.press import Press
from app.poster.spec import PrintSpec, TileSpec
from app.ui.poster_order import Order


class OffersJob(QThread):
    """Works out the choices of sheets for a poster, until its interruption is requested."""

    done = Signal(object)
    """A tuple of Offer, best first."""

    def __init__(
        self, drawing: Drawing, paper: Paper, tiles: TileSpec, sheets: Sequence[Paper | Roll], parent: QObject
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._given = drawing, paper, tiles, tuple(sheets)

    @guarded()
    def run(self) -> None:
        """On the other thread."""
        found: tuple[Offer, ...] = ()
        try:
            found = offers(*self._given, self.isInterruptionRequested)
        finally:
            self.done.emit(found)


class PressJob(QThread):
    """Makes the pages of a print."""

    done = Signal(object)
    """The Printout, or the Problem that there was."""

    def __init__(self, press: Press, spec: PrintSpec, parent: QObject) -> None:
        super().__init__(parent)
        self._press, self._spec = press, spec

    @guarded()
    def run(self) -> None:
        """On the other thread."""
        try:
            self.done.emit(compose(self._press, self._spec))
        except Problem as problem:
            self.done.emit(problem)
        except Exception:
            self.done.emit(Problem("poster.failed"))
            raise


class ExportJob(QThread):
    """Writes one print: a file, or several where each page has its own."""

    progressed = Signal(int)
    """Per cent."""
    done = Signal(object)
    """The paths, a Problem, or None where the person stopped it."""

    def __init__(self, order: Order, parent: QObject) -> None:
        super().__init__(parent)
        self._order = order
        self._stop = threading.Event()
        self._told = -1

    def stop(self) -> None:
        """End soon, leaving no file."""
        self._stop.set()

    @guarded()
    def run(self) -> None:
        """On the other thread; reportlab is loaded here, at the first export."""
        from app.poster.export import Cancelled, export_file, write_problem  # noqa: PLC0415 - slow to load

        order = self._order
        try:
            written = export_file(
                order.printout,
                order.path,
                kind=order.kind,
                dpi=order.dpi,
                extras=order.all_extras(),
                letters=order.letters,
                lang=order.lang,
                words=order.words,
                pictures=order.pictures.get,
                progress=self._progress,
                cancelled=self._stop.is_set,
            )
        except Cancelled:
            self.done.emit(None)
        except Problem as problem:
            self.done.emit(problem)
        except OSError as error:
            self.done.emit(write_problem(order.path, error))
        except Exception:
            self.done.emit(Problem("poster.failed"))
            raise
        else:
            self.done.emit(written)

    def _progress(self, part: float) -> None:
        percent = int(part * 100)
        if percent != self._told:
            self._told = percent
            self.progressed.emit(percent)
