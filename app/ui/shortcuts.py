"""The sheet of shortcuts: every key in one searchable list, and other keys for who wants them."""

from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.canvas.guard import guarded
from app.domain.folding import fold
from app.domain.smileys import SHOWN
from app.ui import keys
from app.ui.about import title_of
from app.ui.action_table import Actions
from app.ui.actions import MENUS
from app.ui.labels import PlainLabel
from app.ui.settings import Settings
from app.ui.theme import set_role, size_dialog, tokens_now
from app.words import T

_ID = Qt.ItemDataRole.UserRole


class KeyField(QKeySequenceEdit):
    """Takes the next key with its modifiers; Escape leaves it as it was."""

    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMaximumSequenceLength(1)
        self.setAccessibleName(T("New keys"))
        self.setToolTip(T("Press the new keys"))

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)


class ShortcutsDialog(QDialog):
    """The actions menu by menu and the keys of the map; a click on one takes new keys for it, at once everywhere."""

    def __init__(self, table: Actions, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self._settings = settings
        self._wanted: QKeySequence | None = None
        """Pressed for the chosen action, and another one's as yet."""
        self.setWindowTitle(T("Keyboard shortcuts"))
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(T("Search"))
        self.search.setAccessibleName(T("Search"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.list = self._make_list()
        self.field = KeyField(self)
        self.field.keySequenceChanged.connect(self._pressed)
        self.field.left.connect(self.list.setFocus)
        self.swap, self.none, self.usual, self.all_usual = (QPushButton(self) for _ in range(4))
        for button, text, tip, press in (
            (self.swap, T("Use it here"), T("Take the keys from the other action"), self._swap),
            (self.none, T("No keys"), T("This action has no keys any more"), lambda: self._give([])),
            (self.usual, T("Usual keys"), T("This action has its first keys again"), lambda: self._give(None)),
            (self.all_usual, T("All as usual"), T("Every action has its first keys again"), self._reset_all),
        ):
            button.setText(text)
            button.setToolTip(tip)
            button.setAutoDefault(False)
            button.clicked.connect(press)
        self.words = PlainLabel(parent=self, wrap=True)
        self._lay_out()
        self._fill()
        self._chosen()
        self.search.setFocus()

    def _make_list(self) -> QTreeWidget:
        made = QTreeWidget(self)
        made.setObjectName("shortcuts")
        made.setColumnCount(2)
        made.setHeaderHidden(True)
        made.setRootIsDecorated(False)
        made.setItemsExpandable(False)
        made.setIndentation(0)
        made.setAccessibleName(T("Keyboard shortcuts"))
        made.header().setStretchLastSection(False)
        made.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        made.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        made.currentItemChanged.connect(self._chosen)
        made.itemClicked.connect(self._begin)
        made.itemActivated.connect(self._begin)
        return made

    def _lay_out(self) -> None:
        strip = QHBoxLayout()
        strip.addWidget(self.field, 1)
        for button in (self.swap, self.none, self.usual):
            strip.addWidget(button)
        foot = QHBoxLayout()
        foot.addWidget(self.all_usual)
        foot.addStretch(1)
        close = QPushButton(T("Close"), self)
        close.setToolTip(T("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        foot.addWidget(close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 16, 20, 16)
        whole.setSpacing(10)
        whole.addWidget(self.search)
        whole.addWidget(self.list, 1)
        whole.addWidget(self.words)
        whole.addLayout(strip)
        whole.addLayout(foot)
        size_dialog(self, 640, 640)

    # -- the list -----------------------------------------------------------------------------
    def _fill(self) -> None:
        for menu in MENUS:
            head = self._section(menu.text().replace("&", ""))
            for id_, words in title_of(menu, self._table):
                row = QTreeWidgetItem(head, [words, ""])
                row.setData(0, _ID, id_)
        head = self._section(T("On the map"))
        for words, shown in canvas_keys():
            QTreeWidgetItem(head, [words, shown])
        self.list.expandAll()
        self._show_keys()

    def _section(self, text: str) -> QTreeWidgetItem:
        head = QTreeWidgetItem(self.list, [text])
        head.setFlags(Qt.ItemFlag.ItemIsEnabled)
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        head.setFont(0, bold)
        return head

    def sections(self) -> Iterator[tuple[QTreeWidgetItem, list[QTreeWidgetItem]]]:
        """Every heading with its rows, from top to bottom."""
        for at in range(self.list.topLevelItemCount()):
            head = cast("QTreeWidgetItem", self.list.topLevelItem(at))
            yield head, [cast("QTreeWidgetItem", head.child(row)) for row in range(head.childCount())]

    def rows(self) -> Iterator[QTreeWidgetItem]:
        """Every action and key, without the headings."""
        for _, rows in self.sections():
            yield from rows

    def row(self, id_: str) -> QTreeWidgetItem:
        """The row of an action."""
        return next(row for row in self.rows() if row.data(0, _ID) == id_)

    def _show_keys(self) -> None:
        """The keys in force; those that are not the usual ones in the accent's colour."""
        colours = tokens_now()
        for row in self.rows():
            id_ = row.data(0, _ID)
            if id_ is not None:
                row.setText(1, keys.shown(*self._table[id_].shortcuts()))
            changed = id_ in self._settings.shortcuts
            row.setForeground(1, QColor(colours.accent if changed else colours.muted))
        self.all_usual.setEnabled(bool(self._settings.shortcuts))

    def _filter(self, text: str) -> None:
        wanted = fold(text).split()
        for head, rows in self.sections():
            for row in rows:
                words = fold(f"{head.text(0)} {row.text(0)} {row.text(1)}")
                row.setHidden(not all(word in words for word in wanted))
            head.setHidden(all(row.isHidden() for row in rows))

    # -- changing -----------------------------------------------------------------------------
    @property
    def chosen(self) -> str | None:
        """The id of the chosen row's action; None where it is none."""
        row = self.list.currentItem()
        id_ = row.data(0, _ID) if row is not None else None
        return str(id_) if id_ is not None else None

    def _begin(self, _row: QTreeWidgetItem) -> None:
        """The next key is for this row."""
        if self.chosen is not None:
            self._say(T("Press the new keys for “{action}”. Esc leaves them as they are.", action=self._name()))
            self.field.setFocus()

    def _chosen(self) -> None:
        """Another row: nothing is pressed for it yet."""
        self._wanted = None
        self.field.blockSignals(True)
        self.field.clear()
        self.field.blockSignals(False)
        row, id_ = self.list.currentItem(), self.chosen
        for widget in (self.field, self.none):
            widget.setEnabled(id_ is not None)
        self.usual.setEnabled(id_ is not None and id_ in self._settings.shortcuts)
        self.swap.setEnabled(False)
        if row is not None and id_ is None:
            self._say(T("The keys of the map stay as they are."))
        else:
            self._say(T("Choose an action to give it other keys."))

    def _pressed(self, key: QKeySequence) -> None:
        """Give the key to the chosen action, or say why not."""
        id_ = self.chosen
        self._wanted = None
        self.swap.setEnabled(False)
        if id_ is None or key.isEmpty():
            return
        usual = key in self._table.usual_keys(id_)
        why = "" if usual else keys.refusal(key)
        other = self._holder(key)
        if why:
            self._say(why, bad=True)
        elif other is not None and other != id_:
            self._wanted = key
            self.swap.setEnabled(True)
            self._say(T("{key} is already “{action}”.", key=keys.shown(key), action=self._name(other)), bad=True)
        else:
            self._give([key])

    def _holder(self, key: QKeySequence) -> str | None:
        """Which action has a key."""
        return next((id_ for id_ in self._table if key in self._table[id_].shortcuts()), None)

    def _swap(self) -> None:
        """The other action lets go of the key."""
        key = self._wanted
        other = self._holder(key) if key is not None else None
        if key is None or other is None:
            return
        self._keep(other, [one for one in self._table[other].shortcuts() if one != key])
        self._give([key])

    def _give(self, given: list[QKeySequence] | None) -> None:
        """The chosen action has these keys from now on; None: its usual ones, as far as nobody else has them."""
        id_ = self.chosen
        if id_ is None:
            return
        if given is None:
            given = [k for k in self._table.usual_keys(id_) if self._holder(k) in (None, id_)]
        self._keep(id_, given)
        self._chosen()
        told = keys.shown(*given) or T("no keys")
        self._say(T("“{action}”: {keys}", action=self._name(id_), keys=told))
        self.list.setFocus()

    def _keep(self, id_: str, given: list[QKeySequence]) -> None:
        """Write an action's keys down; the usual ones are not written."""
        if given == self._table.usual_keys(id_):
            self._settings.shortcuts.pop(id_, None)
        else:
            self._settings.shortcuts[id_] = keys.written(given)
        self._in_force()

    def _reset_all(self) -> None:
        self._settings.shortcuts.clear()
        self._in_force()
        self._chosen()
        self._say(T("Every action has its first keys again"))

    def _in_force(self) -> None:
        self._table.give_keys(self._settings.shortcuts)
        self._settings.save()
        self._show_keys()

    def _name(self, id_: str | None = None) -> str:
        id_ = id_ or self.chosen
        return self.row(id_).text(0) if id_ else ""

    def _say(self, text: str, *, bad: bool = False) -> None:
        set_role(self.words, "bad" if bad else "muted")
        self.words.setText(text)


def canvas_keys() -> list[tuple[str, str]]:
    """What keys and mouse do on the map itself."""
    shown = keys.shown
    arrows = shown("Left", "Up", "Right", "Down").replace("   ", " ")
    return [
        (T("From card to card"), arrows),
        (T("A new card below"), shown("Return")),
        (T("To the next stage, at the end to the next lane; and back"), shown("Tab", "Shift+Tab")),
        (T("Write anew on the card or header, or a new card in the cell"), T("Letters")),
        (T("While writing: keep it"), shown("Return")),
        (T("While writing: keep it and write the next card, stage or lane"), shown("Ctrl+Return")),
        (T("While writing: keep it and set the face"), f"{shown('Alt+1')} … {shown('Alt+5')}"),
        (T("While writing: a new line"), shown("Shift+Return")),
        (T("Face by a smiley at the end of the text"), "   ".join(SHOWN)),
        (T("Quick capture: the stage and the channel of a line"), "#   @"),
        (T("Leave what was begun"), shown("Esc")),
        (T("Select up to there"), f"{shown('Shift')} + {arrows}"),
        (T("Select several"), T("Ctrl or Shift + click")),
        (T("Move cards, stages and lanes"), f"{shown('Ctrl')} + {arrows}"),
        (T("First and last card"), shown("Ctrl+Home", "Ctrl+End")),
        (T("First and last stage of the lane"), shown("Home", "End")),
        (T("What can be done with it"), shown("Menu", "Shift+F10")),
        (T("Write in it, or a new card in an empty place"), T("Double click")),
        (T("Copy while dragging"), T("Ctrl + drag")),
        (T("Zoom around the pointer"), T("Ctrl + wheel")),
        (T("Pan"), T("Space + drag")),
    ]
