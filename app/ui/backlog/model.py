"""The opportunities of a map as the rows of a table that can be written in."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QDate, QLocale, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.canvas.board import Board
from app.canvas.guard import guarded
from app.domain.commands import opportunities
from app.domain.fields import field_of
from app.domain.records import Opportunity, Value
from app.words import T, language
from app.words.fields import choice_name, field_help, field_name

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
COLUMNS = ("title", "action", "impact", "effort", "owner", "due", "status", "cards")
CHOICES = ("action", "status")
SCALES = ("impact", "effort")
SORT = Qt.ItemDataRole.UserRole
"""The role of what a column is sorted by."""


class BacklogModel(QAbstractTableModel):
    """Reads a board's map; every change is one edit of its own."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._board: Board | None = None
        self.rows: Sequence[Opportunity] = ()

    def show_map(self, board: Board | None) -> None:
        """Read the map; rows that stay where they are keep what is selected."""
        found = board.document.opportunities(board.map_id) if board is not None else []
        same = board is self._board and [one.id for one in found] == [one.id for one in self.rows]
        self._board = board
        if same:
            self.rows = found
            if found:
                self.dataChanged.emit(self.index(0, 0), self.index(len(found) - 1, len(COLUMNS) - 1))
            return
        self.beginResetModel()
        self.rows = found
        self.endResetModel()

    @guarded(0)
    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """How many opportunities there are."""
        return 0 if parent.isValid() else len(self.rows)

    @guarded(0)
    def columnCount(self, parent: Index = NO_INDEX) -> int:
        """How many things are said of each."""
        return 0 if parent.isValid() else len(COLUMNS)

    @guarded()
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The names of the columns; rows are numbered as on the board."""
        if orientation != Qt.Orientation.Horizontal:
            return section + 1 if role == Qt.ItemDataRole.DisplayRole else None
        key = COLUMNS[section]
        if role == Qt.ItemDataRole.DisplayRole:
            named = {"title": T("Opportunity"), "cards": T("Cards")}
            return named.get(key) or field_name("opportunity", key)
        if role == Qt.ItemDataRole.ToolTipRole and key not in ("title", "cards"):
            return field_help("opportunity", key)
        return None

    @guarded()
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows, is edited as, and is sorted by."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        one, key = self.rows[index.row()], COLUMNS[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.text(one, key)
        if role == Qt.ItemDataRole.EditRole:
            return one.title if key == "title" else one.fields.get(key, "")
        if role == SORT:
            return self._sorted_by(one, key)
        if role == Qt.ItemDataRole.TextAlignmentRole and key in (*SCALES, "cards"):
            return int(Qt.AlignmentFlag.AlignCenter)
        return None

    def text(self, one: Opportunity, key: str) -> str:
        """A value as people read it."""
        if key == "title":
            return one.title
        if key == "cards":
            return str(len(self._board.document.links_to(one.id))) if self._board is not None else ""
        value = one.fields.get(key, "")
        if key in CHOICES and value:
            return choice_name("opportunity", key, str(value))
        if key == "due" and value:
            day = QDate.fromString(str(value), Qt.DateFormat.ISODate)
            return QLocale(language()).toString(day, QLocale.FormatType.ShortFormat) if day.isValid() else str(value)
        return str(value)

    def _sorted_by(self, one: Opportunity, key: str) -> Any:
        if key in SCALES:
            value = one.fields.get(key)
            return value if isinstance(value, int) else 0
        if key in CHOICES:
            choices = field_of("opportunity", key).choices
            value = one.fields.get(key)
            return choices.index(str(value)) if value in choices else len(choices)
        if key == "due":
            return str(one.fields.get("due", "")) or "~"
        return self.text(one, key).casefold()

    @guarded(Qt.ItemFlag.NoItemFlags)
    def flags(self, index: Index) -> Qt.ItemFlag:
        """All but the number of cards can be written."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags if COLUMNS[index.column()] == "cards" else flags | Qt.ItemFlag.ItemIsEditable

    @guarded(False)
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """One edit; what is as it was is none."""
        if role != Qt.ItemDataRole.EditRole or self._board is None or index.row() >= len(self.rows):
            return False
        return self.put(self.rows[index.row()].id, COLUMNS[index.column()], value)

    def put(self, id_: str, key: str, value: Value | None) -> bool:
        """Say something of an opportunity; a title is never taken away."""
        board = self._board
        if board is None or (key == "title" and not str(value or "").strip()):
            return False
        if key == "title":
            edit = board.attempt(lambda: opportunities.edit_opportunity(board.document, id_, title=str(value)))
        else:
            given = {key: value}
            edit = board.attempt(lambda: opportunities.edit_opportunity(board.document, id_, fields=given))
        return edit is not None
