"""The file: which format, how fine, in which language."""

from PySide6.QtWidgets import QCheckBox

from app.poster.page import Printout
from app.ui.print_section import Section, choose, whole_number
from app.words import T


class FileSection(Section):
    """Format and language."""

    code = "file"

    def heading(self) -> str:
        """As Section says."""
        return T("File")

    def build(self) -> None:
        """As Section says."""
        self._pages = 1
        self.format = self.combo()
        self.format.addItem(T("PDF, for printing"), "pdf")
        self.format.addItem(T("PNG picture"), "png")
        self.format.addItem(T("SVG drawing"), "svg")
        self.format.addItem(T("PowerPoint slides"), "pptx")
        self.format.setToolTip(T("Slides: the whole map, then each stage; every text and shape can be edited."))
        self.row(T("Format"), self.format)
        self.dpi = whole_number(self.body)
        self.dpi.setSingleStep(10)
        self.dpi.setSuffix(" " + T("dpi"))
        self.dpi.valueChanged.connect(self.read)
        self.dpi_row = self.row(T("Resolution"), self.dpi)
        self.letters = self.combo()
        self.letters.addItem(T("As outlines"), "outlines")
        self.letters.addItem(T("As text"), "text")
        self.letters.setToolTip(T("Outlines look alike everywhere; text can be found, edited and translated."))
        self.letters_row = self.row(T("Words"), self.letters)
        self.one_page = QCheckBox(T("Only the page that is shown"), self.body)
        self.one_page.setToolTip(T("Otherwise each page becomes a file of its own, with its number in the name."))
        self.one_page.toggled.connect(self.read)
        self.column.addWidget(self.one_page)
        self.language = self.combo()
        self.language.addItem("English", "en")
        self.language.addItem("Español", "es")
        self.language.setToolTip(T("Of the words that the program adds; yours stay as you wrote them."))
        self.row(T("Language"), self.language)

    def show_choices(self) -> None:
        """As Section says."""
        held = self.choices
        choose(self.format, held.format)
        self.dpi.setValue(held.dpi)
        choose(self.letters, held.letters)
        self.one_page.setChecked(held.one_page)
        choose(self.language, held.language)

    def read_choices(self) -> None:
        """As Section says."""
        held = self.choices
        held.format = self.format.currentData()
        held.dpi = self.dpi.value()
        held.letters = self.letters.currentData()
        held.one_page = self.one_page.isChecked()
        held.language = self.language.currentData()

    def show_printout(self, printout: Printout | None) -> None:
        """As Section says."""
        self._pages = len(printout.pages) if printout is not None else 1
        self.suit()

    def suit(self) -> None:
        """As Section says."""
        self.dpi_row.setVisible(self.choices.format == "png")
        self.letters_row.setVisible(self.choices.format == "svg")
        self.one_page.setVisible(self.choices.format in ("png", "svg") and self._pages > 1)
