"""Symbols of the map as icons for buttons and menus."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from app.canvas.items import Paint
from app.layout.shapes import Shape, Symbol


def symbol_icon(name: str, color: str, size: int, ratio: float, paint: Paint) -> QIcon:
    """A symbol as an icon of ``size`` pixels on a screen of that pixel ratio."""
    return shapes_icon((Symbol(name, 0, 0, size, color),), QSize(size, size), ratio, paint)


def shapes_icon(shapes: tuple[Shape, ...], size: QSize, ratio: float, paint: Paint) -> QIcon:
    """Shapes, a millimetre a pixel, as an icon on a screen of that pixel ratio."""
    pixmap = QPixmap(size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(QColor(0, 0, 0, 0))
    painter = QPainter(pixmap)
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint(painter, shapes)
    finally:
        painter.end()
    return QIcon(pixmap)
