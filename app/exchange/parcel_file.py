"""Writing a project's file and reading one: never half written, never opened in place."""

from pathlib import Path

from app.domain.problems import Problem
from app.domain.whole import Whole
from app.exchange.importing import load
from app.exchange.parcel import ENDING, MOST_BYTES, Parcel, read_parcel, write_parcel
from app.files import write_aside


def is_parcel(path: Path) -> bool:
    """Whether a file calls itself a project's."""
    return path.suffix.casefold() == ENDING


def save_parcel(path: Path, whole: Whole) -> None:
    """Write a project's file, which takes the place of another of that name only when it is whole.

    It is read back first: Problem("parcel.not_whole") where it would not be the project again; as ``write_parcel``.
    OSError comes through.
    """
    data = write_parcel(whole)
    if read_parcel(data, path.name).whole != whole:
        raise Problem("parcel.not_whole", name=whole.document.project.name)
    with write_aside(path) as aside:
        aside.write_bytes(data)


def open_parcel(path: Path) -> Parcel:
    """The project of a file; as ``read_parcel`` and ``importing.load``."""
    data = load(path, MOST_BYTES)
    if not data:
        raise Problem("import.empty", name=path.name)
    return read_parcel(data, path.name)
