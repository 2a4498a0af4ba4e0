"""A stage or a lane goes to another place with all that it holds; with Ctrl, a copy of it."""

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtWidgets import QGraphicsItem, QGraphicsRectItem

from app.canvas.badge import Badge
from app.canvas.board import Board
from app.canvas.focus import Ref
from app.canvas.gestures import COPY, FAINT
from app.canvas.items import GhostItem, Paint
from app.canvas.landing import Gap, lane_gap, stage_gap
from app.domain.commands import grid
from app.domain.commands.copying import duplicate_lane, duplicate_stage
from app.domain.records import Card, Lane, Stage
from app.layout.shapes import Group
from app.words.fields import phase_name


class HeaderDrag:
    """The header is the ghost, with the outline of its column or row."""

    def __init__(self, board: Board, ref: Ref, start: QPointF, paint: Paint) -> None:
        self._board = board
        self._ref = ref
        group = board.drawing.group(ref.kind, ref.id)
        if group is None:
            raise ValueError("a header that is dragged must be on the drawing")
        accent = board.scene.marks.bar.brush().color()
        self._grip = QPointF(_into(start.x() - group.x, group.w), _into(start.y() - group.y, group.h))
        self._ghost = GhostItem([group], group.box, paint)
        held = QGraphicsRectItem(_outline(board, ref, group), self._ghost)
        held.setPen(board.scene.marks.cell.pen())
        held.setBrush(board.scene.marks.cell.brush())
        held.setFlag(QGraphicsItem.GraphicsItemFlag.ItemStacksBehindParent)
        self._badge = Badge(accent, parent=self._ghost)
        self._gap: Gap | None = None
        self._cards = [card.id for card in self._held_cards()]
        board.scene.addItem(self._ghost)
        board.scene.marks.selection.hide()  # the mark alone says where it goes

    def along(self, point: QPoint, middle: QPoint) -> QPoint:
        """The pointer on the axis of the header, in the middle of the other: only that way the map follows."""
        return QPoint(point.x(), middle.y()) if self._ref.kind == "stage" else QPoint(middle.x(), point.y())

    def _held_cards(self) -> list[Card]:
        document, ref = self._board.document, self._ref
        return document.stage_cards(ref.id) if ref.kind == "stage" else document.lane_cards(ref.id)

    def move(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """The ghost follows; the mark runs over the whole grid."""
        self._ghost.setPos(at - self._grip)
        copy, board, ref = self._copies(modifiers), self._board, self._ref
        board.scene.fade(self._cards, 1.0 if copy else FAINT)
        moving = "" if copy else ref.id
        if ref.kind == "stage":
            self._gap = stage_gap(board.drawing, moving, at.x())
        else:
            self._gap = lane_gap(board.drawing, moving, at.y())
        self._badge.say(" ".join(filter(None, ("+" if copy else "", self._new_phase(self._gap.index, moving)))))
        board.scene.marks.show_landing(self._gap.mark, None)

    def _copies(self, modifiers: Qt.KeyboardModifier) -> bool:
        """Whether a copy is made; a map has one curve."""
        lane = self._board.document.find(Lane, self._ref.id)
        return bool(modifiers & COPY) and (lane is None or lane.lane_kind != "emotion")

    def _new_phase(self, index: int, moving: str) -> str:
        """The phase that a stage would take on in that gap, or nothing."""
        document = self._board.document
        stage = document.find(Stage, self._ref.id)
        if stage is None:
            return ""
        if moving:
            moved = [c.record for c in grid.move_stage(document, stage.id, index).changes]
            phase = moved[0].phase if moved and isinstance(moved[0], Stage) else stage.phase
        else:
            phase = grid.fitting_phase(document.stages(stage.map_id), index, stage.phase)
        return "" if phase == stage.phase else phase_name(phase)

    def release(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Put it into the gap."""
        self.move(at, modifiers)
        gap, board, ref, copy = self._gap, self._board, self._ref, self._copies(modifiers)
        self.cancel()
        if gap is None:
            return
        document = board.document
        if not copy:
            move = grid.move_stage if ref.kind == "stage" else grid.move_lane
            board.attempt(lambda: move(document, ref.id, gap.index))
            return
        duplicate = duplicate_stage if ref.kind == "stage" else duplicate_lane
        edit = board.attempt(lambda: duplicate(document, ref.id, gap.index))
        if edit is not None:
            board.select(Ref(ref.kind, edit.changes[0].record.id))

    def cancel(self) -> None:
        """The ghost goes home."""
        if self._ghost.scene() is not None:
            self._board.scene.removeItem(self._ghost)
        self._board.scene.marks.selection.show()
        self._board.scene.fade(self._cards, 1.0)
        self._board.scene.marks.hide_landing()


def _into(at: float, size: float) -> float:
    """How far into a header it is held; a stuck one may have been taken beside its real place."""
    return max(0.0, min(at, size))


def _outline(board: Board, ref: Ref, head: Group) -> QRectF:
    """The column or row that hangs on a header, from the header's corner."""
    drawing = board.drawing
    bottom = max((box.bottom for _, box in drawing.lanes), default=head.box.bottom)
    right = max((box.right for _, box in drawing.stages), default=head.box.right)
    if ref.kind == "stage":
        return QRectF(0, 0, head.w, max(head.h, bottom - head.y))
    return QRectF(0, 0, max(head.w, right - head.x), head.h)
