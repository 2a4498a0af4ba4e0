"""How the cells of a table of records are edited: a list where there are few answers, days and numbers as written."""

from typing import Any, cast

from PySide6.QtCore import QAbstractItemModel, QLocale, QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.canvas.guard import guarded
from app.domain.catalogue import Field
from app.ui.cell_typing import CellTyping
from app.ui.days import day_format, read_day, written_day
from app.ui.insight.row_model import RowModel
from app.words import language
from app.words.fields import choice_name

Index = QModelIndex | QPersistentModelIndex


class RowCells(QStyledItemDelegate):
    """Makes the widget that a cell is edited with."""

    def __init__(self, model: RowModel[Any], parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._typing = CellTyping(self)

    @guarded()
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A list of the choices or numbers, or a line."""
        field = self._model.field(index.column())
        name = str(self._model.headerData(index.column(), Qt.Orientation.Horizontal))
        if field is None or field.type not in ("choice", "scale"):
            made = QLineEdit(parent)
            made.setFrame(False)
            made.setAccessibleName(name)
            self._keep(made, index)
            return made
        combo = QComboBox(parent)
        combo.setAccessibleName(name)
        combo.addItem("–", None)
        for choice in field.choices:
            combo.addItem(choice_name(field.kind, field.key, choice), choice)
        if field.type == "scale":
            for number in range(field.low, field.high + 1):
                combo.addItem(str(number), number)
        combo.activated.connect(lambda _at: self._done(combo))
        return combo

    @guarded()
    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """All of the cell: within its edges there is no room for a line with a frame."""
        editor.setGeometry(option.rect)

    def _keep(self, line: QLineEdit, index: Index) -> None:
        """What is typed is a draft at once, where it is words."""
        sorted_, field, board = index.model(), self._model.field(index.column()), self._model.board
        row = sorted_.mapToSource(index).row() if isinstance(sorted_, QSortFilterProxyModel) else index.row()
        if board is not None and (field is None or field.type in ("line", "text")):
            self._typing.keep(line, board, self._model.kind, self._model.rows[row].id, field.key if field else "title")

    def _done(self, combo: QComboBox) -> None:
        self.commitData.emit(combo)
        self.closeEditor.emit(combo)

    @guarded()
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show what is said; what is being written or chosen stays when the table is read again meanwhile."""
        if isinstance(editor, QComboBox):
            if editor.view().isVisible():
                return
            value = index.data(Qt.ItemDataRole.EditRole)
            editor.setCurrentIndex(max(0, editor.findData(value)))
            editor.showPopup()
            return
        line = cast("QLineEdit", editor)
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        field = self._model.field(index.column())
        if field is not None and field.type == "date":
            text = written_day(str(index.data(Qt.ItemDataRole.EditRole) or ""))
            line.setPlaceholderText(day_format())
        if line.text() != text and not line.isModified():
            line.setText(text)

    @guarded()
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Keep what was chosen or written; where people are counted, what is no number from 0 changes nothing."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
            return
        text = cast("QLineEdit", editor).text().strip()
        field: Field | None = self._model.field(index.column())
        if field is not None and field.type == "date":
            model.setData(index, read_day(text))
        elif field is not None and field.type == "number":
            number, sound = QLocale(language()).toDouble(text)
            if not text or (sound and number >= 0):
                model.setData(index, (int(number) if number.is_integer() else number) if text else None)
        else:
            model.setData(index, text)
