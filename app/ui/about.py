"""Help: every key in one searchable list, and what this program is."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app import __version__
from app.ui.actions import MENUS, Actions, MenuSpec
from app.ui.icons import product_icon
from app.ui.labels import PlainLabel
from app.ui.project_shelf import searchable
from app.words import T


class ShortcutsDialog(QDialog):
    """The actions that have keys, menu by menu, and the keys of the canvas; typing searches them."""

    def __init__(self, table: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(T("Keyboard shortcuts"))
        self.resize(560, 620)
        self._rows: list[tuple[str, list[QWidget]]] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        for head, entries in self._sections(table):
            self._add_section(head, entries)
        sheet = QWidget(self)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 12, 0)
        column.addLayout(self._grid)
        column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(sheet)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(T("Search"))
        self.search.setAccessibleName(T("Search"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        buttons = QDialogButtonBox(self)
        buttons.addButton(T("Close"), QDialogButtonBox.ButtonRole.RejectRole).clicked.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 16, 20, 16)
        whole.setSpacing(12)
        whole.addWidget(self.search)
        whole.addWidget(scroll, 1)
        whole.addWidget(buttons)
        self.search.setFocus()

    def _sections(self, table: Actions) -> Iterator[tuple[str, list[tuple[str, str]]]]:
        for menu in MENUS:
            entries = []
            for id_, words in title_of(menu, table):
                keys = [key.toString(QKeySequence.SequenceFormat.NativeText) for key in table[id_].shortcuts()]
                if keys:
                    entries.append((words, "   ".join(keys)))
            yield menu.text().replace("&", ""), entries
        yield T("On the map"), canvas_keys()

    def _add_section(self, head: str, entries: list[tuple[str, str]]) -> None:
        if not entries:
            return
        title = PlainLabel(head, "section", self)
        title.setContentsMargins(0, 10, 0, 2)
        self._grid.addWidget(title, self._grid.rowCount(), 0, 1, 2)
        widgets: list[QWidget] = []
        for text, keys in entries:
            row = self._grid.rowCount()
            words, shown = PlainLabel(text, parent=self), PlainLabel(keys, "muted", self)
            shown.setAlignment(Qt.AlignmentFlag.AlignRight)
            self._grid.addWidget(words, row, 0)
            self._grid.addWidget(shown, row, 1)
            self._rows.append((searchable(f"{head} {text} {keys}"), [words, shown]))
            widgets.append(words)
        self._rows.append((" ".join(searchable(f"{head} {text} {keys}") for text, keys in entries), [title]))

    def labels(self) -> Iterator[PlainLabel]:
        """Every heading, action and key, from top to bottom."""
        for at in range(self._grid.count()):
            item = self._grid.itemAt(at)
            widget = item.widget() if item is not None else None
            if isinstance(widget, PlainLabel):
                yield widget

    def _filter(self, text: str) -> None:
        wanted = searchable(text).split()
        for words, widgets in self._rows:
            for widget in widgets:
                widget.setVisible(all(word in words for word in wanted))


class AboutDialog(QDialog):
    """Name, version, licence, where the library is."""

    def __init__(self, library: Path | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(T("About Vivencia"))
        self.setMinimumWidth(460)
        mark = PlainLabel(parent=self)
        mark.setPixmap(product_icon().pixmap(64, 64))
        mark.setAlignment(Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(6)
        words.addWidget(PlainLabel("Vivencia", "title", self))
        words.addWidget(PlainLabel(T("Version {version}", version=__version__), "muted", self))
        words.addSpacing(8)
        words.addWidget(PlainLabel(T("Customer journey maps, made and kept on this computer. Nothing leaves it."),
                                   parent=self, wrap=True))  # fmt: skip
        words.addWidget(PlainLabel(T("Free software under the MIT licence. Type: Inter (OFL). Icons: Lucide (ISC)."),
                                   "small", self, wrap=True))  # fmt: skip
        if library is not None:
            path = PlainLabel(T("Library: {path}", path=library), "small", self, wrap=True)
            path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            words.addWidget(path)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(mark)
        row.addLayout(words, 1)
        buttons = QDialogButtonBox(self)
        buttons.addButton(T("Close"), QDialogButtonBox.ButtonRole.RejectRole).clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(16)
        column.addLayout(row)
        column.addWidget(buttons)


def ids_of(menu: MenuSpec) -> Iterator[str]:
    """The actions of a menu and of those inside it."""
    for entry in menu.entries:
        if isinstance(entry, MenuSpec):
            yield from ids_of(entry)
        elif entry is not None:
            yield entry


def title_of(menu: MenuSpec, table: Actions) -> Iterator[tuple[str, str]]:
    """The actions of a menu and what they are called out of it: those of a menu inside with its name in front."""
    for entry in menu.entries:
        if isinstance(entry, MenuSpec):
            for id_, words in title_of(entry, table):
                yield id_, f"{entry.text()}: {words[:1].lower()}{words[1:]}"
        elif entry is not None:
            yield entry, table.words(entry).removesuffix("…")


def canvas_keys() -> list[tuple[str, str]]:
    """What keys and mouse do on the map itself."""
    arrows = "← ↑ → ↓"
    return [
        (T("From card to card"), arrows),
        (T("Zoom around the pointer"), T("Ctrl + wheel")),
        (T("Pan"), T("Space + drag")),
        (T("Select several"), T("Ctrl or Shift + click")),
        (T("Leave what was begun"), T("Esc")),
    ]
