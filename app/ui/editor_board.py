"""What is done by keys on the map itself: cards, stages and faces where something is selected."""

from collections.abc import Callable, Mapping
from functools import partial

from app.domain.records import EMOTIONS
from app.ui.editor_part import EditorPart
from app.words import T

NEEDS_CARD = frozenset(f"card.face_{n}" for n in range(6))
NEEDS_FOCUS = frozenset(
    {"edit.delete", "card.edit", "card.move_left", "card.move_right", "card.move_up", "card.move_down"}
)


class BoardActions(EditorPart):
    """The actions of the board of the map that is open."""

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """None without a map."""
        board = self.board
        if board is None:
            return {}
        return {
            "edit.delete": board.delete,
            "edit.select_all": board.select_all,
            "card.add": board.add_card,
            "card.edit": self._edit_text,
            "stage.add": lambda: board.add_stage(T("New stage")),
            "card.move_left": lambda: board.nudge("left"),
            "card.move_right": lambda: board.nudge("right"),
            "card.move_up": lambda: board.nudge("up"),
            "card.move_down": lambda: board.nudge("down"),
            "card.face_0": lambda: board.set_face(None),
            **{f"card.face_{at + 1}": partial(board.set_face, e) for at, e in enumerate(EMOTIONS)},
        }

    def is_enabled(self, action_id: str) -> bool:
        """Where something is selected that it can be done with."""
        board = self.board
        if board is None:
            return False
        if action_id in NEEDS_CARD:
            return any(ref.kind == "card" for ref in board.selection)
        return action_id not in NEEDS_FOCUS or board.focus is not None

    def _edit_text(self) -> None:
        """Type where the focus is; in an empty cell a new card."""
        board, view = self.board, self.view
        if board is None or view is None or board.focus is None:
            return
        if board.focus.kind == "cell":
            board.add_card((board.focus.id, board.focus.lane_id))
        else:
            view.edit(board.focus)
