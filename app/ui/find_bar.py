"""The bar above the map in which one looks for a text, and puts another in its place."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QToolButton, QWidget

from app.canvas.guard import guarded
from app.domain.searching import Wanted
from app.ui.icons import icon
from app.ui.labels import PlainLabel
from app.ui.theme import Tokens, px, set_role
from app.words import T


class FindBar(QFrame):
    """Two rows: what to look for, and (when asked for) what to put in its place."""

    changed = Signal()
    """Something else is looked for."""
    stepped = Signal(bool)
    """On to the next hit (True) or back to the one before."""
    replaced = Signal(bool)
    """Replace the hit one is at (False) or all (True)."""
    closed = Signal()

    def __init__(self, find_next: QAction, find_previous: QAction) -> None:
        super().__init__()
        set_role(self, "bar")
        self.field, self.by = QLineEdit(self), QLineEdit(self)
        self.case, self.whole = QToolButton(self), QToolButton(self)
        self.next, self.previous, self.more, self.close_button = (QToolButton(self) for _ in range(4))
        self.next.setDefaultAction(find_next)
        self.previous.setDefaultAction(find_previous)
        self.count = PlainLabel("", "muted", self)
        self.one, self.all = QPushButton(self), QPushButton(self)
        self._row = QWidget(self)
        for field in (self.field, self.by):
            field.setClearButtonEnabled(True)
            field.setMinimumWidth(px(180))
            field.setMaximumWidth(px(420))
            field.installEventFilter(self)
        for toggle in (self.case, self.whole, self.more):
            toggle.setCheckable(True)
        self._lay_out()
        self.field.textChanged.connect(self.changed)
        self.case.toggled.connect(self.changed)
        self.whole.toggled.connect(self.changed)
        for part in (self.by, self._row):
            part.hide()
            self.more.toggled.connect(part.setVisible)
        self.one.clicked.connect(lambda: self.replaced.emit(False))
        self.all.clicked.connect(lambda: self.replaced.emit(True))
        self.close_button.clicked.connect(self.closed)
        self.retranslate()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(px(10), px(5), px(8), px(5))
        grid.setHorizontalSpacing(px(4))
        grid.setVerticalSpacing(px(5))
        top = QHBoxLayout()
        top.setSpacing(px(2))
        for button in (self.more, self.case, self.whole, self.previous, self.next, self.close_button):
            button.setAutoRaise(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setIconSize(QSize(px(18), px(18)))
        for button in (self.case, self.whole, self.previous, self.next):
            top.addWidget(button)
        top.addSpacing(px(8))
        top.addWidget(self.count, 1)
        top.addWidget(self.close_button)
        below = QHBoxLayout(self._row)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(px(6))
        below.addWidget(self.one)
        below.addWidget(self.all)
        below.addStretch(1)
        grid.addWidget(self.more, 0, 0)
        grid.addWidget(self.field, 0, 1)
        grid.addLayout(top, 0, 2)
        grid.addWidget(self.by, 1, 1)
        grid.addWidget(self._row, 1, 2)
        grid.setColumnStretch(1, 2)
        grid.setColumnStretch(2, 3)
        order = [self.field, self.by, self.one, self.all, self.more, self.case, self.whole, self.previous, self.next]
        for before, after in zip(order, [*order[1:], self.close_button], strict=True):
            QWidget.setTabOrder(before, after)

    @property
    def wanted(self) -> Wanted:
        """What is looked for now."""
        return Wanted(self.field.text(), self.case.isChecked(), self.whole.isChecked())

    def open(self, *, replacing: bool) -> None:
        """Show the bar and take the keys."""
        if replacing:
            self.more.setChecked(True)
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def show_count(self, at: int | None, total: int, where: str) -> None:
        """Which of how many hits one is at; ``where`` names the field that it is in."""
        if not self.field.text():
            text = ""
        elif not total:
            text = T("Not found")
        elif at is None:
            text = T("{n} found", "{n} found", n=total)
        else:
            text = T("{at} of {total}", at=at + 1, total=total) + (f" · {where}" if where else "")
        self.count.setText(text)
        set_role(self.field, "invalid" if self.field.text() and not total else "")
        self.one.setEnabled(at is not None)
        self.all.setEnabled(total > 0)

    def retranslate(self) -> None:
        """Every word in the language in force."""
        for field, text in ((self.field, T("Find on this map")), (self.by, T("Replace with"))):
            field.setPlaceholderText(text)
            field.setAccessibleName(text)
        for button, text in (
            (self.case, T("Match case")),
            (self.whole, T("Whole words")),
            (self.more, T("Show what to replace with")),
            (self.close_button, T("Close (Esc)")),
        ):
            button.setToolTip(text)
            button.setAccessibleName(text)
        self.one.setText(T("Replace"))
        self.all.setText(T("Replace all"))

    def dress(self, colours: Tokens) -> None:
        """The icons in the colours of an appearance."""
        names = {self.case: "case-sensitive", self.whole: "whole-word", self.more: "replace", self.close_button: "x"}
        for button, name in names.items():
            button.setIcon(icon(name, colours))

    @guarded(fallback=False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on, Shift+Enter back; in the lower field it replaces."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and watched is self.field:
                self.stepped.emit(not event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                return True
            if enter and watched is self.by:
                self.replaced.emit(bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
                return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                event.accept()  # Ctrl+Enter adds no card from here
                return True
        return super().eventFilter(watched, event)

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes, from wherever in the bar."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
