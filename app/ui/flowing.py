"""Small widgets side by side, in as many rows as the width asks for."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem

from app.canvas.guard import guarded


class Flowing(QLayout):
    """A layout that breaks like text."""

    def __init__(self, holder: QWidget, gap: int) -> None:
        super().__init__(holder)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def add(self, widget: QWidget) -> None:
        """One more at the end."""
        self.addChildWidget(widget)
        self.addItem(QWidgetItem(widget))
        widget.show()

    def clear(self) -> None:
        """All of them go."""
        while self._items:
            item = self._items.pop()
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.invalidate()

    @guarded()
    def addItem(self, item: QLayoutItem) -> None:
        """One more at the end."""
        self._items.append(item)
        self.invalidate()

    @guarded(0)
    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    @guarded()
    def itemAt(self, index: int) -> QLayoutItem | None:
        """One of them."""
        return self._items[index] if 0 <= index < len(self._items) else None

    @guarded()
    def takeAt(self, index: int) -> QLayoutItem | None:
        """One of them, which is no more of the layout."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @guarded(Qt.Orientation(0))
    def expandingDirections(self) -> Qt.Orientation:
        """It takes no more room than it needs."""
        return Qt.Orientation(0)

    @guarded(True)
    def hasHeightForWidth(self) -> bool:
        """Narrower is higher."""
        return True

    @guarded(0)
    def heightForWidth(self, width: int) -> int:
        """The height of all rows."""
        return self._place(QRect(0, 0, width, 0), move=False)

    @guarded()
    def setGeometry(self, rect: QRect) -> None:
        """Put everything into its place."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    @guarded(QSize())
    def sizeHint(self) -> QSize:
        """As wide as the widest."""
        return self.minimumSize()

    @guarded(QSize())
    def minimumSize(self) -> QSize:
        """As wide as the widest."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, rect: QRect, *, move: bool) -> int:
        """How high the rows are in a width; with ``move`` everything goes there."""
        x, y, row = rect.x(), rect.y(), 0
        for item in self._items:
            size = item.sizeHint().boundedTo(QSize(max(rect.width(), 20), 1000))
            if x > rect.x() and x + size.width() > rect.right() + 1:
                x, y, row = rect.x(), y + row + self._gap, 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self._gap
            row = max(row, size.height())
        return y + row - rect.y()
