"""The ways to answer a question of the guided path where it is asked; each answer is one edit of the map."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QToolButton, QVBoxLayout, QWidget

from app.canvas.board import Board
from app.canvas.face_picker import CHOICES
from app.canvas.guard import guarded
from app.domain.commands import cards, grid, maps, opportunities, personas
from app.domain.edits import Edit
from app.domain.fields import field_of
from app.domain.problems import Problem
from app.domain.records import Record, Value
from app.ui.field_widgets import field_widget
from app.ui.forms import FIELD, FieldWidget
from app.ui.labels import PlainLabel
from app.ui.theme import px, set_role
from app.ui.wrapped_button import WrappedButton
from app.words import T
from app.words.fields import emotion_name, field_name

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


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

    def leave(self) -> None:
        """Make the edit of what a person put in here, if they did; they go on without having answered."""
        self.keep()

    @property
    def is_begun(self) -> bool:
        """Whether something that a person put in stands here and is not kept yet."""
        return False

    def refresh(self) -> None:
        """Show what the map says now; what somebody is typing stays."""

    def fits(self, offered: tuple[Any, ...]) -> bool:
        """Whether what stands here means the same with this to choose from instead (``Question.offered``)."""
        return True

    def take_over(self, other: "Answering") -> None:
        """What stands in the other one, whose place this one takes, and is not kept yet."""

    def do(self, command: Callable[[], Edit]) -> bool:
        """One edit, and whether it was made; a problem in it is told by the page."""
        done = self.board.attempt(command) is not None
        if done:
            self.answered.emit()
        return done


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
        self._shown = ""
        record = self._show()
        self.widget.changed.connect(self._keep_value)
        if isinstance(self.widget.entry, QPlainTextEdit):
            self.widget.entry.installEventFilter(self)
            self.column.addWidget(PlainLabel(T("Enter: answer · Shift+Enter: another line"), "small", wrap=True))
        if record is not None:
            self.widget.draft.connect(self._save_draft)

    def _show(self) -> Record | None:
        record = self.board.document.look_up(self._kind, self._id) if self._id is not None else None
        fields: Mapping[str, Value] = getattr(record, "fields", {})
        self.widget.show_value(fields.get(self._key))
        self._shown = self.widget.typed()
        return record

    @property
    def is_begun(self) -> bool:
        """Whether it is typed in."""
        return self.widget.typed() != self._shown

    def refresh(self) -> None:
        """The value, unless the keyboard is in it or something that could not be kept."""
        if not (self.widget.entry.hasFocus() or self.is_begun):
            self._show()

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

    def _keep_value(self, value: Value | None) -> None:
        if self.do(lambda: self._edit(value)):
            self._shown = self.widget.typed()

    def _edit(self, value: Value | None) -> Edit:
        document, values = self.board.document, {self._key: value}
        id_ = str(self._id)
        commands: dict[str, Callable[[], Edit]] = {
            "persona": lambda: (
                maps.edit_persona(document, self.board.map_id, fields=values)
                if self._id is None
                else personas.edit_persona(document, id_, fields=values)
            ),
            "journey_map": lambda: maps.edit_map(document, id_, fields=values),
            "lane": lambda: grid.edit_lane(document, id_, fields=values),
            "card": lambda: cards.set_fields(document, [id_], values),
            "opportunity": lambda: opportunities.edit_opportunity(document, id_, fields=values),
        }
        return commands[self._kind]()


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


def entry(answering: Answering) -> QWidget:
    """What the keyboard works on: of a field its line or first button."""
    widget: QWidget = answering
    while (inside := widget.focusProxy()) is not None:
        widget = inside
    return widget.entry if isinstance(widget, FieldWidget) else widget
