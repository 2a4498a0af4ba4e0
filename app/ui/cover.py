"""What the very first paint shows, while the rest of the window is made: who this is, and room for the rest.

Only words of our own are here, so plain labels of Qt do: loading ``Qt``'s enumerations for their text format would
cost a tenth of the first paint.
"""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.ui.icons import product_icon
from app.ui.theme import set_role
from app.words import T

MARK = 44


class Brand(QWidget):
    """The product's mark and name, and in one line what it is for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark, name, self._line = (QLabel(self) for _ in range(3))
        mark.setPixmap(product_icon().pixmap(MARK, MARK))
        name.setText("Vivencia")
        set_role(name, "display")
        set_role(self._line, "muted")
        self._line.setWordWrap(True)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(mark)
        head.addWidget(name, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self._line)
        self.retranslate()

    def retranslate(self) -> None:
        """The line in the language in force."""
        self._line.setText(T("Customer journey maps, from the first idea to the poster on the wall."))


class Side(QFrame):
    """The panel at the left of the start page, with the brand on top."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "side")
        self.brand = Brand(self)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(20, 24, 20, 16)
        self.column.setSpacing(10)
        self.column.addWidget(self.brand)


class Cover(QWidget):
    """The start page before there is anything to start with."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        side = Side(self)
        side.column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(side)
        row.addStretch(1)
