"""The order in which Tab goes through a dialog: that in which one reads it, however its parts were made."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def tab_as_read(root: QWidget) -> None:
    """Let Tab go from one part to the next as the layouts inside a widget show them."""
    for before, after in pairwise(_parts(root.layout())):
        QWidget.setTabOrder(before, after)


def _parts(layout: QLayout | None) -> Iterator[QWidget]:
    """What takes the focus by Tab."""
    if layout is None:
        return
    for number in range(layout.count()):
        item = layout.itemAt(number)
        widget = item.widget() if item is not None else None
        if widget is None:
            yield from _parts(item.layout() if item is not None else None)
            continue
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
            yield widget
        inner = widget.widget() if isinstance(widget, QScrollArea) else widget
        yield from _parts(inner.layout() if inner is not None else None)
