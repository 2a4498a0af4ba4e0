"""Room on the disk that is held for the library: a file beside it, given up where the disk is full.

What the person does then is still saved, for some hundred edits, while they make room.  The file says nothing, belongs
to the user alone, is in no backup, and is not made where a program would carry it elsewhere.
"""

import os
import shutil
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from app.domain.problems import Problem
from app.files import private_file
from app.store.surroundings import troubled_place

SIZE = 8 << 20
"""Bytes."""
FREE = 8 * SIZE
"""So much must be free before the file is made: a disk that is nearly full is not filled by us."""


class Reserve:
    """The file of one library; ``spent`` is whether it had to be given up and is not there again."""

    def __init__(self, library: Path) -> None:
        self.path = library.with_name(f".{library.name}.reserve")
        self.spent = False
        self._library = library

    def keep(self) -> bool:
        """Make the file where there is room for it; whether it is there.  That it cannot be is no reason to stop."""
        try:
            if not self._is_whole():
                if troubled_place(self._library) or shutil.disk_usage(self.path.parent).free < FREE:
                    return False
                self._make()
        except OSError:
            self.path.unlink(missing_ok=True)
            return False
        self.spent = False
        return True

    def give_up(self) -> bool:
        """Let the library have the room; whether there was any."""
        try:
            self.path.unlink()
        except OSError:
            return False
        self.spent = True
        return True

    def _is_whole(self) -> bool:
        return self.path.is_file() and not self.path.is_symlink() and self.path.stat().st_size == SIZE

    def _make(self) -> None:
        """Take the room, and not only the promise of it."""
        self.path.unlink(missing_ok=True)
        private_file(self.path)
        with self.path.open("r+b") as file:
            if hasattr(os, "posix_fallocate"):
                os.posix_fallocate(file.fileno(), 0, SIZE)
            else:
                file.write(os.urandom(SIZE))  # what a disk that packs its files cannot pack
                file.flush()
            os.fsync(file.fileno())


class _Holder(Protocol):
    @property
    def reserve(self) -> Reserve:
        """What may be given up."""


_H = TypeVar("_H", bound=_Holder)
_P = ParamSpec("_P")
_R = TypeVar("_R")


def uses_reserve(write: Callable[Concatenate[_H, _P], _R]) -> Callable[Concatenate[_H, _P], _R]:
    """A method that writes to the library, once more without the reserve where the disk is full."""

    @wraps(write)
    def written(self: _H, /, *args: _P.args, **kwargs: _P.kwargs) -> _R:
        try:
            return write(self, *args, **kwargs)
        except Problem as problem:
            if problem.params.get("reason") != "disk_full" or not self.reserve.give_up():
                raise
        return write(self, *args, **kwargs)

    return written
