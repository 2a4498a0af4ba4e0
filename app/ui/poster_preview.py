"""The poster as it will hang on the wall: a white sheet on a quiet desk, with its seams when it comes in sheets."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.canvas.guard import guarded
from app.layout.shapes import Box, Drawing
from app.poster.guide import SEAM
from app.poster.sheets import Tiling
from app.render.pictures import Pictures
from app.render.qt import QtPainter
from app.ui.theme import tokens_now

EDGE = 24
_LEAST_NAME = 13


class PosterPreview(QWidget):
    """Paints a drawing as large as it goes, and over it where it will be cut."""

    def __init__(self, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._painter = QtPainter(pictures)
        self._drawing: Drawing | None = None
        self._tiling: Tiling | None = None
        self._picture: tuple[int, QSize, QPixmap] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(360, 300)

    def show_poster(self, drawing: Drawing, tiling: Tiling | None) -> None:
        """Show another drawing, whole or in sheets."""
        if drawing is not self._drawing:
            self._picture = None
        self._drawing, self._tiling = drawing, tiling
        self.update()

    def paper(self) -> QRectF:
        """Where the poster lies on the widget; empty while there is none."""
        if self._drawing is None:
            return QRectF()
        room = QRectF(self.rect()).adjusted(EDGE, EDGE, -EDGE, -EDGE)
        scale = min(room.width() / self._drawing.width, room.height() / self._drawing.height)
        width, height = self._drawing.width * scale, self._drawing.height * scale
        return QRectF(room.center().x() - width / 2, room.center().y() - height / 2, width, height)

    @guarded()
    def paintEvent(self, event: QPaintEvent) -> None:
        """The desk, the paper and its shadow, the drawing, the seams."""
        colours = tokens_now()
        painter = QPainter(self)
        try:
            painter.fillRect(self.rect(), QColor(colours.desk))
            paper = self.paper()
            if self._drawing is None or paper.width() < 1 or paper.height() < 1:
                return
            _shadow(painter, paper)
            painter.drawPixmap(paper.topLeft(), self._pixmap(self._drawing, paper))
            if self._tiling is not None and len(self._tiling.sheets) > 1:
                _seams(painter, paper, self._tiling)
        finally:
            painter.end()

    def _pixmap(self, drawing: Drawing, paper: QRectF) -> QPixmap:
        """The drawing at the size that is shown; painted once."""
        ratio = self.devicePixelRatioF()
        size = QSize(max(1, round(paper.width() * ratio)), max(1, round(paper.height() * ratio)))
        if self._picture is not None and self._picture[:2] == (id(drawing), size):
            return self._picture[2]
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.white)
        painter = QPainter(pixmap)
        try:
            painter.scale(size.width() / drawing.width, size.height() / drawing.height)
            self._painter.paint_drawing(painter, drawing)
        finally:
            painter.end()
        pixmap.setDevicePixelRatio(ratio)
        self._picture = (id(drawing), size, pixmap)
        return pixmap


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
