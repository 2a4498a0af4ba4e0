"""What the mouse does between press and release.  Only marks and ghosts move; the release does the edit."""

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt

from app.canvas.badge import Badge
from app.canvas.board import Board
from app.canvas.focus import Ref
from app.canvas.items import GhostItem, Paint
from app.canvas.landing import Landing, card_landing
from app.layout.shapes import Box, Group

COPY = Qt.KeyboardModifier.ControlModifier
FAINT = 0.3  # opacity of what is on its way to another place


class Gesture(Protocol):
    """A press that became a drag.  Points are millimetres of the drawing."""

    def move(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """The pointer is here now."""

    def release(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Let go: do it."""

    def cancel(self) -> None:
        """Escape: nothing has happened."""


@runtime_checkable
class Along(Protocol):
    """A gesture that goes to and fro or up and down only."""

    def along(self, point: QPoint, middle: QPoint) -> QPoint:
        """The point by which the view scrolls: ``point``, with the middle of the view where it does not count."""


class CardDrag:
    """Cards go to another place; with Ctrl, copies of them."""

    def __init__(
        self, board: Board, cards: list[str], start: QPointF, paint: Paint, groups: Sequence[Group] = ()
    ) -> None:  # fmt: skip
        """``groups`` are the cards' where they lie on another map, as long as they are dragged over this one."""
        self._board = board
        self.cards = cards
        self.groups = list(groups) or [g for i in cards if (g := board.drawing.group("card", i)) is not None]
        self.start = start
        lead = min(self.groups, key=lambda g: abs(g.x + g.w / 2 - start.x()) + abs(g.y + g.h / 2 - start.y()))
        self._grip = start - QPointF(lead.x, lead.y)
        self._ghost = GhostItem(_bunched(self.groups, lead), lead.box, paint)
        self._badge = Badge(board.scene.marks.bar.brush().color(), parent=self._ghost)
        self._landing: Landing | None = None
        board.scene.addItem(self._ghost)
        board.scene.marks.selection.hide()  # the mark alone says where it goes

    def move(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """The ghost follows; the mark shows where it would land."""
        self._ghost.setPos(at - self._grip)
        copy, board, count = bool(modifiers & COPY), self._board, len(self.cards)
        board.scene.fade(self.cards, 1.0 if copy else FAINT)
        self._badge.say(("+" if copy else "") + (str(count) if count > 1 else ""))
        moving = () if copy else frozenset(self.cards)
        landing = self._landing = card_landing(board.document, board.drawing, at.x(), at.y(), moving, count)
        board.scene.marks.show_landing(landing.mark if landing else None, landing.cell if landing else None)

    def release(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Land at the mark; nowhere else."""
        self.move(at, modifiers)
        landing = self._landing
        self.cancel()
        if landing is not None:
            cell = (landing.stage_id, landing.lane_id)
            self._board.drop_cards(self.cards, cell, landing.index, landing.step, copy=bool(modifiers & COPY))

    def cancel(self) -> None:
        """The ghost goes home."""
        if self._ghost.scene() is not None:
            self._board.scene.removeItem(self._ghost)
        self._board.scene.marks.selection.show()
        self._board.scene.fade(self.cards, 1.0)
        self._board.scene.marks.hide_landing()


def _bunched(groups: list[Group], lead: Group) -> list[Group]:
    """The grabbed card on top of the others, which peep out behind it::

    +------+
    | lead |-+
    +------+ |-+
      +------+ |
    """
    others = [g for g in groups if g is not lead][:3]
    fanned = [g.at(lead.x + 2.5 * (at + 1), lead.y + 2.5 * (at + 1)) for at, g in enumerate(others)]
    return [*reversed(fanned), lead]


class BandSelect:
    """A rubber band over cards; with Shift or Ctrl they join what is selected.

    While it is drawn the cards are only outlined; the release selects them.
    """

    def __init__(self, board: Board, start: QPointF, *, keep: bool) -> None:
        self._board = board
        self._start = start
        self._before = tuple(ref for ref in board.selection if ref.kind == "card") if keep else ()
        self._touched: list[Group] = []

    def move(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Everything that the band touches is outlined."""
        band = QRectF(self._start, at).normalized()
        box = Box(band.x(), band.y(), band.width(), band.height())
        drawing, marks = self._board.drawing, self._board.scene.marks
        marks.show_landing(None, box)
        touched = [group for group in drawing.groups_in(box) if group.role == "card"]
        if touched != self._touched:
            self._touched = touched
            kept = [g for ref in self._before if (g := drawing.group("card", ref.id)) is not None]
            marks.show_selection([(group.box, 0.7) for group in (*kept, *touched)])

    def release(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """The band goes, what it touched is selected."""
        self.move(at, modifiers)
        self._board.scene.marks.hide_landing()
        inside = {Ref("card", group.owner): None for group in self._touched}
        chosen = (*(ref for ref in self._before if ref not in inside), *inside)
        if chosen == self._board.selection:
            self._board.selection_changed.emit()
        self._board.select(*chosen)

    def cancel(self) -> None:
        """As it was before."""
        self._board.scene.marks.hide_landing()
        self._board.selection_changed.emit()
