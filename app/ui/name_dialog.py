"""Asks for one name."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from app.ui.labels import PlainLabel
from app.ui.theme import px
from app.words import T

LONGEST = 200


class NameDialog(QDialog):
    """A field with the name so far, and what to do with it; ``column`` has both, more may follow the field in it."""

    def __init__(self, parent: QWidget, title: str, label: str, name: str, do: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(px(420))
        words = PlainLabel(label, parent=self)
        self.field = QLineEdit(name, self)
        self.field.setMaxLength(LONGEST)
        self.field.setAccessibleName(label)
        self.field.selectAll()
        words.setBuddy(self.field)
        buttons = QDialogButtonBox(self)
        self._ok = buttons.addButton(do or T("Rename"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(T("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self._ok.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.field.textChanged.connect(lambda text: self._ok.setEnabled(bool(text.strip())))
        self.column = column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        for widget in (words, self.field):
            column.addWidget(widget)
        column.addSpacing(8)
        column.addWidget(buttons)


def ask_name(parent: QWidget, title: str, label: str, name: str, do: str = "") -> str:
    """The name that was given, on one line; an empty text where the person thought better of it."""
    dialog = NameDialog(parent, title, label, name, do)
    given = " ".join(dialog.field.text().split()) if dialog.exec() == QDialog.DialogCode.Accepted else ""
    dialog.deleteLater()
    return given
