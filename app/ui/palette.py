"""Everything that can be done now, in one field: type a few letters of it and press Enter."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHeaderView, QLineEdit, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from app.canvas.guard import guarded
from app.ui.about import title_of
from app.ui.actions import MENUS, Actions
from app.ui.keys import shown
from app.ui.labels import PlainLabel
from app.ui.project_shelf import searchable
from app.ui.theme import size_dialog
from app.words import T

WIDTH, HEIGHT = 560, 420
_MOVES = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class Palette(QDialog):
    """The enabled actions with their keys; ``chosen`` is the id of the one that was taken, or empty."""

    def __init__(self, table: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.chosen = ""
        self.setWindowTitle(T("Do anything"))
        size_dialog(self, WIDTH, HEIGHT)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(T("What do you want to do?"))
        self.search.setAccessibleName(T("What do you want to do?"))
        self.search.installEventFilter(self)
        self.list = QTreeWidget(self)
        self.list.setObjectName("palette")
        self.list.setColumnCount(2)
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAccessibleName(T("What can be done now"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._nothing = PlainLabel(T("Nothing that can be done now is called like that."), "muted", self)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        for widget in (self.search, self.list, self._nothing):
            column.addWidget(widget)
        self._fill(table)
        self.search.textChanged.connect(self._filter)
        self.list.itemClicked.connect(self._take)
        self._filter()

    def _fill(self, table: Actions) -> None:
        for menu in MENUS:
            for id_, words in title_of(menu, table):
                action = table[id_]
                if not action.isEnabled() or id_ == "help.palette":
                    continue
                item = QTreeWidgetItem(self.list, [words, shown(action.shortcut())])
                item.setData(0, Qt.ItemDataRole.UserRole, id_)
                item.setIcon(0, action.icon())

    def _filter(self) -> None:
        """The actions with all the letters that were typed, those that begin with them first in hand."""
        wanted = searchable(self.search.text()).split()
        first: QTreeWidgetItem | None = None
        for item in self.items():
            words = searchable(item.text(0))
            item.setHidden(not all(word in words for word in wanted))
            begins = bool(wanted) and any(part.startswith(wanted[0]) for part in words.split())
            if not item.isHidden() and (first is None or (begins and not _begins(first, wanted))):
                first = item
        if first is not None:
            self.list.setCurrentItem(first)
        self.list.setVisible(first is not None)
        self._nothing.setVisible(first is None)

    def items(self) -> list[QTreeWidgetItem]:
        """Every action that can be done now, in the order of the menus."""
        found = [self.list.topLevelItem(at) for at in range(self.list.topLevelItemCount())]
        return [item for item in found if item is not None]

    def _take(self, item: QTreeWidgetItem) -> None:
        self.chosen = str(item.data(0, Qt.ItemDataRole.UserRole))
        self.accept()

    @guarded(fallback=False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows go through the list while one types; Enter takes."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _MOVES:
                self.list.keyPressEvent(event)
                return True
            current = self.list.currentItem()
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if current is not None and not current.isHidden():
                    self._take(current)
                return True
        return super().eventFilter(watched, event)


def _begins(item: QTreeWidgetItem, wanted: list[str]) -> bool:
    return any(part.startswith(wanted[0]) for part in searchable(item.text(0)).split())
