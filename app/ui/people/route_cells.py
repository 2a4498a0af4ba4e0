"""How the cells of the table of routes are edited: a list for the type, a line for the rest."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.canvas.guard import guarded
from app.domain.fields import field_of
from app.ui.people.route_model import COLUMNS, column_name
from app.words.fields import choice_name

Index = QModelIndex | QPersistentModelIndex


class RouteCells(QStyledItemDelegate):
    """Makes the widget that a cell is edited with."""

    @guarded()
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A list of the types, or a line."""
        key = COLUMNS[index.column()]
        if key != "type":
            made = super().createEditor(parent, option, index)
            made.setAccessibleName(column_name(key))
            return made
        combo = QComboBox(parent)
        combo.setAccessibleName(column_name(key))
        combo.addItem("–", None)
        for choice in field_of("route", key).choices:
            combo.addItem(choice_name("route", key, choice), choice)
        combo.activated.connect(lambda _at: self._done(combo))
        return combo

    def _done(self, combo: QComboBox) -> None:
        self.commitData.emit(combo)
        self.closeEditor.emit(combo)

    @guarded()
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show what is said."""
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findData(index.data(Qt.ItemDataRole.EditRole))))
            editor.showPopup()
        else:
            super().setEditorData(editor, index)

    @guarded()
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Keep what was chosen or written."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        else:
            super().setModelData(editor, model, index)
