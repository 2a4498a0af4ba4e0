"""Widgets for catalogue fields that are chosen and not written: scales, choices, flags, pictures."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPixmap
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
)

from app.canvas.guard import guarded
from app.domain.records import Value
from app.ui.forms import FieldWidget, several, with_several
from app.ui.guide.term_label import BUBBLE
from app.ui.scrolling import let_wheel_pass
from app.ui.theme import px, set_role
from app.words import T


class ScaleField(FieldWidget):
    """One of a few numbers side by side; the chosen one pressed again says nothing.  Digits choose too."""

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
        self.note = QLabel(self)
        set_role(self.note, "small")
        self.note.hide()
        row.addWidget(self.note)
        row.addStretch(1)
        self.setFocusProxy(self.buttons[low])

    def show_value(self, value: Value | None) -> None:
        """Show a number pressed."""
        self.note.hide()
        for number, button in self.buttons.items():
            button.setChecked(number == value)

    def show_several(self) -> None:
        """None pressed, and a word beside them."""
        self.show_value(None)
        self.note.setText(several())
        self.note.show()

    @guarded(False)
    def event(self, event: QEvent) -> bool:
        """The digits are the scale's own while it has the keyboard, though they give faces on the map."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._of_key(event):
            event.accept()
            return True
        return super().event(event)

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit presses the number that it is."""
        button = self._of_key(event)
        if button is None:
            super().keyPressEvent(event)
        elif not button.isChecked():
            button.click()

    def _of_key(self, event: QKeyEvent) -> QToolButton | None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return self.buttons.get(int(event.text())) if plain and event.text().isdecimal() else None

    def _press(self, number: int, *, on: bool) -> None:
        self.show_value(number if on else None)
        self.changed.emit(number if on else None)


class ChoiceField(FieldWidget):
    """One of a few codes, named; the first entry says nothing."""

    def __init__(self, name: str, choices: list[tuple[str, str, QIcon | None]]) -> None:
        super().__init__()
        self.combo = QComboBox(self)
        self.combo.setAccessibleName(name)
        let_wheel_pass(self.combo)
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

    def show_several(self) -> None:
        """No choice, and a word in its place."""
        self.combo.setPlaceholderText(several())
        self.combo.setCurrentIndex(-1)


class FlagField(FieldWidget):
    """Yes, or nothing said."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.box = QCheckBox(name, self)
        self.box.setAccessibleName(name)
        row = QVBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.box)
        self.setFocusProxy(self.box)
        self.box.clicked.connect(self._click)

    def show_value(self, value: Value | None) -> None:
        """Show a tick or none."""
        self.box.setText(self._name)
        self.box.setTristate(False)
        self.box.setChecked(value is True)

    def show_several(self) -> None:
        """Half a tick, and a word."""
        self.box.setText(with_several(self._name))
        self.box.setTristate(True)
        self.box.setCheckState(Qt.CheckState.PartiallyChecked)

    def be_opinion(self, bubble: QIcon) -> None:
        """Look like what somebody thinks."""
        self.box.setIcon(bubble)
        self.box.setIconSize(QSize(px(BUBBLE), px(BUBBLE)))
        set_role(self.box, "opinion")

    def _click(self, _on: bool) -> None:
        on = self.box.checkState() == Qt.CheckState.Checked
        self.box.setTristate(False)
        self.changed.emit(True if on else None)


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

    def show_several(self) -> None:
        """No picture; one may be chosen for all, or all taken away."""
        self.choose.setIcon(QIcon())
        self.choose.setText(several())
        self.clear.show()
