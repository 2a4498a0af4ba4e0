"""Something that may take long is done on a thread: the window lives, says what is done, and it can be stopped."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QProgressBar, QVBoxLayout, QWidget

from app.canvas.guard import guarded
from app.exchange.gzip_lines import StoppedError
from app.ui.labels import PlainLabel
from app.ui.theme import px
from app.words import T

SOON = 0.15
"""Seconds that are no waiting: what is ready by then is never shown as being done."""
LOOK_MS = 30
Found = TypeVar("Found")
Stopped = Callable[[], bool]
"""Whether the person wants it no more."""


class WaitingDialog(QDialog):
    """What is being done; closes when ``is_done``.  What cannot be stopped half-way has no button for it."""

    def __init__(self, parent: QWidget, said: str, is_done: Callable[[], bool], *, stoppable: bool) -> None:
        super().__init__(parent)
        self.was_stopped = False
        self._is_done = is_done
        self._stoppable = stoppable
        self.setWindowTitle("Vivencia")
        self.setMinimumWidth(px(420))
        self.told = PlainLabel(said, parent=self, wrap=True)
        bar = QProgressBar(self)
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(said)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.told)
        column.addWidget(bar)
        if stoppable:
            buttons = QDialogButtonBox(self)
            stop = buttons.addButton(T("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
            stop.setAutoDefault(False)  # Enter, typed for something else, stops nothing
            buttons.rejected.connect(self.reject)
            column.addWidget(buttons)
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._look)
        self._clock.start(LOOK_MS)

    def _look(self) -> None:
        if self._is_done():
            self._clock.stop()
            self.accept()

    @guarded()
    def reject(self) -> None:
        """The person does not want it any more."""
        if self._stoppable:
            self.was_stopped = True
            super().reject()

    @guarded()
    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.reject()


class _Work(threading.Thread, Generic[Found]):
    """One piece of work; ``outcome`` gives what it found, or raises what it raised."""

    def __init__(self, work: Callable[[Stopped], Found]) -> None:
        super().__init__(name="waited")
        self.stop = threading.Event()
        self._work = work
        self._found: list[Found] = []
        self._error: BaseException | None = None

    def run(self) -> None:
        """On the other thread."""
        try:
            self._found.append(self._work(self.stop.is_set))
        except BaseException as error:  # noqa: BLE001 - raised where it is waited for
            self._error = error

    def outcome(self) -> Found:
        """On the thread that waits."""
        self.join()
        if self._error is not None:
            raise self._error
        return self._found[0]


def waited(
    parent: QWidget, said: str, work: Callable[[Stopped], Found], *, stoppable: bool = False
) -> Found:  # fmt: skip
    """What work on a thread gives, and what it raises; StoppedError where the person has stopped it.

    Work that is ``stoppable`` asks now and then whether it is still wanted, and only reads.
    """
    thread = _Work(work)
    thread.start()
    thread.join(SOON)
    if thread.is_alive():
        dialog = WaitingDialog(parent, said, lambda: not thread.is_alive(), stoppable=stoppable)
        dialog.exec()
        dialog.deleteLater()
        if dialog.was_stopped:
            thread.stop.set()
            raise StoppedError
    return thread.outcome()
