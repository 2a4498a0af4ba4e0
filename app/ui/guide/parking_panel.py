"""The panel of the parking lot: cards of the map that have no cell yet, and where they could go."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QToolButton,
    QVBoxLayout,
)

from app.canvas.guard import guarded
from app.ui.guide.chosen_answers import Named, choices
from app.ui.icons import icon
from app.ui.labels import PlainLabel
from app.ui.theme import Tokens, px, set_role
from app.words import T

_ID = Qt.ItemDataRole.UserRole
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
OWN = (*ENTER, Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
"""Keys that mean something else on the map."""


class ParkedList(QListWidget):
    """The cards; they can be dragged off, and Enter puts them where the panel says."""

    entered = Signal()
    deleted = Signal()
    pulled = Signal()
    carried = Signal(QPoint, Qt.KeyboardModifier)
    dropped = Signal(QPoint, Qt.KeyboardModifier)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("parkedList")
        self.setWordWrap(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._pressed: QPoint | None = None
        self._dragging = False

    @property
    def chosen(self) -> list[str]:
        """The ids of the selected cards, in the order of the list."""
        rows = (self.item(at) for at in range(self.count()))
        return [str(row.data(_ID)) for row in rows if row.isSelected()]

    @guarded(False)
    def event(self, event: QEvent) -> bool:
        """Enter and Delete are this list's while it has the keyboard."""
        own = isinstance(event, QKeyEvent) and event.key() in OWN
        if event.type() == QEvent.Type.ShortcutOverride and own:
            event.accept()
            return True
        return super().event(event)

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put there, or delete."""
        if event.key() in ENTER:
            self.entered.emit()
        elif event.key() in OWN:
            self.deleted.emit()
        else:
            super().keyPressEvent(event)

    @guarded()
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A card may be taken here."""
        point = event.position().toPoint()
        grabbed = event.button() == Qt.MouseButton.LeftButton and self.itemAt(point) is not None
        self._pressed = point if grabbed else None
        super().mousePressEvent(event)

    @guarded()
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Far enough from the press the card comes along."""
        if self._pressed is None:
            return
        far = (event.position().toPoint() - self._pressed).manhattanLength()
        if not self._dragging and far >= QApplication.startDragDistance():
            self._dragging = True
            self.pulled.emit()
        if self._dragging:
            self.carried.emit(event.globalPosition().toPoint(), event.modifiers())

    @guarded()
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of it."""
        dragging, self._dragging, self._pressed = self._dragging, False, None
        if dragging:
            self.dropped.emit(event.globalPosition().toPoint(), event.modifiers())
        else:
            super().mouseReleaseEvent(event)


class ParkingPanel(QFrame):
    """A line for one more thought, the cards, and the cell to put them into."""

    left = Signal()
    parked = Signal(str)
    placed = Signal(list, str, str)
    """The ids of cards, and the stage and lane that they shall lie in."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("parking")
        self.setMinimumWidth(px(180))
        self.title, self.empty = PlainLabel("", "section"), PlainLabel("", "muted", wrap=True)
        self.close_button = QToolButton()
        self.close_button.setAutoRaise(True)
        self.line = QLineEdit()
        self.list = ParkedList()
        self.stages, self.lanes = choices("", ()), choices("", ())
        self.button = QPushButton()
        self.button.setAutoDefault(True)
        set_role(self.button, "primary")
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(8), px(12), px(12))
        column.setSpacing(px(6))
        column.addLayout(head)
        for widget in (self.line, self.empty):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        for box in (self.stages, self.lanes):
            column.addWidget(box)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        self.line.returnPressed.connect(self._park)
        self.list.entered.connect(self._place)
        self.button.clicked.connect(self._place)

    def show_cards(self, cards: Sequence[Named], stages: Sequence[Named], lanes: Sequence[Named]) -> None:
        """The cards without a cell, and the cells that there are; what was chosen stays chosen."""
        chosen, row = self.list.chosen, self.list.currentRow()
        self.list.clear()
        for id_, text in cards:
            item = QListWidgetItem(text, self.list)
            item.setData(_ID, id_)
            item.setSelected(id_ in chosen)
        if cards and not self.list.chosen:
            self.list.setCurrentRow(max(0, min(row, len(cards) - 1)))
        for box, things in ((self.stages, stages), (self.lanes, lanes)):
            kept = box.currentData()
            box.clear()
            for id_, text in things:
                box.addItem(text, id_)
            box.setCurrentIndex(max(0, box.findData(kept)))
        self.empty.setVisible(not cards)
        for widget in (self.list, self.stages, self.lanes, self.button):
            widget.setVisible(bool(cards))
        self.button.setEnabled(bool(stages and lanes))

    def aim_at(self, stage_id: str, lane_id: str) -> None:
        """The cell that is selected on the map."""
        for box, id_ in ((self.stages, stage_id), (self.lanes, lane_id)):
            at = box.findData(id_)
            if at >= 0:
                box.setCurrentIndex(at)

    def _park(self) -> None:
        text = self.line.text().strip()
        if text:
            self.line.clear()
            self.parked.emit(text)

    def _place(self) -> None:
        chosen = self.list.chosen
        if chosen and self.button.isEnabled():
            self.placed.emit(chosen, str(self.stages.currentData()), str(self.lanes.currentData()))

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the map."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Every word in the language in force."""
        self.setAccessibleName(T("Parking lot"))
        self.title.setText(T("Parking lot"))
        self.empty.setText(T("Thoughts that have no place yet wait here: write one, or send a card of the map here."))
        self.line.setPlaceholderText(T("Park a thought"))
        self.line.setAccessibleName(T("Park a thought"))
        self.list.setAccessibleName(T("Cards without a place"))
        self.list.setToolTip(T("Drag a card onto the map, or choose a place below and press Enter"))
        self.stages.setAccessibleName(T("Stage"))
        self.lanes.setAccessibleName(T("Lane"))
        self.button.setText(T("Put it there"))
        self.button.setToolTip(T("Put the chosen cards into this stage and lane (Enter)"))
        self.close_button.setAccessibleName(T("Close the parking lot"))
        self.close_button.setToolTip(T("Close the parking lot"))

    def dress(self, colours: Tokens) -> None:
        """The colours of an appearance."""
        self.close_button.setIcon(icon("x", colours))
