"""Symbols of the map as icons for buttons and menus."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from app.canvas.items import Paint
from app.layout.shapes import Symbol


def symbol_icon(name: str, color: str, size: int, ratio: float, paint: Paint) -> QIcon:
    """A symbol as an icon of ``size`` pixels on a screen of that pixel ratio."""
    pixmap = QPixmap(QSize(size, size) * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(QColor(0, 0, 0, 0))
    painter = QPainter(pixmap)
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint(painter, (Symbol(name, 0, 0, size, color),))
    finally:
        painter.end()
    return QIcon(pixmap)
