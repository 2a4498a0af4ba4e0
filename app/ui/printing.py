"""A print straight to a printer: the system's own dialog, then the same pages at their true size."""

from collections.abc import Sequence

from PySide6.QtCore import QMarginsF, QObject, QSizeF, QTimer, Signal
from PySide6.QtGui import QPageLayout, QPageRanges, QPageSize, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrintEngine, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from app.canvas.guard import guarded
from app.domain.problems import Problem
from app.poster.page import Page, Printout
from app.poster.paper import INCH, Paper
from app.render.pictures import Pictures
from app.render.qt import QtPainter
from app.ui.poster_preview import paint_page
from app.ui.poster_words import localised
from app.ui.print_system import stay_local
from app.words import T

NEAR = 2.0
"""Millimetres: a paper of a printer that is no farther from the wanted one is the same paper."""
_CUPS_ORDERS = QPrintEngine.PrintEnginePropertyKey(0xFE00)
"""Under this key Qt keeps what its dialog asks of CUPS: name, value, name, value…; other systems have none."""
_OTHER_HALF = {"odd": 0, "even": 1}
"""Of a set of pages the remainder by two of the numbers that are not in it."""


def ask_printer(parent: QWidget, printout: Printout, shown: int) -> QPrinter | None:
    """Ask with the system's dialog which printer takes which pages; None where the person does not want to.

    ``shown`` is the number, from 0, of the page that the person sees.
    """
    stay_local()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    prepare(printer, printout)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(T("Print"))
    dialog.setMinMax(1, len(printout.pages))
    dialog.setFromTo(1, len(printout.pages))
    option = QAbstractPrintDialog.PrintDialogOption
    dialog.setOption(option.PrintPageRange, len(printout.pages) > 1)
    dialog.setOption(option.PrintCurrentPage, len(printout.pages) > 1)
    dialog.setOption(option.PrintSelection, False)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    if accepted and dialog.printRange() == QAbstractPrintDialog.PrintRange.CurrentPage:
        printer.setFromTo(shown + 1, shown + 1)
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
    dialog.deleteLater()
    return printer if accepted else None


def prepare(printer: QPrinter, printout: Printout) -> None:
    """What every print here wants: the whole sheet, one side, the first page's paper, and its name."""
    printer.setDocName(printout.title or T("Poster"))
    printer.setCreator("Vivencia")
    printer.setColorMode(QPrinter.ColorMode.Color)
    printer.setDuplex(QPrinter.DuplexMode.DuplexNone)
    printer.setPageLayout(layout_of(printout.pages[0]))


def layout_of(page: Page) -> QPageLayout:
    """A sheet of a page's size without margins: Vivencia's pages keep their own, and nothing may be scaled."""
    short, long = sorted((page.width, page.height))
    lies = page.width > page.height
    size = QPageSize(QSizeF(short, long), QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    way = QPageLayout.Orientation.Landscape if lies else QPageLayout.Orientation.Portrait
    layout = QPageLayout(size, way, QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def chosen_pages(printer: QPrinter, printout: Printout) -> tuple[Page, ...]:
    """The pages that were asked for, in the order in which they are to leave the printer."""
    pages = printout.pages
    orders = _orders_about_pages(printer)
    ranges = QPageRanges.fromString(orders["page-ranges"]) if "page-ranges" in orders else printer.pageRanges()
    if orders or not ranges.isEmpty():
        pages = numbered(pages, ranges, orders.get("page-set", ""))
    elif printer.printRange() == QPrinter.PrintRange.PageRange and printer.fromPage():
        pages = pages[printer.fromPage() - 1 : max(printer.fromPage(), printer.toPage())]
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        pages = pages[::-1]
    copies = 1 if printer.supportsMultipleCopies() else max(1, printer.copyCount())
    return pages * copies if printer.collateCopies() else tuple(page for page in pages for _ in range(copies))


def numbered(pages: tuple[Page, ...], ranges: QPageRanges, half: str = "") -> tuple[Page, ...]:
    """Of pages those with these numbers, from 1; no ranges are all of them.  ``half``: only "odd" or "even" numbers."""
    left_out = _OTHER_HALF.get(half)
    return tuple(
        page for number, page in enumerate(pages, 1)
        if number % 2 != left_out and (ranges.isEmpty() or ranges.contains(number))
    )  # fmt: skip


def _orders_about_pages(printer: QPrinter) -> dict[str, str]:
    """What the system's dialog left to CUPS: page-ranges and page-set.  They are taken from it.

    CUPS counts the pages as they come, which may be the last one first, and nobody could say how many it prints.
    """
    engine = printer.printEngine()
    held = engine.property(_CUPS_ORDERS)
    if not isinstance(held, list):
        return {}
    orders = dict(zip(held[::2], held[1::2], strict=False))
    taken = {key: str(orders.pop(key)) for key in ("page-ranges", "page-set") if key in orders}
    engine.setProperty(_CUPS_ORDERS, [part for pair in orders.items() for part in pair])
    return taken


def missing_paper(printer: QPrinter, pages: Sequence[Page]) -> Paper | None:
    """A paper that the pages need and the printer says that it does not have; None where all is well or unknown."""
    info = QPrinterInfo.printerInfo(printer.printerName())
    if printer.outputFormat() != QPrinter.OutputFormat.NativeFormat or info.isNull():
        return None
    if info.supportsCustomPageSizes():
        most = info.maximumPhysicalPageSize().size(QPageSize.Unit.Millimeter)
        return None if most.isEmpty() else _too_large(pages, sorted((most.width(), most.height())))
    sizes = [size.size(QPageSize.Unit.Millimeter) for size in info.supportedPageSizes()]
    held = [sorted((size.width(), size.height())) for size in sizes]
    without = [page for page in pages if held and not any(_near(_sides(page), one) for one in held)]
    return Paper("", without[0].width, without[0].height) if without else None


def _too_large(pages: Sequence[Page], most: Sequence[float]) -> Paper | None:
    """The first page that is larger than a printer's largest paper."""
    large = [page for page in pages if any(a > b + NEAR for a, b in zip(_sides(page), most, strict=True))]
    return Paper("", large[0].width, large[0].height) if large else None


def lacking_text(printer: QPrinter, paper: Paper) -> str:
    """That a printer has no paper of a size, and what would help."""
    return T(
        "“{name}” says that it has no paper of {size}. Sheets to glue together would fit on what it has.",
        name=printer.printerName(),
        size=localised(paper.size),
    )


class PrintRun(QObject):
    """Prints pages one after the other; between them the window lives, and the person may stop."""

    progressed = Signal(int)
    """Per cent."""
    done = Signal(object)
    """How many pages were printed, a Problem, or None where the person stopped it."""

    def __init__(self, pages: Sequence[Page], printer: QPrinter, pictures: Pictures, parent: QObject) -> None:
        super().__init__(parent)
        self._pages, self._printer = tuple(pages), printer
        self._painter = QPainter()
        self._brush = QtPainter(pictures, printing=True)
        self._at = 0
        self._stopped = False

    def start(self) -> None:
        """Begin; ``done`` tells the end."""
        QTimer.singleShot(0, self, self._next)

    def stop(self) -> None:
        """End after the page that is being printed."""
        self._stopped = True

    def abort(self) -> None:
        """End at once and silently."""
        self._stopped = True
        self.blockSignals(True)
        self._next()

    @guarded()
    def _next(self) -> None:
        """The next page, or the end."""
        if self._stopped:
            self._printer.abort()
            self._end(None)
        elif self._at == len(self._pages):
            self._end(self._at)
        elif not self._page(self._pages[self._at]):
            self._end(Problem("print.failed", name=self._printer.printerName() or self._printer.outputFileName()))
        else:
            self._at += 1
            self.progressed.emit(100 * self._at // len(self._pages))
            QTimer.singleShot(0, self, self._next)

    def _page(self, page: Page) -> bool:
        """Prints a page at its true size; False where the printer refuses."""
        self._printer.setPageLayout(layout_of(page))
        begun = self._printer.newPage() if self._at else self._painter.begin(self._printer)
        if not begun or self._printer.printerState() == QPrinter.PrinterState.Error:
            return False
        dots = self._printer.resolution() / INCH
        self._painter.save()
        try:
            self._painter.scale(dots, dots)
            paint_page(self._brush, self._painter, page)
        finally:
            self._painter.restore()
        return self._printer.printerState() != QPrinter.PrinterState.Error

    def _end(self, outcome: int | Problem | None) -> None:
        if self._painter.isActive() and not self._painter.end() and outcome is not None:
            outcome = Problem("print.failed", name=self._printer.printerName() or self._printer.outputFileName())
        self.done.emit(outcome)


def _sides(page: Page) -> list[float]:
    return sorted((page.width, page.height))


def _near(one: Sequence[float], other: Sequence[float]) -> bool:
    return all(abs(a - b) <= NEAR for a, b in zip(one, other, strict=True))
