"""Cards without a cell, dragged onto the map from beside it."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt

from app.canvas.badge import Badge
from app.canvas.board import Board
from app.canvas.items import Z_MARKS
from app.canvas.landing import Landing, card_landing


class ParkedDrag:
    """The name of what is dragged under the pointer, and the mark where it would land."""

    def __init__(self, board: Board, cards: Sequence[str], name: str) -> None:
        self._board = board
        self._cards = list(cards)
        self._landing: Landing | None = None
        self._badge = Badge(board.scene.marks.bar.brush().color(), QPointF(0, -22))
        self._badge.setZValue(Z_MARKS + 5)
        self._badge.say(name)
        board.scene.addItem(self._badge)

    def move(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """The name follows; the mark shows where the cards would land."""
        board = self._board
        self._badge.setPos(at)
        on_sheet = board.scene.sheet().contains(at.x(), at.y())
        landing = card_landing(board.document, board.drawing, at.x(), at.y()) if on_sheet else None
        self._landing = landing
        board.scene.marks.show_landing(landing.mark if landing else None, landing.cell if landing else None)

    def release(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """They lie at the mark; nowhere else."""
        self.move(at, modifiers)
        landing = self._landing
        self.cancel()
        if landing is not None:
            cell = (landing.stage_id, landing.lane_id)
            self._board.drop_cards(self._cards, cell, landing.index, landing.step, copy=False)

    def cancel(self) -> None:
        """Nothing has happened."""
        self._board.scene.marks.hide_landing()
        if self._badge.scene() is not None:
            self._board.scene.removeItem(self._badge)
