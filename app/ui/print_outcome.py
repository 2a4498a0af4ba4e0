"""What became of a print: the bar while it is being made, then where the files are, with buttons that open them."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from app.ui.labels import PlainLabel
from app.ui.theme import set_role
from app.words import T


class PrintOutcome(QWidget):
    """Below the choices of the poster dialog; takes no room while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._written: Path | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.saved = PlainLabel("", "good", self, wrap=True)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(T("Progress"))
        self.opening = QWidget(self)
        row = QHBoxLayout(self.opening)
        row.setContentsMargins(0, 0, 0, 0)
        self.open_file, self.open_folder = QPushButton(T("Open file")), QPushButton(T("Open folder"))
        for button in (self.open_file, self.open_folder):
            button.setAutoDefault(False)
            set_role(button, "quiet")
            row.addWidget(button)
        row.addStretch(1)
        self.open_file.clicked.connect(lambda: self._open(folder=False))
        self.open_folder.clicked.connect(lambda: self._open(folder=True))
        for widget in (self.saved, self.bar, self.opening):
            column.addWidget(widget)
        self.forget()

    def begin(self) -> None:
        """Work begins."""
        self.forget()
        self.bar.setRange(0, 100)
        self.bar.setValue(0)
        self.bar.show()

    def end(self) -> None:
        """Work has ended."""
        self.bar.hide()

    def say(self, text: str) -> None:
        """All went well."""
        self.saved.setText(text)
        self.saved.setVisible(bool(text))

    def show_files(self, paths: Sequence[Path]) -> None:
        """These files have been written."""
        self._written = paths[0]
        if len(paths) == 1:
            self.say(T("Saved as {name}.", name=paths[0].name))
        else:
            first, last = paths[0].name, paths[-1].name
            self.say(T("Saved {n} files, from {first} to {last}.", n=len(paths), first=first, last=last))
        self.open_file.setVisible(len(paths) == 1)
        self.opening.show()

    def forget(self) -> None:
        """Nothing more is said of what was done before."""
        self._written = None
        self.bar.hide()
        self.opening.hide()
        self.say("")

    def _open(self, *, folder: bool) -> None:
        if self._written is not None:
            path = self._written.parent if folder else self._written
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
