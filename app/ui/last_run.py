"""How the program ended last time: each run leaves a mark, and takes it away when it ends by itself.

While it runs, the mark is an empty file that a crash of the process writes its trace into, and a lock that only a
living process holds.  A mark without a living process is a run that was cut off.
"""

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from PySide6.QtCore import QLockFile

from app.files import private_file, private_folder

MOST_TRACE = 20_000
"""Letters of a trace that are kept."""


@dataclass(frozen=True, slots=True)
class CutOff:
    """A run that did not end by itself; ``trace`` is where it crashed, empty where it was ended from outside."""

    trace: str


class Run:
    """This run's mark in a folder; ``trace`` is the file for the trace of a crash, while the mark is there."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path: Path | None = None
        self._lock: QLockFile | None = None
        self.trace: TextIO | None = None

    def begin(self) -> CutOff | None:
        """What the last run that was cut off left, and a mark for this one; without a place for marks nothing."""
        try:
            private_folder(self._folder)
            found = [cut for mark in sorted(self._folder.glob("run-*.txt")) if (cut := _left_by(mark)) is not None]
            self._path = self._folder / f"run-{os.getpid()}.txt"
            self._lock = _lock_of(self._path)
            self._lock.tryLock(0)
            private_file(self._path)
            self.trace = self._path.open("w", encoding="utf-8")
        except OSError:
            return None
        return next((cut for cut in found if cut.trace), found[-1]) if found else None

    def end(self) -> None:
        """The program ends by itself."""
        if self.trace is not None:
            self.trace.close()
            self.trace = None
        if self._path is not None:
            with contextlib.suppress(OSError):
                self._path.unlink(missing_ok=True)
        if self._lock is not None:
            self._lock.unlock()


def _left_by(mark: Path) -> CutOff | None:
    """What a run that lives no more left behind, which is taken away; None for one that lives."""
    lock = _lock_of(mark)
    if not lock.tryLock(0):
        return None
    try:
        trace = mark.read_text(encoding="utf-8", errors="replace")[:MOST_TRACE]
        mark.unlink()
    finally:
        lock.unlock()
    return CutOff(trace.strip())


def _lock_of(mark: Path) -> QLockFile:
    lock = QLockFile(str(mark.with_suffix(".lock")))
    lock.setStaleLockTime(0)  # however old: only that its process is gone makes it free
    return lock
