"""The drawer's page of opportunities: a list that can be written in, and beside it the board to weigh them on."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QSortFilterProxyModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.canvas.focus import Ref
from app.canvas.guard import guarded
from app.domain.commands import linking, opportunities
from app.domain.problems import Problem
from app.domain.records import Opportunity
from app.exchange.backlog import read_backlog, write_backlog
from app.exchange.importing import load
from app.files import write_aside
from app.poster.export import write_problem
from app.ui.backlog.cells import BacklogCells
from app.ui.backlog.matrix import Matrix
from app.ui.backlog.model import COLUMNS, SORT, BacklogModel
from app.ui.icons import icon
from app.ui.insight.page import DrawerPage
from app.ui.insight.table import PageTable
from app.ui.labels import PlainLabel
from app.ui.theme import Tokens, px
from app.words import T
from app.words.fields import field_name

if TYPE_CHECKING:
    from app.ui.editor import Editor

BUTTONS = ("add", "link", "show", "delete", "export", "import")
ICONS = {"add": "plus", "link": "link", "show": "locate", "delete": "trash-2", "export": "file-down",
         "import": "file-up"}  # fmt: skip
MOST_BYTES = 4 * 1024 * 1024


class BacklogPage(DrawerPage):
    """Opportunities of the map: added, weighed, given to somebody, followed."""

    def __init__(self, editor: "Editor") -> None:
        super().__init__(editor)
        self.model = BacklogModel(self)
        self.sorted = QSortFilterProxyModel(self)
        self.sorted.setSourceModel(self.model)
        self.sorted.setSortRole(SORT)
        self.table = PageTable()
        self.matrix = Matrix()
        self.empty = PlainLabel(wrap=True, role="muted")
        self.buttons = {key: QToolButton() for key in BUTTONS}
        self._furnish()
        self.matrix.weighed.connect(self._weigh)
        self.matrix.picked.connect(self.choose)
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._front())
        self.retranslate()

    def _furnish(self) -> None:
        table = self.table
        table.setModel(self.sorted)
        table.setItemDelegate(BacklogCells(table))
        table.furnish(len(COLUMNS), 240)
        self.sorted.sort(-1)
        tools = QHBoxLayout()
        tools.setSpacing(2)
        for key, button in self.buttons.items():
            button.setAutoRaise(True)
            button.clicked.connect(partial(self._press, key))
            tools.addWidget(button)
            if key in ("add", "delete"):
                tools.addSpacing(10)
        tools.addStretch(1)
        left = QWidget()
        column_ = QVBoxLayout(left)
        column_.setContentsMargins(8, 4, 4, 6)
        column_.setSpacing(4)
        column_.addLayout(tools)
        column_.addWidget(self.empty)
        column_.addWidget(table, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(self.matrix)
        split.setSizes([px(760), px(400)])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(split)

    # -- what is shown ------------------------------------------------------------------------
    def show_map(self) -> None:
        """Read the opportunities again."""
        current = self.current
        self.model.show_map(self.board)
        self.empty.setVisible(not self.model.rows)
        self.table.setVisible(bool(self.model.rows))
        if current is not None:
            self.choose(current.id)
        elif self.model.rows:
            self.table.selectRow(0)
        self._front()

    @property
    def current(self) -> Opportunity | None:
        """The opportunity in front."""
        index = self.sorted.mapToSource(self.table.currentIndex())
        return self.model.rows[index.row()] if index.isValid() and index.row() < len(self.model.rows) else None

    def choose(self, id_: str) -> None:
        """Have an opportunity in front."""
        row = next((at for at, one in enumerate(self.model.rows) if one.id == id_), None)
        if row is not None:
            self.table.setCurrentIndex(self.sorted.mapFromSource(self.model.index(row, 0)))

    def ask_for(self, id_: str, key: str) -> None:
        """Have the cell of an opportunity in front, ready to be written in."""
        self.choose(id_)
        if key in COLUMNS:
            index = self.table.currentIndex().siblingAtColumn(COLUMNS.index(key))
            self.table.setFocus()
            self.table.setCurrentIndex(index)
            self.table.edit(index)

    def _front(self) -> None:
        one = self.current
        self.matrix.show_all(self.model.rows, one.id if one is not None else "")
        for key in ("link", "show", "delete"):
            self.buttons[key].setEnabled(one is not None)
        self.buttons["export"].setEnabled(bool(self.model.rows))

    def _chosen(self) -> list[str]:
        rows = {self.sorted.mapToSource(index).row() for index in self.table.selectionModel().selectedIndexes()}
        return [self.model.rows[row].id for row in sorted(rows) if row < len(self.model.rows)]

    # -- what is done -------------------------------------------------------------------------
    def _press(self, key: str) -> None:
        {
            "add": self.add, "link": self._link, "show": self._show, "delete": self._delete,
            "export": self._export, "import": self._import,
        }[key]()  # fmt: skip

    def add(self) -> None:
        """A new one for the touchpoints that are selected on the map, its title ready to be written."""
        board = self.board
        if board is None:
            return
        cards = board.selected_cards()
        edit = board.attempt(
            lambda: opportunities.add_opportunity(board.document, board.map_id, T("New opportunity"), card_ids=cards)
        )
        if edit is not None:
            self.show_map()
            self.choose(edit.changes[0].record.id)
            self.table.setFocus()
            self.table.edit(self.table.currentIndex().siblingAtColumn(0))

    def _weigh(self, id_: str, impact: int, effort: int) -> None:
        board = self.board
        if board is not None:
            given = {"impact": impact, "effort": effort}
            board.attempt(lambda: opportunities.edit_opportunity(board.document, id_, fields=given))
            self.show_map()

    def _link(self) -> None:
        """The cards that are selected on the map belong to it; where all of them do, they do no more."""
        board, one = self.board, self.current
        if board is None or one is None:
            return
        cards = board.selected_cards()
        if not cards:
            self.editor.messages.say(T("Select the cards on the map that this opportunity answers, then link them."))
            return
        linked = {link.card_id for link in board.document.links_to(one.id)}
        if set(cards) <= linked:
            board.attempt(lambda: linking.unlink_cards(board.document, one.id, cards))
        else:
            board.attempt(lambda: linking.link_cards(board.document, "opportunity", one.id, cards))

    def _show(self) -> None:
        """To the cards that it answers."""
        board, one = self.board, self.current
        if board is not None and one is not None:
            refs = [Ref("card", link.card_id) for link in board.document.links_to(one.id)]
            if refs:
                self.go_to(refs)
            else:
                self.editor.messages.say(T("“{title}” is not linked to any card yet.", title=one.title))

    def _delete(self) -> None:
        board, ids = self.board, self._chosen()
        if board is not None and ids:
            board.attempt(lambda: opportunities.delete_opportunities(board.document, ids))
            self.show_map()

    # -- files --------------------------------------------------------------------------------
    def _export(self) -> None:
        board, settings = self.board, self.editor.settings
        if board is None:
            return
        start = str(Path(settings.import_folder) / T("opportunities.csv"))
        name, _ = QFileDialog.getSaveFileName(self, T("Save the opportunities as a table"), start, "CSV (*.csv)")
        if name:
            self.export_to(Path(name if Path(name).suffix else f"{name}.csv"))

    def export_to(self, path: Path) -> None:
        """Write the table of the map's opportunities."""
        board = self.board
        if board is None:
            return
        try:
            with write_aside(path) as aside:
                aside.write_bytes(write_backlog(board.document, board.map_id))
        except OSError as error:
            self.editor.failed(write_problem(path, error))
            return
        self.editor.messages.say(T("The opportunities are in “{name}”.", name=path.name))

    def _import(self) -> None:
        start = self.editor.settings.import_folder
        name, _ = QFileDialog.getOpenFileName(self, T("Read opportunities from a table"), start, "CSV (*.csv *.tsv)")
        if name:
            self.editor.settings.import_folder = str(Path(name).parent)
            self.import_from(Path(name))

    def import_from(self, path: Path) -> None:
        """Take the changes of a table; what could not be read is told."""
        board = self.board
        if board is None:
            return
        try:
            data = load(path, MOST_BYTES)
            edit, unread = read_backlog(board.document, board.map_id, data, path.name)
        except Problem as problem:
            self.editor.failed(problem)
            return
        if not edit.is_empty and board.attempt(lambda: edit) is None:
            return
        said = T("{n} opportunity was read.", "{n} opportunities were read.", n=len(edit.changes))
        if unread:
            first = unread[0]
            said += " " + T("Line {line}: “{cell}” says nothing for “{field}”; it was left out.", line=first.line,
                            cell=first.cell, field=field_name("opportunity", first.field))  # fmt: skip
            if len(unread) > 1:
                said += " " + T("And {n} more cell.", "And {n} more cells.", n=len(unread) - 1)
        self.editor.messages.say(said, bad=bool(unread))
        self.show_map()

    # -- keys and looks -----------------------------------------------------------------------
    def enter(self) -> None:
        """The keyboard goes to the list, or to the button that begins it."""
        (self.table if self.model.rows else self.buttons["add"]).setFocus()

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del deletes what is chosen, Insert adds."""
        if event.key() == Qt.Key.Key_Delete:
            self._delete()
        elif event.key() == Qt.Key.Key_Insert:
            self.add()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Everything in the language in force."""
        words = {
            "add": T("New opportunity (Ins)"),
            "link": T("Link with the selected cards, or unlink"),
            "show": T("Show its cards on the map"),
            "delete": T("Delete (Del)"),
            "export": T("Save as a table (CSV)…"),
            "import": T("Read from a table (CSV)…"),
        }
        for key, button in self.buttons.items():
            button.setToolTip(words[key])
            button.setAccessibleName(words[key])
        self.table.setAccessibleName(T("Opportunities"))
        self.matrix.setAccessibleName(T("Impact and effort"))
        self.empty.setText(
            T("Nothing to change yet. Select the cards that hurt on the map and press + to say what could be done.")
        )
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)

    def dress(self, colours: Tokens) -> None:
        """The colours of an appearance."""
        for key, button in self.buttons.items():
            button.setIcon(icon(ICONS[key], colours))
            button.setIconSize(QSize(px(18), px(18)))
        self.matrix.dress(colours)
