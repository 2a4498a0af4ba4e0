"""What a window does about its library file: put a backup back, take a project out of one, check, repair."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

from app import keeping
from app.ui.flows import free_name
from app.ui.messages import tell
from app.words import T
from app.words.keeping import repaired_lines
from app.words.versions import moment_text

if TYPE_CHECKING:
    from app.keeping import Backup, ProjectSummary, Repaired
    from app.ui.main_window import MainWindow


class Keeping(QObject):
    """The ways of one window; each ends at the start page, with the library open or the reason why not."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window

    def show_backups(self) -> None:
        """Look into the backups, and put one back or take a project out of it."""
        from app.ui.keeping.backups_dialog import BackupsDialog  # noqa: PLC0415 - after the first paint

        window, path = self._window, self._window.navigation.library_path
        if path is None:
            return
        window.thumbnails.go_on()
        dialog = BackupsDialog(path, window.thumbnails, window, can_take=window.library is not None)
        dialog.exec()
        if window.session is not None:
            window.thumbnails.pause()
        dialog.deleteLater()
        if dialog.wanted is not None:
            self.put_back(dialog.wanted.path, dialog.wanted.made)
        elif dialog.project is not None:
            self._take(*dialog.project)

    def put_back(self, copy: Path, made: datetime) -> None:
        """The library as it was; the one before is kept, and this can be undone."""

        def told(kept: object) -> None:
            start = self._window.start_page
            said = T("The backup of {when} is back.", when=moment_text(made))
            before = next((one for one in keeping.backups(self._path()) if one.path == kept), None)
            undo = (lambda: self.put_back(before.path, before.made)) if before is not None else None
            start.notice.show_notice(lambda: said, undo)

        self._window.navigation.swap(lambda path: keeping.restore(copy, path), told)

    def _take(self, backup: "Backup", project: "ProjectSummary") -> None:
        window, library = self._window, self._window.library
        if library is None:
            return

        def take() -> None:
            taken = {one.name for one in library.projects()}
            name = T("{name} ({when})", name=project.name, when=moment_text(backup.made))
            window.open_project(keeping.take_project(backup.path, project.id, free_name(name, taken), library))

        QGuiApplication.setOverrideCursor(Qt.CursorShape.BusyCursor)
        try:
            window.flows.attempt(take)
        finally:
            QGuiApplication.restoreOverrideCursor()

    def check(self) -> None:
        """Look through the library."""
        from app.ui.keeping.check_dialog import CheckDialog  # noqa: PLC0415 - after the first paint

        window, library = self._window, self._window.library
        if library is None:
            return
        dialog = CheckDialog(library.path, library.check, window)
        dialog.exec()
        dialog.deleteLater()
        if dialog.wants == "repair":
            self.repair()
        elif dialog.wants == "backups":
            self.show_backups()

    def repair(self) -> None:
        """Make the library anew of what can be read of it."""
        self._window.navigation.swap(keeping.repair, self._tell_repaired)

    def _tell_repaired(self, done: object) -> None:
        repaired: Repaired = done  # type: ignore[assignment]  # what repair gives
        head, *lines = repaired_lines(repaired)
        tell(self._window, head, "\n".join(lines), "shield-check")

    def _path(self) -> Path:
        return self._window.navigation.library_path or Path()
