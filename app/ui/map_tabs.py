"""The maps of a project as tabs that keep the room of their names: what does not fit is scrolled to."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QTabBar

from app.canvas.guard import guarded
from app.ui.theme import px

WIDEST = 240
"""Pixels at 100 %; a longer name ends in an ellipsis."""
LEAST = 60
"""Pixels at 100 % that a tab has however narrow the bar is."""


class MapTabs(QTabBar):
    """Tabs as wide as their names are when they are chosen, which is in bolder type."""

    @guarded(QSize(60, 20))
    def tabSizeHint(self, index: int) -> QSize:
        """The size of a tab, whether it is chosen or not; none is wider than the bar."""
        size = super().tabSizeHint(index)
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        text = self.tabText(index).replace("&&", "&")
        more = QFontMetrics(bold).horizontalAdvance(text) - self.fontMetrics().horizontalAdvance(text)
        widest = min(px(WIDEST), max(px(LEAST), self.width()))
        return QSize(min(widest, size.width() + max(0, more) + 2), size.height())

    @guarded(QSize(60, 20))
    def minimumTabSizeHint(self, index: int) -> QSize:
        """No tab is squeezed; the arrows come instead."""
        return self.tabSizeHint(index)
