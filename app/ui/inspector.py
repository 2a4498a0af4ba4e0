"""The panel at the side: what is selected, and everything that can be said of it when asked for."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from app.canvas.board import Board
from app.canvas.card_values import CardValues
from app.canvas.guard import guarded
from app.canvas.items import Paint
from app.domain.commands import cards as card_commands
from app.domain.commands import grid
from app.domain.commands import maps as map_commands
from app.domain.edits import Edit
from app.domain.records import PHASES, Card, JourneyMap, Lane, MapState, Persona, Phase, Record, Stage, Value
from app.ui.forms import LineField, TextField
from app.ui.insight.linking import record_title
from app.ui.inspector_answers import AnswerRows
from app.ui.inspector_form import InspectorForm
from app.ui.inspector_links import CardLinks, linked
from app.ui.inspector_rows import FieldRows, Pictures
from app.ui.theme import px, set_role, tokens_now
from app.words import T
from app.words.fields import lane_kind_name, phase_name, state_name


class Inspector(QScrollArea):
    """Shows the selection of a board.

    Filled after every edit, and for another card of which the same can be said; made again where that takes other rows.
    """

    personas_wanted = Signal()
    """Somebody wants to see all personas of the project."""
    wanted = Signal()
    """Somebody wants to go to it: it must be seen."""
    source_wanted = Signal(str)
    """The id of a source that somebody wants to look at."""
    picture_wanted = Signal(str, list, str)
    """A picture should be chosen: for records of which kind, their ids, and the key of the field."""

    def __init__(
        self,
        board: Board,
        paint: Paint,
        icon: Callable[[str], QIcon],
        pictures: Pictures,
        symbol: Callable[[str], QIcon],
    ) -> None:
        super().__init__()
        self._board = board
        self._paint = paint
        self._symbol = symbol
        self._rows = FieldRows(board, icon, pictures, self.ask_for, self.picture_wanted.emit)
        self._answers = AnswerRows(board, symbol, self.source_wanted.emit)
        self._rows.below = self._answers.put
        self._shown: tuple[object, ...] = ()
        self._made_for: tuple[object, ...] = ()
        # Forms come and go inside one widget: taking one out of its window costs more than making it.
        self._holder = QWidget(self)
        set_role(self._holder, "side-body")
        self._column = QVBoxLayout(self._holder)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._form = InspectorForm(board, paint, self._holder)
        self._column.addWidget(self._form)
        set_role(self, "right")
        self.setWidget(self._holder)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its rows have the keys
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # What is shown changes inside the focus events of a field; the field must outlive them.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._catch_up)
        board.selection_changed.connect(self.refresh)
        board.display_changed.connect(self.refresh)
        self.rebuild()

    @guarded()
    def changeEvent(self, event: QEvent) -> None:
        """Another size of the interface, or other colours: its faces and icons are pictures of these."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._soon.start()

    def refresh(self) -> None:
        """Show the selection as it is now; where that takes other rows, in a moment."""
        if self._subject() == self._shown:
            self._form.fill()
        else:
            self.flush()
            self._soon.start()

    def _catch_up(self) -> None:
        subject, form = self._subject(), self._of_cards()
        if subject == self._shown:
            self._form.fill()
        elif form and form == self._made_for:
            self._shown = subject
            self._form.turn_to(self._board.selected_cards())
        else:
            self.rebuild()

    def rebuild(self) -> None:
        """Make the panel again; the keyboard stays on the row that it was on."""
        focus = QApplication.focusWidget()
        row = next((row for row in self._form.rows if focus is not None and row.isAncestorOf(focus)), None)
        name = row.entry.accessibleName() if row is not None else ""
        self._shown, self._made_for = self._subject(), self._of_cards()
        self._build()
        self._form.fill()
        if name:
            self._go_to(name)

    def flush(self) -> None:
        """Keep what is being typed in the panel."""
        self._form.flush()

    def enter(self) -> None:
        """Put the keyboard on the first row."""
        self.wanted.emit()
        if self._form.rows:
            self._form.rows[0].entry.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.ensureWidgetVisible(self._form.rows[0])

    def ask_for(self, kind: str, key: str, _checked: bool = False) -> None:
        """Put a field on the panel and go to it."""
        self._rows.asked.add((kind, key))
        self.wanted.emit()
        self.rebuild()
        self._go_to(self._rows.name(kind, key))

    def _go_to(self, name: str) -> None:
        """Put the keyboard on the row of that name."""
        for row in self._form.rows:
            if row.entry.accessibleName().startswith(name):
                row.entry.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    # -- what is shown ------------------------------------------------------------------------
    def _subject(self) -> tuple[object, ...]:
        """What decides how the panel is made: the records shown, their fields on it, and the project's own fields."""
        records = self._records()
        groups = [records, self._persona()]
        if records and isinstance(records[0], JourneyMap):
            groups.append([self._board.document.project])
        return (
            _look()
            + tuple((r.kind, r.id, *self._keys(records)) for records in groups for r in records[:1])
            + tuple(r.id for r in groups[0])
            + self._links(groups[0])
            + tuple(self._board.document.own_fields)
        )

    def _of_cards(self) -> tuple[object, ...]:
        """What of the selected cards decides how their form is made, whichever they are; empty for other records."""
        document, records = self._board.document, self._records()
        kinds = {document.text_kind(r) for r in records if isinstance(r, Card)}
        if not kinds:
            return ()
        has_faces, own = self._has_touchpoint(records), tuple(document.own_fields)
        return (*_look(), len(records), kinds, has_faces, own, *self._keys(records), self._links(records))

    def _links(self, records: Sequence[Record]) -> tuple[object, ...]:
        """The links of a single card, with what they are called: they stand on the panel too."""
        if len(records) != 1 or not isinstance(records[0], Card):
            return ()
        return tuple((link.id, record_title(record)) for link, record in linked(self._board.document, records[0]))

    def _keys(self, records: Sequence[Record]) -> list[str]:
        return [spec.key for spec in self._rows.on_panel(records[0].kind, records)]

    def _records(self) -> list[Record]:
        """The records of the selection; the map where nothing, the title or a cell is selected."""
        document, focus = self._board.document, self._board.focus
        cards = CardValues(self._board).chosen()
        if cards:
            return [*cards]
        found: Record | None = None
        if focus is not None and focus.kind in ("stage", "lane", "persona"):
            found = document.look_up(focus.kind, focus.id)
        found = found or document.find(JourneyMap, self._board.map_id)
        return [found] if found else []

    def _persona(self) -> list[Record]:
        """The persona of the map."""
        journey = self._board.document.find(JourneyMap, self._board.map_id)
        persona = self._board.document.find(Persona, journey.persona_id) if journey else None
        return [persona] if persona else []

    def _has_touchpoint(self, records: Sequence[Record]) -> bool:
        return any(self._board.document.is_touchpoint(r) for r in records if isinstance(r, Card))

    # -- making it ----------------------------------------------------------------------------
    def _build(self) -> None:
        self.setAccessibleName(T("Inspector"))
        old, self._form = self._form, InspectorForm(self._board, self._paint, self._holder)
        records = self._records()
        match records[0] if records else None:
            case Card():
                self._cards(records)
            case Stage() as stage:
                self._stage(stage)
            case Lane() as lane:
                self._lane(lane)
            case Persona():
                self._persona_rows(self._board.map_id)
            case JourneyMap() as journey:
                self._map(journey)
        self._form.end()
        old.hide()
        self._column.removeWidget(old)
        self._column.addWidget(self._form)
        self._form.show()
        old.deleteLater()

    def _cards(self, cards: Sequence[Record]) -> None:
        form, board = self._form, self._board
        touchpoints = self._has_touchpoint(cards)
        ids = form.cards
        ids[:] = [card.id for card in cards]
        if len(cards) > 1:
            form.heading(T("{n} card selected", "{n} cards selected", n=len(cards)))
        else:
            form.heading(T("Touchpoint") if touchpoints else T("Note"))
            form.title(T("Title"), TextField(T("Title")), "card", ids, "title")
        if touchpoints:
            form.faces()
            if len(cards) == 1:
                self._answers.put(form, "emotion")

        def command(values: Mapping[str, Value | None]) -> Edit:
            return card_commands.set_fields(board.document, self._rows.that_fit(ids, values), values)

        self._rows.put(form, "card", cards, command)
        if len(cards) == 1 and isinstance(cards[0], Card):
            CardLinks(board, self._symbol, cards[0]).put(form)

    def _stage(self, stage: Stage) -> None:
        form, board = self._form, self._board
        form.heading(T("Stage"))
        form.title(T("Name"), LineField(T("Name")), "stage", [stage.id], "title")

        def choose(phase: Phase) -> None:
            board.attempt(lambda: grid.edit_stage(board.document, stage.id, phase=phase))

        phases = [(phase, phase_name(phase)) for phase in PHASES]
        hint = T("Before, during or after the sale.")
        form.choice(T("Phase"), hint, phases, lambda: board.document.get(Stage, stage.id).phase, choose)
        self._rows.put(form, "stage", [stage], lambda values: grid.edit_stage(board.document, stage.id, fields=values))
        form.space(16)
        full = bool(board.document.stage_cards(stage.id))
        form.button(T("Delete stage and its cards") if full else T("Delete stage"), "danger", board.delete)

    def _lane(self, lane: Lane) -> None:
        form, board = self._form, self._board
        form.heading(T("Lane: {kind}", kind=lane_kind_name(lane.lane_kind)))
        form.title(T("Name"), LineField(T("Name")), "lane", [lane.id], "title")
        self._rows.put(form, "lane", [lane], lambda values: grid.edit_lane(board.document, lane.id, fields=values))
        form.space(16)
        full = bool(board.document.lane_cards(lane.id))
        form.button(T("Delete lane and its cards") if full else T("Delete lane"), "danger", board.delete)

    def _map(self, journey: JourneyMap) -> None:
        form, board, id_ = self._form, self._board, journey.id
        form.heading(T("Map"))
        form.title(T("Title"), LineField(T("Title")), "journey_map", [id_], "title")

        def choose(state: MapState) -> None:
            board.attempt(lambda: map_commands.edit_map(board.document, id_, state=state))

        states: list[tuple[MapState, str]] = [("as_is", state_name("as_is")), ("to_be", state_name("to_be"))]
        hint = T("As the journey is today, or as it should become.")
        form.choice(T("State"), hint, states, lambda: board.document.get(JourneyMap, id_).state, choose)
        self._rows.put(
            form, "journey_map", [journey], lambda values: map_commands.edit_map(board.document, id_, fields=values)
        )
        form.space(12)
        self._persona_rows(id_)
        self._project_rows()

    def _persona_rows(self, map_id: str) -> None:
        form, board = self._form, self._board
        form.heading(T("Persona"))
        persona = self._persona()
        name = LineField(T("Name"))
        hint = T("The kind of customer whose journey this is.")
        if persona:
            form.title(T("Name"), name, "persona", [persona[0].id], "name", hint)
        else:
            form.row(T("Name"), hint, name, lambda: None)
            name.changed.connect(
                lambda text: board.attempt(lambda: map_commands.edit_persona(board.document, map_id, name=text or ""))
            )

        def say(values: Mapping[str, Value | None]) -> Edit:
            return map_commands.edit_persona(board.document, map_id, fields=values)

        self._rows.put(form, "persona", persona, say)
        button = form.button(T("All personas…"), "quiet", self.personas_wanted.emit)
        button.setToolTip(T("Everybody of the project: add, describe, choose whose journey this is"))

    def _project_rows(self) -> None:
        form, board = self._form, self._board
        form.space(12)
        form.heading(T("Project"))
        project = board.document.project
        self._rows.put(form, "project", [project], lambda values: map_commands.edit_project(board.document, values))


def _look() -> tuple[object, ...]:
    """The size of the interface and its colours: icons are made for both."""
    return px(100), tokens_now()
