"""What is being typed into a cell of a table or tree is on disk too, before the cell is left."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractItemDelegate, QLineEdit

from app.canvas.board import Board
from app.domain.problems import Problem
from app.ui.forms import draft_timer


class CellTyping(QObject):
    """Of one delegate.  Leaving the cell makes an edit or nothing; either way the draft has had its time."""

    def __init__(self, delegate: QAbstractItemDelegate) -> None:
        super().__init__(delegate)
        self._open: tuple[Board, str, str, str] | None = None
        delegate.closeEditor.connect(self._left)

    def keep(self, line: QLineEdit, board: Board, kind: str, id_: str, name: str) -> None:
        """A line was opened on an attribute or field of a record."""
        self._open = (board, kind, id_, name)

        def save() -> None:
            try:
                board.session.save_draft(kind, id_, name, line.text())
            except Problem as problem:
                board.failed.emit(problem)

        timer = draft_timer(line, save)
        line.textEdited.connect(lambda _text: timer.isActive() or timer.start())

    def _left(self) -> None:
        if self._open is None:
            return
        (board, *key), self._open = self._open, None
        try:
            board.session.clear_draft(*key)
        except Problem as problem:
            board.failed.emit(problem)
