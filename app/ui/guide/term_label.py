"""The name of a field, which explains itself when it is clicked: the glossary has its word."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QMouseEvent
from PySide6.QtWidgets import QWidget

from app.canvas.guard import guarded
from app.ui.labels import PlainLabel
from app.words import T
from app.words.glossary import term_of_field

ACTION = "help.glossary"


class TermLabel(PlainLabel):
    """Gives the keyboard to its field and asks for the word as the key does; without a word it is a plain label."""

    def __init__(self, text: str, hint: str, field: str, parent: QWidget) -> None:
        super().__init__(text, "small", parent)
        self._has_term = bool(field) and term_of_field(*field.split(".", 1)) is not None
        self.setToolTip(f"{hint}\n{T('Click: what the word means')}" if self._has_term else hint)
        if self._has_term:
            self.setCursor(Qt.CursorShape.WhatsThisCursor)

    @guarded()
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the glossary at this word."""
        inside = self.rect().contains(event.position().toPoint())
        asked = self._has_term and inside and event.button() == Qt.MouseButton.LeftButton
        buddy: QWidget | None = self.buddy()  # None, whatever the stubs say
        action = self.window().findChild(QAction, ACTION)
        if asked and action is not None and buddy is not None:
            buddy.setFocus(Qt.FocusReason.OtherFocusReason)
            action.trigger()
        else:
            super().mouseReleaseEvent(event)
