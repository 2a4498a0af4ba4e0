"""While something is dragged near the edge of the view, the map comes along: the nearer, the faster."""

from PySide6.QtCore import QElapsedTimer, QObject, QPoint, QPointF, QTimer

from app.canvas.paper_view import PaperView

EDGE = 44.0
"""Pixels from the edge within which the map begins to move."""
FASTEST = 1600.0
"""Pixels a second at the edge and beyond it."""
_TICK = 15  # ms
_LONGEST = 0.05  # s; a late tick does not leap


def speed(place: float, length: float) -> float:
    """Pixels a second along one axis for a pointer at ``place`` of a view of that length; negative is back."""
    edge = min(EDGE, length / 4)
    if place < edge:
        return -FASTEST * min(1.0, (edge - place) / edge) ** 2
    if place > length - edge:
        return FASTEST * min(1.0, (place - length + edge) / edge) ** 2
    return 0.0


class AutoScroll(QObject):
    """Moves a view while a pointer stays near its edge."""

    def __init__(self, view: PaperView) -> None:
        super().__init__(view)
        self._view = view
        self._speed = QPointF()
        self._rest = QPointF()
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK)
        self._timer.timeout.connect(self._tick)

    @property
    def running(self) -> bool:
        """Whether the pointer is near an edge."""
        return self._timer.isActive()

    def steer(self, point: QPoint) -> None:
        """The pointer is at this point of the viewport, or beyond it."""
        free = self._view.viewport().rect().marginsRemoved(self._view.covered())
        inside = point - free.topLeft()
        self._speed = QPointF(speed(inside.x(), free.width()), speed(inside.y(), free.height()))
        if self._speed.isNull():
            self.stop()
        elif not self._timer.isActive():
            self._rest = QPointF()
            self._clock.start()
            self._timer.start()

    def stop(self) -> None:
        """Nothing is dragged any more, or it is away from the edges."""
        self._timer.stop()

    def _tick(self) -> None:
        seconds = min(_LONGEST, self._clock.restart() / 1000)
        way = self._speed * seconds + self._rest
        step = way.toPoint()
        self._rest = way - QPointF(step)
        if not step.isNull():
            self._view.come_along(step)
