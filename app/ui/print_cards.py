"""The cards to cut out: their size, and what is printed besides those of the map."""

from PySide6.QtWidgets import QCheckBox

from app.poster.paper import Paper
from app.poster.uses import PAPER_USE
from app.ui.poster_choices import CARDS, OWN
from app.ui.print_section import Section, choose, whole_number
from app.words import T


class CardsSection(Section):
    """Size and number of cards; shown only where cards are printed."""

    code = "cards"

    def heading(self) -> str:
        """As Section says."""
        return T("Cards")

    def build(self) -> None:
        """As Section says."""
        names = {
            "85x55": T("Business card"),
            "76x76": T("Sticky note"),
            "105x74": "A7",
            "148x105": "A6",
        }
        self.card = self.combo()
        for key, sides in CARDS.items():
            self.card.addItem(f"{names[key]}   {Paper('', *sides).size}", key)
        self.card.addItem(T("Own size…"), OWN)
        self.row(T("Size"), self.card)
        self.width_mm, self.height_mm = self.length(T("Width of a card")), self.length(T("Height of a card"))
        self.own = self.sides(self.width_mm, self.height_mm)
        self.heads = QCheckBox(T("Also a card for each stage and lane"), self.body)
        self.heads.setToolTip(T("To head the columns and rows on the wall."))
        self.fill = QCheckBox(T("Fill the last sheet with empty cards"), self.body)
        for box in (self.heads, self.fill):
            box.toggled.connect(self.read)
            self.column.addWidget(box)
        self.each = whole_number(self.body)
        self.each.valueChanged.connect(self.read)
        self.each_row = self.row(T("For each lane"), self.each)
        self.each.setToolTip(T("How many empty cards each lane gets."))

    def show_choices(self) -> None:
        """As Section says."""
        held = self.choices
        choose(self.card, held.card)
        self.width_mm.setValue(held.card_width)
        self.height_mm.setValue(held.card_height)
        self.heads.setChecked(held.heads)
        self.fill.setChecked(held.fill)
        self.each.setValue(held.each)

    def read_choices(self) -> None:
        """As Section says."""
        held = self.choices
        held.card = self.card.currentData()
        held.card_width, held.card_height = self.width_mm.value(), self.height_mm.value()
        held.heads, held.fill = self.heads.isChecked(), self.fill.isChecked()
        held.each = self.each.value()

    def suit(self) -> None:
        """As Section says."""
        held = self.choices
        self.setVisible(PAPER_USE[held.kind] == "cards")
        self.own.setVisible(held.card == OWN)
        for box in (self.heads, self.fill):
            box.setVisible(held.kind == "deck")
        self.each_row.setVisible(held.kind == "blank-cards")
