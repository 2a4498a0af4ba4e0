"""A short way from one place of the map to another, so that one sees where it goes; or at once."""

import math

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QVariantAnimation
from PySide6.QtGui import QGuiApplication

from app.canvas.guard import guarded
from app.canvas.paper_view import PaperView

LONGEST_MS = 180
_HANDS = (
    QEvent.Type.Wheel,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.KeyPress,
    QEvent.Type.NativeGesture,
    QEvent.Type.Resize,
)
Look = tuple[float, float, float]
"""Zoom, and the middle in millimetres."""


def moves_please() -> bool:
    """Whether things may move: not where the system asks for less of it, and not where nobody sees a screen."""
    if QGuiApplication.platformName() in ("offscreen", "minimal"):
        return False
    hints = QGuiApplication.styleHints().accessibility()
    wanted = getattr(hints, "motionPreference", None)  # Qt 6.12 knows what the system wants, 6.11 does not
    return wanted is None or wanted().name != "ReducedMotion"


class Travel(QObject):
    """The ways that one view goes."""

    def __init__(self, view: PaperView) -> None:
        super().__init__(view)
        self._view = view
        self._from: Look = (1.0, 0.0, 0.0)
        self._to: Look | None = None
        self._way = QVariantAnimation(self)
        self._way.setStartValue(0.0)
        self._way.setEndValue(1.0)
        self._way.setDuration(LONGEST_MS)
        self._way.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._way.valueChanged.connect(self._on_the_way)
        self._way.finished.connect(self.arrive)
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)

    @property
    def goal(self) -> Look | None:
        """Where it is going, or None when it is not on the way."""
        return self._to

    def go(self, look: Look | None) -> None:
        """Go there; None is the whole map."""
        self.arrive()
        view = self._view
        start = view.look()
        if look is None:
            view.fit()
            return
        view.go_to(*look)
        end = view.look()
        if moves_please() and view.isVisible() and end != start:
            self._from, self._to = start, end
            view.go_to(*start)
            self._way.start()

    def arrive(self) -> None:
        """Be there at once."""
        end, self._to = self._to, None
        if end is not None:
            self._way.stop()
            self._view.go_to(*end)

    def _on_the_way(self, share: object) -> None:
        if self._to is not None and isinstance(share, float) and share < 1.0:
            self._view.go_to(*between(self._from, self._to, share))

    @guarded(False)
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Whoever takes hold of the map meanwhile finds it where it was going to."""
        if self._to is not None and event.type() in _HANDS:
            self.arrive()
        return False


def between(start: Look, end: Look, share: float) -> Look:
    """A look on the way: the zoom grows evenly to the eye, and what is being gone to stays in sight."""
    (z0, x0, y0), (z1, x1, y1) = start, end
    zoom = math.exp(math.log(z0) + (math.log(z1) - math.log(z0)) * share)
    near = 1 - share if math.isclose(z0, z1) else (1 / zoom - 1 / z1) / (1 / z0 - 1 / z1)
    return zoom, x1 + (x0 - x1) * near, y1 + (y0 - y1) * near
