"""A quiet bar over the canvas that stays as long as something is not on disk."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from app.ui.labels import PlainLabel
from app.ui.theme import set_role
from app.words import T


class UnsavedBar(QFrame):
    """What is wrong and what to do; ``again`` tries at once, ``copy`` saves the project elsewhere."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        set_role(self, "message-bad")
        self.text: QLabel = PlainLabel(parent=self, wrap=True)
        self.again, self.copy = QPushButton(self), QPushButton(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.addWidget(self.text, 1)
        for button in (self.again, self.copy):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves what is being typed where it is
            row.addWidget(button)
        self.retranslate()
        self.hide()

    def tell(self, text: str) -> None:
        """Say it; the words are read out once, not at every try."""
        if self.text.text() != text:
            self.text.setText(text)
            self.setAccessibleName(text)
        self.show()

    def retranslate(self) -> None:
        """The words on the buttons."""
        self.again.setText(T("Try now"))
        self.copy.setText(T("Save a copy…"))
