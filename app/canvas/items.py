"""The marks of the hand over the map."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsRectItem, QStyleOptionGraphicsItem, QWidget

from app.canvas.guard import guarded
from app.canvas.outlines import Outlines
from app.layout.shapes import Box, Group, Shape

Paint = Callable[[QPainter, tuple[Shape, ...]], None]
"""Paints shapes with a painter whose unit is the millimetre."""

Z_MARKS = 10_000.0
Z_BANDS = Z_MARKS + 2.5
"""Stuck headers: over cards and the marks on them, under what is being dragged."""
Z_OVER_BANDS = Z_BANDS + 0.2


def rect_of(box: Box) -> QRectF:
    """A box as Qt's rectangle."""
    return QRectF(box.x, box.y, box.w, box.h)


class GhostItem(QGraphicsItem):
    """What is being dragged, half transparent under the pointer."""

    def __init__(self, groups: list[Group], origin: Box, paint: Paint) -> None:
        super().__init__()
        self._groups = [(group.x - origin.x, group.y - origin.y, group) for group in groups]
        self._paint_shapes = paint
        self._bounds = QRectF()
        for x, y, group in self._groups:
            self._bounds = self._bounds.united(QRectF(x - 3, y - 3, group.w + 6, group.h + 6))
        self.setOpacity(0.85)
        self.setZValue(Z_MARKS + 3)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    @guarded(QRectF())
    def boundingRect(self) -> QRectF:
        """The area of all dragged groups."""
        return self._bounds

    @guarded()
    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint each group at its place in the bunch, on a soft shadow."""
        for x, y, group in self._groups:
            painter.save()
            painter.translate(x, y)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(15, 23, 42, 46))
            painter.drawRoundedRect(QRectF(0.8, 1.2, group.w, group.h), 2, 2)
            self._paint_shapes(painter, group.shapes)
            painter.restore()


class Marks:
    """The marks of the hand: selection outlines, insertion bar, tinted cell, rubber band."""

    def __init__(self, add: Callable[[QGraphicsItem], None]) -> None:
        self.selection = Outlines()
        self.cell = QGraphicsRectItem()
        self.bar = QGraphicsRectItem()
        self.target = QGraphicsRectItem()
        """The cell in which the next card lands."""
        self.target.hide()
        for z, item in enumerate((self.cell, self.selection, self.bar, self.target)):
            item.setZValue(Z_MARKS + z)
            item.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
            add(item)
        self.bar.setZValue(Z_MARKS + 4)  # over what is being dragged
        self.hide_landing()

    def colours(self, accent: str, *, strong: bool = False) -> None:
        """Draw the marks in this colour; strong ones are thicker."""
        colour = QColor(accent)
        pen = QPen(colour, 4.0 if strong else 2.0)
        pen.setCosmetic(True)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        self.selection.set_pen(pen)
        self.bar.setPen(pen)  # some pixels wide at any zoom
        self.bar.setBrush(colour)
        tint = QColor(colour)
        tint.setAlpha(52 if strong else 26)
        self.cell.setBrush(tint)
        self.target.setBrush(tint)
        edge = QPen(colour, 2.0 if strong else 1.0)
        edge.setCosmetic(True)
        edge.setStyle(Qt.PenStyle.DashLine)
        self.cell.setPen(edge)
        self.target.setPen(edge)

    def show_selection(self, boxes: list[tuple[Box, float]]) -> None:
        """Outline these boxes, each grown by its margin in millimetres."""
        self.selection.outline(boxes)

    def show_landing(self, bar: Box | None, cell: Box | None) -> None:
        """Show where what is dragged would land."""
        self.bar.setVisible(bar is not None)
        self.cell.setVisible(cell is not None)
        if bar is not None:
            self.bar.setRect(rect_of(bar))
        if cell is not None:
            self.cell.setRect(rect_of(cell))

    def show_target(self, cell: Box | None) -> None:
        """Tint the cell in which the next card lands."""
        self.target.setVisible(cell is not None)
        if cell is not None:
            self.target.setRect(rect_of(cell))

    def hide_landing(self) -> None:
        """Nothing is dragged."""
        self.bar.hide()
        self.cell.hide()


_SIGNS: dict[str, tuple[tuple[float, float, float, float], ...]] = {
    "plus": ((-5, 0, 5, 0), (0, -5, 0, 5)),
    "left": ((2, -4.5, -2.5, 0), (-2.5, 0, 2, 4.5)),
    "up": ((-4.5, 2, 0, -2.5), (0, -2.5, 4.5, 2)),
}
"""Lines from and to, in pixels from the middle of a ring."""


class PlusItem(QGraphicsItem):
    """A round "+" of constant size on screen: here something can be added; or a chevron that folds something."""

    def __init__(self, colour: str, beside: QPointF, sign: str = "plus", radius: float = 13.0) -> None:
        """``beside`` is how far the ring stands from the item's place, in screen pixels."""
        super().__init__()
        self._beside = beside
        self._lines = _SIGNS[sign]
        self._radius = radius
        self._colour = QColor(colour)
        self.hot = False
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self.setZValue(Z_MARKS + 2)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_colour(self, colour: str) -> None:
        """Draw it in this colour."""
        self._colour = QColor(colour)
        self.update()

    @guarded(QRectF())
    def boundingRect(self) -> QRectF:
        """A circle's square in screen pixels."""
        r = self._radius + 1
        return QRectF(-r, -r, 2 * r, 2 * r).translated(self._beside)

    @guarded()
    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """A ring with its sign; filled under the pointer."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(self._beside)
        ring = QPen(self._colour, 1.6)
        painter.setPen(ring)
        painter.setBrush(self._colour if self.hot else QColor("#ffffff"))
        painter.drawEllipse(QPointF(0, 0), self._radius - 1, self._radius - 1)
        ring.setColor(QColor("#ffffff") if self.hot else self._colour)
        ring.setCapStyle(Qt.PenCapStyle.RoundCap)
        ring.setWidthF(2.0)
        painter.setPen(ring)
        for x1, y1, x2, y2 in self._lines:
            painter.drawLine(QPointF(x1, y1), QPointF(x2, y2))
