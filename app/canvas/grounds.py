"""The papers of cards: each that looks alike is painted once for a scale, corners and all, and then stamped."""

import math
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap, QTransform

from app.canvas.colours import mixed
from app.canvas.sketch import Sketch
from app.layout.shapes import Shape
from app.render.qt import QtPainter

_AROUND = 1.0  # mm by which a frame may reach over the card
_MOST = 400

_Key = tuple[int, str, float]


class Grounds:
    """The papers at one scale; all are made anew for another."""

    def __init__(self, painter: QtPainter) -> None:
        self._painter = painter
        self._made_for = (0.0, 0.0)
        self._stamps: dict[_Key, tuple[tuple[Shape, ...], QPixmap]] = {}

    def stamp(self, sketch: Sketch, tone: str, tint: float, scale: float, ratio: float) -> QPixmap:
        """A card's paper at ``scale`` logical pixels a millimetre, ``ratio`` pixels of the screen each.

        ``tint`` is how much of ``tone`` is in it; around it are ``around`` pixels for its frame.
        """
        if self._made_for != (scale, ratio) or len(self._stamps) >= _MOST:
            self._made_for = (scale, ratio)
            self._stamps.clear()
        key = (id(sketch.paper), tone, tint)
        kept = self._stamps.get(key)
        if kept is None:
            kept = self._stamps[key] = (sketch.paper, self._stamp(sketch, tone, tint, scale, ratio))
        return kept[1]

    def _stamp(self, sketch: Sketch, tone: str, tint: float, scale: float, ratio: float) -> QPixmap:
        ground, shapes = sketch.ground, sketch.paper
        if tint:
            shapes = (replace(ground, fill=mixed(ground.fill or tone, tone, tint)), *shapes[1:])
        edge, s = around(scale * ratio), scale * ratio
        stamp = QPixmap(math.ceil(ground.box.w * s) + 2 * edge + 1, math.ceil(ground.box.h * s) + 2 * edge + 1)
        stamp.setDevicePixelRatio(ratio)
        stamp.fill(Qt.GlobalColor.transparent)
        painter = QPainter(stamp)
        try:
            painter.setTransform(QTransform(scale, 0, 0, scale, edge / ratio, edge / ratio))
            self._painter.paint_shapes(painter, shapes)
        finally:
            painter.end()
        return stamp


def around(scale: float) -> int:
    """The pixels of the screen that a stamp has around the card; ``scale`` in such pixels a millimetre."""
    return math.ceil(_AROUND * scale)
