"""A dialog with a list at the left and at the right everything that can be said of the one in front."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.canvas.board import Board
from app.canvas.guard import guarded
from app.canvas.items import Paint
from app.domain.edits import Edit
from app.domain.problems import Problem
from app.ui.icons import icon
from app.ui.inspector_form import InspectorForm
from app.ui.labels import EmptyNote, PlainLabel
from app.ui.theme import px, set_role, size_dialog, tokens_now
from app.words import T
from app.words.problems import sentence

ID = Qt.ItemDataRole.UserRole


class RecordList(QListWidget):
    """Del goes up to the dialog."""

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete and Insert are the dialog's."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Insert):
            event.ignore()
        else:
            super().keyPressEvent(event)


class ListDialog(QDialog):
    """Every change is an edit of its own, at once; what is wrong with one is told below the form."""

    def __init__(
        self, board: Board, paint: Paint, title: str, parent: QWidget, tools: Sequence[tuple[str, str]]
    ) -> None:
        """``tools``: icon and words of the buttons over the list, told to ``press`` by their icon."""
        super().__init__(parent)
        self.board = board
        self._paint = paint
        self._form: InspectorForm | None = None
        self._made_for: tuple[str, object] = ("", None)
        self._closed = False
        self.setWindowTitle(title)
        self.list = RecordList(self)
        self.list.setObjectName("records")
        self.list.ensurePolished()  # so that all rows are as high as the style sheet wants them
        self.list.setAccessibleName(title)
        self.list.setSpacing(px(2))
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tools = {name: self._tool(name, words) for name, words in tools}
        self.empty = EmptyNote(self)
        self.problem = PlainLabel(parent=self, wrap=True)
        set_role(self.problem, "danger")
        self.problem.hide()
        self._holder = QWidget(self)
        self._column = QVBoxLayout(self._holder)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.side = QScrollArea(self)
        self.side.setWidgetResizable(True)
        self.side.setFrameShape(QFrame.Shape.NoFrame)
        self.side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.side.setWidget(self._holder)
        self._lay_out()
        self.list.currentItemChanged.connect(lambda _now, _before: self._show_form())
        self._unsubscribe = board.session.subscribe(lambda _edit: self.refresh())
        size_dialog(self, 860, 640)

    def _tool(self, name: str, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(name, tokens_now()))
        button.setIconSize(QSize(px(18), px(18)))
        button.setAutoRaise(True)
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect(partial(self._pressed, name))
        return button

    def _pressed(self, name: str) -> None:
        self.flush()
        self.press(name)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(2)
        for tool in self.tools.values():
            row.addWidget(tool)
        row.addStretch(1)
        left = QVBoxLayout()
        left.addLayout(row)
        left.addWidget(self.list, 1)
        right = QVBoxLayout()
        right.addWidget(self.empty)
        right.addWidget(self.side, 1)
        right.addWidget(self.problem)
        both = QHBoxLayout()
        both.setSpacing(px(14))
        both.addLayout(left, 2)
        both.addLayout(right, 3)
        close = QPushButton(T("Close"), self)
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 16, 20, 16)
        whole.setSpacing(10)
        whole.addLayout(both, 1)
        whole.addLayout(foot)

    # -- what the kinds of lists say ----------------------------------------------------------
    @abstractmethod
    def entries(self) -> list[tuple[str, str]]:
        """Id and text of each row."""

    @abstractmethod
    def fill_form(self, form: InspectorForm, id_: str) -> None:
        """Put up the rows of the one in front."""

    @abstractmethod
    def press(self, tool: str) -> None:
        """A button over the list was pressed."""

    def form_key(self) -> object:
        """What decides how the form of the one in front is made, besides which it is."""
        return None

    # -- what is shown ------------------------------------------------------------------------
    @property
    def current(self) -> str:
        """The id of the one in front; "" without any."""
        row = self.list.currentRow()
        return str(self.list.item(row).data(ID)) if row >= 0 else ""

    def choose(self, id_: str) -> None:
        """Have one in front."""
        for row in range(self.list.count()):
            if self.list.item(row).data(ID) == id_:
                self.list.setCurrentRow(row)

    def refresh(self) -> None:
        """Read the list again; the one in front stays there, or the one in its place."""
        kept, row = self.current, max(0, self.list.currentRow())
        entries = self.entries()
        self.list.blockSignals(True)
        if [self.list.item(at).data(ID) for at in range(self.list.count())] != [id_ for id_, _ in entries]:
            self.list.clear()
            for id_, _text in entries:
                QListWidgetItem(self.list).setData(ID, id_)
        for at, (_id, text) in enumerate(entries):
            self.list.item(at).setText(text)
            self.list.item(at).setToolTip(text)
        ids = [id_ for id_, _ in entries]
        self.list.setCurrentRow(ids.index(kept) if kept in ids else min(row, len(ids) - 1))
        self.list.blockSignals(False)
        if self._form is None or self._made_for != self._key_now():
            self._show_form()
        else:
            self._form.fill()
        self.follow()

    def follow(self) -> None:
        """Which buttons can be pressed."""

    def _key_now(self) -> tuple[str, object]:
        return (self.current, self.form_key())

    def _show_form(self) -> None:
        """Make the form anew; the keyboard stays on the row of that name."""
        self.flush()  # which may come here by itself
        old, focus = self._form, QApplication.focusWidget()
        name = focus.accessibleName() if old is not None and focus is not None and old.isAncestorOf(focus) else ""
        if old is not None:
            old.hide()
            self._column.removeWidget(old)
            old.deleteLater()
        self._form = InspectorForm(self.board, self._paint, self._holder)
        self._made_for = self._key_now()
        self.side.setVisible(bool(self.current))
        self.empty.setVisible(not self.current)
        if self.current:
            self.fill_form(self._form, self.current)
        for button in self._form.findChildren(QPushButton):
            button.setAutoDefault(False)
        self._form.end()
        self._column.addWidget(self._form)
        self._form.fill()
        self._form.show()
        bar = self.side.verticalScrollBar().sizeHint().width()
        self.side.setMinimumWidth(self._form.minimumSizeHint().width() + bar)
        for row in self._form.rows:
            if name and row.entry.accessibleName() == name:
                row.entry.setFocus(Qt.FocusReason.OtherFocusReason)
        self.follow()

    # -- doing --------------------------------------------------------------------------------
    def attempt(self, command: Callable[[], Edit]) -> Edit | None:
        """Make an edit and do it; what is wrong is told here, not behind the dialog."""
        try:
            edit = self.board.session.do(command())
        except Problem as problem:
            self.problem.setText(sentence(problem))
            self.problem.show()
            self.fill()
            return None
        self.problem.hide()
        return edit

    def fill(self) -> None:
        """Read every value again, unless what they are of was deleted elsewhere: then another form comes at once."""
        id_ = self._made_for[0]
        if self._form is not None and (not id_ or any(id_ == there for there, _text in self.entries())):
            self._form.fill()

    def enter_form(self) -> None:
        """Put the keyboard on the first row, all of it selected."""
        if self._form is not None and self._form.rows:
            entry = self._form.rows[0].entry
            entry.setFocus(Qt.FocusReason.OtherFocusReason)
            select = getattr(entry, "selectAll", None)
            if select is not None:
                select()

    def flush(self) -> None:
        """Keep what is being typed."""
        if self._form is not None:
            self._form.flush()

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """In the list Del deletes and Insert adds; Enter never closes."""
        in_list = self.focusWidget() is self.list
        if in_list and event.key() == Qt.Key.Key_Delete and self.tools["trash-2"].isEnabled():
            self.press("trash-2")
        elif in_list and event.key() == Qt.Key.Key_Insert:
            self.press("plus")
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
        else:
            super().keyPressEvent(event)

    @guarded()
    def done(self, result: int) -> None:
        """What is being typed is kept, and the session no more listened to."""
        if not self._closed:
            self.flush()
            self._closed = True
            self._unsubscribe()
        super().done(result)

    @guarded(False)
    def event(self, event: QEvent) -> bool:
        """A dialog that is deleted without being closed listens no more either."""
        if event.type() == QEvent.Type.DeferredDelete and not self._closed:
            self._closed = True
            self._unsubscribe()
        return super().event(event)
