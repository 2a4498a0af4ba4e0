"""A small row of choices over the map: one click or key picks one."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from app.canvas.guard import guarded
from app.domain.records import Value


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """One of the row; ``key`` is the digit that picks it."""

    value: Value | None
    name: str
    icon: QIcon
    key: str


class Picker(QFrame):
    """A popup row.  Arrows go along it, Enter and Space pick, Escape closes."""

    picked = Signal(object)
    """The value of the choice."""

    def __init__(self, name: str, choices: Sequence[Choice], now: Value | None, icon: QSize, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("facePicker")
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._choices = tuple(choices)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 6, 6, 6)
        row.setSpacing(2)
        self.buttons = [self._button(choice, now, icon) for choice in choices]
        for button in self.buttons:
            row.addWidget(button)
        self._first = next((b for b in self.buttons if b.isChecked()), self.buttons[0])

    def _button(self, choice: Choice, now: Value | None, icon: QSize) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("role", "face")
        button.setAutoRaise(True)
        button.setCheckable(True)
        button.setChecked(choice.value == now and type(choice.value) is type(now))
        button.setIcon(choice.icon)
        button.setIconSize(icon)
        button.setToolTip(f"{choice.name} ({choice.key})")
        button.setAccessibleName(choice.name)
        button.clicked.connect(lambda _=False, value=choice.value: self._pick(value))
        return button

    def open_at(self, place: QPoint, *, below: int = 24) -> None:
        """Show the row above a point of the screen, inside the screen; where there is no room, ``below`` it."""
        self.adjustSize()
        x, y = place.x() - self.width() // 2, place.y() - self.height() - 6
        screen = self.screen().availableGeometry()
        x = max(screen.left() + 4, min(x, screen.right() - self.width() - 4))
        y = y if y >= screen.top() else place.y() + below
        self.move(x, y)
        self.show()
        self._first.setFocus(Qt.FocusReason.PopupFocusReason)

    def _pick(self, value: Value | None) -> None:
        self.close()
        self.picked.emit(value)

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The digit of a choice picks it."""
        found = [choice for choice in self._choices if event.text() and choice.key == event.text()]
        if found:
            self._pick(found[0].value)
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            button = next((b for b in self.buttons if b.hasFocus()), None)
            if button is not None:
                button.click()
        else:
            super().keyPressEvent(event)
