"""A second start with a file: the window that runs already on the same library opens it and comes forward.

Both meet at a local socket of this user that no other computer reaches.  Where nobody answers, a start goes on by
itself.  Several windows of one library work as well; the first of them listens, and when it goes another one does.
"""

import hashlib
import logging
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QApplication

from app.files import private_folder
from app.ui.faults import log_path

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

ACTIVATION = "XDG_ACTIVATION_TOKEN"
"""With what is in it, a window may come before others, where the screen asks for that."""
MOST_BYTES = 16 * 1024
CONNECTED_MS, ANSWERED_MS = 500, 5_000
AGAIN_MS = 250
_TAKEN = b"\x01"
_log = logging.getLogger(__name__)


def meeting_place(library: Path) -> str:
    """The name of the socket of a library, in the folder that the system keeps for such things of this user."""
    name = f"vivencia-{hashlib.sha256(os.fsencode(os.path.realpath(library))).hexdigest()[:16]}"
    if sys.platform == "win32":
        return name
    folder = Path(os.environ.get("XDG_RUNTIME_DIR", ""))
    return str((folder if folder.is_absolute() and folder.is_dir() else log_path().parent) / name)


def hand_over(place: str, file: Path) -> bool:
    """Whether a window that runs has taken the file."""
    socket = _reach(place)
    if socket is None:
        return False
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415

        ctypes.windll.user32.AllowSetForegroundWindow(-1)  # it was this start that the person clicked
    path = os.path.abspath(file)  # noqa: PTH100 - links stay what they are: the window refuses them
    socket.write(os.fsencode(path) + b"\0" + os.fsencode(os.environ.get(ACTIVATION, "")) + b"\0")
    answered = socket.waitForReadyRead(ANSWERED_MS) and socket.readAll().data() == _TAKEN
    socket.abort()
    return answered


def _reach(place: str) -> QLocalSocket | None:
    """A way to who listens there."""
    socket = QLocalSocket()
    socket.connectToServer(place)
    return socket if socket.waitForConnected(CONNECTED_MS) else None


class Incoming(QObject):
    """The files that other starts hand over, and this start's own; opened one after the other as soon as it fits."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._server: QLocalServer | None = None
        self._first: QLocalSocket | None = None
        """The way to the window that listens, where it is not this one."""
        self._place = ""
        self._files: list[Path] = []
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.timeout.connect(self._open_next)

    def listen(self) -> None:
        """Be there for other starts on the library that is open, as soon as no other window is."""
        if self._window.library is not None:
            self.listen_at(meeting_place(self._window.library.path))

    def listen_at(self, place: str) -> None:
        """Be there for other starts."""
        if self._place == place and (self._server or self._first) is not None:
            return
        self.end()
        self._place = place
        self._first = _reach(place)
        if self._first is not None:
            self._first.setParent(self)  # it goes when nothing of this can be called any more
            self._first.disconnected.connect(self._follow_soon)
            return
        try:
            private_folder(Path(place).parent)
        except OSError:
            return
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)
        if not self._server.listen(place):
            _log.info("does not listen for other starts: %s", self._server.serverError().name)
            self.end()

    def _follow_soon(self) -> None:
        """The window that listened has gone; give it time to have gone wholly."""
        QTimer.singleShot(AGAIN_MS, self, self._follow)

    def _follow(self) -> None:
        """Be there in its place."""
        if self._first is not None:
            self.end()
            self.listen_at(self._place)

    def end(self) -> None:
        """Be there no longer."""
        if self._first is not None:
            self._first.disconnected.disconnect()
            self._first.abort()
            self._first.deleteLater()
            self._first = None
        if self._server is not None:
            self._server.close()
            self._server.deleteLater()
            self._server = None

    def open_soon(self, file: Path) -> None:
        """Open a file once the library is there and nothing else is asked."""
        self._files.append(file)
        self._clock.start(0)

    def _greet(self) -> None:
        while self._server is not None and self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.setReadBufferSize(MOST_BYTES)
            socket.disconnected.connect(socket.deleteLater)
            socket.readyRead.connect(lambda socket=socket: self._hear(socket))
            self._hear(socket)

    def _hear(self, socket: QLocalSocket) -> None:
        said = bytes(socket.peek(MOST_BYTES).data())
        parts = said.split(b"\0")
        if len(parts) == 3 and not parts[2] and parts[0]:
            socket.readAll()
            socket.write(_TAKEN)
            socket.flush()
            self._come_forward(os.fsdecode(parts[1]))
            self.open_soon(Path(os.fsdecode(parts[0])))
        elif len(parts) > 2 or len(said) == MOST_BYTES:
            socket.abort()

    def _come_forward(self, token: str) -> None:
        """Stand before other windows, with the question that is open, if any."""
        if token:
            os.environ[ACTIVATION] = token
        for widget in (self._window, QApplication.activeModalWidget()):
            if widget is not None:
                widget.setWindowState(widget.windowState() & ~Qt.WindowState.WindowMinimized)
                widget.raise_()
                widget.activateWindow()

    def _open_next(self) -> None:
        """The next file, unless the library is still to come or something is being asked or opened."""
        if not self._files:
            return
        window = self._window
        asked = QApplication.activeModalWidget() or QApplication.activePopupWidget()
        if asked is None and window.library is not None and not window.navigation.is_busy:
            window.flows.import_soon([self._files.pop(0)])
        self._clock.start(AGAIN_MS)
