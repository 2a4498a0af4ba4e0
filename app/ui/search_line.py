"""A line to search with: a magnifier stands before what is typed, as large as the letters are."""

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame, QWidget

from app.canvas.guard import guarded
from app.ui.icons import pixmap
from app.ui.theme import px

SIGN, GAP = 16, 8
"""Pixels of the magnifier, and to the text, at 100 %."""


class SearchLine(QLineEdit):
    """Qt's own icon in a line keeps its size whatever the size of the interface is."""

    def __init__(self, colour: str, parent: QWidget) -> None:
        """``colour`` is the magnifier's, "#rrggbb"."""
        super().__init__(parent)
        self._colour = colour
        self._make_room()

    def dress(self, colour: str) -> None:
        """The magnifier in another colour."""
        self._colour = colour
        self.update()

    def _make_room(self) -> None:
        self.setTextMargins(px(SIGN + GAP), 0, 0, 0)

    @guarded()
    def changeEvent(self, event: QEvent) -> None:
        """Another size of the interface."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._make_room()

    @guarded()
    def paintEvent(self, event: QPaintEvent) -> None:
        """The line, and the magnifier in the room before its text."""
        super().paintEvent(event)
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        inside = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        painter = QPainter(self)
        side = px(SIGN)
        sign = pixmap("search", self._colour, side, self.devicePixelRatioF())
        painter.drawPixmap(QPoint(inside.left() + px(2), inside.center().y() + 1 - side // 2), sign)
        painter.end()
