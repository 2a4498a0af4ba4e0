"""Typing on the map itself: a plain text field laid over the card, stage, lane or title."""

from PySide6.QtCore import QEvent, QMimeData, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from app.canvas.focus import Ref
from app.canvas.guard import guarded
from app.domain.text import clean, clean_line

FRAME = 8  # pixels of the edge and the room inside it, above and below
DRAFT_MS = 250  # a key is on disk this long after it was pressed, however fast one types
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_DIGITS: dict[int, str] = {Qt.Key(Qt.Key.Key_0 + n): str(n) for n in range(6)}


class InlineEditor(QPlainTextEdit):
    """One field for whatever is being typed into.  Leaving it in any way keeps the text."""

    finished = Signal(object, str, str)
    """What was edited, the text, and how it was left: "stay", "next", "back", "add", or a digit: the face to set."""
    draft = Signal(object, str)
    """What is being edited and the text so far, at most ``DRAFT_MS`` after a key."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.ref: Ref | None = None
        self._single_line = False
        self._minimum = QRect()
        self.setObjectName("inlineEditor")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(4)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DRAFT_MS)
        self._timer.timeout.connect(self._save_draft)
        self.textChanged.connect(self._changed)
        self.hide()

    def open(self, ref: Ref, text: str, place: QRect, font: QFont, name: str, *, single_line: bool) -> None:
        """Start typing into ``ref``: the field lies at ``place`` of its parent."""
        self.ref = None
        self._single_line = single_line
        self.setFont(font)
        self.setAccessibleName(name)
        self.setPlainText(text)
        self._minimum = place
        self.setGeometry(place)
        self.ref = ref
        self.show()
        self._grow()  # its lines break where they will only once it is shown
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.selectAll()

    def replace_all(self, text: str) -> None:
        """Put this text in, as the first key typed over a selected card does."""
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def place(self, rect: QRect, font: QFont) -> None:
        """Follow the map when it is zoomed or scrolled."""
        self._minimum = rect
        self.setFont(font)
        self._grow()

    def close_field(self, leave: str = "stay") -> None:
        """Stop typing and hand over the text."""
        if self.ref is None:
            return
        ref, self.ref = self.ref, None
        self._timer.stop()
        text = self.toPlainText()
        self.hide()
        self.finished.emit(ref, text, leave)

    def _changed(self) -> None:
        if self.ref is None:
            return
        self._grow()
        if not self._timer.isActive():
            self._timer.start()

    def _save_draft(self) -> None:
        if self.ref is not None:
            self.draft.emit(self.ref, self.toPlainText())

    def _grow(self) -> None:
        """As high as the text needs, never lower than the place it was opened on."""
        self.setGeometry(self._minimum)
        lines = self.document().size().height()
        needed = int(lines * self.fontMetrics().lineSpacing() + 2 * self.document().documentMargin() + FRAME)
        if needed > self._minimum.height():
            self.resize(self._minimum.width(), needed)

    @guarded(False)
    def event(self, event: QEvent) -> bool:
        """Ctrl+Enter is the field's own, and not the action that adds a card."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in _ENTER:
            event.accept()
            return True
        return super().event(event)

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Escape keep and leave, Shift+Enter breaks the line, Tab goes on.

        Ctrl+Enter asks for another, Alt+digit for a face.
        """
        key, shift = event.key(), event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if key in _ENTER:
            if shift and not self._single_line:
                self.insertPlainText("\n")
            else:
                control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
                self.close_field("add" if control else "stay")
        elif key == Qt.Key.Key_Escape:
            self.close_field()
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.close_field("back" if key == Qt.Key.Key_Backtab else "next")
        elif key in _DIGITS and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.close_field(_DIGITS[key])
        else:
            super().keyPressEvent(event)

    @guarded(False)
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Only plain text."""
        return source.hasText()

    @guarded()
    def insertFromMimeData(self, source: QMimeData) -> None:
        """What is pasted is plain text; a name takes it on one line."""
        text = clean(source.text())
        self.insertPlainText(clean_line(text) if self._single_line else text)

    @guarded(False)
    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab is ours."""
        return False

    @guarded()
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Going elsewhere keeps what was typed; a context menu is not elsewhere."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.close_field()
