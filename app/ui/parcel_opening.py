"""A project comes in a file: it is opened, known again, or becomes a project of its own."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from app.domain.edits import Edit
from app.domain.problems import Problem
from app.exchange.arrival import join_edit, merge_with, standing, take_in
from app.exchange.gzip_lines import StoppedError
from app.exchange.parcel import Parcel
from app.exchange.parcel_file import open_parcel
from app.session import back_up_before
from app.ui.flows import free_name
from app.ui.labels import PlainLabel
from app.ui.merge_dialog import MergeDialog
from app.ui.messages import choose
from app.ui.name_dialog import NameDialog
from app.ui.navigation import finish_typing
from app.ui.opening import project_opener
from app.ui.waiting_dialog import Stopped, waited
from app.words import T
from app.words.problems import sentence

if TYPE_CHECKING:
    from app.session import Library
    from app.ui.main_window import MainWindow


def open_project_file(window: "MainWindow", path: Path) -> None:
    """Go to the project of a file where the library has it as it is; else make it one, or ask whether to join both.

    Problem as ``open_parcel``, and as the library says.
    """
    library = window.library
    parcel = read_parcel_file(window, path) if library is not None else None
    if library is None or parcel is None:
        return
    if window.editor is not None:
        finish_typing(window.editor)
    project_id, name = parcel.whole.document.project.id, parcel.whole.document.project.name
    stands = waited(window, _opening(path), lambda _: standing(library, parcel.whole))
    if stands.place != "here":
        _take_in(window, library, parcel, path)
    elif stands.same:
        _go(window, project_id, T("This project is here already, as it is in {file}.", file=path.name))
    else:
        text = T("“{name}” is here already, and {file} holds another state of it.", name=name, file=path.name)
        chosen = choose(window, text, [T("Join both…"), T("Open as another project")])
        if chosen == 0:
            _join(window, library, parcel, path)
        elif chosen == 1:
            _take_in(window, library, parcel, path)


def _join(window: "MainWindow", library: "Library", parcel: Parcel, path: Path) -> None:
    """Take in what the copy has more, after what both changed was chosen: one edit of mine."""
    theirs = parcel.whole
    project_id = theirs.document.project.id
    merge = waited(window, T("Comparing both copies…"), lambda _: merge_with(library, theirs))
    coming = len(merge.edit({one.point: "mine" for one in merge.conflicts}, "").changes)
    if not coming and not merge.conflicts:
        _go(window, project_id, T("{file} has nothing that is not here already.", file=path.name))
        return
    dialog = MergeDialog(merge, theirs.document, coming, path.name, window)
    joined = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    if not joined:
        return

    def prepare(_: Stopped) -> Edit:
        back_up_before(library, "import")
        return join_edit(library, merge, theirs, dialog.choices, path.name)

    edit = waited(window, T("Joining both copies…"), prepare)
    _go(window, project_id, "")
    session = window.session
    if session is not None and window.editor is not None:
        session.do(edit)
        window.editor.messages.say(T("{file} is joined with your project.", file=path.name),
                                   T("Undo"), lambda: window.trigger("edit.undo"))  # fmt: skip


def read_parcel_file(parent: QWidget, path: Path) -> Parcel | None:
    """The project of a file, after its passphrase was asked for where it is locked.

    None where nobody knows it, or the person does not want to wait.
    """
    passphrase: str | None = None
    said = ""
    while True:
        try:
            return waited(parent, _opening(path), partial(open_parcel, path, passphrase), stoppable=True)
        except StoppedError:
            return None
        except Problem as problem:
            if problem.code not in ("parcel.locked", "passphrase.wrong"):
                raise
            said = sentence(problem)
        passphrase = _ask_passphrase(parent, said)
        if passphrase is None:
            return None


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
    name = parcel.whole.document.project.name
    taken = {summary.name for summary in library.projects()}

    def take(_: Stopped) -> str:
        back_up_before(library, "import")
        return take_in(library, parcel.whole, free_name(name, taken) if name in taken else "").project.id

    _go(window, waited(window, _opening(path), take), T("{file} is a project of yours now.", file=path.name))


def _go(window: "MainWindow", project_id: str, said: str) -> None:
    library = window.library
    if library is not None and (window.session is None or window.session.project_id != project_id):
        opener = project_opener(library, project_id)
        window.navigation.take_session(waited(window, T("Opening the project…"), lambda _: opener()))
    if window.editor is not None and said:
        window.editor.messages.say(said)


def _opening(path: Path) -> str:
    return T("Opening {file}…", file=path.name)
