"""Looks at a print on another thread: its type, what is wrong with it, and what would help."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from PySide6.QtCore import QObject, QThread, Signal

from app.canvas.guard import guarded
from app.domain.document import Document
from app.domain.problems import Problem
from app.poster.advice import Advice, advise
from app.poster.inspection import Inspection, inspect
from app.poster.page import Printout
from app.poster.press import Press
from app.poster.spec import PrintSpec
from app.render.pictures import Pictures, size


@dataclass(frozen=True, slots=True)
class Question:
    """A print, made by an equal press from a spec, that is read from a distance in millimetres.

    ``pixels`` has width and height of its pictures by their hashes.
    """

    printout: Printout
    press: Press
    spec: PrintSpec
    distance: float
    pixels: Mapping[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Answer:
    """What there is to say; ``advice`` is None while it is being looked for."""

    printout: Printout
    distance: float
    inspection: Inspection
    advice: tuple[Advice, ...] | None = None


class Reader(QObject):
    """Answers one question at a time about prints of a map, the last that was asked; earlier ones end unheard."""

    answered = Signal(object)
    """An Answer: first without advice, then with it."""

    def __init__(self, document: Document, map_id: str, pictures: Pictures, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._map_id, self._pictures = document, map_id, pictures
        self._job: _Job | None = None
        self._next: Question | None = None
        self._known: tuple[Printout, Inspection] | None = None

    @property
    def is_busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._job is not None

    def ask(self, printout: Printout, press: Press, spec: PrintSpec, distance: float) -> None:
        """What is there to say of a print that a press has made from a spec? ``answered`` tells."""
        own = replace(press)  # a press is used by one thread at a time
        self._next = Question(printout, own, spec, distance, self._pixels)
        if self._job is not None:
            self._job.stop()
        else:
            self._go_on()

    @cached_property
    def _pixels(self) -> dict[str, tuple[int, int]]:
        """Width and height of the pictures of the map's cards and persona, fetched on this thread."""
        fields = [record.fields for record in self._document.cards(self._map_id)]
        fields += [record.fields for record in self._document.personas]
        assets = {str(held[key]) for held in fields for key in ("picture", "photo") if key in held}
        found = {asset: size(data) for asset in assets if (data := self._pictures(asset)) is not None}
        return {asset: pixels for asset, pixels in found.items() if pixels is not None}

    def end(self) -> None:
        """Answer nothing more; no thread is left."""
        self._next = None
        if self._job is not None:
            self._job.stop()
            self._job.done.disconnect()
            self._job.told.disconnect()
            self._job.wait()
            self._job = None

    def _go_on(self) -> None:
        question, self._next = self._next, None
        if question is None:
            return
        known = self._known[1] if self._known is not None and self._known[0] is question.printout else None
        self._job = _Job(question, known, self)
        self._job.told.connect(self._tell)
        self._job.done.connect(self._ended)
        self._job.start()

    def _tell(self, answer: Answer) -> None:
        if self._job is None:  # the news was under way at the end
            return
        self._known = (answer.printout, answer.inspection)
        if self._next is None:
            self.answered.emit(answer)

    def _ended(self) -> None:
        if self._job is None:
            return
        self._job.wait()
        self._job.deleteLater()
        self._job = None
        self._go_on()


class _Job(QThread):
    """One question."""

    told = Signal(object)
    done = Signal()

    def __init__(self, question: Question, known: Inspection | None, parent: QObject) -> None:
        super().__init__(parent)
        self._question, self._known = question, known
        self._stop = threading.Event()

    def stop(self) -> None:
        """End soon."""
        self._stop.set()

    @guarded()
    def run(self) -> None:
        """On the other thread."""
        try:
            self._answer()
        finally:
            self.done.emit()

    def _answer(self) -> None:
        asked = self._question
        found = self._known or inspect(asked.printout, asked.pixels.get, self._stop.is_set, enlarged=asked.spec.reduced)
        if found is None:
            return
        self.told.emit(Answer(asked.printout, asked.distance, found))
        try:
            advice = advise(asked.press, asked.spec, asked.distance, self._stop.is_set)
        except Problem:  # a print that cannot be made on other paper
            advice = ()
        if not self._stop.is_set():
            self.told.emit(Answer(asked.printout, asked.distance, found, advice))
