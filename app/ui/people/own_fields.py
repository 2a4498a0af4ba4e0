"""Fields that a project adds to what the method knows: what they are called, of what, and what is filled in."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QWidget

from app.canvas.board import Board
from app.domain.commands import own_fields
from app.domain.edits import Edit
from app.domain.fields import applies_to, field_of, own_key, own_spec
from app.domain.problems import Problem
from app.domain.records import OwnField, Value
from app.ui.forms import LineField, NumberField, TextField
from app.ui.inspector_form import InspectorForm
from app.ui.inspector_rows import values_of
from app.ui.labels import PlainLabel
from app.ui.messages import ask
from app.ui.people.list_dialog import ListDialog
from app.words import T
from app.words.fields import choice_name, field_help, field_name

if TYPE_CHECKING:
    from app.ui.editor import Editor

KIND = "own_field"


class OwnFieldsDialog(ListDialog):
    """Those of the project at the left, the one in front at the right."""

    def __init__(self, editor: "Editor", board: Board, parent: QWidget | None = None) -> None:
        tools = (("plus", T("New field (Ins)")), ("trash-2", T("Delete (Del)")))
        super().__init__(board, editor.paint, T("Fields of your own"), parent or editor, tools)
        self.empty.setText(
            T("None yet. What your project asks and no field has, such as a risk class or a cost, is added with +.")
        )
        self.refresh()
        self.list.setCurrentRow(0)

    def entries(self) -> list[tuple[str, str]]:
        """Each with what it is of."""
        return [
            (own.id, f"{own.title} — {choice_name(KIND, 'applies', applies_to(own))}")
            for own in self.board.document.own_fields
        ]

    def form_key(self) -> object:
        """Only a scale has ends, only a choice has choices."""
        own = self.board.document.find(OwnField, self.current)
        return own_spec(own).type if own is not None else None

    def follow(self) -> None:
        """There must be one to be deleted."""
        self.tools["trash-2"].setEnabled(bool(self.current))

    # -- the form -----------------------------------------------------------------------------
    def fill_form(self, form: InspectorForm, id_: str) -> None:
        """What it is called, of what it is, and what is filled in."""
        own = self.board.document.get(OwnField, id_)
        type_ = own_spec(own).type
        title = LineField(T("Name"))
        form.row(T("Name"), T("What stands above the field."), title, lambda: self._of(id_).title)
        title.changed.connect(lambda text: self._rename(title, id_, text))
        form.drafts(title, KIND, [id_], "title")
        form.label(field_name(KIND, "applies"), field_help(KIND, "applies"))
        form.place(PlainLabel(choice_name(KIND, "applies", applies_to(own))))
        types = [(code, choice_name(KIND, "type", code)) for code in field_of(KIND, "type").choices]
        form.choice(
            field_name(KIND, "type"), field_help(KIND, "type"), types, lambda: own_spec(self._of(id_)).type,
            lambda code: self._retype(id_, code),
        )  # fmt: skip
        if type_ == "scale":
            self._end(form, id_, "low")
            self._end(form, id_, "high")
        elif type_ == "choice":
            self._text(form, id_, "choices", TextField(field_name(KIND, "choices")))
        self._text(form, id_, "help", LineField(field_name(KIND, "help")))
        form.space(10)
        said = PlainLabel(role="muted", wrap=True)
        form.place(said)
        form.also(lambda: said.setText(self._told(id_)))

    def _of(self, id_: str) -> OwnField:
        return self.board.document.get(OwnField, id_)

    def _end(self, form: InspectorForm, id_: str, key: str) -> None:
        widget = NumberField(field_name(KIND, key))
        form.row(field_name(KIND, key), field_help(KIND, key), widget, lambda: getattr(own_spec(self._of(id_)), key))
        widget.changed.connect(lambda value: self._say(id_, key, value))

    def _text(self, form: InspectorForm, id_: str, key: str, widget: LineField | TextField) -> None:
        form.row(field_name(KIND, key), field_help(KIND, key), widget, lambda: self._of(id_).fields.get(key))
        widget.changed.connect(lambda value: self._say(id_, key, value))
        form.drafts(widget, KIND, [id_], key)

    def _told(self, id_: str) -> str:
        """How many records say something in it."""
        own = self.board.document.find(OwnField, id_)
        return T("{n} record says it.", "{n} records say it.", n=self._used(own)) if own is not None else ""

    def _used(self, own: OwnField) -> int:
        key = own_key(own)
        return sum(key in values_of(record) for record in self.board.document.records())

    # -- doing --------------------------------------------------------------------------------
    def _rename(self, widget: LineField, id_: str, text: Value | None) -> None:
        if self.attempt(lambda: own_fields.edit_own_field(self.board.document, id_, title=str(text or ""))) is None:
            own = self.board.document.find(OwnField, id_)
            if own is not None:
                widget.show_value(own.title)
            self._forget_draft(id_, "title")

    def _retype(self, id_: str, code: str) -> None:
        """Another type; a choice begins with two to write over."""
        fields: dict[str, Value | None] = {"type": code}
        if code == "choice" and not self._of(id_).fields.get("choices"):
            fields["choices"] = "\n".join([T("First choice"), T("Second choice")])
        self._change(id_, fields)

    def _say(self, id_: str, key: str, value: Value | None) -> None:
        self._change(id_, {key: value})

    def _change(self, id_: str, fields: dict[str, Value | None]) -> None:
        """An edit; where values of records would go with it, only if that is meant."""

        def made() -> Edit:
            edit = own_fields.edit_own_field(self.board.document, id_, fields=fields)
            lost = sum(change.record.kind != KIND for change in edit.changes)
            more = T("{n} record says something that does not fit any more.",
                     "{n} records say something that does not fit any more.", n=lost)  # fmt: skip
            if lost and not ask(self, T("Take away what does not fit?"), T("Take it away"), more):
                return Edit(edit.label, ())
            return edit

        if self.attempt(made) is None:
            for key in fields:
                self._forget_draft(id_, key)
        self.fill()

    def _forget_draft(self, id_: str, key: str) -> None:
        """What was typed changes nothing, is not wanted, or was told to be wrong."""
        try:
            self.board.session.clear_draft(KIND, id_, key)
        except Problem as problem:
            self.board.failed.emit(problem)

    def press(self, tool: str) -> None:
        """Add one, of what is asked; delete one, after asking where something would be lost."""
        if tool == "plus":
            menu = QMenu(self)
            menu.setAccessibleName(field_name(KIND, "applies"))
            for code in field_of(KIND, "applies").choices:
                menu.addAction(choice_name(KIND, "applies", code)).triggered.connect(
                    lambda _on=False, c=code: self.add(c)
                )
            button = self.tools["plus"]
            menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
        elif self.current:
            own = self._of(self.current)
            used = self._used(own)
            more = T("{n} record says it.", "{n} records say it.", n=used)
            if not used or ask(self, T("Delete the field “{title}”?", title=own.title), T("Delete"), more):
                self.attempt(lambda: own_fields.delete_own_field(self.board.document, own.id))

    def add(self, applies: str) -> None:
        """A new one, its name ready to be written."""
        edit = self.attempt(
            lambda: own_fields.add_own_field(
                self.board.document, T("New field"), fields={"applies": applies, "type": "line"}
            )
        )
        if edit is not None:
            self.choose(edit.changes[0].record.id)
            self.enter_form()
