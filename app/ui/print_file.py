"""The file: which format, how fine, in which language."""

from PySide6.QtWidgets import QSpinBox

from app.ui.poster_choices import RESOLUTIONS
from app.ui.print_section import Section, choose, indent
from app.words import T


class FileSection(Section):
    """Format and language."""

    code = "file"

    def heading(self) -> str:
        """As Section says."""
        return T("File")

    def build(self) -> None:
        """As Section says."""
        self.format = self.combo()
        self.format.addItem(T("PDF, for printing"), "pdf")
        self.format.addItem(T("PNG picture"), "png")
        self.format.addItem(T("SVG drawing"), "svg")
        self.row(T("Format"), self.format)
        self.dpi = QSpinBox(self.body)
        self.dpi.setRange(*RESOLUTIONS)
        self.dpi.setSingleStep(10)
        self.dpi.setSuffix(" " + T("dpi"))
        indent(self.dpi)
        self.dpi.valueChanged.connect(self.read)
        self.dpi_row = self.row(T("Resolution"), self.dpi)
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
        choose(self.language, held.language)

    def read_choices(self) -> None:
        """As Section says."""
        held = self.choices
        held.format = self.format.currentData()
        held.dpi = self.dpi.value()
        held.language = self.language.currentData()

    def suit(self) -> None:
        """As Section says."""
        self.dpi_row.setVisible(self.choices.format == "png")
