"""What is asked about the selection again and again is found once, and never stale."""

from PySide6.QtCore import Qt

from app.canvas.card_values import CardValues
from app.domain.commands import cards as commands
from tests.hand import CTRL
from tests.ui.desk import Desk


def test_answers_follow_the_selection_and_every_edit(desk: Desk) -> None:
    board = desk.view.board
    board.select(desk.ref("Mira el menú"), desk.ref("La cola no avanza"))
    assert board.selected_cards() == [desk.card("Mira el menú").id, desk.card("La cola no avanza").id]
    assert [card.title for card in CardValues(board).cards("face")] == ["Mira el menú"]
    desk.hand.key(Qt.Key.Key_5)
    assert [card.emotion for card in CardValues(board).cards("face")] == [2]
    desk.hand.key(Qt.Key.Key_Z, CTRL)
    assert [card.emotion for card in CardValues(board).cards("face")] == [0]
    board.attempt(lambda: commands.delete(desk.document, [desk.card("Mira el menú").id]))
    assert [card.title for card in CardValues(board).chosen()] == ["La cola no avanza"]
    board.select()
    assert board.selected_cards() == []


def test_a_list_that_was_given_out_may_be_changed(desk: Desk) -> None:
    board = desk.view.board
    board.select_all()
    everything = board.selected_cards()
    board.selected_cards().clear()
    assert board.selected_cards() == everything
