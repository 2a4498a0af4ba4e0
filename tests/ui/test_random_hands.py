"""Thousands of random mouse and key events on the real window, with undo, redo, kills and restarts in between.

No exception and no warning of Qt (every test fails at them).  After each event the document is what is on the screen
and in the library; every now and then also what a killed program would have left there, and what comes back from a copy
of the project.  Copies and prints are saved and files opened by the dialogs; the window is closed and another goes on.
Undoing everything gives the first state again, across all of that.
``VIVENCIA_HANDS`` is how many events each hand makes, ``VIVENCIA_SEED`` the seed of one hand instead of the usual ones;
a failure prints what was done last.
"""

import faulthandler
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain import rules
from app.domain.commands.maps import new_project
from app.domain.document import Document
from app.exchange.parcel import read_parcel, write_parcel
from app.session import EditSession, open_library
from app.ui.main_window import MainWindow
from tests.errands import Errands
from tests.random_hand import RandomHand
from tests.ui.desk import CAFE

EVENTS = int(os.environ.get("VIVENCIA_HANDS", "600"))
SEEDS = [int(os.environ["VIVENCIA_SEED"])] if "VIVENCIA_SEED" in os.environ else [1, 2, 3]
OFTEN = 100
ERRAND = 150
TURN_S = 180
RESTART = 250


def in_file(path: Path, project_id: str) -> Document:
    """What another program would read."""
    with open_library(path, back_up=False) as library:
        return library.load(project_id)[0]


def left_by_a_kill(path: Path, project_id: str, folder: Path) -> Document:
    """What would be found after the program was killed at this moment: the files as they are, opened elsewhere."""
    folder.mkdir()
    for file in path.parent.glob(f"{path.name}*"):
        if file.is_file():
            shutil.copy(file, folder)
    return in_file(folder / path.name, project_id)


def carried(path: Path, project_id: str) -> Document:
    """What comes back from a copy of the project."""
    with open_library(path, back_up=False) as library:
        return read_parcel(write_parcel(library.whole(project_id)), "x").whole.document


def check_screen(window: MainWindow) -> None:
    """The cards on the drawing are those of the map, cell by cell in their order, with their titles."""
    view = window.editor.view if window.editor is not None else None
    if view is None:
        return
    board = view.board
    for cell in board.drawing.cells:
        shown = board.drawing.cards.get((cell.stage_id, cell.lane_id), ())
        cards = board.document.cell(board.map_id, (cell.stage_id, cell.lane_id))
        assert [group.owner for group in shown] in ([card.id for card in cards], [])
        hidden = {cell.stage_id, cell.lane_id} & board.drawing.collapsed
        assert shown or not cards or hidden


class Work:
    """A window on a project, and the hand at it."""

    def __init__(
        self, make_window: Callable[..., MainWindow], qtbot: QtBot, project_id: str, random: Random, folder: Path
    ) -> None:
        self.window = make_window()
        self.window.open_project(project_id)
        qtbot.waitUntil(lambda: self.window.editor is not None, timeout=20_000)
        self.hand = RandomHand(self.window, random)
        self.errands = Errands(self.window, random, folder, self.hand.log)
        self._seen: Document | None = None

    @property
    def session(self) -> EditSession:
        session = self.window.session
        assert session is not None
        return session

    def check(self) -> None:
        """What the hand has changed is on the screen and in the library."""
        session = self.session
        if session.document is not self._seen:
            self._seen = session.document
            assert session.library.load(session.project_id)[0] == self._seen
            check_screen(self.window)

    def errand(self) -> None:
        """Out by the dialogs, and back."""
        self.hand.end()
        self.errands.run()
        self.hand.begin()

    def end(self) -> Document:
        """Close the window; the document as it was in the end."""
        self.hand.end()
        session = self.session
        self.window.close()
        return session.document


@pytest.mark.parametrize("seed", SEEDS)
def test_random_hands(make_window: Callable[..., MainWindow], qtbot: QtBot, tmp_path: Path, seed: int) -> None:
    path = tmp_path / "library.db"
    edit = new_project("Café", [CAFE])
    with open_library(path) as library:
        library.create(edit)
    project_id = edit.changes[0].record.id
    random, folder = Random(seed), tmp_path / "out"
    work = Work(make_window, qtbot, project_id, random, folder)
    first = work.session.document
    with qtbot.capture_exceptions() as errors:
        for at in range(1, EVENTS + 1):
            try:
                if at % ERRAND == 0:
                    work.errand()
                else:
                    work.hand.act()
                assert not errors
                work.check()
                document = work.session.document
                if at % OFTEN == 0:
                    assert rules.problems(document) == []
                    assert left_by_a_kill(path, project_id, tmp_path / f"killed {at}") == document
                    assert carried(path, project_id) == document
            except BaseException as error:
                error.add_note(work.hand.lately(errors))
                raise
            if at % RESTART == 0:
                faulthandler.dump_traceback_later(TURN_S, exit=True)  # each turn may take as long as another test
                document = work.end()
                work = Work(make_window, qtbot, project_id, random, folder)
                assert work.session.document == document
        work.hand.end()
        session = work.session
        assert in_file(path, project_id) == session.document
        taken_back = 0
        while session.undo_label is not None:
            session.undo()
            taken_back += 1
        QApplication.processEvents()
        assert not errors, work.hand.lately(errors)
    assert taken_back > EVENTS / 20  # the hand did work
    assert session.document == first
    assert in_file(path, project_id) == first
