"""The line of quick capture: plain text with the names of stages and channels offered while they are typed."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListWidget, QWidget

from app.canvas.guard import guarded
from app.domain.capture import Typing, being_typed
from app.domain.folding import fold_line
from app.ui.theme import px
from app.words import T

MOST_OFFERED = 8


class CaptureLine(QLineEdit):
    """Enter hands the line over, Escape leaves; a list above offers names, and Enter or Tab takes the marked one."""

    entered = Signal(list)
    """The lines: one, or those that were pasted."""
    left = Signal()

    def __init__(self, page: QWidget, parent: QWidget) -> None:
        """``page`` is the widget over which the list of names may lie."""
        super().__init__(parent)
        self._stages: Sequence[str] = ()
        self._lanes: Sequence[str] = ()
        self._typing: Typing | None = None
        self.names = QListWidget(page)
        self.names.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.names.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.names.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.names.setObjectName("captureNames")
        self.names.hide()
        self.names.itemClicked.connect(lambda _item: self._take())
        self.textEdited.connect(lambda _text: self._offer())
        self.cursorPositionChanged.connect(lambda _old, _new: self._offer() if self.names.isVisible() else None)

    def set_names(self, stages: Sequence[str], lanes: Sequence[str]) -> None:
        """The titles that may be named."""
        self._stages, self._lanes = stages, lanes

    # -- names --------------------------------------------------------------------------------
    def _offer(self) -> None:
        """Show what the name in front of the cursor may become."""
        self._typing = being_typed(self.text(), self.cursorPosition(), self._stages, self._lanes)
        self.names.clear()
        if self._typing is None:
            self.names.hide()
            return
        titles = self._stages if self._typing.kind == "stage" else self._lanes
        self.names.addItems([titles[place] for place in self._typing.places[:MOST_OFFERED]])
        self.names.setCurrentRow(0)
        self.names.setAccessibleName(T("Stages") if self._typing.kind == "stage" else T("Channels"))
        self._place()
        self.names.show()
        self.names.raise_()

    def _place(self) -> None:
        """The list stands on the line, where its name begins."""
        page = self.names.parentWidget()
        if self._typing is None or page is None:
            return
        rows = self.names.count()
        height = sum(self.names.sizeHintForRow(row) for row in range(rows)) + 2 * self.names.frameWidth() + px(2)
        width = min(max(px(160), self.names.sizeHintForColumn(0) + px(24)), px(360))
        before = self.fontMetrics().horizontalAdvance(self.text()[: self._typing.start])
        corner = self.mapTo(page, QPoint(min(before, max(0, self.width() - width)), 0))
        self.names.setGeometry(min(corner.x(), page.width() - width), corner.y() - height - px(4), width, height)

    def _take(self) -> None:
        """Put the marked name into the line."""
        item = self.names.currentItem()
        if self._typing is None or item is None:
            return
        text, end = self.text(), self.cursorPosition()
        head = f"{text[: self._typing.start + 1]}{item.text()} "
        self.setText(head + text[end:].lstrip())
        self.setCursorPosition(len(head))
        self.names.hide()
        self.textEdited.emit(self.text())

    # -- keys ---------------------------------------------------------------------------------
    @guarded(False)
    def event(self, event: QEvent) -> bool:
        """Tab takes the marked name while names are offered; Enter and Escape are never an action's."""
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and event.key() in (*_ENTER, Qt.Key.Key_Escape):
                event.accept()
                return True
            tab = event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Tab
            if tab and self.names.isVisible():
                self._take()
                return True
        return super().event(event)

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Escape, the arrows of the list, and pasting of several lines."""
        key, offered = event.key(), self.names.isVisible()
        if offered and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            by = 1 if key == Qt.Key.Key_Down else -1
            self.names.setCurrentRow((self.names.currentRow() + by) % self.names.count())
        elif offered and key == Qt.Key.Key_Escape:
            self.names.hide()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in _ENTER and offered and not self._is_clear():
            self._take()
        elif key in _ENTER:
            self.names.hide()
            self.entered.emit([self.text()])
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
        else:
            super().keyPressEvent(event)

    def _is_clear(self) -> bool:
        """Whether the name in front of the cursor is written out or the only one, so that Enter is for the line."""
        if self._typing is None or not self.names.count():
            return False
        typed = fold_line(self.text()[self._typing.start + 1 : self.cursorPosition()])
        title = fold_line(self.names.currentItem().text())
        return title == typed or (len(self._typing.places) == 1 and bool(typed) and title.startswith(typed))

    def _paste(self) -> None:
        """Several lines are several cards; one is text in the line."""
        lines = [line for line in QGuiApplication.clipboard().text().splitlines() if line.strip()]
        if len(lines) < 2:
            self.paste()
            self.textEdited.emit(self.text())
        else:
            first = self.text()[: self.cursorPosition()] + lines[0]
            self.entered.emit([first, *lines[1:]] if not self.hasSelectedText() else lines)

    @guarded()
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The usual menu; pasting from it is as by keys."""
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        paste = next((one for one in menu.actions() if one.objectName() == "edit-paste"), None)
        if paste is not None:
            paste.triggered.disconnect()
            paste.triggered.connect(self._paste)
        menu.popup(event.globalPos())

    @guarded()
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Names are offered only to who is typing."""
        super().focusOutEvent(event)
        self.names.hide()


_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
