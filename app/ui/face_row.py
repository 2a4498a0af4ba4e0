"""Five faces and none side by side: one stop of the tabulator, at the face in force, and arrows between them."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from app.canvas.face_picker import CHOICES
from app.canvas.guard import guarded
from app.ui.theme import px, set_role
from app.words.fields import emotion_name

SIZE = 28
"""Pixels of a face at 100 %."""


class FaceRow(QWidget):
    """Shows the face in force pressed; ``face`` gives the icon of an emotion."""

    chosen = Signal(object)
    """An emotion, or None."""

    def __init__(self, parent: QWidget, face: Callable[[int | None], QIcon]) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        self.buttons = [self._button(at, emotion, face(emotion)) for at, emotion in enumerate(CHOICES)]
        for button in self.buttons:
            row.addWidget(button)
        row.addStretch(1)
        self._stop_at(self.buttons[0])

    def _button(self, at: int, emotion: int | None, face: QIcon) -> QToolButton:
        button = QToolButton(self)
        set_role(button, "face")
        button.setCheckable(True)
        button.setAutoRaise(True)
        button.setIcon(face)
        button.setIconSize(QSize(px(SIZE), px(SIZE)))
        button.setToolTip(f"{emotion_name(emotion)} ({0 if emotion is None else at + 1})")
        button.setAccessibleName(emotion_name(emotion))
        button.clicked.connect(lambda: self.chosen.emit(emotion))
        button.installEventFilter(self)
        return button

    def show_faces(self, emotions: set[int | None]) -> None:
        """Press the face that all have; none where they have several."""
        for emotion, button in zip(CHOICES, self.buttons, strict=True):
            button.setChecked(emotions == {emotion})
        if not any(button.hasFocus() for button in self.buttons):
            self._stop_at_pressed()

    def _stop_at_pressed(self) -> None:
        self._stop_at(next((button for button in self.buttons if button.isChecked()), self.buttons[0]))

    def _stop_at(self, stop: QToolButton) -> None:
        """Tab comes to this button only."""
        for button in self.buttons:
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus if button is stop else Qt.FocusPolicy.NoFocus)

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows go from face to face; who leaves the row comes back to the face in force."""
        if event.type() == QEvent.Type.FocusOut:
            self._stop_at_pressed()
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or watched not in self.buttons:
            return False
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        at = self.buttons.index(watched) + step
        if 0 <= at < len(self.buttons):
            self._stop_at(self.buttons[at])
            self.buttons[at].setFocus(Qt.FocusReason.OtherFocusReason)
        return True
