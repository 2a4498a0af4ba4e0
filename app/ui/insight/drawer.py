"""The drawer itself: a row of tabs, and the page that is chosen below it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QTabBar, QToolButton, QVBoxLayout

from app.canvas.guard import guarded
from app.ui.icons import icon
from app.ui.insight.page import DrawerPage
from app.ui.insight.pages import PAGES
from app.ui.theme import Tokens, px, set_role
from app.words import T

if TYPE_CHECKING:
    from app.ui.editor import Editor

WAIT_MS = 120
"""So long after an edit the page reads the map again: typing and dragging do not wait for it."""


class Drawer(QFrame):
    """Makes a page when it is first looked at, and fills the one in front only."""

    left = Signal()
    """Somebody wants to go back to the map."""
    closed = Signal()
    dismissed = Signal()
    """A page has put something away, or brought it back."""
    turned = Signal(str)
    """The code of the page that is in front now."""

    def __init__(self, editor: "Editor") -> None:
        super().__init__()
        self._editor = editor
        self._made: dict[str, DrawerPage] = {}
        self._stale = True
        set_role(self, "drawer")
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setUsesScrollButtons(True)
        self.stack = QStackedWidget()
        self.close_button = QToolButton()
        self.close_button.setAutoRaise(True)
        self.close_button.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.setContentsMargins(8, 2, 6, 0)
        head.addWidget(self.tabs, 1)
        head.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.stack, 1)
        for spec in PAGES:
            self.tabs.setTabData(self.tabs.addTab(spec.text()), spec.code)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(WAIT_MS)
        self._soon.timeout.connect(self.fill)
        self.tabs.currentChanged.connect(self._turned)
        self.retranslate()

    # -- pages --------------------------------------------------------------------------------
    @property
    def code(self) -> str:
        """The code of the page in front."""
        return str(self.tabs.tabData(self.tabs.currentIndex()))

    def turn_to(self, code: str) -> None:
        """Have a page in front."""
        found = next((at for at, spec in enumerate(PAGES) if spec.code == code), 0)
        self.tabs.setCurrentIndex(found)
        self._turned()

    def page(self, code: str) -> DrawerPage:
        """A page, made if need be."""
        if code not in self._made:
            spec = next(spec for spec in PAGES if spec.code == code)
            page = self._made[code] = spec.make(self._editor)
            page.setAccessibleName(spec.text())
            page.dress(self._editor.colours)
            page.dismissed.connect(self.dismissed)
            self.stack.addWidget(page)
        return self._made[code]

    def made(self, code: str) -> DrawerPage | None:
        """A page that somebody has looked at already."""
        return self._made.get(code)

    def _turned(self) -> None:
        self.stack.setCurrentWidget(self.page(self.code))
        self.stale()
        self.fill()
        self.turned.emit(self.code)

    # -- keeping in step ----------------------------------------------------------------------
    def stale(self) -> None:
        """What the page in front shows is not the map any more; it is read again in a moment."""
        self._stale = True
        if self.isVisible():
            self._soon.start()

    def fill(self) -> None:
        """Read the map again if it has changed, and only where somebody can see it."""
        if self._stale and self.isVisible() and self._editor.board is not None:
            self._stale = False
            self._soon.stop()
            self.page(self.code).show_map()

    def follow_selection(self) -> None:
        """Something else is selected on the map."""
        if self.isVisible() and self.code in self._made and not self._stale:
            self._made[self.code].follow_selection()

    def enter(self) -> None:
        """Take the keyboard into the page."""
        self.page(self.code).enter()

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the map."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    # -- looks --------------------------------------------------------------------------------
    def retranslate(self) -> None:
        """Everything in the language in force."""
        self.setAccessibleName(T("What the map says"))
        self.tabs.setAccessibleName(T("Pages"))
        self.close_button.setAccessibleName(T("Close the drawer"))
        self.close_button.setToolTip(T("Close the drawer"))
        for at, spec in enumerate(PAGES):
            self.tabs.setTabText(at, spec.text())
        for code, page in self._made.items():
            page.setAccessibleName(next(spec.text() for spec in PAGES if spec.code == code))
            page.retranslate()
        self.stale()

    def dress(self, colours: Tokens) -> None:
        """The colours of an appearance."""
        self.close_button.setIcon(icon("x", colours))
        size = px(16)
        self.tabs.setIconSize(QSize(size, size))
        for at, spec in enumerate(PAGES):
            self.tabs.setTabIcon(at, icon(spec.icon, colours))
        for page in self._made.values():
            page.dress(colours)
        self.stale()
