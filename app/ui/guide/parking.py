"""The parking lot as a part of the editor: what has no cell yet waits beside the map."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QWidget

from app.canvas.board import Board
from app.canvas.focus import CARD_LANES, Ref, cell_of, cell_ref
from app.canvas.from_beside import FromBeside
from app.canvas.parked_drag import ParkedDrag
from app.canvas.view import MapView
from app.domain.commands import cards
from app.domain.document import Cell
from app.domain.records import Card
from app.ui.editor_part import EditorPart
from app.ui.editor_session import Remembering
from app.ui.forms import draft_timer
from app.ui.guide.parking_panel import ParkingPanel
from app.ui.insight.linking import record_title
from app.ui.theme import Tokens
from app.words import T

if TYPE_CHECKING:
    from app.ui.editor import Editor

ACTION, PARK = "view.parking", "card.park"
LOT: Cell = (None, None)


class Parking(EditorPart):
    """Owns the panel; fills it where it can be seen."""

    def __init__(self, editor: "Editor") -> None:
        super().__init__(editor)
        self.panel = ParkingPanel()
        self._drag: FromBeside | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._fill)
        editor.panels.add(ACTION, self.panel, self._show)
        panel = self.panel
        panel.left.connect(self._to_map)
        panel.close_button.clicked.connect(lambda: editor.panels.want(ACTION, False))
        panel.parked.connect(self._park_text)
        self._draft = draft_timer(self, self._keep_line)
        panel.line.textEdited.connect(lambda _text: self._draft.isActive() or self._draft.start())
        panel.placed.connect(self._place)
        panel.list.deleted.connect(self._delete)
        panel.list.pulled.connect(self._pull)
        panel.list.carried.connect(self._carry)
        panel.list.dropped.connect(self._drop)
        panel.retranslate()

    # -- showing ------------------------------------------------------------------------------
    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Show the lot, and send cards there."""
        return {ACTION: self._toggle, PARK: self._park}

    def is_enabled(self, action_id: str) -> bool:
        """Cards that are selected can be sent there."""
        board = self.board
        return board is not None and (action_id == ACTION or bool(board.selected_cards()))

    def _toggle(self) -> None:
        panels = self.editor.panels
        panels.want(ACTION, not panels.wants(ACTION))
        if self.panel.isVisible():
            self.editor.part(Remembering).set_widths()
            (self.panel.list if self.panel.list.isVisible() else self.panel.line).setFocus()

    def _show(self) -> None:
        panels = self.editor.panels
        if not (panels.wants(ACTION) and self.board is not None):
            focus: QWidget | None = self.panel.window().focusWidget()  # None, whatever the stubs say
            if focus is not None and self.panel.isAncestorOf(focus):
                self._to_map()
        if panels.show(ACTION, self.board is not None):
            self._fill()

    def _fill(self) -> None:
        board = self.board
        if board is None or not self.editor.panels.wants(ACTION):
            return
        document, map_id = board.document, board.map_id
        parked = [(c.id, record_title(c) or T("Untitled card")) for c in document.cell(map_id, LOT)]
        stages = [(s.id, record_title(s) or T("Untitled stage")) for s in document.stages(map_id)]
        lanes = [(ln.id, record_title(ln) or T("Untitled lane")) for ln in document.lanes(map_id)
                 if ln.lane_kind in CARD_LANES]  # fmt: skip
        had_keys = self.panel.list.hasFocus()
        self.panel.show_cards(parked, stages, lanes)
        self._aim()
        if had_keys and not parked:
            self.panel.line.setFocus()

    def _aim(self) -> None:
        """The place in the panel is the cell that is selected on the map."""
        board = self.board
        cell = cell_of(board.document, board.focus) if board is not None and board.focus is not None else None
        if cell is not None and cell[0] and cell[1]:
            self.panel.aim_at(cell[0], cell[1])

    def _to_map(self) -> None:
        if self.view is not None:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def map_opened(self, board: Board, view: MapView) -> None:
        """The lot of another map; a thought that was not entered is there again."""
        self.panel.line.setText(self.editor.settings.captures.get(self._line_key(board), ""))
        board.selection_changed.connect(self._aim)
        self._show()

    def map_left(self, board: Board, view: MapView) -> None:
        """Nothing is carried any more; a thought that was not entered is kept."""
        self._keep_line()
        board.selection_changed.disconnect(self._aim)
        self._drag = None
        self._soon.stop()

    def edited(self) -> None:
        """Cards come and go; not while the list is in the middle of its own event."""
        self._soon.start()

    # -- in and out ---------------------------------------------------------------------------
    def _park(self) -> None:
        """The selected cards go to the lot; where they lay is selected."""
        board = self.board
        chosen = board.selected_cards() if board is not None else []
        if board is None or not chosen:
            return
        last = board.document.get(Card, chosen[-1])
        done = board.attempt(lambda: cards.move(board.document, chosen, LOT))
        if done is None:
            return
        board.select(*([cell_ref((last.stage_id, last.lane_id))] if last.stage_id and last.lane_id else []))
        if not self.editor.panels.wants(ACTION):
            n = len(board.document.cell(board.map_id, LOT))
            text = T("{n} card waits in the parking lot.", "{n} cards wait in the parking lot.", n=n)
            self.editor.messages.say(text, T("Show"), self._toggle)

    def _park_text(self, text: str) -> None:
        board = self.board
        if board is not None and board.attempt(lambda: cards.add_card(board.document, board.map_id, LOT, text)):
            self._keep_line()

    def _keep_line(self) -> None:
        """What stands in the line is in the settings until it is entered, as that of quick capture."""
        self._draft.stop()
        board, settings, text = self.board, self.editor.settings, self.panel.line.text()
        if board is None or text == settings.captures.get(self._line_key(board), ""):
            return
        settings.captures.pop(self._line_key(board), None)
        if text:
            settings.captures[self._line_key(board)] = text
        settings.save()

    def _line_key(self, board: Board) -> str:
        return f"{board.map_id}/parking"

    def _place(self, ids: list[str], stage_id: str, lane_id: str) -> None:
        board = self.board
        if board is not None:
            board.attempt(lambda: cards.move(board.document, ids, (stage_id, lane_id)))
            board.select(*(Ref("card", id_) for id_ in ids if board.document.find(Card, id_) is not None))

    def _delete(self) -> None:
        board, chosen = self.board, self.panel.list.chosen
        if board is not None and chosen:
            board.attempt(lambda: cards.delete(board.document, chosen))

    # -- dragging -----------------------------------------------------------------------------
    def _pull(self) -> None:
        board, view, chosen = self.board, self.view, self.panel.list.chosen
        if board is None or view is None or not chosen:
            return
        first = record_title(board.document.find(Card, chosen[0])) or T("Untitled card")
        name = first if len(chosen) == 1 else T("{n} card", "{n} cards", n=len(chosen))
        self._drag = FromBeside(view, ParkedDrag(board, chosen, name))

    def _carry(self, place: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        if self._drag is not None:
            self._drag.carry(place, modifiers)

    def _drop(self, place: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        drag, self._drag = self._drag, None
        if drag is not None:
            drag.drop(place, modifiers)

    # -- looks --------------------------------------------------------------------------------
    def retranslate(self) -> None:
        """Everything in the language in force."""
        self.panel.retranslate()
        self._fill()

    def dress(self, colours: Tokens) -> None:
        """The colours of an appearance."""
        self.panel.dress(colours)
