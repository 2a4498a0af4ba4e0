"""Help: what this program is, and what its menus hold."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QVBoxLayout, QWidget

from app import __version__
from app.ui.action_table import Actions
from app.ui.actions import MenuSpec
from app.ui.icons import product_icon
from app.ui.labels import PlainLabel
from app.ui.theme import px
from app.words import T


class AboutDialog(QDialog):
    """Name, version, licence, where the library is."""

    def __init__(self, library: Path | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(T("About Vivencia"))
        self.setMinimumWidth(px(460))
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
