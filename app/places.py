"""Where the library lies when nobody says otherwise."""

import os
import sys
from pathlib import Path

from app.files import private_folder

ENVIRONMENT = "VIVENCIA_LIBRARY"


def default_path() -> Path:
    """The path in ``VIVENCIA_LIBRARY``, or ``library.sqlite`` in the platform's folder for data of one machine."""
    chosen = os.environ.get(ENVIRONMENT)
    return Path(chosen).expanduser() if chosen else _data_folder() / "library.sqlite"


def make_default_folder() -> None:
    """Make the platform's data folder; a path that somebody chose must be there already."""
    if not os.environ.get(ENVIRONMENT):
        private_folder(_data_folder())


def home_of_libraries() -> Path:
    """The platform's folder for data of one machine; it is made where it is not there."""
    private_folder(_data_folder())
    return _data_folder()


def _data_folder() -> Path:
    """A local folder: one that roams or is synchronised would damage a live database."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
        return (Path(base) if base else Path.home() / "AppData" / "Local") / "Vivencia"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Vivencia"
    base = os.environ.get("XDG_DATA_HOME")
    return (Path(base) if base and Path(base).is_absolute() else Path.home() / ".local" / "share") / "vivencia"
