"""The panel with the outline: a line to look for letters, and the map as a tree below it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from app.canvas.board import Board
from app.canvas.focus import Ref
from app.canvas.guard import guarded
from app.ui.cell_typing import CellTyping
from app.ui.outline_model import OutlineModel
from app.ui.theme import px
from app.words import T

Index = QModelIndex | QPersistentModelIndex
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class OutlineCells(QStyledItemDelegate):
    """The line that a row is renamed in; what is typed there is on disk at once."""

    def __init__(self, parent: QWidget, board: Callable[[], Board | None]) -> None:
        super().__init__(parent)
        self._board = board
        self._typing = CellTyping(self)

    @guarded()
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """As usual."""
        made = super().createEditor(parent, option, index)
        model, board = index.model(), self._board()
        ref = model.ref(index) if isinstance(model, OutlineModel) else None
        if isinstance(made, QLineEdit) and board is not None and ref is not None:
            kind, id_ = ("lane", ref.lane_id) if ref.kind == "cell" else (ref.kind, ref.id)
            self._typing.keep(made, board, kind, id_, "title")
        return made


class OutlineTree(QTreeView):
    """The rows; F2, or the key that a person gave to it, and Enter rename, Escape leaves."""

    menu_wanted = Signal(object, QPoint)
    """The Ref of a row, and a point of the screen."""
    left = Signal()

    def __init__(self, rename: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        self._rename = rename
        self.setObjectName("outlineTree")
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setExpandsOnDoubleClick(True)

    @guarded(False)
    def event(self, event: QEvent) -> bool:
        """The key that renames is this panel's while it has the focus."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._renames(event):
            event.accept()
            return True
        return super().event(event)

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Rename, or leave; the rest is the tree's."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if self.state() == QAbstractItemView.State.EditingState:
            return  # Enter of the field that is typed into, which ends by itself
        if self._renames(event) or (plain and event.key() in ENTER):
            if self.currentIndex().isValid():
                self.edit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _renames(self, event: QKeyEvent) -> bool:
        return QKeySequence(event.keyCombination()) in self._rename.shortcuts()

    @guarded()
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Select the row that the menu is for, and ask for it."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        model = self.model()
        if not index.isValid() or not isinstance(model, OutlineModel):
            return
        ref = model.ref(index)
        if not self.selectionModel().isSelected(index):
            self.setCurrentIndex(index)
        place = event.globalPos() if by_mouse else self.viewport().mapToGlobal(self.visualRect(index).center())
        self.menu_wanted.emit(ref, place)

    def size_rows(self) -> None:
        """Symbols and steps at the size of the interface."""
        self.setIconSize(QSize(px(18), px(18)))
        self.setIndentation(px(18))


class OutlinePanel(QFrame):
    """Filter line and tree."""

    left = Signal()
    """Back to the map."""

    def __init__(self, model: OutlineModel, rename: QAction) -> None:
        super().__init__()
        self.setObjectName("outline")
        self.setMinimumWidth(px(160))
        self._model = model
        self.field = QLineEdit(self)
        self.field.setClearButtonEnabled(True)
        self.field.installEventFilter(self)
        self.tree = OutlineTree(rename, self)
        self.tree.setModel(model)
        self.tree.left.connect(self.left)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(8), px(8), px(8), px(8))
        column.setSpacing(px(6))
        column.addWidget(self.field)
        column.addWidget(self.tree, 1)
        self.setTabOrder(self.field, self.tree)
        self.tree.size_rows()
        self.retranslate()

    def retranslate(self) -> None:
        """Every word in the language in force."""
        self.setAccessibleName(T("Outline"))
        self.tree.setAccessibleName(T("Outline of the map"))
        self.field.setAccessibleName(T("Filter the outline"))
        self.field.setPlaceholderText(T("Filter the outline"))
        self.field.setToolTip(T("Only what has these letters in it"))

    @guarded()
    def changeEvent(self, event: QEvent) -> None:
        """Another size of the interface."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationFontChange:
            self.tree.size_rows()

    @guarded(False)
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """In the filter line Down and Enter lead to the rows, Escape to the map."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Down or event.key() in ENTER:
            self._to_first_hit()
        else:
            return False
        return True

    def _to_first_hit(self) -> None:
        """The first card that was found; while nothing is looked for, the row where one was."""
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)
        index = self.tree.currentIndex()
        if self._model.letters or not index.isValid():
            index = first_card(self._model) if self._model.letters else self._model.index(0, 0)
            if index.isValid():
                self.tree.setCurrentIndex(index)

    def open_refs(self) -> set[Ref]:
        """The stages and lanes that are open."""
        return {ref for index in self._holders() if self.tree.isExpanded(index) and (ref := self._model.ref(index))}

    def open_where(self, wanted: Callable[[Ref], bool]) -> None:
        """Open those stages and lanes, and close no other."""
        for index in self._holders():
            ref = self._model.ref(index)
            if ref is not None and wanted(ref):
                self.tree.setExpanded(index, True)

    def _holders(self) -> list[QModelIndex]:
        stages = [self._model.index(at, 0) for at in range(self._model.rowCount())]
        return [
            one
            for stage in stages
            for one in (stage, *(self._model.index(at, 0, stage) for at in range(self._model.rowCount(stage))))
        ]


def first_card(model: OutlineModel) -> QModelIndex:
    """The first row without rows in it."""
    index = model.index(0, 0)
    while index.isValid() and model.rowCount(index):
        index = model.index(0, 0, index)
    return index
