"""What a print shop asks for: bleed and crop marks, and a page that every program shows at its size."""

from PySide6.QtWidgets import QCheckBox

from app.domain.problems import Problem
from app.poster.paper import LONGEST_PAGE
from app.poster.trim import too_long
from app.ui.labels import PlainLabel
from app.ui.print_section import Section
from app.words import T
from app.words.findings import long_page_text


class ShopSection(Section):
    """Of a poster on one page."""

    code = "shop"
    folded = True

    def heading(self) -> str:
        """As Section says."""
        return T("For the print shop")

    def build(self) -> None:
        """As Section says."""
        self.bleed = self.length(T("Bleed"))
        self.bleed.setSpecialValueText(T("No bleed"))
        self.bleed.setToolTip(
            T("How far the ground goes on beyond the poster, for knives that are not exact. Crop marks come with it.")
        )
        self.row(T("Bleed"), self.bleed)
        self.long = PlainLabel("", "warning", self.body, wrap=True)
        self.reduced = QCheckBox(self.body)
        self.reduced.toggled.connect(self.read)
        self.column.addWidget(self.long)
        self.column.addWidget(self.reduced)

    def show_choices(self) -> None:
        """As Section says."""
        self.bleed.setValue(self.choices.bleed)
        self.reduced.setChecked(self.choices.reduced)

    def read_choices(self) -> None:
        """As Section says."""
        self.choices.bleed = self.bleed.value()
        self.choices.reduced = self.reduced.isChecked()

    def suit(self) -> None:
        """As Section says; a page that is too long opens it by itself."""
        held = self.choices
        self.setVisible(held.for_shop)
        try:
            times = too_long(held.page())
        except Problem:
            times = 1
        self.long.setVisible(times > 1)
        self.reduced.setVisible(times > 1)
        if times > 1:
            self.long.setText(long_page_text(LONGEST_PAGE))
            self.reduced.setText(
                T("Write it 1:{times}, to be printed at {percent} %", times=times, percent=100 * times)
            )
            self.open()
