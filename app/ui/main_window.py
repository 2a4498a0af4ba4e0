"""The window: a start page, an editor or a reason why not, the menus, and what belongs to none of the pages."""

import sys
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast, get_args

from PySide6.QtCore import QRect, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from app.canvas.guard import guarded
from app.domain.problems import Problem
from app.ui.cover import Cover
from app.ui.icons import product_icon
from app.ui.settings import AppearanceChoice, Geometry, LanguageChoice, Settings
from app.ui.speech import Speech
from app.ui.theme import Theme
from app.words import T

if TYPE_CHECKING:
    from app.domain.edits import Edit
    from app.session import EditSession, Library
    from app.ui.actions import Actions
    from app.ui.drop_zone import DropVeil
    from app.ui.editor import Editor
    from app.ui.flows import Flows
    from app.ui.opening import LibraryOpening
    from app.ui.pages import Page, RefusedPage
    from app.ui.start_page import StartPage
    from app.ui.thumbnails import Thumbnails

LEAST_WIDTH, LEAST_HEIGHT = 900, 560
LONGEST_WAIT_MS = 400
"""The window is furnished after so long even if it has not been painted (it may start minimised)."""


class MainWindow(QMainWindow):
    """One window with one library.

    It is painted with nothing but a cover first; then it is furnished in short steps with menus and pages, and the
    library is opened on a thread.
    """

    furnished = Signal()
    """Menus and pages are there."""
    library_settled = Signal()
    """The library is open, or the window says why not."""
    table: "Actions"
    thumbnails: "Thumbnails"
    start_page: "StartPage"
    refused_page: "RefusedPage"
    flows: "Flows"
    veil: "DropVeil"

    def __init__(self, settings: Settings, theme: Theme, speech: Speech, library: Path | None = None) -> None:
        super().__init__()
        self.settings = settings
        self._theme = theme
        self._speech = speech
        self._path = library or (Path(settings.library) if settings.library else None)
        self._chosen: Path | None = None
        self._opening: LibraryOpening | None = None
        self.editor: Editor | None = None
        self._worded: set[str] = set()
        self._own: Mapping[str, Callable[[], object]] = {}
        self.library: Library | None = None
        self.session: EditSession | None = None
        """Of the project in the editor."""
        self.is_furnished = False
        self.setWindowTitle("Vivencia")
        self.setWindowIcon(product_icon())
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(Cover())
        self.setCentralWidget(self._stack)
        self._take_place()
        self._steps = self._furnishing()
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.timeout.connect(self._step)
        self._clock.start(LONGEST_WAIT_MS)

    # -- furnishing ---------------------------------------------------------------------------
    def furnish(self) -> None:
        """Make what is still missing at once."""
        while not self.is_furnished:
            self._step()

    def _step(self) -> None:
        """One step, and soon the next."""
        try:
            next(self._steps)
        except StopIteration:
            return
        self._clock.start(0)

    def _furnishing(self) -> Iterator[None]:
        """The steps; each leaves the window free again after a moment."""
        from app.ui.actions import Actions  # noqa: PLC0415 - none of this before the first paint

        yield
        self.table = Actions(self, self.trigger)
        self.table.fill(self.menuBar())
        yield
        from app.ui.pages import RefusedPage  # noqa: PLC0415

        yield
        from app.ui.project_tiles import TileModel  # noqa: F401, PLC0415 - for itself, it is half of the next

        yield
        from app.ui.start_page import StartPage  # noqa: PLC0415
        from app.ui.thumbnails import Thumbnails, cache_folder  # noqa: PLC0415

        yield
        from app.ui.drop_zone import DropVeil  # noqa: PLC0415
        from app.ui.flows import Flows  # noqa: PLC0415

        yield
        ratio = max((screen.devicePixelRatio() for screen in QGuiApplication.screens()), default=1.0)
        self.thumbnails = Thumbnails(ratio, cache_folder(), self)
        self.start_page = StartPage(self.table, self.thumbnails)
        yield
        self.refused_page = RefusedPage()
        self.flows = Flows(self)
        self.veil = DropVeil(self)
        self._own = self.own_commands()
        self._stack.addWidget(self.refused_page)
        self._connect()
        self._mark_choices()
        self.setAcceptDrops(True)
        cover = self._stack.widget(0)
        self._show(self.start_page)
        self._stack.removeWidget(cover)
        cover.deleteLater()
        self.is_furnished = True
        yield
        self.table.dress(self._theme.tokens)
        self.furnished.emit()
        yield
        self.start()

    # -- the library --------------------------------------------------------------------------
    def start(self) -> None:
        """Open the library on a thread; the start page fills when it is there."""
        from app.ui.opening import LibraryOpening  # noqa: PLC0415 - after the first paint

        if self._opening is not None or self.library is not None:
            return
        self._opening = LibraryOpening(self._path, self)
        self._opening.opened.connect(self._opened)
        self._opening.refused.connect(self._refused)
        self._opening.start()

    def choose_library(self, path: Path) -> None:
        """Go on with another library; the next start takes it too, once it could be opened."""
        self._path = self._chosen = path
        self.start()

    def _opened(self, library: "Library") -> None:
        self._opening = None
        self.library = library
        if self._chosen is not None:
            self.settings.library = str(self._chosen)
            self.settings.save()
        self.start_page.show_library(library)
        self._show(self.start_page)
        self.start_page.take_focus()
        self.library_settled.emit()

    def _refused(self, problem: Problem) -> None:
        self._opening = None
        self.refused_page.show_problem(problem)
        self._show(self.refused_page)
        self.library_settled.emit()

    # -- pages --------------------------------------------------------------------------------
    @property
    def page(self) -> "Page":
        """The page in front."""
        return cast("Page", self._stack.currentWidget())

    def problem(self, problem: Problem) -> None:
        """Tell a problem."""
        from app.ui.messages import show_problem  # noqa: PLC0415 - after the first paint

        show_problem(self, problem)

    def open_project(self, project_id: str, map_id: str | None = None) -> None:
        """Go to a project's map; the first one where none is named."""
        if self.library is None or not self._leave_editor():
            return
        from app.session import EditSession  # noqa: PLC0415 - after the first paint
        from app.ui.editor import Editor  # noqa: PLC0415

        try:
            session = EditSession(self.library, project_id)
        except Problem as problem:
            self.problem(problem)
            self.start_page.refresh()
            self._show(self.start_page)
            return
        editor = Editor(session, self.settings, self.table, self._theme.tokens, map_id)
        self.session, self.editor = session, editor
        editor.home_requested.connect(self.go_home)
        editor.poster_requested.connect(self.flows.print_map)
        editor.new_map_requested.connect(self.flows.add_map)
        editor.state_changed.connect(self._refresh)
        session.subscribe(self._edited)
        self.start_page.close_page()
        self._show(editor)

    def go_home(self) -> None:
        """Back to all projects."""
        left = self.session.project_id if self.session is not None else None
        if self._leave_editor():
            self.start_page.refresh()
            self._show(self.start_page)
            self.start_page.take_focus(left)

    def _leave_editor(self) -> bool:
        """Let go of the project; False where something typed could not be kept and the person stays."""
        editor, session = self.editor, self.session
        if editor is None or session is None:
            return True
        if not self._kept(editor.close_page):
            return False
        self.editor = self.session = None
        session.close()
        self._stack.removeWidget(editor)
        editor.deleteLater()
        return True

    def _kept(self, close: Callable[[], object]) -> bool:
        """Whether a page could keep what was unfinished, or the person goes on without it."""
        try:
            close()
        except Problem as problem:
            self.problem(problem)
        except Exception:  # noqa: BLE001 - whatever it is, leaving must not lose it silently
            sys.excepthook(*sys.exc_info())
        else:
            return True
        from app.ui.messages import ask  # noqa: PLC0415

        return ask(self, T("The last thing that was typed could not be kept."), T("Leave without it"),
                   T("Everything before it is saved."), "triangle-alert")  # fmt: skip

    def _show(self, page: "StartPage | RefusedPage | Editor") -> None:
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        page.retranslate()
        page.dress(self._theme.tokens)
        self._refresh()

    # -- actions ------------------------------------------------------------------------------
    def trigger(self, id_: str) -> None:
        """Do what an action says: the page's meaning of it, or the window's own."""
        command = self.page.commands().get(id_) or self._own.get(id_)
        try:
            if command is not None:
                command()
        except Problem as problem:
            self.problem(problem)
        self._refresh()

    def own_commands(self) -> Mapping[str, Callable[[], object]]:
        """What the actions do that mean the same on every page."""
        commands: dict[str, Callable[[], object]] = {
            "project.new": self.flows.new_project,
            "import.open": self.flows.choose_files,
            "project.rename": self.flows.rename_project,
            "app.quit": self.close,
            "help.shortcuts": self.flows.show_shortcuts,
            "help.about": self.flows.show_about,
        }
        for language in get_args(LanguageChoice):
            commands[f"view.language_{language}"] = partial(self.speak, language)
        for appearance in get_args(AppearanceChoice):
            commands[f"view.appearance_{appearance}"] = partial(self.appear, appearance)
        return commands

    def _own_enabled(self, id_: str) -> bool:
        """Whether one of the window's own actions can be done now."""
        if id_ in ("project.new", "import.open"):
            return self.library is not None
        return self.session is not None if id_ == "project.rename" else True

    def _refresh(self) -> None:
        """Which actions can be done, and their words; and the title."""
        page, table = self.page, self.table
        there = page.commands()
        for id_ in table:
            if id_ in there:
                table[id_].setEnabled(page.is_enabled(id_))
            else:
                table[id_].setEnabled(id_ in self._own and self._own_enabled(id_))
            if id_ in there or id_ in self._worded:
                own = page.action_text(id_) if id_ in there else None
                table.set_text(id_, own or table.words(id_))
                (self._worded.add if own else self._worded.discard)(id_)
        name = self.session.document.project.name if self.session else ""
        self.setWindowTitle(f"{name} – Vivencia" if name else "Vivencia")

    def _edited(self, _edit: "Edit") -> None:
        self._refresh()

    # -- language and appearance --------------------------------------------------------------
    def speak(self, choice: LanguageChoice) -> None:
        """Another language, at once."""
        self.settings.language = choice
        self.settings.save()
        self._speech.choose(choice)
        self._mark_choices()
        self.retranslate()

    def appear(self, choice: AppearanceChoice) -> None:
        """Light, dark, or as the system."""
        self.settings.appearance = choice
        self.settings.save()
        self._theme.choose(choice)
        self._mark_choices()

    def retranslate(self) -> None:
        """Every text in the language in force."""
        self.table.retranslate()
        self._worded.clear()
        self.page.retranslate()
        self._refresh()

    def dress(self) -> None:
        """The colours in force."""
        self.table.dress(self._theme.tokens)
        self.page.dress(self._theme.tokens)

    def _mark_choices(self) -> None:
        for id_ in (f"view.language_{self.settings.language}", f"view.appearance_{self.settings.appearance}"):
            self.table[id_].setChecked(True)

    # -- the window itself --------------------------------------------------------------------
    def _connect(self) -> None:
        self._theme.changed.connect(self.dress)
        start, refused, flows = self.start_page, self.refused_page, self.flows
        start.state_changed.connect(self._refresh)
        start.project_opened.connect(self.open_project)
        start.poster_requested.connect(flows.print_project)
        start.file_wanted.connect(flows.choose_files)
        start.template_chosen.connect(flows.start_from)
        refused.retry_wanted.connect(self.start)
        refused.other_wanted.connect(flows.choose_library)
        refused.new_wanted.connect(flows.make_library)
        refused.quit_wanted.connect(self.close)

    def _take_place(self) -> None:
        """Where the window stood last, if a screen is still there; otherwise a good share of the screen."""
        last = self.settings.window
        screen = QGuiApplication.primaryScreen().availableGeometry()
        if last is None:
            self.resize(min(1360, screen.width() - 40), min(860, screen.height() - 60))
            return
        place = QRect(last.x, last.y, last.width, last.height)
        self.resize(place.size())
        if any(s.availableGeometry().intersects(place.adjusted(40, 0, -40, -40)) for s in QGuiApplication.screens()):
            self.move(place.topLeft())
        if last.maximised:
            self.showMaximized()

    @guarded()
    def paintEvent(self, event: QPaintEvent) -> None:
        """The first paint is the cover's; what it waits for comes right after."""
        super().paintEvent(event)
        if not self.is_furnished:
            self._clock.start(0)

    @guarded()
    def closeEvent(self, event: QCloseEvent) -> None:
        """Never asks to save; stays where something typed could not be kept and the person wants it."""
        event.ignore()
        if self.is_furnished and not (self._kept(self.start_page.close_page) and self._leave_editor()):
            return
        at = self.normalGeometry()
        self.settings.window = Geometry(at.x(), at.y(), at.width(), at.height(), self.isMaximized())
        self.settings.save()
        self._let_go()
        event.accept()

    def _let_go(self) -> None:
        """End the threads and close the library."""
        self._clock.stop()
        if self.is_furnished:
            self.thumbnails.close()
        if self._opening is not None:
            self._opening.give_up()
            self._opening = None
        if self.library is not None:
            self.library.close()
            self.library = None

    # -- files dropped on the window ----------------------------------------------------------
    @guarded()
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.library is not None and self.flows.files_in(event.mimeData()):
            event.acceptProposedAction()
            self.veil.cover()

    @guarded()
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.veil.hide()

    @guarded()
    def dropEvent(self, event: QDropEvent) -> None:
        self.veil.hide()
        event.acceptProposedAction()
        self.flows.import_soon(self.flows.files_in(event.mimeData()))
