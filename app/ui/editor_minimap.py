"""The minimap: the whole map in the corner, to see where one is and to go elsewhere."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor

from app.canvas.board import Board
from app.canvas.minimap import MinimapColours, MinimapWindow
from app.canvas.view import MapView
from app.ui.action_table import tip
from app.ui.editor_part import EditorPart
from app.ui.editor_places import EditorPlaces
from app.ui.theme import Tokens, px
from app.words import T

if TYPE_CHECKING:
    from app.ui.editor import Editor

ACTION = "view.minimap"


class Minimap(EditorPart):
    """Owns the minimap of the view that is open."""

    def __init__(self, editor: "Editor") -> None:
        super().__init__(editor)
        self.window: MinimapWindow | None = None
        editor.table[ACTION].setChecked(self._wanted)

    @property
    def _wanted(self) -> bool:
        return self.editor.settings.shown.get(ACTION, True)

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Show it, or put it away."""
        return {ACTION: self._toggle}

    def _toggle(self) -> None:
        self.editor.settings.shown[ACTION] = not self._wanted
        self.editor.settings.save()
        self.editor.table[ACTION].setChecked(self._wanted)
        if self.window is not None:
            self.window.switch(on=self._wanted)

    def map_opened(self, board: Board, view: MapView) -> None:
        """One for this view."""
        self.window = MinimapWindow(view, board.scene, px)
        self.window.pressed.connect(self._go)
        self.retranslate()
        self.dress(self.editor.colours)
        self.window.switch(on=self._wanted)

    def map_left(self, board: Board, view: MapView) -> None:
        """It goes with its view."""
        self.window = None

    def _go(self, at: QPointF) -> None:
        """Look at a point of the sheet; one can go back from there."""
        view = self.view
        if view is not None:
            places = self.editor.part(EditorPlaces)
            self.editor.settled(lambda: places.jump(lambda: view.look_at(at.x(), at.y()), source="minimap"))()

    def retranslate(self) -> None:
        """Its name and tool tip."""
        if self.window is not None:
            self.window.setAccessibleName(T("Minimap"))
            self.window.setToolTip(tip(T("Minimap"), self.editor.table[ACTION].shortcut()))

    def dress(self, colours: Tokens) -> None:
        """Its colours: what is not in view is darker, on any ground."""
        if self.window is None:
            return
        shade = QColor(colours.window if colours.dark else colours.text)
        shade.setAlpha(96 if colours.dark else 34)
        frame = colours.outline if colours.high or colours.dark else colours.disabled
        self.window.colours(MinimapColours(colours.panel, frame, colours.selection, shade, colours.high))
