"""The view: zoom, pan, and the way from mouse and keys to the board."""

from PySide6.QtCore import QMargins, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from app.canvas.accessible import MapTree
from app.canvas.board import Board
from app.canvas.card_marks import shows_picture, text_at
from app.canvas.curve_grip import CurveGrip
from app.canvas.focus import Ref, box_of
from app.canvas.grips import Grip, Hold
from app.canvas.guard import guarded
from app.canvas.inline_edit import InlineEditor
from app.canvas.items import Paint, PlusItem, rect_of
from app.canvas.keys import Keys
from app.canvas.mouse import Mouse
from app.canvas.outline import Outline
from app.canvas.paper_view import PaperView
from app.canvas.plus import PlusMarks
from app.canvas.resizing import ColumnGrip, RowGrip
from app.canvas.sliding import Sliding
from app.canvas.sticky import Sticky
from app.canvas.writing import Writing

_SELECTABLE = {
    "card": "card", "stage": "stage", "stage_band": "stage", "lane": "lane", "lane_strip": "lane", "title": "map",
    "persona": "persona",
}  # fmt: skip
REACH = 6  # screen pixels around a border or point within which it is taken hold of


class MapView(PaperView):
    """A board under mouse and keys."""

    menu_wanted = Signal(object, QPoint)
    """A Ref or None, and a point of the screen."""

    picture_wanted = Signal(object)
    """A Ref of a card whose picture should be seen large."""

    def __init__(self, board: Board, paint: Paint, parent: QWidget | None = None) -> None:
        super().__init__(board.scene, parent)
        self.board = board
        self._paint = paint
        self._space = False
        self.grips: list[Grip] = [ColumnGrip(board), RowGrip(board), CurveGrip(board)]
        """Asked in this order what lies under the pointer, before cards and headers are."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.writing = Writing(self)
        self.keys = Keys(self)
        self.plus = PlusMarks(board)
        self.mouse = Mouse(self, paint)
        self.sticky = Sticky(self, paint)
        self.sliding = Sliding(self, paint)
        self.reader = MapTree(self)
        self._meant = Outline()
        board.scene.addItem(self._meant)
        board.selection_changed.connect(self._show_selection)
        board.edit_wanted.connect(self.edit)
        board.drawing_changed.connect(self._redrawn)
        self.scrolled.connect(self.writing.follow)
        self.zoom_changed.connect(lambda _zoom: self.plus.hide_hover())
        self.scrolled.connect(self.plus.hide_folds)

    @property
    def editor(self) -> InlineEditor:
        """The field that is typed into."""
        return self.writing.field

    def colours(self, desk: str, accent: str, *, strong: bool = False) -> None:
        """The colours around the paper and of the marks on it; strong ones are thicker."""
        self.setBackgroundBrush(QColor(desk))
        self.board.scene.marks.colours(accent, strong=strong)
        self._meant.colour(accent)
        self.plus.colour(accent)

    def grow(self, size: float) -> None:
        """What is painted in pixels of the screen so many times as large: marks, stuck headers."""
        self.beside = 34.0 * size  # 20 to the middle of a mark, 14 to its edge
        self.plus.grow(size)
        self.sticky.grow(size)
        if self.is_fitted:
            self.fit()

    # -- mouse --------------------------------------------------------------------------------
    def ref_at(self, point: QPoint) -> Ref | None:
        """What can be selected under a point of the viewport: a card, header, title, or a cell.

        A lane that holds no cards (the curve, a measure) is selected as a whole.  A stuck header is what it stands for.
        """
        if self.sticky.covers(point):
            return self.sticky.ref_at(point)
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
        """Begin to pan, or what the mouse does."""
        self.editor.close_field()
        left = event.button() == Qt.MouseButton.LeftButton
        if self.mouse.gesture is not None:
            return
        if event.button() == Qt.MouseButton.MiddleButton or (self._space and left):
            self.grab_paper(event.position().toPoint())
        elif left:
            self.mouse.press(event)

    @guarded()
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pan, or drag what was pressed, or show what is under the pointer."""
        if not self.pull_paper(event.position().toPoint()):
            self.mouse.move(event)

    @guarded()
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End panning, or what was pressed."""
        if self.let_go():
            self.hold_space(self._space)
        elif event.button() == Qt.MouseButton.LeftButton:
            self.mouse.release(event)

    def plus_at(self, point: QPoint) -> PlusItem | None:
        """The plus mark or chevron under a point of the viewport; under a stuck header there are none."""
        mark = self.plus.under(self.items(point))
        return None if mark not in self.plus.folds and self.sticky.covers(point) else mark

    def hold_at(self, point: QPoint) -> Hold | None:
        """What the grips find under a point of the viewport."""
        at, reach = self.mapToScene(point), REACH / self.transform().m11()
        if self.sticky.covers(point):
            at = self.sticky.meant(point, at)
        return next((hold for grip in self.grips if (hold := grip.hold_at(at, reach)) is not None), None)

    @guarded()
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Type into what is there; on the ground of a cell, a new card; a picture is shown large."""
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
        elif shows_picture(self.board, ref, self.mapToScene(point)):
            self.picture_wanted.emit(ref)
        else:
            self.edit(text_at(self.board, ref, self.mapToScene(point)))

    @guarded()
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Select what the menu is for, and ask for it."""
        if self.mouse.gesture is not None:
            return
        if event.reason() != QContextMenuEvent.Reason.Mouse:
            self.open_menu()
            return
        ref = self.ref_at(event.pos())
        if ref is not None and ref not in self.board.selection:
            self.board.select(ref)
        self.menu_wanted.emit(ref, event.globalPos())

    def open_menu(self) -> None:
        """The menu of what is selected, on it."""
        ref = self.board.focus
        if ref is not None:
            self.reveal(ref)
        box = box_of(self.board.drawing, ref) if ref is not None else None
        port = self.viewport()
        place = port.rect().center()
        if box is not None:
            shown = self.mapFromScene(box.x, box.y, box.w, box.h).boundingRect().intersected(port.rect())
            place = shown.center() if not shown.isEmpty() else place
        self.menu_wanted.emit(ref, port.mapToGlobal(place))

    # -- keys ---------------------------------------------------------------------------------
    @guarded()
    def focusInEvent(self, event: QFocusEvent) -> None:
        """A screen reader hears which card the keys are on."""
        super().focusInEvent(event)
        self.reader.tell_focus()

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What keys do here; the rest are actions of the window."""
        self.mouse.key(event, down=True)
        shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_Menu or (event.key() == Qt.Key.Key_F10 and shift):
            self.open_menu()
        elif not self.keys.press(event):
            super().keyPressEvent(event)

    @guarded()
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """The space bar lets go of the paper."""
        self.mouse.key(event, down=False)
        if not self.keys.release(event):
            super().keyReleaseEvent(event)

    @guarded(False)
    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab is the map's while something is selected; otherwise, or from what lies on the map, it goes on."""
        own = self.board.focus is not None and self.hasFocus()
        return not own and super().focusNextPrevChild(forward)

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

    def point_out(self, ref: Ref | None) -> None:
        """Outline what the thing under the pointer stands for; None takes the outline away."""
        self._meant.show_box(box_of(self.board.drawing, ref) if ref is not None else None)

    @property
    def pulling(self) -> bool:
        """Whether the left button would pull the paper."""
        return self._space

    @property
    def is_busy(self) -> bool:
        """Whether the hand is in the middle of something: a button is held, or a text is open."""
        return self.mouse.is_pressed or self.editor.isVisible()

    def drop_gesture(self) -> bool:
        """Give up what the mouse has begun; False where it has begun nothing."""
        return self.mouse.give_up()

    @guarded()
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Where the keys go elsewhere the space bar is not seen coming up."""
        self.hold_space(False)
        super().focusOutEvent(event)

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is selected stays in view when a bar or panel takes room from the map."""
        box = box_of(self.board.drawing, self.board.focus) if self.board.focus is not None else None
        before = QRect(QPoint(0, 0), event.oldSize())
        seen = box is not None and before.contains(self.mapFromScene(rect_of(box)).boundingRect())
        super().resizeEvent(event)
        if box is not None and seen and not self.shows_all():
            self.reveal_box(box)

    def reveal(self, ref: Ref) -> None:
        """Scroll until a thing is in view; what hides it opens."""
        self.board.uncover(ref)
        box = box_of(self.board.drawing, ref)
        if box is not None:
            self.reveal_box(box)

    def covered(self, *, now: bool = True) -> QMargins:
        """What the stuck headers cover."""
        return self.sticky.margins(now=now)

    def edit(self, ref: Ref) -> None:
        """Open the text of a thing for typing, on the spot; what hides it opens."""
        self.board.uncover(ref)
        self.writing.edit(ref)

    # -- following the board ------------------------------------------------------------------
    def _redrawn(self) -> None:
        self.drop_gesture()
        self.point_out(None)
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
