"""How the cells of the backlog are edited: a list where there are few answers, a day as people write it."""

from typing import cast

from PySide6.QtCore import QAbstractItemModel, QDate, QLocale, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.canvas.guard import guarded
from app.domain.fields import field_of
from app.ui.backlog.model import CHOICES, COLUMNS, SCALES
from app.words import language
from app.words.fields import choice_name, field_name

Index = QModelIndex | QPersistentModelIndex


class BacklogCells(QStyledItemDelegate):
    """Makes the widget that a cell is edited with."""

    @guarded()
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A list of the choices or numbers, or a line."""
        key = COLUMNS[index.column()]
        if key not in (*CHOICES, *SCALES):
            made = super().createEditor(parent, option, index)
            made.setAccessibleName(field_name("opportunity", key))
            return made
        combo = QComboBox(parent)
        combo.setAccessibleName(field_name("opportunity", key))
        combo.addItem("–", None)
        field = field_of("opportunity", key)
        for choice in field.choices:
            combo.addItem(choice_name("opportunity", key, choice), choice)
        if key in SCALES:
            for number in range(field.low, field.high + 1):
                combo.addItem(str(number), number)
        combo.activated.connect(lambda _at: self._done(combo))
        return combo

    def _done(self, combo: QComboBox) -> None:
        self.commitData.emit(combo)
        self.closeEditor.emit(combo)

    @guarded()
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show what is said."""
        value = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findData(value)))
            editor.showPopup()
        elif COLUMNS[index.column()] == "due":
            cast("QLineEdit", editor).setText(str(index.data(Qt.ItemDataRole.DisplayRole)))
            locale = QLocale(language())
            cast("QLineEdit", editor).setPlaceholderText(locale.dateFormat(QLocale.FormatType.ShortFormat))
        else:
            super().setEditorData(editor, index)

    @guarded()
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Keep what was chosen or written."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        elif COLUMNS[index.column()] == "due":
            model.setData(index, _day(cast("QLineEdit", editor).text()))
        else:
            super().setModelData(editor, model, index)


def _day(text: str) -> str:
    """A day as it is kept; what is no day is kept as it was written."""
    day = QLocale(language()).toDate(text.strip(), QLocale.FormatType.ShortFormat)
    if day.isValid() and day.year() < 1950:
        day = day.addYears(100)
    day = day if day.isValid() else QDate.fromString(text.strip(), Qt.DateFormat.ISODate)
    return day.toString(Qt.DateFormat.ISODate) if day.isValid() else text.strip()
