"""The panel at the side: what is selected, and everything that can be said of it when asked for."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.canvas.board import Board
from app.canvas.face_picker import CHOICES, face_icon
from app.canvas.focus import Ref
from app.canvas.items import Paint
from app.domain.commands import cards as card_commands
from app.domain.commands import grid
from app.domain.commands import maps as map_commands
from app.domain.commands.typing import type_text
from app.domain.edits import Edit
from app.domain.fields import Field, fields_of
from app.domain.problems import Problem
from app.domain.records import PHASES, Card, JourneyMap, Lane, Persona, Record, Stage, Value
from app.ui.forms import ChoiceField, FieldWidget, LineField, PictureField, TextField, field_widget
from app.ui.theme import set_role
from app.words import T
from app.words.fields import emotion_name, field_help, field_name, lane_kind_name, phase_name, state_name

ALWAYS = {"card": ("text",), "journey_map": ("scenario",), "persona": ("quote",), "lane": ("icon",), "stage": ()}
Pictures = Callable[[str], bytes | None]


class Inspector(QScrollArea):
    """Shows the selection of a board.  Made again when the kind of thing selected changes, filled when it changes."""

    picture_wanted = Signal(str)
    """The persona's photo should be chosen: the key of the field."""

    def __init__(self, board: Board, paint: Paint, icon: Callable[[str], QIcon], pictures: Pictures) -> None:
        super().__init__()
        self._board = board
        self._paint = paint
        self._icon = icon
        self._pictures = pictures
        self._asked: set[tuple[str, str]] = set()  # fields that were asked for, until another map is opened
        self._shown: tuple[object, ...] = ()
        self._fill: list[Callable[[], None]] = []
        self._widgets: list[FieldWidget] = []
        set_role(self, "right")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(260)
        self.setAccessibleName(T("Inspector"))
        board.selection_changed.connect(self.refresh)
        self.refresh()

    # -- what is shown ------------------------------------------------------------------------
    def refresh(self) -> None:
        """Show the selection as it is now."""
        subject = self._subject()
        if subject != self._shown:
            self.flush()
            subject = self._subject()
            self._shown = subject
            self._build()
        for fill in self._fill:
            fill()

    def rebuild(self) -> None:
        """Make the panel again, as after a change of language."""
        self._shown = ()
        self.refresh()

    def flush(self) -> None:
        """Keep what is being typed in the panel."""
        for widget in self._widgets:
            widget.flush()

    def _subject(self) -> tuple[object, ...]:
        """What decides how the panel is made: the things selected and the fields that they show."""
        records = self._records()
        kinds = tuple((r.kind, r.id) for r in records)
        visible = tuple(s.key for s in self._visible(records[0].kind, records)) if records else ()
        return (kinds, visible)

    def _records(self) -> list[Record]:
        """The records of the selection; the map where nothing or a cell is selected."""
        document, focus = self._board.document, self._board.focus
        cards = [document.find(Card, i) for i in self._board.selected_cards()]
        if cards:
            return [c for c in cards if c is not None]
        found: Record | None = None
        if focus is not None and focus.kind in ("stage", "lane"):
            found = document.look_up(focus.kind, focus.id)
        found = found or document.find(JourneyMap, self._board.map_id)
        return [found] if found else []

    def _visible(self, kind: str, records: list[Record]) -> list[Field]:
        """The fields that stand on the panel: always, or used, or asked for."""
        always = ALWAYS.get(kind, ())
        return [
            spec
            for spec in fields_of(kind)
            if self._fits(spec, records)
            and (
                spec.key in always
                or (kind, spec.key) in self._asked
                or any(spec.key in _fields(record) for record in records)
            )
        ]

    def _fits(self, spec: Field, records: list[Record]) -> bool:
        """Whether a field makes sense for these records: a note has no scores, an emotion lane no medium."""
        first = records[0]
        if isinstance(first, Lane):
            wanted = {"channel": ("icon", "medium", "control"), "text": ("text_kind",), "metric": ("metric",)}
            return spec.key in wanted.get(first.lane_kind, ())
        if isinstance(first, Card):
            touchpoints = any(self._board.document.is_touchpoint(r) for r in records if isinstance(r, Card))
            return touchpoints or spec.key in ("text", "evidence", "actor")
        return True

    # -- making it ----------------------------------------------------------------------------
    def _build(self) -> None:
        records = self._records()
        self._fill, self._widgets = [], []
        body = QWidget()
        set_role(body, "side-body")
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(6)
        if records:
            first = records[0]
            if isinstance(first, Card):
                self._build_cards(column, [r for r in records if isinstance(r, Card)])
            elif isinstance(first, Stage):
                self._build_stage(column, first)
            elif isinstance(first, Lane):
                self._build_lane(column, first)
            elif isinstance(first, JourneyMap):
                self._build_map(column, first)
        column.addStretch(1)
        self.setWidget(body)

    def _build_cards(self, column: QVBoxLayout, cards: list[Card]) -> None:
        board = self._board
        ids = [card.id for card in cards]
        touchpoints = any(board.document.is_touchpoint(card) for card in cards)
        if len(cards) > 1:
            self._heading(column, T("{n} card selected", "{n} cards selected", n=len(cards)))
        else:
            self._heading(column, T("Touchpoint") if touchpoints else T("Note"))
            title = TextField(T("Title"))
            self._row(column, T("Title"), title, "")
            title.changed.connect(partial(self._type, "card", ids[0], "title"))
            self._keep(title, lambda: self._value(Card, ids[0], "title"), Ref("card", ids[0]))
        if touchpoints:
            self._face_row(column)
        self._fields(column, "card", ids, lambda values: card_commands.set_fields(board.document, ids, values))

    def _type(self, kind: str, id_: str, name: str, text: Value | None) -> None:
        """A text typed on the panel; a name is never taken away."""
        if text or kind == "card":
            self._board.attempt(lambda: type_text(self._board.document, kind, id_, name, str(text or "")))

    def _face_row(self, column: QVBoxLayout) -> None:
        """Five faces and none, the one in force pressed."""
        self._label(column, T("Emotion"), T("How this contact feels to the customer. Keys 1 to 5, 0 for none."))
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        group = QButtonGroup(holder)
        group.setExclusive(False)
        buttons: dict[int | None, QToolButton] = {}
        for at, emotion in enumerate(CHOICES):
            button = QToolButton(holder)
            set_role(button, "face")
            button.setCheckable(True)
            button.setAutoRaise(True)
            button.setIcon(face_icon(emotion, 28, self.devicePixelRatioF(), self._paint))
            button.setIconSize(QSize(28, 28))
            key = 0 if emotion is None else at + 1
            button.setToolTip(f"{emotion_name(emotion)} ({key})")
            button.setAccessibleName(emotion_name(emotion))
            button.clicked.connect(lambda _on=False, value=emotion: self._set_face(value))
            group.addButton(button)
            row.addWidget(button)
            buttons[emotion] = button
        row.addStretch(1)
        column.addWidget(holder)

        def fill() -> None:
            found = [self._board.document.find(Card, i) for i in self._board.selected_cards()]
            emotions = {card.emotion for card in found if card is not None}
            for emotion, button in buttons.items():
                button.setChecked(emotions == {emotion})

        self._fill.append(fill)

    def _set_face(self, emotion: int | None) -> None:
        self._board.set_face(emotion)
        self.refresh()

    def _build_stage(self, column: QVBoxLayout, stage: Stage) -> None:
        board = self._board
        self._heading(column, T("Stage"))
        title = LineField(T("Name"))
        self._row(column, T("Name"), title, "")
        title.changed.connect(partial(self._type, "stage", stage.id, "title"))
        self._keep(title, lambda: self._value(Stage, stage.id, "title"), Ref("stage", stage.id))
        phase = ChoiceField(T("Phase"), [(p, phase_name(p), None) for p in PHASES])
        phase.combo.removeItem(0)
        self._row(column, T("Phase"), phase, T("Before, during or after the sale."))
        phase.changed.connect(lambda p: board.attempt(lambda: grid.edit_stage(board.document, stage.id, phase=p)))
        self._fill.append(lambda: _show_choice(phase, self._value(Stage, stage.id, "phase")))
        command = lambda values: grid.edit_stage(board.document, stage.id, fields=values)  # noqa: E731
        self._fields(column, "stage", [stage.id], command)
        self._delete_button(column, T("Delete stage and its cards"))

    def _build_lane(self, column: QVBoxLayout, lane: Lane) -> None:
        board = self._board
        self._heading(column, T("Lane: {kind}", kind=lane_kind_name(lane.lane_kind)))
        title = LineField(T("Name"))
        self._row(column, T("Name"), title, "")
        title.changed.connect(partial(self._type, "lane", lane.id, "title"))
        self._keep(title, lambda: self._value(Lane, lane.id, "title"), Ref("lane", lane.id))
        command = lambda values: grid.edit_lane(board.document, lane.id, fields=values)  # noqa: E731
        self._fields(column, "lane", [lane.id], command)
        self._delete_button(column, T("Delete lane and its cards"))

    def _build_map(self, column: QVBoxLayout, journey: JourneyMap) -> None:
        board = self._board
        self._heading(column, T("Map"))
        title = LineField(T("Title"))
        self._row(column, T("Title"), title, "")
        title.changed.connect(partial(self._type, "journey_map", journey.id, "title"))
        self._keep(title, lambda: self._value(JourneyMap, journey.id, "title"), Ref("map", journey.id))
        state = ChoiceField(T("State"), [("as_is", state_name("as_is"), None), ("to_be", state_name("to_be"), None)])
        state.combo.removeItem(0)
        self._row(column, T("State"), state, T("As the journey is today, or as it should become."))
        state.changed.connect(
            lambda s: board.attempt(lambda: map_commands.edit_map(board.document, journey.id, state=s))
        )
        self._fill.append(lambda: _show_choice(state, self._value(JourneyMap, journey.id, "state")))
        command = lambda values: map_commands.edit_map(board.document, journey.id, fields=values)  # noqa: E731
        self._fields(column, "journey_map", [journey.id], command)
        column.addSpacing(12)
        self._heading(column, T("Persona"))
        name = LineField(T("Name"))
        self._row(column, T("Name"), name, T("The kind of customer whose journey this is."))
        name.changed.connect(
            lambda text: board.attempt(lambda: map_commands.edit_persona(board.document, journey.id, name=text or ""))
        )
        self._keep(name, lambda: self._persona("name"), None)
        persona = board.document.find(Persona, journey.persona_id)
        command = lambda values: map_commands.edit_persona(board.document, journey.id, fields=values)  # noqa: E731
        self._fields(column, "persona", [persona.id] if persona else [], command)

    # -- parts --------------------------------------------------------------------------------
    def _heading(self, column: QVBoxLayout, text: str) -> None:
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        set_role(label, "section")
        column.addWidget(label)

    def _label(self, column: QVBoxLayout, text: str, hint: str) -> QLabel:
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        set_role(label, "small")
        label.setToolTip(hint)
        column.addSpacing(4)
        column.addWidget(label)
        return label

    def _row(self, column: QVBoxLayout, name: str, widget: FieldWidget, hint: str) -> None:
        label = self._label(column, name, hint)
        label.setBuddy(widget)
        widget.setToolTip(hint)
        column.addWidget(widget)
        self._widgets.append(widget)

    def _keep(self, widget: FieldWidget, value: Callable[[], Value | None], ref: Ref | None) -> None:
        """Fill a text widget, and keep its drafts on disk."""
        self._fill.append(lambda: _show(widget, value()))
        if ref is not None:
            widget.draft.connect(lambda text: self._board.keep_draft(ref, text))
            widget.changed.connect(lambda _text: self._board.forget_draft(ref))

    def _fields(
        self, column: QVBoxLayout, kind: str, ids: list[str], command: Callable[[Mapping[str, Value | None]], Edit]
    ) -> None:
        """The fields on the panel, and the menu of those that can be asked for."""
        records = [r for i in ids if (r := self._board.document.look_up(kind, i)) is not None]
        fitting = [s for s in fields_of(kind) if not records or self._fits(s, records)]
        visible = self._visible(kind, records) if records else [s for s in fitting if s.key in ALWAYS.get(kind, ())]
        for spec in visible:
            name = field_name(kind, spec.key)
            widget = field_widget(spec, name, self._icon, self._pictures)
            if spec.type == "flag":
                column.addSpacing(4)
                widget.setToolTip(field_help(kind, spec.key))
                column.addWidget(widget)
                self._widgets.append(widget)
            else:
                self._row(column, name, widget, field_help(kind, spec.key))
            widget.changed.connect(partial(self._set_field, command, spec.key))
            if len(ids) == 1:
                self._field_drafts(widget, kind, ids[0], spec.key)
            if isinstance(widget, PictureField):
                widget.wanted.connect(partial(self.picture_wanted.emit, spec.key))
            self._fill.append(partial(self._fill_field, widget, kind, ids, spec.key))
        rest = [spec for spec in fitting if spec not in visible]
        if rest:
            column.addSpacing(6)
            column.addWidget(self._add_button(kind, rest), 0, Qt.AlignmentFlag.AlignLeft)

    def _field_drafts(self, widget: FieldWidget, kind: str, id_: str, key: str) -> None:
        session = self._board.session

        def keep(text: str) -> None:
            try:
                session.save_draft(kind, id_, key, text)
            except Problem as problem:
                self._board.failed.emit(problem)

        widget.draft.connect(keep)
        widget.changed.connect(lambda _value: session.clear_draft(kind, id_, key))

    def _set_field(self, command: Callable[[Mapping[str, Value | None]], Edit], key: str, value: Value | None) -> None:
        self._board.attempt(lambda: command({key: value}))

    def _fill_field(self, widget: FieldWidget, kind: str, ids: list[str], key: str) -> None:
        """Show the value that all share, or nothing."""
        records = [r for i in ids if (r := self._board.document.look_up(kind, i)) is not None]
        values = {_fields(record).get(key) for record in records}
        _show(widget, values.pop() if len(values) == 1 else None)

    def _add_button(self, kind: str, rest: list[Field]) -> QPushButton:
        button = QPushButton(T("Add…"))
        set_role(button, "quiet")
        button.setToolTip(T("More that can be said here"))
        menu = QMenu(button)
        menu.setToolTipsVisible(True)
        for spec in rest:
            action = menu.addAction(field_name(kind, spec.key))
            action.setToolTip(field_help(kind, spec.key))
            action.triggered.connect(partial(self.ask_for, kind, spec.key))
        button.setMenu(menu)
        return button

    def ask_for(self, kind: str, key: str, _checked: bool = False) -> None:
        """Put a field on the panel and go to it."""
        self._asked.add((kind, key))
        self._shown = ()
        self.refresh()
        name = field_name(kind, key)
        for widget in self._widgets:
            proxy = widget.focusProxy()
            if proxy is not None and proxy.accessibleName().startswith(name):
                proxy.setFocus(Qt.FocusReason.OtherFocusReason)

    def _delete_button(self, column: QVBoxLayout, text: str) -> None:
        button = QPushButton(text)
        set_role(button, "danger")
        button.clicked.connect(self._board.delete)
        column.addSpacing(16)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _value(self, cls: type[Record], id_: str, name: str) -> str:
        record = self._board.document.look_up(cls.kind, id_)
        return "" if record is None else str(getattr(record, name))

    def _persona(self, name: str) -> str:
        journey = self._board.document.find(JourneyMap, self._board.map_id)
        persona = self._board.document.find(Persona, journey.persona_id) if journey else None
        return "" if persona is None else str(getattr(persona, name))


def _fields(record: Record) -> Mapping[str, Value]:
    fields: Mapping[str, Value] = getattr(record, "fields", {})
    return fields


def _show(widget: FieldWidget, value: Value | None) -> None:
    """Fill a widget unless a person is typing in it."""
    proxy = widget.focusProxy()
    typing = isinstance(widget, TextField | LineField) and proxy is not None and proxy.hasFocus()
    if not typing:
        widget.show_value(value)


def _show_choice(widget: ChoiceField, value: str) -> None:
    widget.combo.setCurrentIndex(widget.combo.findData(value))
