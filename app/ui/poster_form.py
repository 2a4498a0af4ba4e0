"""The right side of the poster dialog: paper, sheets, file.  Shows choices and tells when a person changed them."""

from PySide6.QtCore import QLocale, QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.poster.paper import LARGEST, PAPERS, SMALLEST
from app.ui.poster_choices import MARGINS, OVERLAPS, OWN, RESOLUTIONS, SHEETS, PosterChoices
from app.ui.theme import set_role
from app.words import T, language


class PosterForm(QWidget):
    """All choices of a poster; ``choices`` holds them.

    ``seen_otherwise``: the map is not looked at as usual, so that one may want it so on paper.
    """

    changed = Signal()

    def __init__(
        self, choices: PosterChoices, parent: QWidget | None = None, *, seen_otherwise: bool = False
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.choices = choices
        self._seen_otherwise = seen_otherwise
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 6, 0)
        self._column.setSpacing(8)
        self._paper()
        self._sheets()
        self._file()
        self._column.addStretch(1)
        self._show()

    # -- the parts ----------------------------------------------------------------------------
    def _paper(self) -> None:
        self._section(T("Paper"))
        self.paper = _combo(self)
        for paper in PAPERS:
            self.paper.addItem(f"{paper.name}   {paper.size}", paper.name)
        self.paper.addItem(T("Own size…"), OWN)
        self._row(T("Size"), self.paper)
        self.own = QWidget(self)
        self.width_mm = _length(SMALLEST, LARGEST, T("Width"))
        self.height_mm = _length(SMALLEST, LARGEST, T("Height"))
        row = QHBoxLayout(self.own)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.width_mm, 1)
        row.addWidget(QLabel("×", self.own))
        row.addWidget(self.height_mm, 1)
        self._column.addWidget(self.own)
        self.landscape, self.portrait = QRadioButton(T("Landscape"), self), QRadioButton(T("Portrait"), self)
        self.turned = self._pair(self.landscape, self.portrait)
        self.paper.currentIndexChanged.connect(self._read)
        for box in (self.width_mm, self.height_mm):
            box.valueChanged.connect(self._read)

    def _sheets(self) -> None:
        self._section(T("Printing"))
        self.whole = QRadioButton(T("On one page"), self)
        self.tiled = QRadioButton(T("On sheets to glue together"), self)
        group = QButtonGroup(self)
        for button in (self.whole, self.tiled):
            group.addButton(button)
            self._column.addWidget(button)
            button.toggled.connect(self._read)
        self.as_shown = QCheckBox(T("As on the screen"), self)
        self.as_shown.setToolTip(T("With the route, the colours and the steps that you see; nothing is collapsed."))
        self.as_shown.toggled.connect(self._read)
        self.tiles = QWidget(self)
        grid = QGridLayout(self.tiles)
        grid.setContentsMargins(26, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        self.sheet = _combo(self.tiles)
        for name in SHEETS:
            self.sheet.addItem(name, name)
        self.overlap = _length(*OVERLAPS, T("Overlap"))
        self.overlap.setToolTip(T("The strip on which the next sheet is glued."))
        self.margin = _length(*MARGINS, T("Printer margin"))
        self.margin.setToolTip(T("The border that the printer leaves white, and a little more for the cutting marks."))
        named = ((T("Sheets"), self.sheet), (T("Overlap"), self.overlap), (T("Printer margin"), self.margin))
        for number, (name, widget) in enumerate(named):
            label = QLabel(name, self.tiles)
            label.setBuddy(widget)
            widget.setAccessibleName(name)
            grid.addWidget(label, number, 0)
            grid.addWidget(widget, number, 1)
        grid.setColumnStretch(1, 1)
        self._column.addWidget(self.tiles)
        self._column.addWidget(self.as_shown)
        self.sheet.currentIndexChanged.connect(self._read)
        for box in (self.overlap, self.margin):
            box.valueChanged.connect(self._read)

    def _file(self) -> None:
        self._section(T("File"))
        self.format = _combo(self)
        self.format.addItem(T("PDF, for printing"), "pdf")
        self.format.addItem(T("PNG picture"), "png")
        self.format.addItem(T("SVG drawing"), "svg")
        self._row(T("Format"), self.format)
        self.dpi = QSpinBox(self)
        self.dpi.setRange(*RESOLUTIONS)
        self.dpi.setSingleStep(10)
        self.dpi.setSuffix(" " + T("dpi"))
        _indent(self.dpi)
        self.dpi_row = self._row(T("Resolution"), self.dpi)
        self.language = _combo(self)
        self.language.addItem("English", "en")
        self.language.addItem("Español", "es")
        self.language.setToolTip(T("Of the words that the program adds; yours stay as you wrote them."))
        self._row(T("Language"), self.language)
        for combo in (self.format, self.language):
            combo.currentIndexChanged.connect(self._read)
        self.dpi.valueChanged.connect(self._read)

    # -- choices ------------------------------------------------------------------------------
    def _show(self) -> None:
        """Show the choices without telling."""
        held = self.choices
        widgets = self.findChildren(QWidget)
        blockers = [QSignalBlocker(widget) for widget in widgets]
        for combo, value in (
            (self.paper, held.paper),
            (self.sheet, held.sheet),
            (self.format, held.format),
            (self.language, held.language),
        ):
            combo.setCurrentIndex(max(0, combo.findData(value)))
        self.width_mm.setValue(held.width)
        self.height_mm.setValue(held.height)
        self.overlap.setValue(held.overlap)
        self.margin.setValue(held.margin)
        self.dpi.setValue(held.dpi)
        (self.portrait if held.orientation == "portrait" else self.landscape).setChecked(True)
        self.as_shown.setChecked(held.as_shown)
        (self.tiled if held.tiled else self.whole).setChecked(True)
        del blockers
        self._suit()

    def _read(self) -> None:
        """Take over what the widgets show, and tell."""
        held = self.choices
        held.paper = self.paper.currentData()
        held.width, held.height = self.width_mm.value(), self.height_mm.value()
        held.orientation = "portrait" if self.portrait.isChecked() else "landscape"
        held.as_shown = self.as_shown.isChecked()
        held.tiled = self.tiled.isChecked()
        held.sheet = self.sheet.currentData()
        held.overlap, held.margin = self.overlap.value(), self.margin.value()
        held.format = self.format.currentData()
        held.dpi = self.dpi.value()
        held.language = self.language.currentData()
        self._suit()
        self.changed.emit()

    def _suit(self) -> None:
        """Show only what the choices leave to say."""
        held = self.choices
        self.own.setVisible(held.paper == OWN)
        self.turned.setVisible(held.paper != OWN)
        paged = held.format == "pdf"
        self.tiled.setEnabled(paged)
        self.tiled.setToolTip("" if paged else T("Only a PDF comes in sheets."))
        self.tiles.setVisible(held.tiles() is not None)
        self.as_shown.setVisible(self._seen_otherwise)
        self.dpi_row.setVisible(held.format == "png")

    # -- building -----------------------------------------------------------------------------
    def _section(self, text: str) -> None:
        label = QLabel(text, self)
        set_role(label, "section")
        if self._column.count():
            self._column.addSpacing(10)
        self._column.addWidget(label)

    def _row(self, name: str, widget: QWidget) -> QWidget:
        """A name and its widget side by side."""
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        label = QLabel(name, holder)
        label.setMinimumWidth(84)
        label.setBuddy(widget)
        widget.setParent(holder)
        widget.setAccessibleName(name)
        row.addWidget(label)
        row.addWidget(widget, 1)
        self._column.addWidget(holder)
        return holder

    def _pair(self, first: QRadioButton, second: QRadioButton) -> QWidget:
        """Two that exclude each other, side by side."""
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        group = QButtonGroup(holder)
        for button in (first, second):
            button.setParent(holder)
            group.addButton(button)
            row.addWidget(button)
            button.toggled.connect(self._read)
        row.addStretch(1)
        self._column.addWidget(holder)
        return holder


def _indent(box: QAbstractSpinBox) -> None:
    """Qt ignores a style sheet's padding at the left of a spin box."""
    box.lineEdit().setTextMargins(6, 0, 0, 0)


def _length(low: float, high: float, name: str) -> QDoubleSpinBox:
    """A box for millimetres."""
    box = QDoubleSpinBox()
    box.setLocale(QLocale(language()))
    box.setRange(low, high)
    box.setDecimals(1)
    box.setSuffix(" mm")
    _indent(box)
    box.setAccessibleName(name)
    return box


def _combo(parent: QWidget) -> QComboBox:
    """A list to choose from that may be narrower than its longest entry."""
    combo = QComboBox(parent)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(12)
    return combo
