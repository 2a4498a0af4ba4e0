"""Zoom: by keys, by the status bar."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from app.ui.editor_part import EditorPart

if TYPE_CHECKING:
    from app.ui.editor import Editor


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
        }

    def _by(self, factor: float) -> None:
        if self.view is not None:
            self.view.set_zoom(self.view.zoom * factor)

    def _to(self, zoom: float) -> None:
        if self.view is not None:
            self.view.set_zoom(zoom)

    def _fit(self) -> None:
        if self.view is not None:
            self.view.fit()
