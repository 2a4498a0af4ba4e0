"""The projects on the start page: search, tiles, rename, trash, and what to say when there is nothing to show."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app import __version__
from app.canvas.guard import guarded
from app.domain.commands.maps import rename_project
from app.domain.document import Document
from app.domain.folding import fold
from app.domain.problems import Problem
from app.ui.labels import PlainLabel
from app.ui.messages import show_problem
from app.ui.project_tiles import ProjectTiles
from app.ui.search_line import SearchLine
from app.ui.theme import Tokens, set_role, tokens_now
from app.ui.thumbnails import Subject, Thumbnails
from app.ui.tile_model import TileModel
from app.words import T, language

if TYPE_CHECKING:
    from app.session import Library, ProjectSummary


class ProjectShelf(QWidget):
    """Every project of the library, or those in its trash."""

    opened = Signal(str)
    selection_changed = Signal()
    trashed = Signal(str)
    """The name of a project that was put into the trash."""
    menu_wanted = Signal(str, QPoint)

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._library: Library | None = None
        self._here: list[ProjectSummary] = []
        self._trash: list[ProjectSummary] = []
        self._showing_trash = False
        self.last_trashed: ProjectSummary | None = None
        self.model = TileModel(self._picture, self)
        self.tiles = ProjectTiles(self.model, self)
        self.search = SearchLine(tokens_now().muted, self)
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(270)
        self.search.installEventFilter(self)
        self.head = PlainLabel(role="section", parent=self)
        self.turn_button = QPushButton(self)
        set_role(self.turn_button, "quiet")
        self.words = PlainLabel(role="muted", parent=self, wrap=True)
        self._lay_out()
        self.search.textChanged.connect(self._show)
        self.turn_button.clicked.connect(self._turn)
        self.tiles.opened.connect(self._choose)
        self.tiles.trash_wanted.connect(self.trash)
        self.tiles.menu_wanted.connect(self._menu)
        self.tiles.selectionModel().selectionChanged.connect(self.selection_changed)
        self.model.renamed.connect(self._renamed)
        thumbnails.ready.connect(self.model.picture_came)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.search.setFocus)

    # -- what it shows ------------------------------------------------------------------------
    def show_library(self, library: "Library") -> None:
        """The projects of an open library."""
        self._library = library
        self.refresh()

    def refresh(self) -> None:
        """Read the projects again."""
        if self._library is None:
            return
        try:
            self._here, self._trash = self._library.projects(), self._library.trashed_projects()
        except Problem as problem:
            show_problem(self.window(), problem)
        self._show()

    def take_focus(self, project_id: str | None) -> None:
        """Put the keyboard on a project, or on the first one."""
        row = max(0, self.model.row_of(project_id)) if project_id else 0
        if self.model.rowCount():
            self.tiles.setCurrentIndex(self.model.index(row))
            self.tiles.setFocus()

    @property
    def has_projects(self) -> bool:
        """Whether there is any project outside the trash."""
        return bool(self._here)

    def current_id(self) -> str | None:
        """The project that the keyboard works on; none while the trash is shown."""
        return None if self._showing_trash else self.tiles.current_id()

    # -- what it does -------------------------------------------------------------------------
    def rename(self, project_id: str) -> None:
        """Begin to type another name."""
        self.tiles.setFocus()
        self.tiles.rename(project_id)

    def finish_typing(self) -> None:
        """Keep a name that is being typed."""
        self.tiles.finish_typing()

    def trash(self, project_id: str) -> None:
        """Put a project into the trash; in the trash, nothing."""
        row = self.model.row_of(project_id)
        if self._library is None or self._showing_trash or row < 0:
            return
        summary = self.model.summary(self.model.index(row))
        if not self._attempt(lambda library: library.trash(project_id)):
            return
        self.last_trashed = summary
        self.refresh()
        if self.model.rowCount():
            self.tiles.setCurrentIndex(self.model.index(min(row, self.model.rowCount() - 1)))
        self.trashed.emit(summary.name)

    def restore_last(self) -> None:
        """Take the last project out of the trash again."""
        if self.last_trashed is not None:
            self._restore(self.last_trashed.id)

    def _restore(self, project_id: str) -> None:
        if not self._attempt(lambda library: library.restore(project_id)):
            return
        if self.last_trashed is not None and self.last_trashed.id == project_id:
            self.last_trashed = None
        if self._showing_trash and len(self._trash) <= 1:
            self._showing_trash = False
        self.refresh()
        self.tiles.go_to(project_id)
        self.selection_changed.emit()

    def _renamed(self, project_id: str, name: str) -> None:
        """Another name was typed into a tile."""
        from app.session import EditSession  # noqa: PLC0415 - after the first paint

        def rename(library: "Library") -> None:
            session = EditSession(library, project_id)
            try:
                session.do(rename_project(session.document, name))
            finally:
                session.close()

        if self._attempt(rename):
            self.refresh()
            self.take_focus(project_id)

    def _attempt(self, command: "Callable[[Library], object]") -> bool:
        """Do something with the library; a problem is told."""
        if self._library is None:
            return False
        try:
            command(self._library)
        except Problem as problem:
            show_problem(self.window(), problem)
            return False
        return True

    # -- inside -------------------------------------------------------------------------------
    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.head)
        row.addStretch(1)
        row.addWidget(self.turn_button)
        row.addWidget(self.search)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(row)
        column.addWidget(self.words)
        column.addWidget(self.tiles)

    def _show(self) -> None:
        """The projects that the search leaves."""
        kept = self.tiles.current_id()
        wanted = fold(self.search.text()).split()
        every = self._trash if self._showing_trash else self._here
        found = [s for s in every if all(word in fold(f"{s.name} {s.client}") for word in wanted)]
        self.model.show(found)
        self.tiles.go_to(kept)
        self.tiles.setVisible(bool(found))
        self._say()

    def _say(self) -> None:
        """The words around the tiles."""
        every = self._trash if self._showing_trash else self._here
        self.head.setText(T("Trash") if self._showing_trash else T("Your projects"))
        trash = T("Trash ({n})", n=len(self._trash))
        self.turn_button.setText(T("Back to the projects") if self._showing_trash else trash)
        self.turn_button.setVisible(self._showing_trash or bool(self._trash))
        self.search.setVisible(bool(every))
        if self._library is None:
            text = T("Opening your library…")
        elif not every:
            text = T("Nothing here yet. Choose how to start above, or drop a file on the window: "
                     "what you make is kept here by itself.")  # fmt: skip
        elif not self.model.rowCount():
            text = T("No project is called like that.")
        elif self._showing_trash:
            text = T("Choose a project to put it back.")
        else:
            text = ""
        self.words.setText(text)
        self.words.setVisible(bool(text))

    def _choose(self, project_id: str) -> None:
        if self._showing_trash:
            self._restore(project_id)
        else:
            self.opened.emit(project_id)

    def _menu(self, project_id: str, place: QPoint) -> None:
        if not self._showing_trash:
            self.menu_wanted.emit(project_id, place)

    def _turn(self) -> None:
        """From the projects to the trash and back."""
        self._showing_trash = not self._showing_trash
        self.search.clear()
        self._show()
        self.selection_changed.emit()

    def _picture(self, summary: "ProjectSummary") -> QPixmap | None:
        library = self._library
        if library is None or summary.first_map is None or self._showing_trash:
            return None

        def load() -> tuple[Document, str] | None:
            document, _gen = library.load(summary.id)
            return (document, document.maps[0].id) if document.maps else None

        def picture(asset: str) -> bytes | None:
            found = library.asset(summary.id, asset)
            return found.data if found else None

        stamp = f"{__version__} {summary.changed} {language()}"
        return self._thumbnails.pixmap(Subject(summary.id, stamp, load, picture))

    def retranslate(self) -> None:
        """Every text in the language in force."""
        self.search.setPlaceholderText(T("Search by name or client"))
        self.search.setAccessibleName(T("Search the projects"))
        self.tiles.setAccessibleName(T("Your projects"))
        self._say()

    def dress(self, colours: Tokens) -> None:
        """The icons in the colours of an appearance."""
        self.search.dress(colours.muted)

    @guarded(fallback=False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the search field down into the tiles; Escape empties it."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.model.rowCount():
                self.tiles.setFocus(Qt.FocusReason.TabFocusReason)
                self.tiles.setCurrentIndex(self.model.index(0))
                return True
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
        return super().eventFilter(watched, event)
