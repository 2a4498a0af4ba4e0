"""The drawer's page of routes: ways through the map over shared touchpoints, with what each asks of the customer."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, QSortFilterProxyModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QSplitter, QToolButton, QVBoxLayout, QWidget

from app.canvas.focus import Ref
from app.canvas.guard import guarded
from app.domain.commands import linking, routes
from app.domain.records import Card, Lane
from app.ui.icons import icon
from app.ui.insight.linking import placed
from app.ui.insight.page import DrawerPage
from app.ui.insight.table import PageTable
from app.ui.labels import EmptyNote, PlainLabel
from app.ui.people.route_cells import RouteCells
from app.ui.people.route_model import COLUMNS, SORT, RouteRow, RoutesModel
from app.ui.theme import Tokens, px, set_role
from app.words import T

if TYPE_CHECKING:
    from app.ui.editor import Editor

BUTTONS = ("add", "link", "show", "delete")
ICONS = {"add": "plus", "link": "link", "show": "locate", "delete": "trash-2"}
CARD = Qt.ItemDataRole.UserRole
STEP_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class StepList(QListWidget):
    """The steps of a route in the order of the map; Del is its own while it has the keyboard."""

    @guarded(False)
    def event(self, event: QEvent) -> bool:
        """Del takes a step off the route, not its card off the map."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in STEP_KEYS:
            event.accept()
            return True
        return super().event(event)

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del and Escape go up to the page."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Escape):
            event.ignore()
        else:
            super().keyPressEvent(event)


class RoutesPage(DrawerPage):
    """Routes of the map: added from selected cards, described, shown, compared in their numbers."""

    def __init__(self, editor: "Editor") -> None:
        super().__init__(editor)
        self.model = RoutesModel(self)
        self.sorted = QSortFilterProxyModel(self)
        self.sorted.setSourceModel(self.model)
        self.sorted.setSortRole(SORT)
        self.table = PageTable()
        self.steps = StepList()
        self.empty = EmptyNote()
        self.about = PlainLabel(wrap=True, role="muted")
        self.buttons = {key: QToolButton() for key in BUTTONS}
        self._furnish()
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._front())
        self.table.clicked.connect(lambda _index: self._look())
        self.steps.itemClicked.connect(self._go_to_step)
        self.steps.itemActivated.connect(self._go_to_step)
        self.retranslate()

    def _furnish(self) -> None:
        self.table.setModel(self.sorted)
        self.table.setItemDelegate(RouteCells(self.table))
        self.table.furnish(len(COLUMNS), 180)
        self.sorted.sort(-1)
        self.steps.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.steps.setTextElideMode(Qt.TextElideMode.ElideRight)
        tools = QHBoxLayout()
        tools.setSpacing(2)
        for key, button in self.buttons.items():
            button.setAutoRaise(True)
            button.clicked.connect(partial(self._press, key))
            tools.addWidget(button)
            if key == "add":
                tools.addSpacing(10)
        tools.addStretch(1)
        left, right = QWidget(), QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(8, 4, 4, 6)
        column.setSpacing(4)
        column.addLayout(tools)
        column.addWidget(self.empty)
        column.addWidget(self.table, 1)
        beside = QVBoxLayout(right)
        beside.setContentsMargins(4, 8, 8, 6)
        beside.setSpacing(4)
        set_role(right, "side-body")
        beside.addWidget(self.about)
        beside.addWidget(self.steps, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(right)
        split.setSizes([px(900), px(300)])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(split)

    # -- what is shown ------------------------------------------------------------------------
    def show_map(self) -> None:
        """Read the routes again."""
        current = self.current
        self.model.show_map(self.board)
        self.empty.setVisible(not self.model.rows)
        self.table.setVisible(bool(self.model.rows))
        self.steps.setVisible(bool(self.model.rows))
        if current is not None:
            self.choose(current.route.id)
        elif self.model.rows:
            self.table.selectRow(0)
        self._front()

    def follow_selection(self) -> None:
        """The step whose card is selected on the map is in front."""
        board = self.board
        chosen = set(board.selected_cards()) if board is not None else set()
        self.steps.blockSignals(True)
        for at in range(self.steps.count()):
            item = self.steps.item(at)
            item.setSelected(item.data(CARD) in chosen)
        self.steps.blockSignals(False)

    @property
    def current(self) -> RouteRow | None:
        """The route in front."""
        index = self.sorted.mapToSource(self.table.currentIndex())
        return self.model.rows[index.row()] if index.isValid() and index.row() < len(self.model.rows) else None

    def choose(self, id_: str) -> None:
        """Have a route in front."""
        row = next((at for at, one in enumerate(self.model.rows) if one.route.id == id_), None)
        if row is not None:
            self.table.setCurrentIndex(self.sorted.mapFromSource(self.model.index(row, 0)))

    def _front(self) -> None:
        """The steps of the route in front, and on the map too where somebody goes through the table."""
        one = self.current
        for key in ("link", "show", "delete"):
            self.buttons[key].setEnabled(one is not None)
        self._list_steps(one)
        if self.table.hasFocus():
            self._look()

    def _list_steps(self, one: RouteRow | None) -> None:
        board = self.board
        at = self.steps.currentRow()
        self.steps.clear()
        self.about.setText("")
        if board is None or one is None:
            return
        total = one.effort.total.value
        if total is None:
            self.about.setText(T("No step yet: select touchpoints on the map and link them."))
            return
        steps = T("{n} step", "{n} steps", n=len(one.effort.steps))
        switches = T("{n} switch of channel", "{n} switches of channel", n=len(one.effort.switches))
        self.about.setText(T("{steps} + {switches} = effort {n}", steps=steps, switches=switches, n=round(total)))
        for number, id_ in enumerate(one.effort.steps, 1):
            card = board.document.get(Card, id_)
            item = QListWidgetItem(f"{number}. {placed(board.document, card)}", self.steps)
            item.setData(CARD, id_)
            item.setToolTip("\n".join([placed(board.document, card), *self._remarks(one, card)]))
            symbol = "arrow-right-left" if id_ in one.effort.switches else "dot"
            item.setIcon(icon(symbol, self.editor.colours))
        self.steps.setCurrentRow(min(at, self.steps.count() - 1))
        self.follow_selection()

    def _remarks(self, one: RouteRow, card: Card) -> list[str]:
        """What is worth telling of a step."""
        board = self.board
        lane = board.document.find(Lane, card.lane_id) if board is not None else None
        told: list[str] = []
        if card.id in one.effort.switches:
            told.append(T("The channel changes: {channel}", channel=lane.title if lane is not None else ""))
        if card.id in one.effort.crossings:
            told.append(T("From physical to digital, or back"))
        if card.id in one.effort.friction:
            told.append(T("Customers get stuck here"))
        return told

    # -- what is done -------------------------------------------------------------------------
    def _press(self, key: str) -> None:
        {"add": self.add, "link": self._link, "show": self._show, "delete": self._delete}[key]()

    def add(self) -> None:
        """A new one over the touchpoints that are selected on the map, its title ready to be written."""
        board = self.board
        if board is None:
            return
        cards = self._contacts()
        edit = board.attempt(lambda: routes.add_route(board.document, board.map_id, T("New route"), card_ids=cards))
        if edit is not None:
            self.show_map()
            self.choose(edit.changes[0].record.id)
            self.table.setFocus()
            self.table.edit(self.table.currentIndex().siblingAtColumn(0))

    def _contacts(self) -> list[str]:
        """The touchpoints that are selected on the map."""
        board = self.board
        if board is None:
            return []
        cards = [board.document.get(Card, id_) for id_ in board.selected_cards()]
        return [card.id for card in cards if board.document.is_touchpoint(card)]

    def _link(self) -> None:
        """The selected touchpoints are on the route; where all of them are, they are no more."""
        board, one = self.board, self.current
        if board is None or one is None:
            return
        cards = self._contacts()
        if not cards:
            self.editor.messages.say(T("Select the touchpoints on the map that this route has, then link them."))
        elif set(cards) <= set(one.effort.steps):
            board.attempt(lambda: linking.unlink_cards(board.document, one.route.id, cards))
        else:
            board.attempt(lambda: linking.link_cards(board.document, "route", one.route.id, cards))

    def _show(self) -> None:
        """To its cards, with the line that joins them."""
        one = self.current
        if one is None:
            return
        self._look()
        if one.effort.steps:
            self.go_to([Ref("card", id_) for id_ in one.effort.steps])
        else:
            self.editor.messages.say(T("“{title}” has no step yet.", title=one.route.title))

    def _look(self) -> None:
        """The map shows the line of the route in front."""
        board, one = self.board, self.current
        if board is not None and one is not None:
            board.show_as(replace(board.display, route=True, route_id=one.route.id))

    def _go_to_step(self, item: QListWidgetItem) -> None:
        self.go_to([Ref("card", str(item.data(CARD)))])

    def _delete(self) -> None:
        """The route goes; its touchpoints stay."""
        board, one = self.board, self.current
        if board is not None and one is not None:
            board.attempt(lambda: routes.delete_route(board.document, one.route.id))
            self.show_map()

    def _leave_out(self) -> None:
        """The step in front is no more on the route; its card stays on the map."""
        board, one, item = self.board, self.current, self.steps.currentItem()
        if board is not None and one is not None and item is not None:
            card_id = str(item.data(CARD))
            board.attempt(lambda: linking.unlink_cards(board.document, one.route.id, [card_id]))
            self.show_map()

    # -- keys and looks -----------------------------------------------------------------------
    def enter(self) -> None:
        """The keyboard goes to the list, or to the button that begins it."""
        (self.table if self.model.rows else self.buttons["add"]).setFocus()

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del takes a step off or deletes the route, Insert adds one."""
        if event.key() == Qt.Key.Key_Delete:
            (self._leave_out if self.steps.hasFocus() else self._delete)()
        elif event.key() == Qt.Key.Key_Insert:
            self.add()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Everything in the language in force."""
        words = {
            "add": T("New route over the selected touchpoints (Ins)"),
            "link": T("Put the selected touchpoints on the route, or take them off"),
            "show": T("Show its touchpoints on the map"),
            "delete": T("Delete (Del)"),
        }
        for key, button in self.buttons.items():
            button.setToolTip(words[key])
            button.setAccessibleName(words[key])
        self.table.setAccessibleName(T("Routes"))
        self.steps.setAccessibleName(T("Steps of the route"))
        self.empty.setText(
            T("No route yet. Select the touchpoints that one kind of customer meets, such as who only looks for "
              "information, and press +.")
        )  # fmt: skip
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)

    def dress(self, colours: Tokens) -> None:
        """The colours of an appearance."""
        size = px(18)
        for key, button in self.buttons.items():
            button.setIcon(icon(ICONS[key], colours))
            button.setIconSize(QSize(size, size))
