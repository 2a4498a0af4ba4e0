"""How wide stages and how high lanes are, by menu and keys; the mouse drags their borders."""

from collections.abc import Callable, Mapping

from app.canvas.board import Board
from app.canvas.focus import Ref, cell_of
from app.canvas.resizing import lane_height
from app.domain.commands import grid
from app.domain.fields import field_of
from app.domain.records import Lane
from app.ui.editor_part import EditorPart

STEP = 10.0
"""By how many natural millimetres a lane becomes higher or lower at once."""


class Sizes(EditorPart):
    """Stages and lanes of what is selected, made larger and smaller."""

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """One step, all alike, or as the cards need."""
        return {
            "size.wider": lambda: self._widen(1),
            "size.narrower": lambda: self._widen(-1),
            "size.higher": lambda: self._raise(STEP),
            "size.lower": lambda: self._raise(-STEP),
            "size.align": self._align,
            "size.fit": self._fit,
        }

    def is_enabled(self, action_id: str) -> bool:
        """A step needs a stage or lane that is selected, or that holds what is."""
        board = self.board
        if board is None:
            return False
        spec = field_of("stage", "columns")
        counts = [board.drawing.beside.get(stage_id, 0) for stage_id in self._stages(board)]
        match action_id:
            case "size.wider":
                return any(count < spec.high for count in counts)
            case "size.narrower":
                return any(count > spec.low for count in counts)
            case "size.higher":
                return bool(self._lanes(board))
            case "size.lower":
                return any(self._can_fall(board, lane_id) for lane_id in self._lanes(board))
            case "size.align":
                return len(set(self._counts(board).values())) > 1
            case _:
                return any(self._sized(board))

    # -- what is meant ------------------------------------------------------------------------
    def _places(self, board: Board, kind: str) -> list[str]:
        """The stages or lanes of what is selected, each once, in order."""

        def find() -> list[str]:
            every = [id_ for id_, _ in (board.drawing.stages if kind == "stage" else board.drawing.lanes)]
            found = {place for ref in board.selection if (place := _place(board, ref, kind)) is not None}
            return [id_ for id_ in every if id_ in found]

        return board.of_selection(f"{kind}s", find)

    def _stages(self, board: Board) -> list[str]:
        return self._places(board, "stage")

    def _lanes(self, board: Board) -> list[str]:
        return self._places(board, "lane")

    def _counts(self, board: Board) -> dict[str, int]:
        """Cards side by side in the selected stages if there are several, otherwise in all."""
        chosen = [ref.id for ref in board.selection if ref.kind == "stage"]
        every = [stage.id for stage in board.document.stages(board.map_id)]
        return {id_: board.drawing.beside[id_] for id_ in (chosen if len(chosen) > 1 else every)
                if board.drawing.beside.get(id_)}  # fmt: skip

    def _sized(self, board: Board) -> tuple[list[str], list[str]]:
        """The ids of the stages and lanes whose size somebody chose: of those that are selected, or of all."""
        document = board.document
        chosen = {ref.id for ref in board.selection if ref.kind in ("stage", "lane")}
        stages = [stage.id for stage in document.stages(board.map_id) if "columns" in stage.fields]
        lanes = [lane.id for lane in document.lanes(board.map_id) if "height" in lane.fields]
        if not chosen:
            return stages, lanes
        return [id_ for id_ in stages if id_ in chosen], [id_ for id_ in lanes if id_ in chosen]

    def _can_fall(self, board: Board, lane_id: str) -> bool:
        """Whether a lane's height is more than its cards need: it was chosen, or it is that of the curve or a scale."""
        lane = board.document.find(Lane, lane_id)
        return lane is not None and ("height" in lane.fields or lane.lane_kind in ("emotion", "metric"))

    # -- doing it -----------------------------------------------------------------------------
    def _widen(self, by: int) -> None:
        board = self.board
        stages = self._stages(board) if board is not None else []
        if board is not None and stages:
            count = max(board.drawing.beside[id_] for id_ in stages if id_ in board.drawing.beside) + by
            board.attempt(lambda: grid.set_columns(board.document, stages, count))

    def _raise(self, by: float) -> None:
        board = self.board
        lanes = self._lanes(board) if board is not None else []
        if board is not None and lanes:
            height = max(lane_height(board, lane_id) for lane_id in lanes) + by
            board.attempt(lambda: grid.set_height(board.document, lanes, height))

    def _align(self) -> None:
        board = self.board
        if board is not None:
            board.attempt(lambda: grid.align_widths(board.document, self._counts(board)))

    def _fit(self) -> None:
        """Widths and heights as the cards need: of what is selected, or of everything."""
        board = self.board
        if board is not None:
            board.attempt(lambda: grid.fit_sizes(board.document, *self._sized(board)))


def _place(board: Board, ref: Ref, kind: str) -> str | None:
    """The stage or lane that something is, or stands in."""
    if ref.kind == kind:
        return ref.id
    cell = cell_of(board.document, ref)
    return cell[0 if kind == "stage" else 1] if cell is not None else None
