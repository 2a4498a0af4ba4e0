"""The paper: its size, lying or standing, and how the map is looked at on it."""

from PySide6.QtWidgets import QCheckBox, QRadioButton

from app.poster.paper import PAPERS
from app.ui.poster_choices import OWN
from app.ui.print_section import Section, choose
from app.words import T


class PaperSection(Section):
    """Size and orientation."""

    code = "paper"
    seen_otherwise = False
    """Whether the map is not looked at as usual, so that one may want it so on paper."""

    def heading(self) -> str:
        """As Section says."""
        return T("Paper")

    def build(self) -> None:
        """As Section says."""
        self.paper = self.combo()
        for paper in PAPERS:
            self.paper.addItem(f"{paper.name}   {paper.size}", paper.name)
        self.paper.addItem(T("Own size…"), OWN)
        self.size_row = self.row(T("Size"), self.paper)
        self.width_mm, self.height_mm = self.length(T("Width")), self.length(T("Height"))
        self.own = self.sides(self.width_mm, self.height_mm)
        self.landscape, self.portrait = QRadioButton(T("Landscape"), self.body), QRadioButton(T("Portrait"), self.body)
        self.turned = self.pair(self.landscape, self.portrait)
        self.as_shown = QCheckBox(T("As on the screen"), self.body)
        self.as_shown.setToolTip(
            T("With the route, the colours, the details and the mood that you see; nothing is collapsed.")
        )
        self.as_shown.toggled.connect(self.read)
        self.column.addWidget(self.as_shown)

    def show_choices(self) -> None:
        """As Section says."""
        held = self.choices
        choose(self.paper, held.paper)
        self.width_mm.setValue(held.width)
        self.height_mm.setValue(held.height)
        (self.portrait if held.orientation == "portrait" else self.landscape).setChecked(True)
        self.as_shown.setChecked(held.as_shown)

    def read_choices(self) -> None:
        """As Section says."""
        held = self.choices
        held.paper = self.paper.currentData()
        held.width, held.height = self.width_mm.value(), self.height_mm.value()
        held.orientation = "portrait" if self.portrait.isChecked() else "landscape"
        held.as_shown = self.as_shown.isChecked()

    def suit(self) -> None:
        """As Section says."""
        sized = self.choices.made != "slides"
        self.size_row.setVisible(sized)
        self.own.setVisible(sized and self.choices.paper == OWN)
        self.turned.setVisible(sized and self.choices.paper != OWN)
        self.setVisible(sized or self.seen_otherwise)
        self.as_shown.setVisible(self.seen_otherwise)
