"""The view: zoom, pan, and the way from mouse and keys to the board."""

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from app.canvas.board import Board
from app.canvas.face_picker import FacePicker
from app.canvas.focus import Ref, box_of
from app.canvas.gestures import BandSelect, CardDrag, Gesture, HeaderDrag
from app.canvas.grips import Grip, Hold
from app.canvas.guard import guarded
from app.canvas.inline_edit import InlineEditor
from app.canvas.items import Paint, PlusItem
from app.canvas.keys import Keys
from app.canvas.paper_view import PaperView
from app.canvas.plus import PlusMarks
from app.canvas.writing import Writing
from app.layout.shapes import Box, Group, Symbol
from app.words.fields import emotion_name

_SELECTABLE = {"card": "card", "stage": "stage", "lane": "lane", "title": "map", "persona": "persona"}
REACH = 6  # screen pixels around a border or point within which it is taken hold of


class MapView(PaperView):
    """A board under mouse and keys."""

    menu_wanted = Signal(object, QPoint)
    """A Ref or None, and a point of the screen."""

    def __init__(self, board: Board, paint: Paint, parent: QWidget | None = None) -> None:
        super().__init__(board.scene, parent)
        self.board = board
        self._paint = paint
        self._gesture: Gesture | None = None
        self._press: tuple[QPoint, QPointF, Ref | None] | None = None
        self._space = False
        self._plus: PlusItem | None = None
        self._held: Hold | None = None
        self.grips: list[Grip] = []
        """Asked in this order what lies under the pointer, before cards and headers are."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.writing = Writing(self)
        self.keys = Keys(self)
        self.plus = PlusMarks(board)
        self.picker: FacePicker | None = None
        board.selection_changed.connect(self._show_selection)
        board.edit_wanted.connect(self.edit)
        board.drawing_changed.connect(self._redrawn)
        self.scrolled.connect(self.writing.follow)

    @property
    def editor(self) -> InlineEditor:
        """The field that is typed into."""
        return self.writing.field

    def colours(self, desk: str, accent: str) -> None:
        """The colours around the paper."""
        self.setBackgroundBrush(QColor(desk))
        self.board.scene.marks.colours(accent)
        self.plus.colour(accent)

    # -- mouse --------------------------------------------------------------------------------
    def ref_at(self, point: QPoint) -> Ref | None:
        """What can be selected under a point of the viewport: a card, header, title, or a cell.

        A lane that holds no cards (the curve, a measure) is selected as a whole.
        """
        at = self.mapToScene(point)
        group = self.board.scene.group_at(at.x(), at.y())
        if group is not None and group.role in _SELECTABLE:
            return Ref(_SELECTABLE[group.role], group.owner)  # type: ignore[arg-type]
        cell = self.board.drawing.cell_at(at.x(), at.y())
        ref = Ref("cell", cell.stage_id, cell.lane_id) if cell else None
        if ref is None or self.plus.holds_cards(ref):
            return ref
        return Ref("lane", ref.lane_id)

    @guarded()
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select, or begin to pan."""
        self.editor.close_field()
        point = event.position().toPoint()
        left = event.button() == Qt.MouseButton.LeftButton
        if event.button() == Qt.MouseButton.MiddleButton or (self._space and left):
            self.grab_paper(point)
            return
        if not left:
            return
        self._plus = self.plus.under(self.items(point))
        if self._plus is not None:
            return
        self._held = self.hold_at(point)
        if self._held is not None:
            self._press = (point, self.mapToScene(point), None)
            return
        ref = self.ref_at(point)
        self._press = (point, self.mapToScene(point), ref)
        joining = event.modifiers() & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier)
        if ref is None:
            if not joining:
                self.board.select()
        elif joining and ref.kind == "card":
            self.board.toggle(ref)
        elif ref not in self.board.selection or ref.kind != "card":
            self.board.select(ref)

    @guarded()
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pan, or drag what was pressed, or show what is under the pointer."""
        point = event.position().toPoint()
        if self.pull_paper(point):
            return
        fixed = self._held is not None and self._held.drag is None
        if self._gesture is None and self._press is not None and not fixed:
            moved = (point - self._press[0]).manhattanLength()
            if moved >= QApplication.startDragDistance():
                self._gesture = self._begin(self._press[1], self._press[2], event.modifiers())
        if self._gesture is not None:
            self._gesture.move(self.mapToScene(point), event.modifiers())
            return
        self._hover(point)

    def hold_at(self, point: QPoint) -> Hold | None:
        """What the grips find under a point of the viewport."""
        at, reach = self.mapToScene(point), REACH / self.transform().m11()
        return next((hold for grip in self.grips if (hold := grip.hold_at(at, reach)) is not None), None)

    def _hover(self, point: QPoint) -> None:
        """Show what a press would do here."""
        under = self.items(point)
        plus = self.plus.under(under) is not None
        hold = None if plus or self._space else self.hold_at(point)
        if hold is not None:
            self.plus.hide_hover()
        else:
            self.plus.hover(self.mapToScene(point), under, self.ref_at(point))
        if not self._space:
            usual = Qt.CursorShape.PointingHandCursor if plus else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(hold.cursor if hold else usual)
            self.viewport().setToolTip(hold.tip if hold else "")

    def _begin(self, at: QPointF, ref: Ref | None, modifiers: Qt.KeyboardModifier) -> Gesture:
        """What a press that moves becomes."""
        self.plus.hide_hover()
        if self._held is not None and self._held.drag is not None:
            return self._held.drag(at)
        joining = modifiers & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier)
        if ref is not None and ref.kind == "card":
            if ref not in self.board.selection:
                self.board.select(ref)
            return CardDrag(self.board, self.board.selected_cards(), at, self._paint)
        if ref is not None and ref.kind in ("stage", "lane"):
            return HeaderDrag(self.board, ref, at, self._paint)
        return BandSelect(self.board, at, keep=bool(joining))

    @guarded()
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go: the gesture does its edit; a plain click on a face opens the faces."""
        if self.let_go():
            return
        plus, self._plus = self._plus, None
        if plus is not None:
            if plus is self.plus.under(self.items(event.position().toPoint())):
                self.plus.press(plus)
            return
        gesture, press, held = self._gesture, self._press, self._held
        self._gesture = self._press = self._held = None
        if gesture is not None:
            gesture.release(self.mapToScene(event.position().toPoint()), event.modifiers())
        elif held is not None and press is not None:
            if held.click is not None:
                held.click()
        elif press is not None and press[2] is not None and press[2].kind == "card" and not event.modifiers():
            self.board.select(press[2])
            self._click_card(press[2], press[1])

    def _click_card(self, ref: Ref, at: QPointF) -> None:
        """A click on the card's face opens the faces."""
        group = self.board.drawing.group("card", ref.id)
        face = face_box(group) if group else None
        if face is not None and face.contains(at.x(), at.y()):
            self.pick_face(face)

    def pick_face(self, face: Box) -> None:
        """Show the five faces above a card's face."""
        self.picker = FacePicker(self._paint, emotion_name, self)
        self.picker.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.picker.picked.connect(self.board.set_face)
        top = self.mapFromScene(QPointF(face.x + face.w / 2, face.y))
        self.picker.open_at(self.viewport().mapToGlobal(top))

    @guarded()
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Type into what is there; on the ground of a cell, a new card."""
        point = event.position().toPoint()
        left = event.button() == Qt.MouseButton.LeftButton
        if left and (hold := self.hold_at(point)) is not None:
            if hold.double_click is not None:
                hold.double_click()
            return
        ref = self.ref_at(point)
        if not left or ref is None:
            return
        if ref.kind == "cell":
            self.board.add_card((ref.id, ref.lane_id))
        else:
            self.edit(ref)

    @guarded()
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Select what the menu is for, and ask for it."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        ref = self.ref_at(event.pos()) if by_mouse else self.board.focus
        if ref is not None and ref not in self.board.selection:
            self.board.select(ref)
        place = event.globalPos()
        if not by_mouse and ref is not None and (box := box_of(self.board.drawing, ref)) is not None:
            place = self.viewport().mapToGlobal(self.mapFromScene(QPointF(box.x + box.w / 2, box.y + box.h / 2)))
        self.menu_wanted.emit(ref, place)

    # -- keys ---------------------------------------------------------------------------------
    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What keys do here; the rest are actions of the window."""
        if not self.keys.press(event):
            super().keyPressEvent(event)

    @guarded()
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """The space bar lets go of the paper."""
        if not self.keys.release(event):
            super().keyReleaseEvent(event)

    @guarded()
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """A letter put together from several keys (an accent, a character) begins to write too."""
        self.keys.compose(event.commitString())
        event.accept()

    @guarded()
    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:
        """The map takes such letters."""
        return True if query == Qt.InputMethodQuery.ImEnabled else super().inputMethodQuery(query)

    def hold_space(self, held: bool) -> None:
        """While the space bar is held, the left button pulls the paper."""
        self._space = held
        self.viewport().setCursor(Qt.CursorShape.OpenHandCursor if held else Qt.CursorShape.ArrowCursor)

    def drop_gesture(self) -> bool:
        """Give up what the mouse has begun; False where it has begun nothing."""
        if self._gesture is None:
            return False
        self._gesture.cancel()
        self._gesture = self._press = self._held = None
        return True

    def reveal(self, ref: Ref) -> None:
        """Scroll until a thing is in view."""
        box = box_of(self.board.drawing, ref)
        if box is not None:
            self.reveal_box(box)

    def edit(self, ref: Ref) -> None:
        """Open the text of a thing for typing, on the spot."""
        self.writing.edit(ref)

    # -- following the board ------------------------------------------------------------------
    def _redrawn(self) -> None:
        self.plus.place()
        if self._fitted and not self.still_fits():
            self.fit()
        self.writing.follow()

    def _show_selection(self) -> None:
        boxes = []
        for ref in self.board.selection:
            box = box_of(self.board.drawing, ref)
            if box is not None:
                boxes.append((box, -0.8 if ref.kind == "cell" else 0.7))
        self.board.scene.marks.show_selection(boxes)


def face_box(group: Group) -> Box | None:
    """Where a card's face is on the drawing."""
    for shape in group.shapes:
        if isinstance(shape, Symbol) and shape.name.startswith("face:"):
            return Box(group.x + shape.x, group.y + shape.y, shape.size, shape.size)
    return None
