"""The window: a start page, an editor or a reason why not, the menus, and what belongs to none of the pages."""

import sys
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from app.canvas.guard import guarded
from app.ui.cover import Cover
from app.ui.icons import product_icon
from app.ui.settings import Settings
from app.ui.speech import Speech
from app.ui.theme import Theme, Tokens
from app.ui.window_place import place_of, take_place

if TYPE_CHECKING:
    from app.session import EditSession, Library
    from app.ui.action_table import Actions
    from app.ui.drop_zone import DropVeil
    from app.ui.editor import Editor
    from app.ui.flows import Flows
    from app.ui.keeping.flow import Keeping
    from app.ui.navigation import Navigation
    from app.ui.pages import Page, RefusedPage
    from app.ui.preferences import Preferences
    from app.ui.start_page import StartPage
    from app.ui.thumbnails import Thumbnails

LEAST_WIDTH, LEAST_HEIGHT = 900, 560
LONGEST_WAIT_MS = 400
"""The window is furnished after so long even if it has not been painted (it may start minimised)."""


EDITOR = (
    "app.words.problems",
    "app.layout.theme",
    "app.layout.typeset",
    "app.layout.cards",
    "app.layout.engine",
    "app.render.qt",
    "app.canvas.view",
    "app.ui.inspector",
    "app.ui.editor",
)
"""What the editor is made of, in pieces of a few milliseconds; loaded before the first project is clicked."""


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
    navigation: "Navigation"
    preferences: "Preferences"
    flows: "Flows"
    keeping: "Keeping"
    veil: "DropVeil"

    def __init__(self, settings: Settings, theme: Theme, speech: Speech, library: Path | None = None) -> None:
        super().__init__()
        self.settings = settings
        self._theme = theme
        self._speech = speech
        self._path = library or (Path(settings.library) if settings.library else None)
        self._worded: set[str] = set()
        self._doing = 0
        self._own: Mapping[str, Callable[[], object]] = {}
        self.is_furnished = False
        self.setWindowTitle("Vivencia")
        self.setWindowIcon(product_icon())
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)
        self._stack = QStackedWidget(self)
        self._cover = Cover()
        self._stack.addWidget(self._cover)
        middle = QWidget(self)
        self._column = QVBoxLayout(middle)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._stack, 1)
        self.setCentralWidget(middle)
        take_place(self, settings.window)
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
        yield from _load("app.ui.labels", "app.ui.actions", "app.ui.action_table")
        from app.ui.action_table import Actions  # noqa: PLC0415 - none of this before the first paint

        self.table = Actions(self, self.trigger, self.settings.shortcuts)
        self.table.fill(self.menuBar())
        yield
        yield from _load("app.domain.commands.maps", "app.ui.project_tiles", "app.ui.start_page", "app.ui.navigation")
        from app.ui.drop_zone import DropVeil  # noqa: PLC0415
        from app.ui.flows import Flows  # noqa: PLC0415
        from app.ui.keeping.flow import Keeping  # noqa: PLC0415
        from app.ui.navigation import Navigation  # noqa: PLC0415
        from app.ui.preferences import Preferences  # noqa: PLC0415
        from app.ui.start_page import StartPage  # noqa: PLC0415
        from app.ui.thumbnails import Thumbnails, cache_folder  # noqa: PLC0415

        yield
        ratio = max((screen.devicePixelRatio() for screen in QGuiApplication.screens()), default=1.0)
        self.thumbnails = Thumbnails(ratio, cache_folder(), self)
        start_page = StartPage(self.table, self.thumbnails)
        yield
        self.navigation = Navigation(self, self._stack, start_page, self._path)
        self.flows = Flows(self)
        self.keeping = Keeping(self)
        self.veil = DropVeil(self)
        self.preferences = Preferences(self.settings, self._theme, self._speech, self.table, self.retranslate)
        self._own = self.own_commands()
        self._connect()
        self.setAcceptDrops(True)
        self.navigation.begin()
        self._stack.removeWidget(self._cover)
        self._cover.deleteLater()
        self.is_furnished = True
        yield
        self.table.dress(self._theme.tokens)
        self._theme.follow_contrast()
        self.furnished.emit()
        yield
        self.navigation.start()
        yield
        yield from _load(*EDITOR)

    # -- where it is --------------------------------------------------------------------------
    @property
    def page(self) -> "Page":
        """The page in front."""
        return cast("Page", self._stack.currentWidget())

    @property
    def library(self) -> "Library | None":
        """The library, once it is open."""
        return self.navigation.library

    @property
    def session(self) -> "EditSession | None":
        """Of the project that is open."""
        return self.navigation.session

    @property
    def editor(self) -> "Editor | None":
        """The page of the project that is open."""
        return self.navigation.editor

    @property
    def start_page(self) -> "StartPage":
        """The page between projects."""
        return self.navigation.start_page

    @property
    def refused_page(self) -> "RefusedPage | None":
        """The page before a library that could not be opened."""
        return self.navigation.refused_page

    @property
    def colours(self) -> Tokens:
        """The colours in force."""
        return self._theme.tokens

    def put_above(self, bar: QWidget) -> None:
        """A bar over whatever page is in front."""
        self._column.insertWidget(0, bar)

    def open_project(self, project_id: str, map_id: str | None = None) -> None:
        """Go to a project's map; the first one where none is named."""
        self.navigation.open_project(project_id, map_id)

    # -- actions ------------------------------------------------------------------------------
    def trigger(self, id_: str) -> None:
        """Do what an action says: the page's meaning of it, or the window's own."""
        command = self.page.commands().get(id_) or self._own.get(id_)
        if command is not None:
            self._doing += 1
            try:
                self.flows.attempt(command)
            finally:
                self._doing -= 1
        self._refresh()

    def _page_changed(self) -> None:
        """Something on the page is otherwise; what an action changes step by step is looked at when it is done."""
        if not self._doing:
            self._refresh()

    def own_commands(self) -> Mapping[str, Callable[[], object]]:
        """What the actions do that mean the same on every page."""
        return {
            "project.new": self.flows.new_project,
            "import.open": self.flows.choose_files,
            "project.rename": self.flows.rename_project,
            "project.save_copy": self.flows.save_copy,
            "app.backups": self.keeping.show_backups,
            "app.check": self.keeping.check,
            "app.quit": self.close,
            "app.open_files": self._toggle_files,
            "help.palette": self.flows.show_palette,
            "help.shortcuts": self.flows.show_shortcuts,
            "help.glossary": self.flows.show_glossary,
            "help.about": self.flows.show_about,
            **self.preferences.commands(),
        }

    def _own_enabled(self, id_: str) -> bool:
        """Whether one of the window's own actions can be done now."""
        if id_ in ("project.new", "import.open"):
            return self.library is not None
        if id_ == "app.open_files":
            return sys.platform != "darwin"  # there only an installed application can be chosen
        return self.session is not None if id_ in ("project.rename", "project.save_copy") else True

    def _refresh(self) -> None:
        """Which actions can be done, and their words; and the title."""
        page, table = self.page, self.table
        there, words = page.commands(), page.own_words()
        for id_ in table:
            can = page.is_enabled(id_) if id_ in there else id_ in self._own and self._own_enabled(id_)
            table[id_].setEnabled(can)
        for id_ in self._worded - set(words):
            table.set_text(id_, table.words(id_))
        for id_, own in words.items():
            table.set_text(id_, own)
        self._worded = set(words)
        name = self.session.document.project.name if self.session else ""
        self.setWindowTitle(f"{name} – Vivencia" if name else "Vivencia")

    def _toggle_files(self) -> None:
        """A double click on a project's file opens it here, or does so no more."""
        from app.ui.file_association import toggle  # noqa: PLC0415 - rarely needed

        toggle(self)
        self._mark_files()

    def _mark_files(self) -> None:
        from app.association import is_associated  # noqa: PLC0415 - after the first paint

        self.table["app.open_files"].setChecked(is_associated())

    # -- looks --------------------------------------------------------------------------------
    def retranslate(self) -> None:
        """Every text in the language in force."""
        self.flows.retranslate()
        self.table.retranslate()
        self._worded.clear()
        self.page.retranslate()
        self._refresh()

    def dress(self) -> None:
        """The colours in force."""
        self.table.dress(self._theme.tokens)
        self.page.dress(self._theme.tokens)

    # -- the window itself --------------------------------------------------------------------
    def _connect(self) -> None:
        self._theme.changed.connect(self.dress)
        start, flows, navigation = self.start_page, self.flows, self.navigation
        navigation.arrived.connect(self._page_changed)
        navigation.settled.connect(self.library_settled)
        navigation.settled.connect(self._mark_files)
        start.state_changed.connect(self._refresh)
        start.project_opened.connect(navigation.visit)
        start.poster_requested.connect(flows.print_project)
        start.file_wanted.connect(flows.choose_files)
        start.copy_wanted.connect(lambda project_id: flows.attempt(partial(flows.save_copy, project_id)))
        start.template_chosen.connect(flows.start_from)

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
        if self.is_furnished and not self.navigation.leave_pages():
            return
        self._clock.stop()
        if self.is_furnished:
            self.thumbnails.close()
            self.navigation.let_go()
        self.settings.window = place_of(self)
        self.settings.save()
        event.accept()

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


def _load(*modules: str) -> Iterator[None]:
    """Load modules, each in a step of its own: together they would keep the window waiting."""
    for module in modules:
        import_module(module)
        yield
