"""What the Method menu does about personas and a project's own fields."""

from collections.abc import Callable, Mapping

from app.canvas.board import Board
from app.domain.commands import maps, personas
from app.domain.drafts import PersonaDraft
from app.domain.edits import Edit
from app.domain.records import JourneyMap
from app.ui.editor_part import EditorPart
from app.ui.insight.choosing import Choice, choose
from app.ui.name_dialog import ask_name
from app.words import T

NEW, NOBODY = "", "-"


class People(EditorPart):
    """Opens the dialogs, asks whose journey a map is, and copies it for somebody else."""

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Of the map that is open."""
        return {
            "people.personas": self._personas,
            "people.choose": self._choose,
            "people.map_for": self._map_for,
            "people.own_fields": self._own_fields,
        }

    def _personas(self) -> None:
        from app.ui.people.personas import PersonasDialog  # noqa: PLC0415 - after the first paint

        if self.board is not None:
            dialog = PersonasDialog(self.editor, self.board)
            dialog.exec()
            dialog.deleteLater()

    def _own_fields(self) -> None:
        from app.ui.people.own_fields import OwnFieldsDialog  # noqa: PLC0415 - after the first paint

        if self.board is not None:
            dialog = OwnFieldsDialog(self.editor, self.board)
            dialog.exec()
            dialog.deleteLater()

    def _choose(self) -> None:
        """The map becomes the journey of another persona, of a new one, or of nobody in particular."""
        board = self.board
        if board is None:
            return
        others = self._others(board)
        last = [Choice(NEW, T("A new persona…")), Choice(NOBODY, T("Nobody in particular"))]
        id_ = choose(self.editor, T("Whose journey is it?"), [*others, *last], T("Choose"))
        if id_ == NEW:
            self._new(board)
        elif id_ is not None:
            board.attempt(lambda: maps.choose_persona(board.document, board.map_id, None if id_ == NOBODY else id_))

    def _new(self, board: Board) -> None:
        """One action: the persona, and the map that is theirs."""
        name = self._ask_name()
        if name:

            def both() -> Edit:
                added = personas.add_persona(board.document, name)
                grown = board.document.apply(added)
                chosen = maps.choose_persona(grown, board.map_id, added.changes[0].record.id)
                return Edit(added.label, (*added.changes, *chosen.changes))

            board.attempt(both)

    def _map_for(self) -> None:
        """A copy of the map for another persona; it is opened."""
        board = self.board
        if board is None:
            return
        choices = [*self._others(board), Choice(NEW, T("A new persona…"))]
        id_ = choose(self.editor, T("For whom is the copy?"), choices, T("Make the copy"))
        if id_ is None:
            return
        name = self._ask_name() if id_ == NEW else next(one.name for one in board.document.personas if one.id == id_)
        if not name and id_ == NEW:
            return
        title = T("{title}, {persona}", title=board.document.get(JourneyMap, board.map_id).title, persona=name)
        who: PersonaDraft | str = PersonaDraft(name) if id_ == NEW else id_
        edit = board.attempt(lambda: maps.map_for_persona(board.document, board.map_id, who, title))
        if edit is not None:
            self.editor.open_map(next(c.record.id for c in edit.changes if isinstance(c.record, JourneyMap)))

    def _ask_name(self) -> str:
        return ask_name(self.editor, T("A new persona"), T("Name"), "", T("Add"))

    @staticmethod
    def _others(board: Board) -> list[Choice]:
        """The personas whose journey the map is not."""
        own = board.document.get(JourneyMap, board.map_id).persona_id
        return [Choice(one.id, one.name or T("Without a name")) for one in board.document.personas if one.id != own]
