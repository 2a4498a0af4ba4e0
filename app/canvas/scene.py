"""The one translator between a drawing and graphics items."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QGraphicsRectItem, QGraphicsScene

from app.canvas.items import GroupItem, Marks, Paint
from app.layout.shapes import Box, Drawing, Group

DESK = 400.0  # mm of desk around the sheet that can be scrolled to


class MapScene(QGraphicsScene):
    """Shows a drawing: keeps the item of every group that stays, replaces what differs."""

    def __init__(self, paint: Paint) -> None:
        super().__init__()
        self._paint = paint
        self._items: dict[tuple[str, str], GroupItem] = {}
        self._order: dict[str, float] = {}
        self.drawing = Drawing(0, 0, ())
        self._shadow = QGraphicsRectItem()
        self._shadow.setBrush(QColor(15, 23, 42, 30))
        self._shadow.setPen(QPen(Qt.PenStyle.NoPen))
        self._shadow.setZValue(-1)
        self.addItem(self._shadow)
        self.marks = Marks(self.addItem)

    def show_drawing(self, drawing: Drawing) -> None:
        """Show this drawing from now on."""
        self.drawing = drawing
        roles = list(dict.fromkeys(group.role for group in drawing.groups))
        self._order = {role: float(at) for at, role in enumerate(roles)}
        seen: set[tuple[str, str]] = set()
        for group in drawing.groups:
            seen.add(group.key)
            self._show_group(group)
        for key in self._items.keys() - seen:
            self.removeItem(self._items.pop(key))
        sheet = QRectF(0, 0, drawing.width, drawing.height)
        if self._shadow.rect() != sheet.translated(1.2, 2.0):
            self._shadow.setRect(sheet.translated(1.2, 2.0))
            self.setSceneRect(sheet.adjusted(-DESK, -DESK, DESK, DESK))
            self.update()

    def _show_group(self, group: Group) -> None:
        item = self._items.get(group.key)
        if item is None:
            item = self._items[group.key] = GroupItem(group, self._paint)
            item.setZValue(self._order[group.role])
            self.addItem(item)
            return
        item.show_group(group)
        if item.zValue() != self._order[group.role]:
            item.setZValue(self._order[group.role])

    def item_of(self, role: str, owner: str) -> GroupItem | None:
        """The item of a group, or None."""
        return self._items.get((role, owner))

    def group_at(self, x: float, y: float) -> Group | None:
        """The topmost group whose box holds a point."""
        return self.drawing.group_at(x, y)

    def sheet(self) -> Box:
        """The sheet's box."""
        return Box(0, 0, self.drawing.width, self.drawing.height)
