"""A hand that does anything a person could do on the window, in no order, and never leaves the map's page."""

from collections.abc import Callable, Sequence
from random import Random
from traceback import format_exception
from types import TracebackType

from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QToolButton,
    QWidget,
)
from shiboken6 import isValid

from app.canvas.focus import Ref, box_of
from app.ui.editor import Editor
from app.ui.main_window import MainWindow
from tests.hand import ALT, CTRL, LEFT, MIDDLE, NONE, SHIFT, Hand

LEAVING = ("app.quit", "project.", "import.", "poster.", "view.language", "view.appearance", "view.size", "help.")
"""Actions that leave the page, open dialogs of their own tests, or dress the window anew; never taken."""
KEYS = (
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab, Qt.Key.Key_Escape, Qt.Key.Key_F2, Qt.Key.Key_Delete, Qt.Key.Key_Home, Qt.Key.Key_End,
    Qt.Key.Key_1, Qt.Key.Key_3, Qt.Key.Key_5, Qt.Key.Key_0, Qt.Key.Key_PageDown, Qt.Key.Key_Menu,
)  # fmt: skip
HELD = (NONE, NONE, NONE, SHIFT, CTRL, ALT, CTRL | SHIFT)
WORDS = ("Paga", "cola", "¿Y si…?", "a & b", "<b>no</b>", "línea 1\nlínea 2", "#Pedir @Web hola :)", "漢字", "אב")


class RandomHand:
    """One event after the other on a window with a project open; ``log`` says what was done."""

    def __init__(self, window: MainWindow, random: Random) -> None:
        self.window = window
        self.random = random
        self.log: list[str] = []
        self._pressing = False
        self._closer = QTimer(window)
        self._closer.setInterval(5)
        self._closer.timeout.connect(self._close_modal)
        self.begin()

    def begin(self) -> None:
        """From now on dialogs are closed as soon as they open."""
        self._closer.start()

    def lately(self, errors: Sequence[tuple[type[BaseException], BaseException, TracebackType | None]] = ()) -> str:
        """What was done last, and what came of it: the words of a failure."""
        return "\n".join([*self.log[-40:], *("".join(format_exception(*error)) for error in errors)])

    @property
    def editor(self) -> Editor:
        """The page."""
        editor = self.window.editor
        assert editor is not None
        return editor

    def act(self) -> None:
        """Do one thing."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            self._in_popup(popup)
        elif self.editor.view is None:
            self._do("undo without a map", self.editor.undo)
        else:
            deeds = [
                (6, self.click), (2, self.double_click), (6, self.drag), (10, self.key), (5, self.type),
                (4, self.trigger), (2, self.wheel), (1, self.pan), (2, self.press_button), (1, self.menu),
                (2, self.undo), (1, self.leave_typing),
            ]  # fmt: skip
            self.random.choices([deed for _, deed in deeds], [weight for weight, _ in deeds])[0]()
        QApplication.processEvents()

    def _do(self, what: str, deed: Callable[[], object]) -> None:
        self.log.append(what)
        deed()

    # -- the map ------------------------------------------------------------------------------
    @property
    def _hand(self) -> Hand:
        view = self.editor.view
        assert view is not None
        return Hand(view)

    def _ref(self) -> Ref | None:
        """Something on the map."""
        board = self._hand.view.board
        drawing = board.drawing
        refs = [Ref("card", g.owner) for g in drawing.by_role("card")]
        refs += [Ref("cell", c.stage_id, c.lane_id) for c in drawing.cells]
        refs += [Ref("stage", id_) for id_, _ in drawing.stages] + [Ref("lane", id_) for id_, _ in drawing.lanes]
        refs.append(Ref("map", board.map_id))
        found = [ref for ref in refs if box_of(drawing, ref) is not None]
        return self.random.choice(found) if found else None

    def _spot(self) -> QPoint:
        """A point of the viewport: on something, or anywhere."""
        port = self._hand.view.viewport()
        ref = self._ref()
        if ref is not None and self.random.random() < 0.8:
            spot = self._hand.spot(ref, self.random.random(), self.random.random())
            if port.rect().contains(spot):
                return spot
        return QPoint(self.random.randrange(port.width()), self.random.randrange(port.height()))

    def click(self) -> None:
        """Click, perhaps joining."""
        spot, held = self._spot(), self.random.choice((NONE, NONE, SHIFT, CTRL))
        self._do(f"click {spot.x()},{spot.y()} {held}", lambda: QTest.mouseClick(self._port(), LEFT, held, spot))

    def double_click(self) -> None:
        """Double click."""
        spot = self._spot()
        self.log.append(f"double click {spot.x()},{spot.y()}")
        QTest.mouseClick(self._port(), LEFT, NONE, spot)
        QTest.mouseDClick(self._port(), LEFT, NONE, spot)

    def drag(self) -> None:
        """Press, move, and let go or give up with Escape."""
        start, end, held = self._spot(), self._spot(), self.random.choice((NONE, NONE, CTRL, SHIFT))
        gives_up = self.random.random() < 0.2
        self.log.append(f"drag {start.x()},{start.y()} to {end.x()},{end.y()} {held}{' Esc' if gives_up else ''}")
        port = self._port()
        QTest.mousePress(port, LEFT, held, start)
        for step in range(1, 5):
            QTest.mouseMove(port, start + (end - start) * step / 4)
            QApplication.processEvents()
            if not isValid(port):  # what was under way has put the map away
                return
        if gives_up:
            self._hand.key(Qt.Key.Key_Escape)
        QTest.mouseRelease(port, LEFT, held, end)

    def wheel(self) -> None:
        """Scroll, or zoom around the pointer."""
        at = QPointF(self._spot())
        held, turn = self.random.choice((NONE, CTRL, CTRL, SHIFT)), self.random.choice((-360, -120, 120, 240))
        self.log.append(f"wheel {turn} {held}")
        port = self._port()
        QApplication.sendEvent(
            port,
            QWheelEvent(at, QPointF(port.mapToGlobal(at.toPoint())), QPoint(), QPoint(0, turn),
                        Qt.MouseButton.NoButton, held, Qt.ScrollPhase.NoScrollPhase, False),
        )  # fmt: skip

    def pan(self) -> None:
        """Pull the paper with the middle button."""
        start, end = self._spot(), self._spot()
        self.log.append("pan")
        QTest.mousePress(self._port(), MIDDLE, NONE, start)
        QTest.mouseMove(self._port(), end)
        QTest.mouseRelease(self._port(), MIDDLE, NONE, end)

    def _port(self) -> QWidget:
        return self._hand.view.viewport()

    # -- keys ---------------------------------------------------------------------------------
    def _target(self) -> QWidget:
        target = QApplication.focusWidget()
        action = target.defaultAction() if isinstance(target, QToolButton) else None
        leaves = action is not None and action.objectName().startswith(LEAVING)  # a blank presses it
        if target is None or target.window() is not self.window or leaves:
            self.window.activateWindow()
            self._hand.view.setFocus()
        return QApplication.focusWidget() or self._hand.view

    def key(self) -> None:
        """A key on what has the focus, or on the map."""
        if self.random.random() < 0.5 and not isinstance(self._target(), QLineEdit | QPlainTextEdit):
            self._hand.view.setFocus()
        key, held = self.random.choice(KEYS), self.random.choice(HELD)
        if (key, held) == (Qt.Key.Key_Home, ALT):  # leaves the page
            held = NONE
        self.log.append(f"key {key.name} {held} on {type(self._target()).__name__}")
        QTest.keyClick(self._target(), key, held)

    def type(self) -> None:
        """A text into what has the focus."""
        text = self.random.choice(WORDS)
        self.log.append(f"type {text!r} on {type(self._target()).__name__}")
        for letter in text.replace("\n", ""):
            QTest.keyClicks(self._target(), letter) if letter.isascii() else Hand(self._hand.view).type(letter)

    def leave_typing(self) -> None:
        """Back to the map."""
        self._do("back to the map", self._hand.view.setFocus)

    # -- the window ---------------------------------------------------------------------------
    def trigger(self) -> None:
        """An action that can be done now."""
        table = self.window.table
        ids = [id_ for id_ in table if table[id_].isEnabled() and not id_.startswith(LEAVING)]
        id_ = self.random.choice(ids)
        self._do(f"action {id_}", table[id_].trigger)

    def press_button(self) -> None:
        """A button, slider or list of the page; those of the tools are actions."""
        found = [
            widget
            for widget in self.editor.findChildren(QWidget)
            if widget.isVisible() and widget.isEnabled() and isinstance(widget, QAbstractButton | QAbstractSlider)
            and not self.editor.tools.isAncestorOf(widget) and not isinstance(widget.parent(), QComboBox)
        ]  # fmt: skip
        if found:
            widget = self.random.choice(found)
            self.log.append(f"press {type(widget).__name__} {widget.accessibleName()!r}")
            self._pressing = True  # a button's own menu runs an event loop until it is closed
            QTest.mouseClick(widget, LEFT)
            self._pressing = False

    def menu(self) -> None:
        """The menu of what is selected."""
        view = self._hand.view
        view.setFocus()
        self._do("menu key", lambda: QTest.keyClick(view, Qt.Key.Key_Menu))

    def undo(self) -> None:
        """Take back a few edits, and do some of them again."""
        back = self.random.randrange(1, 6)
        again = self.random.randrange(back // 2, back + 1)
        self.log.append(f"undo {back}, redo {again}")
        for _ in range(back):
            self.window.table["edit.undo"].trigger()
        for _ in range(again):
            self.window.table["edit.redo"].trigger()

    # -- what opens in front ------------------------------------------------------------------
    def _in_popup(self, popup: QWidget) -> None:
        """Choose from a menu, or go away."""
        if isinstance(popup, QMenu) and self.random.random() < 0.6:
            actions = [a for a in popup.actions() if a.isEnabled() and not a.isSeparator() and a.isVisible()]
            actions = [a for a in actions if not a.objectName().startswith(LEAVING)]
            if actions:
                action = self.random.choice(actions)
                self.log.append(f"choose {action.text()!r}")
                popup.setActiveAction(action)
                QTest.keyClick(popup, Qt.Key.Key_Right if action.menu() is not None else Qt.Key.Key_Return)
                return
        self._do(f"close {type(popup).__name__}", lambda: QTest.keyClick(popup, Qt.Key.Key_Escape))
        if popup.isVisible():
            popup.close()

    def _close_modal(self) -> None:
        popup = QApplication.activePopupWidget()
        if self._pressing and popup is not None:
            self.log.append("close the button's menu")
            popup.close()
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            self.log.append(f"close the dialog {dialog.windowTitle()!r}")
            dialog.reject()

    def end(self) -> None:
        """Close what is open, stop typing; dialogs are left to others."""
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        if self.editor.view is not None:
            self.editor.view.setFocus()
            self.editor.settled(lambda: None)()
        QApplication.processEvents()
        self._closer.stop()
