"""A print as it will lie on the desk: the poster with its seams where it comes in sheets, and every page."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.canvas.guard import guarded
from app.layout.shapes import Box
from app.poster.page import Page, Placement, Printout
from app.poster.paper import INCH
from app.poster.sheets import Tiling
from app.render.pictures import Pictures
from app.render.qt import QtPainter
from app.ui.preview_marks import on_paper, rings, seams, shadow
from app.ui.theme import tokens_now

EDGE = 24
_NOTCH = 120
"""Of a wheel, in eighths of a degree."""
EYES = 600.0
"""Millimetres from the eyes to the screen."""
_LIKELY = (2.0, 16.0)
_USUAL = 96 / INCH
_STEP = 60.0
_ARROWS = {
    Qt.Key.Key_Left: (-_STEP, 0.0),
    Qt.Key.Key_Right: (_STEP, 0.0),
    Qt.Key.Key_Up: (0.0, -_STEP),
    Qt.Key.Key_Down: (0.0, _STEP),
}


class PosterPreview(QWidget):
    """Paints one view of a print as large as it goes: the whole poster with its seams, or one of the pages.

    ``views`` counts them: first the poster, where it was cut into sheets, then every page.  Page up and down, the
    wheel and ``turn_to`` go through them.  ``look_from`` shows a page as large as it looks from a distance; then
    dragging, the wheel and the arrow keys look around on it.
    """

    turned = Signal(int)
    """Another view is shown."""

    def __init__(self, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._painter = QtPainter(pictures)
        self._printout: Printout | None = None
        self._pages: tuple[Page, ...] = ()
        self._at = 0
        self._picture: tuple[Page, QRectF, float, QPixmap] | None = None
        self._wheel = 0
        self._distance = 0.0
        self._middle = QPointF()
        self._held: QPointF | None = None
        self._pointed: tuple[str, str] | None = None
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

    # -- from afar ----------------------------------------------------------------------------
    def look_from(self, distance: float) -> None:
        """Show pages as large as they look from so many millimetres; 0: as large as they go."""
        page = self.page
        if distance and not self._distance and page is not None:
            self._middle = QPointF(page.width / 2, page.height / 2)
        self._distance = distance
        self.setCursor(Qt.CursorShape.OpenHandCursor if distance else Qt.CursorShape.ArrowCursor)
        self.update()

    def point_at(self, role: str, owner: str) -> None:
        """Ring the part of that role and owner, on the page that is shown or on the first that has it."""
        self._pointed = (role, owner)
        views = (self._at, *range(self.views))
        shown = next((view for view in views if self._parts(self._pages[view])), self._at)
        self.turn_to(shown)
        parts = self._parts(self._pages[shown]) if self._pages else []
        if parts and self._distance:
            self._go_to(parts[0])
        self.update()

    @property
    def rings(self) -> list[QRectF]:
        """Where what is pointed at lies on the widget."""
        page, paper = self.page, self.paper()
        return (
            [on_paper(paper, paper.width() / page.width, box) for box in self._parts(page)] if page is not None else []
        )

    def _parts(self, page: Page) -> list[Box]:
        """Where on a page the part is that is pointed at."""
        if self._pointed is None:
            return []
        found = []
        for one in page.placements:
            group = one.drawing.group(*self._pointed)
            if group is not None:
                x, y = one.dx + group.x * one.scale, one.dy + group.y * one.scale
                box = Box(x, y, group.w * one.scale, group.h * one.scale)
                clip = one.clip or Box(0, 0, page.width, page.height)
                if clip.contains(x + box.w / 2, y + box.h / 2):
                    found.append(box)
        return found

    def _go_to(self, box: Box) -> None:
        self._middle = QPointF(box.x + box.w / 2, box.y + box.h / 2)

    def _look_around(self, dx: float, dy: float) -> None:
        """Move what one looks at by so many pixels, and stay on the page."""
        page = self.page
        if page is None:
            return
        scale = self.paper().width() / page.width
        x, y = self._middle.x() + dx / scale, self._middle.y() + dy / scale
        self._middle = QPointF(min(max(0.0, x), page.width), min(max(0.0, y), page.height))
        self.update()

    def _afar(self, page: Page) -> QRectF:
        """Where the page lies as it looks from the distance: in the middle, or around what one looks at."""
        scale = pixels_per_mm(self) * EYES / self._distance
        width, height = page.width * scale, page.height * scale
        middle = QRectF(self.rect()).center()

        def start(size: float, room: float, centre: float, at: float) -> float:
            if size <= room:
                return centre - size / 2
            return min(max(centre - at * scale, room - EDGE - size), EDGE)

        x = start(width, self.width(), middle.x(), self._middle.x())
        y = start(height, self.height(), middle.y(), self._middle.y())
        return QRectF(x, y, width, height)

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
        arrow = _ARROWS.get(Qt.Key(event.key())) if self._distance else None
        if arrow is not None:
            self._look_around(*arrow)
        elif view is None:
            super().keyPressEvent(event)
        else:
            self.turn_to(view)

    @guarded()
    def wheelEvent(self, event: QWheelEvent) -> None:
        """One page a notch; from afar it moves the page."""
        if self._distance:
            turned = event.pixelDelta() if not event.pixelDelta().isNull() else event.angleDelta() / 2
            self._look_around(-turned.x(), -turned.y())
            event.accept()
            return
        self._wheel += event.angleDelta().y()
        notches = int(self._wheel / _NOTCH)
        self._wheel -= notches * _NOTCH
        self.turn_to(self._at - notches)
        event.accept()

    @guarded()
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a page that is seen from afar."""
        if self._distance and event.button() == Qt.MouseButton.LeftButton:
            self._held = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        super().mousePressEvent(event)

    @guarded()
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag it."""
        if self._held is not None:
            moved = self._held - event.position()
            self._held = event.position()
            self._look_around(moved.x(), moved.y())

    @guarded()
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let it go."""
        if self._held is not None:
            self._held = None
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        super().mouseReleaseEvent(event)

    # -- painting -----------------------------------------------------------------------------
    def paper(self) -> QRectF:
        """Where the page lies on the widget; empty while there is none."""
        page = self.page
        if page is None:
            return QRectF()
        if self._distance:
            return self._afar(page)
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
            shadow(painter, paper)
            seen = paper.intersected(QRectF(self.rect()))
            painter.drawPixmap(seen.topLeft(), self._pixmap(self.page, paper, seen))
            if self.tiling is not None and len(self.tiling.sheets) > 1:
                seams(painter, paper, self.tiling)
            rings(painter, self.rings, QColor(colours.selection))
            if self.hasFocus() and (self.views > 1 or self._distance):
                painter.setPen(QPen(QColor(colours.focus), 2))
                painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        finally:
            painter.end()

    def _pixmap(self, page: Page, paper: QRectF, seen: QRectF) -> QPixmap:
        """The part of the page that is seen, at the size that is shown; painted once."""
        ratio, scale = self.devicePixelRatioF(), paper.width() / page.width
        part = seen.translated(-paper.topLeft())
        kept = self._picture
        if kept is not None and kept[0] is page and kept[1] == part and kept[2] == scale * ratio:
            return kept[3]
        pixmap = QPixmap(max(1, round(part.width() * ratio)), max(1, round(part.height() * ratio)))
        pixmap.fill(Qt.GlobalColor.white)
        painter = QPainter(pixmap)
        try:
            painter.scale(pixmap.width() / part.width(), pixmap.height() / part.height())
            painter.translate(-part.topLeft())
            painter.scale(scale, scale)
            within = Box(part.x() / scale, part.y() / scale, part.width() / scale, part.height() / scale)
            paint_page(self._painter, painter, page, within)
        finally:
            painter.end()
        pixmap.setDevicePixelRatio(ratio)
        self._picture = (page, part, scale * ratio, pixmap)
        return pixmap


def pixels_per_mm(widget: QWidget) -> float:
    """How many of the widget's pixels are a millimetre on the screen; a usual screen's where it does not know."""
    found = widget.screen().physicalDotsPerInch() / INCH
    low, high = _LIKELY
    return found if low <= found <= high else _USUAL


def paint_page(brush: QtPainter, painter: QPainter, page: Page, within: Box | None = None) -> None:
    """A page, or what touches a box of it, on a painter whose unit is one millimetre, from its top left corner."""
    for one in page.placements:
        painter.save()
        if one.clip is not None:
            painter.setClipRect(QRectF(one.clip.x, one.clip.y, one.clip.w, one.clip.h), Qt.ClipOperation.IntersectClip)
        painter.translate(one.dx, one.dy)
        painter.scale(one.scale, one.scale)
        shown = _common(one.clip or Box(0, 0, page.width, page.height), within)
        brush.paint_drawing(painter, one.drawing, _back(shown, one))
        painter.restore()
    brush.paint_shapes(painter, page.marks)


def _common(box: Box, other: Box | None) -> Box:
    """What two boxes have in common."""
    if other is None:
        return box
    left, top = max(box.x, other.x), max(box.y, other.y)
    return Box(left, top, min(box.right, other.right) - left, min(box.bottom, other.bottom) - top)


def _back(box: Box, placed: Placement) -> Box:
    """A box of the page on the drawing."""
    scale = placed.scale
    return Box((box.x - placed.dx) / scale, (box.y - placed.dy) / scale, box.w / scale, box.h / scale)
