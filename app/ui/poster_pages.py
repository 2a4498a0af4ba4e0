"""The pages of what is chosen in the poster dialog: made anew on a thread, a moment after the last change."""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.document import Document
from app.domain.excerpt import Edition
from app.domain.problems import Problem
from app.layout.display import USUAL, Display
from app.poster.brand import Brand
from app.poster.page import Printout
from app.poster.press import Press
from app.poster.spec import PrintSpec
from app.ui.poster_choices import PosterChoices
from app.ui.poster_job import PressJob
from app.words import Language
from app.words.paper import paper_words
from app.words.report import finding_texts

WAIT_MS = 120

_Wanted = tuple[PrintSpec, Language, Display, Brand]
"""All that pages depend upon."""


class PosterPages(QObject):
    """Follows the choices.  ``display`` is how the map is looked at on the screen, ``edition`` its state."""

    preparing = Signal()
    """Other pages are being made."""
    made = Signal()
    """``printout`` is what is chosen."""
    refused = Signal(object)
    """The Problem that there are no such pages; ``printout`` is still the last one."""

    def __init__(
        self, document: Document, map_id: str, choices: PosterChoices, display: Display, edition: Edition,
        parent: QObject,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._document, self._map_id, self._choices = document, map_id, choices
        self._display, self._edition = display, edition
        self.printout: Printout | None = None
        """The pages as they were made last."""
        self.press: Press | None = None
        """What they were made with."""
        self._shown: _Wanted | None = None
        self._making: _Wanted | None = None
        self._job: PressJob | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self.make)

    @property
    def is_ready(self) -> bool:
        """Whether the pages are what is chosen, so that they can be written."""
        return self.printout is not None and not self._timer.isActive() and self._is_wanted(self._shown)

    def choices_changed(self) -> None:
        """Make other pages soon."""
        self._timer.start()

    def make(self) -> None:
        """Make the pages anew where other ones are wanted, on a thread."""
        try:
            wanted = self._wanted()
        except Problem as problem:
            self.refused.emit(problem)
            return
        if self._job is not None:
            return  # its end comes back here
        if self.printout is not None and self._shown == wanted:
            self.made.emit()
            return
        job = PressJob(self._press_for(wanted), wanted[0], self)
        job.done.connect(self._done)
        self._job, self._making = job, wanted
        self.preparing.emit()
        job.start()

    def end(self) -> None:
        """No thread outlives the dialog."""
        self._timer.stop()
        if self._job is not None:
            self._job.done.disconnect()
            self._job.wait()
            self._job = None

    def _wanted(self) -> _Wanted:
        """What is chosen; Problem("paper.…") where no paper is that size."""
        held = self._choices
        return held.spec(), held.language, self._display if held.as_shown else USUAL, held.look()

    def _is_wanted(self, made: _Wanted | None) -> bool:
        try:
            return made == self._wanted()
        except Problem:
            return False

    def _press_for(self, wanted: _Wanted) -> Press:
        """The press for a language, a way of looking and a look; the same as long as these are the same."""
        _, lang, display, brand = wanted
        held = self.press
        if held is None or (held.lang, held.display, held.brand) != (lang, display, brand):
            look = display, brand, self._edition, partial(finding_texts, self._document, self._map_id, lang)
            held = self.press = Press(self._document, self._map_id, paper_words(lang), lang, *look)
        return held

    def _done(self, outcome: Printout | Problem) -> None:
        if self._job is None:  # the news was under way when the dialog was left
            return
        self._job.wait()
        self._job.deleteLater()
        self._job = None
        if isinstance(outcome, Problem):
            self._shown = None
            if self._is_wanted(self._making):
                self.refused.emit(outcome)
                return
        else:
            self.printout, self._shown = outcome, self._making
        if not self._timer.isActive():
            self.make()
