"""Thousands of random mouse and key events on the real window, with undo and redo in between.

No exception and no warning of Qt (every test fails at them); the document is what is in the file; undoing everything
gives the first state again.  ``VIVENCIA_HANDS`` is how many events each hand makes (600); a failure prints the last
ones.
"""

import os
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain import rules
from app.domain.commands.maps import new_project
from app.domain.document import Document
from app.session import open_library
from app.ui.main_window import MainWindow
from tests.random_hand import RandomHand
from tests.ui.desk import CAFE

EVENTS = int(os.environ.get("VIVENCIA_HANDS", "600"))
OFTEN = 100


def in_file(path: Path, project_id: str) -> Document:
    """What another program would read."""
    with open_library(path, back_up=False) as library:
        return library.load(project_id)[0]


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_random_hands(make_window: Callable[..., MainWindow], qtbot: QtBot, tmp_path: Path, seed: int) -> None:
    path = tmp_path / "library.db"
    edit = new_project("Café", [CAFE])
    with open_library(path) as library:
        library.create(edit)
    project_id = edit.changes[0].record.id
    window = make_window()
    window.open_project(project_id)
    qtbot.waitUntil(lambda: window.editor is not None, timeout=20_000)
    session = window.session
    assert session is not None
    first = session.document
    hand = RandomHand(window, Random(seed))
    with qtbot.capture_exceptions() as errors:
        for at in range(1, EVENTS + 1):
            hand.act()
            assert not errors, hand.lately(errors)
            if at % OFTEN == 0:
                assert rules.problems(session.document) == [], hand.lately()
                assert in_file(path, project_id) == session.document, hand.lately()
        hand.end()
        assert in_file(path, project_id) == session.document
        taken_back = 0
        while session.undo_label is not None:
            session.undo()
            taken_back += 1
        QApplication.processEvents()
        assert not errors, hand.lately(errors)
    assert taken_back > EVENTS / 20  # the hand did work
    assert session.document == first
    assert in_file(path, project_id) == first
