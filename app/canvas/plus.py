"""The "+" marks: a new card in the cell under the pointer, a new stage at the right, a new lane below."""

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QGraphicsItem

from app.canvas.board import Board
from app.canvas.focus import CARD_LANES, Ref
from app.canvas.items import PlusItem
from app.domain.records import Lane
from app.words import T


class PlusMarks:
    """Three marks over the map; they are no part of the drawing and never print."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._cell: tuple[str, str] | None = None
        accent = "#0f6e84"
        self.card = PlusItem(accent, QPointF(0, 0))
        self.stage = PlusItem(accent, QPointF(20, 0))
        self.lane = PlusItem(accent, QPointF(0, 20))
        self._all = (self.card, self.stage, self.lane)
        for item in self._all:
            board.scene.addItem(item)
        self.card.hide()
        self.retranslate()
        self.place()

    def retranslate(self) -> None:
        """Say it in the language in force."""
        self.card.setToolTip(T("Add a card here"))
        self.stage.setToolTip(T("Add a stage"))
        self.lane.setToolTip(T("Add a lane"))

    def colour(self, accent: str) -> None:
        """Draw them in this colour."""
        for item in self._all:
            item.set_colour(accent)

    def place(self) -> None:
        """Right of the last stage, and below the last lane label."""
        drawing = self._board.drawing
        self.hide_hover()
        heads, labels = list(drawing.by_role("stage")), list(drawing.by_role("lane"))
        if heads:
            self.stage.setPos(heads[-1].box.right, heads[-1].y + heads[-1].h / 2)
        else:
            self.stage.setPos(drawing.width / 2, drawing.height / 2)
        if labels:
            self.lane.setPos(labels[-1].x + labels[-1].w / 2, labels[-1].box.bottom)
        else:
            self.lane.setPos(drawing.width / 2 - 20, drawing.height / 2)

    def holds_cards(self, ref: Ref) -> bool:
        """Whether the cell's lane takes cards."""
        lane = self._board.document.find(Lane, ref.lane_id)
        return lane is not None and lane.lane_kind in CARD_LANES

    def hover(self, at: QPointF, under: list[QGraphicsItem], ref: Ref | None) -> None:
        """Show the "+" of the cell under the pointer; fill the mark that would be pressed."""
        for item in self._all:
            hot = item in under
            if hot != item.hot:
                item.hot = hot
                item.update()
        if self.card in under:
            return
        cell = self._board.drawing.cell_at(at.x(), at.y())
        if cell is None or not self.holds_cards(Ref("cell", cell.stage_id, cell.lane_id)):
            self.hide_hover()
            return
        if ref is not None and ref.kind == "card":
            self.hide_hover()
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

    def hide_hover(self) -> None:
        """No cell is under the pointer; on a map without cards the first cell keeps its mark."""
        drawing, document = self._board.drawing, self._board.document
        first = next((c for c in drawing.cells if self.holds_cards(Ref("cell", c.stage_id, c.lane_id))), None)
        if first is None or document.cards(self._board.map_id):
            self.card.hide()
            self._cell = None
            return
        self._cell = (first.stage_id, first.lane_id)
        self.card.setPos(first.box.x + first.box.w / 2, first.box.y + first.box.h / 2)
        self.card.show()

    def under(self, items: list[QGraphicsItem]) -> PlusItem | None:
        """The mark among the items under the pointer."""
        return next((mark for mark in self._all if mark in items), None)

    def press(self, mark: PlusItem) -> None:
        """Do what a mark says."""
        if mark is self.card and self._cell is not None:
            self._board.add_card(self._cell)
        elif mark is self.stage:
            self._board.select()
            self._board.add_stage(T("New stage"))
        elif mark is self.lane:
            self._board.select()
            self._board.add_lane("channel", T("New channel"), {"icon": "other"})
