"""Cards dragged from one map to another: held over a map's tab for a moment, that map opens under them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QTimer

from app.canvas.board import Board
from app.canvas.gestures import CardDrag
from app.canvas.view import MapView
from app.ui.editor_part import EditorPart

if TYPE_CHECKING:
    from app.ui.editor import Editor

MOMENT = 600
"""Milliseconds over a tab until its map opens."""


class Carrying(EditorPart):
    """Watches what is dragged over the tabs."""

    def __init__(self, editor: "Editor") -> None:
        super().__init__(editor)
        self._over = ""
        self._place = QPoint()
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(MOMENT)
        self._wait.timeout.connect(self._open)

    def map_opened(self, board: Board, view: MapView) -> None:
        """Watch this view."""
        view.mouse.carried.connect(self._carried)

    def map_left(self, board: Board, view: MapView) -> None:
        """Nothing of it is dragged any more."""
        self._wait.stop()
        self._over = ""

    def _carried(self, place: QPoint) -> None:
        """The moment begins anew where the cards come over another tab."""
        self._place = place
        over = self.editor.status.map_at(place)
        if over and self.view is not None:
            self.view.mouse.scrolling.stop()
        if over != self._over:
            self._over = over
            self._wait.stop()
            if over and over != self.editor.map_id:
                self._wait.start()

    def _open(self) -> None:
        """Open the map, with the cards still in the hand."""
        before = self.view.mouse.gesture if self.view is not None else None
        map_id = self._over
        if self.view is None or not isinstance(before, CardDrag) or not map_id:
            return
        self.view.mouse.give_up()
        self.editor.open_map(map_id)
        if self.editor.map_id == map_id:
            self.view.mouse.take_over(before, self._place)
