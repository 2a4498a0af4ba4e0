"""What the window asks of a page, and the page that stands where no library could be opened."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app import keeping
from app.domain.problems import Problem
from app.ui.icons import pixmap
from app.ui.labels import PlainLabel
from app.ui.theme import Tokens, set_role
from app.words import T
from app.words.problems import sentence
from app.words.versions import moment_text


class Page(Protocol):
    """One page of the window; its ``state_changed`` says that what can be done, or its words, may have changed."""

    @property
    def state_changed(self) -> SignalInstance:
        """Comes after anything that ``commands``, ``is_enabled`` or ``own_words`` depend on."""

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """What the actions of these ids do here."""

    def is_enabled(self, action_id: str) -> bool:
        """Whether one of them can be done now."""

    def own_words(self) -> Mapping[str, str]:
        """Other words than the usual ones for some of them, as things are."""

    def retranslate(self) -> None:
        """Set every text again."""

    def dress(self, colours: Tokens) -> None:
        """Take the colours of an appearance."""

    def close_page(self) -> None:
        """Keep what is unfinished; the page is left."""


class RefusedPage(QWidget):
    """Says why a library cannot be opened and what can be done; nothing of it was touched."""

    state_changed = Signal()
    retry_wanted = Signal()
    other_wanted = Signal()
    new_wanted = Signal()
    quit_wanted = Signal()
    backups_wanted = Signal()
    repair_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.problem = Problem("library.unreadable", path="", detail="")
        self._newest: datetime | None = None
        self._mark = PlainLabel(parent=self)
        self._head = PlainLabel(role="title", parent=self, wrap=True)
        self.text = PlainLabel(parent=self, wrap=True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._hint = PlainLabel(role="muted", parent=self, wrap=True)
        self._offer = PlainLabel(parent=self, wrap=True)
        self.retry, self.other, self.new, self.quit = (QPushButton(self) for _ in range(4))
        self.repair, self.backups = QPushButton(self), QPushButton(self)
        set_role(self.retry, "primary")
        for button, signal in (
            (self.retry, self.retry_wanted),
            (self.other, self.other_wanted),
            (self.new, self.new_wanted),
            (self.quit, self.quit_wanted),
            (self.repair, self.repair_wanted),
            (self.backups, self.backups_wanted),
        ):
            button.clicked.connect(signal)
        self._lay_out()

    def show_problem(self, problem: Problem) -> None:
        """The reason."""
        path = Path(str(problem.params.get("path", "")))
        copies = keeping.backups(path) if path.name else []
        self.problem, self._newest = problem, copies[0].made if copies else None
        self.repair.setVisible(problem.code in keeping.DAMAGED and path.is_file())
        self.backups.setVisible(bool(copies))
        self._offer.setVisible(bool(copies))
        self.retranslate()
        best = self.repair if self.repair.isVisibleTo(self) else self.retry
        for button in (self.repair, self.retry):
            set_role(button, "primary" if button is best else "")
        best.setFocus()

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Nothing can be done without a library."""
        return {}

    def is_enabled(self, action_id: str) -> bool:
        """Nothing is enabled."""
        return False

    def own_words(self) -> Mapping[str, str]:
        """None."""
        return {}

    def close_page(self) -> None:
        """Holds nothing."""

    def retranslate(self) -> None:
        """Every text in the language in force."""
        self._head.setText(T("The library could not be opened"))
        self.text.setText(sentence(self.problem))
        self._hint.setText(T("Nothing in the file was changed. A library holds all the projects of a computer; "
                             "you can go on with another one."))  # fmt: skip
        if self._newest is not None:
            self._offer.setText(T("The newest backup is of {when}.", when=moment_text(self._newest)))
        self.repair.setText(T("Repair it"))
        self.repair.setToolTip(T("What can be read becomes a new library; the damaged file is kept as it is."))
        self.backups.setText(T("Backups…"))
        self.retry.setText(T("Try again"))
        self.other.setText(T("Choose another library…"))
        self.new.setText(T("Make a new library…"))
        self.quit.setText(T("Quit"))

    def dress(self, colours: Tokens) -> None:
        """The colours of an appearance."""
        self._mark.setPixmap(pixmap("database", colours.warning, 40))

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        for button in (self.retry, self.other, self.new, self.quit):
            buttons.addWidget(button)
        buttons.addStretch(1)
        mends = QHBoxLayout()
        mends.setSpacing(10)
        for button in (self.repair, self.backups):
            mends.addWidget(button)
        mends.addStretch(1)
        middle = QWidget(self)
        middle.setMaximumWidth(680)
        column = QVBoxLayout(middle)
        column.setSpacing(12)
        for widget in (self._mark, self._head, self.text, self._hint, self._offer):
            column.addWidget(widget)
        column.addSpacing(8)
        column.addLayout(mends)
        column.addLayout(buttons)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(40, 40, 40, 40)
        outside.addStretch(2)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(middle, 4)
        row.addStretch(1)
        outside.addLayout(row)
        outside.addStretch(3)
