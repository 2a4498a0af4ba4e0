"""The density with a step for each touchpoint: a key turns it on, cards go between the steps of other lanes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.commands import cards
from tests.hand import ALT, SHIFT
from tests.ui.desk import Desk


@pytest.fixture
def stepped(desk):
    """The stage "Pedir" with four touchpoints in two lanes: menú, (web) carta, barra, (web) pagar."""
    board = desk.editor.board
    cell = (desk.stage("Pedir").id, desk.lane("Web").id)
    board.attempt(lambda: cards.add_card(board.document, board.map_id, cell, "Abre la carta"))
    board.attempt(lambda: cards.add_card(board.document, board.map_id, cell, "Paga en la web"))
    board.attempt(lambda: cards.move(board.document, [desk.card("Abre la carta").id], cell, step=1))
    desk.view.setFocus()
    QTest.keyClick(desk.window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert board.display.density == "chronological"
    assert desk.actions["view.density"].isChecked()
    return desk


def order(desk, stage="Pedir"):
    return [c.title for c in desk.on_disk().stage_cards(desk.stage(stage).id) if desk.document.is_touchpoint(c)]


MENU, CARTA, BARRA, WEB = "Mira el menú", "Abre la carta", "Pide en la barra", "Paga en la web"


def middle(desk, title):
    box = desk.editor.board.drawing.group("card", desk.card(title).id).box
    return box.x + box.w / 2, box.y + box.h / 2


def test_cards_stand_under_their_points_and_the_key_goes_back(stepped):
    xs = [middle(stepped, title)[0] for title in (MENU, CARTA, BARRA, WEB)]
    assert xs == sorted(xs)
    stepped.actions["view.density"].trigger()
    assert stepped.editor.board.display.density == "compact"
    assert not stepped.actions["view.density"].isChecked()


def test_a_card_dropped_between_steps_of_another_lane_comes_between_them(stepped):
    assert order(stepped) == [MENU, CARTA, BARRA, WEB]
    start = stepped.hand.spot(stepped.ref(WEB), 0.3, 0.6)
    (one, y), (other, _) = middle(stepped, MENU), middle(stepped, CARTA)
    place = stepped.view.mapFromScene((one + other) / 2, middle(stepped, WEB)[1])
    stepped.hand.drag(start, place)
    assert order(stepped) == [MENU, WEB, CARTA, BARRA]
    assert stepped.card(WEB).lane_id == stepped.lane("Web").id
    stepped.hand.drag(stepped.hand.spot(stepped.ref(WEB), 0.3, 0.6), stepped.view.mapFromScene(one - 20, y))
    assert order(stepped) == [WEB, MENU, CARTA, BARRA]
    assert stepped.card(WEB).lane_id == stepped.lane("Tienda").id
    stepped.editor.undo()
    stepped.editor.undo()
    assert order(stepped) == [MENU, CARTA, BARRA, WEB]


def test_a_copy_lands_at_a_step_too(stepped):
    start = stepped.hand.spot(stepped.ref(WEB), 0.3, 0.6)
    (one, _), (other, _) = middle(stepped, MENU), middle(stepped, CARTA)
    place = stepped.view.mapFromScene((one + other) / 2, middle(stepped, WEB)[1])
    stepped.hand.drag(start, place, Qt.KeyboardModifier.ControlModifier)
    assert order(stepped) == [MENU, WEB, CARTA, BARRA, WEB]


@pytest.mark.parametrize(
    ("keys", "expected"),
    [("L", [MENU, BARRA, CARTA, WEB]), ("LL", [BARRA, MENU, CARTA, WEB]), ("R", [MENU, CARTA, WEB, BARRA])],
)
def test_alt_arrows_move_a_card_along_the_journey(stepped, keys, expected):
    stepped.editor.board.select(stepped.ref(BARRA))
    for key in keys:
        stepped.hand.key(Qt.Key.Key_Left if key == "L" else Qt.Key.Key_Right, ALT)
    assert order(stepped) == expected


def test_alt_arrows_lead_on_to_the_next_stage_and_lane(stepped):
    stepped.editor.board.select(stepped.ref(WEB))
    stepped.hand.key(Qt.Key.Key_Up, ALT)
    assert stepped.card(WEB).lane_id == stepped.lane("Tienda").id
    assert order(stepped) == [MENU, CARTA, BARRA, WEB], "the step stays"
    stepped.hand.key(Qt.Key.Key_Right, ALT)
    assert order(stepped, "Pagar")[0] == WEB
    stepped.hand.key(Qt.Key.Key_Left, ALT)
    assert order(stepped) == [MENU, CARTA, BARRA, WEB]


def test_enter_adds_the_next_step(stepped):
    stepped.editor.board.select(stepped.ref(CARTA))
    stepped.hand.key(Qt.Key.Key_Return)
    stepped.hand.type("Duda")
    stepped.hand.key(Qt.Key.Key_Return)
    assert order(stepped) == [MENU, CARTA, "Duda", BARRA, WEB]
    assert stepped.card("Duda").lane_id == stepped.lane("Web").id


def test_arrows_walk_along_a_lane_and_to_the_nearest_card_of_the_next(stepped):
    stepped.editor.board.select(stepped.ref(MENU))
    stepped.hand.key(Qt.Key.Key_Right)
    assert stepped.editor.board.focus == stepped.ref(BARRA)
    stepped.hand.key(Qt.Key.Key_Down)
    assert stepped.editor.board.focus in (stepped.ref(CARTA), stepped.ref(WEB))


def test_a_touchpoint_and_a_note_are_moved_together(desk: Desk) -> None:
    desk.actions["view.density"].trigger()
    desk.hand.click(desk.ref("Espera la cola"))
    desk.hand.click(desk.ref("La cola no avanza"), SHIFT)
    desk.hand.key(Qt.Key.Key_Right, ALT)  # there is no stage
    desk.hand.key(Qt.Key.Key_Left, ALT)
    assert {c.title for c in desk.document.stage_cards(desk.stage("Pagar").id)} == {"Paga con el móvil"}
