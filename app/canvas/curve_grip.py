"""The emotion curve under the hand: a point drawn up or down sets how that contact feels."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QPointF, Qt

from app.canvas.badge import Badge
from app.canvas.board import Board
from app.canvas.focus import Ref
from app.canvas.grips import Hold
from app.canvas.items import Z_MARKS
from app.domain.commands import cards
from app.domain.records import Card
from app.layout.curve import CurvePoint
from app.layout.shapes import Group
from app.words import T
from app.words.fields import emotion_name


class CurveGrip:
    """Finds the points of the curve; a click selects the point's card, a double click writes on it."""

    def __init__(self, board: Board) -> None:
        self._board = board

    def hold_at(self, at: QPointF, reach: float) -> Hold | None:
        """The point under the pointer."""
        board = self._board
        curve = board.drawing.curve
        point = curve.point_at(at.x(), at.y(), reach / 2) if curve is not None else None
        card = board.document.find(Card, point.card_id) if point is not None else None
        if point is None or card is None:
            return None
        ref = Ref("card", card.id)
        face = emotion_name(card.emotion)
        tip = f"{card.title}\n{face}" if card.title else face
        return Hold(
            Qt.CursorShape.OpenHandCursor,
            f"{tip}\n{T('Drag up or down (1 to 5)')}",
            drag=lambda start: CurveDrag(board, point, start),
            click=lambda: board.select(ref),
            double_click=lambda: board.edit_wanted.emit(ref),
            about=ref,
        )


class CurveDrag:
    """The point goes from face to face; the curve is drawn as it would be."""

    def __init__(self, board: Board, point: CurvePoint, start: QPointF) -> None:
        self._board = board
        self._point = point
        self._above = start.y() - point.y
        self._emotion = round(point.emotion)
        self._shown: tuple[Group, ...] = ()
        self._badge = Badge(board.scene.marks.bar.brush().color(), QPointF(0, -16))
        self._badge.setZValue(Z_MARKS + 3)
        board.scene.addItem(self._badge)
        board.select(Ref("card", point.card_id))
        self._show()

    def along(self, point: QPoint, middle: QPoint) -> QPoint:
        """Only the top and bottom of the view let the map come along."""
        return QPoint(middle.x(), point.y())

    def move(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """The height of the pointer is a face; how far it is to the side does not matter."""
        curve = self._board.drawing.curve
        emotion = round(curve.emotion_at(at.y() - self._above)) if curve is not None else self._emotion
        if emotion != self._emotion:
            self._emotion = emotion
            self._show()

    def _show(self) -> None:
        curve = self._board.drawing.curve
        if curve is None:
            return
        groups = curve.with_emotion(self._point.card_id, self._emotion)
        kept = {group.key for group in groups}
        self._restore(group for group in self._shown if group.key not in kept)
        self._board.scene.show_groups(groups)
        self._shown = groups
        y = curve.box.y + curve.frame.y(self._emotion) - curve.look.shown / 2
        self._badge.setPos(self._point.x, y)
        self._badge.say(emotion_name(self._emotion))

    def _restore(self, groups: Iterable[Group]) -> None:
        drawing = self._board.drawing
        before = [drawing.group(*group.key) for group in groups]
        self._board.scene.show_groups(group for group in before if group is not None)

    def release(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """The face that is shown is the card's."""
        self.move(at, modifiers)
        board, card_id, emotion = self._board, self._point.card_id, self._emotion
        self.cancel()
        if emotion != round(self._point.emotion):
            board.attempt(lambda: cards.set_emotion(board.document, [card_id], emotion))

    def cancel(self) -> None:
        """The curve is as it was."""
        self._restore(self._shown)
        if self._badge.scene() is not None:
            self._board.scene.removeItem(self._badge)
