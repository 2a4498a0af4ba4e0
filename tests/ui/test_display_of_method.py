"""The View menu shows a named route, or all contacts, or none; and details on the cards."""

import pytest
from PySide6.QtWidgets import QMenu

from app.domain.commands import routes
from app.layout.shapes import Text


@pytest.fixture
def routed(desk):
    board = desk.editor.board
    cards = [card.id for card in desk.document.touchpoints(board.map_id)]
    board.attempt(lambda: routes.add_route(desk.document, board.map_id, "Buys & goes", card_ids=cards[::2]))
    return desk


def entries(desk):
    desk.actions["view.choose_route"].trigger()
    menu = desk.editor.findChild(QMenu, "routes")
    assert menu is not None
    return menu, {action.text(): action for action in menu.actions()}


def test_a_route_is_chosen_by_name_and_stays_chosen(routed):
    board = routed.editor.board
    menu, found = entries(routed)
    assert list(found) == ["No route", "All contacts", "Buys && goes"]
    assert found["No route"].isChecked()
    found["Buys && goes"].trigger()
    menu.close()
    (route,) = routed.document.routes(board.map_id)
    assert (board.display.route, board.display.route_id) == (True, route.id)
    assert routed.actions["view.route"].isChecked()
    title = board.drawing.group("title", board.map_id)
    assert any(s.line.text.startswith("Buys & goes:") for s in title.shapes if isinstance(s, Text))
    assert routed.editor.settings.display(board.map_id) == board.display
    menu, found = entries(routed)
    assert found["Buys && goes"].isChecked()
    found["All contacts"].trigger()
    menu.close()
    assert (board.display.route, board.display.route_id) == (True, "")
    menu, found = entries(routed)
    found["No route"].trigger()
    menu.close()
    assert not board.display.route


def test_a_map_without_routes_offers_none(desk):
    assert not desk.editor.is_enabled("view.choose_route")


def test_details_come_and_go(desk):
    board = desk.editor.board
    before = desk.session.undo_label
    desk.actions["view.details"].trigger()
    assert board.display.details
    assert desk.actions["view.details"].isChecked()
    desk.actions["view.details"].trigger()
    assert not board.display.details
    assert desk.session.undo_label == before


def test_the_mood_comes_beside_the_curve_and_goes(desk):
    board = desk.editor.board
    before = desk.session.undo_label
    desk.actions["view.mood"].trigger()
    assert desk.actions["view.mood"].isChecked()
    assert board.drawing.group("curve_beside", board.map_id) is not None
    assert desk.editor.settings.display(board.map_id).mood
    desk.actions["view.mood"].trigger()
    assert not desk.actions["view.mood"].isChecked()
    assert board.drawing.group("curve_beside", board.map_id) is None
    assert desk.session.undo_label == before
