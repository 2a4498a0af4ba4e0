"""The View menu shows the map in other ways; nothing of it is an edit, and it is kept for each map."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.commands import cards, evidence, own_fields
from app.domain.edits import Change, Edit, Label
from app.domain.fields import own_key
from app.domain.records import Answers
from app.layout.display import Display
from app.layout.shapes import Text
from tests.hand import CTRL, SHIFT
from tests.ui.modal import when_modal


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


def colour_by(desk, wanted):
    """Choose what the colours tell, by its words, as a person does; gives all that was offered."""
    offered = []

    def take(dialog):
        offered.extend(dialog.list.item(row).text() for row in range(dialog.list.count()))
        QTest.keyClicks(dialog.field, wanted)
        QTest.keyClick(dialog.field, Qt.Key.Key_Return)

    when_modal(take)
    desk.actions["view.color_other"].trigger()
    return offered


def test_any_field_that_cards_have_may_be_told_by_colours(desk):
    board = desk.editor.board
    own = own_fields.add_own_field(desk.document, "Cost", fields={"applies": "card", "type": "number"})
    desk.session.do(own)
    (made,) = desk.document.own_fields
    offered = colour_by(desk, "lane")
    assert "Importance" not in offered, "no card has one"
    assert "Cost" not in offered
    desk.session.do(
        cards.set_fields(desk.document, [desk.card("Mira el menú").id], {own_key(made): 3, "importance": 4})
    )
    before = desk.session.undo_label
    offered = colour_by(desk, "cost")
    assert {"Emotion", "Importance", "Cost"} <= set(offered)
    assert board.display.color_by == own_key(made)
    assert desk.actions["view.color_other"].isChecked()
    assert not desk.actions["view.color_emotion"].isChecked()
    assert board.drawing.group("color_key", board.map_id) is not None
    assert desk.session.undo_label == before
    assert desk.editor.settings.display(board.map_id).color_by == own_key(made)
    desk.actions["view.color_emotion"].trigger()
    assert board.drawing.group("color_key", board.map_id) is None


def test_thinking_better_of_it_leaves_the_colours_and_their_tick(desk):
    when_modal(lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape))
    desk.actions["view.color_other"].trigger()
    assert desk.editor.board.display.color_by == "emotion"
    assert desk.actions["view.color_emotion"].isChecked()


def test_the_map_is_coloured_by_what_a_segment_answered(desk):
    board, card = desk.editor.board, desk.card("Espera la cola")
    survey = evidence.add_evidence(desk.document, "Survey", fields={"type": "survey", "segments": "Prisa\tCalma"})
    desk.session.do(survey)
    (source,) = desk.document.evidence
    given = Answers(id="a", project_id=desk.project_id, evidence_id=source.id, card_id=card.id, measure="importance",
                    values="5,2")  # fmt: skip
    desk.session.do(Edit(Label("import_answers", {"title": ""}), (Change(None, given),)))
    offered = colour_by(desk, "calma")
    assert [name for name in offered if "Prisa" in name] == ["Importance · Prisa"]
    assert (board.display.color_by, board.display.segment) == ("importance", "Calma")
    key = board.drawing.group("color_key", board.map_id)
    assert any(s.line.text == "Importance · Calma" for s in key.shapes if isinstance(s, Text))
    assert desk.actions["view.color_other"].isChecked()
