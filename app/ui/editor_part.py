"""A part of the editor: something with actions of its own, and perhaps a panel or bar."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.canvas.board import Board
from app.canvas.view import MapView
from app.ui.theme import Tokens

if TYPE_CHECKING:
    from app.ui.editor import Editor


class EditorPart(QObject):
    """Lives as long as the page; maps come and go.  What a part does not care for it leaves as it is here."""

    def __init__(self, editor: "Editor") -> None:
        super().__init__(editor)
        self.editor = editor

    @property
    def board(self) -> Board | None:
        """The board of the map that is open, or None."""
        return self.editor.board

    @property
    def view(self) -> MapView | None:
        """The view of the map that is open, or None."""
        return self.editor.view

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """What actions do here, by id; asked for anew when another map is open, or none."""
        return {}

    def is_enabled(self, action_id: str) -> bool:
        """Whether one of this part's actions can be done now; asked only for those that ``commands`` has."""
        return self.board is not None

    def own_words(self) -> Mapping[str, str]:
        """Other words than the usual ones for some of its actions, as things are."""
        return {}

    def map_opened(self, board: Board, view: MapView) -> None:
        """Another map is shown."""

    def map_left(self, board: Board, view: MapView) -> None:
        """The map is about to go."""

    def edited(self) -> None:
        """The document has changed, and the map is laid out again."""

    def retranslate(self) -> None:
        """Everything in the language in force."""

    def dress(self, colours: Tokens) -> None:
        """The colours of an appearance."""

    def close(self) -> None:
        """The page goes."""
