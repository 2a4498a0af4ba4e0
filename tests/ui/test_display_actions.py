"""The View menu shows the map in other ways; nothing of it is an edit, and it is kept for each map."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.layout.display import Display
from app.layout.shapes import Text
from tests.hand import CTRL, SHIFT


def test_a_key_shows_the_route_and_hides_it(desk):
    board = desk.editor.board
    before = desk.session.undo_label
    for shown in (True, False):
        QTest.keyClick(desk.window, Qt.Key.Key_R, CTRL | SHIFT)
        assert bool(list(board.drawing.by_role("route"))) == shown
        assert desk.actions["view.route"].isChecked() == shown
        title = board.drawing.group("title", board.map_id)
        assert any("5 contacts + 1 channel switch" in s.line.text for s in title.shapes if isinstance(s, Text)) == shown
    assert desk.session.undo_label == before


def test_the_ticks_are_those_of_the_map_that_is_open(desk):
    map_id = desk.editor.board.map_id
    desk.editor.board.show_as(Display("chronological", route=True))
    desk.actions["map.duplicate"].trigger()
    assert desk.editor.board.map_id != map_id
    assert not desk.actions["view.route"].isChecked()
    assert not desk.actions["view.density"].isChecked()
    desk.editor.open_map(map_id)
    assert desk.editor.board.display == Display("chronological", route=True)
    assert desk.actions["view.route"].isChecked()
    assert desk.actions["view.density"].isChecked()


@pytest.mark.parametrize("by", ["channel", "owner", "tag", "evidence"])
def test_the_menu_colours_the_cards_and_goes_back(desk, by):
    board = desk.editor.board
    assert desk.actions["view.color_emotion"].isChecked()
    desk.actions[f"view.color_{by}"].trigger()
    assert board.display.color_by == by
    assert desk.actions[f"view.color_{by}"].isChecked()
    assert not desk.actions["view.color_emotion"].isChecked(), "one at a time"
    assert board.drawing.group("color_key", board.map_id) is not None
    desk.actions["view.color_emotion"].trigger()
    assert board.drawing.group("color_key", board.map_id) is None
