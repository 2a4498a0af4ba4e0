"""What nobody expected: written into a log of this computer, told calmly, and the work goes on.

Python errors, Qt's own messages and crashes of the process end in one file of the user's state folder; when it has
grown it is put aside once as ``vivencia.log.1``.
"""

import contextlib
import faulthandler
import logging
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QMessageLogContext, QObject, QStandardPaths, QtMsgType, Signal, qInstallMessageHandler

from app import __version__
from app.files import private_file, private_folder
from app.ui.quiet_log import QuietFormatter

MOST_BYTES = 512 * 1024

_log = logging.getLogger("app.faults")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class Faults(QObject):
    """The hooks for everything unexpected; ``happened`` comes on the window's thread, with the error."""

    happened = Signal(object)

    def __init__(self, path: Path | None = None) -> None:
        super().__init__()
        self.path = path or log_path()
        self._file: TextIO | None = None
        self._handler: logging.Handler = logging.StreamHandler(sys.stderr)
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        self._dumped_before = faulthandler.is_enabled()

    def install(self, trace: TextIO | None = None) -> None:
        """Take over every hook of the process; the trace of a crash goes into a file of its own, if there is one."""
        with contextlib.suppress(OSError):
            self._file = open_log(self.path)
            self._handler = logging.StreamHandler(self._file)
            faulthandler.enable(trace or self._file)
        self._handler.setFormatter(QuietFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        root = logging.getLogger()
        root.addHandler(self._handler)
        root.setLevel(logging.INFO)
        sys.excepthook = self.catch
        threading.excepthook = self._catch_in_thread
        sys.unraisablehook = self._catch_unraisable
        qInstallMessageHandler(_from_qt)
        _log.info("Vivencia %s, Python %s, %s", __version__, sys.version, sys.platform)

    def remove(self) -> None:
        """Give the hooks back; Qt's must go before the interpreter ends."""
        qInstallMessageHandler(None)
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._before
        logging.getLogger().removeHandler(self._handler)
        if self._file is not None:
            faulthandler.disable()
            if self._dumped_before and sys.__stderr__ is not None:
                faulthandler.enable(sys.__stderr__)
            self._file.close()
            self._file = None

    def catch(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log an error and announce it; Ctrl+C at the terminal stays what it is."""
        if issubclass(kind, KeyboardInterrupt):
            self._before[0](kind, error, trace)
            return
        _log.error("not expected", exc_info=(kind, error, trace))
        self.happened.emit(error)

    def _catch_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.catch(args.exc_type, args.exc_value, args.exc_traceback)

    def _catch_unraisable(self, args: "sys.UnraisableHookArgs") -> None:
        """An error where Python can raise none: while something is deleted, or in a call from C."""
        if args.exc_value is not None:
            self.catch(args.exc_type, args.exc_value, args.exc_traceback)


def log_path() -> Path:
    """The log in the folder that the platform has for such things."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericStateLocation)
    return Path(folder) / "vivencia" / "vivencia.log"


def open_log(path: Path) -> TextIO:
    """The log to write on; a long one is put aside first."""
    private_folder(path.parent)
    with contextlib.suppress(FileNotFoundError):
        if path.stat().st_size > MOST_BYTES:
            path.replace(path.with_name(f"{path.name}.1"))
    private_file(path)
    return path.open("a", encoding="utf-8", errors="backslashreplace", buffering=1)


def _from_qt(kind: QtMsgType, _context: QMessageLogContext, message: str | None) -> None:
    logging.getLogger("qt").log(_LEVELS.get(kind, logging.WARNING), "%s", message)
