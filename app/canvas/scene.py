"""What is shown of a drawing, and the marks of the hand over it.

The map itself is no item: views paint it from what they keep of it (``picture``), and the scene tells them what
looks different now.  Items are only the marks, ghosts and "+" that the hand moves.
"""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRectF, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QTransform
from PySide6.QtWidgets import QGraphicsScene

from app.canvas.detail import Detail, Parts
from app.canvas.items import Marks
from app.canvas.picture import Place, around
from app.layout.shapes import Box, Drawing, Group
from app.render.qt import QtPainter

DESK = 400.0  # mm of desk around the sheet that can be scrolled to
DIMMED = 0.25  # opacity of a card that a filter leaves out
_MUCH = 80  # cards
_MOVED = 4  # cards of a cell from which on they are looked at together where all are elsewhere
_SHADOW = QColor(15, 23, 42, 30)
_SHADOW_RIGHT, _SHADOW_DOWN = 1.2, 2.0  # mm


class MapScene(QGraphicsScene):
    """Shows a drawing, and tells what of it changes."""

    spoiled = Signal(list)
    """Boxes of the drawing that look different now."""
    finished = Signal(list)
    """Boxes of cards that were plain, and are painted with all that is on them from now on."""

    def __init__(self, painter: QtPainter) -> None:
        super().__init__()
        self._detail = Detail(painter)
        self._small = Detail(painter)
        self._finishing = QTimer(self)
        self._finishing.setSingleShot(True)
        self._finishing.timeout.connect(self._finish_some)
        self._dimmed: frozenset[str] = frozenset()
        self._faded: dict[str, float] = {}
        self._opacities: dict[str, float] = {}
        self._instead: dict[tuple[str, str], Group] = {}
        self.drawing = Drawing(0, 0, ())
        self.painting: set[int] = set()
        """The views, by their identities, whose pictures are being painted in steps."""
        self.marks = Marks(self.addItem)

    def show_drawing(self, drawing: Drawing) -> None:
        """Show this drawing from now on."""
        self.show_groups([group for key in self._instead if (group := self.drawing.group(*key)) is not None])
        before, self.drawing = self.drawing, drawing
        sheet = QRectF(0, 0, drawing.width, drawing.height).adjusted(-DESK, -DESK, DESK, DESK)
        if sheet != self.sceneRect():
            self.setSceneRect(sheet)
        self.spoiled.emit(changed_boxes(before, drawing))

    def show_groups(self, groups: Iterable[Group]) -> None:
        """Show these groups instead of those of the same keys, until told otherwise; the drawing stays as it is."""
        boxes: list[Box] = []
        for group in groups:
            own = self.drawing.group(*group.key)
            was = self.shown(*group.key)
            self._instead.pop(group.key, None)
            if group is not own:
                self._instead[group.key] = group
            if was is not None:
                boxes += different(was, group)
        if boxes:
            self.spoiled.emit(boxes)

    def shown(self, role: str, owner: str) -> Group | None:
        """The group that is shown now: the drawing's, or the one instead of it."""
        return self._instead.get((role, owner)) or self.drawing.group(role, owner)

    def paint_area(self, painter: QPainter, base: QTransform, area: Box, place: Place) -> None:
        """Paint what lies in an area, in millimetres of the drawing, where ``base`` has it."""
        painter.setTransform(base)
        paper = self.drawing
        if area.x < 0 or area.y < 0 or area.right > paper.width or area.bottom > paper.height:
            painter.fillRect(QRectF(area.x, area.y, area.w, area.h), place.desk)
            self._paint_shadow(painter)
        self._detail.paint(painter, base, area, place.ratio, self._parts_in(area), self._opacities)
        if self._detail.unfinished:
            self._finishing.start(0)

    def _paint_shadow(self, painter: QPainter) -> None:
        """The shadow of the paper on the desk."""
        paper = self.drawing
        painter.fillRect(QRectF(_SHADOW_RIGHT, paper.height, paper.width, _SHADOW_DOWN), _SHADOW)
        painter.fillRect(QRectF(paper.width, _SHADOW_DOWN, _SHADOW_RIGHT, paper.height - _SHADOW_DOWN), _SHADOW)

    def paint_ground(self, painter: QPainter, base: QTransform, place: Place) -> None:
        """Paint the desk and the bare paper, where ``base`` has it, all over what is painted on."""
        painter.resetTransform()
        painter.fillRect(painter.viewport(), place.desk)
        painter.setTransform(base)
        self._paint_shadow(painter)
        for page in self.drawing.by_role("page"):
            painter.fillRect(QRectF(page.x, page.y, page.w, page.h), QColor(page.overview or "#ffffff"))

    def paint_small(self, painter: QPainter, base: QTransform, ratio: float) -> None:
        """Paint the whole sheet where ``base`` has it, too small for texts; what views keep of it is left as it is.

        ``ratio`` is how many pixels of the screen a logical one has.
        """
        self._small.paint(painter, base, self.sheet(), ratio, self._parts_in(self.sheet()), self._opacities)
        self._small.unfinished.clear()

    def is_much(self, area: Box) -> bool:
        """Whether so many cards are in an area that a picture of it is painted in steps."""
        return sum(map(len, self.drawing.index.parts_in(area)[1])) > _MUCH

    def is_ready(self, area: Box, place: Place, until: float) -> bool:
        """Set texts of an area until that time; whether all of it can be painted finished now."""
        cells = self._parts_in(area)[1]
        return self._detail.is_ready(place.scale, area, place.ratio, cells, self._opacities, until)

    def _parts_in(self, area: Box) -> Parts:
        """What touches an area, with the groups that are shown instead of the drawing's own."""
        below, cells, above = self.drawing.index.parts_in(area)
        if self._instead:
            below, above = self._standing_in(below), self._standing_in(above)
            if any(role == "card" for role, _ in self._instead):
                cells = [self._standing_in(cards) for cards in cells]
        return below, cells, above

    def _standing_in(self, groups: Sequence[Group]) -> list[Group]:
        """The groups, or those that are shown instead."""
        return [self._instead.get(group.key, group) for group in groups]

    def _finish_some(self) -> None:
        """Paint some of the cards that are still plain."""
        self.finished.emit(self._detail.prepare())
        if self._detail.unfinished:
            self._finishing.start(0)

    @property
    def unfinished(self) -> bool:
        """Whether cards in view are still plain, or a view still paints; all is finished between events."""
        return bool(self._detail.unfinished or self.painting)

    def set_dimmed(self, ids: frozenset[str]) -> None:
        """Paint these cards pale, because a filter leaves them out, and no others."""
        changed = self._dimmed ^ ids
        self._dimmed = ids
        self._show_opacity(changed)

    def fade(self, ids: Iterable[str], opacity: float) -> None:
        """Paint these cards fainter while they are dragged; with 1 as ever."""
        changed = [card for card in ids if self._faded.get(card, 1.0) != opacity]
        for card in changed:
            if opacity < 1.0:
                self._faded[card] = opacity
            else:
                del self._faded[card]
        self._show_opacity(changed)

    def opacity_of(self, card: str) -> float:
        """How opaque a card is painted."""
        return self._faded.get(card, 1.0) * (DIMMED if card in self._dimmed else 1.0)

    def _show_opacity(self, ids: Iterable[str]) -> None:
        boxes = []
        for card in ids:
            opacity = self.opacity_of(card)
            if opacity < 1.0:
                self._opacities[card] = opacity
            else:
                self._opacities.pop(card, None)
            group = self.drawing.group("card", card)
            if group is not None:
                boxes.append(group.box)
        if boxes:
            self.spoiled.emit(boxes)

    def group_at(self, x: float, y: float) -> Group | None:
        """The topmost group whose box holds a point."""
        return self.drawing.group_at(x, y)

    def sheet(self) -> Box:
        """The sheet's box."""
        return Box(0, 0, self.drawing.width, self.drawing.height)


def changed_boxes(before: Drawing, after: Drawing) -> list[Box]:
    """Where two drawings differ.  Groups that are the very same in both cost next to nothing."""
    gone, came = _apart(before.index.loose, after.index.loose)
    moved, boxes = _moved_rows(before, after)
    for cell in before.cards.keys() | after.cards.keys():
        was, now = before.cards.get(cell, ()), after.cards.get(cell, ())
        if was is now or cell[1] in moved:
            continue
        went, arrived = _apart(was, now)
        if len(arrived) > _MOVED and len(arrived) == len(now):  # a column that moved: all of the cell
            boxes += [around([group.box for group in groups]) for groups in (was, now) if groups]
        else:
            gone += went
            came += arrived
    left = {group.key: group for group in gone}
    for group in came:
        known = left.pop(group.key, None)
        boxes += [group.box] if known is None else different(known, group)
    return boxes + [group.box for group in left.values()]


def _moved_rows(before: Drawing, after: Drawing) -> tuple[set[str], list[Box]]:
    """The lanes that stand higher or lower now, and where they are: nobody need look at a single card in them."""
    old = dict(before.lanes)
    both = [(lane, old[lane], box) for lane, box in after.lanes if lane in old and old[lane].y != box.y]
    return {lane for lane, _, _ in both}, [box for _, was, now in both for box in (was, now)]


def _apart(before: Sequence[Group], after: Sequence[Group]) -> tuple[list[Group], list[Group]]:
    """The groups that are only in the one, and those that are only in the other."""
    old, new = set(map(id, before)), set(map(id, after))
    return [group for group in before if id(group) not in new], [group for group in after if id(group) not in old]


def different(before: Group, after: Group) -> list[Box]:
    """Where a group and what is shown instead of it differ."""
    if before.box != after.box:
        return _edges(before, after) if _is_grown(before, after) else [before.box, after.box]
    return [] if after.looks_like(before) else [after.box]


def _is_grown(before: Group, after: Group) -> bool:
    """Whether it is the same bare ground, of another size."""
    return before.role == "page" and (before.overview, before.x, before.y) == (after.overview, after.x, after.y)


def _edges(before: Group, after: Group) -> list[Box]:
    """Where only the larger of two sheets is, with what their shadows fall on."""
    w, h = min(before.w, after.w), min(before.h, after.h)
    right = max(before.w, after.w) + _SHADOW_RIGHT
    bottom = max(before.h, after.h) + _SHADOW_DOWN
    boxes = [Box(0, h, right, bottom - h)] if before.h != after.h else []
    return [*boxes, Box(w, 0, right - w, bottom)] if before.w != after.w else boxes
