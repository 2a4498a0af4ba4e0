"""What the mouse does between press and release.  Only marks and ghosts move; the release does the edit."""

from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt

from app.canvas.board import Board
from app.canvas.focus import Ref
from app.canvas.items import GhostItem, Paint
from app.canvas.landing import Gap, Landing, card_landing, lane_gap, stage_gap
from app.domain.commands import grid
from app.layout.shapes import Box, Group


class Gesture(Protocol):
    """A press that became a drag.  Points are millimetres of the drawing."""

    def move(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """The pointer is here now."""

    def release(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Let go: do it."""

    def cancel(self) -> None:
        """Escape: nothing has happened."""


class CardDrag:
    """Cards go to another place; with Ctrl, copies of them."""

    def __init__(self, board: Board, cards: list[str], start: QPointF, paint: Paint) -> None:
        self._board = board
        self._cards = cards
        groups = [g for i in cards if (g := board.drawing.group("card", i)) is not None]
        lead = min(groups, key=lambda g: abs(g.x + g.w / 2 - start.x()) + abs(g.y + g.h / 2 - start.y()))
        self._grip = start - QPointF(lead.x, lead.y)
        self._ghost = GhostItem(_bunched(groups, lead), lead.box, paint)
        self._landing: Landing | None = None
        board.scene.addItem(self._ghost)
        board.scene.fade(cards, 0.3)

    def move(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """The ghost follows; the mark shows where it would land."""
        self._ghost.setPos(at - self._grip)
        copy = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        board = self._board
        board.scene.fade(self._cards, 1.0 if copy else 0.3)
        moving = () if copy else frozenset(self._cards)
        self._landing = card_landing(board.document, board.drawing, at.x(), at.y(), moving, len(self._cards))
        landing = self._landing
        board.scene.marks.show_landing(landing.mark if landing else None, landing.cell if landing else None)

    def release(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Land at the mark; nowhere else."""
        self.move(at, modifiers)
        landing = self._landing
        self.cancel()
        if landing is not None:
            copy = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
            cell = (landing.stage_id, landing.lane_id)
            self._board.drop_cards(self._cards, cell, landing.index, copy=copy)

    def cancel(self) -> None:
        """The ghost goes home."""
        if self._ghost.scene() is not None:
            self._board.scene.removeItem(self._ghost)
        self._board.scene.fade(self._cards, 1.0)
        self._board.scene.marks.hide_landing()


def _bunched(groups: list[Group], lead: Group) -> list[Group]:
    """The grabbed card on top of the others, which peep out behind it::

    +------+
    | lead |-+
    +------+ |-+
      +------+ |
    """
    others = [g for g in groups if g is not lead][:3]
    fanned = [replace(g, x=lead.x + 2.5 * (at + 1), y=lead.y + 2.5 * (at + 1)) for at, g in enumerate(others)]
    return [*reversed(fanned), lead]


class HeaderDrag:
    """A stage or a lane goes to another place with all that it holds."""

    def __init__(self, board: Board, ref: Ref, start: QPointF, paint: Paint) -> None:
        self._board = board
        self._ref = ref
        group = board.drawing.group(ref.kind, ref.id)
        if group is None:
            raise ValueError("a header that is dragged must be on the drawing")
        self._grip = start - QPointF(group.x, group.y)
        self._ghost = GhostItem([group], group.box, paint)
        self._gap: Gap | None = None
        board.scene.addItem(self._ghost)

    def move(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """The ghost follows; the mark runs over the whole grid."""
        self._ghost.setPos(at - self._grip)
        drawing = self._board.drawing
        if self._ref.kind == "stage":
            self._gap = stage_gap(drawing, self._ref.id, at.x())
        else:
            self._gap = lane_gap(drawing, self._ref.id, at.y())
        self._board.scene.marks.show_landing(self._gap.mark, None)

    def release(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Put it into the gap."""
        self.move(at, modifiers)
        gap, board, ref = self._gap, self._board, self._ref
        self.cancel()
        if gap is None:
            return
        if ref.kind == "stage":
            board.attempt(lambda: grid.move_stage(board.document, ref.id, gap.index))
        else:
            board.attempt(lambda: grid.move_lane(board.document, ref.id, gap.index))

    def cancel(self) -> None:
        """The ghost goes home."""
        if self._ghost.scene() is not None:
            self._board.scene.removeItem(self._ghost)
        self._board.scene.marks.hide_landing()


class BandSelect:
    """A rubber band over cards; with Shift or Ctrl they join what is selected."""

    def __init__(self, board: Board, start: QPointF, *, keep: bool) -> None:
        self._board = board
        self._start = start
        self._before = board.selection if keep else ()

    def move(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Everything that the band touches is selected."""
        band = QRectF(self._start, at).normalized()
        box = Box(band.x(), band.y(), band.width(), band.height())
        self._board.scene.marks.show_landing(None, box)
        inside = [
            Ref("card", group.owner)
            for group in self._board.drawing.by_role("card")
            if band.intersects(QRectF(group.x, group.y, group.w, group.h))
        ]
        kept = [ref for ref in self._before if ref.kind == "card" and ref not in inside]
        self._board.select(*kept, *inside)

    def release(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """The band goes, the selection stays."""
        self.move(at, modifiers)
        self._board.scene.marks.hide_landing()

    def cancel(self) -> None:
        """As it was before."""
        self._board.scene.marks.hide_landing()
        self._board.select(*self._before)
