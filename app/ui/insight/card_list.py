"""The cards that belong to a record, listed beside the table in which it is a row."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from app.canvas.guard import guarded

CARD = Qt.ItemDataRole.UserRole
"""The role of a row's card, by its id."""
OWN_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CardList(QListWidget):
    """A click or Enter goes to the card, Del takes it out of the list and leaves the map's selection alone."""

    picked = Signal(str)
    """The id of a card to go to."""
    unlinked = Signal(str)
    """The id of a card that shall not belong to the record any more."""

    def __init__(self) -> None:
        super().__init__()
        self.itemClicked.connect(self._pick)
        self.itemActivated.connect(self._pick)

    def show_cards(self, rows: Iterable[tuple[str, str, str]]) -> None:
        """Id, line and tool tip of each card; the row that is in front stays in front."""
        at = self.currentRow()
        self.clear()
        for id_, text, tip in rows:
            item = QListWidgetItem(text, self)
            item.setData(CARD, id_)
            item.setToolTip(tip)
        self.setCurrentRow(min(at, self.count() - 1))

    def _pick(self, item: QListWidgetItem) -> None:
        self.picked.emit(str(item.data(CARD)))

    @guarded(False)
    def event(self, event: QEvent) -> bool:
        """Keys of the map that mean something here."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in OWN_KEYS:
            event.accept()
            return True
        return super().event(event)

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del takes a card out, never the record; Escape goes up."""
        item = self.currentItem()
        if event.key() == Qt.Key.Key_Delete:
            if item is not None:
                self.unlinked.emit(str(item.data(CARD)))
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)
