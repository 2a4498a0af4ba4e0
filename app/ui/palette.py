"""Anything that can be done or gone to, in one field: type a few letters of it and press Enter."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFocusEvent,
    QIcon,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QVBoxLayout, QWidget

from app.canvas.guard import guarded
from app.domain.ranking import Query
from app.ui.action_table import Actions
from app.ui.icons import icon
from app.ui.labels import PlainLabel
from app.ui.palette_entries import Entry, find
from app.ui.palette_list import HEAD, ROW, FoundDelegate, FoundModel, said
from app.ui.search_line import SearchLine
from app.ui.theme import Tokens, px
from app.words import T

WIDTH, HIGHEST, SHADOW = 640, 460, 18
_MOVES = {
    Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8,
}  # fmt: skip
_ICONS = {
    "card": "sticky-note", "stage": "columns-3", "lane": "rows-3", "persona": "user-round", "map": "map",
    "project": "folder-open",
}  # fmt: skip
_LEAVING = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class Palette(QWidget):
    """Lies over the top of its window until something is taken, Esc is pressed or one clicks elsewhere.

    ``faces`` are the icons of emotions by "-2" to "2" and "none"; ``recent`` the codes of what was taken last.
    """

    taken = Signal(object, bool)
    """An Entry, and whether it is to be opened for typing."""
    left = Signal()
    """It was closed by a key or because something was taken: somebody else must have the keys now."""

    def __init__(
        self, entries: Sequence[Entry], recent: Sequence[str], table: Actions, colours: Tokens,
        faces: dict[str, QIcon], window: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(window)
        self._window = window
        self._entries, self._recent = entries, recent
        self._table, self._faces = table, faces
        self._open = True
        self._icons = {kind: icon(name, colours) for kind, name in _ICONS.items()}
        self._plain = icon("search", colours, "#00000000")
        self._panel = QFrame(self)
        self._panel.setObjectName("finderPanel")
        self.search = SearchLine(colours.text, self._panel)
        self.search.setObjectName("finderField")
        self.search.setPlaceholderText(T("Find or do anything…"))
        self.search.setAccessibleName(T("Find or do anything…"))
        self.search.installEventFilter(self)
        self.model = FoundModel(self._icon, self)
        self.list = QListView(self._panel)
        self.list.setObjectName("finderList")
        self.list.setModel(self.model)
        self._delegate = FoundDelegate(self.model, colours, self.list)
        self.list.setItemDelegate(self._delegate)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setAccessibleName(T("What was found"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.nothing = PlainLabel(T("Nothing here is called like that."), "muted", self._panel)
        self.nothing.setContentsMargins(px(14), px(6), px(14), px(10))
        self.foot = PlainLabel(T("Enter: go there · Ctrl+Enter: write in it · Esc: close"), "small", self._panel)
        self._lay_out()
        self.search.textChanged.connect(self._find)
        self.list.clicked.connect(lambda index: self._take(index, typing=False))
        self.list.entered.connect(self.list.setCurrentIndex)
        self.list.selectionModel().currentChanged.connect(self._say)
        self._find()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._panel)
        column.setContentsMargins(0, 0, 0, px(4))
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(px(14), px(4), px(14), px(4))
        row.addWidget(self.foot)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addWidget(self.nothing)
        column.addLayout(row)

    def open(self) -> None:
        """Lie over the window and take the keys."""
        self._fit()
        self.show()
        self.raise_()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_palette(self, *, elsewhere: bool = False) -> None:
        """Go away; nothing is taken.  ``elsewhere``: another widget has the keys already."""
        if self._open:
            self._open = False
            if not elsewhere:
                self.left.emit()
            self.hide()
            self.deleteLater()

    def entries(self) -> list[Entry]:
        """What is in the list now, from above."""
        return [row for row in self.model.rows if isinstance(row, Entry)]

    @property
    def current(self) -> Entry | None:
        """What Enter takes."""
        return self.model.entry(self.list.currentIndex().row())

    # -- finding ------------------------------------------------------------------------------
    def _find(self) -> None:
        text = self.search.text()
        self._delegate.query = Query(text)
        self.model.show_found(find(self._entries, text, self._recent))
        found = bool(self.model.rows)
        self.list.setVisible(found)
        self.nothing.setVisible(not found)
        self._go(self.model.beside(-1, 1))
        self.list.scrollToTop()
        self._fit()

    def _go(self, row: int) -> None:
        if row >= 0:
            self.list.setCurrentIndex(self.model.index(row))

    def _say(self, current: QModelIndex, _before: QModelIndex) -> None:
        """A screen reader hears what Enter would take, while the keys stay in the field."""
        entry = self.model.entry(current.row())
        if entry is not None and self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.search, said(entry)))

    def _take(self, index: QModelIndex, *, typing: bool) -> None:
        entry = self.model.entry(index.row())
        if entry is not None:
            self.close_palette()
            self.taken.emit(entry, typing)

    def _icon(self, entry: Entry) -> QIcon:
        if entry.kind == "command":
            made = self._table[entry.id].icon()
            return made if not made.isNull() else self._plain
        return self._faces.get(entry.mark) or self._icons[entry.kind]

    # -- place and look -----------------------------------------------------------------------
    def _fit(self) -> None:
        """At the top centre of the window, as high as what was found."""
        window, shadow = self._window, px(SHADOW)
        wide = min(px(WIDTH), window.width() - 2 * shadow)
        rows = sum(px(ROW if isinstance(row, Entry) else HEAD) for row in self.model.rows)
        around = self.search.sizeHint().height() + self.foot.sizeHint().height() + px(26)
        high = around + (rows or self.nothing.sizeHint().height())
        high = min(high, px(HIGHEST), window.height() - px(80))
        self.setGeometry((window.width() - wide) // 2 - shadow, px(44), wide + 2 * shadow, high + 2 * shadow)
        self._panel.setGeometry(QRect(shadow, shadow // 2, wide, high))

    @guarded()
    def paintEvent(self, event: QPaintEvent) -> None:
        """A soft shadow around the panel."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(15, 23, 42, 9))
        for grown in range(px(SHADOW) - 4, 0, -2):
            painter.drawRoundedRect(self._panel.geometry().adjusted(-grown, -grown // 2, grown, grown), 12, 12)
        painter.end()

    # -- keys ---------------------------------------------------------------------------------
    @guarded(fallback=False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows go through the list while one types; Enter takes; no key is a shortcut of the window meanwhile."""
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                return self._key(event)
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in _LEAVING:
            self.close_palette(elsewhere=True)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key, control = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in _MOVES:
            self._go(self.model.beside(self.list.currentIndex().row(), _MOVES[Qt.Key(key)]))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.list.currentIndex(), typing=control)
        elif key == Qt.Key.Key_Escape or (control and key == Qt.Key.Key_K):
            self.close_palette()
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._go(self.model.beside(self.list.currentIndex().row(), 1 if key == Qt.Key.Key_Tab else -1))
        else:
            return False
        return True
