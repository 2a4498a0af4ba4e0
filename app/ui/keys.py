"""Keys as people call them, and which of them an action may have.

Written down (settings, the table of actions) they are Qt's portable text: "Ctrl+Shift+E", several parted by "; ".
"""

from collections.abc import Callable
from typing import Any, cast

from PySide6.QtCore import Qt, QTranslator
from PySide6.QtGui import QKeySequence

from app.canvas.guard import guarded
from app.words import T

NATIVE, PORTABLE = QKeySequence.SequenceFormat.NativeText, QKeySequence.SequenceFormat.PortableText
CONTEXT = "QShortcut"
"""Under which Qt looks for the names of keys."""
_NAMES: dict[str, Callable[[], str]] = {
    "Ctrl": lambda: T("Ctrl"),
    "Shift": lambda: T("Shift"),
    "Alt": lambda: T("Alt"),
    "Return": lambda: T("Enter"),
    "Enter": lambda: T("Enter"),
    "Space": lambda: T("Space"),
    "Del": lambda: T("Del"),
    "Ins": lambda: T("Ins"),
    "Backspace": lambda: T("Backspace"),
    "Home": lambda: T("Home"),
    "End": lambda: T("End"),
    "PgUp": lambda: T("PgUp"),
    "PgDown": lambda: T("PgDown"),
    "Menu": lambda: T("Menu"),
    "Esc": lambda: T("Esc"),
    "Tab": lambda: T("Tab"),
    "Backtab": lambda: T("Shift+Tab"),
    "Left": lambda: "←",
    "Right": lambda: "→",
    "Up": lambda: "↑",
    "Down": lambda: "↓",
}
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_OF_THE_MAP = ("Ctrl+Left", "Ctrl+Right", "Ctrl+Up", "Ctrl+Down", "Ctrl+Home", "Ctrl+End", "Ctrl+Shift+Home",
               "Ctrl+Shift+End", "Ctrl+Tab", "Ctrl+Shift+Tab", "Alt+F4", "Ctrl+Backspace", "Ctrl+Del", "Shift+F10",
               "F6", "Shift+F6", "Alt+0", "Alt+1", "Alt+2", "Alt+3", "Alt+4", "Alt+5")  # fmt: skip
"""What the map, text fields and desktops do by themselves."""


class KeyNames(QTranslator):
    """The short names that are printed on keyboards, in place of Qt's long ones; it must be asked first."""

    @guarded(None)
    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        if context == "QKeySequenceEdit" and source.startswith("Press"):
            return T("Press the new keys")
        found = _NAMES.get(source) if context == CONTEXT else None
        return found() if found else None

    @guarded(fallback=False)
    def isEmpty(self) -> bool:
        return False


def shown(*keys: QKeySequence | str) -> str:
    """Keys in the words of the language in force; a text is portable.  Alternatives stand side by side."""
    return "   ".join(dict.fromkeys(of(key).toString(NATIVE) for key in keys))  # two keys may have one name


def of(key: QKeySequence | str) -> QKeySequence:
    """A key sequence of its portable text."""
    return QKeySequence.fromString(key, PORTABLE) if isinstance(key, str) else key


def written(keys: list[QKeySequence]) -> str:
    """Key sequences as portable text; none is "" ."""
    return QKeySequence.listToString(keys, PORTABLE)


def read(text: str) -> list[QKeySequence]:
    """The key sequences of a portable text; what is none is left out."""
    return [key for key in QKeySequence.listFromString(text, PORTABLE) if not key.isEmpty() and key.toString()]


def refusal(key: QKeySequence) -> str:
    """Why no action may have this key, in the user's words; "" where one may.

    Keys without Ctrl or Alt write on the map, Alt with a letter opens a menu, and some belong to the map.
    """
    if key.count() != 1:
        return T("One key with its modifiers, please.")
    pressed = cast("Any", key)[0]  # the stubs do not know it
    held, code = pressed.keyboardModifiers() & _HELD, pressed.key()
    if key in [of(one) for one in _OF_THE_MAP]:
        return T("{key} is used on the map and in text fields.", key=shown(key))
    if Qt.Key.Key_F1 <= code <= Qt.Key.Key_F35:
        return ""
    if not held:
        return T("{key} alone writes on the map. Take it together with Ctrl or Alt.", key=shown(key))
    if held == Qt.KeyboardModifier.AltModifier and Qt.Key.Key_A <= code <= Qt.Key.Key_Z:
        return T("{key} opens menus. Add Ctrl or Shift, or take another letter.", key=shown(key))
    return ""
