"""How a file of a table is read, as lists to choose from, each with its name before it."""

from collections.abc import Iterable

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from app.exchange.decoding import ENCODINGS
from app.exchange.rows import SEPARATORS
from app.ui.labels import PlainLabel
from app.ui.scrolling import let_wheel_pass
from app.words import T


def named_list(label: str, entries: Iterable[tuple[str, str]], parent: QWidget) -> QComboBox:
    """A list of (value, words), as wide as its longest entry."""
    combo = QComboBox(parent)
    combo.setAccessibleName(label)
    combo.setToolTip(label)
    let_wheel_pass(combo)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    for value, text in entries:
        combo.addItem(text, value)
    return combo


def encodings(parent: QWidget) -> QComboBox:
    """The first entry, "", is what is found out."""
    return named_list(T("Encoding"), [("", ""), *((name, name) for name in ENCODINGS)], parent)


def separators(parent: QWidget) -> QComboBox:
    """The first entry, "", is what is found out."""
    return named_list(T("Separator"), [("", ""), *((s, separator_name(s)) for s in SEPARATORS)], parent)


def separator_name(separator: str) -> str:
    """What a separator is called."""
    names = {",": T("comma"), ";": T("semicolon"), "\t": T("tab"), "|": T("vertical bar")}
    return names.get(separator, separator)


def named_row(parent: QWidget, *parts: tuple[QWidget, int]) -> QHBoxLayout:
    """Widgets and their stretch side by side, each with its name before it."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget, stretch in parts:
        entry = widget.focusProxy() or widget
        row.addWidget(PlainLabel(entry.accessibleName(), "small", parent))
        row.addWidget(widget, stretch)
        row.addSpacing(8)
    if not any(stretch for _, stretch in parts):
        row.addStretch(1)
    return row
