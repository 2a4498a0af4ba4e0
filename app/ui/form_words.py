"""Widgets for names and tags: what was written on other cards is offered while one types."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QToolButton, QVBoxLayout, QWidget

from app.canvas.guard import guarded
from app.domain.records import Value
from app.domain.tags import split_tags
from app.ui.flowing import Flowing
from app.ui.forms import FieldWidget, LineField
from app.ui.theme import set_role
from app.words import T

Known = Callable[[], Sequence[str]]


def offer(line: QLineEdit, model: QStringListModel) -> QCompleter:
    """A list below a line of what is in the model and holds the letters typed so far."""
    completer = QCompleter(model, line)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    line.setCompleter(completer)
    return completer


class NameField(LineField):
    """One line for a name that is perhaps on other cards already."""

    def __init__(self, name: str, known: Known) -> None:
        super().__init__(name)
        self._known = known
        self.model = QStringListModel(self)
        completer = offer(self.line, self.model)
        completer.activated.connect(self.flush, Qt.ConnectionType.QueuedConnection)  # the line takes it in first
        self.line.textEdited.connect(self._ask)

    def _ask(self) -> None:
        """The names are gathered when the first letter is typed."""
        if not self.model.rowCount():
            self.model.setStringList(list(self._known()))

    def show_value(self, value: Value | None) -> None:
        """Show a name; the names are gathered anew for the next typing."""
        super().show_value(value)
        self.model.setStringList([])


class _TagLine(QLineEdit):
    """The line in which a tag is written: Enter and comma end it, Backspace in front of it takes the last one."""

    ended = Signal()
    back = Signal()
    left = Signal()

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that end a tag; Enter in the open list of tags is the list's."""
        popup, enter = self.completer().popup(), event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and popup is not None and popup.isVisible() and popup.currentIndex().isValid():
            event.ignore()
        elif enter or event.text() in (",", ";"):
            self.ended.emit()
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.back.emit()
        else:
            super().keyPressEvent(event)

    @guarded()
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving ends the tag too; the list of tags is not elsewhere."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class TagsField(FieldWidget):
    """Tags as small buttons that go when they are pressed, and a line for the next one.

    For several cards every tag of any of them is shown, quieter where not all have it: pressing such a one gives it
    to all.
    """

    tagged = Signal(list, list)
    """Tags that all of the records get, and tags that all of them lose."""

    def __init__(self, name: str, known: Known) -> None:
        super().__init__()
        self._name = name
        self._known = known
        self._tags: tuple[tuple[str, bool], ...] = ()
        self.chips: list[QToolButton] = []
        self._holder = QWidget(self)
        self._flow = Flowing(self._holder, 4)
        self.line = _TagLine(self)
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(T("Add a tag…"))
        self.model = QStringListModel(self)
        completer = offer(self.line, self.model)
        completer.activated.connect(self._end, Qt.ConnectionType.QueuedConnection)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._holder)
        column.addWidget(self.line)
        self.setFocusProxy(self.line)
        self.line.ended.connect(self._end)
        self.line.left.connect(self.flush)
        self.line.back.connect(self._take_last)
        self.line.textEdited.connect(self._ask)

    def show_value(self, value: Value | None) -> None:
        """Show the tags of a line."""
        self.show_tags([(tag, True) for tag in split_tags(str(value or ""))])

    def show_several(self) -> None:
        """Nothing to show: whoever knows the records calls ``show_tags``."""

    def show_tags(self, tags: Sequence[tuple[str, bool]]) -> None:
        """Show these tags, each with whether all records have it."""
        self.model.setStringList([])
        if tuple(tags) == self._tags and len(self.chips) == len(tags):
            return
        self._tags = tuple(tags)
        self._flow.clear()
        self.chips = [self._chip(tag, everywhere=everywhere) for tag, everywhere in tags]
        self._holder.setVisible(bool(tags))

    def _chip(self, tag: str, *, everywhere: bool) -> QToolButton:
        chip = QToolButton(self._holder)
        set_role(chip, "tag" if everywhere else "tag-some")
        chip.setText(f"{tag.replace('&', '&&')}  ×" if everywhere else f"{tag.replace('&', '&&')}  +")
        words = T("Remove the tag {tag}", tag=tag) if everywhere else T("Give the tag {tag} to all", tag=tag)
        chip.setAccessibleName(words)
        chip.setToolTip(words)
        chip.clicked.connect(lambda: self.tagged.emit([] if everywhere else [tag], [tag] if everywhere else []))
        self._flow.add(chip)
        return chip

    def _ask(self) -> None:
        """The tags are gathered when the first letter is typed."""
        if not self.model.rowCount():
            here = {tag.casefold() for tag, everywhere in self._tags if everywhere}
            self.model.setStringList([tag for tag in self._known() if tag.casefold() not in here])

    def _end(self) -> None:
        """What is written is a tag now, and the line is free for the next."""
        self.flush()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_last(self) -> None:
        if self._tags:
            self.tagged.emit([], [self._tags[-1][0]])

    def flush(self) -> None:
        """Tell what is written."""
        tags = list(split_tags(self.line.text()))
        self.line.clear()
        if tags:
            self.tagged.emit(tags, [])
