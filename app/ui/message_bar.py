"""A quiet bar over the canvas: what happened, and one thing to do about it.  Never a box in front of the work."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from app.ui.theme import set_role
from app.words import T

SHOWN_MS = 9000


class MessageBar(QFrame):
    """One message at a time; news goes away by itself, a problem stays until it is closed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._act: Callable[[], object] | None = None
        self.text = QLabel(self)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self.action = QPushButton(self)
        self.action.clicked.connect(self._acted)
        self.close_button = QToolButton(self)
        self.close_button.setText("×")
        self.close_button.setAutoRaise(True)
        self.close_button.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.addWidget(self.text, 1)
        row.addWidget(self.action)
        row.addWidget(self.close_button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def say(
        self,
        text: str,
        button: str = "",
        act: Callable[[], object] | None = None,
        *,
        bad: bool = False,
        stays: bool = False,
    ) -> None:
        """Show a message; ``button`` offers ``act``; a bad one stays until it is closed, another where it ``stays``."""
        self._act = act
        self.text.setText(text)
        self.action.setText(button)
        self.action.setVisible(bool(button))
        self.close_button.setToolTip(T("Close"))
        self.close_button.setAccessibleName(T("Close"))
        set_role(self, "message-bad" if bad else "message")
        self.setAccessibleName(text)
        self.show()
        if bad or stays:
            self._timer.stop()
        else:
            self._timer.start()

    def _acted(self) -> None:
        self.hide()
        if self._act is not None:
            self._act()
