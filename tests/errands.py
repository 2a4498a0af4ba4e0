"""What a person does through dialogs: copies and prints leave the program, files come in, each looked at from outside.

Every errand ends on the project that it began on; what it has made there is an edit like any other.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QMessageBox, QPushButton

from app.domain.excerpt import excerpt
from app.exchange.parcel_file import open_parcel
from app.exchange.pdf_search import read_pdf
from app.ui.import_dialog import ImportDialog
from app.ui.main_window import MainWindow
from app.ui.merge_dialog import MergeDialog
from app.ui.parcel_dialog import ParcelDialog
from app.ui.poster_dialog import PosterDialog
from tests.hand import LEFT

LOOK_MS = 10
MOST_LOOKS = 4_000
"""A dialog that is not done by then fails the errand."""
TABLE = (
    "stage;channel;title;emotion\n"
    'Pide;Web;=1+1;2\nPide;Tienda;<b>cola</b>;-2\nPaga;Web;漢字 "a;b";\nPaga;Caja;Espera & paga;1\n'
)
JOURNEY = (
    "journey\n  title Mi día\n  section Ir\n    Café: 5: Yo\n    Cola: 1: Yo, Gato\n  section Volver\n    Tren: 3: Yo\n"
)

Answers = Mapping[type[QDialog], Callable[[Any], object]]


def serve(begin: Callable[[], object], answers: Answers) -> None:
    """Do something that opens dialogs: what is in front is handed to its answer until it is gone; others are left."""
    looks = iter(range(MOST_LOOKS))
    going = True

    def look() -> None:
        if not going:
            return
        late = next(looks, None) is None
        QTimer.singleShot(LOOK_MS, look)  # an answer may open a dialog in front of its own
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog):
            return
        answer = next((answer for kind, answer in answers.items() if isinstance(dialog, kind)), None)
        if late or answer is None:
            dialog.reject()
        else:
            answer(dialog)

    QTimer.singleShot(0, look)
    try:
        begin()
    finally:
        going = False
    assert next(looks, None) is not None, "a dialog did not come to its end"


def choose_file(path: Path) -> Callable[[QFileDialog], None]:
    """Answers a dialog that asks for a file."""

    def answer(dialog: QFileDialog) -> None:
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        assert line is not None
        line.setText(str(path))
        dialog.accept()

    return answer


class Errands:
    """Goes out with what a window's project holds and comes back; ``log`` is told what was done."""

    def __init__(self, window: MainWindow, random: Random, folder: Path, log: list[str]) -> None:
        folder.mkdir(exist_ok=True)
        self.window, self.random, self.folder, self.log = window, random, folder, log

    def run(self) -> None:
        """One of them.  The window is on the same project afterwards."""
        session = self.window.session
        assert session is not None
        self.random.choice((self.save_copy, self.print_out, self.open_file, self.open_file))()
        if self.window.session is None or self.window.session.project_id != session.project_id:
            self.window.open_project(session.project_id)

    # -- out ----------------------------------------------------------------------------------
    def save_copy(self) -> None:
        """A copy of the project as a file holds what the project holds."""
        path = self._new("copy", "vivencia")
        history = self.random.random() < 0.5
        begun = False

        def answer(dialog: ParcelDialog) -> None:
            nonlocal begun
            if not begun:
                begun = True
                dialog.history.setChecked(history)
                QTest.mouseClick(dialog.go, LEFT)
            elif dialog.bar.isHidden():
                dialog.reject()

        serve(self.window.table["project.save_copy"].trigger, {QFileDialog: choose_file(path), ParcelDialog: answer})
        session = self.window.session
        assert session is not None
        assert open_parcel(path).whole.document == session.document

    def print_out(self) -> None:
        """The PDF of a map holds the map."""
        editor, session = self.window.editor, self.window.session
        if (
            session is None
            or editor is None
            or editor.board is None
            or not self.window.table["poster.export"].isEnabled()
        ):
            return
        path = self._new("print", "pdf")
        begun = False

        def answer(dialog: PosterDialog) -> None:
            nonlocal begun
            if not begun and dialog.export_button.isEnabled():
                begun = True
                QTest.mouseClick(dialog.export_button, LEFT)
            elif begun and not dialog.work.busy:
                dialog.reject()

        serve(self.window.table["poster.export"].trigger, {QFileDialog: choose_file(path), PosterDialog: answer})
        printed = read_pdf(path)
        assert printed.document == excerpt(session.document, printed.map_id)
        assert printed.map_id == editor.board.map_id

    # -- in -----------------------------------------------------------------------------------
    def open_file(self) -> None:
        """A copy, a print, a table, a journey of other programs, or a file that something has bitten off."""
        path = self._found()
        session = self.window.session
        assert session is not None
        joins = self.random.random() < 0.5
        here = self.random.random() < 0.5

        def take(dialog: ImportDialog) -> None:
            if not dialog.go.isEnabled():
                dialog.reject()
                return
            (dialog.here if here and dialog.here.isVisible() else dialog.new).setChecked(True)
            QTest.mouseClick(dialog.go, LEFT)

        def decide(box: QMessageBox) -> None:
            buttons = [b for b in box.buttons() if box.buttonRole(b) == QMessageBox.ButtonRole.AcceptRole]
            if buttons:
                QTest.mouseClick(buttons[0 if joins else -1], LEFT)
            else:
                box.reject()

        def join(dialog: MergeDialog) -> None:
            for button in dialog.findChildren(QPushButton):
                if self.random.random() < 0.3 and button is not dialog.go and button.isEnabled() and button.isVisible():
                    QTest.mouseClick(button, LEFT)
            if dialog.isVisible():
                (dialog.accept if dialog.go.isEnabled() else dialog.reject)()

        serve(
            self.window.table["import.open"].trigger,
            {QFileDialog: choose_file(path), ImportDialog: take, QMessageBox: decide, MergeDialog: join},
        )
        opened, library = self.window.session, self.window.library
        assert opened is not None
        assert library is not None
        assert library.load(opened.project_id)[0] == opened.document

    def _found(self) -> Path:
        """A file that somebody might send."""
        own = sorted(path for path in self.folder.iterdir() if path.suffix in (".vivencia", ".pdf"))
        kind = self.random.choice(("own", "own", "table", "journey", "bitten"))
        if kind == "table" or not own:
            path = self._new("table", "csv")
            path.write_text(TABLE, encoding="utf-8")
        elif kind == "journey":
            path = self._new("journey", "mmd")
            path.write_text(JOURNEY, encoding="utf-8")
        elif kind == "bitten":
            whole = self.random.choice(own)
            path = self._new("bitten", whole.suffix[1:])
            data = whole.read_bytes()
            path.write_bytes(data[: self.random.randrange(len(data))])
        else:
            path = self.random.choice(own)
        self.log.append(f"open {path.name}")
        return path

    def _new(self, name: str, ending: str) -> Path:
        path = self.folder / f"{name} {len(list(self.folder.iterdir()))}.{ending}"
        self.log.append(f"{name}: {path.name}")
        return path
