"""A page of the drawer that is a table of records, written in by mouse and keys, and something beside it."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Generic

from PySide6.QtCore import QSize, QSortFilterProxyModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from app.canvas.focus import Ref
from app.canvas.guard import guarded
from app.domain.commands import linking
from app.domain.document import Document
from app.domain.edits import Edit
from app.ui.icons import icon
from app.ui.insight.page import DrawerPage
from app.ui.insight.row_cells import RowCells
from app.ui.insight.row_model import SORT, R, RowModel
from app.ui.insight.sides import column_of, side_by_side
from app.ui.insight.table import PageTable
from app.ui.labels import EmptyNote
from app.ui.theme import Tokens, px
from app.words import T

if TYPE_CHECKING:
    from app.ui.editor import Editor


class RowsPage(DrawerPage, Generic[R]):
    """Tools and the table at the left, ``side`` at the right.

    ``icons`` are those of the tools, by key; widths are in pixels of 100 %.
    """

    link_kind: linking.LinkKind
    icons: Mapping[str, str] = {}
    title_width = 240
    widths = (760, 400)

    def __init__(self, editor: "Editor", model: RowModel[R], side: QWidget) -> None:
        super().__init__(editor)
        self.model: RowModel[R] = model
        self.sorted = QSortFilterProxyModel(self)
        self.sorted.setSourceModel(model)
        self.sorted.setSortRole(SORT)
        self.table = PageTable()
        self.empty = EmptyNote()
        self.buttons = {key: QToolButton() for key in self.icons}
        self._dress_table()
        self._furnish(side)
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _before: self.front())

    def _dress_table(self) -> None:
        table = self.table
        table.setModel(self.sorted)
        table.setItemDelegate(RowCells(self.model, table))
        table.furnish(len(self.model.columns), self.title_width)
        self.sorted.sort(-1)

    def _furnish(self, side: QWidget) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(2)
        for key, button in self.buttons.items():
            button.setAutoRaise(True)
            button.clicked.connect(partial(self._press, key))
            tools.addWidget(button)
            if key in ("add", "delete"):
                tools.addSpacing(10)
        tools.addStretch(1)
        side_by_side(self, column_of(tools, self.empty, self.table), side, self.widths)

    # -- what a kind of record brings -----------------------------------------------------------
    def make(self, document: Document, card_ids: list[str]) -> Edit:
        """A new one for these cards; its record comes first in the edit."""
        raise NotImplementedError

    def remove(self, document: Document, ids: list[str]) -> Edit:
        """Without these."""
        raise NotImplementedError

    def more(self) -> Mapping[str, Callable[[], object]]:
        """What the tools do that are no common ones."""
        return {}

    def words(self) -> Mapping[str, str]:
        """What the tools are called, and under "table", "select" and "empty": the table, what to do where no card is
        selected to link, and what stands there without any row."""
        raise NotImplementedError

    def linkable(self) -> list[str]:
        """The ids of the cards that are selected on the map, as far as they can belong to a record."""
        board = self.board
        return board.selected_cards() if board is not None else []

    def front(self) -> None:
        """Another row is in front."""
        one = self.current
        for key in ("link", "show", "delete"):
            self.buttons[key].setEnabled(one is not None)

    # -- what is shown ------------------------------------------------------------------------
    def show_map(self) -> None:
        """Read the map again; the row in front stays in front, and the keyboard in its column."""
        current, column = self.current, max(0, self.table.currentIndex().column())
        self.model.show_map(self.board)
        self.empty.setVisible(not self.model.rows)
        self.table.setVisible(bool(self.model.rows))
        if current is not None:
            self.choose(current.id, column)
        elif self.model.rows:
            self.table.selectRow(0)
        self.front()

    @property
    def current(self) -> R | None:
        """The record in front."""
        index = self.sorted.mapToSource(self.table.currentIndex())
        return self.model.rows[index.row()] if index.isValid() and index.row() < len(self.model.rows) else None

    def choose(self, id_: str, column: int = 0) -> None:
        """Have a record in front, the keyboard in one of its columns."""
        row = next((at for at, one in enumerate(self.model.rows) if one.id == id_), None)
        if row is not None:
            self.table.setCurrentIndex(self.sorted.mapFromSource(self.model.index(row, column)))

    def ask_for(self, id_: str, key: str) -> None:
        """Have the cell of a record in front, ready to be written in."""
        self.choose(id_)
        if key in self.model.columns and key not in self.model.computed:
            index = self.table.currentIndex().siblingAtColumn(self.model.columns.index(key))
            self.table.setFocus()
            self.table.setCurrentIndex(index)
            self.table.edit(index)

    def cards_of(self, one: R) -> list[str]:
        """The ids of the cards that a record concerns."""
        board = self.board
        return [link.card_id for link in board.document.links_to(one.id)] if board is not None else []

    # -- what is done -------------------------------------------------------------------------
    def _press(self, key: str) -> None:
        common = {"add": self.add, "link": self.link, "show": self.show_cards, "delete": self.delete}
        {**common, **self.more()}[key]()

    def add(self) -> None:
        """A new one for the cards that are selected on the map, its title ready to be written."""
        board = self.board
        if board is None:
            return
        cards = self.linkable()
        edit = board.attempt(lambda: self.make(board.document, cards))
        if edit is not None:
            self.show_map()
            self.ask_for(edit.changes[0].record.id, "title")

    def link(self) -> None:
        """The cards that are selected on the map belong to it; where all of them do, they do no more."""
        board, one = self.board, self.current
        if board is None or one is None:
            return
        cards = self.linkable()
        if not cards:
            self.editor.messages.say(self.words()["select"])
            return
        linked = {link.card_id for link in board.document.links_to(one.id)}
        if set(cards) <= linked:
            board.attempt(lambda: linking.unlink_cards(board.document, one.id, cards))
        else:
            board.attempt(lambda: linking.link_cards(board.document, self.link_kind, one.id, cards))

    def show_cards(self) -> None:
        """To the cards that it concerns."""
        one = self.current
        if one is not None:
            refs = [Ref("card", id_) for id_ in self.cards_of(one)]
            if refs:
                self.go_to(refs)
            else:
                self.editor.messages.say(T("“{title}” is not linked to any card yet.", title=one.title))

    def delete(self) -> None:
        """Those that are chosen go."""
        board = self.board
        rows = {self.sorted.mapToSource(index).row() for index in self.table.selectionModel().selectedIndexes()}
        ids = [self.model.rows[row].id for row in sorted(rows) if row < len(self.model.rows)]
        if board is not None and ids:
            board.attempt(lambda: self.remove(board.document, ids))
            self.show_map()

    # -- keys and looks -----------------------------------------------------------------------
    def enter(self) -> None:
        """The keyboard goes to the list, or to the button that begins it."""
        (self.table if self.model.rows else self.buttons["add"]).setFocus()

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del deletes what is chosen, Insert adds."""
        if event.key() == Qt.Key.Key_Delete:
            self.delete()
        elif event.key() == Qt.Key.Key_Insert:
            self.add()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Everything in the language in force."""
        words = self.words()
        for key, button in self.buttons.items():
            button.setToolTip(words[key])
            button.setAccessibleName(words[key])
        self.table.setAccessibleName(words["table"])
        self.empty.setText(words["empty"])
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.model.columns) - 1)

    def dress(self, colours: Tokens) -> None:
        """The colours of an appearance."""
        for key, button in self.buttons.items():
            button.setIcon(icon(self.icons[key], colours))
            button.setIconSize(QSize(px(18), px(18)))
