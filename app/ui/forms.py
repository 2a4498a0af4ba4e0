"""Widgets for catalogue fields: one class a type, all with the same few signals."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QLocale, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QDoubleValidator, QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.canvas.guard import guarded
from app.domain.records import Value
from app.ui.days import day_format, read_day, written_day
from app.words import T

DRAFT_MS = 250
FIELD = "field"
"""The property of a widget that holds the field which it is for, as "kind.key"."""


class Several:
    """Stands for the value of records that have several."""


SEVERAL = Several()


def several() -> str:
    """What a widget says where the records that it is for have several values."""
    return T("Several values")


def several_emptied() -> str:
    """What a field of text says there: a key empties it in all of them."""
    return T("Several values (Del empties them)")


def with_several(name: str) -> str:
    """A name that says so too."""
    return f"{name} · {several()}"


class FieldWidget(QWidget):
    """Shows one value and tells when a person changed it.  None is "nothing said"."""

    changed = Signal(object)
    """The new value, or None."""
    draft = Signal(str)
    """Text being typed, at most ``DRAFT_MS`` after a key."""

    has_several = False
    """Whether a field of text stands empty because the records have several values."""

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In a field of text that is empty for several values, Delete and Backspace take all of them away."""
        pressed = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key()
        if self.has_several and pressed in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not self.typed():
            self.show_value(None)
            self.changed.emit(None)
            return True
        return super().eventFilter(watched, event)

    def typed(self) -> str:
        """The text in it, where it is a field of text."""
        return ""

    def show_value(self, value: Value | None) -> None:
        """Show a value without telling."""
        raise NotImplementedError

    def show_several(self) -> None:
        """Show, without telling, that the records have several values; what is put in now is for all of them."""
        raise NotImplementedError

    def flush(self) -> None:
        """Tell what is typed and not yet told."""

    def forget(self) -> None:
        """Stand empty, without telling, and know nothing any more of what was typed: other records come."""

    @property
    def entry(self) -> QWidget:
        """What the keyboard works on."""
        return self.focusProxy() or self


class LineField(FieldWidget):
    """One line of text."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._told = ""
        self.line = QLineEdit(self)
        self.line.setAccessibleName(name)
        self.line.installEventFilter(self)
        row = QVBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line)
        self.setFocusProxy(self.line)
        self.line.editingFinished.connect(self.flush)
        self._timer = draft_timer(self, lambda: self.draft.emit(self.line.text()))
        self.line.textEdited.connect(lambda _text: self._timer.isActive() or self._timer.start())

    def show_value(self, value: Value | None) -> None:
        """Show a text."""
        self.has_several = False
        self._timer.stop()
        self.line.setPlaceholderText("")
        self._told = "" if value is None else str(value)
        if self.line.text() != self._told:
            self.line.setText(self._told)
            self.line.setCursorPosition(0)

    def show_several(self) -> None:
        """An empty line that says so."""
        self.show_value(None)
        self.line.setPlaceholderText(several_emptied())
        self.has_several = True

    def forget(self) -> None:
        """An empty line with nothing to be undone in it."""
        self.show_value(None)
        self.line.setText("")

    def typed(self) -> str:
        """What stands in the line."""
        return self.line.text()

    def flush(self) -> None:
        """Tell a new text."""
        self._timer.stop()
        if self.line.text() != self._told:
            self._told = self.line.text()
            self.changed.emit(self._told.strip() or None)


class NumberField(LineField):
    """A number, written as the language writes it."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.line.setValidator(QDoubleValidator(self))

    def show_value(self, value: Value | None) -> None:
        """Show a number."""
        super().show_value(None if value is None else QLocale().toString(float(value), "g", 12))

    def flush(self) -> None:
        """Tell a new number; what is no number is put back."""
        self._timer.stop()
        text = self.line.text().strip()
        number, sound = QLocale().toDouble(text)
        if text and not sound:
            self.line.setText(self._told)
        elif text != self._told:
            self._told = text
            self.changed.emit((int(number) if number.is_integer() else number) if text else None)


class _TextBox(QPlainTextEdit):
    """A plain text box that grows with its text and tells when it is left."""

    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.textChanged.connect(self._grow)
        self._grow()

    def _grow(self) -> None:
        lines = max(2, min(9, int(self.document().size().height())))
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 26)

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines elsewhere."""
        super().resizeEvent(event)
        self._grow()

    @guarded()
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving keeps the text."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter keeps the text at once."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)


class TextField(FieldWidget):
    """Several lines of plain text."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._told = ""
        self.box = _TextBox(self)
        self.box.setAccessibleName(name)
        self.box.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.box)
        self.setFocusProxy(self.box)
        self._timer = draft_timer(self, lambda: self.draft.emit(self.box.toPlainText()))
        self.box.left.connect(self.flush)
        self.box.textChanged.connect(self._typed)
        self._showing = False

    def _typed(self) -> None:
        if not self._showing and not self._timer.isActive():
            self._timer.start()

    def show_value(self, value: Value | None) -> None:
        """Show a text."""
        self.has_several = False
        self._timer.stop()
        self.box.setPlaceholderText("")
        self._told = "" if value is None else str(value)
        if self.box.toPlainText() != self._told:
            self._showing = True
            self.box.setPlainText(self._told)
            self._showing = False

    def show_several(self) -> None:
        """An empty box that says so."""
        self.show_value(None)
        self.box.setPlaceholderText(several_emptied())
        self.has_several = True

    def forget(self) -> None:
        """An empty box with nothing to be undone in it."""
        self.show_value(None)
        self.box.document().clearUndoRedoStacks()

    def typed(self) -> str:
        """What stands in the box."""
        return self.box.toPlainText()

    def flush(self) -> None:
        """Tell a new text."""
        self._timer.stop()
        if self.box.toPlainText() != self._told:
            self._told = self.box.toPlainText()
            self.changed.emit(self._told.strip() or None)


class DateField(LineField):
    """A day, shown as the language writes it, kept as ISO 8601."""

    def show_value(self, value: Value | None) -> None:
        """Show a day."""
        super().show_value(written_day(str(value)) if value else value)
        self.line.setPlaceholderText(day_format())

    def flush(self) -> None:
        """Tell a new day; what is no date is kept as the words that were typed."""
        self._timer.stop()
        text = self.line.text().strip()
        if text != self._told:
            self._told = text
            self.changed.emit(read_day(text) or None)


def draft_timer(parent: QObject, save: Callable[[], object]) -> QTimer:
    """A timer that saves what is typed a moment after the first key, however fast the next ones come."""
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(DRAFT_MS)
    timer.timeout.connect(save)
    return timer
