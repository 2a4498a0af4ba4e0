"""A small label at the corner of what is dragged: how many there are, a "+" for a copy, a word."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QApplication, QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from app.canvas.guard import guarded

_LETTERS = 0.92
"""Of the interface's letters."""


class Badge(QGraphicsItem):
    """A pill of constant size on screen whose middle stands at the item's place, moved by ``away`` pixels."""

    def __init__(self, colour: QColor, away: QPointF | None = None, parent: QGraphicsItem | None = None) -> None:
        super().__init__(parent)
        self._colour = colour
        self._away = away or QPointF()
        self.text = ""
        self._font = QFont(QApplication.font())
        self._font.setPointSizeF(_LETTERS * self._font.pointSizeF())
        self._font.setBold(True)
        self._height = self._width = round(1.5 * QFontMetricsF(self._font).height())
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresParentOpacity)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.hide()

    def say(self, text: str) -> None:
        """Show this text; nothing for an empty one."""
        if text != self.text:
            self.prepareGeometryChange()
            self.text = text
            wide = QFontMetricsF(self._font).horizontalAdvance(text)
            self._width = max(self._height, round(wide + 0.72 * self._height))
            self.update()
        self.setVisible(bool(text))

    @guarded(QRectF())
    def boundingRect(self) -> QRectF:
        """The pill with its ring, in screen pixels."""
        return self._pill().adjusted(-2, -2, 2, 2)

    def _pill(self) -> QRectF:
        left, top = self._away.x() - self._width / 2, self._away.y() - self._height / 2
        return QRectF(left, top, self._width, self._height)

    @guarded()
    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """A filled pill with a white ring."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor("#ffffff"))
        painter.setBrush(self._colour)
        painter.drawRoundedRect(self._pill(), self._height / 2, self._height / 2)
        painter.setPen(QColor("#ffffff" if self._colour.lightnessF() < 0.62 else "#10202e"))
        painter.setFont(self._font)
        painter.drawText(self._pill(), Qt.AlignmentFlag.AlignCenter, self.text)
