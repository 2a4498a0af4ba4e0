"""The whole sheet, small, in the corner of a view: what is in view is framed, and a press goes elsewhere."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QRegion, QTransform, QWheelEvent
from PySide6.QtWidgets import QWidget

from app.canvas.guard import guarded
from app.canvas.paper_view import PaperView
from app.canvas.scene import MapScene
from app.layout.shapes import Box

LARGEST = QSize(200, 130)
"""Pixels of the picture at 100 %."""
LEAST, EDGE, GAP = 24, 5, 14
"""Pixels: the shorter side at the least, around the picture, and to the corner of the view."""
ROOM = 2.4
"""A view that is not so many times larger has none."""
NEAR = 40
"""Pixels around it within which it makes way for what is dragged."""
RENEW_MS = 200
"""So long after the last change the picture is painted again."""
_THIN, _THICK = 1.6, 2.4


class MinimapColours(NamedTuple):
    """The ground under the picture, its frame, what is in view, and what lies over the rest."""

    ground: str
    frame: str
    mark: str
    shade: QColor
    strong: bool = False
    """Thicker lines."""


class MinimapWindow(QWidget):
    """Lies on a view's viewport, whose paper scrolls under it."""

    pressed = Signal(QPointF)
    """The point of the sheet, in millimetres, that was pressed on."""

    def __init__(self, view: PaperView, scene: MapScene, size: Callable[[int], int]) -> None:
        """``size`` gives the pixels that a length has at the size of the interface in force."""
        super().__init__(view.viewport())
        self._view, self._scene, self._px = view, scene, size
        self._colours = MinimapColours("#ffffff", "#808080", "#0b7c99", QColor(0, 0, 0, 50))
        self._picture: QPixmap | None = None
        self._due = False
        self._on = True
        self._aside = False
        self._seen = QRectF()
        self._renewing = QTimer(self)
        self._renewing.setSingleShot(True)
        self._renewing.setInterval(RENEW_MS)
        self._renewing.timeout.connect(self._renew)
        scene.spoiled.connect(self._spoil)
        scene.sceneRectChanged.connect(self._resized)
        view.scrolled.connect(self.follow)
        view.viewport().installEventFilter(self)
        view.over.append(self)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.lower()
        self.hide()

    def switch(self, *, on: bool) -> None:
        """Show it where it is of use, or never."""
        self._on = on
        self.follow()

    def colours(self, colours: MinimapColours) -> None:
        """Paint in these colours, at the size of the interface in force."""
        self._colours = colours
        self._picture = None
        self.follow()
        self.update()

    # -- where things are ---------------------------------------------------------------------
    def follow(self) -> None:
        """Be in the corner, and frame what is in view now."""
        port = self._view.viewport().rect()
        sheet = self._scene.sheet()
        if not self._on or self._aside or sheet.w <= 0 or sheet.h <= 0 or self._view.shows_all():
            self.hide()
            return
        edge, gap = 2 * self._px(EDGE), self._px(GAP)
        scale, least = self._scale(), self._px(LEAST)
        size = QSize(max(round(sheet.w * scale), least) + edge, max(round(sheet.h * scale), least) + edge)
        if port.width() < ROOM * size.width() or port.height() < ROOM * size.height():
            self.hide()
            return
        self.resize(size)
        self.move(port.right() + 1 - gap - size.width(), port.bottom() + 1 - gap - size.height())
        seen = self._view.mapToScene(port).boundingRect()
        if seen != self._seen:
            self._seen = seen
            self.update()
        self.show()

    def _scale(self) -> float:
        """Pixels a millimetre."""
        sheet = self._scene.sheet()
        return min(self._px(LARGEST.width()) / max(sheet.w, 1.0), self._px(LARGEST.height()) / max(sheet.h, 1.0))

    def _paper(self) -> QTransform:
        """Where the sheet is in here: in the middle."""
        sheet, scale = self._scene.sheet(), self._scale()
        left, top = (self.width() - sheet.w * scale) / 2, (self.height() - sheet.h * scale) / 2
        return QTransform(scale, 0, 0, scale, left, top)

    def spot(self, x: float, y: float) -> QPointF:
        """Where a point of the sheet, in millimetres, is in here."""
        return self._paper().map(QPointF(x, y))

    def _meant(self, point: QPointF) -> QPointF:
        """The point of the sheet that is nearest to one in here."""
        sheet = self._scene.sheet()
        at = self._paper().inverted()[0].map(point)
        return QPointF(min(max(at.x(), 0.0), sheet.w), min(max(at.y(), 0.0), sheet.h))

    # -- the picture --------------------------------------------------------------------------
    def _resized(self) -> None:
        """The sheet has another size: the picture is stretched until it is painted again."""
        self._renewing.start()
        self.follow()
        self.update()

    def _spoil(self, _boxes: list[Box]) -> None:
        self._renewing.start()

    def _renew(self) -> None:
        """The picture is painted again when it is seen next, unless an edit comes first."""
        self._due = True
        self.update()

    def picture(self) -> QPixmap:
        """The picture, as finely as the screen is; while the map is being edited that of a moment ago."""
        ratio = self.devicePixelRatioF()
        size = self.size() * ratio
        if self._picture is not None and (
            self._renewing.isActive() or (self._picture.size() == size and not self._due)
        ):
            return self._picture
        self._due = False
        picture = QPixmap(size)
        picture.setDevicePixelRatio(ratio)
        picture.fill(QColor(self._colours.ground))
        painter = QPainter(picture)
        try:
            sheet = self._scene.sheet()
            painter.setClipRect(self._paper().mapRect(QRectF(0, 0, sheet.w, sheet.h)))
            painter.setTransform(self._paper())
            painter.fillRect(QRectF(0, 0, sheet.w, sheet.h), QColor("#ffffff"))
            self._scene.paint_small(painter, self._paper(), ratio)
        finally:
            painter.end()
        self._picture = picture
        return picture

    @guarded()
    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, shaded where it is not in view, and the frame around what is."""
        colours = self._colours
        painter = QPainter(self)
        painter.drawPixmap(self.rect(), self.picture())
        pen = _THICK if colours.strong else _THIN
        half = pen / 2 + 1
        inside = QRectF(self.rect()).adjusted(half, half, -half, -half)
        seen = self._paper().mapRect(self._seen).intersected(inside)
        sheet = self._scene.sheet()
        paper = self._paper().mapRect(QRectF(0, 0, sheet.w, sheet.h)).toAlignedRect()
        painter.setClipRegion(QRegion(paper) - QRegion(seen.toRect()))
        painter.fillRect(paper, colours.shade)
        painter.setClipping(False)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.frame), 1.0))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        if not seen.isEmpty():
            painter.setPen(QPen(QColor(colours.mark), pen))
            painter.drawRoundedRect(seen, 2, 2)
        painter.end()

    # -- the hand -----------------------------------------------------------------------------
    @guarded()
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go there."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit(self._meant(event.position()))

    @guarded()
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with the hand."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            at = self._meant(event.position())
            self._view.look_at(at.x(), at.y())

    @guarded()
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """What was pressed here is none of the map's."""
        event.accept()

    @guarded()
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom around the middle of the view."""
        if event.phase() != Qt.ScrollPhase.ScrollMomentum:
            self._view.set_zoom(self._view.zoom * 1.0015 ** event.angleDelta().y())
        event.accept()

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Make way for what is dragged on the map."""
        kind = event.type()
        if kind == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            if event.buttons() & Qt.MouseButton.LeftButton and not self._aside and self.isVisible():
                near = self.geometry().adjusted(-NEAR, -NEAR, NEAR, NEAR).contains(event.position().toPoint())
                self._step_aside(near)
        elif self._aside and kind == QEvent.Type.MouseButtonRelease:
            self._step_aside(False)
        return False

    def _step_aside(self, aside: bool) -> None:
        if aside != self._aside:
            self._aside = aside
            self.follow()
