"""A print comes back: the PDF of a poster opens the map that it was made from."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from app.domain.excerpt import Standing
from app.domain.records import JourneyMap
from app.exchange.adoption import make_project, standing
from app.exchange.map_file import MapFile
from app.exchange.pdf_search import read_pdf
from app.session import back_up_before
from app.ui.flows import free_name
from app.words import T
from app.words.prints import opened_text, standing_text

if TYPE_CHECKING:
    from app.session import Library
    from app.ui.main_window import MainWindow


def open_print(window: "MainWindow", path: Path) -> None:
    """Go to the map of a print where the library has it, and say what has changed since; else make a project of it.

    Problem as ``read_pdf``, and as the library says.
    """
    library = window.library
    if library is None:
        return
    QGuiApplication.setOverrideCursor(Qt.CursorShape.BusyCursor)
    try:
        file = read_pdf(path)
        stands = standing(library, file)
    finally:
        QGuiApplication.restoreOverrideCursor()
    if stands.place != "here":
        _open_as_project(window, library, file, path.name, stands)
        return
    _go(window, file.document.project.id, file.map_id)
    if window.editor is None:
        return
    said = standing_text(path.name, file.edition, stands, is_altered=file.is_altered)
    if stands.same:
        window.editor.messages.say(said)
    else:
        window.editor.messages.say(
            said,
            T("Open as it was printed"),
            lambda: window.flows.attempt(lambda: _open_as_project(window, library, file, path.name, stands)),
            stays=True,
        )


def _open_as_project(window: "MainWindow", library: "Library", file: MapFile, name: str, stands: Standing) -> None:
    """A project of its own, and go there."""
    back_up_before(library, "import")
    taken = {summary.name for summary in library.projects()}
    edit = make_project(library, file, free_name(file.document.project.name or file.journey.title, taken))
    made = next(change.record.id for change in edit.changes if isinstance(change.record, JourneyMap))
    _go(window, edit.changes[0].record.id, made)
    if window.editor is not None:
        window.editor.messages.say(
            opened_text(name, file.edition, stands, is_altered=file.is_altered), stays=file.is_altered
        )


def _go(window: "MainWindow", project_id: str, map_id: str) -> None:
    """To a map, also within the project that is open."""
    session, editor = window.session, window.editor
    if session is None or editor is None or session.project_id != project_id:
        window.open_project(project_id, map_id)
    elif editor.map_id != map_id:
        editor.open_map(map_id)
