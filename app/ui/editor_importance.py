"""The suggestion of an importance by stage, as an action of the editor."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QDialog

from app.domain.commands.importance import lacks_importance, suggest_importance, without_importance
from app.ui.editor_part import EditorPart
from app.ui.importance_dialog import ImportanceDialog

ACTION = "card.suggest_importance"


class Suggesting(EditorPart):
    """Asks, and makes one edit of the answer."""

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Suggest an importance by stage."""
        return {ACTION: self._suggest}

    def is_enabled(self, action_id: str) -> bool:
        """There must be touchpoints without an importance."""
        board = self.board
        return board is not None and lacks_importance(board.document, board.map_id)

    def _suggest(self) -> None:
        board = self.board
        if board is None:
            return
        dialog = ImportanceDialog(self.editor.window(), without_importance(board.document, board.map_id))
        by_stage = dialog.by_stage if dialog.exec() == QDialog.DialogCode.Accepted else {}
        dialog.deleteLater()
        if by_stage:
            board.attempt(lambda: suggest_importance(board.document, board.map_id, by_stage))
