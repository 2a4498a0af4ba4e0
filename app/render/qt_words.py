"""Text for Qt: shaped lines as glyph runs.  Lines that are painted one after the other are joined to few runs."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGlyphRun, QPainter, QPainterPath, QPen, QRawFont, QTransform

from app.layout.shapes import Text
from app.text.faces import BOLDER, face
from app.text.glyphs import outline

_EM = 1000
"""Glyphs are taken at this many pixels and scaled: no rounding to the screen's pixels, the same shape at any zoom."""
_LARGEST_GLYPH = 60.0
"""Pixels: Qt (6.12) paints no glyph runs of 64 and more, so larger text is painted as outlines."""
_UPRIGHT = QTransform()


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs of one font, size and colour; ``scale`` turns their units into millimetres."""

    scale: float
    pen: QPen
    glyphs: QGlyphRun
    font: str
    """The key of its font."""
    smear: float = 0.0
    """How much wider its strokes are made, in its own units: it is painted twice, so far apart."""

    @property
    def size(self) -> float:
        """The font size in millimetres."""
        return self.scale * _EM

    def show(self, painter: QPainter, x: float = 0.0, y: float = 0.0) -> None:
        """Paints it in its own units, moved by (x, y)."""
        if self.smear:
            painter.drawGlyphRun(QPointF(x - self.smear / 2, y), self.glyphs)
            x += self.smear / 2
        painter.drawGlyphRun(QPointF(x, y), self.glyphs)


@dataclass(slots=True)
class Words:
    """Lines of text that are painted together, upright or along ``place``."""

    place: QTransform
    runs: tuple[Run, ...]
    outlines: tuple[QPainterPath, ...] | None = None


class Letters:
    """Prepares and paints text; keeps the fonts.  One for each thread.

    With ``printing`` text stays text at any size, so that it can be found where the printer is a PDF file.
    """

    def __init__(self, *, printing: bool = False) -> None:
        self._open = _printers_font if printing else _own_font
        self._largest = math.inf if printing else _LARGEST_GLYPH
        self._fonts: dict[str, QRawFont] = {}
        self._pens: dict[str, QPen] = {}

    def words(self, texts: Sequence[Text]) -> Words:
        """Lines of one direction: upright, or a single one that is turned."""
        place, dx, dy = _UPRIGHT, 0.0, 0.0
        if texts[0].vertical:
            place = QTransform(0, -1, 1, 0, texts[0].x, texts[0].y)
            dx, dy = texts[0].x, texts[0].y
        found: dict[tuple[str, float, str], tuple[list[int], list[QPointF]]] = {}
        for text in texts:
            left, base = text.x - dx, text.y - dy
            for run in text.line.runs:
                scale = run.size / _EM
                glyphs, places = found.setdefault((run.font, scale, text.color), ([], []))
                glyphs += run.glyphs
                places += [QPointF((left + x) / scale, (base + y) / scale) for x, y in zip(run.xs, run.ys, strict=True)]
        return Words(place, tuple(self._run(key, *made) for key, made in found.items()))

    def _run(self, key: tuple[str, float, str], indexes: list[int], places: list[QPointF]) -> Run:
        name, scale, color = key
        pen = self._pens.get(color)
        if pen is None:
            pen = self._pens[color] = QPen(QColor(color))
        glyphs = QGlyphRun()
        glyphs.setRawFont(self._font(name))
        glyphs.setGlyphIndexes(indexes)
        glyphs.setPositions(places)
        return Run(scale, pen, glyphs, name, BOLDER * _EM if face(name).bolder else 0.0)

    def _font(self, key: str) -> QRawFont:
        font = self._fonts.get(key)
        if font is None:
            font = self._fonts[key] = self._open(key)
        return font

    def paint(self, painter: QPainter, words: Words, base: QTransform) -> None:
        """Paints words where ``base`` has the origin; leaves the painter's transform and pen changed."""
        place = words.place * base
        painter.setTransform(base)
        pixels = _EM * math.sqrt(abs(painter.deviceTransform().determinant()))
        for number, run in enumerate(words.runs):
            if run.scale * pixels > self._largest:
                painter.setTransform(place)
                painter.fillPath(_outlines(words)[number], run.pen.brush())
                continue
            painter.setTransform(QTransform(run.scale, 0, 0, run.scale, 0, 0) * place)
            painter.setPen(run.pen)
            run.show(painter)


def _own_font(key: str) -> QRawFont:
    """The font of a key, from its bytes."""
    data = QByteArray(face(key).file())
    return QRawFont(data, _EM, QFont.HintingPreference.PreferNoHinting)


def _printers_font(key: str) -> QRawFont:
    """The font of a key as Qt's printers embed it: they take only fonts that Qt's data base has."""
    own = _own_font(key)
    families = _families(str(face(key).path))
    if not families:
        return own
    font = QFont(families[0])
    font.setPixelSize(_EM)
    font.setWeight(QFont.Weight(own.weight()))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
    found = QRawFont.fromFont(font)
    same = all(found.fontTable(table) == own.fontTable(table) for table in ("head", "maxp", "name"))
    return found if same else own


@cache
def _families(path: str) -> list[str]:
    """What Qt calls the families of a font file, after it has put them into its data base."""
    return QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(path))


def _outlines(words: Words) -> tuple[QPainterPath, ...]:
    if words.outlines is None:
        words.outlines = tuple(map(_outline, words.runs))
    return words.outlines


def _outline(run: Run) -> QPainterPath:
    """The letters of a run in millimetres, as on paper."""
    path = QPainterPath()
    for glyph, place in zip(run.glyphs.glyphIndexes(), run.glyphs.positions(), strict=True):
        path.addPath(_letter(run.font, glyph).translated(place))
    path.setFillRule(Qt.FillRule.WindingFill)
    return QTransform.fromScale(run.scale, run.scale).map(path)


@lru_cache(maxsize=1024)
def _letter(key: str, glyph: int) -> QPainterPath:
    """The outline of a glyph, ``_EM`` units to the em, y down."""
    path, unit = QPainterPath(), _EM / face(key).upem
    for kind, *values in outline(key, glyph):
        points = [QPointF(float(x) * unit, -float(y) * unit) for x, y in zip(values[::2], values[1::2], strict=True)]
        match kind:
            case "M":
                path.moveTo(*points)
            case "L":
                path.lineTo(*points)
            case "C":
                path.cubicTo(*points)
            case _:
                path.closeSubpath()
    return path
