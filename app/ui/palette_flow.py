"""The palette of a window: what it offers, and what becomes of what was taken from it."""

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtGui import QIcon

from app.domain.problems import Problem
from app.domain.records import EMOTIONS
from app.ui.editor_places import EditorPlaces
from app.ui.palette import Palette
from app.ui.palette_entries import Entry, command_entries, document_entries, project_entries
from app.ui.palette_list import SIDE
from app.ui.theme import px

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

MOST_RECENT = 40


def open_palette(window: "MainWindow") -> None:
    """Lay the palette over a window."""
    editor, session = window.editor, window.session
    faces: dict[str, QIcon] = {}
    entries = list(command_entries(window.table))
    if editor is not None and session is not None:
        entries += document_entries(session.document, editor.map_id)
        faces = {str(e): editor.face_icon(e, px(SIDE)) for e in EMOTIONS}
        faces["none"] = editor.face_icon(None, px(SIDE))
    if window.library is not None:
        with suppress(Problem):  # the rest can be found all the same
            entries += project_entries(window.library.projects(), session.project_id if session else "")
    palette = Palette(entries, window.settings.recent, window.table, window.colours, faces, window)
    palette.taken.connect(lambda entry, typing: _take(window, entry, typing=typing))
    palette.left.connect(lambda: _focus(window))
    palette.open()


def _focus(window: "MainWindow") -> None:
    """The keys go to the map again, or to the projects."""
    if window.editor is not None:
        (window.editor.view or window.editor).setFocus()
    else:
        window.start_page.take_focus()


def _take(window: "MainWindow", entry: Entry, *, typing: bool) -> None:
    """Do it, or go there."""
    settings = window.settings
    settings.recent = [entry.code, *(code for code in settings.recent if code != entry.code)][:MOST_RECENT]
    if entry.kind == "command":
        window.table[entry.id].trigger()
        return
    if entry.kind == "project":
        window.open_project(entry.id)
        return
    editor = window.editor
    if editor is None or entry.ref is None:
        return
    editor.part(EditorPlaces).show(entry.ref, map_id=entry.map_id)
    if editor.view is not None:
        editor.view.setFocus()
        if typing:
            editor.view.edit(entry.ref)
