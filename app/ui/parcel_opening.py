"""A project comes in a file: it is opened, known again, or becomes a project of its own."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from app.domain.problems import Problem
from app.exchange.arrival import standing, take_in
from app.exchange.parcel import Parcel
from app.exchange.parcel_file import open_parcel
from app.session import back_up_before
from app.ui.flows import free_name
from app.ui.labels import PlainLabel
from app.ui.messages import choose
from app.ui.name_dialog import NameDialog
from app.words import T
from app.words.problems import sentence

if TYPE_CHECKING:
    from app.session import Library
    from app.ui.main_window import MainWindow


def open_project_file(window: "MainWindow", path: Path) -> None:
    """Go to the project of a file where the library has it as it is; else make it one, or ask.

    Problem as ``open_parcel``, and as the library says.
    """
    library = window.library
    parcel = read_parcel_file(window, path) if library is not None else None
    if library is None or parcel is None or not window.navigation.leave_project():
        return
    project_id = parcel.whole.document.project.id
    stands = standing(library, parcel.whole)
    if stands.place == "here" and not stands.same:
        text = T("“{name}” is here already, and the file holds another state of it.",
                 name=parcel.whole.document.project.name)  # fmt: skip
        chosen = choose(window, text, [T("Open as another project")])
        if chosen is None:
            _go(window, project_id, "")
            return
        _take_in(window, library, parcel, path)
    elif stands.place == "here":
        _go(window, project_id, T("This project is here already, as it is in {file}.", file=path.name))
    else:
        _take_in(window, library, parcel, path)


def read_parcel_file(parent: QWidget, path: Path) -> Parcel | None:
    """The project of a file, after its passphrase was asked for where it is locked; None where nobody knows it."""
    passphrase: str | None = None
    said = ""
    while True:
        try:
            return _read(path, passphrase)
        except Problem as problem:
            if problem.code not in ("parcel.locked", "passphrase.wrong"):
                raise
            said = sentence(problem)
        passphrase = _ask_passphrase(parent, said)
        if passphrase is None:
            return None


def _read(path: Path, passphrase: str | None) -> Parcel:
    QGuiApplication.setOverrideCursor(Qt.CursorShape.BusyCursor)
    try:
        return open_parcel(path, passphrase)
    finally:
        QGuiApplication.restoreOverrideCursor()


def _ask_passphrase(parent: QWidget, said: str) -> str | None:
    """What is typed unseen; ``said`` is why."""
    dialog = NameDialog(parent, T("Open a file"), T("Passphrase"), "", T("Open"))
    dialog.field.setEchoMode(QLineEdit.EchoMode.Password)
    dialog.field.setMaxLength(1000)
    dialog.column.insertWidget(0, PlainLabel(said, parent=dialog, wrap=True))
    typed = dialog.field.text() if dialog.exec() == QDialog.DialogCode.Accepted else None
    dialog.deleteLater()
    return typed


def _take_in(window: "MainWindow", library: "Library", parcel: Parcel, path: Path) -> None:
    """A project of its own, and go there."""
    back_up_before(library, "import")
    name = parcel.whole.document.project.name
    taken = {summary.name for summary in library.projects()}
    document = take_in(library, parcel.whole, free_name(name, taken) if name in taken else "")
    _go(window, document.project.id, T("{file} is a project of yours now.", file=path.name))


def _go(window: "MainWindow", project_id: str, said: str) -> None:
    window.open_project(project_id)
    if window.editor is not None and said:
        window.editor.messages.say(said)
