"""The menus that open on the map."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt

from app.canvas.board import Board
from app.canvas.focus import Ref
from app.canvas.view import MapView
from app.domain.records import Lane, LaneKind, Value
from app.ui.editor_part import EditorPart
from app.ui.map_menus import lane_menu, thing_menu

if TYPE_CHECKING:
    from app.ui.editor import Editor


class MapMenus(EditorPart):
    """What can be done to the thing under the pointer, and which lanes can be added."""

    def __init__(self, editor: "Editor") -> None:
        super().__init__(editor)
        editor.status.menu_wanted.connect(self._show_tab_menu)

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """A lane is added by choosing its kind."""
        return {"lane.add": self._show_lane_menu}

    def map_opened(self, board: Board, view: MapView) -> None:
        """Open menus for this view."""
        view.menu_wanted.connect(self._show_menu)

    def _show_lane_menu(self) -> None:
        """The kinds of lane, below their button."""
        board = self.board
        if board is None:
            return

        def add(lane_kind: LaneKind, title: str, fields: dict[str, Value]) -> None:
            board.add_lane(lane_kind, title, fields)

        has_curve = any(lane.lane_kind == "emotion" for lane in board.document.lanes(board.map_id))
        menu = lane_menu(self.editor, self.editor.channel_icon, add, has_curve=has_curve)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.editor.tools.below("lane.add"))

    def _show_menu(self, ref: Ref | None, place: QPoint) -> None:
        """What can be done to the thing under the pointer, or to all that is selected with it."""
        self._open(self._kind(ref), place)

    def _kind(self, ref: Ref | None) -> str:
        """The menu of a thing."""
        board = self.board
        if ref is None or board is None:
            return ""
        if ref.kind == "card" and len(board.selection) > 1:
            return "cards"
        lane = board.document.find(Lane, ref.id) if ref.kind == "lane" else None
        return "curve" if lane is not None and lane.lane_kind == "emotion" else ref.kind

    def _show_tab_menu(self, map_id: str, place: QPoint) -> None:
        """What can be done to a map; it is opened, so that one sees which it is."""
        self.editor.open_map(map_id)
        self._open("tab", place)

    def _open(self, kind: str, place: QPoint) -> None:
        menu = thing_menu(self.editor, self.editor.table, kind)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)
