"""Five faces and none, beside the card: one click sets how the contact feels."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from app.canvas.guard import guarded
from app.canvas.items import Paint
from app.canvas.symbol_icon import symbol_icon
from app.domain.records import EMOTIONS
from app.layout.theme import THEME

_SIZE = 34
CHOICES: tuple[int | None, ...] = (*EMOTIONS, None)


def face_icon(emotion: int | None, size: int, ratio: float, paint: Paint) -> QIcon:
    """The face of an emotion as an icon of ``size`` pixels on a screen of that pixel ratio."""
    name = "face:none" if emotion is None else f"face:{emotion}"
    return symbol_icon(name, THEME.colors.emotions[emotion], size, ratio, paint)


class FacePicker(QFrame):
    """A popup row of faces."""

    picked = Signal(object)
    """-2 to +2, or None."""

    def __init__(self, paint: Paint, name: Callable[[int | None], str], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("facePicker")
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 6, 6, 6)
        row.setSpacing(2)
        self.buttons: list[QToolButton] = []
        for at, emotion in enumerate(CHOICES):
            button = QToolButton(self)
            button.setAutoRaise(True)
            button.setIcon(face_icon(emotion, _SIZE, self.devicePixelRatioF(), paint))
            button.setIconSize(QSize(_SIZE, _SIZE))
            key = 0 if emotion is None else at + 1
            button.setToolTip(f"{name(emotion)} ({key})")
            button.setAccessibleName(name(emotion))
            button.clicked.connect(lambda _=False, value=emotion: self._pick(value))
            row.addWidget(button)
            self.buttons.append(button)

    def open_at(self, place: QPoint) -> None:
        """Show the row above a point of the screen, inside the screen."""
        self.adjustSize()
        x, y = place.x() - self.width() // 2, place.y() - self.height() - 6
        screen = self.screen().availableGeometry()
        x = max(screen.left() + 4, min(x, screen.right() - self.width() - 4))
        y = y if y >= screen.top() else place.y() + 24
        self.move(x, y)
        self.show()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def _pick(self, emotion: int | None) -> None:
        self.close()
        self.picked.emit(emotion)

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 to 5 pick a face, 0 none."""
        if event.text() and event.text() in "012345":
            digit = int(event.text())
            self._pick(None if digit == 0 else EMOTIONS[digit - 1])
        else:
            super().keyPressEvent(event)
