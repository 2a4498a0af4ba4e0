"""Asks for one of many: a line to look for letters, and the list below it."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.canvas.guard import guarded
from app.domain.folding import fold_line
from app.ui.theme import px
from app.words import T

ID = Qt.ItemDataRole.UserRole
_UP_AND_DOWN = (Qt.Key.Key_Up, Qt.Key.Key_Down)


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the list; an empty id stands for a new one."""

    id: str
    text: str


class ChooseDialog(QDialog):
    """Enter or a double click takes the row in front; the arrows move it while letters are typed."""

    def __init__(self, parent: QWidget, title: str, choices: Iterable[Choice], do: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumSize(px(420), px(360))
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(T("Letters to look for"))
        self.field.setAccessibleName(T("Letters to look for"))
        self.field.setClearButtonEnabled(True)
        self.list = QListWidget(self)
        self.list.setObjectName("records")
        self.list.ensurePolished()  # so that all rows are as high as the style sheet wants them
        self.list.setAccessibleName(title)
        for choice in choices:
            item = QListWidgetItem(choice.text, self.list)
            item.setData(ID, choice.id)
            item.setToolTip(choice.text)
        buttons = QDialogButtonBox(self)
        self._ok = buttons.addButton(do, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(T("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self._ok.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        for widget in (self.field, self.list, buttons):
            column.addWidget(widget)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.list.itemDoubleClicked.connect(self.accept)
        self.list.currentRowChanged.connect(lambda _row: self._ok.setEnabled(self.chosen is not None))
        self.field.textChanged.connect(self._filter)
        self.field.installEventFilter(self)
        self.list.setCurrentRow(0)
        self._ok.setEnabled(self.chosen is not None)

    @property
    def chosen(self) -> str | None:
        """The id of the row in front, or None."""
        rows = [item for item in self.list.selectedItems() if not item.isHidden()]
        return str(rows[0].data(ID)) if rows else None

    def _filter(self, text: str) -> None:
        wanted = fold_line(text)
        shown = []
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(wanted not in fold_line(item.text()))
            if not item.isHidden():
                shown.append(row)
        self.list.setCurrentRow(shown[0] if shown else -1)

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down move in the list while the keyboard is in the line."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _UP_AND_DOWN:
            self.list.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)


def choose(parent: QWidget, title: str, choices: Iterable[Choice], do: str) -> str | None:
    """The id that was chosen; None where the person thought better of it."""
    dialog = ChooseDialog(parent, title, choices, do)
    taken = dialog.chosen if dialog.exec() == QDialog.DialogCode.Accepted else None
    dialog.deleteLater()
    return taken
