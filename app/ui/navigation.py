"""Where a window is: at its start page, in a project, or before a library that cannot be opened."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget

from app.domain.problems import Problem
from app.ui.backing_up import BackingUp
from app.ui.keeping.place_bar import PlaceBar
from app.ui.messages import ask, show_problem
from app.ui.opening import Opening, library_opener, project_opener
from app.ui.start_page import StartPage
from app.words import T
from app.words.problems_of_libraries import waits

if TYPE_CHECKING:
    from app.session import EditSession, Library
    from app.ui.editor import Editor
    from app.ui.main_window import MainWindow
    from app.ui.pages import RefusedPage


class Navigation(QObject):
    """The library, the project that is open, and the pages of one window."""

    arrived = Signal()
    """Another page is in front, or the project in it has changed."""
    settled = Signal()
    """The library is open, or the window says why not."""

    def __init__(self, window: "MainWindow", stack: QStackedWidget, start_page: StartPage, path: Path | None) -> None:
        super().__init__(window)
        self._window = window
        self._stack = stack
        self._path = path
        self._chosen: Path | None = None
        self._opening: Opening | None = None
        self._coming: Editor | None = None
        """Made already, shown in a moment."""
        self.backing_up = BackingUp(self)
        self.start_page = start_page
        self.refused_page: RefusedPage | None = None
        self.place_bar: PlaceBar | None = None
        self.library: Library | None = None
        self.session: EditSession | None = None
        self.editor: Editor | None = None

    # -- the library --------------------------------------------------------------------------
    def begin(self) -> None:
        """Show the start page, which has no projects yet."""
        self._show(self.start_page)

    def start(self) -> None:
        """Open the library on a thread; the start page fills when it is there."""
        if self._opening is None and self.library is None:
            opening = Opening(library_opener(self._path), "library.unreadable", self._path, self)
            self._begin(opening, self._library_opened, self._library_refused)

    def choose_library(self, path: Path) -> None:
        """Go on with another library; the next start takes it too, once it could be opened."""
        self._path = self._chosen = path
        self.start()

    @property
    def library_path(self) -> Path | None:
        """Where the library is that is open, or that could not be opened."""
        if self.library is not None:
            return self.library.path
        told = self.refused_page.problem.params.get("path") if self.refused_page is not None else None
        return Path(str(told)) if told else self._path

    def swap(
        self, work: Callable[[Path], object], done: Callable[[object], object], *, moves: bool = False
    ) -> None:  # fmt: skip
        """Let go of the library, do something with its file on a thread, and open what is there then.

        ``done`` hears what came of it; a Problem in it is told, and the library is opened as it is.  Where the work
        ``moves`` it, what it gives is the path of the library from now on.
        """
        path = self.library_path
        if path is None or self.is_busy or not self.leave_pages():
            return
        self._window.settings.last = None
        self._window.thumbnails.pause()
        self.backing_up.release()
        if self.library is not None:
            self.library.close()
            self.library = None
        found: list[object] = []

        def open_() -> "Library":
            try:
                found.append(work(path))
            except Problem as problem:
                found.append(problem)
            if moves and isinstance(found[0], Path):
                self._path = self._chosen = found[0]
                return library_opener(found[0])()
            return library_opener(path)()

        def tell(_came: object) -> None:
            self._window.thumbnails.go_on()
            if isinstance(found[0], Problem):
                show_problem(self._window, found[0])
            elif self.library is not None:
                done(found[0])

        opening = Opening(open_, "library.unreadable", path, self)
        self._begin(opening, self._library_opened, self._library_refused)
        for signal in (opening.opened, opening.refused):
            signal.connect(tell)

    def _library_opened(self, library: "Library") -> None:
        self._opening = None
        self.library = library
        self.backing_up.watch(library)
        if self._chosen is not None:
            self._window.settings.library = str(self._chosen)
            self._window.settings.save()
        self.start_page.show_library(library)
        self._show(self.start_page)
        self.start_page.take_focus()
        if self.place_bar is None:
            self.place_bar = PlaceBar(self._window)
        self.place_bar.look()
        self.settled.emit()
        self._go_on()

    def _go_on(self) -> None:
        """Back to where the person was when the program ended, if that is wished and still there."""
        settings = self._window.settings
        last, settings.last = settings.last, None  # were it to end the program, the next start would not
        if settings.start != "last" or last is None or self.library is None:
            return
        if last.project in {summary.id for summary in self.library.projects()}:
            self.visit(last.project, last.map, quietly=True)

    def _library_refused(self, problem: Problem) -> None:
        from app.ui.pages import RefusedPage  # noqa: PLC0415 - rarely needed

        self._opening = None
        if self.refused_page is None:
            self.refused_page = RefusedPage()
            self.refused_page.retry_wanted.connect(self.start)
            self.refused_page.other_wanted.connect(self._window.flows.choose_library)
            self.refused_page.new_wanted.connect(self._window.flows.make_library)
            self.refused_page.quit_wanted.connect(self._window.close)
            self.refused_page.backups_wanted.connect(self._window.keeping.show_backups)
            self.refused_page.repair_wanted.connect(self._window.keeping.repair)
        self.refused_page.show_problem(problem)
        self._show(self.refused_page)
        self.settled.emit()

    # -- projects -----------------------------------------------------------------------------
    def visit(self, project_id: str, map_id: str | None = None, *, quietly: bool = False) -> None:
        """Go to a map of a project that may be large: it is read and laid out on a thread meanwhile.

        ``quietly`` stays at the start page where that fails; otherwise the person is told why.
        """
        if self.library is None or self.is_busy or self.session is not None:
            return
        self._window.thumbnails.pause()
        opening = Opening(project_opener(self.library, project_id), "store.not_read", self.library.path, self)
        self._begin(opening, lambda session: self._project_came(session, map_id),
                    self._stay if quietly else self._project_refused)  # fmt: skip

    def open_project(self, project_id: str, map_id: str | None = None) -> None:
        """Go to a project's map at once; the first one where none is named."""
        from app.session import EditSession  # noqa: PLC0415 - after the first paint

        if self.library is None or self.is_busy or not self.leave_project():
            return
        try:
            session = EditSession(self.library, project_id, patient=True)
        except Problem as problem:
            self._project_refused(problem)
        else:
            self._enter(self._make_editor(session, map_id))

    def take_session(self, session: "EditSession") -> None:
        """Go to a project that was opened meanwhile; it is closed where the person stays in the other one."""
        if self.leave_project():
            self._enter(self._make_editor(session))
        else:
            session.close()

    def _project_came(self, session: "EditSession", map_id: str | None) -> None:
        """Make the page, and go there in the next turn of the event loop."""
        self._opening = None
        self._coming = self._make_editor(session, map_id)
        QTimer.singleShot(0, self, self._enter_coming)

    def _enter_coming(self) -> None:
        editor, self._coming = self._coming, None
        if editor is not None:
            self._enter(editor)

    def _make_editor(self, session: "EditSession", map_id: str | None = None) -> "Editor":
        from app.ui.editor import Editor  # noqa: PLC0415 - after the first paint

        window = self._window
        editor = Editor(session, window.settings, window.table, window.colours, map_id, parent=self._stack)
        flows = self._window.flows
        editor.home_requested.connect(self.go_home)
        editor.poster_requested.connect(flows.print_map)
        editor.new_map_requested.connect(flows.add_map)
        return editor

    def _enter(self, editor: "Editor") -> None:
        """Stand in a project."""
        self.session, self.editor = editor.session, editor
        editor.state_changed.connect(self.arrived)
        self.start_page.close_page()
        self._show(editor)
        if editor.view is not None:
            editor.view.setFocus()  # the page could not take it before it was in the window

    def _stay(self, _problem: Problem) -> None:
        """What was open last does not come back; nobody asked for it."""
        self._opening = None
        self._window.thumbnails.go_on()

    def _project_refused(self, problem: Problem) -> None:
        self._opening = None
        self._window.thumbnails.go_on()
        show_problem(self._window, problem)
        self.start_page.refresh()
        self._show(self.start_page)

    def go_home(self) -> None:
        """Back to all projects."""
        left = self.session.project_id if self.session is not None else None
        if self.leave_project():
            self._window.settings.last = None
            self._window.settings.save()
            self.start_page.refresh()
            self._show(self.start_page)
            self.start_page.take_focus(left)

    def leave_project(self) -> bool:
        """Let go of the project; False where something typed could not be kept and the person stays."""
        editor, session = self.editor, self.session
        if editor is None or session is None:
            return True
        if not (self._kept(lambda: finish_typing(editor)) and self._saved(session) and self._kept(editor.close_page)):
            return False
        self.editor = self.session = None
        session.close()
        self._stack.removeWidget(editor)
        editor.deleteLater()
        return True

    def leave_pages(self) -> bool:
        """Keep what is unfinished on every page; False where the person stays."""
        self._enter_coming()
        return self._kept(self.start_page.close_page) and self.leave_project()

    def let_go(self) -> None:
        """Close the library; nothing reads it any more."""
        if self._opening is not None:
            self._opening.give_up()
            self._opening = None
        if self.library is not None:
            self.backing_up.finish()
            self.library.close()
            self.library = None

    # -- inside -------------------------------------------------------------------------------
    @property
    def is_busy(self) -> bool:
        """Whether something is being opened."""
        return self._opening is not None or self._coming is not None

    def _begin(self, opening: Opening, opened: Callable[..., object], refused: Callable[[Problem], object]) -> None:
        self._opening = opening
        opening.opened.connect(opened)
        opening.refused.connect(refused)
        opening.start()

    def _kept(self, close: Callable[[], object]) -> bool:
        """Whether a page could keep what was unfinished, or the person goes on without it."""
        try:
            close()
        except Problem as problem:
            show_problem(self._window, problem)
        except Exception:  # noqa: BLE001 - whatever it is, leaving must not lose it silently
            sys.excepthook(*sys.exc_info())
        else:
            return True
        text, more = T("The last thing that was typed could not be kept."), T("Everything before it is saved.")
        return ask(self._window, text, T("Leave without it"), more, "triangle-alert")

    def _saved(self, session: "EditSession") -> bool:
        """Whether everything is in the library, or the person leaves all the same."""
        session.save_waiting()
        waiting = session.waiting
        if waiting.why is None:
            return True
        n = len(waiting.edits) + len(waiting.drafts)
        if waiting.aside.is_kept:
            go, more = T("Leave"), T(
                "{n} change is kept on this computer, and put in when you open the project again.",
                "{n} changes are kept on this computer, and put in when you open the project again.", n=n,
            )  # fmt: skip
        else:
            go, more = T("Leave without it"), T(
                "{n} change would be lost. You can save a copy of the project first.",
                "{n} changes would be lost. You can save a copy of the project first.", n=n,
            )  # fmt: skip
        return ask(self._window, waits(waiting.why), go, more, "triangle-alert")

    def _show(self, page: "StartPage | RefusedPage | Editor") -> None:
        """Put a page in front; a new editor speaks and looks already as it was told."""
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        (self._window.thumbnails.pause if page is self.editor else self._window.thumbnails.go_on)()
        if page is not self.editor:
            page.retranslate()
            page.dress(self._window.colours)
        self.arrived.emit()


def finish_typing(editor: "Editor") -> None:
    """Make an edit of what is being typed; raises the Problem where that fails, and the text is still in its field."""
    board, view, inspector = editor.board, editor.view, editor.inspector
    if board is None or view is None or inspector is None:
        return
    failures: list[Problem] = []
    board.failed.connect(failures.append)
    try:
        view.editor.close_field()
        inspector.flush()
    finally:
        board.failed.disconnect(failures.append)
    if failures:
        raise failures[0]
