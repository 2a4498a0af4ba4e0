"""How much is missing, said at the foot of the page while one works: never louder than a number."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QToolButton

from app.insight.lint import lint
from app.ui.action_table import tip
from app.ui.icons import icon
from app.ui.theme import Tokens, px
from app.words import T

if TYPE_CHECKING:
    from app.ui.editor import Editor

WAIT_MS = 1200
"""So long after the last edit the map is looked through."""
MOST_CARDS = 1500
"""Of larger maps the drawer tells it when it is opened: looking them through would be felt while typing."""
ACTION = "insight.findings"


class Reminder(QToolButton):
    """The number of findings; a click opens them."""

    def __init__(self, editor: "Editor") -> None:
        super().__init__()
        self._editor = editor
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.clicked.connect(editor.table[ACTION].trigger)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(WAIT_MS)
        self._soon.timeout.connect(self.count)
        self.hide()

    def soon(self) -> None:
        """The map is another, or has changed."""
        self._soon.start()

    def stop(self) -> None:
        """There is no map."""
        self._soon.stop()
        self.hide()

    def count(self) -> None:
        """Look the map through; what was put away does not count."""
        board = self._editor.board
        if board is None or len(board.document.cards(board.map_id)) > MOST_CARDS:
            self.hide()
            return
        away = set(self._editor.settings.dismissed.get(board.map_id, ()))
        found = lint(board.document, board.map_id, date.today())  # noqa: DTZ011 - the day on this person's wall
        number = sum(finding.key not in away for finding in found)
        self.setText(str(number))
        words = T("{n} finding", "{n} findings", n=number)
        self.setAccessibleName(words)
        self.setToolTip(tip(words, self._editor.table[ACTION].shortcut()))
        self.setVisible(number > 0)

    def dress(self, colours: Tokens) -> None:
        """The colours of an appearance."""
        self.setIcon(icon("list-checks", colours, colours.muted))
        self.setIconSize(QSize(px(16), px(16)))
