"""Borders under the hand: columns become wider by whole cards, rows higher by millimetres."""

from abc import ABC, abstractmethod
from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, Qt

from app.canvas.badge import Badge
from app.canvas.board import Board
from app.canvas.borders import column_border, row_border
from app.canvas.grips import Hold
from app.canvas.items import Z_MARKS
from app.domain.commands import grid
from app.domain.edits import Edit
from app.domain.fields import field_of
from app.domain.records import Lane
from app.layout.grid import Columns
from app.layout.lanes import labels
from app.layout.shapes import Box
from app.layout.theme import THEME
from app.words import T

_LINE = 1.0  # thickness of the line that shows the new border, mm
_SHARE = 0.2  # of a column or row: no more of it is its border, however small it is on screen


class ColumnGrip:
    """The right border of a stage's header: drag it, or double click to fit."""

    def __init__(self, board: Board) -> None:
        self._board = board

    def hold_at(self, at: QPointF, reach: float) -> Hold | None:
        """The border under the pointer; in time each contact has a width of its own, and there is none."""
        board, stages = self._board, self._board.drawing.stages
        if board.display.density != "compact":
            return None
        number = column_border(stages, at.x(), reach)
        if not number:
            return None
        stage_id, box = stages[number - 1]
        head = board.drawing.group("stage", stage_id)
        near = abs(at.x() - box.right) <= min(reach, _SHARE * box.w)
        if head is None or not near or not head.y <= at.y() <= head.box.bottom or stage_id in board.display.collapsed:
            return None
        return Hold(
            Qt.CursorShape.SplitHCursor,
            T("Drag to resize, double click to fit"),
            drag=lambda start: ColumnDrag(board, stage_id, start),
            double_click=lambda: board.attempt(lambda: grid.set_columns(board.document, [stage_id], None)),
        )


class RowGrip:
    """The lower border of a lane's label: drag it, or double click to fit."""

    def __init__(self, board: Board) -> None:
        self._board = board

    def hold_at(self, at: QPointF, reach: float) -> Hold | None:
        """The border under the pointer."""
        board, lanes = self._board, self._board.drawing.lanes
        number = row_border(lanes, at.y(), reach)
        if not number:
            return None
        lane_id, box = lanes[number - 1]
        label = board.drawing.group("lane", lane_id)
        near = abs(at.y() - box.bottom) <= min(reach, _SHARE * box.h)
        if label is None or not near or not label.x <= at.x() <= label.box.right or lane_id in board.display.collapsed:
            return None
        return Hold(
            Qt.CursorShape.SplitVCursor,
            T("Drag to resize, double click to fit"),
            drag=lambda start: RowDrag(board, lane_id, start),
            double_click=lambda: board.attempt(lambda: grid.set_height(board.document, [lane_id], None)),
        )


class _BorderDrag(ABC):
    """A line where the border would be, the new size in words, and one edit at the end."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._badge = Badge(board.scene.marks.bar.brush().color())
        self._badge.setZValue(Z_MARKS + 5)
        self._edit: Callable[[], Edit] | None = None
        board.scene.addItem(self._badge)

    def _show(self, line: Box, area: Box, words: str, at: QPointF) -> None:
        self._board.scene.marks.show_landing(line, area)
        self._badge.setPos(at)
        self._badge.say(words)

    @abstractmethod
    def move(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """The border is here now."""

    def release(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """The size that is shown is the new one."""
        self.move(at, modifiers)
        self.cancel()
        if self._edit is not None:
            self._board.attempt(self._edit)

    def cancel(self) -> None:
        """The border is where it was."""
        self._board.scene.marks.hide_landing()
        if self._badge.scene() is not None:
            self._board.scene.removeItem(self._badge)


class ColumnDrag(_BorderDrag):
    """So many cards side by side in a stage."""

    def __init__(self, board: Board, stage_id: str, start: QPointF) -> None:
        super().__init__(board)
        self._stage_id = stage_id
        self._box = next(box for id_, box in board.drawing.stages if id_ == stage_id)
        self._off = start.x() - self._box.right
        self._now = board.drawing.beside.get(stage_id, 1)

    def along(self, point: QPoint, middle: QPoint) -> QPoint:
        """Only the sides of the view let the map come along."""
        return QPoint(point.x(), middle.y())

    def move(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """The border snaps to whole cards."""
        spec, box = field_of("stage", "columns"), self._box
        wanted = at.x() - self._off - box.x
        choices = range(int(spec.low or 1), int(spec.high or 1) + 1)
        count = min(choices, key=lambda n: abs(_width(n) - wanted))
        right = box.x + _width(count)
        line = Box(right - _LINE / 2, box.y, _LINE, box.h)
        words = T("{n} card wide", "{n} cards wide", n=count)
        self._show(line, Box(box.x, box.y, _width(count), box.h), words, QPointF(right, at.y()))
        self._edit = None
        if count != self._now:
            self._edit = lambda: grid.set_columns(self._board.document, [self._stage_id], count)


class RowDrag(_BorderDrag):
    """So many millimetres of height for a lane; where its cards need more, as much as they need."""

    def __init__(self, board: Board, lane_id: str, start: QPointF) -> None:
        super().__init__(board)
        self._lane_id = lane_id
        self._box = next(box for id_, box in board.drawing.lanes if id_ == lane_id)
        self._off = start.y() - self._box.bottom
        self._now = lane_height(board, lane_id)
        self._least = min(self._now, max(grid.LOWEST_LANE, _needed(board, lane_id), _label_height(board, lane_id)))

    def along(self, point: QPoint, middle: QPoint) -> QPoint:
        """Only the top and bottom of the view let the map come along."""
        return QPoint(middle.x(), point.y())

    def move(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """The border follows millimetre by millimetre."""
        box = self._box
        wanted = float(round(self._now + at.y() - self._off - box.bottom))
        height = min(grid.HIGHEST_LANE, max(self._least, wanted))
        bottom = box.bottom + height - self._now
        line = Box(box.x, bottom - _LINE / 2, box.w, _LINE)
        words = T("{n} mm high", n=round(height))
        self._show(line, Box(box.x, box.y, box.w, bottom - box.y), words, QPointF(at.x(), bottom))
        fits = height <= self._least and _needed(self._board, self._lane_id) >= height
        self._edit = None
        if abs(height - self._now) > 0.5:
            self._edit = lambda: grid.set_height(self._board.document, [self._lane_id], None if fits else height)


def lane_height(board: Board, lane_id: str) -> float:
    """The height of a lane's ground; of the curve's and a scale's lane that of its band."""
    drawing = board.drawing
    lane = board.document.find(Lane, lane_id)
    band = drawing.group("metric", lane_id)
    if lane is not None and lane.lane_kind == "emotion" and drawing.curve is not None:
        return drawing.curve.box.h
    ground = band or drawing.group("row", lane_id)
    return ground.h if ground is not None else 0.0


def _width(count: int) -> float:
    """The width of a column with so many cards side by side."""
    spacing = THEME.spacing
    return Columns((count,), spacing.card_width, spacing.cell_pad, spacing.card_gap).widths[0]


def _needed(board: Board, lane_id: str) -> float:
    """The height that a lane's cards take; of a lane without cards nothing is known."""
    drawing = board.drawing
    ground = drawing.group("row", lane_id)
    if ground is None:
        return 0.0
    bottoms = [box.bottom for id_, _ in drawing.stages for _, box in drawing.slots.get((id_, lane_id), ())]
    return max(bottoms) + THEME.spacing.cell_pad - ground.y if bottoms else 0.0


def _label_height(board: Board, lane_id: str) -> float:
    """The height that a lane's name and marks take in its label."""
    lanes, label = board.document.lanes(board.map_id), board.drawing.group("lane", lane_id)
    at = next((at for at, lane in enumerate(lanes) if lane.id == lane_id), None)
    if at is None or label is None or board.drawing.group("row", lane_id) is None:
        return 0.0
    return labels(lanes, label.w, 1.0, board.words(), THEME)[at].height
