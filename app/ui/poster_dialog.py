"""Print or export: choose paper and sheets, see the result at once, write the file."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.canvas.guard import guarded
from app.domain.document import Document
from app.domain.excerpt import UNKNOWN, Edition, inside
from app.domain.problems import Problem
from app.domain.records import JourneyMap
from app.layout.display import USUAL, Display
from app.poster.inspection import Finding
from app.poster.page import Printout
from app.render.pictures import Pictures
from app.ui.logos import Logos
from app.ui.messages import ask
from app.ui.poster_choices import PosterChoices
from app.ui.poster_form import PosterForm
from app.ui.poster_order import Source, order_for
from app.ui.poster_pager import PosterPager
from app.ui.poster_pages import PosterPages
from app.ui.poster_preview import PosterPreview
from app.ui.poster_side import PosterSide
from app.ui.print_outcome import PrintOutcome
from app.ui.print_summary import PrintSummary
from app.ui.print_where import ask_where
from app.ui.print_work import PrintWork
from app.ui.printing import ask_printer, chosen_pages, lacking_text, missing_paper
from app.ui.reading_job import Answer, Reader
from app.ui.tab_order import tab_as_read
from app.ui.theme import size_dialog
from app.words import T, language
from app.words.problems import sentence


class PosterDialog(QDialog):
    """The poster of one map.  ``choices.stored()`` goes into the settings and comes back as ``defaults``.

    ``display`` is how the map is looked at on the screen; the poster can be made so too.  ``logos`` keeps the logos
    of the looks; ``edition`` is the state of the map that is printed.
    """

    ready = Signal()
    """The preview shows what is chosen."""
    finished_export = Signal(object)
    """The path, of several files the first, a Problem, or None where the person stopped it."""
    finished_print = Signal(object)
    """How many pages were printed, a Problem, or None where the person stopped it."""

    def __init__(
        self,
        document: Document,
        map_id: str,
        pictures: Pictures,
        defaults: Mapping[str, object] | None = None,
        parent: QWidget | None = None,
        *,
        display: Display = USUAL,
        logos: Logos | None = None,
        edition: Edition = UNKNOWN,
    ) -> None:
        super().__init__(parent)
        self._document, self._map_id = document, map_id
        self.logos = logos or Logos()
        self._pictures: Pictures = lambda asset: pictures(asset) or self.logos.get(asset)
        self._edition = edition
        self._title = document.get(JourneyMap, map_id).title
        self.choices = PosterChoices.of(defaults or {}, language())
        seen = replace(display, collapsed=frozenset())
        self._pages = PosterPages(document, map_id, self.choices, seen, edition, self)
        self.work = PrintWork(self)
        self.wanted_on_map: Finding | None = None
        """What a person wants to see on the map, once the dialog is closed."""
        self.setWindowTitle(T("Print or export"))
        self.setModal(True)
        self._build(seen_otherwise=seen != USUAL)
        size_dialog(self, 1120, 720)
        self._pages.preparing.connect(self._preparing)
        self._pages.made.connect(self._show)
        self._pages.refused.connect(self._cannot)
        self._pages.make()

    @property
    def printout(self) -> Printout | None:
        """The pages as they were made last."""
        return self._pages.printout

    @property
    def is_ready(self) -> bool:
        """Whether the preview shows what is chosen, so that it can be written."""
        return self._pages.is_ready

    # -- the parts ----------------------------------------------------------------------------
    def _build(self, *, seen_otherwise: bool) -> None:
        self.preview = PosterPreview(self._pictures, self)
        self.preview.setAccessibleName(T("Preview"))
        self.pager = PosterPager(self.preview, self)
        make_form = partial(
            PosterForm, self.choices, self._document, logos=self.logos, inside=inside(self._document, self._map_id),
            seen_otherwise=seen_otherwise,
        )  # fmt: skip
        self.side = PosterSide(make_form, self)
        self.form = self.side.form
        self.form.changed.connect(self._changed)
        self.reader = Reader(self._document, self._map_id, self._pictures, self)
        self.reader.answered.connect(self._answered)
        reading = self.form.reading
        reading.looked_from.connect(self.preview.look_from)
        reading.list.pointed.connect(lambda found: self.preview.point_at(found.role, found.owner))
        reading.list.gone.connect(self._go_to)
        self.summary = PrintSummary(self.side)
        self.summary.help_wanted.connect(lambda: self.side.show_section(reading))
        self.side.add(self.summary)
        self.side.add(self._outcome())
        self.side.add(self._buttons())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        shown = QVBoxLayout()
        shown.setSpacing(0)
        shown.addWidget(self.preview, 1)
        shown.addWidget(self.pager)
        row.addLayout(shown, 1)
        row.addWidget(self.side)
        tab_as_read(self)
        self.form.kind.buttons[self.choices.kind].setFocus()

    def _outcome(self) -> QWidget:
        """What becomes of the work."""
        self.outcome = PrintOutcome(self)
        self.work.progressed.connect(self.outcome.bar.setValue)
        self.work.exported.connect(self._exported)
        self.work.printed.connect(self._printed)
        return self.outcome

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.close_button = QPushButton(T("Close"), self)
        self.close_button.setAutoDefault(False)
        self.close_button.clicked.connect(self.reject)
        self.print_button = QPushButton(T("Print…"), self)
        self.print_button.setAutoDefault(False)
        self.print_button.clicked.connect(self._print)
        self.export_button = QPushButton(T("Export…"), self)
        self.export_button.setDefault(True)
        self.export_button.clicked.connect(self._export)
        row.addStretch(1)
        row.addWidget(self.close_button)
        row.addWidget(self.print_button)
        row.addWidget(self.export_button)
        return row

    # -- following the choices ----------------------------------------------------------------
    def _changed(self) -> None:
        self._forget_outcome()
        self._suit()
        self._pages.choices_changed()

    def _preparing(self) -> None:
        self.summary.preparing()
        self._suit()

    def _cannot(self, problem: Problem) -> None:
        """Say why there are no such pages; the last ones stay to be seen."""
        self.summary.refuse(sentence(problem))
        self._suit()

    def _show(self) -> None:
        """The preview and what there is to say of it."""
        printout, press = self._pages.printout, self._pages.press
        if printout is None or press is None:
            return
        self.preview.show_printout(printout)
        self.form.show_printout(printout)
        said = self.summary.show_printout(printout, self.choices)
        self.preview.setAccessibleDescription(f"{self._title}. {said}")
        self._suit()
        if self.choices.made != "slides":
            self.reader.ask(printout, press, self.choices.spec(), self.choices.distance)
        self.ready.emit()

    # -- what there is to say of it -----------------------------------------------------------
    def _answered(self, answer: Answer) -> None:
        if answer.printout is self.printout and answer.distance == self.choices.distance:
            self.form.reading.tell(answer)
            tab_as_read(self)  # what helps has buttons of its own

    def _go_to(self, found: Finding) -> None:
        """Leave for the map, to what a finding is about."""
        self.wanted_on_map = found
        self.reject()

    def _suit(self) -> None:
        """Room and buttons for the moment."""
        self.side.suit()
        busy = self.work.busy
        can = not busy and self.is_ready and self.summary.message.isHidden()
        slides = self.choices.made == "slides"
        self.form.setEnabled(not busy)
        self.export_button.setEnabled(can)
        self.print_button.setEnabled(can and not slides)
        self.print_button.setToolTip(T("Slides are for the screen; choose another format to print.") if slides else
                                     T("On a printer, at the true size"))  # fmt: skip
        self.close_button.setText(T("Cancel") if busy else T("Close"))

    # -- the file -----------------------------------------------------------------------------
    def _export(self) -> None:
        """Ask for the file, then write it."""
        printout = self._chosen_pages()
        path = ask_where(self, self.choices, self._title, printout) if printout is not None else None
        if path is not None:
            self.export_to(path)

    def _chosen_pages(self) -> Printout | None:
        """The pages to write; None while they are being made."""
        printout, page = self.printout, self.preview.page
        if printout is None or page is None or not self.is_ready or self.work.busy:
            return None
        one = self.choices.one_page and self.choices.format in ("png", "svg")
        return replace(printout, pages=(page,)) if one else printout

    def export_to(self, path: Path) -> None:
        """Write the print as it is chosen; ``finished_export`` tells the outcome."""
        printout, held = self._chosen_pages(), self.choices
        if printout is None:
            return
        held.folder = str(path.parent)
        source = Source(self._document, self._map_id, self._pictures, self._edition)
        order = order_for(source, held, held.look().author, printout, path)
        self._begin()
        self.work.export(order)
        self._suit()

    def _begin(self) -> None:
        """The work begins."""
        self._forget_outcome()
        self.outcome.begin()
        self.close_button.setFocus()

    def _exported(self, outcome: tuple[Path, ...] | Problem | None) -> None:
        self._ended(outcome, self.export_button)
        if isinstance(outcome, tuple):
            self.outcome.show_files(outcome)
        self.finished_export.emit(outcome[0] if isinstance(outcome, tuple) else outcome)

    def _ended(self, outcome: object, button: QPushButton) -> None:
        """The work has ended."""
        self.outcome.end()
        self._suit()
        button.setFocus()
        if isinstance(outcome, Problem):
            self.summary.tell(sentence(outcome))

    def _forget_outcome(self) -> None:
        self.outcome.forget()
        self.summary.tell("")

    # -- the printer --------------------------------------------------------------------------
    def _print(self) -> None:
        """Ask for the printer, then print."""
        printout = self.printout
        if printout is None or not self.is_ready:
            return
        shown = next((n for n, page in enumerate(printout.pages) if page is self.preview.page), 0)
        printer = ask_printer(self, printout, shown)
        if printer is not None:
            self.print_on(printer)

    def print_on(self, printer: QPrinter) -> None:
        """Print the pages that the printer was asked for; ``finished_print`` tells the outcome."""
        printout = self.printout
        if printout is None or not self.is_ready or self.work.busy:
            return
        pages = chosen_pages(printer, printout)
        paper = missing_paper(printer, pages)
        if paper is not None and not ask(self, lacking_text(printer, paper), T("Print all the same")):
            return
        self._begin()
        self.work.print_pages(pages, printer, self._pictures)
        self._suit()

    def _printed(self, outcome: int | Problem | None) -> None:
        self._ended(outcome, self.print_button)
        if isinstance(outcome, int):
            self.outcome.say(T("{n} page sent to the printer.", "{n} pages sent to the printer.", n=outcome))
        self.finished_print.emit(outcome)

    @guarded(False)
    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab: what has the focus is seen, also where it comes from the buttons."""
        moved = super().focusNextPrevChild(forward)
        self.side.show_focus()
        return moved

    # -- leaving ------------------------------------------------------------------------------
    @guarded()
    def reject(self) -> None:
        """Escape and the button: stop the writing first, leave the next time."""
        if self.work.busy:
            self.work.stop()
            return
        self._end()
        super().reject()

    @guarded()
    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the window stops the writing too."""
        self._end()
        super().closeEvent(event)

    def _end(self) -> None:
        """No thread outlives the dialog."""
        self.form.leave()
        self.reader.end()
        self.work.end()
        self._pages.end()
