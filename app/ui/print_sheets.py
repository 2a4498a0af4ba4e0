"""Whether the poster is one page or comes in sheets to glue together, and what these are."""

from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLabel, QRadioButton, QWidget

from app.ui.poster_choices import MARGINS, OVERLAPS, SHEETS
from app.ui.print_section import Section, choose
from app.words import T


class SheetsSection(Section):
    """One page or sheets."""

    code = "sheets"

    def heading(self) -> str:
        """As Section says."""
        return T("Printing")

    def build(self) -> None:
        """As Section says."""
        self.whole = QRadioButton(T("On one page"), self.body)
        self.tiled = QRadioButton(T("On sheets to glue together"), self.body)
        group = QButtonGroup(self.body)
        for button in (self.whole, self.tiled):
            group.addButton(button)
            self.column.addWidget(button)
            button.toggled.connect(self.read)
        self.tiles = QWidget(self.body)
        grid = QGridLayout(self.tiles)
        grid.setContentsMargins(26, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        self.sheet = self.combo()
        for name in SHEETS:
            self.sheet.addItem(name, name)
        self.overlap = self.length(*OVERLAPS, T("Overlap"))
        self.overlap.setToolTip(T("The strip on which the next sheet is glued."))
        self.margin = self.length(*MARGINS, T("Printer margin"))
        self.margin.setToolTip(T("The border that the printer leaves white, and a little more for the cutting marks."))
        named = ((T("Sheets"), self.sheet), (T("Overlap"), self.overlap), (T("Printer margin"), self.margin))
        for number, (name, widget) in enumerate(named):
            label = QLabel(name, self.tiles)
            label.setBuddy(widget)
            widget.setAccessibleName(name)
            grid.addWidget(label, number, 0)
            grid.addWidget(widget, number, 1)
        grid.setColumnStretch(1, 1)
        self.column.addWidget(self.tiles)

    def show_choices(self) -> None:
        """As Section says."""
        held = self.choices
        choose(self.sheet, held.sheet)
        self.overlap.setValue(held.overlap)
        self.margin.setValue(held.margin)
        (self.tiled if held.tiled else self.whole).setChecked(True)

    def read_choices(self) -> None:
        """As Section says."""
        held = self.choices
        held.tiled = self.tiled.isChecked()
        held.sheet = self.sheet.currentData()
        held.overlap, held.margin = self.overlap.value(), self.margin.value()

    def suit(self) -> None:
        """As Section says."""
        held = self.choices
        self.setVisible(held.kind == "poster")
        paged = held.format == "pdf"
        self.tiled.setEnabled(paged)
        self.tiled.setToolTip("" if paged else T("Only a PDF comes in sheets."))
        self.tiles.setVisible(held.tiles() is not None)
