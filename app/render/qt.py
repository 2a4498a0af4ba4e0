"""Paints a Drawing on a QPainter whose unit is one millimetre: the canvas, thumbnails, previews, the system's printer.

Glyphs are painted where the shaped lines say; no text is measured or broken here.
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar, cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QImage,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QTransform,
)

from app.layout.shapes import Box, Drawing, Group, Path, Picture, Rect, Shape, Symbol, Text
from app.layout.symbols import BOX, symbol
from app.render import pictures as stored
from app.render.geometry import Segments, covering, rounded
from app.render.qt_pictures import Images
from app.render.qt_words import Letters, Words

_LARGEST_STAMP = 96.0
"""Logical pixels: a larger symbol is painted as it is."""
_MOST_STAMPS = 600
_KEPT = 6000
"""Prepared objects of one kind; when there are more, all are made anew as they are needed."""
_HINTS = (
    QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing | QPainter.RenderHint.SmoothPixmapTransform
)
_AROUND = 10.0
"""Strokes and marks may stand this far out of their group's box."""
_PIECE = 2
"""Segments of a line on the screen that are painted together: many thick ones in one path take far longer."""
_TRANSPARENT = QBrush(Qt.BrushStyle.NoBrush)
_NO_LINE = QPen(Qt.PenStyle.NoPen)

_Made = TypeVar("_Made")
Step = Words | Rect | Path | Symbol | Picture
_Ink = tuple[QPainterPath, str | None, str | None, float]


class QtPainter:
    """Paints shapes and keeps what it prepared for them: glyph runs, paths, pictures.

    One for each thread.  ``pictures`` gives the bytes of an asset's hash.  With ``stamps`` small symbols are painted
    once for each size and then stamped onto whole pixels: for the screen, where the same faces come again and again.
    With ``printing`` text stays text, for the system's printers.
    """

    def __init__(
        self, pictures: stored.Pictures = stored.no_pictures, *, stamps: bool = False, printing: bool = False
    ) -> None:  # fmt: skip
        self._letters = Letters(printing=printing)
        self._steps: dict[int, tuple[tuple[Shape, ...], list[Step]]] = {}
        self._paths: dict[int, tuple[Path, QPainterPath]] = {}
        self._pieces: dict[int, tuple[Path, list[QPainterPath]]] = {}
        self._symbols: dict[str, list[_Ink]] = {}
        self._stamps: dict[tuple[str, str, str, int, float], QPixmap] = {}
        self._stamping = stamps
        self._images = Images(pictures)
        self._brushes: dict[str, QBrush] = {}
        self._pens: dict[tuple[str, float, tuple[float, ...], bool], QPen] = {}

    def paint_drawing(self, painter: QPainter, drawing: Drawing, within: Box | None = None) -> None:
        """Paints the whole drawing, or the groups that touch ``within``; (0, 0) is its top left corner."""
        for group in drawing.groups:
            if within is None or _touch(group.box, within):
                self.paint_group(painter, group)

    def paint_group(self, painter: QPainter, group: Group) -> None:
        """Paints a group at its place on the drawing."""
        painter.translate(group.x, group.y)
        self.paint_shapes(painter, group.shapes)
        painter.translate(-group.x, -group.y)

    def paint_shapes(self, painter: QPainter, shapes: tuple[Shape, ...]) -> None:
        """Paints shapes relative to the painter's origin; transform, pen and brush are left as they were."""
        base = painter.transform()
        pen, brush, hints = painter.pen(), painter.brush(), painter.renderHints()
        painter.setRenderHints(_HINTS)
        for step in self.steps(shapes):
            match step:
                case Words():
                    self._letters.paint(painter, step, base)
                    painter.setTransform(base)
                case Rect():
                    self._rect(painter, step)
                case Path():
                    self._path(painter, step)
                case Symbol():
                    self._symbol(painter, step, base)
                    painter.setTransform(base)
                case Picture():
                    self._picture(painter, step)
        painter.setPen(pen)
        painter.setBrush(brush)
        painter.setRenderHints(painter.renderHints(), False)
        painter.setRenderHints(hints)

    def steps(self, shapes: tuple[Shape, ...]) -> list[Step]:
        """The shapes with the lines of text that follow each other joined; kept for this very tuple."""
        return _kept(self._steps, shapes, self._prepare)

    def _prepare(self, shapes: tuple[Shape, ...]) -> list[Step]:
        steps: list[Step] = []
        texts: list[Text] = []
        for shape in shapes:
            if isinstance(shape, Text) and not shape.vertical:
                texts.append(shape)
                continue
            if texts:
                steps.append(self._letters.words(texts))
                texts = []
            steps.append(self._letters.words([shape]) if isinstance(shape, Text) else shape)
        if texts:
            steps.append(self._letters.words(texts))
        return steps

    def _rect(self, painter: QPainter, rect: Rect) -> None:
        self._ink(painter, rect.fill, rect.stroke, rect.stroke_width, rect.dash, False)
        box = rect.box
        if rect.dash:
            painter.drawPath(_outline(rounded(box, rect.radius)))
        elif rect.radius > 0:
            radius = min(rect.radius, box.w / 2, box.h / 2)
            painter.drawRoundedRect(QRectF(box.x, box.y, box.w, box.h), radius, radius)
        else:
            painter.drawRect(QRectF(box.x, box.y, box.w, box.h))

    def _path(self, painter: QPainter, path: Path) -> None:
        self._ink(painter, path.fill, path.stroke, path.stroke_width, path.dash, path.round_caps)
        if self._stamping and _is_thick_line(path, painter):
            for piece in _kept(self._pieces, path, lambda made: [_outline(part) for part in _cut(made.segments)]):
                painter.drawPath(piece)
        else:
            painter.drawPath(_kept(self._paths, path, lambda made: _outline(made.segments)))

    def _symbol(self, painter: QPainter, mark: Symbol, base: QTransform) -> None:
        side = mark.size * base.m11()
        if not self._stamping or side > _LARGEST_STAMP:
            self._symbol_paths(painter, mark, base)
            return
        ratio = painter.device().devicePixelRatioF()
        place = base.map(QPointF(mark.x, mark.y))
        painter.resetTransform()
        at = QPointF(round(place.x() * ratio) / ratio, round(place.y() * ratio) / ratio)
        painter.drawPixmap(at, self.stamp(mark, side, ratio))

    def stamp(self, mark: Symbol, side: float, ratio: float) -> QPixmap:
        """The symbol as a picture of ``side`` logical pixels, ``ratio`` pixels of the screen each."""
        key = (mark.name, mark.color, mark.accent, round(side * ratio * 4), ratio)
        stamp = self._stamps.get(key)
        if stamp is None:
            if len(self._stamps) >= _MOST_STAMPS:
                self._stamps.clear()
            stamp = self._stamps[key] = self._stamped(mark, side, ratio)
        return stamp

    def _stamped(self, mark: Symbol, side: float, ratio: float) -> QPixmap:
        stamp = QPixmap(math.ceil(side * ratio) + 1, math.ceil(side * ratio) + 1)
        stamp.setDevicePixelRatio(ratio)
        stamp.fill(Qt.GlobalColor.transparent)
        painter = QPainter(stamp)
        try:
            painter.setRenderHints(_HINTS)
            scale = side / mark.size
            self._symbol_paths(painter, replace(mark, x=0.0, y=0.0), QTransform.fromScale(scale, scale))
        finally:
            painter.end()
        return stamp

    def _symbol_paths(self, painter: QPainter, mark: Symbol, base: QTransform) -> None:
        parts = self._symbols.get(mark.name)
        if parts is None:
            parts = [(_outline(part.segments), part.fill, part.stroke, part.stroke_width) for part in symbol(mark.name)]
            self._symbols[mark.name] = parts
        scale = mark.size / BOX
        painter.setTransform(QTransform(scale, 0, 0, scale, mark.x, mark.y) * base)
        colors = {"main": mark.color, "accent": mark.accent, None: None}
        for outline, fill, stroke, width in parts:
            self._ink(painter, colors[fill], colors[stroke], width, (), True)
            painter.drawPath(outline)

    def _picture(self, painter: QPainter, picture: Picture) -> None:
        box = picture.box
        target = QRectF(box.x, box.y, box.w, box.h)
        size = self._images.size(picture.asset)
        whole = covering(box, *size) if size is not None else box
        pixels = math.sqrt(abs(painter.deviceTransform().determinant()))
        image = self._images.image(picture.asset, whole.w * pixels)
        if image is None:
            painter.fillRect(target, self._brush(stored.MISSING))
            return
        scale = image.width() / whole.w
        source = QRectF((box.x - whole.x) * scale, (box.y - whole.y) * scale, box.w * scale, box.h * scale)
        painter.drawImage(target, image, source)

    def _ink(
        self,
        painter: QPainter,
        fill: str | None,
        stroke: str | None,
        width: float,
        dash: tuple[float, ...],
        round_caps: bool,
    ) -> None:
        painter.setBrush(self._brush(fill) if fill else _TRANSPARENT)
        painter.setPen(self._pen(stroke, width, dash, round_caps) if stroke and width > 0 else _NO_LINE)

    def _brush(self, color: str) -> QBrush:
        brush = self._brushes.get(color)
        if brush is None:
            brush = self._brushes[color] = QBrush(QColor(color))
        return brush

    def _pen(self, color: str, width: float, dash: tuple[float, ...] = (), round_caps: bool = True) -> QPen:
        key = (color, width, dash, round_caps)
        pen = self._pens.get(key)
        if pen is None:
            cap = Qt.PenCapStyle.RoundCap if round_caps else Qt.PenCapStyle.FlatCap
            join = Qt.PenJoinStyle.RoundJoin if round_caps else Qt.PenJoinStyle.MiterJoin
            pen = QPen(QColor(color), width, Qt.PenStyle.SolidLine, cap, join)
            if dash:
                pen.setDashPattern([length / width for length in dash])
            if len(self._pens) > _KEPT:
                self._pens.clear()
            self._pens[key] = pen
        return pen


def drawing_image(drawing: Drawing, width: int, pictures: stored.Pictures = stored.no_pictures) -> QImage:
    """The whole drawing as a picture ``width`` pixels wide on white paper."""
    scale = width / drawing.width
    image = QImage(width, max(1, round(drawing.height * scale)), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    try:
        painter.scale(scale, scale)
        QtPainter(pictures).paint_drawing(painter, drawing)
    finally:
        painter.end()
    return image


def _is_thick_line(path: Path, painter: QPainter) -> bool:
    """Whether a path is a long open line wider than a pixel, whose pieces round caps join without a seam."""
    if path.fill or not path.stroke or path.dash or not path.round_caps or len(path.segments) <= 2 * _PIECE:
        return False
    return path.stroke_width * painter.deviceTransform().m11() > 1.0 and path.segments[-1][0] != "Z"


def _cut(segments: Segments) -> Iterator[Segments]:
    """An open line in pieces, each from where the one before ends."""
    part: list[tuple[str | float, ...]] = []
    for segment in segments:
        if part and (segment[0] == "M" or len(part) > _PIECE):
            yield tuple(part)
            part = [] if segment[0] == "M" else [("M", *part[-1][-2:])]
        part.append(segment)
    yield tuple(part)


def _outline(segments: Segments) -> QPainterPath:
    path = QPainterPath()
    move_to, line_to, cubic_to = path.moveTo, path.lineTo, path.cubicTo
    for segment in segments:
        numbers = cast("tuple[float, ...]", segment[1:])
        match segment[0]:
            case "L":
                line_to(*numbers)
            case "C":
                cubic_to(*numbers)
            case "M":
                move_to(*numbers)
            case _:
                path.closeSubpath()
    return path


def _touch(one: Box, other: Box) -> bool:
    dx, dy = max(other.x - one.right, one.x - other.right), max(other.y - one.bottom, one.y - other.bottom)
    return max(dx, dy) < _AROUND


_Key = TypeVar("_Key")


def _kept(cache: dict[int, tuple[_Key, _Made]], key: _Key, make: Callable[[_Key], _Made]) -> _Made:
    """What was made for this very object before; the object is kept with it, so that its id stays its own."""
    found = cache.get(id(key))
    if found is None:
        if len(cache) >= _KEPT:
            cache.clear()
        found = cache[id(key)] = (key, make(key))
    return found[1]
