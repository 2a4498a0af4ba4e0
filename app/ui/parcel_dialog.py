"""Saving a project as one file: with its past or without, for other eyes, locked; then where it is."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QThread, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.canvas.guard import guarded
from app.domain.problems import Problem
from app.domain.redaction import Marked, marked_in, redacted
from app.exchange.parcel import ENDING
from app.poster.export import write_problem
from app.ui.labels import PlainLabel
from app.ui.poster_words import file_name
from app.ui.scrolling import scrolled
from app.ui.theme import px, set_role, size_dialog
from app.words import T
from app.words.problems import sentence
from app.words.redaction import stand_ins

if TYPE_CHECKING:
    from app.domain.document import Document
    from app.session import Library

INDENT = 24


class ParcelDialog(QDialog):
    """What goes into the file of one project; it is written on a thread."""

    def __init__(self, library: "Library", document: "Document", folder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.folder = folder
        self._library = library
        self._document = document
        self._found = marked_in(document)
        self._job: _Job | None = None
        self._target = Path()
        self.setWindowTitle(T("Save a copy as a file"))
        size_dialog(self, 560, 640)
        self._make_choices()
        self._make_foot()
        self._lay_out()
        self._settle()
        self.history.setFocus()

    # -- parts --------------------------------------------------------------------------------
    def _make_choices(self) -> None:
        self.history = QCheckBox(T("With its history"), self)
        self.plain = QCheckBox(T("Without names and pictures"), self)
        self.locked = QCheckBox(T("Locked with a passphrase"), self)
        for box in (self.history, self.plain, self.locked):
            box.toggled.connect(self._settle)
        self.names = QPlainTextEdit("\n".join(one.word for one in self._found), self)
        self.names.setAccessibleName(T("Names that are replaced, one on each line"))
        self.names.setTabChangesFocus(True)
        self.names.setFixedHeight(px(110))
        self.first, self.second = QLineEdit(self), QLineEdit(self)
        for field, name in ((self.first, T("Passphrase")), (self.second, T("Once more"))):
            field.setEchoMode(QLineEdit.EchoMode.Password)
            field.setAccessibleName(name)
            field.setMaxLength(1000)
            field.textEdited.connect(self._settle)

    def _make_foot(self) -> None:
        self.said = PlainLabel(role="muted", parent=self, wrap=True)
        self.bar = QProgressBar(self)
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(T("Progress"))
        self.bar.hide()
        self._buttons = QDialogButtonBox(self)
        self.go: QPushButton = self._buttons.addButton(T("Save as…"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.away: QPushButton = self._buttons.addButton(T("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.go.setDefault(True)
        self._buttons.accepted.connect(self._choose_place)
        self._buttons.rejected.connect(self.reject)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(6)
        name = self._document.project.name
        column.addWidget(PlainLabel(name, "title", self, wrap=True))
        column.addWidget(PlainLabel(
            T("The whole project in one file: all its maps, personas, sources and pictures."), "muted", self, wrap=True
        ))  # fmt: skip
        column.addSpacing(10)
        asked = QWidget(self)
        inner = QVBoxLayout(asked)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(6)
        inner.addWidget(self.history)
        inner.addWidget(self._note(T("Every step comes along, and can be undone there too. Whoever opens the file can "
                                      "see what was there before.")))  # fmt: skip
        inner.addSpacing(8)
        inner.addWidget(self.plain)
        inner.addWidget(self._note(T("For showing it to others: these names are replaced everywhere, the same name by "
                                      "the same words, and pictures by plain ones. Add or take out names, one on each "
                                      "line; names inside texts that are not listed stay.")))  # fmt: skip
        self._listed = self._indented(self.names)
        inner.addWidget(self._listed)
        inner.addSpacing(8)
        inner.addWidget(self.locked)
        inner.addWidget(self._note(T("Nobody can open the file without the passphrase, not even you: it cannot be "
                                      "found again. Give it to others by another way than the file.")))  # fmt: skip
        words = QWidget(self)
        form = QFormLayout(words)
        form.setContentsMargins(0, 2, 0, 0)
        form.addRow(T("Passphrase"), self.first)
        form.addRow(T("Once more"), self.second)
        self._words = self._indented(words)
        inner.addWidget(self._words)
        inner.addStretch(1)
        column.addWidget(scrolled(asked), 1)
        column.addSpacing(10)
        column.addWidget(self.said)
        column.addWidget(self.bar)
        column.addWidget(self._buttons)

    def _note(self, text: str) -> QWidget:
        return self._indented(PlainLabel(text, "small", self, wrap=True))

    def _indented(self, widget: QWidget) -> QWidget:
        room = QWidget(self)
        inner = QVBoxLayout(room)
        inner.setContentsMargins(px(INDENT), 0, 0, 0)
        inner.addWidget(widget)
        return room

    # -- what can be done now -----------------------------------------------------------------
    def _settle(self) -> None:
        """What the choices leave open."""
        plain = self.plain.isChecked()
        self.history.setEnabled(not plain)
        self._listed.setVisible(plain)
        self._words.setVisible(self.locked.isChecked())
        problem = self._wrong()
        self.go.setEnabled(problem is None)
        typed = bool(self.second.text()) or problem is None
        self._say(sentence(problem) if problem is not None and typed else "", "warning" if typed else "muted")

    def _wrong(self) -> Problem | None:
        """Why it cannot be saved so."""
        from app.exchange.locked import SHORTEST  # noqa: PLC0415 - only who wants it

        if not self.locked.isChecked():
            return None
        if len(self.first.text()) < SHORTEST:
            return Problem("passphrase.short", least=SHORTEST)
        return Problem("passphrase.differs") if self.first.text() != self.second.text() else None

    def _say(self, text: str, role: str) -> None:
        set_role(self.said, role)
        self.said.setText(text)
        self.said.setVisible(bool(text))

    def marked(self) -> list[Marked]:
        """The names that are replaced."""
        known = {one.word.casefold(): one for one in self._found}
        lines = (" ".join(line.split()) for line in self.names.toPlainText().splitlines())
        return [known.get(line.casefold(), Marked(line, "other")) for line in lines if line]

    # -- saving -------------------------------------------------------------------------------
    def _choose_place(self) -> None:
        """Ask where, and write the file there."""
        name = "" if self.plain.isChecked() else self._document.project.name
        start = Path(self.folder or str(Path.home())) / f"{file_name(name or T('Project'), None)}{ENDING}"
        kinds = f"{T('Vivencia projects')} (*{ENDING})"
        chosen, _ = QFileDialog.getSaveFileName(self, T("Save a copy as a file"), str(start), kinds)
        if chosen:
            self.save(Path(chosen))

    def save(self, path: Path) -> None:
        """Write the file on a thread."""
        if path.suffix.casefold() != ENDING:
            path = path.with_name(path.name + ENDING)
        self._target, self.folder = path, str(path.parent)
        project_id, library = self._document.project.id, self._library
        plain, history = self.plain.isChecked(), self.history.isChecked() and not self.plain.isChecked()
        marked, called = self.marked(), stand_ins()
        passphrase = self.first.text() if self.locked.isChecked() else None

        def write() -> None:
            from app.exchange.parcel_file import save_parcel  # noqa: PLC0415

            whole = library.whole(project_id, history=history)
            save_parcel(path, redacted(whole, marked, called) if plain else whole, passphrase)

        self._enable(False)
        self._job = _Job(write, path, self)
        self._job.done.connect(self._ended)
        self._job.start()

    def _enable(self, on: bool) -> None:
        for widget in (self.history, self.plain, self.names, self.locked, self.first, self.second, self.go, self.away):
            widget.setEnabled(on)
        self.bar.setVisible(not on)

    def _ended(self, problem: Problem | None) -> None:
        if self._job is not None:
            self._job.wait()
            self._job = None
        self._enable(True)
        self._settle()
        if problem is not None:
            self._say(sentence(problem), "danger")
            return
        self._say(T("Saved as {name}.", name=self._target.name), "good")
        self.away.setText(T("Close"))
        self.away.setDefault(True)
        self.away.setFocus()

    @guarded()
    def reject(self) -> None:
        """Closed only when nothing is being written."""
        if self._job is None:
            super().reject()

    @guarded()
    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        if self._job is None:
            super().closeEvent(event)


class _Job(QThread):
    """Writes the file."""

    done = Signal(object)
    """The Problem that there was, or None."""

    def __init__(self, write: Callable[[], None], path: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self._write, self._path = write, path

    @guarded()
    def run(self) -> None:
        """On the other thread."""
        try:
            self._write()
        except Problem as problem:
            self.done.emit(problem)
        except OSError as error:
            self.done.emit(write_problem(self._path, error))
        except Exception:
            self.done.emit(write_problem(self._path, OSError()))
            raise
        else:
            self.done.emit(None)
