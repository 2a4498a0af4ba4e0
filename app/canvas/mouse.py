"""What the mouse does on the map: it selects, takes hold, drags, and shows beforehand what a press would do."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QToolTip

from app.canvas.auto_scroll import AutoScroll
from app.canvas.focus import Ref
from app.canvas.gestures import Along, BandSelect, CardDrag, Gesture
from app.canvas.grips import Hold
from app.canvas.header_drag import HeaderDrag
from app.canvas.items import Paint, PlusItem

if TYPE_CHECKING:
    from app.canvas.view import MapView

JOINING = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
_MODIFIERS = {
    Qt.Key.Key_Control: Qt.KeyboardModifier.ControlModifier,
    Qt.Key.Key_Shift: Qt.KeyboardModifier.ShiftModifier,
}


@dataclass(frozen=True, slots=True)
class Press:
    """The left button went down: where on the viewport and on the drawing, on what, and what a plus or grip took."""

    point: QPoint
    at: QPointF
    ref: Ref | None = None
    hold: Hold | None = None
    plus: PlusItem | None = None
    leaving: bool = False
    """Whether letting go takes the card out of the selection."""


class Mouse(QObject):
    """The left button over a view, from press to release; anything may be dragged in from outside as well."""

    carried = Signal(QPoint)
    """Cards are dragged over this point of the screen."""

    def __init__(self, view: "MapView", paint: Paint) -> None:
        super().__init__(view)
        self._view = view
        self._board = view.board
        self._paint = paint
        self._press: Press | None = None
        self._gesture: Gesture | None = None
        self._grabbed = False
        self._point = QPoint()
        self._modifiers = Qt.KeyboardModifier.NoModifier
        self.scrolling = AutoScroll(view)
        view.scrolled.connect(self._show)

    @property
    def gesture(self) -> Gesture | None:
        """What is being dragged, or None."""
        return self._gesture

    @property
    def is_pressed(self) -> bool:
        """Whether the button is held, or something is dragged."""
        return self._press is not None or self._gesture is not None

    # -- pressing -----------------------------------------------------------------------------
    def press(self, event: QMouseEvent) -> None:
        """Select what is under the pointer; a plus or grip only remembers that it was pressed."""
        point = event.position().toPoint()
        at = self._view.mapToScene(point)
        plus = self._view.plus_at(point)
        hold = self._view.hold_at(point) if plus is None else None
        if plus is not None or hold is not None:
            self._press = Press(point, at, hold=hold, plus=plus)
            return
        ref = self._view.ref_at(point)
        joining = bool(event.modifiers() & JOINING)
        chosen = ref in self._board.selection
        self._press = Press(point, at, ref, leaving=joining and chosen)
        if ref is None:
            if not joining:
                self._board.select()
        elif joining and ref.kind == "card":
            if not chosen:
                self._board.toggle(ref)
        elif not chosen or ref.kind != "card":
            self._board.select(ref)

    def move(self, event: QMouseEvent) -> None:
        """Go on with what was pressed; with nothing pressed, show what is under the pointer."""
        point = event.position().toPoint()
        if self._gesture is None and self._press is not None:
            self._start(self._press, point, event.modifiers())
        if self._gesture is not None:
            self.follow(point, event.modifiers())
        elif self._press is None:
            self.hover(point)

    def _start(self, press: Press, point: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        fixed = press.plus is not None or (press.hold is not None and press.hold.drag is None)
        if not fixed and (point - press.point).manhattanLength() >= QApplication.startDragDistance():
            self.begin(self._gesture_of(press, modifiers))

    def _gesture_of(self, press: Press, modifiers: Qt.KeyboardModifier) -> Gesture:
        """What a press that moves becomes."""
        ref, board = press.ref, self._board
        if press.hold is not None and press.hold.drag is not None:
            return press.hold.drag(press.at)
        if ref is not None and ref.kind == "card":
            if ref not in board.selection:
                board.select(ref)
            return CardDrag(board, board.selected_cards(), press.at, self._paint)
        if ref is not None and ref.kind in ("stage", "lane") and board.drawing.group(ref.kind, ref.id) is not None:
            return HeaderDrag(board, ref, press.at, self._paint)
        return BandSelect(board, press.at, keep=bool(modifiers & JOINING))

    def release(self, event: QMouseEvent) -> None:
        """Let go: a gesture does its edit; what was only clicked does what a click does."""
        point = event.position().toPoint()
        press, gesture = self._press, self._gesture
        self._press = None
        if gesture is not None:
            self.drop(point, event.modifiers())
        elif press is not None and press.plus is not None:
            if press.plus is self._view.plus_at(point):
                self._view.plus.press(press.plus)
        elif press is not None and press.hold is not None:
            if press.hold.click is not None:
                press.hold.click()
        elif press is not None and press.ref is not None and press.ref.kind == "card":
            self._click_card(press, press.ref, event.modifiers())

    def _click_card(self, press: Press, ref: Ref, modifiers: Qt.KeyboardModifier) -> None:
        """One of several becomes the only one."""
        if press.leaving and ref in self._board.selection:
            self._board.toggle(ref)
        elif not modifiers:
            self._board.select(ref)

    # -- dragging -----------------------------------------------------------------------------
    def begin(self, gesture: Gesture) -> None:
        """Something is dragged from now on."""
        self._view.plus.hide_hover()
        self._view.point_out(None)
        self._view.viewport().setToolTip("")
        QToolTip.hideText()
        self._gesture = gesture

    def take_over(self, before: CardDrag, place: QPoint) -> None:
        """Go on with cards that were dragged over another map: the mouse is this view's until they are let go.

        ``place`` is where the pointer is on the screen.
        """
        port = self._view.viewport()
        port.grabMouse()
        self._grabbed = True
        self.begin(CardDrag(self._board, before.cards, before.start, self._paint, before.groups))
        self.follow(port.mapFromGlobal(place), self._modifiers)

    def _ungrab(self) -> None:
        if self._grabbed:
            self._grabbed = False
            self._view.viewport().releaseMouse()

    def follow(self, point: QPoint, modifiers: Qt.KeyboardModifier, *, steer: bool = True) -> None:
        """What is dragged is at this point of the viewport now, or beyond it; ``steer``: the map may come along."""
        self._point, self._modifiers = point, modifiers
        self._show()
        if not steer:
            self.scrolling.stop()
            return
        gesture: object = self._gesture
        if isinstance(gesture, Along):
            point = gesture.along(point, self._view.viewport().rect().center())
        self.scrolling.steer(point)
        if isinstance(self._gesture, CardDrag):
            self.carried.emit(self._view.viewport().mapToGlobal(self._point))

    def _show(self) -> None:
        if self._gesture is not None:
            self._gesture.move(self._place(self._point), self._modifiers)

    def _place(self, point: QPoint) -> QPointF:
        """The point of the drawing for what is dragged; cards do not go under the headers that stick to the edges."""
        gesture: object = self._gesture
        if isinstance(gesture, Along):
            return self._view.mapToScene(point)
        around = self._view.covered()
        return self._view.mapToScene(QPoint(max(point.x(), around.left()), max(point.y(), around.top())))

    def key(self, event: QKeyEvent, *, down: bool) -> None:
        """Ctrl, pressed or let go while something is dragged, is seen at once."""
        modifier = _MODIFIERS.get(Qt.Key(event.key()))
        if self._gesture is None or modifier is None:
            return
        self._modifiers = event.modifiers() | modifier if down else event.modifiers() & ~modifier
        self._show()

    def drop(self, point: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        """Let go of what is dragged."""
        at = self._place(point)
        gesture, self._gesture = self._gesture, None
        self.scrolling.stop()
        self._ungrab()
        if gesture is not None:
            gesture.release(at, modifiers)
            self.hover(point)

    def give_up(self) -> bool:
        """Nothing of what is dragged shall happen; False where nothing is."""
        gesture, self._gesture, self._press = self._gesture, None, None
        self.scrolling.stop()
        self._ungrab()
        if gesture is not None:
            gesture.cancel()
        return gesture is not None

    # -- pointing -----------------------------------------------------------------------------
    def hover(self, point: QPoint) -> None:
        """Show what a press would do here."""
        view = self._view
        under = view.items(point)
        plus = view.plus_at(point) is not None
        hold = None if plus or view.pulling else view.hold_at(point)
        stuck = view.sticky.tab_at(point)
        if hold is None and stuck is not None:
            high = stuck.rect.top() if stuck.ref.kind == "lane" else stuck.rect.center().y()
            end = QPoint(round(stuck.rect.right()), round(high))
            room = min(stuck.rect.width() / 3, stuck.rect.height())
            view.plus.hover_stuck(stuck.ref, view.mapToScene(end), room, under)
        elif hold is not None or view.sticky.covers(point):
            view.plus.hide_hover()
        else:
            view.plus.hover(view.mapToScene(point), under, view.ref_at(point), 1 / view.transform().m11())
        view.point_out(hold.about if hold else None)
        if not view.pulling:
            usual = Qt.CursorShape.PointingHandCursor if plus else Qt.CursorShape.ArrowCursor
            view.viewport().setCursor(hold.cursor if hold else usual)
            tip = hold.tip if hold else stuck.name if stuck else ""
            view.viewport().setToolTip(tip)
