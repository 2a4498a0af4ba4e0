"""Printing through the system's dialog: the right pages, at their true size, with their text; and what goes wrong."""

import sys
from pathlib import Path
from typing import TypeVar

import pikepdf
import pypdfium2
import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QPageRanges
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QTabWidget,
    QWidget,
)

from app.domain.problems import Problem
from app.layout.shapes import Box, Drawing, Group, Rect
from app.layout.shapes import Path as Outline
from app.poster.page import Page, Placement, Printout
from app.ui.poster_dialog import PosterDialog
from app.ui.printing import PrintRun, chosen_pages, layout_of, numbered, prepare
from tests.ui.printing_desk import WAIT, click, enter

P = TypeVar("P", bound=QWidget)
MM = 25.4 / 72


def ruled(width: float, height: float, name: str) -> Page:
    """A page with a black bar of 100 mm, 10 mm from its top left corner."""
    bar = Group("m", "marks", 0, 0, width, height, (Rect(Box(10, 10, 100, 2), fill="#000000"),))
    edge = Outline((("M", 0.0, 0.0), ("L", width, 0.0)), stroke="#ffffff", stroke_width=0.1)
    return Page(width, height, (Placement(Drawing(width, height, (bar,))),), (edge,), name)


PAGES = Printout("Mapa", (ruled(210, 297, "a"), ruled(420, 297, "b"), ruled(1200, 600, "c"), ruled(215.9, 279.4, "d")))


def to_file(path: Path, printout: Printout = PAGES) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    prepare(printer, printout)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def run(qtbot, printer: QPrinter, pages: tuple[Page, ...]) -> object:
    work = PrintRun(pages, printer, lambda _: None, QApplication.instance() or QObject())
    with qtbot.waitSignal(work.done, timeout=30_000) as caught:
        work.start()
    return caught.args[0]


def test_pages_have_their_size_and_100_mm_are_100_mm(qtbot, tmp_path):
    path = tmp_path / "out.pdf"
    assert run(qtbot, to_file(path), PAGES.pages) == 4
    pdf = pypdfium2.PdfDocument(path)
    assert len(pdf) == 4
    for printed, page in zip(pdf, PAGES.pages, strict=True):
        width, height = (side * MM for side in printed.get_size())
        assert (width, height) == pytest.approx((page.width, page.height), abs=0.2)
        dark = printed.render(scale=8).to_pil().convert("L").point(lambda value: 255 * (value < 128))
        left, top, right, _ = (dots * MM / 8 for dots in dark.getbbox())
        assert right - left == pytest.approx(100, abs=0.1)
        assert (left, top) == pytest.approx((10, 10), abs=0.2)
    pdf.close()


def test_nothing_shrinks_a_page_and_it_is_printed_on_one_side():
    layout = layout_of(PAGES.pages[1])
    assert layout.orientation() == layout.Orientation.Landscape
    assert layout.fullRect(layout.Unit.Millimeter) == layout.paintRect(layout.Unit.Millimeter)
    assert layout_of(PAGES.pages[0]).pageSize().id() == layout.pageSize().PageSizeId.A4
    printer = QPrinter()
    prepare(printer, PAGES)
    assert printer.duplex() == QPrinter.DuplexMode.DuplexNone
    assert printer.fullPage()
    assert printer.docName() == "Mapa"


def test_which_pages_and_in_which_order():
    names = lambda printer: "".join(page.name for page in chosen_pages(printer, PAGES))  # noqa: E731
    printer = QPrinter()
    assert names(printer) == "abcd"
    printer.setFromTo(2, 3)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    assert names(printer) == "bc"
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert names(printer) == "cb"
    printer.setPrintRange(QPrinter.PrintRange.AllPages)
    printer.setFromTo(0, 0)
    assert names(printer) == "dcba"
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setCopyCount(2)
    assert names(printer) == "dcbadcba"
    printer.setCollateCopies(False)
    assert names(printer) == "ddccbbaa"


@pytest.mark.parametrize(
    ("ranges", "half", "names"),
    [("", "", "abcd"), ("2-3", "", "bc"), ("1,3-9", "", "acd"), ("", "odd", "ac"), ("2-4", "even", "bd")],
)
def test_pages_by_their_numbers(ranges: str, half: str, names: str):
    assert "".join(page.name for page in numbered(PAGES.pages, QPageRanges.fromString(ranges), half)) == names


@pytest.mark.skipif(
    sys.platform != "linux" or not QPrinterInfo.availablePrinterNames(), reason="asks CUPS about a printer"
)
def test_what_the_system_would_leave_out_is_left_out_before_it_gets_the_pages(qtbot):
    """With a printer the system's dialog keeps the pages' numbers for itself; nothing is printed here."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    prepare(printer, PAGES)
    asked = QPrintDialog(printer)
    qtbot.addWidget(asked)
    asked.setMinMax(1, 4)
    asked.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange, True)
    asked.show()
    part(asked, QRadioButton, "pagesRadioButton").setChecked(True)
    part(asked, QLineEdit, "pagesLineEdit").setText("2-3")
    part(asked, QCheckBox, "reverse").setChecked(True)
    asked.accept()
    assert [page.name for page in chosen_pages(printer, PAGES)] == ["c", "b"]
    assert [page.name for page in chosen_pages(printer, PAGES)] == list("dcba"), "the system is not asked any more"


def test_stopping_ends_after_the_page(qtbot, tmp_path):
    work = PrintRun(PAGES.pages, to_file(tmp_path / "out.pdf"), lambda _: None, QApplication.instance() or QObject())
    told: list[int] = []
    work.progressed.connect(told.append)
    work.progressed.connect(lambda _: work.stop())
    with qtbot.waitSignal(work.done, timeout=WAIT) as caught:
        work.start()
    assert caught.args == [None]
    assert told == [25]


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_refuses_is_told(qtbot, tmp_path):
    outcome = run(qtbot, to_file(tmp_path / "gone" / "out.pdf"), PAGES.pages)
    assert isinstance(outcome, Problem)
    assert outcome.code == "print.failed"


def part(asked: QWidget, kind: type[P], name: str = "") -> P:
    """A widget of a dialog."""
    found = asked.findChild(kind, name)
    assert found is not None
    return found


# -- by hand ------------------------------------------------------------------------------------
def press_print(qtbot, dialog: PosterDialog, answer) -> object:
    """Press Print… and let ``answer`` deal with the system's dialog."""
    seen: list[QPrintDialog] = []

    def meet() -> None:
        asked = QApplication.activeModalWidget()
        if not isinstance(asked, QPrintDialog):
            QTimer.singleShot(50, meet)
            return
        seen.append(asked)
        answer(asked)
        button = part(asked, QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok)
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    QTimer.singleShot(50, meet)
    with qtbot.waitSignal(dialog.finished_print, timeout=30_000) as caught:
        qtbot.mouseClick(dialog.print_button, Qt.MouseButton.LeftButton)
    assert seen
    return caught.args[0]


def into(path: Path):
    """Into a file: never to a printer that this computer has."""

    def answer(asked: QPrintDialog) -> None:
        printers = part(asked, QComboBox, "printers")
        QTest.keyClick(printers, Qt.Key.Key_End)
        assert printers.currentText().startswith("Print to File")
        part(asked, QLineEdit, "filename").setText(str(path))

    return answer


def text_of(path: Path, page: int = 0) -> str:
    pdf = pypdfium2.PdfDocument(path)
    try:
        return str(pdf[page].get_textpage().get_text_bounded())
    finally:
        pdf.close()


def test_a_poster_in_sheets_goes_to_the_printer(qtbot, opened, tmp_path):
    dialog = opened(paper="A2", tiled=True, sheet="A4", format="pdf")
    qtbot.waitUntil(dialog.print_button.isEnabled, timeout=WAIT)
    path = tmp_path / "printed.pdf"
    count = len(dialog.printout.pages)
    assert press_print(qtbot, dialog, into(path)) == count
    assert dialog.outcome.saved.text() == f"{count} pages sent to the printer."
    with pikepdf.open(path) as pdf:
        for page in pdf.pages:
            sides = sorted(float(n) * MM for n in list(page.mediabox)[2:])
            assert sides == pytest.approx([210, 297], abs=0.2)
        assert str(pdf.docinfo.Title) == "Renovar la calefacción"
    assert "Check that the ruler" in text_of(path)
    assert "Renovar la calefacción" in text_of(path, 1)


def test_only_some_pages(qtbot, opened, tmp_path):
    dialog = opened(paper="A2", tiled=True, sheet="A4", format="pdf")
    qtbot.waitUntil(dialog.print_button.isEnabled, timeout=WAIT)
    path = tmp_path / "printed.pdf"

    def answer(asked: QPrintDialog) -> None:
        into(path)(asked)
        part(asked, QRadioButton, "printRange").setChecked(True)
        part(asked, QSpinBox, "from").setValue(2)
        part(asked, QSpinBox, "to").setValue(3)

    assert press_print(qtbot, dialog, answer) == 2
    assert "1A" in text_of(path, 0)
    assert "1B" in text_of(path, 1)


def with_options(asked: QPrintDialog) -> None:
    """Open what the dialog hides at first, at the sheet with the pages and copies."""
    more = next(button for button in asked.findChildren(QPushButton) if "Options" in button.text())
    click(more)
    tabs = next(tabs for tabs in asked.findChildren(QTabWidget) if tabs.isVisible())
    QTest.keyClick(tabs.tabBar(), Qt.Key.Key_Home)


def test_only_the_page_that_is_shown(qtbot, opened, tmp_path):
    dialog = opened(paper="A2", tiled=True, sheet="A4")
    dialog.preview.setFocus()
    for _ in range(3):
        QTest.keyClick(dialog.preview, Qt.Key.Key_PageDown)
    shown = dialog.preview.page.name
    path = tmp_path / "printed.pdf"

    def answer(asked: QPrintDialog) -> None:
        into(path)(asked)
        with_options(asked)
        click(part(asked, QRadioButton, "printCurrentPage"))

    assert press_print(qtbot, dialog, answer) == 1
    assert dialog.outcome.saved.text() == "1 page sent to the printer."
    assert shown in text_of(path)
    with pikepdf.open(path) as pdf:
        assert len(pdf.pages) == 1


def test_copies_with_the_last_page_first(qtbot, opened, tmp_path):
    dialog = opened(kind="stages")
    path = tmp_path / "printed.pdf"

    def answer(asked: QPrintDialog) -> None:
        into(path)(asked)
        with_options(asked)
        click(part(asked, QRadioButton, "printRange"))
        enter(part(asked, QSpinBox, "from"), "2")
        enter(part(asked, QSpinBox, "to"), "3")
        click(part(asked, QCheckBox, "reverse"))
        enter(part(asked, QSpinBox, "copies"), "2")

    assert press_print(qtbot, dialog, answer) == 4
    with pikepdf.open(path) as pdf:
        assert len(pdf.pages) == 4
    made = [text_of(path, n) for n in range(4)]
    assert made[:2] == made[2:]
    assert "Stage 2 of 5" in made[1]  # titles are outlines in what Qt 6.11 prints
    assert "Stage 3 of 5" in made[0]


def test_leaving_the_system_s_dialog_prints_nothing(qtbot, opened):
    dialog = opened(paper="A4")
    QTimer.singleShot(200, lambda: QApplication.activeModalWidget().reject())
    qtbot.mouseClick(dialog.print_button, Qt.MouseButton.LeftButton)
    assert not dialog.work.busy
    assert dialog.export_button.isEnabled()


def test_escape_stops_the_printing(qtbot, opened, tmp_path):
    dialog = opened(paper="A0", tiled=True, sheet="A4", format="pdf")
    qtbot.waitUntil(dialog.print_button.isEnabled, timeout=WAIT)
    printer = to_file(tmp_path / "out.pdf", dialog.printout)
    with qtbot.waitSignal(dialog.finished_print, timeout=30_000) as caught:
        dialog.print_on(printer)
        assert dialog.outcome.bar.isVisible()
        assert not dialog.form.isEnabled()
        assert dialog.close_button.text() == "Cancel"
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert caught.args == [None]
    assert dialog.isVisible()
    assert dialog.print_button.isEnabled()


def test_closing_while_it_prints(qtbot, opened, tmp_path):
    dialog = opened(paper="A0", tiled=True, sheet="A4", format="pdf")
    qtbot.waitUntil(dialog.print_button.isEnabled, timeout=WAIT)
    dialog.print_on(to_file(tmp_path / "out.pdf", dialog.printout))
    dialog.close()
    assert not dialog.isVisible()
    qtbot.wait(50)


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_in_trouble_is_told_in_the_dialog(qtbot, opened, tmp_path):
    dialog = opened(paper="A4")
    with qtbot.waitSignal(dialog.finished_print, timeout=WAIT):
        dialog.print_on(to_file(tmp_path / "no" / "out.pdf", dialog.printout))
    assert "does not print" in dialog.summary.message.text()
    assert dialog.print_button.isEnabled()


def test_slides_are_not_printed(qtbot, opened):
    dialog = opened(format="pptx")
    assert not dialog.print_button.isEnabled()
    assert "screen" in dialog.print_button.toolTip()
    assert isinstance(dialog.print_button, QPushButton)
