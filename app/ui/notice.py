"""A bar at the lower edge that says what just happened, and offers to take it back where that can be done."""

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from app.canvas.guard import guarded
from app.ui.icons import icon
from app.ui.labels import PlainLabel
from app.ui.theme import set_role, tokens_now
from app.words import T

Words = Callable[[], str]


class NoticeBar(QFrame):
    """Hidden until ``show_notice``; stays until it is closed, its offer is taken or ``withdraw`` is called."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("noticeBar")
        self._words: Words = str
        self._offer: Callable[[], object] | None = None
        self._label: QLabel = PlainLabel(parent=self)
        self._undo = QPushButton(self)
        set_role(self._undo, "quiet")
        self._undo.clicked.connect(self._take)
        self._close = QToolButton(self)
        self._close.setAutoRaise(True)
        self._close.clicked.connect(self.withdraw)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 6, 12, 6)
        row.addWidget(self._label, 1)
        row.addWidget(self._undo)
        row.addWidget(self._close)
        self._retranslate()
        self.hide()

    def show_notice(self, words: Words, offer: Callable[[], object] | None = None) -> None:
        """Say ``words()``, and offer to undo by ``offer``."""
        self._words, self._offer = words, offer
        self._retranslate()
        self.show()

    def withdraw(self) -> None:
        """Say nothing any more."""
        self._offer = None
        self.hide()

    @guarded()
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            self._retranslate()

    def _take(self) -> None:
        offer = self._offer
        self.withdraw()
        if offer is not None:
            offer()

    def _retranslate(self) -> None:
        self._label.setText(self._words())
        self._undo.setText(T("Undo"))
        self._undo.setVisible(self._offer is not None)
        self._close.setToolTip(T("Close"))
        self._close.setAccessibleName(T("Close"))
        self._close.setIcon(icon("x", tokens_now()))
