"""Writing a project's file and reading one: never half written, never opened in place."""

import logging
from collections.abc import Callable
from pathlib import Path

from app.domain.problems import Problem
from app.domain.whole import Whole
from app.exchange.importing import load
from app.exchange.parcel import ENDING, MOST_BYTES, Parcel, read_parcel, write_parcel
from app.files import write_aside

_log = logging.getLogger(__name__)


def is_parcel(path: Path) -> bool:
    """Whether a file calls itself a project's."""
    return path.suffix.casefold() == ENDING


def save_parcel(path: Path, whole: Whole, passphrase: str | None = None) -> None:
    """Write a project's file, which takes the place of another of that name only when it is whole.

    It is read back first: Problem("parcel.not_whole") where it would not be the project again; as ``write_parcel``,
    and with a passphrase as ``locked.lock``.  OSError comes through.
    """
    data = write_parcel(whole)
    if passphrase is not None:
        from app.exchange.locked import lock, unlock  # noqa: PLC0415 - only who wants it

        data = lock(data, passphrase)
        back = unlock(data, passphrase, path.name)
    else:
        back = data
    if not _is_read_back(back, whole):
        raise Problem("parcel.not_whole", name=whole.document.project.name)
    with write_aside(path) as aside:
        aside.write_bytes(data)


def _is_read_back(data: bytes, whole: Whole) -> bool:
    try:
        return read_parcel(data, "").whole == whole
    except Problem:
        _log.warning("what was written cannot be read", exc_info=True)
        return False


def open_parcel(path: Path, passphrase: str | None = None, stopped: Callable[[], bool] = lambda: False) -> Parcel:
    """The project of a file; as ``read_parcel`` and ``importing.load``.

    Problem("parcel.locked", name) where it needs a passphrase and none is given; with one as ``locked.unlock``.
    """
    data = load(path, MOST_BYTES)
    if not data:
        raise Problem("import.empty", name=path.name)
    from app.exchange.locked import is_locked, unlock  # noqa: PLC0415

    if is_locked(data):
        if passphrase is None:
            raise Problem("parcel.locked", name=path.name)
        data = unlock(data, passphrase, path.name)
    return read_parcel(data, path.name, stopped)
