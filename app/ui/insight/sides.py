"""How pages of the drawer are laid out: tools over something at the left, what belongs to it at the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSplitter, QVBoxLayout, QWidget

from app.ui.theme import px


def column_of(tools: QLayout, *widgets: QWidget) -> QWidget:
    """Widgets below a row of tools; the last takes the room that there is."""
    side = QWidget()
    column = QVBoxLayout(side)
    column.setContentsMargins(8, 4, 4, 6)
    column.setSpacing(4)
    column.addLayout(tools)
    for widget in widgets:
        column.addWidget(widget, 1 if widget is widgets[-1] else 0)
    return side


def side_by_side(page: QWidget, left: QWidget, right: QWidget, widths: tuple[int, int]) -> QSplitter:
    """Fill a page with two widgets, at first in these widths (pixels of 100 %); what is between them can be dragged."""
    split = QSplitter(Qt.Orientation.Horizontal)
    split.setChildrenCollapsible(False)
    split.addWidget(left)
    split.addWidget(right)
    split.setSizes([px(width) for width in widths])
    row = QHBoxLayout(page)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(split)
    return split
