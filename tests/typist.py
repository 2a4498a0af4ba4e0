"""Somebody at the keyboard: every key goes to what has the focus, and keys that are not text are counted."""

from typing import Any, cast

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget


class Typist:
    """Types texts and presses keys on whatever the focus is in, an open menu first."""

    def __init__(self) -> None:
        self.presses = 0
        """Keys pressed that are no text; a key with its modifiers counts once."""

    def press(self, *names: str) -> None:
        """Keys by their portable names, one after the other: "Ctrl+Return"."""
        for name in names:
            pressed = cast("Any", QKeySequence.fromString(name, QKeySequence.SequenceFormat.PortableText))[0]
            key = Qt.Key.Key_Backtab if name == "Shift+Tab" else pressed.key()
            QTest.keyClick(target(), key, pressed.keyboardModifiers())
            QApplication.processEvents()
            self.presses += 1

    def type(self, text: str) -> None:
        """Letter by letter; those that a test keyboard lacks come as the platform sends them."""
        for letter in text:
            if letter.isascii():
                QTest.keyClick(target(), cast("Any", letter))
                continue
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, ord(letter.upper()), Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(target(), event)


def target() -> QWidget:
    """What gets the next key."""
    found = QApplication.activePopupWidget() or QApplication.focusWidget()
    assert found is not None, "nothing has the focus"
    return found
