"""The name of a field, which explains itself when it is clicked: the glossary has its word.

The name of what somebody thinks is slanted and has a bubble before it, as on the map; that of a fact is upright.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QIcon, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.canvas.guard import guarded
from app.ui.labels import PlainLabel
from app.ui.theme import px
from app.words import T
from app.words.glossary import term_of_field

ACTION = "help.glossary"
BUBBLE = 12
"""The side of the bubble, in pixels at the usual size."""


def opinion_help() -> str:
    """What the bubble and the slant say."""
    return T("An opinion: how somebody sees or judges it, not a fact.")


class TermLabel(PlainLabel):
    """Gives the keyboard to its field and asks for the word as the key does; without a word it is a plain label.

    With a ``bubble`` it is the name of an opinion.
    """

    def __init__(self, text: str, hint: str, field: str, parent: QWidget, bubble: QIcon | None = None) -> None:
        super().__init__(text, "small" if bubble is None else "opinion", parent)
        self._has_term = bool(field) and term_of_field(*field.split(".", 1)) is not None
        self._bubble = bubble
        said = [hint, opinion_help() if bubble is not None else "",
                T("Click: what the word means") if self._has_term else ""]  # fmt: skip
        self.setToolTip("\n".join(filter(None, said)))
        if bubble is not None:
            self.setIndent(px(BUBBLE + 4))
        if self._has_term:
            self.setCursor(Qt.CursorShape.WhatsThisCursor)

    @guarded()
    def paintEvent(self, event: QPaintEvent) -> None:
        """The bubble before the name."""
        super().paintEvent(event)
        if self._bubble is not None:
            side = px(BUBBLE)
            self._bubble.paint(QPainter(self), 0, (self.height() - side) // 2, side, side)

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
