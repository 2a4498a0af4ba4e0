"""What cards tell, by keys, by the marks on them, and by the bar beside the selected one."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu

from app.canvas.board import Board
from app.canvas.card_marks import MarkGrip, place_of
from app.canvas.card_values import CardValues
from app.canvas.face_picker import face_picker, importance_picker
from app.canvas.focus import Ref, box_of
from app.canvas.picker import Picker
from app.canvas.symbol_icon import symbol_icon
from app.canvas.view import MapView
from app.domain.fields import field_of
from app.domain.records import Card, Value
from app.ui.card_bar import CardBar
from app.ui.card_bar_place import CardBarPlace
from app.ui.card_menus import choice_menu
from app.ui.editor_part import EditorPart
from app.ui.editor_pictures import Pictures
from app.ui.editor_session import Remembering
from app.ui.theme import Tokens

if TYPE_CHECKING:
    from app.ui.editor import Editor

NEEDS = {
    "card.truth": "moment_of_truth", "card.evidence": "evidence", "card.medium": "medium", "card.control": "control",
    "card.picture": "picture", "card.quote": "quote", "card.details": "text",
    **{f"card.importance_{n}": "importance" for n in range(1, 6)},
}  # fmt: skip
"""What must be sayable of a selected card for an action to be of use."""


class CardTools(EditorPart):
    """Sets what the selected cards say: all of them in one edit."""

    def __init__(self, editor: "Editor") -> None:
        super().__init__(editor)
        self.bar: CardBar | None = None
        self._place: CardBarPlace | None = None
        self.picker: Picker | QMenu | None = None
        self._shown = editor.settings.shown.get("view.card_bar", True)
        editor.table["view.card_bar"].setChecked(self._shown)

    # -- the part -----------------------------------------------------------------------------
    def commands(self) -> Mapping[str, Callable[[], object]]:
        """What can be said by keys and menus."""
        table: dict[str, Callable[[], object]] = {
            "card.truth": lambda: self._with(lambda values: values.toggle("moment_of_truth", True)),
            "card.evidence": lambda: self._with(CardValues.next_evidence),
            "card.medium": lambda: self.ask("medium"),
            "card.control": lambda: self.ask("control"),
            "card.picture": self._picture,
            "card.quote": self._quote,
            "card.details": self._details,
            "view.card_bar": self.switch_bar,
        }
        for step in range(1, field_of("card", "importance").high + 1):
            table[f"card.importance_{step}"] = partial(self.rate, step)
        return table

    def is_enabled(self, action_id: str) -> bool:
        """There must be a card that it makes sense for; anything selected has details."""
        if self.board is None:
            return False
        if action_id in ("view.card_bar", "card.details"):
            return True
        return bool(CardValues(self.board).cards(NEEDS[action_id]))

    def map_opened(self, board: Board, view: MapView) -> None:
        """Marks that can be clicked, and a bar, for this view."""
        view.grips.append(MarkGrip(board, self.editor.paint, lambda: view.transform().m11(), self.ask))
        bar = self.bar = CardBar(self.editor.table, self.editor.paint, view)
        bar.asked.connect(self._asked)
        bar.rated.connect(self.rate)
        self._place = CardBarPlace(view, bar, self._fill)
        self._place.switch(on=self._shown)

    def map_left(self, board: Board, view: MapView) -> None:
        """The bar goes with its view."""
        if self._place is not None:
            self._place.leave()
        self.bar = self._place = None

    def retranslate(self) -> None:
        """The bar's words."""
        self._refill()

    def dress(self, colours: Tokens) -> None:
        """The bar's icons."""
        self._refill()

    # -- the bar ------------------------------------------------------------------------------
    def switch_bar(self) -> None:
        """Show the bar, or put it away; that is remembered."""
        self._shown = not self._shown
        self.editor.settings.shown["view.card_bar"] = self._shown
        self.editor.settings.save()
        self.editor.table["view.card_bar"].setChecked(self._shown)
        if self._place is not None:
            self._place.switch(on=self._shown)

    def _fill(self, card: Card) -> None:
        if self.bar is not None and self.board is not None:
            self.bar.show_card(card, self.editor.colours, touchpoint=self.board.document.is_touchpoint(card))

    def _refill(self) -> None:
        focus = self.board.focus if self.board is not None else None
        card = self.board.document.find(Card, focus.id) if self.board and focus and focus.kind == "card" else None
        if card is not None:
            self._fill(card)

    def _asked(self, key: str) -> None:
        """A button of the bar."""
        button = self.bar.buttons[key] if self.bar is not None else None
        if button is None:
            return
        action = {"moment_of_truth": "card.truth", "picture": "card.picture", "quote": "card.quote",
                  "more": "card.details", "away": "view.card_bar"}.get(key)  # fmt: skip
        if action is not None:
            self.editor.table[action].trigger()
        else:
            self.ask(key, QRect(button.mapToGlobal(QPoint(0, 0)), button.size()))
        self._refill()

    # -- what is said -------------------------------------------------------------------------
    def _with(self, do: Callable[[CardValues], object]) -> None:
        if self.board is not None:
            do(CardValues(self.board))

    def rate(self, value: int) -> None:
        """The importance; the same again takes it away."""
        self._with(lambda values: values.toggle("importance", value))

    def ask(self, key: str, near: QRect | None = None) -> None:
        """Let one choose what the selected cards say, beside ``near`` (of the screen) or the mark on the card."""
        board, view = self.board, self.view
        if board is None or view is None:
            return
        values, at = CardValues(board), near or self._mark(key)
        now = values.shared(key)
        say = partial(self._say, values, key)
        if key in ("face", "importance"):
            if key == "face":
                picker = face_picker(now, self.editor.paint, self.editor)
            else:
                picker = importance_picker(now, self.editor.colours.text, self.editor.paint, self.editor)
            picker.picked.connect(say)
            picker.open_at(QPoint(at.center().x(), at.top()), below=at.height() + 6)
            self.picker = picker
            return
        menu = choice_menu(self.editor, key, now, self._symbol, say)
        menu.popup(at.bottomLeft() + QPoint(0, 4))
        self.picker = menu

    def _say(self, values: CardValues, key: str, value: Value | None) -> None:
        values.put(key, value)
        if self.view is not None:
            self.view.setFocus(Qt.FocusReason.PopupFocusReason)

    def _mark(self, key: str) -> QRect:
        """Where the mark of the selected card is on the screen, or the card; the map where none is selected."""
        board, view = self.board, self.view
        if board is None or view is None:
            return QRect()
        cards = board.selected_cards()
        focus = board.focus
        ref = focus if focus is not None and focus.kind == "card" else Ref("card", cards[0]) if cards else None
        group = board.drawing.group("card", ref.id) if ref is not None else None
        box = (place_of(group, key) if group else None) or (box_of(board.drawing, ref) if ref else None)
        if box is None:
            return QRect(view.viewport().mapToGlobal(view.viewport().rect().center()), view.size() * 0)
        place = view.mapFromScene(QRectF(box.x, box.y, box.w, box.h)).boundingRect()
        return QRect(view.viewport().mapToGlobal(place.topLeft()), place.size())

    def _symbol(self, name: str) -> QIcon:
        return symbol_icon(name, self.editor.colours.text, 18, self.editor.devicePixelRatioF(), self.editor.paint)

    def _picture(self) -> None:
        if self.board is not None:
            ids = [card.id for card in CardValues(self.board).cards("picture")]
            self.editor.part(Pictures).choose("card", ids, "picture")

    def _quote(self) -> None:
        """Type what a customer said, on the card itself."""
        board, view = self.board, self.view
        if board is not None and view is not None and (cards := CardValues(board).cards("quote")):
            view.edit(Ref("card", cards[-1].id, field="quote"))

    def _details(self) -> None:
        """To the panel at the side, which comes back where it was put away."""
        if self.editor.inspector is not None:
            self.editor.part(Remembering).show_inspector(True)
            self.editor.inspector.enter()
