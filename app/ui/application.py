"""Starting the window: what must be there for the first paint, and nothing more."""

import sys
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from app import __version__
from app.domain.problems import Problem
from app.ui.collecting import Collector
from app.ui.faults import Faults
from app.ui.main_window import MainWindow
from app.ui.settings import Settings
from app.ui.speech import Speech
from app.ui.theme import Theme, load_fonts
from app.words import T


def run(library: Path | None = None, file: Path | None = None) -> int:
    """Show the window, with what is in a project's file, and stay until it is closed; the exit status."""
    application = QApplication([sys.argv[0]])
    name_application()
    faults = Faults()
    faults.install()
    try:
        window = make_window(application, library)
        teller = FaultTeller(window, faults.path)
        faults.happened.connect(teller.tell)
        if file is not None:
            open_when_settled(window, file)
        window.show()
        return application.exec()
    finally:
        faults.remove()


def name_application() -> None:
    """What the system calls the program."""
    QApplication.setApplicationName("vivencia")
    QApplication.setApplicationVersion(__version__)
    QApplication.setDesktopFileName("vivencia")


def make_window(application: QApplication, library: Path | None = None) -> MainWindow:
    """A window, not yet shown, that opens its library after its first paint."""
    settings = Settings.load()
    application.styleHints().setShowShortcutsInContextMenus(True)
    load_fonts()
    theme = Theme(application, settings.appearance, settings.size)
    speech = Speech(application, settings.language)
    window = MainWindow(settings, theme, speech, library)
    window.library_settled.connect(Collector(application).keep_what_is_there)
    return window


def open_when_settled(window: MainWindow, file: Path) -> None:
    """Open a file once the library is there."""

    def open_() -> None:
        window.library_settled.disconnect(open_)
        window.flows.import_soon([file] if window.library is not None else [])

    window.settings.last = None  # the file is what the person wants to see
    window.library_settled.connect(open_)


class FaultTeller(QObject):
    """Says calmly that something unexpected happened; while one box is open, others are only in the log."""

    def __init__(self, window: MainWindow, log: Path) -> None:
        super().__init__(window)
        self._window = window
        self._log = log
        self._telling = False

    def tell(self, error: BaseException) -> None:
        """Tell an error, after what is going on now has ended (it may be a paint)."""
        if not self._telling:
            self._telling = True
            QTimer.singleShot(0, self, lambda: self._box(error))

    def _box(self, error: BaseException) -> None:
        from app.ui.messages import show_problem, tell  # noqa: PLC0415 - when it happens

        try:
            if isinstance(error, Problem):
                show_problem(self._window, error)
                return
            text = T("Something in Vivencia went wrong. Your work is saved up to the last change, and you can go on.")
            more = T("What happened was noted in {path}. If it happens again, please send that file to the makers.",
                     path=self._log)  # fmt: skip
            tell(self._window, text, more, "triangle-alert")
        finally:
            self._telling = False
