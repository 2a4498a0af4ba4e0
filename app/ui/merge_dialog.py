"""Two copies of a project side by side, where both changed the same: mine or the copy's, for each."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.canvas.guard import guarded
from app.domain.document import Document
from app.domain.merging import Conflict, Merge, Point, Side
from app.ui.icons import icon
from app.ui.labels import PlainLabel
from app.ui.theme import px, set_role, size_dialog, tokens_now
from app.words import T
from app.words.merging import part_text, side_text, subject_text

WHAT, MINE, THEIRS = range(3)
SIDES: dict[int, Side] = {MINE: "mine", THEIRS: "theirs"}
PADDING, ICON = 9, 26
"""Of a cell, in pixels at 100 %."""
CHOSEN = Qt.ItemDataRole.UserRole


class MergeDialog(QDialog):
    """``choices`` are complete once the dialog was accepted."""

    def __init__(self, merge: Merge, theirs: Document, coming: int, file: str, parent: QWidget | None = None) -> None:
        """``coming`` is how many records of mine the copy changes by itself."""
        super().__init__(parent)
        self.merge = merge
        self.choices: dict[Point, Side] = {}
        self.setWindowTitle(T("Join two copies"))
        self.table = Sides(merge.conflicts, merge.mine, theirs, self)
        self.table.chose.connect(self._choose)
        self.told = PlainLabel(role="muted", parent=self)
        self._mine, self._theirs = QPushButton(T("All mine"), self), QPushButton(T("All of the copy"), self)
        for button, side in ((self._mine, MINE), (self._theirs, THEIRS)):
            button.setAutoDefault(False)
            set_role(button, "quiet")
            button.clicked.connect(lambda _on, column=side: self.table.choose_all(column))
        self._buttons = QDialogButtonBox(self)
        self.go = self._buttons.addButton(T("Join"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.addButton(T("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.go.setDefault(True)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._lay_out(coming, file)
        self._settle()
        (self.table if merge.conflicts else self.go).setFocus()

    def _lay_out(self, coming: int, file: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(8)
        project = self.merge.mine.project.name
        column.addWidget(PlainLabel(T("“{name}” and “{file}”", name=project, file=file), "title", self, wrap=True))
        said = T("{n} change of the copy joins by itself.", "{n} changes of the copy join by themselves.", n=coming)
        column.addWidget(PlainLabel(said, "muted", self, wrap=True))
        many = len(self.merge.conflicts)
        if not many:
            column.addWidget(PlainLabel(T("Nothing was changed in both. You can undo it in one step."), "", self,
                                        wrap=True))  # fmt: skip
            self.table.hide()
            self.setMinimumWidth(px(460))
            column.addStretch(1)
            column.addWidget(self._buttons)
            return
        clash = T("{n} thing was changed in both: choose which holds. You can undo it all in one step.",
                  "{n} things were changed in both: choose which hold. You can undo it all in one step.",
                  n=many)  # fmt: skip
        column.addWidget(PlainLabel(clash, "", self, wrap=True))
        column.addWidget(self.table, 1)
        column.addWidget(PlainLabel(T("← mine, → the copy, Space the other, ↑ ↓ the next"), "small", self))
        row = QHBoxLayout()
        for widget in (self._mine, self._theirs):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.told)
        column.addLayout(row)
        column.addWidget(self._buttons)
        size_dialog(self, 940, 620)

    def _choose(self, row: int, side: str) -> None:
        self.choices[self.merge.conflicts[row].point] = "mine" if side == "mine" else "theirs"
        self._settle()

    def _settle(self) -> None:
        many, done = len(self.merge.conflicts), len(self.choices)
        self.told.setText(T("{done} of {n} chosen", done=done, n=many))
        self.told.setVisible(bool(many))
        for button in (self._mine, self._theirs):
            button.setVisible(bool(many))
        self.go.setEnabled(done == many)


class Sides(QTableWidget):
    """A row for each conflict: what it is about, mine, and the copy's."""

    chose = Signal(int, str)

    def __init__(
        self, conflicts: tuple[Conflict, ...], mine: Document, theirs: Document, parent: QWidget | None = None
    ) -> None:
        super().__init__(len(conflicts), 3, parent)
        self.setHorizontalHeaderLabels([T("What"), T("Mine"), T("The copy")])
        self.setAccessibleName(T("What was changed in both"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setItemDelegate(_Cells(self))
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for row, conflict in enumerate(conflicts):
            home = mine if conflict.mine is not None else theirs
            what = f"{subject_text(conflict, home)}\n{part_text(conflict, home)}"
            texts = (what, side_text(conflict, conflict.mine, mine), side_text(conflict, conflict.theirs, theirs))
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
                if column in SIDES:
                    item.setIcon(icon("circle", tokens_now()))
                self.setItem(row, column, item)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # the width stays when rows grow
        self.cellClicked.connect(self._pick)
        self.currentCellChanged.connect(lambda row, _column, before, _was: self._stand(row, before))
        if conflicts:
            self.setCurrentCell(0, WHAT)

    def choose_all(self, column: int) -> None:
        """The same side everywhere."""
        for row in range(self.rowCount()):
            self._pick(row, column)

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows are as high as their texts at this width."""
        super().resizeEvent(event)
        self.resizeRowsToContents()

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right choose, Space chooses the other one."""
        row = self.currentRow()
        ways = {Qt.Key.Key_Left: MINE, Qt.Key.Key_Right: THEIRS}
        column = ways.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Space and row >= 0:
            column = THEIRS if self._is_chosen(row, MINE) else MINE
        if column is None or row < 0:
            super().keyPressEvent(event)
            return
        self._pick(row, column)

    def _stand(self, row: int, before: int) -> None:
        """The row that keys work on is in bold."""
        for at, bold in ((before, False), (row, True)):
            item = self.item(at, WHAT)
            if item is not None:
                font = item.font()
                font.setBold(bold)
                item.setFont(font)
                self.resizeRowToContents(at)

    def _is_chosen(self, row: int, column: int) -> bool:
        item = self.item(row, column)
        return item is not None and bool(item.data(CHOSEN))

    def _pick(self, row: int, column: int) -> None:
        """One side holds."""
        if column not in SIDES:
            return
        colours = tokens_now()
        for at in SIDES:
            item = self.item(row, at)
            if item is None:
                continue
            holds = at == column
            item.setData(CHOSEN, holds)
            item.setIcon(icon("circle-dot" if holds else "circle", colours, colours.accent if holds else None))
            item.setBackground(QBrush(QColor(colours.accent_soft)) if holds else QBrush())
            item.setForeground(QBrush(QColor(colours.text if holds else colours.muted)))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, T("{text}, chosen", text=item.text()) if holds else None)
        self.chose.emit(row, SIDES[column])


class _Cells(QStyledItemDelegate):
    """Makes rows high enough for whole texts, in bold too: the style's own measure forgets its padding."""

    @guarded(fallback=QSize())
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Of a cell at the width of its column."""
        table = self.parent()
        font = QFont(table.font() if isinstance(table, Sides) else QFont())
        font.setBold(index.column() == WHAT)
        beside = px(PADDING) * 2 + (px(ICON) if index.column() in SIDES else 0)
        width = max(px(60), (table.columnWidth(index.column()) if isinstance(table, Sides) else 0) - beside)
        room = QRect(0, 0, width, 100_000)
        text = QFontMetrics(font).boundingRect(room, int(Qt.TextFlag.TextWordWrap), str(index.data()))
        return QSize(width, text.height() + px(PADDING) * 2)
