"""The list of all projects as tiles: mouse, keys, renaming in place."""

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QListView,
    QSizePolicy,
    QWidget,
)

from app.canvas.guard import guarded
from app.ui.theme import px
from app.ui.tile_model import Index, TileModel
from app.ui.tile_painting import GAP, WIDEST, TileDelegate, dots_rect, tile_height, tile_rect


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
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
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
        size = self._cell(self.width())
        if size != self._laid:
            self._laid = self._delegate.cell = size
            self.setGridSize(size)
        self.updateGeometry()

    @guarded(0)
    def heightForWidth(self, width: int) -> int:
        """The height of all rows."""
        rows = -(-self.tiles.rowCount() // self._columns(width))
        return max(1, rows * self._cell(width).height())

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def _columns(self, width: int) -> int:
        return max(1, -(-max(1, width + GAP) // (px(WIDEST) + GAP)))

    def _cell(self, width: int) -> QSize:
        side = max(1, width + GAP) // self._columns(width)
        return QSize(side, tile_height(side - GAP) + GAP)

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
