"""Zoom: by keys, by the status bar."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from app.canvas.focus import box_of
from app.layout.shapes import Box
from app.ui.editor_part import EditorPart
from app.ui.editor_places import EditorPlaces

if TYPE_CHECKING:
    from app.ui.editor import Editor


CLOSEST = 1.5
"""To what is selected one goes no closer than this."""


class Zoom(EditorPart):
    """The zoom of the map that is open."""

    def __init__(self, editor: "Editor") -> None:
        super().__init__(editor)
        editor.status.zoom_chosen.connect(self._to)

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """In, out, life size, all of it."""
        return {
            "zoom.in": lambda: self._by(1.25),
            "zoom.out": lambda: self._by(0.8),
            "zoom.actual": lambda: self._to(1.0),
            "zoom.fit": self._fit,
            "zoom.selection": self._to_selection,
        }

    def is_enabled(self, action_id: str) -> bool:
        """Something must be selected to be gone to."""
        if action_id == "zoom.selection":
            return self.board is not None and bool(self.board.selection)
        return super().is_enabled(action_id)

    def _by(self, factor: float) -> None:
        if self.view is not None:
            self.view.set_zoom(self.view.zoom * factor)

    def _to(self, zoom: float) -> None:
        if self.view is not None:
            self.view.set_zoom(zoom)

    def _fit(self) -> None:
        if self.view is not None:
            self.view.fit()

    def _to_selection(self) -> None:
        """What is selected, as large as the window allows."""
        board, view = self.board, self.view
        if board is None or view is None:
            return
        boxes = [box for ref in board.selection if (box := box_of(board.drawing, ref)) is not None]
        if boxes:
            left, top = min(box.x for box in boxes), min(box.y for box in boxes)
            whole = Box(left, top, max(b.right for b in boxes) - left, max(b.bottom for b in boxes) - top)
            places = self.editor.part(EditorPlaces)
            places.jump(lambda: places.travel_to(whole, min(CLOSEST, view.zoom_for(whole))))
