"""How the bands of stuck headers are painted: in screen pixels, over the paper, on a ground of their own."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from app.canvas.focus import Ref
from app.canvas.guard import guarded
from app.canvas.items import Z_BANDS, Paint
from app.layout.shapes import Symbol

SHADOW = (44, 30, 18, 9, 4)
"""How dark the shadow along a band is, pixel by pixel from its edge (of 255)."""
SMALL, PAD, ICON = 11, 8, 18


@dataclass(frozen=True, slots=True)
class BandColours:
    """The colours of the bands, as "#rrggbb"."""

    ground: str = "#f4f6f7"
    ink: str = "#15232b"
    quiet: str = "#51626c"
    line: str = "#dce3e6"
    stage: str = "#1f3b57"
    on_stage: str = "#ffffff"
    on_stage_quiet: str = "#c3d7e8"
    phase: str = "#e9eff5"
    accent: str = "#0b7c99"


@dataclass(frozen=True, slots=True)
class Tab:
    """A stuck header: what it stands for, its name, and what of it is in view (pixels of the viewport).

    ``mark`` is a stage's number or the symbol of a lane.
    """

    ref: Ref
    name: str
    rect: QRectF
    mark: str = ""
    chosen: bool = False


class BandItem(QGraphicsItem):
    """One band, always at the same place of the viewport; ``draw`` paints it in pixels of the viewport."""

    def __init__(self, draw: Callable[[QPainter], None]) -> None:
        super().__init__()
        self._draw = draw
        self._rect = QRectF()
        self.colours = BandColours()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)  # only on the screen, changed only by put
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.setZValue(Z_BANDS)
        self.hide()

    @property
    def rect(self) -> QRectF:
        """Where it lies, in pixels of the viewport, without its shadow."""
        return self._rect

    def put(self, rect: QRectF, corner: QPointF) -> None:
        """Lie there; ``corner`` is the point of the scene at the viewport's top left corner."""
        if rect != self._rect:
            self.prepareGeometryChange()
            self._rect = rect
        self.setPos(corner)
        self.setVisible(not rect.isEmpty())
        self.update()

    @guarded(QRectF())
    def boundingRect(self) -> QRectF:
        """The band with its shadow."""
        return self._rect.adjusted(0, 0, len(SHADOW), len(SHADOW))

    @guarded()
    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Shadow, ground, and what stands on it."""
        rect = self._rect
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # edges lie on whole pixels
        for at, alpha in enumerate(SHADOW):
            shade = QColor(15, 23, 42, alpha)
            painter.fillRect(QRectF(rect.left(), rect.bottom() + at, rect.width(), 1), shade)
            painter.fillRect(QRectF(rect.right() + at, rect.top(), 1, rect.height()), shade)
        painter.fillRect(rect, QColor(self.colours.ground))
        line = QColor(self.colours.line)
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), line)
        painter.fillRect(QRectF(rect.right() - 1, rect.top(), 1, rect.height()), line)
        painter.save()
        painter.setClipRect(rect)
        self._draw(painter)
        painter.restore()


def paint_stage(painter: QPainter, tab: Tab, font: QFont, colours: BandColours) -> None:
    """Number and title on the tone of stages."""
    box = tab.rect
    painter.fillRect(box, QColor(colours.stage))
    _ring(painter, tab, colours)
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    left, room = box.left() + PAD, box.width() - 2 * PAD
    number = metrics.horizontalAdvance(tab.mark) + 6
    if room - number > 3 * metrics.averageCharWidth() or room < number:
        painter.setPen(QColor(colours.on_stage_quiet))
        _write(painter, [tab.mark], QRectF(left, box.top(), max(room, number), box.height()))
        left, room = left + number, room - number
    painter.setPen(QColor(colours.on_stage))
    lines = 2 if box.height() >= 2 * metrics.height() else 1
    _write(painter, set_lines(metrics, tab.name, room, lines), QRectF(left, box.top(), room, box.height()))


def paint_phase(painter: QPainter, name: str, box: QRectF, font: QFont, colours: BandColours) -> None:
    """The name of a phase over its stages."""
    painter.fillRect(box, QColor(colours.phase))
    painter.setPen(QColor(colours.ink))
    painter.setFont(font)
    room = box.adjusted(PAD, 0, -PAD, 0)
    _write(painter, set_lines(QFontMetricsF(font), name, room.width(), 1), room)


def paint_lane(
    painter: QPainter, tab: Tab, font: QFont, colours: BandColours, paint: Paint, icon: int, *, names: bool
) -> None:
    """Icon (of so many pixels) and name at the top of what is in view of the lane; without ``names`` the icon alone."""
    box, metrics = tab.rect, QFontMetricsF(font)
    painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), QColor(colours.line))
    _ring(painter, tab, colours)
    side = min(float(icon), box.height() - 2)
    top = box.top() + min(6.0, (box.height() - side) / 2)
    if side >= 9:
        painter.save()
        painter.translate(box.left() + (PAD if names else (box.width() - side) / 2), top)
        paint(painter, (Symbol(tab.mark, 0, 0, side, colours.ink),))
        painter.restore()
    if names and box.height() >= 0.8 * metrics.height():
        painter.setFont(font)
        painter.setPen(QColor(colours.ink))
        left = box.left() + PAD + icon + 6
        room = QRectF(left, top, box.right() - PAD / 2 - left, box.bottom() - top)
        lines = set_lines(metrics, tab.name, room.width(), max(1, int(room.height() / metrics.lineSpacing())))
        high = max(side, metrics.height()) if len(lines) == 1 else len(lines) * metrics.lineSpacing()
        _write(painter, lines, QRectF(room.left(), top, room.width(), high))


def paint_corner(painter: QPainter, tab: Tab, font: QFont, colours: BandColours) -> None:
    """The map's title, quietly."""
    _ring(painter, tab, colours)
    painter.setFont(font)
    painter.setPen(QColor(colours.quiet))
    room, metrics = tab.rect.adjusted(PAD, 2, -PAD, -2), QFontMetricsF(font)
    if room.width() > 2.5 * metrics.height():
        lines = 2 if room.height() > 2 * metrics.height() else 1
        _write(painter, set_lines(metrics, tab.name, room.width(), lines), room)


def set_lines(metrics: QFontMetricsF, text: str, width: float, most: int) -> list[str]:
    """A name in at most so many lines of that width in pixels; what does not fit ends in an ellipsis."""
    lines = [""]
    words = text.split()
    for at, word in enumerate(words):
        longer = f"{lines[-1]} {word}".strip()
        if not lines[-1] or metrics.horizontalAdvance(longer) <= width:
            lines[-1] = longer
        elif len(lines) < most:
            lines.append(word)
        else:
            lines[-1] = " ".join((lines[-1], *words[at:]))
            break
    return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, max(width, 0.0)) for line in lines]


def _write(painter: QPainter, lines: list[str], box: QRectF) -> None:
    """Lines one below the other in the middle of a box."""
    high = QFontMetricsF(painter.font()).height()
    top = box.center().y() - high * len(lines) / 2
    for at, line in enumerate(lines):
        place = QRectF(box.left(), top + at * high, box.width(), high)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, line)


def _ring(painter: QPainter, tab: Tab, colours: BandColours) -> None:
    if tab.chosen:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colours.accent), 2))
        painter.drawRect(tab.rect.adjusted(1, 1, -1, -1))
