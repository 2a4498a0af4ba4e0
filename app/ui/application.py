"""Starting the window: what must be there for the first paint, and nothing more."""

import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app import __version__
from app.ui.collecting import Collector
from app.ui.fault_teller import FaultTeller
from app.ui.faults import Faults
from app.ui.last_run import Run
from app.ui.main_window import MainWindow
from app.ui.settings import Settings
from app.ui.speech import Speech
from app.ui.theme import Theme, load_fonts


def run(library: Path | None = None, file: Path | None = None) -> int:
    """Show the window, with what is in a project's file, and stay until it is closed; the exit status."""
    application = QApplication([sys.argv[0]])
    name_application()
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
        if file is not None:
            open_when_settled(window, file)
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
