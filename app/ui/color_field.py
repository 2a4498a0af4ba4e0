"""A field for one colour: its number to type, and a swatch that opens the system's choice of colours."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QColorDialog, QHBoxLayout, QLineEdit, QToolButton, QWidget

from app.poster.brand import written_color
from app.ui.theme import px
from app.words import T

_SIDE = 18


class ColorField(QWidget):
    """Shows and changes a colour "#rrggbb"; "" is the usual one."""

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._color = ""
        self.swatch = QToolButton(self)
        self.swatch.setIconSize(QSize(px(_SIDE), px(_SIDE)))
        self.swatch.setToolTip(T("Choose a colour…"))
        self.swatch.setAccessibleName(f"{name}: {T('Choose a colour…')}")
        self.swatch.clicked.connect(self._choose)
        self.number = QLineEdit(self)
        self.number.setPlaceholderText(T("Usual colour"))
        self.number.setAccessibleName(name)
        self.number.setClearButtonEnabled(True)
        self.number.textEdited.connect(self._typed)
        self.number.textChanged.connect(self._cleared)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.swatch)
        row.addWidget(self.number, 1)
        self.show_color("")

    @property
    def color(self) -> str:
        """The colour; "" where none is chosen or what is typed is none."""
        return self._color

    def show_color(self, color: str) -> None:
        """Show a colour without telling."""
        self._color = color
        if written_color(self.number.text()) != color:
            self.number.setText(color)
        square = QPixmap(px(_SIDE), px(_SIDE))
        square.fill(QColor(color) if color else QColor(0, 0, 0, 0))
        self.swatch.setIcon(QIcon(square))

    def _typed(self, text: str) -> None:
        color = written_color(text)
        if color is not None and color != self._color:
            self.show_color(color)
            self.changed.emit()

    def _cleared(self, text: str) -> None:
        """The button in the field empties it without anybody typing."""
        if not text and self._color:
            self.show_color("")
            self.changed.emit()

    def _choose(self) -> None:
        color = QColorDialog.getColor(QColor(self._color or "#1f3b57"), self, self._name)
        if color.isValid() and color.name() != self._color:
            self.show_color(color.name())
            self.changed.emit()
