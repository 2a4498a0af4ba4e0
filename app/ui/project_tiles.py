"""The projects as tiles: a model, a painter of tiles and the list that holds them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QDateTime,
    QEvent,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimeZone,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.canvas.guard import guarded
from app.ui.icons import pixmap
from app.ui.theme import Tokens, px, tokens_now
from app.ui.thumbnails import HEIGHT, WIDTH
from app.words import T, language

Index = QModelIndex | QPersistentModelIndex
NAME_PX, NOTE_PX = 24, 20
"""The heights of a tile's two lines of text."""
GAP, INSET, RADIUS = 16, 12, 8
WIDEST = 300
NO_INDEX = QModelIndex()

if TYPE_CHECKING:
    from app.session import ProjectSummary


def ago(changed: int, locale: QLocale | None = None) -> str:
    """The time of a change (UTC microseconds) as people here write it: the time of today, or the date."""
    locale = locale or QLocale(language())
    when = QDateTime.fromMSecsSinceEpoch(changed // 1000, QTimeZone(QTimeZone.Initialization.LocalTime))
    if when.date() == QDateTime.currentDateTime().date():
        return T("today at {time}", time=locale.toString(when.time(), QLocale.FormatType.ShortFormat))
    return locale.toString(when.date(), QLocale.FormatType.ShortFormat)


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


class TileDelegate(QStyledItemDelegate):
    """Paints one tile: the map's picture on a quiet desk, the name, a note; the name is edited in its place."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.hot = False
        """Whether the mouse is over the dots of the tile under it."""
        self.cell = QSize(WIDEST, tile_height(WIDEST))
        """A tile with its gap."""

    @guarded(QSize(WIDEST, WIDEST))
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return self.cell

    @guarded()
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours = tokens_now()
        tile = tile_rect(option.rect)
        state = option.state
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        focused = bool(state & QStyle.StateFlag.State_Selected) and bool(state & QStyle.StateFlag.State_Active)
        painter.save()
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            _paint_frame(painter, tile, colours, hovered=hovered, focused=focused)
            _paint_picture(painter, picture_rect(tile), index.data(Qt.ItemDataRole.DecorationRole), colours)
            if hovered:
                _paint_dots(painter, dots_rect(tile), colours, hot=self.hot)
            self._paint_words(painter, tile, option.font, index, colours)
        finally:
            painter.restore()

    def _paint_words(self, painter: QPainter, tile: QRect, font: QFont, index: Index, colours: Tokens) -> None:
        name_font, note_font = QFont(font), QFont(font)
        name_font.setWeight(QFont.Weight.DemiBold)
        note_font.setPointSizeF(font.pointSizeF() * 0.92)
        lines = (
            (name_rect(tile), name_font, colours.text, str(index.data(Qt.ItemDataRole.DisplayRole))),
            (note_rect(tile), note_font, colours.muted, str(index.data(Qt.ItemDataRole.UserRole))),
        )
        for rect, face, colour, text in lines:
            painter.setFont(face)
            painter.setPen(QColor(colour))
            short = QFontMetrics(face).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
            painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, short)

    @guarded()
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        field = QLineEdit(parent)
        field.setMaxLength(200)
        field.setAccessibleName(T("Name of the project"))
        return field

    @guarded()
    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        place = name_rect(tile_rect(option.rect)).adjusted(-9, -4, 9, 4)
        editor.setGeometry(place)


class ProjectTiles(QListView):
    """The tiles; as high as its rows, so that the page around it scrolls."""

    opened = Signal(str)
    """A project was clicked, or Enter pressed on it."""
    menu_wanted = Signal(str, QPoint)
    trash_wanted = Signal(str)

    def __init__(self, model: TileModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tiles = model
        self._delegate = TileDelegate(self)
        self._pressed = QPersistentModelIndex()
        self._laid = QSize()
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setObjectName("projectTiles")
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportMargins(0, 0, -GAP - 2, 0)  # the gap right of the last tile lies outside
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        model.modelReset.connect(self.fit)

    def current_id(self) -> str | None:
        """The project of the tile that the keyboard works on."""
        index = self.currentIndex()
        return self.tiles.summary(index).id if index.isValid() and self.selectionModel().isSelected(index) else None

    def go_to(self, project_id: str | None) -> None:
        """Put the keyboard on a project's tile, or on none."""
        row = self.tiles.row_of(project_id) if project_id else -1
        if row < 0:
            self.clearSelection()
            return
        self.setCurrentIndex(self.tiles.index(row))

    def rename(self, project_id: str) -> None:
        """Begin to type another name in the tile."""
        self.go_to(project_id)
        self.edit(self.currentIndex())

    def finish_typing(self) -> None:
        """Keep a name that is being typed."""
        field = self.indexWidget(self.currentIndex())
        if field is not None:
            self.commitData(field)
            self.closeEditor(field, QAbstractItemDelegate.EndEditHint.NoHint)

    def fit(self) -> None:
        """As many columns as fit, and the height of all rows."""
        width = max(1, self.width() + GAP)
        columns = max(1, -(-width // (px(WIDEST) + GAP)))
        side = width // columns
        size = QSize(side, tile_height(side - GAP) + GAP)
        rows = -(-self.tiles.rowCount() // columns)
        if size != self._laid:
            self._laid = self._delegate.cell = size
            self.setGridSize(size)
        self.setFixedHeight(max(1, rows * size.height()))

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete moves to the trash, the menu key shows the menu."""
        project = self.current_id()
        typing = self.state() == QAbstractItemView.State.EditingState
        if project is None or typing:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(project)
        elif event.key() == Qt.Key.Key_Delete:
            self.trash_wanted.emit(project)
        else:
            super().keyPressEvent(event)

    @guarded()
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._pressed = QPersistentModelIndex(self._under(event.position().toPoint()))

    @guarded()
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a tile opens it; one on its dots shows the menu."""
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        index = self._under(point)
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid() or self._pressed != index:
            return
        project = self.tiles.summary(index).id
        if self._dots(index).contains(point):
            self.menu_wanted.emit(project, self.viewport().mapToGlobal(self._dots(index).bottomLeft()))
        else:
            self.opened.emit(project)

    @guarded()
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        point = event.position().toPoint()
        index = self._under(point)
        self._delegate.hot = index.isValid() and self._dots(index).contains(point)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if index.isValid() else Qt.CursorShape.ArrowCursor)
        self.viewport().update()

    @guarded()
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self._under(event.pos())
        if index.isValid():
            self.setCurrentIndex(index)
            place = self.viewport().mapToGlobal(self._dots(index).bottomLeft()) if by_key else event.globalPos()
            self.menu_wanted.emit(self.tiles.summary(index).id, place)

    @guarded()
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationFontChange:
            self.fit()  # tiles grow with the letters
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            self.viewport().update()

    def _under(self, point: QPoint) -> QModelIndex:
        """The tile under a point, not the gap beside it."""
        index = self.indexAt(point)
        return index if index.isValid() and tile_rect(self.visualRect(index)).contains(point) else QModelIndex()

    def _dots(self, index: Index) -> QRect:
        return dots_rect(tile_rect(self.visualRect(index)))


def tile_height(width: int) -> int:
    """The height of a tile of a width: a picture of 16 to 10, a name and a note."""
    return round(width * 10 / 16) + px(NAME_PX) + px(NOTE_PX) + INSET * 2 - 4


def tile_rect(cell: QRect) -> QRect:
    """The tile in its cell of the grid; the gap lies right and below."""
    return QRect(cell.left(), cell.top(), cell.width() - GAP, cell.height() - GAP)


def picture_rect(tile: QRect) -> QRect:
    """The desk with the picture."""
    return QRect(tile.left(), tile.top(), tile.width(), tile.height() - px(NAME_PX) - px(NOTE_PX) - INSET * 2 + 4)


def name_rect(tile: QRect) -> QRect:
    """The line of the name."""
    top = picture_rect(tile).bottom() + INSET - 2
    return QRect(tile.left() + INSET, top, tile.width() - 2 * INSET, px(NAME_PX))


def note_rect(tile: QRect) -> QRect:
    """The line below the name."""
    name = name_rect(tile)
    return QRect(name.left(), name.bottom(), name.width(), px(NOTE_PX))


def dots_rect(tile: QRect) -> QRect:
    """The button for the tile's menu."""
    return QRect(tile.right() - 36, tile.top() + 8, 28, 28)


def _paint_frame(painter: QPainter, tile: QRect, colours: Tokens, *, hovered: bool, focused: bool) -> None:
    """The tile's card and, around the one that the keyboard works on, the ring."""
    width = 2.0 if focused else 1.0
    edge = colours.focus if focused else colours.outline if hovered else colours.line
    painter.setPen(QPen(QColor(edge), width))
    painter.setBrush(QColor(colours.panel))
    half = width / 2
    painter.drawRoundedRect(QRectF(tile).adjusted(half, half, -half, -half), RADIUS, RADIUS)


def _paint_picture(painter: QPainter, area: QRect, picture: object, colours: Tokens) -> None:
    """The desk, rounded at the top, and the sheet in its middle."""
    inside = QRectF(area).adjusted(2, 2, -2, 0)
    path = QPainterPath()
    path.addRoundedRect(inside.adjusted(0, 0, 0, RADIUS), RADIUS - 2, RADIUS - 2)
    painter.save()
    painter.setClipRect(inside)
    painter.fillPath(path, QColor(colours.desk))
    if isinstance(picture, QPixmap) and not picture.isNull():
        paint_sheet(painter, inside, picture)
    painter.restore()


def paint_sheet(painter: QPainter, area: QRectF, picture: QPixmap) -> None:
    """The picture of a map in the middle of an area; the upper part of a high one, running off the lower edge."""
    size = picture.deviceIndependentSize()
    room = area.adjusted(INSET, INSET, -INSET, -INSET)
    factor = room.width() / size.width()
    is_part = size.height() >= HEIGHT / WIDTH * size.width() - 1
    if not is_part:
        factor = min(factor, room.height() / size.height())
    sheet = QRectF(room.left(), room.top(), size.width() * factor, size.height() * factor)
    if not is_part:
        sheet.moveCenter(room.center())
    painter.fillRect(sheet.adjusted(-0.5, 0.5, 0.5, 1.5), QColor(15, 30, 40, 46))
    painter.drawPixmap(sheet, picture, QRectF(picture.rect()))


def _paint_dots(painter: QPainter, area: QRect, colours: Tokens, *, hot: bool) -> None:
    """The three dots that show the menu."""
    painter.setPen(QPen(QColor(colours.line), 1.0))
    painter.setBrush(QColor(colours.hover if hot else colours.panel))
    painter.drawRoundedRect(QRectF(area), 6, 6)
    painter.drawPixmap(area.adjusted(6, 6, -6, -6), pixmap("ellipsis", colours.text, 16))
