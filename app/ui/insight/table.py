"""The table of a drawer's page: keys of the map that mean something in it are its own while it has the keyboard."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from app.canvas.guard import guarded
from app.ui.theme import px

OWN_KEYS = (Qt.Key.Key_F2, Qt.Key.Key_Delete, Qt.Key.Key_Insert, Qt.Key.Key_Return, Qt.Key.Key_Enter)
"""Keys that are the table's while it has the focus, not the map's."""


class PageTable(QTableView):
    """Rows that can be written in: Enter writes, Del and Insert go up to the page, which says what they do."""

    @guarded(False)
    def event(self, event: QEvent) -> bool:
        """Keys of the map that mean something here."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in OWN_KEYS:
            event.accept()
            return True
        return super().event(event)

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits as F2 does; what is no key of the table goes up."""
        if self.state() == QAbstractItemView.State.EditingState:
            return  # Enter of the cell that is written in, which ends by itself
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.edit(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Escape):
            event.ignore()
        else:
            super().keyPressEvent(event)

    @guarded()
    def changeEvent(self, event: QEvent) -> None:
        """Rows as high as the letters of the size in force need."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.set_heights()

    def set_heights(self) -> None:
        """A line of text with room above and below."""
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + px(10))

    def furnish(self, columns: int, first: int) -> None:
        """Whole rows, sorted by a click on a head; the first column is ``first`` pixels of 100 % wide."""
        self.setSortingEnabled(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setColumnWidth(0, px(first))
        for column in range(1, columns):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header.setMinimumSectionSize(px(48))
        self.set_heights()
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
