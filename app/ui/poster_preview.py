"""A print as it will lie on the desk: the poster with its seams where it comes in sheets, and every page."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.canvas.guard import guarded
from app.layout.shapes import Box
from app.poster.guide import SEAM
from app.poster.page import Page, Placement, Printout
from app.poster.sheets import Tiling
from app.render.pictures import Pictures
from app.render.qt import QtPainter
from app.ui.theme import tokens_now

EDGE = 24
_LEAST_NAME = 13
_NOTCH = 120
"""Of a wheel, in eighths of a degree."""


class PosterPreview(QWidget):
    """Paints one view of a print as large as it goes: the whole poster with its seams, or one of the pages.

    ``views`` counts them: first the poster, where it was cut into sheets, then every page.  Page up and down, the
    wheel and ``turn_to`` go through them.
    """

    turned = Signal(int)
    """Another view is shown."""

    def __init__(self, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._painter = QtPainter(pictures)
        self._printout: Printout | None = None
        self._pages: tuple[Page, ...] = ()
        self._at = 0
        self._picture: tuple[Page, QSize, QPixmap] | None = None
        self._wheel = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(360, 300)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    # -- what is shown ------------------------------------------------------------------------
    def show_printout(self, printout: Printout) -> None:
        """Show another print; the same view where it has one of that name."""
        name = self.page.name if self.page else ""
        self._printout = printout
        self._pages = printout.pages if printout.poster is None else (printout.poster, *printout.pages)
        self._at = next((n for n, page in enumerate(self._pages) if page.name == name), 0)
        self._picture = None
        self.update()
        self.turned.emit(self._at)

    @property
    def views(self) -> int:
        """How many views there are."""
        return len(self._pages)

    @property
    def at(self) -> int:
        """Which view is shown, from 0."""
        return self._at

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        return self._pages[self._at] if self._pages else None

    @property
    def tiling(self) -> Tiling | None:
        """Where the page that is shown will be cut; None where it is not."""
        printout = self._printout
        return printout.tiling if printout is not None and self.page is printout.poster else None

    def turn_to(self, view: int) -> None:
        """Show another view; the nearest where there is none of that number."""
        view = max(0, min(view, self.views - 1))
        if view != self._at:
            self._at = view
            self.update()
            self.turned.emit(view)

    # -- hands --------------------------------------------------------------------------------
    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page up and down, Home and End turn the pages."""
        steps = {
            Qt.Key.Key_PageDown: self._at + 1,
            Qt.Key.Key_PageUp: self._at - 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: self.views - 1,
        }
        view = steps.get(Qt.Key(event.key()))
        if view is None:
            super().keyPressEvent(event)
        else:
            self.turn_to(view)

    @guarded()
    def wheelEvent(self, event: QWheelEvent) -> None:
        """One page a notch."""
        self._wheel += event.angleDelta().y()
        notches = int(self._wheel / _NOTCH)
        self._wheel -= notches * _NOTCH
        self.turn_to(self._at - notches)
        event.accept()

    # -- painting -----------------------------------------------------------------------------
    def paper(self) -> QRectF:
        """Where the page lies on the widget; empty while there is none."""
        page = self.page
        if page is None:
            return QRectF()
        room = QRectF(self.rect()).adjusted(EDGE, EDGE, -EDGE, -EDGE)
        scale = min(room.width() / page.width, room.height() / page.height)
        width, height = page.width * scale, page.height * scale
        return QRectF(room.center().x() - width / 2, room.center().y() - height / 2, width, height)

    @guarded()
    def paintEvent(self, event: QPaintEvent) -> None:
        """The desk, the paper and its shadow, the page, the seams."""
        colours = tokens_now()
        painter = QPainter(self)
        try:
            painter.fillRect(self.rect(), QColor(colours.desk))
            paper = self.paper()
            if self.page is None or paper.width() < 1 or paper.height() < 1:
                return
            _shadow(painter, paper)
            painter.drawPixmap(paper.topLeft(), self._pixmap(self.page, paper))
            if self.tiling is not None and len(self.tiling.sheets) > 1:
                _seams(painter, paper, self.tiling)
            if self.hasFocus() and self.views > 1:
                painter.setPen(QPen(QColor(colours.focus), 2))
                painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        finally:
            painter.end()

    def _pixmap(self, page: Page, paper: QRectF) -> QPixmap:
        """The page at the size that is shown; painted once."""
        ratio = self.devicePixelRatioF()
        size = QSize(max(1, round(paper.width() * ratio)), max(1, round(paper.height() * ratio)))
        if self._picture is not None and self._picture[0] is page and self._picture[1] == size:
            return self._picture[2]
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.white)
        painter = QPainter(pixmap)
        try:
            painter.scale(size.width() / page.width, size.height() / page.height)
            paint_page(self._painter, painter, page)
        finally:
            painter.end()
        pixmap.setDevicePixelRatio(ratio)
        self._picture = (page, size, pixmap)
        return pixmap


def paint_page(brush: QtPainter, painter: QPainter, page: Page) -> None:
    """A page on a painter whose unit is one millimetre, from its top left corner."""
    for one in page.placements:
        painter.save()
        if one.clip is not None:
            painter.setClipRect(QRectF(one.clip.x, one.clip.y, one.clip.w, one.clip.h), Qt.ClipOperation.IntersectClip)
        painter.translate(one.dx, one.dy)
        painter.scale(one.scale, one.scale)
        shown = one.clip or Box(0, 0, page.width, page.height)
        brush.paint_drawing(painter, one.drawing, _back(shown, one))
        painter.restore()
    brush.paint_shapes(painter, page.marks)


def _back(box: Box, placed: Placement) -> Box:
    """A box of the page on the drawing."""
    scale = placed.scale
    return Box((box.x - placed.dx) / scale, (box.y - placed.dy) / scale, box.w / scale, box.h / scale)


def _shadow(painter: QPainter, paper: QRectF) -> None:
    """A soft edge below the paper."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for spread in range(6, 0, -1):
        painter.setBrush(QColor(0, 0, 0, 9))
        painter.drawRoundedRect(paper.adjusted(-spread, -spread + 2, spread, spread + 2), spread, spread)
    painter.restore()


def _seams(painter: QPainter, paper: QRectF, tiling: Tiling) -> None:
    """The strips that are glued, the lines where the sheets meet, and their names where these can be read."""
    scale = paper.width() / tiling.poster.width
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for sheet in tiling.sheets:
        face, window = sheet.face, sheet.window
        tint = QColor(SEAM)
        tint.setAlpha(34)
        if sheet.right:
            painter.fillRect(_on(paper, scale, Box(face.right, face.y, window.right - face.right, face.h)), tint)
        if sheet.below:
            painter.fillRect(_on(paper, scale, Box(face.x, face.bottom, face.w, window.bottom - face.bottom)), tint)
    painter.setPen(QPen(QColor(SEAM), 1))
    for sheet in tiling.sheets:
        box = _on(paper, scale, sheet.face)
        if sheet.right:
            painter.drawLine(box.topRight(), box.bottomRight())
        if sheet.below:
            painter.drawLine(box.bottomLeft(), box.bottomRight())
    smallest = min(min(sheet.face.w, sheet.face.h) for sheet in tiling.sheets) * scale
    height = min(22.0, smallest * 0.5)
    if height >= _LEAST_NAME:
        font = QFont(painter.font())
        font.setBold(True)
        font.setPixelSize(max(8, round(height * 0.6)))
        painter.setFont(font)
        measure = QFontMetricsF(font)
        for sheet in tiling.sheets:
            middle = _on(paper, scale, sheet.face).center()
            width = max(height, measure.horizontalAdvance(sheet.name) + height * 0.7)
            pill = QRectF(middle.x() - width / 2, middle.y() - height / 2, width, height)
            painter.setPen(QPen(QColor(SEAM), 1))
            painter.setBrush(QColor("#ffffff") if sheet.blank else QColor(SEAM))
            painter.drawRoundedRect(pill, height / 2, height / 2)
            painter.setPen(QColor(SEAM) if sheet.blank else QColor("#ffffff"))
            painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, sheet.name)
    painter.restore()


def _on(paper: QRectF, scale: float, box: Box) -> QRectF:
    return QRectF(paper.x() + box.x * scale, paper.y() + box.y * scale, box.w * scale, box.h * scale)
