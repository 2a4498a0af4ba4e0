"""The one translator between a drawing and graphics items."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QGraphicsRectItem, QGraphicsScene

from app.canvas.items import GroupItem, Marks, Paint
from app.layout.shapes import Box, Drawing, Group

DESK = 400.0  # mm of desk around the sheet that can be scrolled to
DIMMED = 0.25  # opacity of a card that a filter leaves out


class MapScene(QGraphicsScene):
    """Shows a drawing: keeps the item of every group that stays, replaces what differs."""

    def __init__(self, paint: Paint) -> None:
        super().__init__()
        self._paint = paint
        self._items: dict[tuple[str, str], GroupItem] = {}
        self._order: dict[str, float] = {}
        self._dimmed: frozenset[str] = frozenset()
        self._faded: dict[str, float] = {}
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

    def show_groups(self, groups: Iterable[Group]) -> None:
        """Show these groups instead of those of the same keys, until told otherwise; the drawing stays as it is."""
        for group in groups:
            self._show_group(group)

    def _show_group(self, group: Group) -> None:
        item = self._items.get(group.key)
        if item is None:
            item = self._items[group.key] = GroupItem(group, self._paint)
            item.setZValue(self._order[group.role])
            item.setOpacity(self.opacity_of(group.owner))
            self.addItem(item)
            return
        item.show_group(group)
        if item.zValue() != self._order[group.role]:
            item.setZValue(self._order[group.role])

    def set_dimmed(self, ids: frozenset[str]) -> None:
        """Paint these cards pale, because a filter leaves them out, and no others."""
        changed = self._dimmed ^ ids
        self._dimmed = ids
        self._show_opacity(changed)

    def fade(self, ids: Iterable[str], opacity: float) -> None:
        """Paint these cards fainter while they are dragged; with 1 as ever."""
        changed = [card for card in ids if self._faded.get(card, 1.0) != opacity]
        for card in changed:
            if opacity < 1.0:
                self._faded[card] = opacity
            else:
                del self._faded[card]
        self._show_opacity(changed)

    def opacity_of(self, card: str) -> float:
        """How opaque a card is painted."""
        return self._faded.get(card, 1.0) * (DIMMED if card in self._dimmed else 1.0)

    def _show_opacity(self, ids: Iterable[str]) -> None:
        for card in ids:
            item = self._items.get(("card", card))
            if item is not None:
                item.setOpacity(self.opacity_of(card))

    def group_at(self, x: float, y: float) -> Group | None:
        """The topmost group whose box holds a point."""
        return self.drawing.group_at(x, y)

    def sheet(self) -> Box:
        """The sheet's box."""
        return Box(0, 0, self.drawing.width, self.drawing.height)
