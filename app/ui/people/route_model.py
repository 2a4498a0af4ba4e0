"""The routes of a map as the rows of a table: what is said of each, and what its steps come to."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.canvas.board import Board
from app.canvas.guard import guarded
from app.domain.commands import routes
from app.domain.fields import field_of
from app.domain.records import Route, Value
from app.insight.conversion import Conversion
from app.insight.coverage import Coverage
from app.insight.effort import Effort
from app.insight.overview import Overview
from app.words import T, language
from app.words.fields import choice_name, field_help, field_name
from app.words.insight import formula_help, formula_name, formula_text

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
COLUMNS = ("title", "type", "goal", "people_in", "people_out", "conversion", "steps", "switches", "crossings",
           "coverage")  # fmt: skip
WRITTEN = COLUMNS[:5]
"""What is written; the others are computed."""
NUMBERS = COLUMNS[3:]
SORT = Qt.ItemDataRole.UserRole
"""The role of what a column is sorted by."""


@dataclass(frozen=True, slots=True)
class RouteRow:
    """A route with what is computed of it."""

    route: Route
    effort: Effort
    conversion: Conversion
    coverage: Coverage

    def number(self, key: str) -> float | None:
        """What stands in a column of numbers; shares from 0 to 1."""
        match key:
            case "conversion":
                return self.conversion.rate.value
            case "coverage":
                return self.coverage.all.value
            case "steps" | "switches" | "crossings":
                return float(len(getattr(self.effort, key)))
        value = self.route.fields.get(key)
        return float(value) if isinstance(value, int | float) else None


class RoutesModel(QAbstractTableModel):
    """Reads a board's map; every change is one edit of its own."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._board: Board | None = None
        self.rows: Sequence[RouteRow] = ()

    def show_map(self, board: Board | None) -> None:
        """Read the map; rows that stay where they are keep what is selected."""
        found = _read(board) if board is not None else []
        same = board is self._board and [one.route.id for one in found] == [one.route.id for one in self.rows]
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
        """How many routes there are."""
        return 0 if parent.isValid() else len(self.rows)

    @guarded(0)
    def columnCount(self, parent: Index = NO_INDEX) -> int:
        """How many things are told of each."""
        return 0 if parent.isValid() else len(COLUMNS)

    @guarded()
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The names of the columns, and what they mean."""
        if orientation != Qt.Orientation.Horizontal:
            return section + 1 if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return column_name(COLUMNS[section])
        return column_help(COLUMNS[section]) if role == Qt.ItemDataRole.ToolTipRole else None

    @guarded()
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows, is edited as, and is sorted by."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row, key = self.rows[index.row()], COLUMNS[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return cell_text(row, key)
        if role == Qt.ItemDataRole.EditRole:
            return row.route.fields.get(key, "") if key == "type" else cell_text(row, key)
        if role == SORT:
            return _sorted_by(row, key)
        if role == Qt.ItemDataRole.TextAlignmentRole and key in NUMBERS:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    @guarded(Qt.ItemFlag.NoItemFlags)
    def flags(self, index: Index) -> Qt.ItemFlag:
        """What is computed cannot be written."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if COLUMNS[index.column()] in WRITTEN else flags

    @guarded(False)
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """One edit; what is as it was is none, and what is no number is not taken."""
        board = self._board
        if role != Qt.ItemDataRole.EditRole or board is None or index.row() >= len(self.rows):
            return False
        id_, key = self.rows[index.row()].route.id, COLUMNS[index.column()]
        if key == "title":
            title = str(value or "").strip()
            if not title:
                return False
            return board.attempt(lambda: routes.edit_route(board.document, id_, title=title)) is not None
        said: Value | None = value
        if key in NUMBERS:
            said, sound = _number(str(value))
            if not sound:
                return False
        return board.attempt(lambda: routes.edit_route(board.document, id_, fields={key: said})) is not None


def _read(board: Board) -> list[RouteRow]:
    read = Overview(board.document, board.map_id)
    found = zip(board.document.routes(board.map_id), read.routes, read.funnel.routes, read.coverage, strict=True)
    return [RouteRow(*one) for one in found]


def column_name(key: str) -> str:
    """What a column is called."""
    named = {
        "title": T("Route"), "type": T("Type"), "goal": T("Goal"), "people_in": T("In"), "people_out": T("Out"),
        "steps": T("Steps"), "switches": T("Channel switches"),
        "crossings": T("Physical ↔ digital"),
    }  # fmt: skip
    if key in ("conversion", "coverage"):
        return formula_name(key)
    return named.get(key) or field_name("route", key)


def column_help(key: str) -> str:
    """What a column means, and how it is computed."""
    if key in ("conversion", "coverage"):
        return f"{formula_text(key)}\n{formula_help(key)}"
    told = {
        "title": T("Double click or F2 to write."),
        "steps": T("Touchpoints on the route, in the order of the map."),
        "switches": T("Steps in another channel than the one before."),
        "crossings": T("Steps from a physical to a digital contact, or back."),
    }
    return told.get(key) or field_help("route", key)


def cell_text(row: RouteRow, key: str) -> str:
    """A value as people read it; a dash where it cannot be computed."""
    if key == "title":
        return row.route.title
    if key in NUMBERS:
        number = row.number(key)
        if key in ("conversion", "coverage"):
            return T("{n} %", n=round(100 * number)) if number is not None else "–"
        return QLocale(language()).toString(number, "g", 12) if number is not None else ""
    value = str(row.route.fields.get(key, ""))
    return choice_name("route", key, value) if key == "type" and value else value


def _sorted_by(row: RouteRow, key: str) -> Any:
    if key in NUMBERS:
        number = row.number(key)
        return -1.0 if number is None else number
    if key == "type":
        choices = field_of("route", "type").choices
        value = row.route.fields.get(key)
        return choices.index(str(value)) if value in choices else len(choices)
    return cell_text(row, key).casefold()


def _number(text: str) -> tuple[int | float | None, bool]:
    """A number as people write it, None for nothing; and whether it was one (of people: not below 0)."""
    if not text.strip():
        return None, True
    number, sound = QLocale(language()).toDouble(text.strip())
    if not sound or number < 0:
        return None, False
    return (int(number) if number.is_integer() else number), True
