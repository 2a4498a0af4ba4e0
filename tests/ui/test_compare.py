"""A map as it should be beside the one it was copied from: differences, curves, ways there, protected things."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from app.canvas.focus import Ref
from app.domain.commands import cards
from app.domain.records import Card
from app.ui.insight.part import Insight
from app.ui.people.compare import ComparePage
from tests.ui.desk import Desk

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def first(desk: Desk) -> str:
    """The café's map; after this its copy as it should be is open."""
    found = desk.editor.map_id or ""
    desk.view.board.attempt(
        lambda: cards.set_fields(desk.document, [desk.card("Huele a café").id], {"protect": True})
    )  # fmt: skip
    desk.actions["map.to_be"].trigger()
    assert desk.editor.map_id != found
    return found


@pytest.fixture
def page(desk: Desk, first: str, qtbot: QtBot) -> ComparePage:
    desk.actions["insight.compare"].trigger()
    found = desk.editor.part(Insight).drawer.page("compare")
    assert isinstance(found, ComparePage)
    qtbot.waitUntil(found.isVisible)
    return found


def copy(desk: Desk, title: str) -> Card:
    """The card of that title on the map that is open."""
    return next(c for c in desk.document.cards(desk.editor.map_id or "") if c.title == title)


def rows(page: ComparePage) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for at in range(page.tree.topLevelItemCount()):
        head = page.tree.topLevelItem(at)
        assert head is not None
        below = [head.child(n) for n in range(head.childCount())]
        found[head.text(0)] = [(one.text(0), one.text(1)) for one in below if one is not None]
    return found


def item(page: ComparePage, title: str) -> QTreeWidgetItem:
    found = page.tree.findItems(title, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive, 0)
    return found[0]


def click(page: ComparePage, title: str) -> None:
    one = item(page, title)
    page.tree.scrollToItem(one)
    QTest.mouseClick(page.tree.viewport(), LEFT, NONE, page.tree.visualItemRect(one).center())


def redesign(desk: Desk, qtbot: QtBot, page: ComparePage) -> None:
    board = desk.view.board
    board.attempt(lambda: cards.set_emotion(desk.document, [copy(desk, "Espera la cola").id], 1))
    board.attempt(lambda: cards.write(desk.document, copy(desk, "Mira el menú").id, "Lee el menú fuera"))
    board.attempt(lambda: cards.delete(desk.document, [copy(desk, "La cola no avanza").id]))
    qtbot.waitUntil(lambda: "3 differences" in page.told.text())


def test_the_original_is_what_it_is_compared_with(desk: Desk, first: str, page: ComparePage, qtbot: QtBot) -> None:
    assert page.other == first
    assert page.told.text() == "Nothing is different."
    redesign(desk, qtbot, page)
    assert rows(page) == {
        "No more there (1)": [("La cola no avanza", "Pagar · Dolores")],
        "Worded otherwise (1)": [("Lee el menú fuera", "“Mira el menú” → “Lee el menú fuera”")],
        "Scored otherwise (1)": [("Espera la cola", "Emotion: Negative → Positive")],
    }
    assert page.figures.text().startswith("Touchpoints: 5 → 5")
    assert "Effort: 6 → 6" in page.figures.text()
    assert page.view.chart is not None
    shown = {id_ for mark in page.view.chart.marks for kind, id_ in mark.refs if kind == "card"}
    assert {desk.document.get(Card, id_).map_id for id_ in shown} == {first, desk.editor.map_id}


def test_a_row_leads_to_its_card_on_either_map(desk: Desk, first: str, page: ComparePage, qtbot: QtBot) -> None:
    redesign(desk, qtbot, page)
    second = desk.editor.map_id
    click(page, "Espera la cola")
    assert desk.view.board.selection == (Ref("card", copy(desk, "Espera la cola").id),)
    click(page, "La cola no avanza")
    assert not page.here.isEnabled()
    QTest.mouseClick(page.there, LEFT)
    assert desk.editor.map_id == first
    assert desk.view.board.selection == (Ref("card", copy(desk, "La cola no avanza").id),)
    qtbot.waitUntil(lambda: page.other == second)
    assert "No more there (1)" in rows(page), "the original still comes first"
    click(page, "Lee el menú fuera")
    assert desk.view.board.selection == (Ref("card", copy(desk, "Mira el menú").id),)


def test_any_two_maps_can_be_compared(desk: Desk, first: str, page: ComparePage, qtbot: QtBot) -> None:
    desk.editor.open_map(first)
    desk.actions["map.duplicate"].trigger()
    qtbot.waitUntil(lambda: page.others.count() == 2)
    at = next(n for n in range(2) if page.others.itemData(n) != first)
    page.others.showPopup()
    index = page.others.model().index(at, 0)
    QTest.mouseClick(page.others.view().viewport(), LEFT, NONE, page.others.view().visualRect(index).center())
    qtbot.waitUntil(lambda: page.others.currentIndex() == at)
    assert page.other == page.others.itemData(at) != first


def test_touching_what_customers_value_is_said_at_once_with_a_way_back(desk: Desk, first: str) -> None:
    bar = desk.editor.messages
    bar.hide()
    desk.view.setFocus()
    desk.hand.click(Ref("card", copy(desk, "Espera la cola").id))
    desk.hand.key(Qt.Key.Key_1)
    assert not bar.isVisible(), "nobody marked it"
    desk.hand.click(Ref("card", copy(desk, "Huele a café").id))
    desk.hand.key(Qt.Key.Key_2)
    assert bar.isVisible()
    assert "“Huele a café” is protected" in bar.text.text()
    QTest.mouseClick(bar.action, LEFT)
    assert copy(desk, "Huele a café").emotion == 2
    assert not bar.isVisible(), "taking it back is no touching"


def test_a_stage_that_goes_with_a_protected_card_says_so(desk: Desk, first: str) -> None:
    stage = desk.document.stages(desk.editor.map_id or "")[0]
    desk.view.board.select(Ref("stage", stage.id))
    desk.view.setFocus()
    desk.actions["edit.delete"].trigger()
    assert "it is gone now" in desk.editor.messages.text.text()
    desk.editor.open_map(first)
    desk.editor.messages.hide()
    desk.view.board.attempt(lambda: cards.write(desk.document, copy(desk, "Huele a café").id, "Otro"))
    assert not desk.editor.messages.isVisible(), "the map as it is may be written right"


def test_a_map_can_go_while_it_is_compared(desk: Desk, first: str, page: ComparePage, qtbot: QtBot) -> None:
    desk.editor.open_map(first)
    with qtbot.capture_exceptions() as errors:
        desk.actions["map.delete"].trigger()
        desk.window.resize(desk.window.width() - 200, desk.window.height() - 100)
        QApplication.processEvents()
    assert not errors
    assert desk.editor.map_id not in (None, first)
