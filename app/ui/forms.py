"""Widgets for catalogue fields: one class a type, all with the same few signals."""

from collections.abc import Callable

from PySide6.QtCore import QDate, QLocale, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QDoubleValidator, QFocusEvent, QIcon, QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.canvas.guard import guarded
from app.domain.fields import Field
from app.domain.records import Value
from app.ui.theme import set_role
from app.words import T
from app.words.fields import choice_name

DRAFT_MS = 250


class FieldWidget(QWidget):
    """Shows one value and tells when a person changed it.  None is "nothing said"."""

    changed = Signal(object)
    """The new value, or None."""
    draft = Signal(str)
    """Text being typed, at most ``DRAFT_MS`` after a key."""

    def show_value(self, value: Value | None) -> None:
        """Show a value without telling."""
        raise NotImplementedError

    def flush(self) -> None:
        """Tell what is typed and not yet told."""

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
        row = QVBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line)
        self.setFocusProxy(self.line)
        self.line.editingFinished.connect(self.flush)
        self._timer = draft_timer(self, lambda: self.draft.emit(self.line.text()))
        self.line.textEdited.connect(lambda _text: self._timer.isActive() or self._timer.start())

    def show_value(self, value: Value | None) -> None:
        """Show a text."""
        self._timer.stop()
        self._told = "" if value is None else str(value)
        if self.line.text() != self._told:
            self.line.setText(self._told)
            self.line.setCursorPosition(0)

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
        self._timer.stop()
        self._told = "" if value is None else str(value)
        if self.box.toPlainText() != self._told:
            self._showing = True
            self.box.setPlainText(self._told)
            self._showing = False

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
        day = QDate.fromString(str(value or ""), Qt.DateFormat.ISODate)
        shown = QLocale().toString(day, QLocale.FormatType.ShortFormat) if day.isValid() else value
        super().show_value(shown)
        self.line.setPlaceholderText(QLocale().dateFormat(QLocale.FormatType.ShortFormat))

    def flush(self) -> None:
        """Tell a new day; what is no date is kept as the words that were typed."""
        self._timer.stop()
        text = self.line.text().strip()
        if text != self._told:
            self._told = text
            day = QLocale().toDate(text, QLocale.FormatType.ShortFormat)
            if day.isValid() and day.year() < 1950:
                day = day.addYears(100)
            self.changed.emit((day.toString(Qt.DateFormat.ISODate) if day.isValid() else text) or None)


class ScaleField(FieldWidget):
    """One of a few numbers side by side; the chosen one pressed again says nothing."""

    def __init__(self, name: str, low: int, high: int) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self.buttons: dict[int, QToolButton] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        for number in range(low, high + 1):
            button = QToolButton(self)
            button.setObjectName("scaleButton")
            set_role(button, "scale")
            button.setText(str(number))
            button.setCheckable(True)
            button.setAccessibleName(f"{name}: {number}")
            button.clicked.connect(lambda on, n=number: self._press(n, on=on))
            self._group.addButton(button, number)
            self.buttons[number] = button
            row.addWidget(button)
        row.addStretch(1)
        self.setFocusProxy(self.buttons[low])

    def show_value(self, value: Value | None) -> None:
        """Show a number pressed."""
        for number, button in self.buttons.items():
            button.setChecked(number == value)

    def _press(self, number: int, *, on: bool) -> None:
        self.show_value(number if on else None)
        self.changed.emit(number if on else None)


class ChoiceField(FieldWidget):
    """One of a few codes, named; the first entry says nothing."""

    def __init__(self, name: str, choices: list[tuple[str, str, QIcon | None]]) -> None:
        super().__init__()
        self.combo = QComboBox(self)
        self.combo.setAccessibleName(name)
        self.combo.addItem("–", None)
        for code, words, icon in choices:
            if icon is None:
                self.combo.addItem(words, code)
            else:
                self.combo.addItem(icon, words, code)
        row = QVBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.combo)
        self.setFocusProxy(self.combo)
        self.combo.activated.connect(lambda at: self.changed.emit(self.combo.itemData(at)))

    def show_value(self, value: Value | None) -> None:
        """Show a choice."""
        self.combo.setCurrentIndex(max(0, self.combo.findData(value)) if value is not None else 0)


class FlagField(FieldWidget):
    """Yes, or nothing said."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.box = QCheckBox(name, self)
        row = QVBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.box)
        self.setFocusProxy(self.box)
        self.box.clicked.connect(lambda on: self.changed.emit(True if on else None))

    def show_value(self, value: Value | None) -> None:
        """Show a tick or none."""
        self.box.setChecked(value is True)


class PictureField(FieldWidget):
    """A picture: chosen from a file, shown small, taken away again."""

    wanted = Signal()
    """The person wants to choose a file."""

    def __init__(self, name: str, picture: Callable[[str], bytes | None]) -> None:
        super().__init__()
        self._picture = picture
        self.choose = QPushButton(self)
        self.choose.setAccessibleName(name)
        self.choose.setIconSize(QSize(48, 48))
        self.clear = QToolButton(self)
        self.clear.setText("×")
        self.clear.setToolTip(T("Remove the picture"))
        self.clear.setAccessibleName(T("Remove the picture"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.choose, 1)
        row.addWidget(self.clear)
        self.setFocusProxy(self.choose)
        self.choose.clicked.connect(self.wanted)
        self.clear.clicked.connect(lambda: self.changed.emit(None))

    def show_value(self, value: Value | None) -> None:
        """Show the picture of a hash."""
        data = self._picture(str(value)) if value else None
        pixmap = QPixmap()
        if data:
            pixmap.loadFromData(data)
        self.choose.setIcon(QIcon(pixmap))
        self.choose.setText(T("Replace…") if data else T("Choose a picture…"))
        self.clear.setVisible(bool(data))


def draft_timer(parent: QWidget, save: Callable[[], object]) -> QTimer:
    """A timer that saves what is typed a moment after the first key, however fast the next ones come."""
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(DRAFT_MS)
    timer.timeout.connect(save)
    return timer


def field_widget(
    spec: Field, name: str, icon: Callable[[str], QIcon], picture: Callable[[str], bytes | None]
) -> FieldWidget:
    """The widget for a field of the catalogue."""
    match spec.type:
        case "line" | "tags":
            return LineField(name)
        case "text":
            return TextField(name)
        case "number":
            return NumberField(name)
        case "date":
            return DateField(name)
        case "scale":
            return ScaleField(name, spec.low, spec.high)
        case "flag":
            return FlagField(name)
        case "picture":
            return PictureField(name, picture)
        case "choice" | "icon":
            icons = spec.type == "icon"
            named = [(c, choice_name(spec.kind, spec.key, c), icon(c) if icons else None) for c in spec.choices]
            return ChoiceField(name, named)
