"""The marks under the pointer: "+" in the cell, at the ends of the map and between headers, a chevron on a header.

The first add a card, stage or lane; the chevron collapses the stage or lane.
"""

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QGraphicsItem

from app.canvas.board import Board
from app.canvas.borders import column_border, row_border
from app.canvas.focus import CARD_LANES, Ref
from app.canvas.items import Z_OVER_BANDS, PlusItem
from app.canvas.new_things import New, add_band
from app.domain.records import Lane
from app.layout.shapes import CellBox
from app.words import T

BETWEEN = 18.0
"""Pixels from a border along the headers, and twice that before them, where the mark between two of them comes."""
FOLD = 10.0, 22.0
"""Pixels: the radius of a chevron's ring, and from the end of a header to its middle."""
LEAST_CELL = 36.0
"""Pixels of width and height below which a cell has no mark: it would hide its cards."""


class PlusMarks:
    """Marks over the map; they are no part of the drawing and never print."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._cell: tuple[str, str] | None = None
        accent = "#0f6e84"
        self.card = PlusItem(accent, QPointF(0, 0))
        self.stage = PlusItem(accent, QPointF(20, 0))
        self.lane = PlusItem(accent, QPointF(0, 20))
        self.before_stage = PlusItem(accent, QPointF(0, -BETWEEN))
        self.before_lane = PlusItem(accent, QPointF(-BETWEEN, 0))
        self.fold_stage = PlusItem(accent, QPointF(-FOLD[1], 0), "left", FOLD[0])
        self.fold_lane = PlusItem(accent, QPointF(-FOLD[1] / 1.4, FOLD[1] / 1.4), "up", FOLD[0])
        self._folding = ""
        self._all = (self.card, self.stage, self.lane, self.before_stage, self.before_lane,
                     self.fold_stage, self.fold_lane)  # fmt: skip
        self._gap = 0
        self._size = 1.0
        self._first: Ref | None = None
        for item in self._all:
            board.scene.addItem(item)
        self.folds = (self.fold_stage, self.fold_lane)
        for item in self.folds:
            item.setZValue(Z_OVER_BANDS)
        self.retranslate()
        self.place()

    def retranslate(self) -> None:
        """Say it in the language in force."""
        self.card.setToolTip(T("Add a card here"))
        self.stage.setToolTip(T("Add a stage"))
        self.lane.setToolTip(T("Add a lane"))
        self.before_stage.setToolTip(T("Add a stage here"))
        self.before_lane.setToolTip(T("Add a lane here"))
        self.fold_stage.setToolTip(T("Collapse the stage"))
        self.fold_lane.setToolTip(T("Collapse the lane"))

    def colour(self, accent: str) -> None:
        """Draw them in this colour."""
        for item in self._all:
            item.set_colour(accent)

    def grow(self, size: float) -> None:
        """Draw them so many times as large."""
        self._size = size
        for item in self._all:
            item.setScale(size)

    def place(self) -> None:
        """Right of the last stage, and below the last lane label; without any, the page says what comes first."""
        drawing = self._board.drawing
        self._first = None
        if not self._board.document.cards(self._board.map_id):
            refs = (Ref("cell", cell.stage_id, cell.lane_id) for cell in drawing.cells)
            self._first = next(filter(self.holds_cards, refs), None)
        self.hide_hover()
        heads, labels = list(drawing.by_role("stage")), list(drawing.by_role("lane"))
        self.stage.setVisible(bool(heads))
        self.lane.setVisible(bool(labels))
        if heads:
            self.stage.setPos(heads[-1].box.right, heads[-1].y + heads[-1].h / 2)
        if labels:
            self.lane.setPos(labels[-1].x + labels[-1].w / 2, labels[-1].box.bottom)

    def holds_cards(self, ref: Ref) -> bool:
        """Whether the cell's lane takes cards."""
        lane = self._board.document.find(Lane, ref.lane_id)
        return lane is not None and lane.lane_kind in CARD_LANES

    def hover(self, at: QPointF, under: list[QGraphicsItem], ref: Ref | None, pixel: float) -> None:
        """Show the "+" of what is under the pointer and fill the one that would be pressed; ``pixel`` is in mm."""
        if self._point(under):
            return
        self._between(at, pixel)
        self._fold(at, pixel)
        cell = self._board.drawing.cell_at(at.x(), at.y())
        if cell is None or (ref is not None and ref.kind == "card") or not self._has_room(cell, pixel):
            self._show_first()
            return
        self._cell = (cell.stage_id, cell.lane_id)
        slots = self._board.drawing.slots.get(self._cell, ())
        box = cell.box
        if slots:
            last = slots[-1][1]
            side = last.right + 8
            x, y = (side, last.y + last.h / 2) if side + 4 < box.right else (box.x + box.w / 2, box.bottom - 3)
        else:
            x, y = box.x + box.w / 2, box.y + box.h / 2
        self.card.setPos(x, y)
        self.card.show()

    def _point(self, under: list[QGraphicsItem]) -> bool:
        """Fill the mark that would be pressed; whether it is one that came with the pointer, and so stays."""
        for item in self._all:
            hot = item in under
            if hot != item.hot:
                item.hot = hot
                item.update()
        return any(item.hot for item in self._all if item not in (self.stage, self.lane))

    def hover_stuck(self, ref: Ref, end: QPointF, room: float, under: list[QGraphicsItem]) -> None:
        """Show the chevron of a header that sticks to the edge of the view, and no other mark.

        ``end`` is its right end on the drawing (of a lane the corner above), ``room`` how wide a ring may be in pixels.
        """
        if self._point(under) and (self.fold_stage.hot or self.fold_lane.hot):
            return
        self.hide_hover()
        mark = {"stage": self.fold_stage, "lane": self.fold_lane}.get(ref.kind)
        if mark is not None and ref.id not in self._board.drawing.collapsed and room >= 2 * FOLD[0] * self._size:
            self._folding = ref.id
            mark.setPos(end)
            mark.show()

    def _has_room(self, cell: CellBox, pixel: float) -> bool:
        """Whether a cell takes cards and is large enough on screen for the mark."""
        wide = min(cell.box.w, cell.box.h) >= LEAST_CELL * self._size * pixel
        return wide and self.holds_cards(Ref("cell", cell.stage_id, cell.lane_id))

    def _between(self, at: QPointF, pixel: float) -> None:
        """The mark before the header whose edge is near: over a stage's upper edge, left of a lane's label."""
        drawing = self._board.drawing
        stages, lanes, reach = drawing.stages, drawing.lanes, BETWEEN * self._size * pixel
        head = drawing.group("stage", stages[0][0]) if stages else None
        label = drawing.group("lane", lanes[0][0]) if lanes else None
        gap = None
        if head is not None and head.y - 2 * reach <= at.y() <= head.y + reach / 4:
            gap = column_border(stages, at.x(), reach)
        self.before_stage.setVisible(gap is not None and gap < len(stages))
        if head is not None and gap is not None and gap < len(stages):
            self._gap = gap
            self.before_stage.setPos(stages[gap][1].x, head.y)
        gap = None
        if label is not None and label.x - 2 * reach <= at.x() <= label.x + reach / 4:
            gap = row_border(lanes, at.y(), reach)
        self.before_lane.setVisible(gap is not None and gap < len(lanes))
        if label is not None and gap is not None and gap < len(lanes):
            self._gap = gap
            self.before_lane.setPos(label.x, lanes[gap][1].y)

    def _fold(self, at: QPointF, pixel: float) -> None:
        """The chevron at the end of the stage header or lane label under the pointer, where there is room for it."""
        drawing, room = self._board.drawing, 3 * FOLD[1] * self._size * pixel
        group = drawing.group_at(at.x(), at.y())
        role = group.role if group is not None and group.owner not in drawing.collapsed else ""
        self.fold_stage.setVisible(role == "stage" and group is not None and group.w >= room)
        self.fold_lane.setVisible(role == "lane" and group is not None and group.w >= room and group.h >= room / 2)
        if group is not None and role in ("stage", "lane"):
            self._folding = group.owner
            self.fold_stage.setPos(group.box.right, group.y + group.h / 2)
            self.fold_lane.setPos(group.box.right, group.y)

    def hide_hover(self) -> None:
        """Nothing is under the pointer."""
        for item in (self.before_stage, self.before_lane, *self.folds):
            item.hide()
        self._show_first()

    def hide_folds(self) -> None:
        """The paper was moved: no header is where it was."""
        for item in self.folds:
            item.hide()

    def _show_first(self) -> None:
        """On a map without cards the first cell keeps its mark."""
        cell = self._board.drawing.cell(self._first.id, self._first.lane_id) if self._first is not None else None
        self._cell = (cell.stage_id, cell.lane_id) if cell is not None else None
        self.card.setVisible(cell is not None)
        if cell is not None:
            self.card.setPos(cell.box.x + cell.box.w / 2, cell.box.y + cell.box.h / 2)

    def under(self, items: list[QGraphicsItem]) -> PlusItem | None:
        """The mark among the items under the pointer."""
        return next((mark for mark in (*self.folds, *self._all) if mark.isVisible() and mark in items), None)

    def press(self, mark: PlusItem) -> None:
        """Do what a mark says."""
        if mark is self.card and self._cell is not None:
            self._board.add_card(self._cell)
        elif mark in self.folds:
            self._board.collapse(self._folding)
        elif mark is self.before_stage:
            add_band(self._board, New("stage", T("New stage")), self._gap)
        elif mark is self.before_lane:
            add_band(self._board, New("lane", T("New channel"), fields={"icon": "other"}), self._gap)
        elif mark is self.stage:
            self._board.select()
            self._board.add_stage(T("New stage"))
        elif mark is self.lane:
            self._board.select()
            self._board.add_lane("channel", T("New channel"), {"icon": "other"})
