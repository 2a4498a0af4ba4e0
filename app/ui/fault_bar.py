"""A bar at the head of the window: something unexpected happened, now or at the end of the last run."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from app.canvas.guard import guarded
from app.ui.icons import icon
from app.ui.labels import PlainLabel
from app.ui.theme import set_role, tokens_now
from app.words import T

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

Words = Callable[[], str]
MOST_DETAILS = 5


class FaultBar(QFrame):
    """Never in front of the work: what is being typed goes on.  Stays until it is closed."""

    def __init__(self, window: "MainWindow", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "message-bad")
        self._window = window
        self._words: Words = str
        self._details: list[str] = []
        self.text = PlainLabel(parent=self, wrap=True)
        self.copy_details, self.save_copy = QPushButton(self), QPushButton(self)
        self.close_button = QToolButton(self)
        self.close_button.setAutoRaise(True)
        self.copy_details.clicked.connect(self._copy_details)
        self.save_copy.clicked.connect(self._save_copy)
        self.close_button.clicked.connect(self._close)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.addWidget(self.text, 1)
        for button in (self.copy_details, self.save_copy, self.close_button):
            row.addWidget(button)
        self.retranslate()
        self.hide()

    def tell(self, words: Words, details: str) -> None:
        """Say it; the details are for the makers and hold nothing of the person's work."""
        self._words = words
        self._details = [*self._details, details][-MOST_DETAILS:]
        self.retranslate()
        self.save_copy.setVisible(self._window.session is not None)
        self.show()

    def retranslate(self) -> None:
        """The words in the language in force."""
        self.text.setText(self._words())
        self.setAccessibleName(self.text.text())
        self.copy_details.setText(T("Copy the details"))
        self.save_copy.setText(T("Save a copy…"))
        self.close_button.setToolTip(T("Close"))
        self.close_button.setAccessibleName(T("Close"))
        self.close_button.setIcon(icon("x", tokens_now()))

    @guarded()
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            self.retranslate()

    def _copy_details(self) -> None:
        QGuiApplication.clipboard().setText("\n\n".join(self._details))
        self.copy_details.setText(T("Copied"))

    def _save_copy(self) -> None:
        from app.ui.rescue import ask_copy  # noqa: PLC0415 - rarely needed

        session = self._window.session
        path: Path | None = None

        def ask() -> None:
            nonlocal path
            path = ask_copy(self._window, session) if session is not None else None

        self._window.flows.attempt(ask)
        if path is not None:
            self._words = lambda: T("A copy is in {path}.", path=path)
            self.retranslate()

    def _close(self) -> None:
        self._details.clear()
        self.hide()
