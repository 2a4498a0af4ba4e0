"""The right side of the poster dialog: its sections in order.  Shows choices and tells when a person changed them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.document import Document
from app.domain.excerpt import NOTHING, Inside
from app.poster.page import Printout
from app.ui.logos import Logos
from app.ui.poster_choices import PosterChoices
from app.ui.print_brand import BrandSection
from app.ui.print_cards import CardsSection
from app.ui.print_document import DocumentSection
from app.ui.print_file import FileSection
from app.ui.print_kind import KindSection
from app.ui.print_paper import PaperSection
from app.ui.print_reading import ReadingSection
from app.ui.print_section import Section
from app.ui.print_sheets import SheetsSection
from app.ui.print_shop import ShopSection

Part = type[Section]


class PosterForm(QWidget):
    """All choices of a print; ``choices`` holds them.

    ``inside`` is what a PDF holds if the map goes along.  ``seen_otherwise``: the map is not looked at as usual, so
    that one may want it so on paper.
    """

    changed = Signal()

    def __init__(
        self,
        choices: PosterChoices,
        document: Document,
        parent: QWidget | None = None,
        *,
        logos: Logos | None = None,
        inside: Inside = NOTHING,
        seen_otherwise: bool = False,
    ) -> None:
        super().__init__(parent)
        self.choices = choices
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(2)
        self.kind = KindSection(choices, self)
        self.paper = PaperSection(choices, self)
        self.paper.seen_otherwise = seen_otherwise
        self.cards = CardsSection(choices, self)
        self.sheets = SheetsSection(choices, self)
        self.shop = ShopSection(choices, self)
        self.file = FileSection(choices, self)
        self.brand = BrandSection(choices, logos or Logos(), self)
        self.document = DocumentSection(choices, inside, self)
        self.reading = ReadingSection(choices, document, self)
        self.reading.advised.connect(self._advised)
        self.sections: tuple[Section, ...] = (
            self.kind, self.cards, self.paper, self.sheets, self.shop, self.reading, self.brand, self.file,
            self.document,
        )  # fmt: skip
        for section in self.sections:
            column.addWidget(section)
            section.refresh()
            section.changed.connect(self._changed)
        self.kind.changed.disconnect(self._changed)
        self.kind.changed.connect(self._another_kind)
        column.addStretch(1)

    def show_printout(self, printout: Printout | None) -> None:
        """Let each section say what it knows of the pages."""
        for section in self.sections:
            section.show_printout(printout)

    def leave(self) -> None:
        """The dialog closes."""
        for section in self.sections:
            section.leave()

    def _another_kind(self) -> None:
        """Another kind has another paper, is read from elsewhere, and may have another format."""
        self.paper.refresh()
        self.file.refresh()
        self.reading.refresh()
        self._changed()

    def _advised(self) -> None:
        for section in self.sections:
            section.refresh()
        self.changed.emit()

    def _changed(self) -> None:
        for section in self.sections:
            section.suit()
        self.changed.emit()
