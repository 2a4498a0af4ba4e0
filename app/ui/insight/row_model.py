"""Records of a project as the rows of a table that can be written in: their title, fields of theirs, how many cards."""

from collections.abc import Mapping, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.canvas.board import Board
from app.canvas.guard import guarded
from app.domain.catalogue import Field
from app.domain.document import Document
from app.domain.edits import Edit
from app.domain.fields import field_of
from app.domain.records import Evidence, Opportunity, Route, Value
from app.words import language
from app.words.dates import short_day_text
from app.words.fields import choice_name, field_help, field_name

Index = QModelIndex | QPersistentModelIndex
R = TypeVar("R", Opportunity, Evidence, Route)
NO_INDEX = QModelIndex()
SORT = Qt.ItemDataRole.UserRole
"""The role of what a column is sorted by."""
TITLE, CARDS = "title", "cards"
"""What it is called, and how many cards it concerns."""


class RowModel(QAbstractTableModel, Generic[R]):
    """Reads a board's map; every change is one edit of its own.

    ``columns`` are the title, keys of fields, and what is ``computed``, which is a number and cannot be written.
    """

    kind = ""
    columns: tuple[str, ...] = ()
    computed: tuple[str, ...] = (CARDS,)
    number_place = Qt.AlignmentFlag.AlignCenter

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.board: Board | None = None
        self.rows: Sequence[R] = ()

    # -- what a kind of record brings -----------------------------------------------------------
    def found(self, board: Board) -> Sequence[R]:
        """The records, in order."""
        raise NotImplementedError

    def edit(self, document: Document, id_: str, title: str | None, fields: Mapping[str, Value | None]) -> Edit:
        """Another title or other fields of one of them."""
        raise NotImplementedError

    def number(self, one: R, key: str) -> float | None:
        """What is computed: how many cards it concerns."""
        return len(self.board.document.links_to(one.id)) if self.board is not None else 0

    def number_text(self, one: R, key: str) -> str:
        """The same as people read it."""
        return str(self.number(one, key))

    def heading(self, column: str) -> str:
        """The name of a column."""
        return field_name(self.kind, column)

    def help(self, column: str) -> str:
        """What a column means; "" where its name says it."""
        return "" if column == TITLE or column in self.computed else field_help(self.kind, column)

    # -- reading ------------------------------------------------------------------------------
    def show_map(self, board: Board | None) -> None:
        """Read the map; rows that stay where they are keep what is selected."""
        found = self.found(board) if board is not None else ()
        same = board is self.board and [one.id for one in found] == [one.id for one in self.rows]
        self.board = board
        if same:
            self.rows = found
            if found:
                self.dataChanged.emit(self.index(0, 0), self.index(len(found) - 1, len(self.columns) - 1))
            return
        self.beginResetModel()
        self.rows = found
        self.endResetModel()

    def field(self, column: int) -> Field | None:
        """The field that a column shows; None of the title and of what is computed."""
        key = self.columns[column]
        return None if key == TITLE or key in self.computed else field_of(self.kind, key)

    @guarded(0)
    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """How many there are."""
        return 0 if parent.isValid() else len(self.rows)

    @guarded(0)
    def columnCount(self, parent: Index = NO_INDEX) -> int:
        """How many things are said of each."""
        return 0 if parent.isValid() else len(self.columns)

    @guarded()
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The names of the columns; rows are numbered."""
        if orientation != Qt.Orientation.Horizontal:
            return section + 1 if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.heading(self.columns[section])
        return self.help(self.columns[section]) if role == Qt.ItemDataRole.ToolTipRole else None

    @guarded()
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows, is edited as, and is sorted by."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        one, field = self.rows[index.row()], self.field(index.column())
        key = self.columns[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.text(one, key)
        if role == Qt.ItemDataRole.EditRole:
            return one.title if key == TITLE else one.fields.get(key, "")
        if role == SORT:
            return self._sorted_by(one, key)
        of_number = key in self.computed or (field is not None and field.type in ("scale", "number"))
        if role == Qt.ItemDataRole.TextAlignmentRole and of_number:
            return int(self.number_place)
        return None

    def text(self, one: R, key: str) -> str:
        """A value as people read it."""
        if key == TITLE:
            return one.title
        if key in self.computed:
            return self.number_text(one, key)
        field, value = field_of(self.kind, key), one.fields.get(key, "")
        if field.type == "choice" and value:
            return choice_name(self.kind, key, str(value))
        if field.type == "date" and value:
            return short_day_text(str(value))
        if field.type == "number" and isinstance(value, int | float):
            return QLocale(language()).toString(float(value), "g", 12)
        return str(value)

    def _sorted_by(self, one: R, key: str) -> Any:
        if key in self.computed:
            number = self.number(one, key)
            return -1.0 if number is None else number
        field, value = field_of(self.kind, key) if key != TITLE else None, one.fields.get(key)
        if field is not None and field.type in ("scale", "number"):
            return float(value) if isinstance(value, int | float) else -1.0
        if field is not None and field.type == "choice":
            return field.choices.index(str(value)) if value in field.choices else len(field.choices)
        if field is not None and field.type == "date":
            return str(value or "") or "~"
        return self.text(one, key).casefold()

    # -- writing ------------------------------------------------------------------------------
    @guarded(Qt.ItemFlag.NoItemFlags)
    def flags(self, index: Index) -> Qt.ItemFlag:
        """What is computed cannot be written."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags if self.columns[index.column()] in self.computed else flags | Qt.ItemFlag.ItemIsEditable

    @guarded(False)
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """One edit; what is as it was is none."""
        if role != Qt.ItemDataRole.EditRole or self.board is None or index.row() >= len(self.rows):
            return False
        return self.put(self.rows[index.row()].id, self.columns[index.column()], value)

    def put(self, id_: str, key: str, value: Value | None) -> bool:
        """Say something of a record; a title is never taken away."""
        board = self.board
        if board is None or (key == TITLE and not str(value or "").strip()):
            return False
        title = str(value) if key == TITLE else None
        given = {} if key == TITLE else {key: value}
        return board.attempt(lambda: self.edit(board.document, id_, title, given)) is not None
