"""The one piece of work that a poster dialog does at a time: writing files, or printing."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QPrinter

from app.domain.problems import Problem
from app.poster.page import Page
from app.render.pictures import Pictures
from app.ui.poster_job import ExportJob
from app.ui.poster_order import Order
from app.ui.printing import PrintRun


class PrintWork(QObject):
    """Begins the work and tells how it goes."""

    progressed = Signal(int)
    """Per cent."""
    exported = Signal(object)
    """The paths, a Problem, or None where the person stopped it."""
    printed = Signal(object)
    """How many pages were printed, a Problem, or None where the person stopped it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._job: ExportJob | None = None
        self._run: PrintRun | None = None
        self._printer: QPrinter | None = None

    @property
    def busy(self) -> bool:
        """Whether something is being done."""
        return self._job is not None or self._run is not None

    def export(self, order: Order) -> None:
        """Write files, on a thread."""
        self._job = ExportJob(order, self)
        self._job.progressed.connect(self.progressed)
        self._job.done.connect(self._exported)
        self._job.start()

    def print_pages(self, pages: Sequence[Page], printer: QPrinter, pictures: Pictures) -> None:
        """Print pages, page by page on the window's thread."""
        self._printer = printer  # a run does not keep it alive
        self._run = PrintRun(pages, printer, pictures, self)
        self._run.progressed.connect(self.progressed)
        self._run.done.connect(self._printed)
        self._run.start()

    def stop(self) -> None:
        """The person has enough; the end is told as ever."""
        work = self._job or self._run
        if work is not None:
            work.stop()

    def end(self) -> None:
        """The dialog goes: nothing more is told, and no thread outlives it."""
        if self._job is not None:
            self._job.stop()
            self._job.wait()
            self._job = None
        if self._run is not None:
            self._run.abort()
            self._run = None

    def _exported(self, outcome: tuple[Path, ...] | Problem | None) -> None:
        if self._job is None:  # the news was under way at the end
            return
        self._job.wait()
        self._job.deleteLater()
        self._job = None
        self.exported.emit(outcome)

    def _printed(self, outcome: int | Problem | None) -> None:
        if self._run is not None:
            self._run.deleteLater()
            self._run = None
        self._printer = None
        self.printed.emit(outcome)
