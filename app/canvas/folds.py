"""Collapsed stages and lanes under the hand: their mark opens them, and so does a double click on the band."""

from PySide6.QtCore import QPointF, Qt

from app.canvas.board import Board
from app.canvas.focus import Ref
from app.canvas.grips import Hold
from app.layout.shapes import Box, Group, Symbol
from app.words import T

_MARKS = {"stage_band": "mark:open_stage", "lane": "mark:open_lane", "lane_strip": ""}


class FoldGrip:
    """Finds what opens something collapsed."""

    def __init__(self, board: Board) -> None:
        self._board = board

    def hold_at(self, at: QPointF, reach: float) -> Hold | None:
        """The mark of a band, or the band itself; the name of a lane is written on as ever."""
        board = self._board
        if not board.drawing.collapsed:
            return None
        group = board.drawing.group_at(at.x(), at.y())
        if group is None or group.role not in _MARKS or group.owner not in board.drawing.collapsed:
            return None
        ref = Ref("stage" if group.role == "stage_band" else "lane", group.owner)
        mark = _mark(group, reach)
        if mark is not None and mark.contains(at.x(), at.y()):
            return Hold(Qt.CursorShape.PointingHandCursor, T("Open"), click=lambda: board.open_again(ref.id), about=ref)
        if group.role == "lane":
            return None
        return Hold(
            Qt.CursorShape.ArrowCursor,
            f"{group.about}\n{T('Double click to open')}",
            click=lambda: board.select(ref),
            double_click=lambda: board.open_again(ref.id),
            about=ref,
        )


def _mark(group: Group, reach: float) -> Box | None:
    """Where the mark that opens is, a little larger."""
    for shape in group.shapes:
        if isinstance(shape, Symbol) and shape.name == _MARKS[group.role]:
            side = shape.size + 2 * reach
            return Box(group.x + shape.x - reach, group.y + shape.y - reach, side, side)
    return None
