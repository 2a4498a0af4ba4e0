"""The projects as rows of a list: what each tile shows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QDateTime,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimeZone,
    Signal,
)
from PySide6.QtGui import QPixmap

from app.canvas.guard import guarded
from app.words import T, language
from app.words.dates import short_day_text

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()

if TYPE_CHECKING:
    from app.session import ProjectSummary


def ago(changed: int, locale: QLocale | None = None) -> str:
    """The time of a change (UTC microseconds) as people here write it: the time of today, or the date."""
    locale = locale or QLocale(language())
    when = QDateTime.fromMSecsSinceEpoch(changed // 1000, QTimeZone(QTimeZone.Initialization.LocalTime))
    if when.date() == QDateTime.currentDateTime().date():
        return T("today at {time}", time=locale.toString(when.time(), QLocale.FormatType.ShortFormat))
    return short_day_text(when.date().toString(Qt.DateFormat.ISODate))


@dataclass(frozen=True, slots=True)
class Tile:
    """What one tile shows."""

    summary: "ProjectSummary"

    @property
    def note(self) -> str:
        """The second line: how many maps, and when it was changed."""
        maps = T("{n} map", "{n} maps", n=self.summary.maps)
        return f"{maps} · {ago(self.summary.changed)}"

    @property
    def about(self) -> str:
        """The tile for a screen reader."""
        return f"{self.summary.name}, {self.note}"


class TileModel(QAbstractListModel):
    """The shown projects in order; ``renamed`` comes when a name was typed, and the owner then renames."""

    renamed = Signal(str, str)

    def __init__(self, picture: Callable[["ProjectSummary"], QPixmap | None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._picture = picture
        self._tiles: list[Tile] = []

    def show(self, summaries: "Sequence[ProjectSummary]") -> None:
        """Other projects, or the same ones with other contents."""
        self.beginResetModel()
        self._tiles = [Tile(summary) for summary in summaries]
        self.endResetModel()

    def summary(self, index: Index) -> "ProjectSummary":
        """The project of a tile."""
        return self._tiles[index.row()].summary

    def row_of(self, project_id: str) -> int:
        """The row of a project, or -1."""
        return next((row for row, tile in enumerate(self._tiles) if tile.summary.id == project_id), -1)

    def picture_came(self, project_id: str) -> None:
        """Paint a tile again whose picture is ready."""
        row = self.row_of(project_id)
        if row >= 0:
            self.dataChanged.emit(self.index(row), self.index(row), [Qt.ItemDataRole.DecorationRole])

    @guarded(0)
    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._tiles)

    @guarded()
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._tiles):
            return None
        tile = self._tiles[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return tile.summary.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return tile.about
            case Qt.ItemDataRole.UserRole:
                return tile.note
            case Qt.ItemDataRole.DecorationRole:
                return self._picture(tile.summary)
        return None

    @guarded(fallback=False)
    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        name = " ".join(str(value).split())
        summary = self.summary(index)
        if role != Qt.ItemDataRole.EditRole or not name or name == summary.name:
            return False
        self.renamed.emit(summary.id, name)
        return True

    @guarded(Qt.ItemFlag.NoItemFlags)
    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable
