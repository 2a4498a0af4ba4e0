"""Marks over what a search has found: all of it, and stronger where one is."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from app.canvas.guard import guarded
from app.canvas.items import Z_MARKS, rect_of
from app.layout.shapes import Box

FOUND, EDGE, HERE = "#ffe082", "#b97700", "#d9480f"
_MARGIN = 1.2  # mm around what was found
_LEAST = 5.0  # pixels that a mark is large at least, at any zoom


class FindMarks(QGraphicsItem):
    """One item for all marks; only those in view are painted."""

    def __init__(self) -> None:
        super().__init__()
        self._boxes: list[QRectF] = []
        self._here: QRectF | None = None
        self._bounds = QRectF()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.setZValue(Z_MARKS + 0.5)

    def show_boxes(self, boxes: Sequence[Box], here: Box | None) -> None:
        """Mark these boxes of the drawing; ``here`` is the one that one is at."""
        grown = [_grown(box) for box in boxes]
        bounds = QRectF()
        for box in grown:
            bounds = bounds.united(box)
        if bounds != self._bounds:
            self.prepareGeometryChange()
        self._boxes, self._here, self._bounds = grown, _grown(here) if here is not None else None, bounds
        self.update()

    @guarded(QRectF())
    def boundingRect(self) -> QRectF:
        """All marks."""
        return self._bounds.adjusted(-40, -40, 40, 40) if self._boxes else QRectF()

    @guarded()
    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Colour as of a marker, which leaves letters dark, with an edge of its own."""
        scale = option.levelOfDetailFromTransform(painter.worldTransform())
        seen = option.exposedRect
        edge = QPen(QColor(EDGE), 1.5)
        edge.setCosmetic(True)
        painter.setPen(edge)
        painter.setBrush(QColor(FOUND))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)  # as a marker on paper
        painter.drawRects([box for one in self._boxes if seen.intersects(box := _visible(one, scale))])
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        if self._here is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = QPen(QColor(HERE), 3.5)
            ring.setCosmetic(True)
            ring.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(ring)
            painter.drawRect(_visible(self._here, scale))


def _grown(box: Box) -> QRectF:
    return rect_of(box).adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)


def _visible(box: QRectF, scale: float) -> QRectF:
    """The mark, never too small to be seen."""
    more_w, more_h = max(0.0, _LEAST / scale - box.width()) / 2, max(0.0, _LEAST / scale - box.height()) / 2
    return box.adjusted(-more_w, -more_h, more_w, more_h)
