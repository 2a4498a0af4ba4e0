"""Small pictures of maps, drawn on one thread beside the window and kept in the cache folder.

The thread loads, lays out and paints; the window only ever receives a finished picture, so it never waits.
"""

import hashlib
import logging
import queue
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPixmap

from app.domain.document import Document
from app.domain.problems import Problem
from app.files import private_file, private_folder
from app.layout.shapes import Box
from app.words import Language, language, speaking

WIDTH, HEIGHT = 300, 240
"""A thumbnail is so many logical pixels wide; of a map that is higher than so many, it shows the upper part."""
MOST_FILES = 400
SETTLE_MS = 120
"""The first picture waits so long: the page that asks for it is painted first."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a picture shows: ``load`` runs on the thread and gives the document and its map, or None for no map."""

    key: str
    stamp: str
    """Another stamp means that the picture is out of date."""
    load: Callable[[], tuple[Document, str] | None]
    picture: Callable[[str], bytes | None] = lambda _asset: None
    """The bytes of an asset."""
    keep: bool = True
    """Whether the picture is worth a file in the cache."""
    language: Language = field(default_factory=language)
    """The language in which it was asked for; the window may speak another by the time it is drawn."""


class Thumbnails(QObject):
    """Pictures by key; ``ready`` tells that one has come or has been renewed."""

    ready = Signal(str)
    _painted = Signal(str, str, object)

    def __init__(self, ratio: float = 1.0, folder: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ratio = ratio
        self._folder = folder
        self._known: dict[str, tuple[str, QPixmap]] = {}
        self._asked: set[tuple[str, str]] = set()
        self._jobs: queue.SimpleQueue[Subject | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._may_work = threading.Event()
        self._may_work.set()
        self._closed = False
        self._painted.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def pixmap(self, subject: Subject) -> QPixmap | None:
        """The newest picture that there is; one that is missing or out of date is begun."""
        stamp, picture = self._known.get(subject.key, ("", None))
        if stamp != subject.stamp and (subject.key, subject.stamp) not in self._asked and not self._closed:
            self._asked.add((subject.key, subject.stamp))
            self._jobs.put(subject)
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="thumbnails")
                QTimer.singleShot(SETTLE_MS, self, self._begin)
        return picture

    def pause(self) -> None:
        """Leave the processor to what the person waits for, after the picture that is being made."""
        self._may_work.clear()

    def go_on(self) -> None:
        """Make what was asked for meanwhile."""
        self._may_work.set()

    def _begin(self) -> None:
        if self._thread is not None and self._thread.ident is None and not self._closed:
            self._thread.start()

    def close(self) -> None:
        """End the thread; what is not begun is left."""
        self._closed = True
        with suppress(queue.Empty):
            while True:
                self._jobs.get_nowait()
        self._may_work.set()
        if self._thread is not None and self._thread.ident is not None:
            self._jobs.put(None)
            self._thread.join()
        self._thread = None

    def _take(self, key: str, stamp: str, image: QImage) -> None:
        self._asked.discard((key, stamp))
        if self._closed:
            return
        picture = QPixmap.fromImage(image)
        picture.setDevicePixelRatio(self._ratio)
        self._known[key] = (stamp, picture)
        self.ready.emit(key)

    # -- on the thread ------------------------------------------------------------------------
    def _work(self) -> None:
        if self._folder is not None:
            _prune(self._folder)
        while (subject := self._jobs.get()) is not None:
            self._may_work.wait()
            if self._closed:
                return
            try:
                image = self._stored(subject) or self._made(subject)
            except Problem as problem:
                _log.warning("no thumbnail: %s", problem.code)
                image = QImage()
            except Exception:  # noqa: BLE001 - a picture that fails must not end the thread
                _log.exception("no thumbnail")
                image = QImage()
            self._painted.emit(subject.key, subject.stamp, image)

    def _stored(self, subject: Subject) -> QImage | None:
        path = self._path(subject)
        if path is None or not path.is_file():
            return None
        image = QImage(str(path))
        return None if image.isNull() else image

    def _made(self, subject: Subject) -> QImage:
        from app.layout.engine import layout_map  # noqa: PLC0415 - not before somebody wants a picture
        from app.render.qt import QtPainter  # noqa: PLC0415
        from app.words.paper import paper_words  # noqa: PLC0415

        with speaking(subject.language):
            found = subject.load()
            words = paper_words()
        if found is None:
            return QImage()
        drawing = layout_map(*found, words)
        scale = WIDTH / drawing.width * self._ratio
        height = max(1.0, min(drawing.height * scale, HEIGHT * self._ratio))
        image = QImage(round(WIDTH * self._ratio), round(height), QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        try:
            painter.scale(scale, scale)
            QtPainter(subject.picture).paint_drawing(painter, drawing, Box(0, 0, drawing.width, height / scale))
        finally:
            painter.end()
        self._store(subject, image)
        return image

    def _store(self, subject: Subject, image: QImage) -> None:
        path = self._path(subject)
        if path is None:
            return
        try:
            private_folder(path.parent)
            aside = path.with_suffix(".new.png")
            private_file(aside)
        except OSError as error:
            _log.warning("no cache of thumbnails: %s", error.strerror)
            return
        if image.save(str(aside)):
            with suppress(OSError):
                aside.replace(path)

    def _path(self, subject: Subject) -> Path | None:
        if self._folder is None or not subject.keep:
            return None
        words = f"{subject.key}\n{subject.stamp}\n{self._ratio}\n{WIDTH}x{HEIGHT}"
        return self._folder / f"{hashlib.sha256(words.encode()).hexdigest()[:32]}.png"


def cache_folder() -> Path:
    """The platform's folder for what can be made again."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericCacheLocation)
    return Path(folder) / "vivencia" / "thumbnails"


def _prune(folder: Path) -> None:
    """Take away the oldest pictures when there are very many."""
    with suppress(OSError):
        files = sorted(folder.glob("*.png"), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in files[MOST_FILES:]:
            path.unlink()
