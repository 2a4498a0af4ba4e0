"""The backups of a library: which there are, what each holds, and putting one back."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QListView,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app import keeping
from app.canvas.guard import guarded
from app.domain.document import Document
from app.domain.problems import Problem
from app.keeping import Inside
from app.ui.keeping.looking import Looking
from app.ui.labels import PlainLabel
from app.ui.theme import px, set_role
from app.ui.thumbnails import Subject
from app.words import T, language
from app.words.keeping import holds_text, size_text, why_text
from app.words.problems import sentence
from app.words.versions import moment_text, short_moment_text

if TYPE_CHECKING:
    from app.keeping import Backup, ProjectSummary
    from app.ui.thumbnails import Thumbnails

PLACE = Qt.ItemDataRole.UserRole
PICTURE = QSize(168, 118)
HOLDS, SIZE = 2, 3
"""Columns of the list."""
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class BackupsDialog(QDialog):
    """``wanted`` is the backup that shall be put back, ``project`` the (backup, project) that shall be taken out."""

    def __init__(self, path: Path, thumbnails: "Thumbnails", parent: QWidget, *, can_take: bool) -> None:
        super().__init__(parent)
        self.setWindowTitle(T("Backups"))
        self.resize(px(980), px(560))
        self._thumbnails = thumbnails
        self._can_take = can_take
        self.backups: list[Backup] = keeping.backups(path)
        self.wanted: Backup | None = None
        self.project: tuple[Backup, ProjectSummary] | None = None
        self._inside: dict[int, Inside | Problem] = {}
        self._looking = Looking(self._found, self)
        empty = QPixmap(px(PICTURE.width()), px(PICTURE.height()))
        empty.fill(Qt.GlobalColor.transparent)
        self._blank = QIcon(empty)
        self.list = QTreeWidget()
        self.holds = PlainLabel(role="strong", wrap=True)
        self.projects = QListWidget()
        self.restore_button, self.take_button, self.close_button = QPushButton(), QPushButton(), QPushButton()
        self._furnish()
        self._fill()
        thumbnails.ready.connect(self._picture_came)
        for place, copy in enumerate(self.backups):
            self._looking.look(place, partial(keeping.inside, copy.path))

    def _furnish(self) -> None:
        """The list at the left, what is inside at the right, what can be done below."""
        self._dress_list()
        self._dress_projects()
        buttons = self._dress_buttons()
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(8, 0, 0, 0)
        column.addWidget(self.holds)
        column.addWidget(self.projects, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self.list)
        split.addWidget(right)
        split.setSizes([px(510), px(450)])
        outside = QVBoxLayout(self)
        outside.setContentsMargins(16, 14, 16, 14)
        outside.setSpacing(12)
        outside.addWidget(split, 1)
        outside.addLayout(buttons)

    def _dress_list(self) -> None:
        self.list.setHeaderLabels([T("When"), T("Made"), T("Holds"), T("Size")])
        self.list.setAccessibleName(T("Backups, the newest first"))
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAllColumnsShowFocus(True)
        self.list.setObjectName("backups")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(HOLDS, QHeaderView.ResizeMode.Stretch)
        self.list.headerItem().setTextAlignment(SIZE, RIGHT)
        self.list.currentItemChanged.connect(lambda _now, _before: self._front())

    def _dress_projects(self) -> None:
        self.projects.setObjectName("backedUp")
        self.projects.setViewMode(QListView.ViewMode.IconMode)
        self.projects.setMovement(QListView.Movement.Static)
        self.projects.setResizeMode(QListView.ResizeMode.Adjust)
        self.projects.setIconSize(QSize(px(PICTURE.width()), px(PICTURE.height())))
        self.projects.setGridSize(QSize(px(PICTURE.width() + 28), px(PICTURE.height() + 62)))
        self.projects.setWordWrap(True)
        self.projects.setAccessibleName(T("Projects in this backup"))
        self.projects.itemSelectionChanged.connect(self._suit)

    def _dress_buttons(self) -> QHBoxLayout:
        self.restore_button.setText(T("Put this backup back"))
        self.restore_button.setToolTip(T("The library as it is now is kept as a backup."))
        set_role(self.restore_button, "primary")
        self.take_button.setText(T("Take this project out"))
        self.take_button.setToolTip(T("It becomes a project of its own; everything else stays as it is."))
        self.close_button.setText(T("Close"))
        self.restore_button.clicked.connect(self._restore)
        self.take_button.clicked.connect(self._take)
        self.close_button.clicked.connect(self.reject)
        for button in (self.restore_button, self.take_button, self.close_button):
            button.setAutoDefault(False)
        buttons = QHBoxLayout()
        buttons.addWidget(self.restore_button)
        buttons.addWidget(self.take_button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        return buttons

    def _fill(self) -> None:
        for place, copy in enumerate(self.backups):
            texts = [short_moment_text(copy.made), why_text(copy.why), "…", size_text(copy.size)]
            item = QTreeWidgetItem(self.list, texts)
            item.setData(0, PLACE, place)
            item.setToolTip(0, f"{moment_text(copy.made)}\n{copy.path.name}")
            item.setTextAlignment(SIZE, RIGHT)
        first = self.list.topLevelItem(0)
        if first is not None:
            self.list.setCurrentItem(first)
        else:
            self.holds.setText(T("There is no backup yet. One is made by itself while you work."))
        self.list.setFocus()
        self._suit()

    # -- what is in front ---------------------------------------------------------------------
    @property
    def place(self) -> int:
        """The place of the backup in front, or -1."""
        item = self.list.currentItem()
        return int(item.data(0, PLACE)) if item is not None else -1

    def _found(self, key: object, answer: object) -> None:
        """The thread has looked into a backup."""
        if not isinstance(key, int) or not isinstance(answer, Inside | Problem):
            return
        self._inside[key] = answer
        item = self.list.topLevelItem(key)
        if item is not None:
            said = sentence(answer) if isinstance(answer, Problem) else self._amount(answer)
            item.setText(HOLDS, T("damaged") if isinstance(answer, Problem) else said)
            item.setToolTip(HOLDS, said)
        if key == self.place:
            self._front()

    @staticmethod
    def _amount(inside: Inside) -> str:
        return holds_text(len(inside.projects), inside.maps, inside.cards)

    def _front(self) -> None:
        """Another backup is in front, or it has been looked into."""
        self.projects.clear()
        found = self._inside.get(self.place)
        if isinstance(found, Inside):
            self.holds.setText(self._amount(found))
            for one in found.projects:
                amount = f"{T('{n} map', '{n} maps', n=one.maps)} · {T('{n} card', '{n} cards', n=one.cards)}"
                item = QListWidgetItem(f"{one.name}\n{amount}", self.projects)
                item.setToolTip(one.name)
                item.setData(PLACE, one)
                item.setIcon(self._blank)
                self._show_picture(item, one)
        else:
            said = sentence(found) if isinstance(found, Problem) else T("Looking into it…")
            self.holds.setText(said if self.backups else self.holds.text())
        self._suit()

    def _suit(self) -> None:
        good = not isinstance(self._inside.get(self.place), Problem)
        self.restore_button.setEnabled(self.place >= 0 and good)
        self.take_button.setEnabled(self._can_take and bool(self.projects.selectedItems()))

    # -- pictures -----------------------------------------------------------------------------
    def _show_picture(self, item: QListWidgetItem, one: "ProjectSummary") -> None:
        if one.first_map is None:
            return
        copy, pictures = self.backups[self.place].path, dict[str, bytes]()

        def load() -> tuple[Document, str] | None:
            found = keeping.first_map(copy, one.id)
            if found is None:
                return None
            document, map_id, held = found
            pictures.update(held)
            return document, map_id

        key = f"{copy.name} {one.id}"
        picture = self._thumbnails.pixmap(Subject(key, f"{one.changed} {language()}", load, pictures.get, keep=False))
        if picture is not None:
            item.setIcon(_fitted(picture))

    def _picture_came(self, key: str) -> None:
        place = self.place
        found = self._inside.get(place)
        if not isinstance(found, Inside) or not key.startswith(self.backups[place].path.name):
            return
        for row in range(self.projects.count()):
            item = self.projects.item(row)
            if key.endswith(item.data(PLACE).id):
                self._show_picture(item, item.data(PLACE))

    # -- what is done -------------------------------------------------------------------------
    def _restore(self) -> None:
        if self.place >= 0:
            self.wanted = self.backups[self.place]
            self.accept()

    def _take(self) -> None:
        item = self.projects.currentItem()
        if self.projects.selectedItems() and self.place >= 0:
            self.project = self.backups[self.place], item.data(PLACE)
            self.accept()

    @guarded()
    def done(self, result: int) -> None:
        """Nothing is looked into any more."""
        self._looking.close()
        super().done(result)


def _fitted(picture: QPixmap) -> QIcon:
    """The upper part of a picture, in the shape of an icon."""
    ratio = picture.devicePixelRatio()
    width = picture.width()
    part = picture.copy(0, 0, width, min(picture.height(), round(width * PICTURE.height() / PICTURE.width())))
    part.setDevicePixelRatio(ratio)
    return QIcon(part)
