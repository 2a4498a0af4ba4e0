"""What can be done to a whole map: rename, duplicate, delete, print it, add another."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from app.canvas.focus import Ref
from app.domain.commands import maps as map_commands
from app.domain.records import JourneyMap
from app.ui.editor_part import EditorPart
from app.words import T

if TYPE_CHECKING:
    from app.ui.editor import Editor


class MapCommands(EditorPart):
    """The actions of the Map menu."""

    def __init__(self, editor: "Editor") -> None:
        super().__init__(editor)
        editor.status.map_renamed.connect(lambda _id: self._rename())

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Of the map that is open."""
        return {
            "poster.export": self._poster,
            "map.add": self.editor.new_map_requested.emit,
            "map.duplicate": self._duplicate,
            "map.to_be": self._copy_to_be,
            "map.save_template": self._save_template,
            "map.rename": self._rename,
            "map.delete": self._delete,
        }

    def is_enabled(self, action_id: str) -> bool:
        """A map can be added where there is none."""
        return self.board is not None or action_id == "map.add"

    def _rename(self) -> None:
        if self.board is not None and self.view is not None:
            ref = Ref("map", self.board.map_id)
            self.board.select(ref)
            self.view.edit(ref)

    def _duplicate(self) -> None:
        board = self.board
        if board is not None:
            title = T("Copy of {title}", title=board.document.get(JourneyMap, board.map_id).title)
            edit = board.attempt(lambda: map_commands.duplicate_map(board.document, board.map_id, title))
            if edit is not None:
                self.editor.open_map(next(c.record.id for c in edit.changes if isinstance(c.record, JourneyMap)))

    def _copy_to_be(self) -> None:
        """The map once more, to be drawn as it should become; each part knows what it was copied from."""
        board = self.board
        if board is not None:
            title = T("{title}, as it should be", title=board.document.get(JourneyMap, board.map_id).title)
            edit = board.attempt(lambda: map_commands.map_to_be(board.document, board.map_id, title))
            if edit is not None:
                self.editor.open_map(next(c.record.id for c in edit.changes if isinstance(c.record, JourneyMap)))

    def _save_template(self) -> None:
        from app.ui.template_saving import save_as_template  # noqa: PLC0415 - after the first paint

        if self.board is not None:
            save_as_template(self.editor, self.board.document, self.board.map_id)

    def _delete(self) -> None:
        board = self.board
        if board is not None:
            board.attempt(lambda: map_commands.delete_map(board.document, board.map_id))

    def _poster(self) -> None:
        if self.board is not None:
            self.editor.poster_requested.emit(self.board.map_id)
