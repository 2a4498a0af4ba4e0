"""The bar above the map that says which cards are looked for: the others are pale."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QScrollArea, QSizePolicy, QToolButton, QWidget

from app.canvas.guard import guarded
from app.domain.document import Document
from app.domain.facets import Condition, facets_of, present
from app.ui.facet_button import FacetButton
from app.ui.icons import icon
from app.ui.labels import PlainLabel
from app.ui.theme import Tokens, px, set_role
from app.words import T
from app.words.facets import facet_name, value_name

USUAL = ("emotion", "lane", "tags", "owner", "evidence")
"""The facets that have a button as soon as the cards differ in them."""


class FilterBar(QFrame):
    """Buttons for the facets in which the cards of the map differ, and what to do with the cards that were found."""

    condition_changed = Signal(object)
    select_wanted = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "bar")
        self.condition = Condition()
        self.buttons: dict[str, FacetButton] = {}
        self._asked: set[str] = set()
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 8, 4)
        row.setSpacing(4)
        self._lead = PlainLabel("", "strong", self)
        row.addWidget(self._lead)
        self._row = self._strip(row)
        self.more = QToolButton(self)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.more.setMenu(QMenu(self.more))
        self._row.addWidget(self.more)
        self._row.addStretch(1)
        row.addSpacing(px(10))
        self.count = PlainLabel("", "muted", self)
        row.addWidget(self.count)
        self.select = self._button(row)
        self.clear = self._button(row)
        self.select.clicked.connect(self.select_wanted)
        self.clear.clicked.connect(self.forget)
        self.close_button = QToolButton(self)
        self.close_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.close_button.clicked.connect(self.closed)
        row.addWidget(self.close_button)

    def _put(self, facet: str) -> None:
        """A button for a facet, behind those that there are."""
        button = FacetButton(facet, self)
        button.chosen.connect(partial(self._choose, facet))
        self._row.insertWidget(len(self.buttons), button)
        self.buttons[facet] = button

    def _strip(self, row: QHBoxLayout) -> QHBoxLayout:
        """Room for the facets, which scrolls to the one in use where a window is too narrow for all of them."""
        holder = QWidget()
        set_role(holder, "page")
        inner = QHBoxLayout(holder)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(2)
        area = QScrollArea(self)
        area.setWidget(holder)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setFixedHeight(self.fontMetrics().height() + 20)
        row.addWidget(area, 1)
        return inner

    def _button(self, row: QHBoxLayout) -> QPushButton:
        button = QPushButton(self)
        set_role(button, "quiet")
        button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)  # never narrower than its words
        row.addWidget(button)
        return button

    def forget(self) -> None:
        """Every card is meant again."""
        self._set(Condition())

    def _choose(self, facet: str, values: object) -> None:
        if isinstance(values, frozenset):
            self._set(self.condition.with_facet(facet, values))

    def _set(self, condition: Condition) -> None:
        self.condition = condition
        self.condition_changed.emit(condition)

    def show_map(self, document: Document, map_id: str, met: int) -> None:
        """Offer what is on the map; ``met`` cards meet the condition."""
        rest = []
        known = facets_of(document)
        for facet in known:
            if facet not in self.buttons:
                self._put(facet)
        for facet, button in self.buttons.items():
            if facet not in known and facet not in self.condition.wanted:
                button.setVisible(False)
                continue
            found = present(document, map_id, facet)
            values = self.condition.wanted.get(facet, frozenset())
            seen = bool(values) or facet in self._asked or (facet in USUAL and len(found) > 1)
            button.setVisible(seen)
            if seen:
                named = [(value, value_name(document, facet, value), count) for value, count in found]
                gone = [(v, value_name(document, facet, v), 0) for v in values if v not in dict(found)]
                button.show_values(facet_name(document, facet), [*named, *gone], values)
            elif len(found) > 1:
                rest.append(facet)
        self._offer(document, rest)
        total = len(document.cards(map_id))
        self.count.setText(T("{met} of {n} card", "{met} of {n} cards", n=total, met=met))
        self.select.setEnabled(met > 0)
        self.clear.setEnabled(not self.condition.is_empty)

    def _offer(self, document: Document, facets: Sequence[str]) -> None:
        """Further facets in which the cards differ."""
        menu = self.more.menu()
        menu.clear()
        for facet in facets:
            menu.addAction(facet_name(document, facet), partial(self._ask, facet))
        self.more.setVisible(bool(facets))

    def _ask(self, facet: str) -> None:
        self._asked.add(facet)
        self.condition_changed.emit(self.condition)
        self.buttons[facet].setFocus(Qt.FocusReason.OtherFocusReason)
        self.buttons[facet].open()

    def go_in(self) -> None:
        """Put the keyboard on the first facet."""
        first = next((button for button in self.buttons.values() if not button.isHidden()), None)
        (first or self.close_button).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def retranslate(self) -> None:
        """The words in the language in force; those of the facets come with the map."""
        self.setAccessibleName(T("Filter"))
        self._lead.setText(T("Show"))
        self.more.setText(T("More"))
        self.more.setToolTip(T("Choose cards by something else"))
        self.select.setText(T("Select these"))
        self.select.setToolTip(T("Select the cards that are not pale"))
        self.clear.setText(T("Show all"))
        self.clear.setToolTip(T("Take away every condition"))
        for button in (self.more, self.select, self.clear):
            button.setAccessibleName(button.text())
        self.close_button.setToolTip(T("Close the filter (Esc)"))
        self.close_button.setAccessibleName(T("Close the filter"))

    def dress(self, colours: Tokens) -> None:
        """The cross in the colour of text."""
        self.close_button.setIcon(icon("x", colours))

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the bar."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
