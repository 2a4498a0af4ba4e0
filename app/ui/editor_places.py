"""Going somewhere on purpose, and back: places over all maps of the project, like the pages of a browser."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QMouseEvent

from app.canvas.board import Board
from app.canvas.focus import Ref, box_of
from app.canvas.guard import guarded
from app.canvas.places import Place, Places
from app.canvas.travel import Travel
from app.canvas.view import MapView
from app.domain.records import JourneyMap
from app.layout.shapes import Box
from app.ui.editor_part import EditorPart

if TYPE_CHECKING:
    from app.ui.editor import Editor

LEGIBLE = 0.5
"""Below this zoom the text of cards cannot be read."""
READING = 0.8
"""The zoom to read at."""
PIXELS = 1.2
"""Millimetres of screen within which two places are the same."""


class EditorPlaces(EditorPart):
    """The one way to go to something; every such jump can be taken back."""

    def __init__(self, editor: "Editor") -> None:
        super().__init__(editor)
        self._places = Places()
        self._travel: Travel | None = None
        self._walking = False
        self._opened = False
        self._source = ""
        self._landed: Place | None = None
        editor.installEventFilter(self)

    # -- going --------------------------------------------------------------------------------
    def show(self, *refs: Ref, map_id: str | None = None, source: str = "") -> None:
        """Select things, of another map too, and go to the last of them, close enough to read it.

        Jumps from one ``source`` (find, outline) that follow on each other count as one.
        """

        def go() -> None:
            if map_id is not None:
                self.editor.open_map(map_id)
            if self.board is not None and refs:
                self.board.select(*refs)
                self.go_to(refs[-1])

        self.jump(go, source)

    def go_to(self, ref: Ref) -> None:
        """Have something in view and readable; stay where that is so already."""
        view, board = self.view, self.board
        box = box_of(board.drawing, ref) if board is not None else None
        if view is None or box is None:
            return
        if view.zoom < LEGIBLE:
            self.travel_to(box, READING)
        elif not view.shows(box):
            self.travel_to(box, view.zoom)

    def travel_to(self, box: Box, zoom: float) -> None:
        """Go until a box of the drawing is in the middle."""
        if self._travel is not None and self.view is not None:
            self._travel.go((zoom, *self.view.middle_for(box, zoom)))

    def jump(self, go: Callable[[], object], source: str = "") -> None:
        """Do something that leads to another place, and remember the place that was left."""
        before = self._here()
        steps_on = bool(source) and source == self._source and _same(before, self._landed)
        if before is not None:
            self._places.stay(before)
        self._opened = False
        go()
        after = self._here(arrived=False)
        moved = after is not None and not _same(after, before)
        if after is not None and moved:
            (self._places.stay if steps_on or self._opened else self._places.go)(after)
        if moved or not steps_on:
            self._source, self._landed = source if moved else "", after
        self.editor.state_changed.emit()

    def _here(self, *, arrived: bool = True) -> Place | None:
        """The place one is at, or on the way to."""
        if self.view is None or self.board is None:
            return None
        if self._travel is not None and arrived:
            self._travel.arrive()
        goal = self._travel.goal if self._travel is not None else None
        return Place(self.board.map_id, goal or self.view.place())

    # -- back and forward ---------------------------------------------------------------------
    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Back, forward, and from map to map."""
        return {
            "view.back": self._back,
            "view.forward": lambda: self._back(forward=True),
            "map.next": lambda: self._beside(1),
            "map.previous": lambda: self._beside(-1),
        }

    def is_enabled(self, action_id: str) -> bool:
        """Where there is a place or another map to go to."""
        if action_id.startswith("view."):
            return self._places.can_go(self._is_there, forward=action_id == "view.forward")
        return self.board is not None and len(self.editor.session.document.maps) > 1

    def _is_there(self, map_id: str) -> bool:
        return self.editor.session.document.find(JourneyMap, map_id) is not None

    def _back(self, *, forward: bool = False) -> None:
        here = self._here()
        if here is not None:
            self._places.stay(here)
        place = self._places.back(self._is_there, forward=forward)
        if place is None:
            return
        self._walking = True
        try:
            self.editor.open_map(place.map_id)
        finally:
            self._walking = False
        if self._travel is not None:
            self._travel.go(place.look)
        self._source = ""
        self.editor.state_changed.emit()

    def _beside(self, by: int) -> None:
        """The next map of the project; behind the last comes the first."""
        maps = [m.id for m in self.editor.session.document.maps]
        if self.editor.map_id in maps:
            self.editor.open_map(maps[(maps.index(self.editor.map_id) + by) % len(maps)])

    @guarded(False)
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The mouse's own buttons for back and forward."""
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress:
            id_ = {Qt.MouseButton.BackButton: "view.back", Qt.MouseButton.ForwardButton: "view.forward"}.get(
                event.button()
            )
            if id_ is not None:
                self.editor.table[id_].trigger()
                return True
        return False

    # -- following the page -------------------------------------------------------------------
    def map_opened(self, board: Board, view: MapView) -> None:
        """Another map is another place."""
        self._travel = Travel(view)
        view.viewport().installEventFilter(self)
        self._opened = True
        if not self._walking:
            self._places.go(Place(board.map_id))

    def map_left(self, board: Board, view: MapView) -> None:
        """Keep where one was on it."""
        here = self._here()
        if here is not None and not self._walking:
            self._places.stay(here)
        self._travel = None


def _same(one: Place | None, other: Place | None) -> bool:
    """Whether two places differ by no more than the rounding to whole pixels."""
    if one is None or other is None or one.map_id != other.map_id or one.look is None or other.look is None:
        return one == other
    (z, x, y), (z2, x2, y2) = one.look, other.look
    return abs(z / z2 - 1) < 1e-6 and (abs(x - x2) + abs(y - y2)) * z < PIXELS
