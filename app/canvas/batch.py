"""Many small things painted together: all boxes of one colour at once, all letters of one size, stamped symbols."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap, QTransform

from app.canvas.colours import brush, mixed
from app.canvas.grounds import Grounds, around
from app.canvas.sketch import Patch, Sketch
from app.layout.shapes import Group, Rect, Shape, Symbol
from app.render.qt import QtPainter
from app.render.qt_words import Run

LEAST_LETTER = 3.4  # pixels of a font size; smaller text is bars
_LEAST_FRAME = 0.55  # pixels
LEAST_STAMP = 2.2  # pixels; a smaller symbol is a box
_LEAST_ROUND = 1.5  # pixels of the screen a millimetre; from farther away corners are square, dashed frames whole
_BLOCK_FRAME = 1.8  # mm of it on a block
_EDGE = 1.6  # mm
_PLAIN = 0.12  # of its colour in the paper of a card whose text is not there yet
_PALE = 0.55  # how much paper shines through a bar

Boxes = dict[str, list[QRectF]]


class Blocks:
    """Cards as blocks of their colour with their left edges; a moment of truth keeps its frame."""

    def __init__(self, cards: Sequence[Group]) -> None:
        self.cards = cards
        self.frames: Boxes = {}
        self.fills: Boxes = {}
        self.edges: Boxes = {}
        for card in cards:
            tone, frame, box = card.overview or "#ffffff", card.content.edge, QRectF(card.x, card.y, card.w, card.h)
            self.edges.setdefault(tone, []).append(QRectF(card.x, card.y, _EDGE, card.h))
            if frame is not None:
                self.frames.setdefault(frame, []).append(box)
                box = box.adjusted(_BLOCK_FRAME, _BLOCK_FRAME, -_BLOCK_FRAME, -_BLOCK_FRAME)
            self.fills.setdefault(tone, []).append(box)


class Crowd:
    """A group of many symbols: they are stamped together, or boxes where they are too small to have a shape."""

    def __init__(self, shapes: tuple[Shape, ...]) -> None:
        self.shapes = shapes
        self.symbols = [shape for shape in shapes if isinstance(shape, Symbol)]
        self.others: tuple[Shape, ...] = tuple(shape for shape in shapes if not isinstance(shape, Symbol))
        self.largest = max([mark.size for mark in self.symbols], default=0.0)
        self._dots: Boxes = {}

    @property
    def dots(self) -> Boxes:
        """The symbols as boxes, relative to the group's corner."""
        if not self._dots:
            for mark in self.symbols:
                self._dots.setdefault(mark.color, []).append(_dot(mark, 0.0, 0.0))
        return self._dots


class Dust:
    """Shapes of which many are plain boxes: those are painted together, and then the others."""

    def __init__(self, shapes: tuple[Shape, ...]) -> None:
        self.shapes = shapes
        self.boxes: Boxes = {}
        others: list[Shape] = []
        for shape in shapes:
            if isinstance(shape, Rect) and shape.fill and not shape.stroke and not shape.radius:
                box = shape.box
                self.boxes.setdefault(shape.fill, []).append(QRectF(box.x, box.y, box.w, box.h))
            else:
                others.append(shape)
        self.others = tuple(others)


class Batch:
    """Gathers what cards look like at one scale, and paints it."""

    def __init__(self, painter: QtPainter, grounds: Grounds, base: QTransform, ratio: float, tint: float = 0.0) -> None:
        """``tint`` is how much the grounds of cards have of their colour."""
        self._painter, self._grounds, self._base, self._ratio, self._tint = painter, grounds, base, ratio, tint
        self._scale = base.m11()
        self._frames: Boxes = {}
        self._fills: Boxes = {}
        self._patches: Boxes = {}
        self._papers: list[tuple[float, float, QPixmap]] = []
        self._bars: Boxes = {}
        self._rest: list[tuple[Group, tuple[Shape, ...]]] = []
        self._symbols: list[tuple[float, float, Symbol]] = []
        self._letters: dict[float, list[tuple[float, float, Run]]] = {}

    def add_blocks(self, blocks: Blocks) -> None:
        """Cards as blocks of their colour."""
        _join(self._frames, blocks.frames)
        _join(self._fills, blocks.fills)

    def add_plain(self, blocks: Blocks) -> None:
        """Cards as their papers with an edge of their colour, until their text is there."""
        tint = max(self._tint, _PLAIN)
        _join(self._frames, blocks.frames)
        _join(self._fills, {mixed("#ffffff", color, tint): boxes for color, boxes in blocks.fills.items()})
        _join(self._patches, blocks.edges)

    def add(self, card: Group, sketch: Sketch) -> None:
        """A card by its sketch."""
        x, y, scale = card.x, card.y, self._scale
        self._add_paper(card, sketch)
        _place(self._patches, sketch.patches, x, y)
        if sketch.rest:
            self._rest.append((card, sketch.rest))
        _place(self._bars, [bar for bar in sketch.bars if bar.size * scale < LEAST_LETTER], x, y)
        self._add_marks(card, sketch)

    def add_full(self, card: Group, sketch: Sketch) -> None:
        """A card as on paper."""
        self._rest.append((card, sketch.solid))
        self._add_marks(card, sketch)

    def _add_marks(self, card: Group, sketch: Sketch) -> None:
        """Symbols and letters."""
        self.add_symbols(card, sketch.symbols)
        for run in sketch.runs or ():
            if run.size * self._scale >= LEAST_LETTER:
                place = (card.x / run.scale, card.y / run.scale)
                self._letters.setdefault(run.scale, []).append((*place, run))

    def add_symbols(self, card: Group, symbols: Iterable[Symbol]) -> None:
        """Symbols of a group; boxes where they are too small to have a shape."""
        x, y, scale = card.x, card.y, self._scale
        for mark in symbols:
            if mark.size * scale >= LEAST_STAMP:
                self._symbols.append((x + mark.x, y + mark.y, mark))
            else:
                self._patches.setdefault(mark.color, []).append(_dot(mark, x, y))

    def _add_paper(self, card: Group, sketch: Sketch) -> None:
        """The card's paper in its frame: stamped, or boxes where corners are too small to be round."""
        ground, tone = sketch.ground, card.overview or "#ffffff"
        x, y, w, h = card.x + ground.box.x, card.y + ground.box.y, ground.box.w, ground.box.h
        if self._scale * self._ratio >= _LEAST_ROUND:
            self._papers.append((x, y, self._grounds.stamp(sketch, tone, self._tint, self._scale, self._ratio)))
            return
        half, fill = 0.0, ground.fill or tone
        if ground.stroke:
            half = max(ground.stroke_width, _LEAST_FRAME / self._scale) / 2
            frame = QRectF(x - half, y - half, w + 2 * half, h + 2 * half)
            self._frames.setdefault(ground.stroke, []).append(frame)
        color = mixed(fill, tone, self._tint) if self._tint else fill
        self._fills.setdefault(color, []).append(QRectF(x + half, y + half, w - 2 * half, h - 2 * half))
        _place(self._patches, sketch.edges, card.x, card.y)

    def paint(self, painter: QPainter) -> None:
        """Paint all of it."""
        painter.setTransform(self._base)
        for boxes in (self._frames, self._fills):
            paint_boxes(painter, boxes)
        self._paint_papers(painter)
        painter.setTransform(self._base)
        paint_boxes(painter, self._patches)
        for group, shapes in self._rest:
            painter.setTransform(QTransform.fromTranslate(group.x, group.y) * self._base)
            self._painter.paint_shapes(painter, shapes)
        painter.setTransform(self._base)
        paint_boxes(painter, self._bars, 1.0 - _PALE)
        self._paint_symbols(painter)
        self._paint_letters(painter)
        painter.setTransform(self._base)

    def _paint_papers(self, painter: QPainter) -> None:
        """Stamps on whole pixels of the screen."""
        painter.resetTransform()
        scale, ratio = self._scale * self._ratio, self._ratio
        edge = around(scale)
        dx, dy = self._base.dx() * ratio - edge, self._base.dy() * ratio - edge
        for x, y, stamp in self._papers:
            painter.drawPixmap(QPointF(round(x * scale + dx) / ratio, round(y * scale + dy) / ratio), stamp)

    def _paint_symbols(self, painter: QPainter) -> None:
        """Stamps on whole pixels of the screen."""
        painter.resetTransform()
        scale, ratio = self._scale * self._ratio, self._ratio
        dx, dy = self._base.dx() * ratio, self._base.dy() * ratio
        stamps: dict[tuple[str, str, str, float], QPixmap] = {}
        for x, y, mark in self._symbols:
            key = (mark.name, mark.color, mark.accent, mark.size)
            stamp = stamps.get(key)
            if stamp is None:
                stamp = stamps[key] = self._painter.stamp(mark, mark.size * self._scale, ratio)
            painter.drawPixmap(QPointF(round(x * scale + dx) / ratio, round(y * scale + dy) / ratio), stamp)

    def _paint_letters(self, painter: QPainter) -> None:
        for scale, letters in self._letters.items():
            painter.setTransform(QTransform.fromScale(scale, scale) * self._base)
            last = None
            for x, y, run in letters:
                if run.pen is not last:
                    painter.setPen(run.pen)
                    last = run.pen
                run.show(painter, x, y)


def _dot(mark: Symbol, x: float, y: float) -> QRectF:
    inset = mark.size / 6
    return QRectF(x + mark.x + inset, y + mark.y + inset, mark.size - 2 * inset, mark.size - 2 * inset)


def paint_boxes(painter: QPainter, boxes: Boxes, opacity: float = 1.0) -> None:
    """Paint boxes by their colours."""
    painter.setPen(Qt.PenStyle.NoPen)
    for color, members in boxes.items():
        painter.setBrush(brush(color, opacity))
        painter.drawRects(members)


def _join(boxes: Boxes, more: Boxes) -> None:
    for color, members in more.items():
        boxes.setdefault(color, []).extend(members)


def _place(boxes: Boxes, patches: Iterable[Patch], x: float, y: float) -> None:
    for patch in patches:
        boxes.setdefault(patch.color, []).append(QRectF(x + patch.x, y + patch.y, patch.w, patch.h))
