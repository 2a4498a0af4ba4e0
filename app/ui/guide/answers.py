"""The ways to answer a question of the guided path where it is asked; each answer is one edit of the map."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPlainTextEdit, QToolButton, QVBoxLayout, QWidget

from app.canvas.board import Board
from app.canvas.face_picker import CHOICES
from app.canvas.guard import guarded
from app.domain.commands import cards, grid, maps, opportunities
from app.domain.document import Cell
from app.domain.drafts import CardDraft
from app.domain.edits import Edit
from app.domain.fields import field_of
from app.domain.problems import Problem
from app.domain.records import Value
from app.ui.field_widgets import field_widget
from app.ui.forms import FIELD, FieldWidget, LineField
from app.ui.labels import PlainLabel
from app.ui.scrolling import let_wheel_pass
from app.ui.theme import px, set_role
from app.ui.wrapped_button import WrappedButton
from app.words import T
from app.words.fields import emotion_name, field_name

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
LIST_WIDTH = 420
"""Pixels at 100 % that an open list is at most wider than its place asks for."""
Named = tuple[str, str]
"""An id, and what a person calls it."""


class Answering(QWidget):
    """Something to answer with.  ``keep`` makes the edit of what stands in it and is not kept yet."""

    answered = Signal()
    """An edit was made."""
    can_keep = True
    """Whether there is something to press a button for; a face or a number is kept at once."""

    def __init__(self, board: Board) -> None:
        super().__init__()
        self.board = board
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(px(6))

    def keep(self) -> None:
        """Make the edit of what stands here."""

    def do(self, command: Callable[[], Edit]) -> None:
        """One edit; a problem in it is told by the page."""
        if self.board.attempt(command) is not None:
            self.answered.emit()


class FieldAnswer(Answering):
    """A field of the catalogue, of a record or of one that the answer makes (a persona: no id)."""

    def __init__(
        self, board: Board, kind: str, id_: str | None, key: str, icon: Callable[[str], QIcon],
        pictures: Callable[[str], bytes | None],
    ) -> None:  # fmt: skip
        super().__init__(board)
        self._kind, self._id, self._key = kind, id_, key
        spec = field_of(kind, key)
        self.widget = field_widget(spec, field_name(kind, key), icon, pictures, lambda _key: ())
        self.widget.setProperty(FIELD, f"{kind}.{key}")
        self.can_keep = spec.type not in ("scale", "choice", "flag", "icon")
        self.column.addWidget(self.widget)
        self.setFocusProxy(self.widget)
        record = board.document.look_up(kind, id_) if id_ is not None else None
        fields: Mapping[str, Value] = getattr(record, "fields", {})
        self.widget.show_value(fields.get(key))
        self.widget.changed.connect(lambda value: self.do(lambda: self._edit(value)))
        if isinstance(self.widget.entry, QPlainTextEdit):
            self.widget.entry.installEventFilter(self)
            self.column.addWidget(PlainLabel(T("Enter: answer · Shift+Enter: another line"), "small", wrap=True))
        if record is not None:
            self.widget.draft.connect(self._save_draft)

    def keep(self) -> None:
        """What is typed."""
        self.widget.flush()

    @guarded(False)
    def eventFilter(self, box: QObject, event: QEvent) -> bool:
        """Enter answers in a box of several lines as it does in a line; with Shift it makes another line."""
        if not isinstance(box, QPlainTextEdit) or not isinstance(event, QKeyEvent) or event.key() not in ENTER:
            return False
        if event.type() != QEvent.Type.KeyPress:
            return False
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            box.insertPlainText("\n")
            box.ensureCursorVisible()
        else:
            self.keep()
        return True

    def _save_draft(self, text: str) -> None:
        """What is being typed is on disk."""
        try:
            self.board.session.save_draft(self._kind, str(self._id), self._key, text)
        except Problem as problem:
            self.board.failed.emit(problem)

    def _edit(self, value: Value | None) -> Edit:
        document, values = self.board.document, {self._key: value}
        id_ = str(self._id)
        commands: dict[str, Callable[[], Edit]] = {
            "persona": lambda: maps.edit_persona(document, self.board.map_id, fields=values),
            "journey_map": lambda: maps.edit_map(document, id_, fields=values),
            "lane": lambda: grid.edit_lane(document, id_, fields=values),
            "card": lambda: cards.set_fields(document, [id_], values),
            "opportunity": lambda: opportunities.edit_opportunity(document, id_, fields=values),
        }
        return commands[self._kind]()


class LineAnswer(Answering):
    """A line of text that becomes something: a card, a persona, an opportunity.  Enter keeps it."""

    def __init__(self, board: Board, name: str, make: Callable[[str], Edit]) -> None:
        super().__init__(board)
        self._make = make
        self.line = LineField(name)
        self.column.addWidget(self.line)
        self.setFocusProxy(self.line)
        self.line.line.returnPressed.connect(self.keep)

    def keep(self) -> None:
        """What is typed, unless that is nothing."""
        text = self.line.typed().strip()
        if text:
            self.line.line.clear()
            self.do(lambda: self._make(text))


class CardAnswer(LineAnswer):
    """A line that becomes a card in one of the cells offered: of these stages, in these lanes."""

    def __init__(
        self, board: Board, name: str, stages: Sequence[Named], lanes: Sequence[Named], emotion: int | None = None
    ) -> None:  # fmt: skip
        super().__init__(board, name, self._new)
        self._emotion = emotion
        self.stages = choices(T("Stage"), stages)
        self.lanes = choices(T("Lane"), lanes)
        for box in (self.stages, self.lanes):
            if box.count() > 1:
                self.column.addWidget(box)
            else:
                box.setParent(self)
                box.hide()

    @property
    def cell(self) -> Cell:
        """Where the card will be."""
        return str(self.stages.currentData()), str(self.lanes.currentData())

    def _new(self, text: str) -> Edit:
        draft = CardDraft(text, None, None, self._emotion)
        return cards.add_cards(self.board.document, self.board.map_id, self.cell, [draft])


class FaceAnswer(Answering):
    """Five faces for one card; the keys 1 to 5 give them too."""

    can_keep = False

    def __init__(self, board: Board, card_id: str, face: Callable[[int | None, int], QIcon]) -> None:
        super().__init__(board)
        self._card = card_id
        self.setProperty(FIELD, "card.emotion")
        row = QHBoxLayout()
        row.setSpacing(px(2))
        self.buttons: dict[int, QToolButton] = {}
        for at, emotion in enumerate(CHOICES):
            if emotion is not None:
                button = self.buttons[emotion] = QToolButton(self)
                set_role(button, "face")
                button.setAutoRaise(True)
                button.setIcon(face(emotion, px(28)))
                button.setIconSize(QSize(px(28), px(28)))
                button.setToolTip(f"{emotion_name(emotion)} ({at + 1})")
                button.setAccessibleName(emotion_name(emotion))
                button.clicked.connect(lambda _=False, e=emotion: self._give(e))
                row.addWidget(button)
        row.addStretch(1)
        self.column.addLayout(row)
        self.setFocusProxy(self.buttons[-2])

    def _give(self, emotion: int) -> None:
        self.do(lambda: cards.set_emotion(self.board.document, [self._card], emotion))

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that give faces on the map."""
        keys = {str(at + 1): emotion for at, emotion in enumerate(self.buttons)}
        if event.text() in keys:
            self._give(keys[event.text()])
        else:
            super().keyPressEvent(event)


class PickAnswer(Answering):
    """One of several things that are there already, chosen from a list and then said to be it."""

    def __init__(self, board: Board, name: str, things: Sequence[Named], make: Callable[[str], Edit]) -> None:
        super().__init__(board)
        self._make = make
        self.list = choices(name, things)
        self.list.setPlaceholderText(T("Choose…"))
        self.list.setCurrentIndex(-1)
        self.column.addWidget(self.list)
        self.setFocusProxy(self.list)

    def keep(self) -> None:
        """What is chosen, if something is."""
        chosen = self.list.currentData()
        if chosen is not None:
            self.do(lambda: self._make(str(chosen)))


class BothAnswers(Answering):
    """Two ways to answer, one below the other: choose what is there, or write something new."""

    def __init__(self, board: Board, first: Answering, second: Answering) -> None:
        super().__init__(board)
        self.parts = (first, second)
        for part in self.parts:
            self.column.addWidget(part)
            part.answered.connect(self.answered)
        self.setFocusProxy(first)

    def keep(self) -> None:
        """The one that something stands in; what is written counts first."""
        for part in reversed(self.parts):
            part.keep()


class PlaceAnswer(Answering):
    """A cell for a card that has none."""

    def __init__(self, board: Board, card_id: str, stages: Sequence[Named], lanes: Sequence[Named]) -> None:
        super().__init__(board)
        self._card = card_id
        self.stages, self.lanes = choices(T("Stage"), stages), choices(T("Lane"), lanes)
        self.column.addWidget(self.stages)
        self.column.addWidget(self.lanes)
        self.setFocusProxy(self.stages)

    def keep(self) -> None:
        """Put it there."""
        cell = str(self.stages.currentData()), str(self.lanes.currentData())
        self.do(lambda: cards.move(self.board.document, [self._card], cell))


class StepFirst(Answering):
    """What has to be there before the question can be answered, and a button that does it or leads to it."""

    can_keep = False

    def __init__(self, board: Board, why: str, words: str, press: Callable[[], object]) -> None:
        super().__init__(board)
        self.column.addWidget(PlainLabel(why, "muted", wrap=True))
        self.button = WrappedButton(words, self)
        self.button.setAutoDefault(True)
        self.column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.button)
        self._press = press
        self.button.clicked.connect(self._pressed)

    def _pressed(self) -> None:
        self._press()
        self.answered.emit()


class Said(Answering):
    """Nothing is to be done; a sentence says why."""

    can_keep = False

    def __init__(self, board: Board, why: str) -> None:
        super().__init__(board)
        self.column.addWidget(PlainLabel(why, "muted", wrap=True))


def choices(name: str, things: Sequence[Named]) -> QComboBox:
    """A list to choose from; the keyboard chooses in it without anything being kept yet."""
    box = QComboBox()
    let_wheel_pass(box)
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(8)
    for id_, words in things:
        box.addItem(words, id_)
    box.view().setMinimumWidth(min(box.view().sizeHintForColumn(0) + px(28), px(LIST_WIDTH)))
    return box


def entry(answering: Answering) -> QWidget:
    """What the keyboard works on: of a field its line or first button."""
    widget: QWidget = answering
    while (inside := widget.focusProxy()) is not None:
        widget = inside
    return widget.entry if isinstance(widget, FieldWidget) else widget
