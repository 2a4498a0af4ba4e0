"""A person's hand: real mouse and key events on a real view, spoken in the map's own places."""

from PySide6.QtCore import QEventLoop, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.canvas.focus import Ref, box_of
from app.canvas.view import MapView
from app.layout.shapes import Box

LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
NONE, SHIFT, CTRL, ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)


def next_turn(times: int = 2) -> None:
    """Let everything happen that waits for the next turn of the event loop, and what that puts off once more.

    Panels are made anew by timers of no time, which one call of ``processEvents`` may leave waiting.
    """
    for _ in range(times):
        loop, timer = QEventLoop(), QTimer()
        timer.setSingleShot(True)
        timer.timeout.connect(loop.quit)
        timer.start(0)
        loop.exec()


class Hand:
    """Works on one map view."""

    def __init__(self, view: MapView) -> None:
        self.view = view

    def spot(self, what: Ref | Box | tuple[float, float], dx: float = 0.5, dy: float = 0.5) -> QPoint:
        """A point of the viewport: a share of a thing's box, or a point of the drawing."""
        if isinstance(what, tuple):
            return self.view.mapFromScene(QPointF(*what))
        box = what if isinstance(what, Box) else box_of(self.view.board.drawing, what)
        assert box is not None, what
        return self.view.mapFromScene(QPointF(box.x + box.w * dx, box.y + box.h * dy))

    def click(self, what: Ref | Box | tuple[float, float], keys: Qt.KeyboardModifier = NONE) -> None:
        """Click in the middle of a thing (a little below, beside the face)."""
        QTest.mouseClick(self.view.viewport(), LEFT, keys, self.spot(what, 0.3, 0.6))

    def double_click(self, what: Ref | Box | tuple[float, float]) -> None:
        """Double click on a thing."""
        spot = self.spot(what, 0.3, 0.6)
        QTest.mouseClick(self.view.viewport(), LEFT, NONE, spot)
        QTest.mouseDClick(self.view.viewport(), LEFT, NONE, spot)

    def drag(self, start: QPoint, end: QPoint, keys: Qt.KeyboardModifier = NONE, *, drop: bool = True) -> None:
        """Press, move in steps, and let go."""
        port = self.view.viewport()
        QTest.mousePress(port, LEFT, keys, start)
        for step in range(1, 9):
            QTest.mouseMove(port, start + (end - start) * step / 8)
            QApplication.processEvents()
        if drop:
            QTest.mouseRelease(port, LEFT, keys, end)

    def key(self, key: Qt.Key, keys: Qt.KeyboardModifier = NONE) -> None:
        """Press a key on what has the focus in the view's window."""
        QTest.keyClick(self._target(), key, keys)

    def type(self, text: str) -> None:
        """Type a text."""
        for letter in text:
            target = self._target()
            for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
                QApplication.sendEvent(target, QKeyEvent(kind, ord(letter.upper()), NONE, letter))

    def _target(self) -> QWidget:
        if self.view.editor.isVisible():
            return self.view.editor
        return self.view
