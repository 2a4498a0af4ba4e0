"""The making of a map as large as the screen, for a room that looks on."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QPushButton, QVBoxLayout

from app.domain.records import JourneyMap
from app.past import Moment
from app.ui.versions.replay import Replay
from app.ui.versions.tracing import Tracing
from app.words import T

if TYPE_CHECKING:
    from app.ui.editor import Editor


class ReplayWindow(QDialog):
    """Starts where the page stands; ``restore_wanted`` says that what was shown last shall become a map."""

    def __init__(
        self, editor: "Editor", tracing: Tracing, map_id: str, moments: Sequence[Moment], at: int
    ) -> None:  # fmt: skip
        super().__init__(editor)
        title = editor.session.document.get(JourneyMap, map_id).title or T("Without a name")
        self.setWindowTitle(T("How “{title}” was made", title=title))
        self.setWindowState(Qt.WindowState.WindowMaximized)
        self.restore_wanted = False
        self._last = len(moments) - 1
        self.replay = Replay(editor, tracing, large=True)
        self.replay.dress(editor.colours)
        tracing.drawn.connect(self.replay.take, Qt.ConnectionType.QueuedConnection)
        self.restore_button = QPushButton(T("Restore as a new map"))
        self.restore_button.setAutoDefault(False)
        self.restore_button.clicked.connect(self._restore)
        self.replay.moved.connect(lambda at: self.restore_button.setEnabled(at < self._last))
        buttons = QDialogButtonBox()
        close = buttons.addButton(T("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.setContentsMargins(12, 0, 12, 10)
        row.addWidget(self.restore_button)
        row.addStretch(1)
        row.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.replay, 1)
        column.addLayout(row)
        self.replay.slider.setFocus()
        board = editor.board
        if board is not None:
            self.replay.show_moments(map_id, moments, board.display, at)
            self.restore_button.setEnabled(self.replay.at < self._last)

    def _restore(self) -> None:
        self.restore_wanted = True
        self.accept()
