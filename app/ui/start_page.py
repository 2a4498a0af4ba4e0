"""What a person sees first: start a new map, open a file they have, or go on with a project."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QScrollArea, QToolButton, QVBoxLayout, QWidget

from app.exchange.templates import templates
from app.ui.action_table import Actions
from app.ui.cover import Side
from app.ui.drop_zone import DropZone
from app.ui.icons import icon
from app.ui.labels import PlainLabel
from app.ui.notice import NoticeBar
from app.ui.project_shelf import ProjectShelf
from app.ui.scrolling import scrolled
from app.ui.template_gallery import TemplateGallery
from app.ui.theme import Tokens, set_role
from app.ui.thumbnails import Thumbnails
from app.words import T

if TYPE_CHECKING:
    from app.session import Library

WIDEST = 1400
SHOWN = 3
"""So many templates are on the page; all are a button away."""


class StartPage(QWidget):
    """The page between projects.  ``retranslate`` and ``dress`` finish it, ``show_library`` fills it."""

    state_changed = Signal()
    project_opened = Signal(str)
    poster_requested = Signal(str)
    """A project's id."""
    copy_wanted = Signal(str)
    """A project's id."""
    file_wanted = Signal()
    template_chosen = Signal(object)
    """A Choice."""

    def __init__(self, actions: Actions, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self.gallery = TemplateGallery(thumbnails, self)
        self.gallery.show_templates(templates()[:SHOWN])
        self.gallery.setEnabled(False)
        self.shelf = ProjectShelf(thumbnails, self)
        self.notice = NoticeBar(self)
        self._new_head = PlainLabel(role="section", parent=self)
        self._more = QPushButton(self)
        set_role(self._more, "quiet")
        self._more.clicked.connect(actions["project.new"].trigger)
        self._side = SideBar(actions, self)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._sheet())
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._scroll, 1)
        right.addWidget(self.notice)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side)
        row.addLayout(right, 1)
        self._side.zone.chosen.connect(self.file_wanted)
        self.gallery.chosen.connect(self.template_chosen)
        self.shelf.opened.connect(self.project_opened)
        self.shelf.selection_changed.connect(self.state_changed)
        self.shelf.trashed.connect(self._offer_restore)
        self.shelf.menu_wanted.connect(self._show_menu)

    # -- what it shows ------------------------------------------------------------------------
    def show_library(self, library: "Library") -> None:
        """The projects of an open library, and what to start from."""
        self.gallery.setEnabled(True)
        self.shelf.show_library(library)

    def refresh(self) -> None:
        """Read the projects again: one was changed, made or trashed elsewhere."""
        self.shelf.refresh()

    def take_focus(self, project_id: str | None = None) -> None:
        """Put the keyboard on a project, or on the one that was changed last: Enter goes on with it."""
        self.shelf.take_focus(project_id)

    def close_page(self) -> None:
        """Left for a project: a name that is being typed is kept, nothing is offered any more."""
        self.shelf.finish_typing()
        self.notice.withdraw()

    # -- the page contract --------------------------------------------------------------------
    def commands(self) -> Mapping[str, Callable[[], object]]:
        """What the window's actions do on this page."""
        return {
            "edit.undo": self._restore,
            "edit.delete": lambda: self._with_current(self.shelf.trash),
            "project.rename": lambda: self._with_current(self.shelf.rename),
            "poster.export": self._print,
            "project.save_copy": lambda: self._with_current(self.copy_wanted.emit),
        }

    def is_enabled(self, action_id: str) -> bool:
        """Whether an action of this page can be done now."""
        if action_id == "edit.undo":
            return self.shelf.last_trashed is not None
        if action_id == "poster.export":
            return True  # where no project is chosen it says what to do
        return self.shelf.current_id() is not None

    def own_words(self) -> Mapping[str, str]:
        """Undo and delete say what they would do."""
        words = {"edit.delete": T("Move to the trash")}
        trashed = self.shelf.last_trashed
        if trashed is not None:
            words["edit.undo"] = T("Undo: move “{name}” to the trash", name=trashed.name)
        return words

    def retranslate(self) -> None:
        """Every text in the language in force."""
        self._new_head.setText(T("Start a new map"))
        self._more.setText(T("All {n} templates…", n=len(templates())))
        self._side.retranslate()
        self.shelf.retranslate()

    def dress(self, colours: Tokens) -> None:
        """The colours of an appearance."""
        self._side.dress(colours)
        self.shelf.dress(colours)

    # -- inside -------------------------------------------------------------------------------
    def _sheet(self) -> QWidget:
        """What scrolls: the gallery above the projects, not too wide to read."""
        sheet = QWidget(self)
        sheet.setObjectName("startSheet")
        column = QVBoxLayout()
        column.setContentsMargins(24, 24, 24, 32)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.addWidget(self._new_head, 1)
        head.addWidget(self._more)
        column.addLayout(head)
        column.addWidget(self.gallery)
        column.addSpacing(20)
        column.addWidget(self.shelf)
        column.addStretch(1)
        inner = QWidget(sheet)
        inner.setMaximumWidth(WIDEST)
        inner.setLayout(column)
        row = QHBoxLayout(sheet)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(inner, 1)
        return sheet

    def _with_current(self, command: Callable[[str], object]) -> None:
        project_id = self.shelf.current_id()
        if project_id is not None:
            command(project_id)

    def _print(self) -> None:
        """Print the project in front; where there is none say what is missing, and have one in front."""
        if self.shelf.current_id() is not None:
            self.notice.withdraw()
            self._with_current(self.poster_requested.emit)
            return
        there = self.shelf.has_projects
        self.notice.show_notice(
            lambda: T("Choose the project to print, then print it.") if there else
            T("There is nothing to print yet: start a map above.")
        )  # fmt: skip
        if there:
            self.take_focus()

    def _offer_restore(self, name: str) -> None:
        self.notice.show_notice(lambda: T("“{name}” was moved to the trash.", name=name), self._restore)
        self.state_changed.emit()

    def _restore(self) -> None:
        self.notice.withdraw()
        self.shelf.restore_last()
        self.state_changed.emit()

    def _show_menu(self, project_id: str, place: QPoint) -> None:
        """What can be done with one project."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(T("Open"), lambda: self.project_opened.emit(project_id))
        menu.addAction(T("Rename"), lambda: self.shelf.rename(project_id))
        menu.addAction(self._actions["poster.export"].icon(), T("Print or export…"),
                       lambda: self.poster_requested.emit(project_id))  # fmt: skip
        menu.addAction(self._actions["project.save_copy"].icon(), T("Save a copy as a file…"),
                       lambda: self.copy_wanted.emit(project_id))  # fmt: skip
        menu.addSeparator()
        menu.addAction(self._actions["edit.delete"].icon(), T("Move to the trash"),
                       lambda: self.shelf.trash(project_id))  # fmt: skip
        menu.popup(place)


class SideBar(Side):
    """Who this is, the way in for files, and language, appearance and help."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self._file_head = PlainLabel(role="section", parent=self, wrap=True)
        self.zone = DropZone(self)
        self._language = self._menu_button(("view.language_es", "view.language_en", "view.language_system"))
        self._appearance = self._menu_button(
            ("view.appearance_light", "view.appearance_dark", "view.appearance_system")
        )
        self._help = QToolButton(self)
        self._help.setDefaultAction(actions["help.shortcuts"])
        self._help.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        foot = QHBoxLayout()
        foot.setSpacing(4)
        for button in (self._language, self._appearance, self._help):
            foot.addWidget(button)
        foot.addStretch(1)
        files = QWidget(self)  # scrolled where the window is too low for all that it says
        column = QVBoxLayout(files)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._file_head)
        column.addWidget(self.zone)
        column.addStretch(1)
        self.column.addSpacing(22)
        self.column.addWidget(scrolled(files), 1)
        self.column.addLayout(foot)

    def retranslate(self) -> None:
        """Every text in the language in force."""
        self.brand.retranslate()
        self._file_head.setText(T("Open a file you have"))
        for button, text in ((self._language, T("Language")), (self._appearance, T("Appearance"))):
            button.setToolTip(text)
            button.setAccessibleName(text)
        self._help.setAccessibleName(T("Keyboard shortcuts"))

    def dress(self, colours: Tokens) -> None:
        """The icons in the colours of an appearance."""
        self._language.setIcon(icon("languages", colours))
        self._appearance.setIcon(icon("moon" if colours.dark else "sun", colours))
        self._help.setIcon(icon("keyboard", colours))  # the action has none before the window is furnished

    def _menu_button(self, ids: tuple[str, ...]) -> QToolButton:
        button = QToolButton(self)
        menu = QMenu(button)
        for id_ in ids:
            menu.addAction(self._actions[id_])
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button
