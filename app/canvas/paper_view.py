"""A view of paper on a desk: zoom around a point, fit, scroll, pan, pinch."""

from PySide6.QtCore import QEvent, QMargins, QPoint, QPointF, QRect, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QNativeGestureEvent,
    QPainter,
    QRegion,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QGraphicsView, QWidget

from app.canvas.guard import guarded
from app.canvas.picture import Picture, Place, rows_of
from app.canvas.scene import DESK, MapScene
from app.layout.shapes import Box

MIN_ZOOM, MAX_ZOOM = 0.04, 8.0
LEAST_FILLED = 0.85
_FIRST_REST = 24  # milliseconds until the first step: the picture is on screen by then, or the hand has zoomed on
_REST = 1  # milliseconds between two steps of a picture, for what the hand does meanwhile
BESIDE = 24  # pixels of desk beside the sheet when it is scrolled to its edge


def _within(step: int, before: int, after: int) -> int:
    """A step cut to what is hidden ``before`` (negative) or ``after`` (positive) the view."""
    return max(step, min(0, before)) if step < 0 else min(step, max(0, after))


class PaperView(QGraphicsView):
    """Zoom 1 is life size: a millimetre of paper is a millimetre of screen."""

    zoom_changed = Signal(float)
    scrolled = Signal()
    """The paper lies elsewhere under the viewport now."""

    def __init__(self, scene: MapScene, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._map_scene = scene  # the view does not own its scene
        self._pan_from: QPoint | None = None
        self._fitted = True
        self._anchor: tuple[QPointF, QPointF, QTransform] | None = None
        self._picture = Picture(scene.paint_area, scene)
        self._stepping = QTimer(self)
        self._stepping.setSingleShot(True)
        self._stepping.timeout.connect(self._step)
        self.beside = 20.0
        """At least so many pixels of desk beside a fitted sheet, for marks that stand there."""
        self.over: list[QWidget] = []
        """Widgets that lie on a corner of the viewport: what is under one of them is not in view."""
        scene.spoiled.connect(self._spoil)
        scene.finished.connect(self._spoil)
        self.setScene(scene)
        scene.sceneRectChanged.connect(self._follow_sheet)  # a lambda would keep view and scene alive for ever
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontSavePainterState)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.AnchorViewCenter)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.valueChanged.connect(self.scrolled)

    def paint_at_leisure(self) -> None:
        """Where much is spoiled, paint it in steps between other things: nobody works on this view."""
        self._picture.at_leisure = True

    # -- painting -----------------------------------------------------------------------------
    def _place_of_paper(self) -> Place:
        """How the view looks at the paper."""
        seen, port = self.viewportTransform(), self.viewport()
        shift = QPointF(seen.dx(), seen.dy())
        return Place(seen.m11(), shift, port.size(), port.devicePixelRatioF(), self.backgroundBrush().color())

    @guarded()
    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """The desk with the paper; the marks of the hand are items over it."""
        exposed = self.mapFromScene(rect).boundingRect().adjusted(-1, -1, 1, 1).intersected(self.viewport().rect())
        painter.save()
        painter.resetTransform()
        begun = self._picture.show(painter, self._place_of_paper(), exposed)
        painter.restore()
        if self._picture.unfinished:
            self._map_scene.painting.add(id(self))
            if begun or not self._stepping.isActive():
                self._stepping.start(_FIRST_REST if begun else _REST)

    def _step(self) -> None:
        """Paint some more of a picture that is painted in steps."""
        region = QRegion()
        for rect in self._picture.go_on():
            region += rect.toAlignedRect()
        self.viewport().update(region)
        if self._picture.unfinished:
            self._stepping.start(_REST)
        else:
            self._map_scene.painting.discard(id(self))

    def _spoil(self, boxes: list[Box]) -> None:
        """These boxes of the paper are painted anew."""
        self._picture.spoil(boxes)
        place = self._place_of_paper()
        left, top = place.seen().left(), place.seen().top()
        region = QRegion()
        for box in rows_of(boxes):
            at = place.pixels(box).translated(-left, -top)
            region += QRectF(at.x() / place.ratio, at.y() / place.ratio, at.width() / place.ratio,
                             at.height() / place.ratio).toAlignedRect()  # fmt: skip
        self.viewport().update(region)

    def sheet(self) -> Box:
        """The sheet on the desk."""
        return self._map_scene.sheet()

    @property
    def zoom(self) -> float:
        """1.0 is life size."""
        return self.transform().m11() / self._life_size()

    def _life_size(self) -> float:
        """Logical pixels a millimetre."""
        return self.logicalDpiX() / 25.4

    def set_zoom(self, zoom: float, around: QPointF | None = None) -> None:
        """Zoom to a factor of life size; the point of the viewport ``around`` (None: the middle) stays where it is."""
        zoom = max(MIN_ZOOM, min(MAX_ZOOM, zoom))
        self._fitted = False
        point = around if around is not None else QPointF(self.viewport().rect().center())
        under = self._under(point)
        self._bars(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        factor = zoom / self.zoom
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)  # no pixels need be scrolled
        self.scale(factor, factor)
        scale, port = self.transform().m11(), self.viewport().rect()
        self._make_room(QRectF(under - point / scale, QSizeF(port.width() / scale, port.height() / scale)))
        off = self.viewportTransform().map(under) - point
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() + round(off.x()))
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + round(off.y()))
        self._anchor = (point, under, self.viewportTransform())
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        self.scrolled.emit()
        self.zoom_changed.emit(self.zoom)

    def _under(self, point: QPointF) -> QPointF:
        """The point of the drawing under one of the viewport: the very same while only the zoom changes around it.

        A view scrolls by whole pixels; without that the halves would add up from step to step.
        """
        if self._anchor is not None and self._anchor[0] == point and self._anchor[2] == self.viewportTransform():
            return self._anchor[1]
        back, _ = self.viewportTransform().inverted()
        return back.map(point)

    def _follow_sheet(self, _rect: QRectF) -> None:
        """The sheet has another size."""
        self._make_room()

    def _make_room(self, seen: QRectF | None = None) -> None:
        """As much desk around the sheet that any point of it can lie anywhere in the view, and all that is seen of it.

        ``seen`` is what shall be in view, in millimetres; None is what is.
        """
        sheet, port, scale = self.sheet(), self.viewport().rect(), self.transform().m11()
        across, down = max(DESK, port.width() / scale), max(DESK, port.height() / scale)
        room = QRectF(-across, -down, sheet.w + 2 * across, sheet.h + 2 * down)
        room = room.united(seen if seen is not None else self.mapToScene(port).boundingRect())
        if room != self.sceneRect():
            self.setSceneRect(room)

    def fit(self) -> None:
        """The whole map in the window."""
        sheet = self.sheet()
        port = self.viewport().size()
        if sheet.w <= 0 or sheet.h <= 0 or port.isEmpty():
            return
        self._bars(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        port = self.viewport().size()
        across, down = (max(1.0, side - 2 * self.beside) for side in port.toTuple())
        scale = min(across / sheet.w, down / sheet.h)
        margin = max(max(sheet.w, sheet.h) * 0.02, self.beside / scale)
        whole = QRectF(-margin, -margin, sheet.w + 2 * margin, sheet.h + 2 * margin)
        self.fitInView(whole, Qt.AspectRatioMode.KeepAspectRatio)
        self._make_room()
        self.centerOn(whole.center())
        if self.zoom > MAX_ZOOM:
            self.set_zoom(MAX_ZOOM)
        self._fitted = True
        self.scrolled.emit()
        self.zoom_changed.emit(self.zoom)

    @property
    def is_fitted(self) -> bool:
        """Whether the whole map was asked for, and stays so in other window sizes."""
        return self._fitted

    def look_at(self, x: float, y: float) -> None:
        """Have a point of the sheet in the middle, at the same zoom."""
        self._fitted = False
        self.centerOn(x, y)
        self.scrolled.emit()

    def shows_all(self) -> bool:
        """Whether the whole sheet is in the viewport."""
        sheet = self.sheet()
        shown = self.mapFromScene(0, 0, sheet.w, sheet.h).boundingRect()
        return self.viewport().rect().contains(shown.adjusted(1, 1, -2, -2))

    def still_fits(self) -> bool:
        """Whether the whole sheet is in the viewport and not much smaller than it could be."""
        sheet, port = self.sheet(), self.viewport().rect()
        shown = self.mapFromScene(0, 0, sheet.w, sheet.h).boundingRect()
        filled = max(shown.width() / max(port.width(), 1), shown.height() / max(port.height(), 1))
        return port.contains(shown) and filled > LEAST_FILLED

    def _bars(self, policy: Qt.ScrollBarPolicy) -> None:
        """Scroll bars, where there is something to scroll to."""
        if self.verticalScrollBarPolicy() != policy:
            self.setVerticalScrollBarPolicy(policy)
            self.setHorizontalScrollBarPolicy(policy)

    def place(self) -> tuple[float, float, float] | None:
        """Zoom and middle of the view, to come back to; None while the whole map is fitted."""
        return None if self._fitted else self.look()

    def look(self) -> tuple[float, float, float]:
        """Zoom and middle of the view, fitted or not."""
        middle = self.mapToScene(self.viewport().rect().center())
        return self.zoom, middle.x(), middle.y()

    def go_to(self, zoom: float, x: float, y: float) -> None:
        """Look at a point of the sheet again."""
        self.set_zoom(zoom)
        self.centerOn(x, y)
        self.scrolled.emit()

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """A fitted map stays fitted."""
        super().resizeEvent(event)
        if self._fitted:
            self.fit()
        else:
            self._make_room()
            self.scrolled.emit()

    @guarded()
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl+wheel zooms around the pointer; the wheel alone scrolls, with Shift to the side.

        A touchpad that says how many pixels it means is followed pixel by pixel; what rolls on after the fingers have
        left it never zooms.
        """
        turn, rolling = event.angleDelta(), event.phase() == Qt.ScrollPhase.ScrollMomentum
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and not rolling:
            self.set_zoom(self.zoom * 1.0015 ** turn.y(), event.position())
            event.accept()
            return
        way = event.pixelDelta() if QGuiApplication.platformName() != "xcb" else QPoint()  # there it means nothing
        aside = event.modifiers() & Qt.KeyboardModifier.ShiftModifier and turn.x() == 0
        if aside:
            way, turn = QPoint(way.y(), 0), QPoint(turn.y(), 0)
        if aside or not way.isNull():
            way = turn if way.isNull() else way
            for bar, pixels in ((self.horizontalScrollBar(), way.x()), (self.verticalScrollBar(), way.y())):
                bar.setValue(bar.value() - pixels)
            event.accept()
        else:
            super().wheelEvent(event)
        self._fitted = False
        self.scrolled.emit()

    @guarded(False)
    def viewportEvent(self, event: QEvent) -> bool:
        """A pinch on a touchpad zooms."""
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self.set_zoom(self.zoom * (1 + event.value()), event.position())
            return True
        return super().viewportEvent(event)

    def covered(self, *, now: bool = True) -> QMargins:
        """How many pixels at the viewport's edges lie under something that floats over the paper.

        With ``now`` at this moment; otherwise wherever the paper may be scrolled to.
        """
        return QMargins()

    def shows(self, box: Box) -> bool:
        """Whether a box of the sheet is in view as a whole, with nothing floating over it."""
        free = self.viewport().rect().marginsRemoved(self.covered())
        shown = self.mapFromScene(box.x, box.y, box.w, box.h).boundingRect().adjusted(1, 1, -2, -2)
        return free.contains(shown) and self._lid(shown) is None

    def _lid(self, shown: QRect) -> QRect | None:
        """What lies over a part of the viewport in one of its corners."""
        lids = (widget.geometry() for widget in self.over if widget.isVisible())
        return next((lid for lid in lids if lid.intersects(shown)), None)

    def zoom_for(self, box: Box) -> float:
        """The zoom at which a box of the sheet just fits into what is free of the viewport."""
        free = self.viewport().rect().marginsRemoved(self.covered(now=False)).adjusted(24, 24, -24, -24)
        most = min(max(free.width(), 40) / max(box.w, 1.0), max(free.height(), 40) / max(box.h, 1.0))
        return max(MIN_ZOOM, min(MAX_ZOOM, most / self._life_size()))

    def middle_for(self, box: Box, zoom: float) -> tuple[float, float]:
        """The point of the sheet that is to be in the viewport's middle so that a box is in the middle of what is free.

        A box that is larger than that shows its beginning; one near the beginning of the sheet leaves the desk beside
        the sheet out of view.
        """
        around, port = self.covered(now=False), self.viewport().rect()
        pixel = 1 / (zoom * self._life_size())
        free_w = (port.width() - around.left() - around.right()) * pixel
        free_h = (port.height() - around.top() - around.bottom()) * pixel
        x = box.x + (min(box.w, free_w) - around.left() * pixel + around.right() * pixel) / 2
        y = box.y + (min(box.h, free_h) - around.top() * pixel + around.bottom() * pixel) / 2
        least_x, least_y = ((side / 2 - BESIDE) * pixel for side in (port.width(), port.height()))
        return max(x, least_x), max(y, least_y)

    def reveal_box(self, box: Box) -> None:
        """Scroll until a box of the sheet is in view."""
        if self.shows(box):
            return
        free = self.viewport().rect().marginsRemoved(self.covered(now=False)).adjusted(24, 24, -24, -24)
        shown = self.mapFromScene(box.x - 4, box.y - 4, box.w + 8, box.h + 8).boundingRect()
        seen = self.viewport().rect().marginsRemoved(self.covered())
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        if shown.left() < seen.left() or shown.right() > seen.right():
            across.setValue(across.value() + _shift(shown.left(), shown.right(), free.left(), free.right()))
        if shown.top() < seen.top() or shown.bottom() > seen.bottom():
            down.setValue(down.value() + _shift(shown.top(), shown.bottom(), free.top(), free.bottom()))
        self._fitted = False
        self.scrolled.emit()
        self._uncover(box, free)

    def _uncover(self, box: Box, free: QRect) -> None:
        """Scroll on until a box is no more under what lies in a corner: up where there is room, or to the left."""
        shown = self.mapFromScene(box.x - 4, box.y - 4, box.w + 8, box.h + 8).boundingRect()
        lid = self._lid(shown)
        if lid is None:
            return
        if shown.height() <= lid.top() - free.top():
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + shown.bottom() - lid.top() + 1)
        else:
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() + shown.right() - lid.left() + 1)
        self.scrolled.emit()

    def come_along(self, step: QPoint) -> None:
        """Scroll by so many pixels, no further than until the sheet's edge is in view."""
        sheet, port = self.sheet(), self.viewport().rect()
        shown = self.mapFromScene(0, 0, sheet.w, sheet.h).boundingRect()
        x = _within(step.x(), shown.left() - BESIDE, shown.right() + BESIDE - port.right())
        y = _within(step.y(), shown.top() - BESIDE, shown.bottom() + BESIDE - port.bottom())
        if not x and not y:
            return
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() + x)
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + y)
        self._fitted = False

    def grab_paper(self, point: QPoint) -> None:
        """Begin to pan."""
        self._pan_from = point
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def pull_paper(self, point: QPoint) -> bool:
        """Pan on to a point of the viewport; False when nobody is panning."""
        if self._pan_from is None:
            return False
        delta = point - self._pan_from
        self._pan_from = point
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - delta.x())
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() - delta.y())
        self._fitted = False
        self.scrolled.emit()
        return True

    def let_go(self) -> bool:
        """End panning; False when nobody was."""
        panning, self._pan_from = self._pan_from is not None, None
        if panning:
            self.viewport().setCursor(Qt.CursorShape.ArrowCursor)
        return panning


def _shift(low: int, high: int, least: int, most: int) -> int:
    """By how much to scroll so that low..high lies in least..most; what is too large shows its beginning."""
    if low < least or high - low > most - least:
        return low - least
    return max(0, high - most)
