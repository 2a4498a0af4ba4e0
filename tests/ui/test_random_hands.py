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

EVENTS = int(os.environ.get("VIVENCIA_HANDS", "3000"))
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
    """Windows on a project, one after the other, and the hand at them."""

    def __init__(self, make_window: Callable[..., MainWindow], qtbot: QtBot, folder: Path, random: Random) -> None:
        self._make_window, self._qtbot, self._folder, self._random = make_window, qtbot, folder, random
        self.path = folder / "library.db"
        edit = new_project("Café", [CAFE])
        with open_library(self.path) as library:
            library.create(edit)
        self.project_id = edit.changes[0].record.id
        self._seen: Document | None = None
        self.begin()

    @property
    def session(self) -> EditSession:
        """The window's, another one after each errand that opened another project."""
        session = self.window.session
        assert session is not None
        return session

    def begin(self) -> None:
        """A window."""
        self.window = self._make_window()
        self.window.open_project(self.project_id)
        self._qtbot.waitUntil(lambda: self.window.editor is not None, timeout=20_000)
        self.hand = RandomHand(self.window, self._random)
        self._errands = Errands(self.window, self._random, self._folder / "out", self.hand.log)

    def step(self, at: int) -> None:
        """The next event, and what must be true after it."""
        if at % ERRAND == 0:
            self.hand.end()
            self._errands.run()
            self.hand.begin()
        else:
            self.hand.act()
            self._come_back()
        session = self.session
        if session.document is not self._seen:
            self._seen = session.document
            assert session.library.load(session.project_id)[0] == self._seen
            check_screen(self.window)
        if at % OFTEN == 0:
            killed = self._folder / f"killed {at}"
            assert rules.problems(session.document) == []
            assert left_by_a_kill(self.path, self.project_id, killed) == session.document
            assert carried(self.path, self.project_id) == session.document

    def _come_back(self) -> None:
        """From the project that a pressed "Open as it was printed" has made."""
        session = self.session
        if session.project_id != self.project_id:
            assert in_file(self.path, session.project_id) == session.document
            self.hand.end()
            self.window.open_project(self.project_id)
            self.hand.begin()

    def start_again(self) -> None:
        """Close the window and go on in another; what was being typed is kept."""
        self.hand.end()
        session = self.session
        self.window.close()
        self.begin()
        assert self.session.document == session.document

    def take_all_back(self) -> int:
        """Undo whatever there is; how often."""
        self.hand.end()
        session, times = self.session, 0
        assert in_file(self.path, self.project_id) == session.document
        while session.undo_label is not None:
            session.undo()
            times += 1
        QApplication.processEvents()
        return times


@pytest.mark.parametrize("seed", SEEDS)
def test_random_hands(make_window: Callable[..., MainWindow], qtbot: QtBot, tmp_path: Path, seed: int) -> None:
    work = Work(make_window, qtbot, tmp_path, Random(seed))
    first = work.session.document
    with qtbot.capture_exceptions() as errors:
        for at in range(1, EVENTS + 1):
            try:
                work.step(at)
                assert not errors
                if at % RESTART == 0:
                    faulthandler.dump_traceback_later(TURN_S, exit=True)  # a turn may take as long as another test
                    work.start_again()
            except BaseException as error:
                error.add_note(work.hand.lately(errors))
                raise
        taken_back = work.take_all_back()
        assert not errors, work.hand.lately(errors)
    assert taken_back > EVENTS / 20  # the hand did work
    assert work.session.document == first
    assert in_file(work.path, work.project_id) == first
