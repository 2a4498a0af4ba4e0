"""A copy of a project as it stands on the screen, whatever has become of the library."""

import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.excerpt import picture_hashes
from app.domain.problems import Problem
from app.domain.records import Asset
from app.domain.whole import Whole
from app.ui.poster_words import file_name
from app.words import T

if TYPE_CHECKING:
    from app.session import EditSession

ENDING = ".vivencia"


def ask_copy(parent: QWidget | None, session: "EditSession") -> Path | None:
    """Ask where to, and save a copy there; its path, or None where the person gives up.  Problem where it fails."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    start = Path(folder) / f"{file_name(session.document.project.name, None)}{ENDING}"
    kind = f"{T('Vivencia project')} (*{ENDING})"
    name, _ = QFileDialog.getSaveFileName(parent, T("Save a copy of the project"), str(start), kind)
    if not name:
        return None
    path = Path(name if name.endswith(ENDING) else name + ENDING)
    save_copy(session, path)
    return path


def save_copy(session: "EditSession", path: Path) -> None:
    """The project with what is not on disk yet, and those of its pictures that the library still gives."""
    from app.exchange.parcel_file import save_parcel  # noqa: PLC0415 - rarely needed
    from app.poster.export import write_problem  # noqa: PLC0415

    document = session.document
    pictures = tuple(one for digest in picture_hashes(document) if (one := _picture(session, digest)) is not None)
    try:
        save_parcel(path, Whole(document, session.gen, time.time_ns() // 1000, pictures))
    except OSError as error:
        raise write_problem(path, error) from error


def _picture(session: "EditSession", digest: str) -> Asset | None:
    try:
        return session.library.asset(session.project_id, digest)
    except Problem:
        return None
