"""A pseudo-language: every text that was handed to ``T`` stands in brackets, so that what does not was hard-coded."""

from collections.abc import Iterator

from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QTableWidget,
    QTabWidget,
    QWidget,
)

OPEN, CLOSE = "⟦", "⟧"


class Pseudo(dict[str, str]):
    """A catalogue that has every text; plural forms each in brackets."""

    def get(self, key, default=None):
        return "|".join(f"{OPEN}{form}{CLOSE}" for form in key.split("|"))


def texts(root: QWidget) -> Iterator[tuple[str, str]]:
    """(what, text) of everything that a window shows or says."""
    for action in root.findChildren(QAction):
        yield f"action {action.objectName()}", action.text()
        yield f"tip of {action.objectName()}", action.toolTip().split(" (")[0]
    for widget in [root, *root.findChildren(QWidget)]:
        what = f"{type(widget).__name__} {widget.objectName()}".strip()
        yield f"{what} title", widget.windowTitle() if widget.isWindow() else ""
        yield f"{what} tip", widget.toolTip().split(" (")[0]
        yield f"{what} name", widget.accessibleName()
        yield from ((what, text) for text in own_texts(widget))


def own_texts(widget: QWidget) -> Iterator[str]:
    """What one widget shows by itself."""
    match widget:
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QGroupBox() | QMenu():
            yield widget.title()
        case QLineEdit():
            yield widget.placeholderText()
        case QTabWidget():
            yield from (widget.tabText(at) for at in range(widget.count()))
        case QComboBox():
            yield from (widget.itemText(at) for at in range(widget.count()))
        case QListWidget():
            yield from (widget.item(at).text() for at in range(widget.count()))
        case QTableWidget():
            heads = [widget.verticalHeaderItem(at) for at in range(widget.rowCount())]
            yield from (head.text() for head in heads)


def bare(root: QWidget, known: tuple[str, ...] = ()) -> list[str]:
    """What is said without brackets, except names that are the same in every language."""
    same = {"Vivencia", "Español", "English", *known}
    return sorted(
        {
            f"{what}: {text}"
            for what, text in texts(root)
            if any(c.isalpha() for c in text) and OPEN not in text and text.replace("&", "") not in same
        }
    )
