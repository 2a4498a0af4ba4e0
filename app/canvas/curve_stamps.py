"""The parts of the curve, painted once for a zoom and then stamped: many small faces and a long bent line cost much.

A part is stamped onto whole pixels from top to bottom, so that it serves before and after an edit that moves its row;
from left to right onto quarters of a pixel, so that the lines of neighbours meet.
"""

import math
from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPixmap, QTransform

from app.layout.shapes import Content, Group

ROLES = frozenset(("curve", "curve_faces"))
"""The parts that are stamped, one of each in a stage."""
IN_STEP = ROLES | {"curve_levels", "curve_beside"}
"""All that is painted in the band of the curve, on whole pixels from top to bottom."""
_AROUND = 3.0  # mm by which a line or face may reach over its part
_PHASES = 4  # of a pixel
_LARGEST = 1_500_000  # pixels; a larger part is painted each time, as far as it is in view
_MOST = 8_000_000  # pixels of all stamps that are kept

Draw = Callable[[QPainter, QTransform, Group], None]
"""Paints a part where the transform has the paper."""


class CurveStamps:
    """The stamps of the curve's parts at one scale."""

    def __init__(self) -> None:
        self._stamps: dict[tuple[int, int], tuple[Content, QPixmap]] = {}
        self._made_for = (0.0, 0.0)
        self._pixels = 0

    def place(self, painter: QPainter, base: QTransform, ratio: float, group: Group, draw: Draw) -> bool:
        """Stamp a part where ``base`` has the paper; the painter's unit is the logical pixel.

        ``ratio`` is how many pixels of the screen that is.  False where the part is too large for a stamp.
        """
        scale = base.m11()
        size, edge = scale * ratio, math.ceil(_AROUND * scale * ratio) + 1
        width, height = math.ceil(group.w * size) + 2 * edge + 1, math.ceil(group.h * size) + 2 * edge + 1
        if width * height > _LARGEST:
            return False
        if self._made_for != (scale, ratio):
            self._made_for = scale, ratio
            self._stamps.clear()
            self._pixels = 0
        (column, phase), row = _place(group, base, ratio)
        key = id(group.content), phase
        kept = self._stamps.pop(key, None)
        if kept is None:
            kept = group.content, self._made(group, (width, height), edge + phase / _PHASES, edge, draw)
            self._pixels += width * height
        self._stamps[key] = kept  # seen last
        self._let_go()
        painter.resetTransform()
        painter.drawPixmap(QPointF((column - edge) / ratio, (row - edge) / ratio), kept[1])
        return True

    def _made(self, group: Group, size: tuple[int, int], left: float, top: int, draw: Draw) -> QPixmap:
        """The stamp of a part whose corner stands so many pixels of the screen from its own."""
        scale, ratio = self._made_for
        stamp = QPixmap(*size)
        stamp.setDevicePixelRatio(ratio)
        stamp.fill(Qt.GlobalColor.transparent)
        painter = QPainter(stamp)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw(painter, QTransform(scale, 0, 0, scale, left / ratio - group.x * scale, top / ratio - group.y * scale),
                 group)  # fmt: skip
        finally:
            painter.end()
        return stamp

    def _let_go(self) -> None:
        """Those seen longest ago make room."""
        while self._pixels > _MOST and len(self._stamps) > 1:
            _, old = self._stamps.pop(next(iter(self._stamps)))
            self._pixels -= old.width() * old.height()


def _place(group: Group, base: QTransform, ratio: float) -> tuple[tuple[int, int], int]:
    """The column of the screen's pixels on which a group begins, with how many phases of a pixel more, and the row."""
    across = math.floor((group.x * base.m11() + base.dx()) * ratio * _PHASES + 0.5)
    return divmod(across, _PHASES), math.floor((group.y * base.m22() + base.dy()) * ratio + 0.5)


def in_step(group: Group, base: QTransform, ratio: float) -> QTransform:
    """``base`` moved by less than a pixel, so that a group stands where its stamp would."""
    (column, phase), row = _place(group, base, ratio)
    left, top = (column + phase / _PHASES) / ratio, row / ratio
    scale = base.m11()
    return QTransform(scale, 0, 0, scale, left - group.x * scale, top - group.y * scale)
