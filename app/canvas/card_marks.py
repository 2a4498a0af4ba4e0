"""What stands where on a card or header: a click on a mark asks what it should say, texts are opened for typing."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication

from app.canvas.board import Board
from app.canvas.detail import BLOCKS
from app.canvas.focus import Ref
from app.canvas.gestures import CardDrag, Gesture
from app.canvas.grips import Hold
from app.canvas.items import Paint
from app.canvas.texts import text_key
from app.domain.fields import fields_of
from app.layout.shapes import Box, Drawing, Group
from app.words import T
from app.words.fields import field_name

PICKED = (
    "face", "moment_of_truth", "importance", "control", "evidence", "medium", "verdict", "advantage", "force", "sense",
    "sensory_effect", "friction", "protect", "risk",
)  # fmt: skip
"""What a click changes."""
_JOINING = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier


def group_of(drawing: Drawing, ref: Ref) -> Group | None:
    """The group of a card, header, the title or the persona."""
    return drawing.group("title" if ref.kind == "map" else ref.kind, ref.id)


def place_at(group: Group, at: QPointF, around: float = 0.0) -> str | None:
    """The field that stands at a point of the drawing, or up to ``around`` mm from it."""
    x, y = at.x() - group.x, at.y() - group.y
    for key, box in group.places:
        if Box(box.x - around, box.y - around, box.w + 2 * around, box.h + 2 * around).contains(x, y):
            return key
    return None


def place_of(group: Group, key: str) -> Box | None:
    """Where a field stands on the drawing; what has several places, from the first to the last."""
    boxes = [box for name, box in group.places if name == key]
    if not boxes:
        return None
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    right, bottom = max(box.right for box in boxes), max(box.bottom for box in boxes)
    return Box(group.x + left, group.y + top, right - left, bottom - top)


def text_at(board: Board, ref: Ref, at: QPointF) -> Ref:
    """The text of a thing that stands at a point of the drawing; where none does, its title or name."""
    group = group_of(board.drawing, ref)
    key = place_at(group, at) if group is not None else None
    return Ref(ref.kind, ref.id, field=key) if key is not None and _is_typed(text_key(ref)[0], key) else ref


def _is_typed(kind: str, key: str) -> bool:
    """Whether a field's value is a text that people type."""
    return any(field.key == key and field.type in ("line", "text", "tags") for field in fields_of(kind))


def shows_picture(board: Board, ref: Ref, at: QPointF) -> bool:
    """Whether a card's picture stands at a point of the drawing."""
    group = group_of(board.drawing, ref) if ref.kind == "card" else None
    return group is not None and place_at(group, at) == "picture"


class MarkGrip:
    """Finds the marks of cards; ``scale`` tells how many pixels a millimetre has, ``ask`` is told what was clicked."""

    def __init__(self, board: Board, paint: Paint, scale: Callable[[], float], ask: Callable[[str], object]) -> None:
        self._board = board
        self._paint = paint
        self._scale = scale
        self._ask = ask

    def hold_at(self, at: QPointF, reach: float) -> Hold | None:
        """The mark at a point; with Shift or Ctrl the card is meant, and from afar there are no marks."""
        if self._scale() < BLOCKS or QGuiApplication.keyboardModifiers() & _JOINING:
            return None
        group = self._board.scene.group_at(at.x(), at.y())
        if group is None or group.role != "card":
            return None
        key = place_at(group, at, min(0.6, reach / 3))
        if key not in PICKED:
            return None
        ref = Ref("card", group.owner)
        name = T("Emotion") if key == "face" else field_name("card", key)
        return Hold(
            cursor=Qt.CursorShape.PointingHandCursor,
            tip=T("{field}: click to change", field=name),
            drag=partial(self._drag, ref),
            click=partial(self._click, ref, key),
        )

    def _click(self, ref: Ref, key: str) -> None:
        self._board.select(ref)
        self._ask(key)

    def _drag(self, ref: Ref, at: QPointF) -> Gesture:
        """A press on a mark that moves takes the card along."""
        if ref not in self._board.selection:
            self._board.select(ref)
        return CardDrag(self._board, self._board.selected_cards(), at, self._paint)
