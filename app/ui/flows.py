"""What a window does in several steps: new maps, files, posters, libraries, names, help."""

import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtWidgets import QFileDialog

from app.domain.commands.maps import add_map, add_maps, new_project, rename_project
from app.domain.document import Document
from app.domain.drafts import MapDraft
from app.domain.excerpt import Edition
from app.domain.problems import Problem
from app.domain.records import JourneyMap
from app.exchange.parcel_file import is_parcel
from app.exchange.pdf_search import is_pdf
from app.exchange.templates import templates
from app.session import back_up_before
from app.ui.drop_zone import local_files, refuse_link
from app.ui.messages import show_problem
from app.ui.template_gallery import TemplateDialog
from app.ui.template_picker import Choice, draft_of
from app.words import T

if TYPE_CHECKING:
    from app.ui.guide.glossary import GlossaryDialog
    from app.ui.import_dialog import Imported
    from app.ui.main_window import MainWindow

IMPORTED = "*.csv *.tsv *.mmd *.mermaid *.md *.markdown *.txt *.pdf *.vivencia"


class Flows(QObject):
    """The longer ways of one window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._glossary: GlossaryDialog | None = None

    # -- new maps -----------------------------------------------------------------------------
    def new_project(self) -> None:
        """Choose what a new project starts from."""
        choice = self._ask_template(T("New map"))
        if choice is not None:
            self.start_from(choice)

    def start_from(self, choice: Choice) -> None:
        """A project of its own from a template, open at once."""

        def make() -> None:
            draft = draft_of(choice)
            self.make_project(draft.title, [draft])

        self.attempt(make)

    def add_map(self) -> None:
        """One more map in the project that is open."""
        session = self._window.session
        choice = self._ask_template(T("New map in this project")) if session is not None else None
        if session is not None and choice is not None:
            self.attempt(lambda: session.do(add_map(session.document, draft_of(choice))))

    def _ask_template(self, title: str) -> Choice | None:
        thumbnails = self._window.thumbnails
        dialog = TemplateDialog(title, thumbnails, templates(), self._window)
        thumbnails.go_on()  # the gallery is what is looked at, also above a map
        dialog.exec()
        if self._window.session is not None:
            thumbnails.pause()
        dialog.deleteLater()
        return dialog.choice

    def make_project(self, name: str, drafts: Sequence[MapDraft]) -> None:
        """A project of these maps under a name that no other has, and go there."""
        library = self._window.library
        if library is None:
            return

        def make() -> None:
            taken = {summary.name for summary in library.projects()}
            edit = new_project(free_name(name, taken), drafts)
            library.create(edit)
            self._window.open_project(edit.changes[0].record.id)

        self.attempt(make)

    def rename_project(self) -> None:
        """Another name for the project that is open."""
        from app.ui.name_dialog import ask_name  # noqa: PLC0415 - after the first paint

        session = self._window.session
        if session is None:
            return
        name = ask_name(self._window, T("Rename project"), T("Name of the project"), session.document.project.name)
        if name:
            self.attempt(lambda: session.do(rename_project(session.document, name)))

    # -- files --------------------------------------------------------------------------------
    def choose_files(self) -> None:
        """Choose files to import."""
        settings = self._window.settings
        kinds = f"{T('Maps and tables')} ({IMPORTED});;{T('All files')} (*)"
        names, _ = QFileDialog.getOpenFileNames(self._window, T("Open a file"), settings.import_folder, kinds)
        if names:
            settings.import_folder = str(Path(names[0]).parent)
            settings.save()
            self.import_files([Path(name) for name in names])

    def files_in(self, data: QMimeData) -> list[Path]:
        """The files of this computer that a drag carries."""
        return local_files(data)

    def import_soon(self, files: Sequence[Path]) -> None:
        """Import files that were dropped, once the drag has ended for who began it."""
        QTimer.singleShot(0, self, lambda: self._import_dropped(files))

    def _import_dropped(self, files: Sequence[Path]) -> None:
        def each(file: Path) -> None:
            refuse_link(file)
            self.import_files([file])

        for file in files:
            self.attempt(partial(each, file))

    def import_files(self, files: Sequence[Path]) -> None:
        """Show each file and make maps of it where the person wants; a print opens the map that it was made from."""
        from app.ui.import_dialog import ImportDialog  # noqa: PLC0415 - after the first paint
        from app.ui.parcel_opening import open_project_file  # noqa: PLC0415
        from app.ui.print_return import open_print  # noqa: PLC0415

        for file in files:
            if is_pdf(file) or is_parcel(file):
                self.attempt(partial(open_print if is_pdf(file) else open_project_file, self._window, file))
                continue
            session = self._window.session
            here = session.document.project.name if session is not None else None
            dialog = ImportDialog(file, here, self._window.thumbnails, self._window)
            dialog.exec()
            dialog.deleteLater()
            if dialog.made is not None:
                self._make_imported(dialog.made)

    def _make_imported(self, made: "Imported") -> None:
        """Maps of a file, in the project that is open or in one of their own."""
        session, library = self._window.session, self._window.library
        if library is not None:
            back_up_before(library, "import")
        if made.project is None and session is not None:
            self.attempt(lambda: session.do(add_maps(session.document, made.drafts)))
        else:
            self.make_project(made.project or made.drafts[0].title, made.drafts)

    def save_copy(self, project_id: str | None = None) -> None:
        """A project as one file: the one that is open, or another."""
        from app.ui.navigation import finish_typing  # noqa: PLC0415 - it needs this module
        from app.ui.parcel_dialog import ParcelDialog  # noqa: PLC0415 - after the first paint

        window, settings = self._window, self._window.settings
        library = window.library
        if library is None:
            return
        if project_id is None and window.session is not None and window.editor is not None:
            finish_typing(window.editor)
            project_id = window.session.project_id
        if project_id is None:
            return
        dialog = ParcelDialog(library, library.load(project_id)[0], settings.export_folder, window)
        dialog.exec()
        if dialog.folder != settings.export_folder:
            settings.export_folder = dialog.folder
            settings.save()
        dialog.deleteLater()

    # -- posters ------------------------------------------------------------------------------
    def print_map(self, map_id: str) -> None:
        """A poster of a map of the project that is open."""
        session = self._window.session
        if session is not None:
            self._print(session.document, map_id, session.project_id, session.gen)

    def print_project(self, project_id: str) -> None:
        """A poster of the first map of a project."""
        library = self._window.library
        if library is None:
            return

        def load() -> None:
            document, gen = library.load(project_id)
            if document.maps:
                self._print(document, document.maps[0].id, project_id, gen)

        self.attempt(load)

    def _print(self, document: Document, map_id: str, project_id: str, gen: int) -> None:
        from app.poster.looks import logo_folder  # noqa: PLC0415
        from app.ui.logos import Logos  # noqa: PLC0415
        from app.ui.poster_dialog import PosterDialog  # noqa: PLC0415 - after the first paint

        library, settings = self._window.library, self._window.settings
        if library is None or document.find(JourneyMap, map_id) is None:
            return

        def picture(asset: str) -> bytes | None:
            found = library.asset(project_id, asset)
            return found.data if found else None

        changed = next((one.changed for one in library.projects() if one.id == project_id), None)
        edition = Edition(gen, changed, time.time_ns() // 1000)
        display = settings.display(map_id)
        logos = Logos(logo_folder(settings.path) if settings.path else None)
        dialog = PosterDialog(
            document, map_id, picture, settings.poster, self._window, display=display, logos=logos, edition=edition
        )
        dialog.exec()
        settings.poster = dialog.choices.stored()
        settings.save()
        if dialog.wanted_on_map is not None:
            self._show_on_map(document, project_id, map_id, dialog.wanted_on_map.owner)
        dialog.deleteLater()

    def _show_on_map(self, document: Document, project_id: str, map_id: str, owner: str) -> None:
        """Go to a record on its map, which is opened first where it is not."""
        from app.canvas.focus import ref_of  # noqa: PLC0415
        from app.ui.editor_places import EditorPlaces  # noqa: PLC0415

        if self._window.editor is None:
            self._window.navigation.open_project(project_id, map_id)
        ref, editor = ref_of(document, owner), self._window.editor
        if ref is not None and editor is not None:
            editor.part(EditorPlaces).show(ref, map_id=map_id)

    # -- libraries ----------------------------------------------------------------------------
    def choose_library(self) -> None:
        """Go on with another library."""
        name, _ = QFileDialog.getOpenFileName(self._window, T("Choose another library"), "", f"{T('All files')} (*)")
        if name:
            self._window.navigation.choose_library(Path(name))

    def make_library(self) -> None:
        """Go on with a new library."""
        name, _ = QFileDialog.getSaveFileName(self._window, T("Make a new library"), "library.sqlite")
        if name:
            self._window.navigation.choose_library(Path(name))

    # -- help ---------------------------------------------------------------------------------
    def show_palette(self) -> None:
        """Everything that can be done or gone to, by its name."""
        from app.ui.palette_flow import open_palette  # noqa: PLC0415 - after the first paint

        open_palette(self._window)

    def show_shortcuts(self) -> None:
        """Every key, and other ones for who wants them."""
        from app.ui.shortcuts import ShortcutsDialog  # noqa: PLC0415 - after the first paint

        dialog = ShortcutsDialog(self._window.table, self._window.settings, self._window)
        dialog.exec()
        dialog.deleteLater()

    def show_glossary(self) -> None:
        """The words of the method, at that of the field that has the keyboard; it stays open beside the work."""
        from app.ui.guide.glossary import GlossaryDialog, term_in_focus  # noqa: PLC0415 - after the first paint

        code = term_in_focus()
        if self._glossary is None:
            self._glossary = GlossaryDialog(self._window, self._lead_to)
        self._glossary.retranslate()
        if code:
            self._glossary.show_term(code)
        self._glossary.show()
        self._glossary.raise_()
        self._glossary.activateWindow()

    def retranslate(self) -> None:
        """What stays open beside the window, in the language in force."""
        if self._glossary is not None:
            self._glossary.retranslate()

    def _lead_to(self, kind: str, key: str) -> bool:
        """Go to a field of the map that is open."""
        from app.ui.guide.field_places import lead_to  # noqa: PLC0415

        editor = self._window.editor
        return editor is not None and lead_to(editor, kind, key)

    def show_about(self) -> None:
        """Version, licence, where the library is."""
        from app.ui.about import AboutDialog  # noqa: PLC0415 - after the first paint

        library = self._window.library
        dialog = AboutDialog(library.path if library is not None else None, self._window)
        dialog.exec()
        dialog.deleteLater()

    def attempt(self, command: Callable[[], object]) -> None:
        """Do something; a problem is told."""
        try:
            command()
        except Problem as problem:
            show_problem(self._window, problem)


def free_name(name: str, taken: set[str]) -> str:
    """The name, or the name with the first number that nobody has."""
    name = name.strip() or T("Untitled")
    if name not in taken:
        return name
    return next(f"{name} {n}" for n in range(2, len(taken) + 3) if f"{name} {n}" not in taken)
