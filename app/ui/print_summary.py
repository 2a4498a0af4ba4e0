"""What a print will be, below the choices: how many pages, whether it can be read, and why there are none."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.poster.page import Printout
from app.ui.labels import PlainLabel
from app.ui.poster_choices import PosterChoices
from app.ui.poster_words import pages_text, reading_text
from app.ui.theme import set_role
from app.words import T


class PrintSummary(QWidget):
    """Lines that take room only while they say something."""

    help_wanted = Signal()
    """A person wants to see what would make it readable."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.pages = PlainLabel("", "strong", self, wrap=True)
        self.reading = PlainLabel("", "muted", self, wrap=True)
        self.warning = PlainLabel("", "warning", self, wrap=True)
        self.message = PlainLabel("", "danger", self, wrap=True)
        for label in (self.pages, self.reading, self.warning, self.message):
            column.addWidget(label)
            _say(label, "")
        self.help = QPushButton(T("What would help"), self)
        self.help.setAutoDefault(False)
        set_role(self.help, "quiet")
        self.help.clicked.connect(self.help_wanted)
        column.insertWidget(column.indexOf(self.message), self.help, 0, Qt.AlignmentFlag.AlignRight)
        self.help.hide()

    def preparing(self) -> None:
        """Other pages are being made."""
        _say(self.pages, T("Preparing the preview…"))

    def show_printout(self, printout: Printout, choices: PosterChoices) -> str:
        """How many pages there are and how they read; the same for who hears it."""
        text, calm = "", True
        if choices.made != "slides":
            text, calm = reading_text(printout, choices.distance, choices.spec().reduced)
        _say(self.message, "")
        _say(self.pages, pages_text(choices, printout))
        _say(self.reading, text if calm else "")
        self._warn("" if calm else text)
        return f"{self.pages.text()}. {text}"

    def refuse(self, why: str) -> None:
        """There are no such pages."""
        self.tell(why)
        _say(self.pages, "")

    def tell(self, why: str) -> None:
        """What went wrong; "" where nothing did."""
        _say(self.message, why)

    def _warn(self, text: str) -> None:
        _say(self.warning, text)
        self.help.setVisible(bool(text))


def _say(label: PlainLabel, text: str) -> None:
    """Show a text; without one the label takes no room."""
    label.setText(text)
    label.setVisible(bool(text))
