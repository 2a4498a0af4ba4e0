"""Labels that show text as it is: nothing that a person typed is ever read as markup."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.canvas.guard import guarded
from app.ui.theme import px, set_role


class PlainLabel(QLabel):
    """A QLabel for plain text, in one of the looks of the style sheet."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None, *, wrap: bool = False) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setWordWrap(wrap)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        if role:
            set_role(self, role)


class ShortLabel(PlainLabel):
    """One line that ends in an ellipsis where there is no room for all of it; who writes it gives it a tool tip."""

    @guarded(fallback=QSize())
    def minimumSizeHint(self) -> QSize:
        """Room for a few letters."""
        return QSize(px(24), super().minimumSizeHint().height())

    @guarded()
    def paintEvent(self, event: QPaintEvent) -> None:
        """As much of the text as there is room for."""
        room, painter = self.contentsRect(), QPainter(self)
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        align = int(self.alignment())
        self.style().drawItemText(
            painter, room, align, self.palette(), self.isEnabled(), shown, self.foregroundRole()
        )  # fmt: skip
        painter.end()


class EmptyNote(PlainLabel):
    """What stands in the middle of a list's place while nothing is in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "muted", parent, wrap=True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setContentsMargins(px(24), px(12), px(24), px(12))
