"""What the map is printed as: the whole of it, its stages, a summary, or cards and grids to work with."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QSizePolicy, QToolButton, QWidget

from app.poster.uses import KindId
from app.ui.icons import icon
from app.ui.labels import PlainLabel
from app.ui.print_section import Section
from app.ui.theme import tokens_now
from app.words import T

Text = Callable[[], str]
KIND_WORDS: dict[KindId, tuple[str, Text, Text]] = {
    "poster": (
        "map",
        lambda: T("Whole poster"),
        lambda: T("The whole map on one page, or on sheets to glue together."),
    ),
    "stages": (
        "columns-3",
        lambda: T("Page per stage"),
        lambda: T("Each stage on a page of its own, with its part of the curve and large cards."),
    ),
    "summary": (
        "notebook-text",
        lambda: T("Summary"),
        lambda: T("One page for those who decide: persona, curve, what hurts most, what to do, key figures."),
    ),
    "slides": (
        "presentation",
        lambda: T("Slides"),
        lambda: T("A PowerPoint file: the whole map, then each stage; every text and shape can be edited."),
    ),
    "actions": (
        "square-check-big",
        lambda: T("Sheet per owner"),
        lambda: T("What each person answers for, with boxes to tick; last, what nobody answers for."),
    ),
    "report": (
        "book-open-text",
        lambda: T("Report"),
        lambda: T("Cover, journey, strengths, every chart with its formula, opportunities, findings and sources."),
    ),
    "charts": (
        "chart-scatter",
        lambda: T("Charts"),
        lambda: T("Each chart on a page of its own: quadrants, rankings, curves, stages and channels."),
    ),
    "deck": (
        "scissors",
        lambda: T("Cards to cut out"),
        lambda: T("Each card of the map to hold in the hand, with marks where to cut, to sort them on a table."),
    ),
    "blank": (
        "square-pen",
        lambda: T("Empty poster"),
        lambda: T("The grid of the poster with room to write and draw faces by hand."),
    ),
    "blank-cards": (
        "sticky-note",
        lambda: T("Empty cards"),
        lambda: T("Cards in the colours of your lanes, to be written by hand in a workshop."),
    ),
}
"""Of each kind its icon, its name and what it is good for, in the order in which they are offered."""


def kind_name(kind: KindId) -> str:
    """What a kind of print is called."""
    return KIND_WORDS[kind][1]()


class KindSection(Section):
    """All kinds as buttons, and a sentence on the one that is chosen."""

    code = "kind"

    def heading(self) -> str:
        """As Section says."""
        return T("What to print")

    def build(self) -> None:
        """As Section says."""
        holder = QWidget(self.body)
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        group = QButtonGroup(self.body)
        self.buttons: dict[KindId, QToolButton] = {}
        for number, (kind, (sign, name, about)) in enumerate(KIND_WORDS.items()):
            button = QToolButton(holder)
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the arrows go on from the one that was clicked
            button.setText(name())
            button.setIcon(icon(sign, tokens_now()))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setToolTip(about())
            button.setAccessibleName(name())
            button.setAccessibleDescription(about())
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            group.addButton(button)
            grid.addWidget(button, number // 2, number % 2)
            button.toggled.connect(self._chosen)
            self.buttons[kind] = button
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        self.column.addWidget(holder)
        self.about = PlainLabel("", "muted", self.body, wrap=True)
        self.column.addWidget(self.about)

    def _chosen(self, on: bool) -> None:
        if on:
            self.read()

    def show_choices(self) -> None:
        """As Section says."""
        self.buttons[self.choices.made].setChecked(True)

    def read_choices(self) -> None:
        """As Section says."""
        self.choices.turn_to(next(kind for kind, button in self.buttons.items() if button.isChecked()))

    def suit(self) -> None:
        """As Section says."""
        made = self.choices.made
        if self._shown and not self.buttons[made].isChecked():
            self.refresh()  # slides are chosen as a format too
        self.about.setText(KIND_WORDS[made][2]())
