"""Whether the poster is one page or comes in sheets to glue together, and what these are."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.problems import Problem
from app.layout.shapes import Drawing
from app.poster.offers import Offer
from app.poster.page import Printout
from app.poster.paper import Paper, Roll
from app.poster.spec import TileSpec
from app.poster.uses import PAPER_USE
from app.ui.labels import PlainLabel
from app.ui.offers_list import OffersList
from app.ui.poster_choices import SHEETS, USUAL, sheet_of
from app.ui.poster_job import OffersJob
from app.ui.print_section import Section, choose
from app.words import T


class SheetsSection(Section):
    """One page or sheets; of the sheets the ways to print them, each with its price."""

    code = "sheets"

    def heading(self) -> str:
        """As Section says."""
        return T("Printing")

    def build(self) -> None:
        """As Section says."""
        self._job: OffersJob | None = None
        self._asked: tuple[object, ...] = ()
        self._listed: tuple[object, ...] = ()
        self._poster: Drawing | None = None
        self._labels: dict[QWidget, QLabel] = {}
        self.whole = QRadioButton(T("On one page"), self.body)
        self.tiled = QRadioButton(T("On sheets to glue together"), self.body)
        group = QButtonGroup(self.body)
        for button in (self.whole, self.tiled):
            group.addButton(button)
            self.column.addWidget(button)
            button.toggled.connect(self.read)
        self.tiles = QWidget(self.body)
        column = QVBoxLayout(self.tiles)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        self.sheet = self.combo()
        self.sheet.addItem(" + ".join(usual_sheets()), USUAL)
        for name in SHEETS:
            self.sheet.addItem(_called(name), name)
        self.sheet.setToolTip(T("What your printer can take."))
        self.offers = OffersList(self.tiles)
        self.offers.chosen.connect(self._take)
        self.waiting = PlainLabel(T("Working out the ways to print it…"), "muted", self.tiles)
        column.addLayout(self._grid(((T("Sheets"), self.sheet),)))
        column.addWidget(self.waiting)
        column.addWidget(self.offers)
        self._ticks(column)
        self.only = QLineEdit(self.tiles)
        self.only.setPlaceholderText(T("all of them"))
        self.only.setToolTip(T("To print single sheets again: their names, row and column, with commas, as 2C, 3A."))
        self.only.editingFinished.connect(self.read)
        column.addLayout(self._lengths())
        self.column.addWidget(self.tiles)

    def _ticks(self, column: QVBoxLayout) -> None:
        """What is done with cuts and blank sheets."""
        self.between = QCheckBox(T("Cut between the cards"), self.tiles)
        self.between.setToolTip(T("The cuts go where the fewest cards are cut; otherwise all sheets are alike."))
        self.wider = QCheckBox(T("Widen the gutters at the cuts"), self.tiles)
        self.wider.setToolTip(
            T("By a few millimetres, taken from the white border; the poster stays as large as it is.")
        )
        self.skip_blank = QCheckBox(T("Leave out blank sheets"), self.tiles)
        self.skip_blank.setToolTip(T("Sheets on which nothing is drawn are not in the file; plain paper will do."))
        self.each_side = QCheckBox(T("A printer margin for each side"), self.tiles)
        for box in (self.between, self.wider, self.skip_blank, self.each_side):
            box.toggled.connect(self.read)
        column.addWidget(self.between)
        column.addWidget(self.wider)
        column.addWidget(self.skip_blank)

    def _lengths(self) -> QGridLayout:
        self.overlap = self.length(T("Overlap"))
        self.overlap.setToolTip(T("The strip on which the next sheet is glued."))
        self.margin = self.length(T("Printer margin"))
        tip = T("The border that the printer leaves white, and a little more for the cutting marks.")
        self.margin_top = self.length(T("Above"))
        self.margin_right = self.length(T("At the right"))
        self.margin_bottom = self.length(T("Below"))
        for box in (self.margin, self.margin_top, self.margin_right, self.margin_bottom):
            box.setToolTip(tip)
        self.each_side.setToolTip(T("Of a standing sheet; on a lying one the larger of two opposite margins counts."))
        grid = self._grid(
            (
                (T("Only sheets"), self.only),
                (T("Overlap"), self.overlap),
                (T("Printer margin"), self.margin),
                ("", self.each_side),
                (T("Above"), self.margin_top),
                (T("At the right"), self.margin_right),
                (T("Below"), self.margin_bottom),
            )
        )
        sides = (self.margin_top, self.margin_right, self.margin_bottom)
        self._sides = [widget for side in sides for widget in (side, self._labels[side])]
        return grid

    def _grid(self, rows: Sequence[tuple[str, QWidget]]) -> QGridLayout:
        """Names and widgets side by side; a widget without a name stands in both columns."""
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setColumnStretch(1, 1)
        for number, (name, widget) in enumerate(rows):
            if not name:
                grid.addWidget(widget, number, 0, 1, 2)
                continue
            label = QLabel(name, self.tiles)
            label.setBuddy(widget)
            widget.setAccessibleName(name)
            self._labels[widget] = label
            grid.addWidget(label, number, 0)
            grid.addWidget(widget, number, 1)
        return grid

    # -- choices ------------------------------------------------------------------------------
    def show_choices(self) -> None:
        """As Section says."""
        held = self.choices
        choose(self.sheet, held.papers)
        self.between.setChecked(held.between)
        self.wider.setChecked(held.wider)
        self.skip_blank.setChecked(held.skip_blank)
        self.only.setText(held.only)
        self.each_side.setChecked(held.each_side)
        self.overlap.setValue(held.overlap)
        self.margin.setValue(held.margin)
        self.margin_top.setValue(held.margin_top)
        self.margin_right.setValue(held.margin_right)
        self.margin_bottom.setValue(held.margin_bottom)
        (self.tiled if held.tiled else self.whole).setChecked(True)

    def read_choices(self) -> None:
        """As Section says."""
        held = self.choices
        held.tiled = self.tiled.isChecked()
        if held.papers != self.sheet.currentData():
            held.papers = self.sheet.currentData()
            held.sheet = usual_sheets()[0] if held.papers == USUAL else held.papers
        held.between = self.between.isChecked()
        held.only = self.only.text()
        held.wider = self.wider.isChecked()
        held.skip_blank = self.skip_blank.isChecked()
        if self.each_side.isChecked() and not held.each_side:
            held.margin_top = held.margin_right = held.margin_bottom = held.margin
            self.show_sides()
        held.each_side = self.each_side.isChecked()
        held.overlap, held.margin = self.overlap.value(), self.margin.value()
        held.margin_top, held.margin_right = self.margin_top.value(), self.margin_right.value()
        held.margin_bottom = self.margin_bottom.value()

    def show_sides(self) -> None:
        """All sides begin with what was chosen for all."""
        for box in (self.margin_top, self.margin_right, self.margin_bottom):
            box.blockSignals(True)
            box.setValue(self.choices.margin)
            box.blockSignals(False)

    def suit(self) -> None:
        """As Section says."""
        held = self.choices
        self.setVisible(held.made != "slides" and PAPER_USE[held.kind] == "map")
        paged = held.format == "pdf"
        self.tiled.setEnabled(paged)
        self.tiled.setToolTip("" if paged else T("Only a PDF comes in sheets."))
        self.tiles.setVisible(held.tiles() is not None)
        self.wider.setEnabled(held.between)
        for widget in self._sides:
            widget.setVisible(held.each_side)
        self._labels[self.margin].setText(T("At the left") if held.each_side else T("Printer margin"))
        self._show_offers()

    # -- the ways to print it -----------------------------------------------------------------
    def show_printout(self, printout: Printout | None) -> None:
        """Work out the ways for the poster that is shown."""
        poster = printout.poster if printout is not None else None
        self._poster = poster.placements[0].drawing if poster is not None else None
        self._work_out()

    def leave(self) -> None:
        """As Section says."""
        if self._job is not None:
            self._job.done.disconnect()
            self._job.requestInterruption()
            self._job.wait()
            self._job = None

    def _wanted(self) -> tuple[tuple[object, ...], Drawing, TileSpec, Paper] | None:
        """What the ways depend upon, the poster, and what is chosen; None where there are no sheets."""
        tiles = self.choices.tiles()
        if self._poster is None or tiles is None:
            return None
        held = self.choices
        key = (id(self._poster), held.papers, held.occasion().replace(held.sheet, "", 1))
        try:
            return key, self._poster, tiles, held.page()
        except Problem:  # a size that is no paper's: the dialog says so
            return None

    def _work_out(self) -> None:
        """Begin, unless it is known or being done; what was chosen is kept among them."""
        wanted = self._wanted()
        if wanted is None or self._job is not None:
            return
        key, poster, tiles, page = wanted
        if key != self._listed or not self.offers.mark(tiles):
            sheets: list[Paper | Roll] = [sheet_of(name) for name in self._papers()]
            self._asked = key
            self._job = OffersJob(poster, page, tiles, sheets, self)
            self._job.done.connect(self._worked_out)
            self._job.start()
        self._show_offers()

    def _papers(self) -> Sequence[str]:
        return usual_sheets() if self.choices.papers == USUAL else (self.choices.papers,)

    def _worked_out(self, found: tuple[Offer, ...]) -> None:
        if self._job is None:  # the news was under way when the dialog was left
            return
        self._job.wait()
        self._job.deleteLater()
        self._job = None
        self.offers.show_offers(found)
        self._listed = self._asked
        wanted = self._wanted()
        if wanted is not None and wanted[0] != self._listed:
            self._work_out()
        elif wanted is not None:
            self.offers.mark(wanted[2])
        self._show_offers()

    def _show_offers(self) -> None:
        """The list, or that it is being made."""
        wanted = self._wanted()
        known = wanted is not None and wanted[0] == self._listed
        self.offers.setVisible(known)
        self.waiting.setVisible(not known)

    def _take(self, offer: Offer) -> None:
        """A person has chosen one."""
        self.choices.take(offer.tiles)
        self.changed.emit()


def usual_sheets() -> tuple[str, str]:
    """The papers of office printers where this is."""
    inches = QLocale.system().measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem
    return ("Letter", "Tabloid") if inches else ("A4", "A3")


def _called(name: str) -> str:
    sheet = sheet_of(name)
    return T("Roll of {width}", width=sheet.size) if isinstance(sheet, Roll) else name
