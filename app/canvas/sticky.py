"""Stage headers and lane labels that stay at the edges of the view when the real ones are scrolled out of it.

They are items of the scene, kept at the edges of the viewport whenever it scrolls, so that only their bands are painted
again and what is dragged passes over them.  Their letters have sizes of the screen, readable at every zoom.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTransform
from shiboken6 import isValid

from app.canvas.band_item import (
    ICON,
    PAD,
    SMALL,
    BandColours,
    BandItem,
    Tab,
    paint_corner,
    paint_lane,
    paint_phase,
    paint_stage,
)
from app.canvas.focus import Ref
from app.canvas.items import Paint, rect_of
from app.domain.records import JourneyMap, Lane, Stage
from app.layout.lanes import lane_icon
from app.layout.shapes import Box, Drawing, Group
from app.words import T

if TYPE_CHECKING:
    from app.canvas.view import MapView

SHARE = 0.15
"""Of the view's width and height that a band may take."""
LEFT_SMALL, LEFT_LEAST, LEFT_MOST = 40, 112, 220
"""Pixels: with icons alone; from and to with names."""
NAMED = 0.8
"""Of the least width with names: what is seen of the labels may be so much narrower and still show names."""
LEAST_TYPE, MOST_TYPE = 12, 17
PHASE, PHASED, EDGE = 18, 78, 4
"""Pixels: of the row of phases, from what height of the band on there is one, and around the rows."""
LOST = 0.65
"""The row of stages sticks when less than this share of its height is left in view."""
NARROW = 0.19
"""Of the width of a narrow view that a band with names may take: names say more than what it covers."""


class Sticky:
    """The bands of one view."""

    def __init__(self, view: "MapView", paint: Paint) -> None:
        self._view = view
        self._board = view.board
        self._paint = paint
        self._colours = BandColours()
        self._size = 1.0
        self._top, self._left = BandItem(self._paint_top), BandItem(self._paint_left)
        self._corner = BandItem(self._paint_corner)
        self._corner.setZValue(self._corner.zValue() + 0.1)
        self._known: list[Tab] | None = None
        self._phases: list[tuple[str, QRectF]] = []
        self._drawing = view.board.drawing
        self._measured = (0.0, 0)
        self._lines = 1
        for band in self._bands:
            view.board.scene.addItem(band)
        view.board.selection_changed.connect(self.place)
        view.board.drawing_changed.connect(self.place)
        view.scrolled.connect(self.place)

    @property
    def _bands(self) -> tuple[BandItem, BandItem, BandItem]:
        return self._top, self._left, self._corner

    def colours(self, colours: BandColours) -> None:
        """Paint the bands in these colours."""
        self._colours = colours
        for band in self._bands:
            band.colours = colours
            band.update()

    def grow(self, size: float) -> None:
        """Letters and icons so many times as large; the share of the view that the bands may take stays."""
        self._size = size
        self._measured = (0.0, 0)
        self.place()

    def _px(self, length: float) -> int:
        """A length in pixels at the size in force."""
        return round(length * self._size)

    # -- what others ask ----------------------------------------------------------------------
    def covers(self, point: QPoint) -> bool:
        """Whether a point of the viewport is on a band."""
        return any(band.isVisible() and band.rect.contains(QPointF(point)) for band in self._bands)

    def tab_at(self, point: QPoint) -> Tab | None:
        """The stuck header under a point of the viewport."""
        return next((tab for tab in self._tabs() if tab.rect.contains(QPointF(point))), None)

    def ref_at(self, point: QPoint) -> Ref | None:
        """What the stuck header under a point stands for."""
        tab = self.tab_at(point)
        return tab.ref if tab is not None else None

    def meant(self, point: QPoint, at: QPointF) -> QPointF:
        """The place on the real headers that a point of a band stands for; ``at`` is what lies under it."""
        heads, labels = self._ends()
        top, left = self._top.rect.contains(QPointF(point)), self._left.rect.contains(QPointF(point))
        if top and not left and heads:
            return QPointF(at.x(), heads[0].y + heads[0].h / 2)
        if left and not top and labels:
            return QPointF(labels[0].x + labels[0].w / 2, at.y())
        return QPointF(-1.0, -1.0)

    def place_of(self, ref: Ref) -> QRect | None:
        """Where the stuck header of a stage or lane is in the viewport; None where its real one is in view."""
        tab = next((tab for tab in self._tabs() if tab.ref == ref and ref.kind != "map"), None)
        return tab.rect.toRect() if tab is not None else None

    def margins(self, *, now: bool) -> QMargins:
        """How much of the viewport's edges is covered, or would be if the headers were out of view."""
        if now:
            return QMargins(int(self._left.rect.width()), int(self._top.rect.height()), 0, 0)
        drawing = self._board.drawing
        return QMargins(self._width() if drawing.lanes else 0, self._height() if drawing.stages else 0, 0, 0)

    # -- where they are -----------------------------------------------------------------------
    def place(self) -> None:
        """Lie where the view is now."""
        if not isValid(self._top):  # the view outlives its scene by a moment
            return
        port, shift = self._view.viewport().rect(), self._view.viewportTransform()
        heads, labels = self._ends()
        first, last = (_on_screen(labels, shift, at) for at in (0, -1))
        end = _on_screen(heads, shift, -1) if heads else last
        wide = 0
        if first.left() < -PAD and end.right() > self._width() + 2 * PAD:
            wide = max(self._width(), round(first.right()))  # what is seen of the labels, and no less than their names
        high = self._height() if self._heads_are_lost(_on_screen(heads, shift, 0), last) else 0
        top = max(0, round(first.top()) - EDGE) if wide else 0
        low = min(port.height(), round(last.bottom()) + EDGE)
        self._known = None
        corner = self._view.mapToScene(QPoint(0, 0))
        for band, rect in (
            (self._top, QRectF(0, 0, port.width(), high)),
            (self._left, QRectF(0, top, wide, max(0, low - top))),
            (self._corner, QRectF(0, 0, wide, high)),
        ):
            if band.isVisible() or not rect.isEmpty():
                band.put(rect if not rect.isEmpty() else QRectF(), corner)

    def _heads_are_lost(self, head: QRectF, last_label: QRectF) -> bool:
        """Whether the stages are out of view so far that they must stick, while the grid is still in view."""
        band = self._height()
        if head.isEmpty() or head.top() >= 0 or head.bottom() > max(band, LOST * head.height()):
            return False
        return (last_label if not last_label.isEmpty() else head).bottom() > band + 2 * PAD

    def _tabs(self) -> list[Tab]:
        """The stuck headers; found out when somebody asks, since one step of scrolling comes in several parts."""
        if self._known is None:
            self._known, self._phases = [], []
            port, shift = self._view.viewport().rect(), self._view.viewportTransform()
            heads, labels = self._headers(self._view.mapToScene(port).boundingRect())
            wide, high = self._left.rect.width(), self._top.rect.height()
            if high:
                self._set_heads(self._known, heads, shift, QRectF(wide, 0, port.width() - wide, high))
            if wide:
                self._set_labels(self._known, labels, shift, QRectF(0, high, wide, port.height() - high))
            if wide and high:
                map_ = self._board.document.find(JourneyMap, self._board.map_id)
                title = map_.title if map_ is not None else ""
                self._known.append(self._tab(Ref("map", self._board.map_id), title, QRectF(0, 0, wide, high)))
        return self._known

    def _ends(self) -> tuple[list[Group], list[Group]]:
        """First and last stage, and first and last lane."""
        drawing = self._board.drawing
        return _ends_of(drawing, "stage", drawing.stages), _ends_of(drawing, "lane", drawing.lanes)

    def _headers(self, seen: QRectF) -> tuple[list[tuple[int, Group]], list[Group]]:
        """The stages, with their numbers, and the lanes whose columns and rows are within a part of the drawing."""
        drawing = self._board.drawing
        left, top, right, bottom = seen.left(), seen.top(), seen.right(), seen.bottom()
        columns = [(at, id_) for at, (id_, box) in enumerate(drawing.stages, 1) if box.x < right and left < box.right]
        rows = [id_ for id_, box in drawing.lanes if box.y < bottom and top < box.bottom]
        heads = [(at, group) for at, id_ in columns if (group := drawing.group("stage", id_)) is not None]
        return heads, [group for id_ in rows if (group := drawing.group("lane", id_)) is not None]

    def _set_heads(self, tabs: list[Tab], heads: list[tuple[int, Group]], shift: QTransform, band: QRectF) -> None:
        """The stages that are in view, and the phases over them where there is room."""
        row = QRectF(band.left(), EDGE, band.width(), band.height() - 2 * EDGE)
        if self._has_phases():
            row.setTop(EDGE + self._px(PHASE) + 2)
            for group in self._board.drawing.by_role("phase"):
                box = _across(shift.mapRect(rect_of(group.box)), QRectF(row.left(), EDGE, row.width(), self._px(PHASE)))
                if box.width() > 2 * PAD:
                    self._phases.append((group.about, box))
        for number, group in heads:
            box = _across(shift.mapRect(rect_of(group.box)), row)
            stage = self._board.document.find(Stage, group.owner)
            if stage is not None and box.width() > EDGE:
                name = stage.title or T("Untitled stage")
                tabs.append(self._tab(Ref("stage", stage.id), name, box, str(number)))

    def _set_labels(self, tabs: list[Tab], labels: list[Group], shift: QTransform, band: QRectF) -> None:
        """The lanes that are in view."""
        for group in labels:
            box = shift.mapRect(rect_of(group.box))
            box = QRectF(band.left(), box.top(), band.width() - 1, box.height()).intersected(band)
            lane = self._board.document.find(Lane, group.owner)
            if lane is not None and box.height() > EDGE:
                name = lane.title or T("Untitled lane")
                tabs.append(self._tab(Ref("lane", lane.id), name, box, lane_icon(lane)))

    def _tab(self, ref: Ref, name: str, rect: QRectF, mark: str = "") -> Tab:
        return Tab(ref, name, rect, mark, ref in self._board.selection)

    # -- how large they are -------------------------------------------------------------------
    def _font(self, millimetres: float, *, bold: bool) -> QFont:
        """The font of a header that has letters of that size on paper."""
        font = QFont(self._view.font())
        pixels = round(millimetres * self._view.transform().m11())
        font.setPixelSize(max(self._px(LEAST_TYPE), min(self._px(MOST_TYPE), pixels)))
        font.setBold(bold)
        return font

    def _lane_font(self) -> QFont:
        """The font of lanes: so small that no word of those in view is cut, as far as it stays readable."""
        font = self._font(6.0, bold=False)
        room = self._left.rect.width() - 1.5 * PAD - self._px(ICON) - 6
        words = [word for tab in self._tabs() if tab.ref.kind == "lane" for word in tab.name.split()]
        widest = max((QFontMetricsF(font).horizontalAdvance(word) for word in words), default=0.0)
        if widest > room:
            font.setPixelSize(max(self._px(LEAST_TYPE), int(font.pixelSize() * room / widest)))
        return font

    def _width(self) -> int:
        """Pixels of the band of lanes."""
        least, most = self._px(LEFT_LEAST), min(self._px(LEFT_MOST), int(SHARE * self._view.viewport().width()))
        label = next(self._board.drawing.by_role("lane"), None)
        if label is None or least > NARROW * self._view.viewport().width():
            return self._icons_width()
        return max(least, min(most, round(label.w * self._view.transform().m11())))

    def _icons_width(self) -> int:
        """Pixels of the band of lanes where it shows icons alone."""
        return LEFT_SMALL + self._px(ICON) - ICON

    def _height(self) -> int:
        """Pixels of the band of stages."""
        self._measure()
        line = QFontMetricsF(self._font(8.0, bold=True)).height()
        return int(self._lines * line) + 8 + 2 * EDGE + (self._px(PHASE) + 2 if self._has_phases() else 0)

    def _has_phases(self) -> bool:
        return self._view.viewport().height() * SHARE > self._px(PHASED)

    def _measure(self) -> None:
        """Two lines where not every title fits into one, and there is room for them."""
        drawing, scale = self._board.drawing, self._view.transform().m11()
        known = (scale, self._view.viewport().height())
        if self._measured == known and self._drawing is drawing:
            return
        self._measured, self._drawing = known, drawing
        metrics = QFontMetricsF(self._font(8.0, bold=True))
        room = SHARE * self._view.viewport().height() - (self._px(PHASE) if self._has_phases() else 0) - 4 * EDGE
        stages = {stage.id: stage.title for stage in self._board.document.stages(self._board.map_id)}
        long = any(
            metrics.horizontalAdvance(f"{number + 1}  {stages.get(id_, '')}") > box.w * scale - 2 * PAD
            for number, (id_, box) in enumerate(drawing.stages)
        )
        self._lines = 2 if long and room >= 2 * metrics.height() else 1

    # -- painting -----------------------------------------------------------------------------
    def _paint_top(self, painter: QPainter) -> None:
        small = QFont(self._view.font())
        small.setPixelSize(self._px(SMALL))
        small.setBold(True)
        font = self._font(8.0, bold=True)
        self._each("stage", lambda tab: paint_stage(painter, tab, font, self._colours))
        for name, box in self._phases:
            paint_phase(painter, name, box, small, self._colours)

    def _paint_left(self, painter: QPainter) -> None:
        names, font = self._left.rect.width() >= NAMED * self._px(LEFT_LEAST), self._lane_font()
        icon = self._px(ICON)
        self._each("lane", lambda tab: paint_lane(painter, tab, font, self._colours, self._paint, icon, names=names))

    def _paint_corner(self, painter: QPainter) -> None:
        self._each("map", lambda tab: paint_corner(painter, tab, self._font(4.0, bold=False), self._colours))

    def _each(self, kind: str, draw: Callable[[Tab], None]) -> None:
        for tab in self._tabs():
            if tab.ref.kind == kind:
                draw(tab)


def _on_screen(headers: list[Group], shift: QTransform, at: int) -> QRectF:
    """Where the first or last of some headers is, in pixels of the viewport; nowhere where there are none."""
    return shift.mapRect(rect_of(headers[at].box)) if headers else QRectF()


def _ends_of(drawing: Drawing, role: str, order: tuple[tuple[str, Box], ...]) -> list[Group]:
    found = (drawing.group(role, id_) for id_, _ in (*order[:1], *order[-1:]))
    return [group for group in found if group is not None]


def _across(box: QRectF, row: QRectF) -> QRectF:
    """As wide as the box and as high as the row, as far as both go."""
    return QRectF(box.left(), row.top(), box.width(), row.height()).intersected(row)
