"""Something dragged onto the map from a widget beside it, which has the mouse until it is let go."""

from PySide6.QtCore import QPoint, Qt

from app.canvas.gestures import Gesture
from app.canvas.view import MapView


class FromBeside:
    """A gesture of a view whose places come from outside, as points of the screen.

    Where it was given up meanwhile, nothing happens any more.
    """

    def __init__(self, view: MapView, gesture: Gesture) -> None:
        self._view = view
        self._gesture = gesture
        view.mouse.begin(gesture)

    def carry(self, place: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        """It is here now; over the map, the map may come along."""
        if self._view.mouse.gesture is self._gesture:
            point, over = self._on_view(place)
            self._view.mouse.follow(point, modifiers, steer=over)

    def drop(self, place: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        """Let go of it; beside the map nothing happens."""
        if self._view.mouse.gesture is self._gesture:
            point, over = self._on_view(place)
            if over:
                self._view.mouse.drop(point, modifiers)
            else:
                self._view.mouse.give_up()

    def _on_view(self, place: QPoint) -> tuple[QPoint, bool]:
        port = self._view.viewport()
        point = port.mapFromGlobal(place)
        return point, port.rect().contains(point)
