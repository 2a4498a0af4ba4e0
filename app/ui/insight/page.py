"""A page of the drawer: something that the map says, filled only while it can be seen."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.canvas.board import Board
from app.canvas.focus import Ref, exists
from app.ui.editor_places import EditorPlaces
from app.ui.theme import Tokens, set_role

if TYPE_CHECKING:
    from app.ui.editor import Editor


class DrawerPage(QWidget):
    """Lives as long as the drawer once it was asked for; maps come and go."""

    dismissed = Signal()
    """Something was put away, or brought back."""

    def __init__(self, editor: "Editor") -> None:
        super().__init__()
        self.editor = editor
        set_role(self, "side-body")

    @property
    def board(self) -> Board | None:
        """The board of the map that is open, or None."""
        return self.editor.board

    def show_map(self) -> None:
        """Read the map again: it, or what is shown of it, has changed.  Called only while the page can be seen."""
        raise NotImplementedError

    def follow_selection(self) -> None:
        """Something else is selected on the map."""

    def retranslate(self) -> None:
        """The words that ``show_map`` does not write again, in the language in force."""

    def dress(self, colours: Tokens) -> None:
        """The colours of an appearance; ``show_map`` follows."""

    def enter(self) -> None:
        """Take the keyboard."""
        self.setFocus()

    def go_to(self, refs: Iterable[Ref]) -> None:
        """Select things on the map and have the last of them in view; what is gone is left out."""
        board = self.board
        if board is not None:
            there = [ref for ref in refs if exists(board.document, ref)]
            for ref in there:
                board.uncover(ref)
            self.editor.part(EditorPlaces).show(*there, source="insight")
