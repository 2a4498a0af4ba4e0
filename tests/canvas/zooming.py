"""Random zooms around random points of a real view: what is under the pointer stays there.  Also run by itself, so that
the same is tried on a screen with two device pixels a point."""

import random
import sys

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtWidgets import QApplication

from app.canvas.paper_view import MAX_ZOOM, MIN_ZOOM, PaperView
from app.canvas.scene import MapScene
from app.layout.shapes import Drawing
from app.render.qt import QtPainter

FARTHEST = 0.51
"""Logical pixels: a view scrolls by whole ones."""


def paper() -> tuple[MapScene, PaperView]:
    """A view of an empty sheet of 1,000 by 600 mm."""
    scene = MapScene(QtPainter(lambda _digest: None))
    view = PaperView(scene)
    scene.show_drawing(Drawing(1000.0, 600.0, ()))
    view.resize(900, 650)
    view.show()
    QApplication.processEvents()
    return scene, view


def wheel(view: PaperView, at: QPointF, turn: int) -> None:
    """Ctrl+wheel."""
    event = QWheelEvent(
        at, view.viewport().mapToGlobal(at), QPoint(), QPoint(0, turn), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)


def pinch(view: PaperView, at: QPointF, by: float) -> None:
    """Two fingers on a touchpad."""
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture, QPointingDevice.primaryPointingDevice(), 2, at, at,
        view.viewport().mapToGlobal(at), by, QPointF(),
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)


def strayed(view: PaperView, rng: random.Random, steps: int) -> float:
    """The farthest that a point has ever gone away from the pointer that zoomed around it, in pixels."""
    farthest = 0.0
    for _ in range(steps):
        at = QPointF(rng.uniform(0, view.viewport().width() - 1), rng.uniform(0, view.viewport().height() - 1))
        back, _ = view.viewportTransform().inverted()
        under = back.map(at)
        for _ in range(rng.randint(1, 6)):
            if rng.random() < 0.5:
                wheel(view, at, rng.choice((-480, -120, -15, 8, 120, 240)))
            else:
                pinch(view, at, rng.uniform(-0.3, 0.4))
            now = view.viewportTransform().map(under) - at
            farthest = max(farthest, abs(now.x()), abs(now.y()))
            assert MIN_ZOOM * 0.999 <= view.zoom <= MAX_ZOOM * 1.001
    return farthest


if __name__ == "__main__":
    application = QApplication([])
    scene, view = paper()
    assert view.devicePixelRatioF() == 2.0, view.devicePixelRatioF()
    found = strayed(view, random.Random(7), 300)
    assert found <= FARTHEST, found
    view.hide()
    sys.stdout.write(f"strayed {found:.2f}")
