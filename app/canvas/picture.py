"""What a view shows of the paper, kept as pixels: only what is new in view, or changed, is painted again.

The pixels are a torus: the picture's columns and rows are those of the map modulo its size, so that panning moves
nothing.  A piece is a rectangle that lies in one stretch both on the map and in the picture::

    on the map              in the picture
    +---------+             +----+----+
    | a |  b  |     ->      | d  | c  |
    |---+-----|             |----+----|
    | c |  d  |             | b  | a  |
    +---------+             +----+----+
"""

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPixmap, QRegion, QTransform

from app.layout.shapes import Box

PaintArea = Callable[[QPainter, QTransform, Box, "Place"], None]
"""Paints an area, in millimetres of the paper, and the desk beside the paper, with a painter of logical pixels that
the transform leads to."""

_AROUND = 2.0  # mm by which a shape may reach over its group's box
_MOST_RECTS = 12
MANY = 48
"""So many boxes are taken as the one that holds them all."""


@dataclass(frozen=True, slots=True)
class Place:
    """How a view looks at the paper: logical pixels a millimetre, where the paper's corner is, the view's size."""

    scale: float
    shift: QPointF
    size: QSize
    ratio: float
    desk: QColor

    def seen(self) -> QRect:
        """What is in view, in the screen's pixels from the paper's corner."""
        left, top = round(-self.shift.x() * self.ratio), round(-self.shift.y() * self.ratio)
        return QRect(left, top, math.ceil(self.size.width() * self.ratio), math.ceil(self.size.height() * self.ratio))

    def pixels(self, box: Box) -> QRect:
        """A box of the paper with all that may reach over it, in the screen's pixels from the paper's corner."""
        s = self.scale * self.ratio
        left, top = math.floor((box.x - _AROUND) * s) - 1, math.floor((box.y - _AROUND) * s) - 1
        right, bottom = math.ceil((box.right + _AROUND) * s) + 1, math.ceil((box.bottom + _AROUND) * s) + 1
        return QRect(left, top, right - left, bottom - top)


class Picture:
    """The pixels of one view."""

    def __init__(self, paint: PaintArea) -> None:
        self._paint = paint
        self._pixmap: QPixmap | None = None
        self._kind: tuple[object, ...] = ()
        self._origin = QPoint()
        self._seen = QRect()
        self._stale: list[Box] = []

    def spoil(self, boxes: Iterable[Box]) -> None:
        """These boxes of the paper look different now."""
        self._stale += boxes

    def show(self, painter: QPainter, place: Place, exposed: QRect) -> None:
        """Bring the picture up to date and paint what is exposed, logical pixels of the view."""
        pixmap = self._bring_up(place)
        ratio, seen = place.ratio, self._seen
        wanted = QRect(
            seen.left() + math.floor(exposed.left() * ratio),
            seen.top() + math.floor(exposed.top() * ratio),
            math.ceil(exposed.width() * ratio) + 1,
            math.ceil(exposed.height() * ratio) + 1,
        )
        for on_map, at in self._pieces(wanted.intersected(seen)):
            target = QPointF((on_map.left() - seen.left()) / ratio, (on_map.top() - seen.top()) / ratio)
            painter.drawPixmap(target, pixmap, QRectF(QRect(at, on_map.size())))

    def _bring_up(self, place: Place) -> QPixmap:
        """The picture with everything in view painted."""
        seen = place.seen()
        kind = (place.scale, place.ratio, place.desk.rgba(), seen.size())
        stale = QRegion()
        if self._pixmap is None or kind != self._kind or not seen.intersects(self._seen):
            if self._pixmap is None or self._pixmap.size() != seen.size():
                self._pixmap = QPixmap(seen.size())
            self._pixmap.setDevicePixelRatio(place.ratio)
            self._kind, self._origin = kind, seen.topLeft()
            stale = QRegion(seen)
        else:
            for box in self._stale if len(self._stale) < MANY else [around(self._stale)]:
                stale += place.pixels(box)
            stale += QRegion(seen) - QRegion(self._seen)
            stale &= seen
        self._seen = seen
        self._stale.clear()
        rects = _rects(stale) if stale.rectCount() <= _MOST_RECTS else [stale.boundingRect()]
        for rect in rects:
            for on_map, at in self._pieces(rect):
                self._repaint(self._pixmap, place, on_map, at)
        return self._pixmap

    def _repaint(self, pixmap: QPixmap, place: Place, on_map: QRect, at: QPoint) -> None:
        """Paint one piece of the map to where it belongs in the picture."""
        ratio, s = place.ratio, place.scale * place.ratio
        painter = QPainter(pixmap)
        try:
            target = QRectF(at.x() / ratio, at.y() / ratio, on_map.width() / ratio, on_map.height() / ratio)
            painter.setClipRect(target)
            shift = at - on_map.topLeft()
            base = QTransform(place.scale, 0, 0, place.scale, shift.x() / ratio, shift.y() / ratio)
            area = Box(on_map.left() / s - _AROUND, on_map.top() / s - _AROUND,
                       on_map.width() / s + 2 * _AROUND, on_map.height() / s + 2 * _AROUND)  # fmt: skip
            self._paint(painter, base, area, place)
        finally:
            painter.end()

    def _pieces(self, rect: QRect) -> Iterator[tuple[QRect, QPoint]]:
        """The pieces of a rectangle of the map that is no larger than the picture, and where each is in it."""
        size = self._seen.size()
        columns = _stretches(rect.left(), rect.width(), self._origin.x(), size.width())
        for y, height, row in _stretches(rect.top(), rect.height(), self._origin.y(), size.height()):
            for x, width, column in columns:
                yield QRect(x, y, width, height), QPoint(column, row)


def _rects(region: QRegion) -> list[QRect]:
    """The rectangles of a region."""
    return list(iter(region))  # type: ignore[call-overload]


def _stretches(start: int, length: int, origin: int, size: int) -> list[tuple[int, int, int]]:
    """Start and length of the one or two parts of a length on a circle of that size, and where each begins on it."""
    at = (start - origin) % size
    first = min(length, size - at)
    parts = [(start, first, at), (start + first, length - first, 0)]
    return [part for part in parts if part[1] > 0]


def around(boxes: list[Box]) -> Box:
    """The box that holds all of these."""
    left, top = min(b.x for b in boxes), min(b.y for b in boxes)
    return Box(left, top, max(b.right for b in boxes) - left, max(b.bottom for b in boxes) - top)
