"""A dashed line around a card that something under the pointer stands for."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsPathItem

from app.canvas.items import Z_MARKS, rect_of
from app.layout.shapes import Box

_AWAY = 1.2  # mm around the box


class Outline(QGraphicsPathItem):
    """Hidden until it has a box."""

    def __init__(self) -> None:
        super().__init__()
        self.setZValue(Z_MARKS)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.hide()

    def colour(self, accent: str) -> None:
        """Draw it in this colour."""
        pen = QPen(QColor(accent), 2.5)
        pen.setCosmetic(True)
        pen.setStyle(Qt.PenStyle.DashLine)
        self.setPen(pen)

    def show_box(self, box: Box | None) -> None:
        """Surround a box; None hides the line."""
        self.setVisible(box is not None)
        if box is not None:
            path = QPainterPath()
            path.addRoundedRect(rect_of(box).adjusted(-_AWAY, -_AWAY, _AWAY, _AWAY), 2.4, 2.4)
            self.setPath(path)
