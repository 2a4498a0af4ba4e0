"""Starting the window: what must be there for the first paint, and nothing more."""

import contextlib
import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication

from app import __version__
from app.files import private_file, private_folder
from app.places import default_path
from app.ui.collecting import Collector
from app.ui.fault_teller import FaultTeller
from app.ui.faults import Faults, log_path
from app.ui.last_run import Run
from app.ui.main_window import MainWindow
from app.ui.settings import Settings
from app.ui.speech import Speech
from app.ui.theme import Theme, load_fonts

SWITCH_S = 0.0002
"""After so many seconds a thread that works lets the window go on; with Python's own 5 ms painting waits at each call.

Longest pause of the window while a print of 300 cards is read: 0.6 s with 5 ms, 0.25 s with this.
"""


def run(library: Path | None = None, file: Path | None = None) -> int:
    """Show the window, with what is in a project's file, and stay until it is closed; the exit status.

    Where a window runs already on the same library it takes the file, and this start ends.
    """
    application = QApplication([sys.argv[0]])
    name_application()
    keep_dialogs_private()
    sys.setswitchinterval(SWITCH_S)
    if file is not None and _taken_by_another(library, file):
        return 0
    faults = Faults()
    this_run = Run(faults.path.parent)
    cut_off = this_run.begin()
    faults.install(this_run.trace)
    try:
        window = make_window(application, library)
        teller = FaultTeller(window, faults.path)
        faults.happened.connect(teller.tell)
        if cut_off is not None:
            tell = partial(teller.tell_of_last_run, cut_off)
            window.library_settled.connect(tell, Qt.ConnectionType.SingleShotConnection)
        join = partial(join_starts, window, library, file)
        if file is not None:
            join()
        else:
            window.library_settled.connect(join, Qt.ConnectionType.SingleShotConnection)
        window.show()
        return application.exec()
    finally:
        faults.remove()
        this_run.end()


def name_application() -> None:
    """What the system calls the program."""
    QApplication.setApplicationName("vivencia")
    QApplication.setApplicationVersion(__version__)
    QApplication.setDesktopFileName("vivencia")


def keep_dialogs_private() -> None:
    """What Qt's own dialogs remember, recent folders among it, is in a file that only its user can read.

    Without this it is in one that all programs made with Qt share, with the rights that files get there.
    """
    folder = log_path().parent
    with contextlib.suppress(OSError):  # then Qt cannot write there either
        private_folder(folder)
        private_file(folder / "QtProject.conf")
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(folder))


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


def join_starts(window: MainWindow, library: Path | None = None, file: Path | None = None) -> None:
    """Open a file once the library is there, and from now on those of later starts on the same library."""
    from app.ui.second_start import Incoming, meeting_place  # noqa: PLC0415 - not before the first paint

    incoming = Incoming(window)
    window.library_settled.connect(incoming.listen)
    incoming.listen_at(meeting_place(_library(library, window.settings)))
    if file is not None:
        window.settings.last = None  # the file is what the person wants to see
        incoming.open_soon(file)


def _taken_by_another(library: Path | None, file: Path) -> bool:
    """Whether a window that runs on the same library has taken the file."""
    from app.ui.second_start import hand_over, meeting_place  # noqa: PLC0415 - only with a file

    return hand_over(meeting_place(_library(library, Settings.load())), file)


def _library(library: Path | None, settings: Settings) -> Path:
    """The library that a window opens."""
    return library or Path(settings.library or default_path())
