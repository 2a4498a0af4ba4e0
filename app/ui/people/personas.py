"""The personas of a project: who they are, in which order, and whose journey each map is."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.canvas.board import Board
from app.domain.commands import maps, personas
from app.domain.edits import Edit
from app.domain.records import JourneyMap, Persona, Value
from app.ui.editor_pictures import Pictures
from app.ui.forms import LineField
from app.ui.inspector_form import InspectorForm
from app.ui.inspector_rows import FieldRows
from app.ui.people.list_dialog import ListDialog
from app.words import T

if TYPE_CHECKING:
    from app.ui.editor import Editor


class PersonasDialog(ListDialog):
    """Those of the project at the left, everything that is said of the one in front at the right."""

    def __init__(self, editor: "Editor", board: Board, parent: QWidget | None = None) -> None:
        tools = (
            ("plus", T("New persona (Ins)")),
            ("trash-2", T("Delete (Del)")),
            ("chevron-up", T("Further up")),
            ("chevron-down", T("Further down")),
        )
        super().__init__(board, editor.paint, T("Personas"), parent or editor, tools)
        choose = editor.part(Pictures).choose
        self._rows = FieldRows(board, editor.channel_icon, editor.picture, lambda _kind, _key: None, choose)
        self.empty.setText(T("Nobody yet. A persona stands for one kind of customer: press + and give it a name."))
        self.refresh()
        journey = board.document.find(JourneyMap, board.map_id)
        if journey is not None and journey.persona_id is not None:
            self.choose(journey.persona_id)

    def entries(self) -> list[tuple[str, str]]:
        """Each with the maps that are its journey."""
        document, found = self.board.document, []
        for one in document.personas:
            titles = ", ".join(journey.title for journey in personas.maps_of(document, one.id))
            found.append((one.id, " — ".join(filter(None, (one.name or T("Without a name"), titles)))))
        return found

    def form_key(self) -> object:
        """Whether the map that is open is its journey."""
        return self._is_here(self.current)

    def _is_here(self, id_: str) -> bool:
        journey = self.board.document.find(JourneyMap, self.board.map_id)
        return journey is not None and journey.persona_id == id_

    def fill_form(self, form: InspectorForm, id_: str) -> None:
        """The name, every field of the catalogue and of the project's own, and whose journey this map is."""
        document = self.board.document
        persona = document.get(Persona, id_)
        name = LineField(T("Name"))

        def keep(text: Value | None) -> None:
            if text:
                self.attempt(lambda: personas.edit_persona(self.board.document, id_, name=str(text)))
            else:
                name.show_value(named())

        def named() -> str:
            found = self.board.document.find(Persona, id_)
            return found.name if found is not None else ""

        form.row(T("Name"), T("A name makes them somebody."), name, named)
        name.changed.connect(keep)
        form.drafts(name, "persona", [id_], "name")

        def say(values: Mapping[str, Value | None]) -> Edit:
            return personas.edit_persona(self.board.document, id_, fields=values)

        self._rows.put_all(form, "persona", [persona], say)
        form.space(12)
        if self._is_here(id_):
            form.button(T("The open map is their journey"), "quiet").setEnabled(False)
        else:
            button = form.button(T("Make the open map theirs"), "quiet", lambda: self._take(id_))
            button.setAutoDefault(False)

    def _take(self, id_: str) -> None:
        self.flush()
        self.attempt(lambda: maps.choose_persona(self.board.document, self.board.map_id, id_))

    def press(self, tool: str) -> None:
        """Add, delete or move one."""
        document, id_ = self.board.document, self.current
        if tool == "plus":
            edit = self.attempt(lambda: personas.add_persona(document, T("New persona")))
            if edit is not None:
                self.choose(edit.changes[0].record.id)
                self.enter_form()
        elif id_ and tool == "trash-2":
            self.attempt(lambda: personas.delete_persona(document, id_))
        elif id_:
            self.attempt(lambda: personas.move_persona(document, id_, -1 if tool == "chevron-up" else 1))

    def follow(self) -> None:
        """Who has a map cannot be deleted; the tool tip says so."""
        document, id_ = self.board.document, self.current
        used = bool(personas.maps_of(document, id_)) if id_ else False
        self.tools["trash-2"].setEnabled(bool(id_) and not used)
        why = T("A map is their journey: they cannot be deleted.")
        self.tools["trash-2"].setToolTip(why if used else T("Delete (Del)"))
        row = self.list.currentRow()
        self.tools["chevron-up"].setEnabled(row > 0)
        self.tools["chevron-down"].setEnabled(0 <= row < self.list.count() - 1)
