"""A file that only a living process holds: what belongs to nobody alive may be taken over."""

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Self

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class Claim:
    """Held from ``take`` to ``release`` or the end of the process, whatever ends it."""

    def __init__(self, path: Path, handle: int) -> None:
        self._path = path
        self._handle = handle

    @classmethod
    def take(cls, path: Path) -> Self | None:
        """The claim, or None where somebody alive has it, this process included.  OSError comes through."""
        handle = os.open(path, os.O_CREAT | os.O_RDWR | getattr(os, "O_NOFOLLOW", 0), 0o600)
        try:
            if sys.platform == "win32":
                msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
            else:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):
            os.close(handle)
            return None
        except OSError:
            pass  # a place that knows no locks: nobody else can be told from us there
        return cls(path, handle)

    def release(self) -> None:
        """Let go of it."""
        with suppress(OSError):
            os.close(self._handle)
        with suppress(OSError):
            self._path.unlink()
