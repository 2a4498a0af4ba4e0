"""The outlines of what is selected: of one card or of ten thousand."""

from bisect import bisect_left, bisect_right

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from app.canvas.guard import guarded
from app.layout.shapes import Box

_RADIUS = 2.2  # mm
_ROUND = 1.5  # pixels a millimetre; from farther away corners are not round
_MANY = 400  # so many small boxes are washed over instead of outlined
_WASH = 0.35
_BLEED = 8.0  # mm that the pen may be wide at the smallest zoom


class Outlines(QGraphicsItem):
    """Boxes with a line of constant width on screen; only what is exposed is painted."""

    def __init__(self) -> None:
        super().__init__()
        self._boxes: list[QRectF] = []
        self._tops: list[float] = []
        self._highest = 0.0
        self._bounds = QRectF()
        self._pen = QPen()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)

    def set_pen(self, pen: QPen) -> None:
        """Draw with this pen, which is some pixels wide at any zoom."""
        self._pen = pen
        self.update()

    def outline(self, boxes: list[tuple[Box, float]]) -> None:
        """Outline these boxes, each grown by its margin in millimetres."""
        self.prepareGeometryChange()
        grown = [QRectF(b.x - m, b.y - m, b.w + 2 * m, b.h + 2 * m) for b, m in boxes]
        self._boxes = sorted(grown, key=QRectF.top)
        self._tops = [box.top() for box in self._boxes]
        self._highest = max([box.height() for box in grown], default=0.0)
        left, right = min([b.left() for b in grown], default=0.0), max([b.right() for b in grown], default=0.0)
        top, bottom = min(self._tops, default=0.0), max([b.bottom() for b in grown], default=0.0)
        self._bounds = QRectF(left, top, right - left, bottom - top)
        self.update()

    @property
    def boxes(self) -> list[QRectF]:
        """What is outlined, from top to bottom."""
        return self._boxes

    @guarded(QRectF())
    def boundingRect(self) -> QRectF:
        """The area of all boxes."""
        if self._bounds.isEmpty():
            return self._bounds
        return self._bounds.adjusted(-_BLEED, -_BLEED, _BLEED, _BLEED)

    @guarded()
    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Round outlines near by, square ones from farther away, a wash of colour over a crowd."""
        exposed = option.exposedRect.adjusted(-_BLEED, -_BLEED, _BLEED, _BLEED)
        first = bisect_left(self._tops, exposed.top() - self._highest)
        last = bisect_right(self._tops, exposed.bottom())
        seen = [box for box in self._boxes[first:last] if exposed.intersects(box)]
        scale = painter.worldTransform().m11()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if scale >= _ROUND:
            painter.setPen(self._pen)
            for box in seen:
                painter.drawRoundedRect(box, _RADIUS, _RADIUS)
            return
        if len(seen) > _MANY:
            wash = QColor(self._pen.color())
            wash.setAlphaF(_WASH)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setBrush(wash)
            painter.setPen(Qt.PenStyle.NoPen)
        else:
            painter.setPen(self._pen)
        painter.drawRects(seen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
