"""Choosing cards: those of a stage or lane, those that meet a condition; the others are pale."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from app.canvas.board import Board
from app.canvas.focus import Ref, cell_of
from app.canvas.view import MapView
from app.domain.facets import meeting
from app.ui.editor_part import EditorPart
from app.ui.filter_bar import FilterBar
from app.ui.theme import Tokens

if TYPE_CHECKING:
    from app.ui.editor import Editor


class Filtering(EditorPart):
    """The filter bar and the selections by place and by condition."""

    def __init__(self, editor: "Editor") -> None:
        super().__init__(editor)
        self.bar = FilterBar()
        self.bar.hide()
        editor.above.addWidget(self.bar)
        self.bar.condition_changed.connect(lambda _condition: self._show())
        self.bar.select_wanted.connect(self._select_met)
        self.bar.closed.connect(self._close)
        self.bar.retranslate()
        self._met: list[str] = []

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Filter, and select."""
        return {
            "view.filter": self._toggle,
            "edit.select_where": self._open,
            "edit.select_stage": lambda: self._select_place("stage"),
            "edit.select_lane": lambda: self._select_place("lane"),
        }

    def is_enabled(self, action_id: str) -> bool:
        """A stage or lane can be selected where something of it is."""
        if action_id in ("edit.select_stage", "edit.select_lane"):
            return self._place(action_id.removeprefix("edit.select_")) is not None
        return self.board is not None

    def map_opened(self, board: Board, view: MapView) -> None:
        """The conditions are of one map; another one begins without any."""
        self.bar.forget()

    def edited(self) -> None:
        """What was edited may meet the condition now, or no more."""
        self._show()

    def retranslate(self) -> None:
        """The bar in the language in force."""
        self.bar.retranslate()
        self._show()

    def dress(self, colours: Tokens) -> None:
        """The bar's icon."""
        self.bar.dress(colours)

    # -- the bar ------------------------------------------------------------------------------
    def _toggle(self) -> None:
        if self.bar.isVisible():
            self._close()
        else:
            self._open()

    def _open(self) -> None:
        self.bar.show()
        self._show()
        self.bar.go_in()

    def _close(self) -> None:
        self.bar.hide()
        self.bar.forget()
        if self.view is not None:
            self.view.setFocus()

    def _show(self) -> None:
        """Cards that do not meet the condition are pale."""
        board = self.board
        if board is None or (not self.bar.isVisible() and self.bar.condition.is_empty):
            self._dim(frozenset())
            return
        self._met = meeting(board.document, board.map_id, self.bar.condition)
        every = {card.id for card in board.document.cards(board.map_id)}
        self._dim(frozenset(every.difference(self._met)))
        self.bar.show_map(board.document, board.map_id, len(self._met))

    def _dim(self, ids: frozenset[str]) -> None:
        if self.board is not None:
            self.board.scene.set_dimmed(ids)

    # -- selecting ----------------------------------------------------------------------------
    def _select_met(self) -> None:
        if self.board is not None and self.view is not None:
            seen = {group.owner for group in self.board.drawing.by_role("card")}
            self.board.select(*(Ref("card", id_) for id_ in self._met if id_ in seen))
            self.view.setFocus()

    def _place(self, kind: str) -> str | None:
        """The stage or lane of what is selected."""
        focus = self.board.focus if self.board is not None else None
        if self.board is None or focus is None:
            return None
        if focus.kind == kind:
            return focus.id
        cell = cell_of(self.board.document, focus)
        return cell[0 if kind == "stage" else 1] if cell is not None else None

    def _select_place(self, kind: str) -> None:
        """Every card of the stage or lane that the selection is in."""
        place = self._place(kind)
        if self.board is None or place is None:
            return
        document = self.board.document
        cards = document.stage_cards(place) if kind == "stage" else document.lane_cards(place)
        if cards:
            self.board.select(*(Ref("card", card.id) for card in cards))
