"""What the preview of a print paints beside its pages: the shadow, the seams, and rings around what is pointed at."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from app.layout.shapes import Box
from app.poster.guide import SEAM
from app.poster.sheets import Tiling

_LEAST_NAME = 13


def shadow(painter: QPainter, paper: QRectF) -> None:
    """A soft edge below the paper."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for spread in range(6, 0, -1):
        painter.setBrush(QColor(0, 0, 0, 9))
        painter.drawRoundedRect(paper.adjusted(-spread, -spread + 2, spread, spread + 2), spread, spread)
    painter.restore()


def rings(painter: QPainter, rings: list[QRectF], color: QColor) -> None:
    """A frame around what is pointed at, with a white one inside it so that it stands out from any colour."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for ring in rings:
        around = ring.adjusted(-4, -4, 4, 4)
        for pen in (QPen(QColor("#ffffff"), 6), QPen(color, 3)):
            painter.setPen(pen)
            painter.drawRoundedRect(around, 5, 5)
    painter.restore()


def seams(painter: QPainter, paper: QRectF, tiling: Tiling) -> None:
    """The strips that are glued, the lines where the sheets meet, and their names where these can be read."""
    scale = paper.width() / tiling.poster.width
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for sheet in tiling.sheets:
        face, window = sheet.face, sheet.window
        tint = QColor(SEAM)
        tint.setAlpha(34)
        if sheet.right:
            painter.fillRect(on_paper(paper, scale, Box(face.right, face.y, window.right - face.right, face.h)), tint)
        if sheet.below:
            painter.fillRect(
                on_paper(paper, scale, Box(face.x, face.bottom, face.w, window.bottom - face.bottom)), tint
            )
    painter.setPen(QPen(QColor(SEAM), 1))
    for sheet in tiling.sheets:
        box = on_paper(paper, scale, sheet.face)
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
            middle = on_paper(paper, scale, sheet.face).center()
            width = max(height, measure.horizontalAdvance(sheet.name) + height * 0.7)
            pill = QRectF(middle.x() - width / 2, middle.y() - height / 2, width, height)
            painter.setPen(QPen(QColor(SEAM), 1))
            painter.setBrush(QColor("#ffffff") if sheet.blank else QColor(SEAM))
            painter.drawRoundedRect(pill, height / 2, height / 2)
            painter.setPen(QColor(SEAM) if sheet.blank else QColor("#ffffff"))
            painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, sheet.name)
    painter.restore()


def on_paper(paper: QRectF, scale: float, box: Box) -> QRectF:
    """A box of the page, in millimetres, on the widget where the page lies at ``paper``, so many pixels each."""
    return QRectF(paper.x() + box.x * scale, paper.y() + box.y * scale, box.w * scale, box.h * scale)
