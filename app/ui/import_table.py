"""The first rows of a table, with a choice over each column of what it is for."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from app.exchange.columns import TARGETS
from app.exchange.importing import ImportResult
from app.ui.theme import px, tokens_now
from app.words import T
from app.words.importing import target_help, target_name

WIDEST, LEAST = 260, 150
LONGEST = 200


class ColumnTable(QTableWidget):
    """A preview; ``chosen`` comes with a column and the target that it is for now ("" for none)."""

    chosen = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._purposes: list[QComboBox] = []
        self.setAccessibleName(T("The first rows of the table"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)  # Tab goes on to the next control
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(px(30))

    def show_table(self, result: ImportResult) -> None:
        """The rows and the columns' purposes as they were read."""
        if self.columnCount() != len(result.headers):
            self._make_columns(result)
        self.setRowCount(len(result.rows) + 1)
        self.setHorizontalHeaderLabels([header or str(at + 1) for at, header in enumerate(result.headers)])
        self.setVerticalHeaderLabels([T("Is for"), *(str(n + 1) for n in range(len(result.rows)))])
        used = set(result.mapping.values())
        quiet = QBrush(QColor(tokens_now().muted))
        for at, combo in enumerate(self._purposes):
            target = next((target for target, column in result.mapping.items() if column == at), "")
            combo.setCurrentIndex(combo.findData(target))
            for row, cells in enumerate(result.rows):
                item = QTableWidgetItem(" ".join(cells[at].split())[:LONGEST] if at < len(cells) else "")
                if at not in used:
                    item.setForeground(quiet)
                self.setItem(row + 1, at, item)
            self.setColumnWidth(at, max(px(LEAST), min(px(WIDEST), self.sizeHintForColumn(at) + 12)))

    def _make_columns(self, result: ImportResult) -> None:
        """A column for each heading, with its choice; kept while only the reading changes, and so is the focus."""
        self.setRowCount(0)
        self.setColumnCount(len(result.headers))
        self.setRowCount(1)
        self._purposes = [self._purpose(at, header) for at, header in enumerate(result.headers)]
        for at, combo in enumerate(self._purposes):
            self.setCellWidget(0, at, combo)
        self.setRowHeight(0, px(38))

    def _purpose(self, column: int, header: str) -> QComboBox:
        """The choice of what a column is for."""
        combo = QComboBox(self)
        combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        combo.setAccessibleName(T("What the column “{column}” is for", column=header or column + 1))
        combo.addItem(T("not used"), "")
        for target in TARGETS:
            combo.addItem(target_name(target), target)
            combo.setItemData(combo.count() - 1, target_help(target), Qt.ItemDataRole.ToolTipRole)
        combo.activated.connect(lambda _at: self.chosen.emit(column, str(combo.currentData())))
        return combo
