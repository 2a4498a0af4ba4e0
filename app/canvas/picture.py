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
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import Protocol

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPixmap, QRegion, QTransform

from app.layout.shapes import Box

PaintArea = Callable[[QPainter, QTransform, Box, "Place"], None]
"""Paints an area, in millimetres of the paper, and the desk beside the paper, with a painter of logical pixels that
the transform leads to."""


class Steps(Protocol):
    """What a picture asks whose painting may take several steps."""

    def is_much(self, area: Box) -> bool:
        """Whether so much is on an area of the paper that it is painted in steps."""

    def is_ready(self, area: Box, place: "Place", until: float) -> bool:
        """Prepare the painting of an area until that time (``perf_counter``); whether nothing is left to prepare."""

    def paint_ground(self, painter: QPainter, base: QTransform, place: "Place") -> None:
        """Paint the bare paper and the desk."""


_AROUND = 2.0  # mm by which a shape may reach over its group's box
_MOST_RECTS = 12
MANY = 48
"""So many boxes are taken as those that hold them row by row."""
_STEP = 0.007
"""Seconds that one step of a picture takes."""
_BAND = 80
"""Logical pixels: how high the bands are in which a picture is painted in steps."""


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
    """The pixels of one view.

    The first picture at a zoom may be painted in steps: at once what was seen before is there, smaller or larger, and
    from its middle on it is painted anew, band by band, with each ``go_on``.
    """

    def __init__(self, paint: PaintArea, steps: Steps | None = None) -> None:
        """With ``steps`` pictures on which there is much are painted in steps."""
        self._paint, self._steps = paint, steps
        self.at_leisure = False
        """Whether much that is spoiled is painted in steps, too; until then it looks as it did."""
        self._pixmap = QPixmap()
        self._kind: tuple[object, ...] = ()
        self._place: Place | None = None
        self._rough = QRegion()
        self._bare = QRegion()
        self._origin = QPoint()
        self._seen = QRect()
        self._stale: list[Box] = []

    def spoil(self, boxes: Iterable[Box]) -> None:
        """These boxes of the paper look different now."""
        self._stale += boxes

    def show(self, painter: QPainter, place: Place, exposed: QRect) -> bool:
        """Bring the picture up to date and paint what is exposed, in the view's logical pixels.

        Gives whether it is a new picture, of another zoom or size.
        """
        known = self._kind
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
        return self._kind != known

    def _bring_up(self, place: Place) -> QPixmap:
        """The picture with everything in view painted."""
        seen = place.seen()
        kind = (place.scale, place.ratio, place.desk.rgba(), seen.size())
        stale = QRegion()
        if self._pixmap.isNull() or kind != self._kind or not seen.intersects(self._seen):
            stale = self._begin(place, seen, kind)
        else:
            stale = self._spoiled(place) & seen
            if self.at_leisure and self._is_much(stale, place):
                self._rough += stale
                stale = QRegion()
            stale += QRegion(seen) - QRegion(self._seen)
            stale &= seen
        self._seen, self._place = seen, place
        self._rough = (self._rough - stale) & seen
        self._bare = (self._bare - stale) & seen
        self._stale.clear()
        rects = _rects(stale) if stale.rectCount() <= _MOST_RECTS else [stale.boundingRect()]
        for rect in rects:
            for on_map, at in self._pieces(rect):
                self._repaint(place, on_map, at)
        return self._pixmap

    def _is_much(self, region: QRegion, place: Place) -> bool:
        box, s = region.boundingRect(), place.scale * place.ratio
        area = Box(box.left() / s, box.top() / s, box.width() / s, box.height() / s)
        return self._steps is not None and self._steps.is_much(area)

    def _spoiled(self, place: Place) -> QRegion:
        """Where the map looks different now."""
        region = QRegion()
        for box in rows_of(self._stale):
            region += place.pixels(box)
        return region

    @property
    def unfinished(self) -> bool:
        """Whether parts are still to be painted, some with every ``go_on``."""
        return not (self._rough.isEmpty() and self._bare.isEmpty())

    def _begin(self, place: Place, seen: QRect, kind: tuple[object, ...]) -> QRegion:
        """A picture at another zoom or of another size; what of it must be painted at once."""
        old, was, same = self._pixmap, self._place, kind[1:3] == self._kind[1:3]
        pieces = list(self._pieces(self._seen)) if not old.isNull() else []
        self._pixmap = pixmap = QPixmap(seen.size())
        self._kind, self._origin = kind, seen.topLeft()
        rough, bare = self._rough, self._bare
        self._rough, self._bare = QRegion(), QRegion()
        s = place.scale * place.ratio
        area = Box(seen.left() / s, seen.top() / s, seen.width() / s, seen.height() / s)
        if self._steps is None or old.isNull() or was is None or not same or not self._steps.is_much(area):
            pixmap.setDevicePixelRatio(place.ratio)
            return QRegion(seen)
        factor = place.scale / was.scale
        kept = QRegion(seen & _scaled(self._seen, factor).toAlignedRect().adjusted(1, 1, -1, -1))
        painter = QPainter(pixmap)
        try:
            painter.setClipRegion((QRegion(seen) - kept).translated(-seen.topLeft()))
            self._steps.paint_ground(painter, QTransform(s, 0, 0, s, -seen.left(), -seen.top()), place)
            painter.resetTransform()
            painter.setClipping(False)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            for on_map, at in pieces:
                target = _scaled(on_map, factor).translated(-seen.left(), -seen.top())
                painter.drawPixmap(target, old, QRectF(QRect(at, on_map.size())))
        finally:
            painter.end()
        pixmap.setDevicePixelRatio(place.ratio)
        if factor == 1.0:  # a view of another size, or elsewhere: what is there is right
            self._rough, self._bare = rough & seen, bare & seen
            self._bare += QRegion(seen) - QRegion(self._seen)
            return self._spoiled(place) & (seen & self._seen)
        self._rough, self._bare = kept, QRegion(seen) - kept
        return QRegion()

    def go_on(self) -> list[QRectF]:
        """Paint some of what is bare, then some of what is there from another zoom; where, in the view's pixels."""
        until, done, place = perf_counter() + _STEP, QRegion(), self._place
        if place is None:
            return []
        s = place.scale * place.ratio
        for region in (self._bare, self._rough):
            for band in self._bands(region, place):
                at = band.boundingRect()
                area = Box(at.left() / s, at.top() / s, at.width() / s, at.height() / s)
                if region is self._rough and not self._is_ready(area, place, until):
                    return self._seen_at(done, place)
                self._paint_band(place, band)
                self._bare -= band
                self._rough -= band
                done += band
                if perf_counter() > until:
                    return self._seen_at(done, place)
        return self._seen_at(done, place)

    def _is_ready(self, area: Box, place: Place, until: float) -> bool:
        """Whether an area can be painted finished; what is there from another zoom says more than plain cards."""
        around = Box(area.x - _AROUND, area.y - _AROUND, area.w + 2 * _AROUND, area.h + 2 * _AROUND)
        return self._steps is None or self._steps.is_ready(around, place, until)

    def _seen_at(self, region: QRegion, place: Place) -> list[QRectF]:
        """Where rectangles of the map are in the view, in its logical pixels."""
        found = [QRectF(rect.translated(-self._seen.topLeft())) for rect in _rects(region)]
        ratio = place.ratio
        return [QRectF(r.x() / ratio, r.y() / ratio, r.width() / ratio, r.height() / ratio) for r in found]

    def _bands(self, region: QRegion, place: Place) -> list[QRegion]:
        """A region cut into bands, those nearest to the middle of the view first."""
        whole, high = region.boundingRect(), max(1, round(_BAND * place.ratio))
        tops = sorted(range(whole.top(), whole.bottom() + 1, high),
                      key=lambda top: abs(top + high / 2 - self._seen.center().y()))  # fmt: skip
        bands = [region & QRect(whole.left(), top, whole.width(), high) for top in tops]
        return [band for band in bands if not band.isEmpty()]

    def _paint_band(self, place: Place, band: QRegion) -> None:
        for rect in _rects(band):
            for on_map, at in self._pieces(rect):
                self._repaint(place, on_map, at)

    def _repaint(self, place: Place, on_map: QRect, at: QPoint) -> None:
        """Paint one piece of the map to where it belongs in the picture."""
        ratio, s = place.ratio, place.scale * place.ratio
        painter = QPainter(self._pixmap)
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


def _scaled(rect: QRect, factor: float) -> QRectF:
    """A rectangle of the map at another zoom."""
    return QRectF(rect.left() * factor, rect.top() * factor, rect.width() * factor, rect.height() * factor)


def _stretches(start: int, length: int, origin: int, size: int) -> list[tuple[int, int, int]]:
    """Start and length of the one or two parts of a length on a circle of that size, and where each begins on it."""
    at = (start - origin) % size
    first = min(length, size - at)
    parts = [(start, first, at), (start + first, length - first, 0)]
    return [part for part in parts if part[1] > 0]


def rows_of(boxes: Sequence[Box]) -> Sequence[Box]:
    """Few boxes that hold all of these; of many, those that stand beside each other become one."""
    if len(boxes) < MANY:
        return boxes
    rows: list[Box] = []
    row: list[Box] = []
    bottom = 0.0
    for box in sorted(boxes, key=lambda box: box.y):
        if row and box.y > bottom + _AROUND:
            rows.append(around(row))
            row = []
        bottom = max(bottom, box.bottom) if row else box.bottom
        row.append(box)
    return [*rows, around(row)]


def around(boxes: Sequence[Box]) -> Box:
    """The box that holds all of these."""
    left, top = min(b.x for b in boxes), min(b.y for b in boxes)
    return Box(left, top, max(b.right for b in boxes) - left, max(b.bottom for b in boxes) - top)
