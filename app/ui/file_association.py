"""Whether a double click on a project's file opens it in this program."""

from PySide6.QtWidgets import QWidget

from app.association import associate, is_associated
from app.domain.problems import Problem
from app.ui.messages import show_problem, tell
from app.words import T


def toggle(window: QWidget) -> None:
    """Tell the system so, or take it back; the person hears what holds now."""
    wanted = not is_associated()
    try:
        associate(wanted=wanted)
    except Problem as problem:
        show_problem(window, problem)
        return
    if wanted:
        tell(window, T("A double click on a .vivencia file opens it here from now on."),
             T("Vivencia is also among the programs of this computer, for you alone."))  # fmt: skip
    else:
        tell(window, T("A double click on a .vivencia file does not open Vivencia any more."))
