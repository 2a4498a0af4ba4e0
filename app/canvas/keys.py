"""What keys do on the map itself."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from app.canvas.focus import Direction

if TYPE_CHECKING:
    from app.canvas.view import MapView

_ARROWS: dict[int, Direction] = {
    Qt.Key.Key_Left: "left", Qt.Key.Key_Right: "right", Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down",
}  # fmt: skip


class Keys:
    """Arrows go, Enter adds, letters type, Escape lets go; the rest are actions of the window."""

    def __init__(self, view: "MapView") -> None:
        self._view = view
        self._board = view.board

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key does; False where it does nothing here."""
        key, modifiers = event.key(), event.modifiers()
        if key == Qt.Key.Key_Escape:
            self._escape()
        elif key == Qt.Key.Key_Space:
            self._view.hold_space(True)
        elif key in _ARROWS:
            self._arrow(_ARROWS[Qt.Key(key)], modifiers)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif event.text() and event.text().isprintable() and self._starts_typing(modifiers):
            self._type_over(event.text())
        else:
            return False
        return True

    def release(self, event: QKeyEvent) -> bool:
        """The space bar lets go of the paper; False for another key."""
        if event.key() != Qt.Key.Key_Space or event.isAutoRepeat():
            return False
        self._view.hold_space(False)
        return True

    def compose(self, text: str) -> None:
        """Letters put together from several keys begin to write too."""
        if text and self._starts_typing(Qt.KeyboardModifier.NoModifier):
            self._type_over(text)

    def _escape(self) -> None:
        if not self._view.drop_gesture():
            self._board.select()

    def _arrow(self, direction: Direction, modifiers: Qt.KeyboardModifier) -> None:
        self._board.step(direction, extend=bool(modifiers & Qt.KeyboardModifier.ShiftModifier))
        if self._board.focus is not None:
            self._view.reveal(self._board.focus)

    def _enter(self) -> None:
        """On a card or cell: a new card below; on a header: type."""
        focus = self._board.focus
        if focus is not None and focus.kind in ("stage", "lane", "map", "persona"):
            self._view.edit(focus)
        else:
            self._board.add_card()

    def _starts_typing(self, modifiers: Qt.KeyboardModifier) -> bool:
        """Whether a letter begins to write: on a card or cell, without Ctrl or Alt."""
        focus = self._board.focus
        held = modifiers & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        return not held and focus is not None and focus.kind in ("card", "cell")

    def _type_over(self, text: str) -> None:
        """The first letter replaces the card's text, or starts a new card in an empty cell."""
        focus = self._board.focus
        if focus is not None and focus.kind == "cell":
            self._board.add_card((focus.id, focus.lane_id))
        elif focus is not None:
            self._view.edit(focus)
        if self._view.editor.ref is not None:
            self._view.editor.replace_all(text)
