"""What keys do on the map itself."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from app.canvas.focus import Direction, Ref
from app.canvas.stops import map_end, next_stop, row_end

if TYPE_CHECKING:
    from app.canvas.view import MapView

_ARROWS: dict[int, Direction] = {
    Qt.Key.Key_Left: "left", Qt.Key.Key_Right: "right", Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down",
}  # fmt: skip
_TABS: dict[int, int] = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}
_ENDS: dict[int, int] = {Qt.Key.Key_Home: -1, Qt.Key.Key_End: 1}


class Keys:
    """Arrows and Tab go, Enter adds, letters type, Escape lets go; the rest are actions of the window."""

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
        elif key in _TABS:
            return self.tab(_TABS[key])
        elif key in _ENDS:
            self._to_end(_ENDS[key], modifiers)
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
        """On to what lies beside; with Shift selecting up to there, with Ctrl taking what is selected along."""
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            self._board.nudge(direction)
            self._reveal()
            return
        self._board.step(direction, extend=bool(modifiers & Qt.KeyboardModifier.ShiftModifier))
        self._reveal()

    def tab(self, by: int) -> bool:
        """On to the next place in reading order, or back; False where nothing is selected."""
        focus = self._board.focus
        if focus is None:
            return False
        self._go(next_stop(self._board.document, self._board.drawing, focus, by))
        return True

    def _to_end(self, by: int, modifiers: Qt.KeyboardModifier) -> None:
        """Home and End: along the lane or the headers; with Ctrl over the whole map."""
        document, drawing, focus = self._board.document, self._board.drawing, self._board.focus
        if modifiers & Qt.KeyboardModifier.ControlModifier or focus is None:
            target = map_end(document, drawing, by)
        else:
            target = row_end(document, drawing, focus, by)
        self._go(target, extend=bool(modifiers & Qt.KeyboardModifier.ShiftModifier))

    def _go(self, target: Ref | None, *, extend: bool = False) -> None:
        self._board.go(target, extend=extend)
        self._reveal()

    def _reveal(self) -> None:
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
        """Whether a letter begins to write: on a card, cell or header, without Ctrl or Alt."""
        focus = self._board.focus
        held = modifiers & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        return not held and focus is not None and focus.kind in ("card", "cell", "stage", "lane")

    def _type_over(self, text: str) -> None:
        """The first letter replaces a card's text or a name; in a cell it starts a new card."""
        focus = self._board.focus
        if focus is not None and focus.kind == "cell":
            self._board.add_card((focus.id, focus.lane_id))
        elif focus is not None:
            self._view.edit(focus)
        if self._view.editor.ref is not None:
            self._view.editor.replace_all(text)
