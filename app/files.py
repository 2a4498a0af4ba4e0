"""Files are written aside and renamed over: a reader sees the old file or the whole new one, never a half.

And where the settings of this computer lie, for the window and the command line alike.
"""

import contextlib
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

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


@contextlib.contextmanager
def write_aside(path: Path) -> Iterator[Path]:
    """Gives a path in the same folder to write to; on success that file is durable and takes the place of ``path``.

    On an error nothing is left behind and ``path`` is as it was.  OSError comes through.
    """
    path = Path(path)
    target = path.resolve() if path.is_symlink() else path
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:80]}.", suffix=".part", dir=target.parent)
    os.close(handle)
    aside = Path(name)
    try:
        yield aside
        with aside.open("r+b") as written:
            os.fsync(written.fileno())
        aside.chmod(_mode(target))
        aside.replace(target)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def _mode(target: Path) -> int:
    """The rights of the file that is replaced, or those that a new file gets."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


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
