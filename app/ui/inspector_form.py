"""What an inspector is made of: headings, rows with a widget each, faces; filled again after every edit."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from app.canvas.board import Board
from app.canvas.face_picker import face_icon
from app.canvas.items import Paint
from app.canvas.symbol_icon import symbol_icon
from app.domain.commands.typing import type_text
from app.domain.problems import Problem
from app.domain.records import Card, Value
from app.layout.details import OPINION
from app.ui.face_row import SIZE, FaceRow
from app.ui.form_choices import ChoiceField, FlagField
from app.ui.forms import FIELD, FieldWidget, LineField, Several, TextField, with_several
from app.ui.guide.term_label import BUBBLE, TermLabel, opinion_help
from app.ui.theme import px, set_role, tokens_now
from app.words import T

_Code = TypeVar("_Code", bound=str)


class InspectorForm(QWidget):
    """One column of rows.  A row knows how to read its value again; what a person is typing into is left alone."""

    def __init__(self, board: Board, paint: Paint, parent: QWidget) -> None:
        super().__init__(parent)
        set_role(self, "side-body")
        self.board = board
        self.rows: list[FieldWidget] = []
        self.cards: list[str] = []
        """The ids of the cards that it is about: other ones after ``turn_to``, so rows look here when they act."""
        self._paint = paint
        self._fill: list[Callable[[], None]] = []
        self._turning = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 16, 16, 16)
        self._column.setSpacing(6)

    def fill(self) -> None:
        """Read every value again."""
        for fill in self._fill:
            fill()

    def turn_to(self, cards: Sequence[str]) -> None:
        """Be about other cards, of which the same can be said, also where the keyboard is; first ``flush``."""
        self.cards[:] = cards
        for row in self.rows:
            row.forget()
        self._turning = True
        self.fill()
        self._turning = False

    def flush(self) -> None:
        """Keep what is being typed."""
        for row in self.rows:
            row.flush()

    def end(self) -> None:
        """Nothing comes below."""
        self._column.addStretch(1)

    def space(self, pixels: int) -> None:
        """Some room."""
        self._column.addSpacing(pixels)

    def place(self, widget: QWidget) -> None:
        """Something below what is there."""
        self._column.addWidget(widget)

    def heading(self, text: str) -> None:
        """What the rows below are about."""
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        set_role(label, "section")
        self._column.addWidget(label)

    def label(self, text: str, hint: str, field: str = "", *, opinion: bool = False) -> QLabel:
        """The name of what comes below, explained in its tool tip; that of a ``field`` leads to the glossary.

        That of an ``opinion`` looks otherwise than that of a fact.
        """
        label = TermLabel(text, hint, field, self, self._bubble() if opinion else None)
        self._column.addSpacing(4)
        self._column.addWidget(label)
        return label

    def row(
        self, name: str, hint: str, widget: FieldWidget, value: Callable[[], Value | Several | None], field: str = "",
        *, opinion: bool = False,
    ) -> None:  # fmt: skip
        """A named widget that shows ``value``; an empty name leaves the naming to the widget."""
        widget.setProperty(FIELD, field or None)
        if name:
            self.label(name, hint, field, opinion=opinion).setBuddy(widget)
        else:
            self._column.addSpacing(4)
        widget.setToolTip(hint)
        if opinion and isinstance(widget, FlagField):
            widget.be_opinion(self._bubble())
            widget.setToolTip("\n".join(filter(None, (hint, opinion_help()))))
        self._column.addWidget(widget)
        self.rows.append(widget)
        self._fill.append(lambda: _show(widget, value(), even_typing=self._turning))

    def _bubble(self) -> QIcon:
        """The mark of an opinion, in the colour of small words."""
        return symbol_icon(OPINION, tokens_now().muted, px(BUBBLE), self.devicePixelRatioF(), self._paint)

    def also(self, fill: Callable[[], None]) -> None:
        """Something else to be read again after every edit."""
        self._fill.append(fill)

    def title(
        self, name: str, widget: FieldWidget, kind: str, ids: Sequence[str], attribute: str, hint: str = ""
    ) -> None:  # fmt: skip
        """A row for the title or name of one record; only a card's may be taken away."""
        board = self.board

        def value() -> str:
            record = board.document.look_up(kind, ids[0])
            return "" if record is None else str(getattr(record, attribute))

        def keep(text: Value | None) -> None:
            if text or kind == "card":
                board.attempt(lambda: type_text(board.document, kind, ids[0], attribute, str(text or "")))
            else:
                widget.show_value(value())

        self.row(name, hint, widget, value)
        widget.changed.connect(keep)
        self.drafts(widget, kind, ids, attribute)

    def drafts(self, widget: FieldWidget, kind: str, ids: Sequence[str], name: str) -> None:
        """Keep on disk what is being typed into a widget about one record; an edit settles it."""
        session = self.board.session

        def keep(text: str) -> None:
            try:
                session.save_draft(kind, ids[0], name, text)
            except Problem as problem:
                self.board.failed.emit(problem)

        widget.draft.connect(keep)

    def choice(
        self,
        name: str,
        hint: str,
        choices: Sequence[tuple[_Code, str]],
        value: Callable[[], _Code],
        choose: Callable[[_Code], object],
    ) -> None:
        """A row for one of a few codes that is always set."""
        widget = ChoiceField(name, [(code, words, None) for code, words in choices])
        widget.combo.removeItem(0)
        self.label(name, hint).setBuddy(widget)
        widget.setToolTip(hint)
        self._column.addWidget(widget)
        self.rows.append(widget)
        widget.changed.connect(choose)
        self._fill.append(lambda: widget.combo.setCurrentIndex(widget.combo.findData(value())))

    def faces(self) -> None:
        """Five faces and none for the selected cards, the one in force pressed."""
        label = self.label(
            T("Emotion"), T("How this contact feels to the customer. Keys 1 to 5, 0 for none."), opinion=True
        )
        ratio = self.devicePixelRatioF()
        row = FaceRow(self, lambda emotion: face_icon(emotion, px(SIZE), ratio, self._paint))
        row.setProperty(FIELD, "card.emotion")
        self._column.addWidget(row)

        def choose(emotion: int | None) -> None:
            self.board.set_face(emotion)
            self.fill()

        row.chosen.connect(choose)

        def fill() -> None:
            found = [self.board.document.find(Card, id_) for id_ in self.board.selected_cards()]
            document = self.board.document
            emotions = {card.emotion for card in found if card is not None and document.is_touchpoint(card)}
            label.setText(with_several(T("Emotion")) if len(emotions) > 1 else T("Emotion"))
            row.show_faces(emotions)

        self._fill.append(fill)

    def button(self, text: str, role: str, pressed: Callable[[], object] | None = None) -> QPushButton:
        """A button at the left."""
        button = QPushButton(text, self)
        set_role(button, role)
        if pressed is not None:
            button.clicked.connect(pressed)
        self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return button


def _show(widget: FieldWidget, value: Value | Several | None, *, even_typing: bool) -> None:
    """Fill a widget, as a rule unless a person is typing in it."""
    proxy = widget.focusProxy()
    typing = isinstance(widget, TextField | LineField) and proxy is not None and proxy.hasFocus()
    if typing and not even_typing:
        return
    if isinstance(value, Several):
        widget.show_several()
    else:
        widget.show_value(value)
