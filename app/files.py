"""Files are written aside and renamed over: a reader sees the old file or the whole new one, never a half.

What the program keeps for itself is for its user only, whatever the umask says; a file that a person puts somewhere
gets the rights that files get there.  And where the settings of this computer lie, for the window and the command line
alike.
"""

import contextlib
import os
import secrets
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

SETTINGS = "VIVENCIA_SETTINGS"


def settings_path() -> Path:
    """The settings file: the one that ``VIVENCIA_SETTINGS`` names, or one in the platform's configuration folder."""
    named = os.environ.get(SETTINGS)
    return Path(named) if named else _configuration() / "vivencia" / "settings.json"


def templates_folder() -> Path:
    """Where the templates that a person made lie: beside the settings."""
    return settings_path().parent / "templates"


def _configuration() -> Path:
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
        return Path(base) if base else Path.home() / "AppData" / "Local"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Preferences"
    base = os.environ.get("XDG_CONFIG_HOME")
    return Path(base) if base and Path(base).is_absolute() else Path.home() / ".config"


class NotRegularError(OSError):
    """What a name stands for is no ordinary file: a folder, a pipe, a device."""


class TooLargeError(OSError):
    """A file has more bytes than anybody wants of it."""


def read_whole(path: Path, most: int) -> bytes:
    """The bytes of an ordinary file of at most ``most`` bytes.

    NotRegularError, TooLargeError, IsADirectoryError and others of OSError; ValueError for a name that none can have.
    """
    # Without O_NONBLOCK a pipe without a writer would never come back.
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        about = os.fstat(handle)
        if stat.S_ISDIR(about.st_mode):
            raise IsADirectoryError(path)
        if not stat.S_ISREG(about.st_mode):
            raise NotRegularError(path)
        if about.st_size > most:
            raise TooLargeError(path)
        with os.fdopen(handle, "rb", closefd=False) as file:
            data = file.read(most + 1)
    finally:
        os.close(handle)
    if len(data) > most:
        raise TooLargeError(path)
    return data


def private_folder(folder: Path) -> None:
    """Make a folder where none is, for this user only, and those above it likewise; one that is there stays as it is.

    OSError comes through.
    """
    if folder.is_dir():
        return
    if folder.parent != folder:
        private_folder(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)


def private_file(path: Path) -> None:
    """Make an empty file where none is, for this user only; one that is there becomes so.  OSError comes through."""
    handle = os.open(path, os.O_CREAT | os.O_RDWR | getattr(os, "O_NOFOLLOW", 0), 0o600)
    os.close(handle)
    path.chmod(0o600)


@contextlib.contextmanager
def write_aside(path: Path, *, private: bool = False) -> Iterator[Path]:
    """Gives a path in the same folder to write to; on success that file is durable and takes the place of ``path``.

    It keeps the rights of the file that it replaces and else gets the usual ones; a ``private`` one is for this user
    only.  On an error nothing is left behind and ``path`` is as it was.  OSError comes through.
    """
    path = Path(path)
    target = path.resolve() if path.is_symlink() else path
    rights = 0o600 if private else target.stat().st_mode & 0o777 if target.exists() else None
    aside = target.with_name(f".{target.name[:80]}.{secrets.token_hex(6)}.part")
    # Nobody reads what is half written who may not read the whole; and no name that somebody could guess is followed.
    os.close(os.open(aside, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o666 if rights is None else 0o600))
    try:
        yield aside
        with aside.open("r+b") as written:
            os.fsync(written.fileno())
        if rights is not None:
            aside.chmod(rights)
        aside.replace(target)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def deliver(data: bytes, target: Path | BinaryIO) -> None:
    """Write a file aside and rename it over, or write to a stream as it is.  OSError comes through."""
    if not isinstance(target, Path):
        target.write(data)
        return
    with write_aside(target) as aside:
        aside.write_bytes(data)


def _sync_folder(folder: Path) -> None:
    """Makes the new name durable, where folders can be synchronised (not on Windows)."""
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
