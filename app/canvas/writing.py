"""Typing in place: where the field lies on the map, and what becomes of the text."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont

from app.canvas.card_marks import group_of, place_of
from app.canvas.focus import Ref, box_of
from app.canvas.inline_edit import InlineEditor
from app.canvas.texts import Texts, text_key
from app.domain.fields import field_of
from app.domain.records import EMOTIONS
from app.layout.shapes import Box
from app.words.fields import field_name

if TYPE_CHECKING:
    from app.canvas.view import MapView

_INSET = {"card": 1.5, "stage": 1.5, "lane": 1.0, "map": 0.0, "persona": 1.0}
_LETTERS = {"card": 4.4, "stage": 6.0, "lane": 5.0, "map": 10.0, "persona": 5.0}  # millimetres
STUCK_TYPE = 14
_FIELD_INSET = -1.2
_FIELD_LETTERS = {"card": 3.85, "stage": 4.4, "map": 6.0, "persona": 4.9}
READABLE = 0.35  # the zoom below which one comes nearer before typing


class Writing:
    """The field of one view, kept on the thing that it is for."""

    def __init__(self, view: "MapView") -> None:
        self._view = view
        self._board = view.board
        self.field = InlineEditor(view.viewport())
        self.field.finished.connect(self._typed)
        self.texts = Texts(view.board)
        self.field.draft.connect(self.texts.keep_draft)

    def edit(self, ref: Ref) -> None:
        """Open the text of a thing for typing, on the spot."""
        text = self.texts.text_of(ref)
        box = self._box(ref)
        if text is None or box is None:
            return
        if self._view.sticky.place_of(ref) is None:
            if self._view.zoom < READABLE:
                self._view.go_to(0.8, box.x + box.w / 2, box.y + box.h / 2)
            self._view.reveal(ref)
        place, font = self._place(ref, box)
        kind = text_key(ref)[0]
        name = field_name(kind, ref.field) if ref.field else self.texts.name_of(ref)
        single = field_of(kind, ref.field).type != "text" if ref.field else kind != "card"
        self.field.setPlaceholderText(name if ref.field else "")
        self.field.open(ref, text, place, font, name, single_line=single)

    def follow(self) -> None:
        """The field stays on its card."""
        ref = self.field.ref
        box = self._box(ref) if ref is not None else None
        if ref is not None and box is not None:
            self.field.place(*self._place(ref, box))

    def _box(self, ref: Ref) -> Box | None:
        """Where on the drawing a text stands; what a card does not say yet would stand at its foot."""
        drawing = self._board.drawing
        box = box_of(drawing, ref)
        group = group_of(drawing, ref) if ref.field else None
        if box is None or group is None:
            return box
        return place_of(group, ref.field) or Box(box.x, box.bottom - 1.0, box.w, 7.0)

    def _place(self, ref: Ref, box: Box) -> tuple[QRect, QFont]:
        """Where the field lies in the viewport, and its font at the present zoom."""
        stuck = self._view.sticky.place_of(ref)
        if stuck is not None:
            return self._over(stuck)
        inset = _FIELD_INSET if ref.field else _INSET.get(ref.kind, 0.0)
        rect = QRectF(box.x + inset, box.y + inset, box.w - 2 * inset, box.h - 2 * inset)
        place = self._view.mapFromScene(rect).boundingRect()
        place.setWidth(max(place.width(), 140))
        place.setHeight(max(place.height(), 30))
        font = QFont(self._view.font())
        letters = (_FIELD_LETTERS if ref.field else _LETTERS).get(ref.kind, 4.4)
        font.setPixelSize(max(11, min(40, round(letters * self._view.transform().m11()))))
        if ref.kind != "card" and not ref.field:
            font.setBold(True)
        return place, font

    def _over(self, stuck: QRect) -> tuple[QRect, QFont]:
        """The field on a stuck header."""
        font = QFont(self._view.font())
        font.setPixelSize(STUCK_TYPE)
        font.setBold(True)
        port = self._view.viewport().width()
        place = QRect(stuck.left(), stuck.top(), max(stuck.width(), 160), max(min(stuck.height(), 44), 30))
        place.moveLeft(max(0, min(place.left(), port - place.width())))
        return place, font

    def _typed(self, ref: Ref, text: str, leave: str) -> None:
        """Typing ended: one edit, and on to the next place or to another card where the key said so."""
        if self.texts.set_text(ref, text) is not None:
            self.edit(ref)
            self.field.replace_all(text)
            return
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        if leave in ("next", "back"):
            self._view.keys.tab(1 if leave == "next" else -1)
        elif leave == "add":
            self._board.add_another(ref)
        elif leave.isdigit():
            self._board.set_face(None if leave == "0" else EMOTIONS[int(leave) - 1])
