"""Routes by hand: made of selected touchpoints, described in the table, their steps shown, left and linked."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.commands.routes import steps
from app.domain.records import Route
from app.ui.insight.part import Insight
from app.ui.people.route_model import COLUMNS
from app.ui.people.routes import RoutesPage
from tests.ui.desk import Desk

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> RoutesPage:
    desk.actions["insight.routes"].trigger()
    found = desk.editor.part(Insight).drawer.page("routes")
    assert isinstance(found, RoutesPage)
    qtbot.waitUntil(found.isVisible)
    return found


def stored(desk: Desk) -> list[tuple[str, dict[str, object], list[str]]]:
    document = desk.on_disk()
    return [
        (route.title, dict(route.fields), [card.title for card in steps(document, route.id)])
        for route in document.routes(desk.editor.map_id or "")
    ]


def write(page: RoutesPage, column: str, text: str) -> None:
    """F2 on a cell of the row in front, the text, Enter."""
    page.table.setFocus()
    page.table.setCurrentIndex(page.table.currentIndex().siblingAtColumn(COLUMNS.index(column)))
    QTest.keyClick(page.table, Qt.Key.Key_F2)
    fill(page, text)


def fill(page: RoutesPage, text: str) -> None:
    line = next(line for line in page.table.findChildren(QLineEdit) if line.isVisible())
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)
    QApplication.processEvents()


def add(desk: Desk, page: RoutesPage, title: str, *cards: str) -> None:
    desk.view.board.select(*(desk.ref(card) for card in cards))
    QTest.mouseClick(page.buttons["add"], LEFT)
    fill(page, title)


def shown(page: RoutesPage, column: str) -> str:
    return str(page.table.currentIndex().siblingAtColumn(COLUMNS.index(column)).data())


def test_one_is_made_of_the_selected_touchpoints_in_the_order_of_the_map(desk: Desk, page: RoutesPage) -> None:
    assert page.empty.isVisible()
    add(desk, page, "Solo paga", "Paga con el móvil", "Mira el menú", "La cola no avanza")
    assert stored(desk) == [("Solo paga", {}, ["Mira el menú", "Paga con el móvil"])], "a note is no step"
    listed = [page.steps.item(at).text() for at in range(page.steps.count())]
    assert [text.split(" · ")[0] for text in listed] == ["1. Mira el menú", "2. Paga con el móvil"]
    assert (shown(page, "steps"), shown(page, "switches")) == ("2", "1")
    assert page.about.text() == "2 steps + 1 switch of channel = effort 3"


def test_people_are_counted_and_the_rest_is_computed(desk: Desk, page: RoutesPage, qtbot: QtBot) -> None:
    add(desk, page, "Compra", "Mira el menú", "Pide en la barra")
    write(page, "goal", "Comer algo")
    write(page, "people_in", "400")
    write(page, "people_out", "100")
    assert stored(desk)[0][1] == {"goal": "Comer algo", "people_in": 400, "people_out": 100}
    qtbot.waitUntil(lambda: shown(page, "conversion") == "25\u00a0%")
    assert shown(page, "coverage") == "40\u00a0%", "two of the five touchpoints"
    write(page, "people_out", "muchos")
    assert stored(desk)[0][1]["people_out"] == 100
    write(page, "people_out", "")
    assert "people_out" not in stored(desk)[0][1]
    qtbot.waitUntil(lambda: shown(page, "conversion") == "–")


def test_cards_are_put_on_it_and_taken_off(desk: Desk, page: RoutesPage) -> None:
    add(desk, page, "Compra", "Mira el menú")
    desk.view.board.select(desk.ref("Mira el menú"), desk.ref("Espera la cola"))
    QTest.mouseClick(page.buttons["link"], LEFT)
    assert stored(desk)[0][2] == ["Mira el menú", "Espera la cola"]
    QTest.qWait(150)
    desk.view.board.select(desk.ref("Mira el menú"))
    QTest.mouseClick(page.buttons["link"], LEFT)
    assert stored(desk)[0][2] == ["Espera la cola"]
    desk.view.board.select()
    QTest.mouseClick(page.buttons["link"], LEFT)
    assert "Select the touchpoints" in desk.editor.messages.text.text()


def test_a_step_leads_to_its_card_and_del_takes_it_off(desk: Desk, page: RoutesPage, qtbot: QtBot) -> None:
    add(desk, page, "Compra", "Mira el menú", "Pide en la barra")
    item = page.steps.item(1)
    page.steps.scrollToItem(item)
    QTest.mouseClick(page.steps.viewport(), LEFT, NONE, page.steps.visualItemRect(item).center())
    assert desk.view.board.selection == (desk.ref("Pide en la barra"),)
    page.steps.setFocus()
    QTest.keyClick(page.steps, Qt.Key.Key_Delete)
    assert stored(desk) == [("Compra", {}, ["Mira el menú"])]
    assert desk.card("Pide en la barra").title, "the card stays"
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert desk.on_disk().all(Route) == []
    assert len(desk.on_disk().cards(desk.editor.map_id or "")) == 6
    desk.actions["edit.undo"].trigger()
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    assert stored(desk)[0][0] == "Compra"


def test_going_through_the_table_shows_each_route_on_the_map(desk: Desk, page: RoutesPage) -> None:
    add(desk, page, "Compra", "Mira el menú", "Paga con el móvil")
    desk.view.board.show_as(replace(desk.view.board.display, route=False, route_id=""))
    add(desk, page, "Mira", "Mira el menú", "Pide en la barra")
    first, second = (route.id for route in desk.document.routes(desk.editor.map_id or ""))
    assert desk.view.board.display.route_id == second
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Up)
    assert (desk.view.board.display.route, desk.view.board.display.route_id) == (True, first)


def test_its_cards_are_shown_on_the_map(desk: Desk, page: RoutesPage) -> None:
    add(desk, page, "Compra", "Mira el menú", "Paga con el móvil")
    desk.view.board.select()
    QTest.mouseClick(page.buttons["show"], LEFT)
    assert set(desk.view.board.selection) == {desk.ref("Mira el menú"), desk.ref("Paga con el móvil")}


def test_what_goes_is_what_was_chosen(desk: Desk, page: RoutesPage) -> None:
    add(desk, page, "Compra", "Mira el menú")
    add(desk, page, "Sin pasos")
    write(page, "people_in", "-4")
    assert stored(desk)[1][1] == {}, "nobody counts people below nought"
    page.steps.setFocus()
    QTest.keyClick(page.steps, Qt.Key.Key_Delete)
    assert len(stored(desk)) == 2, "there is no step to take off; the route stays"
    page.table.setFocus()
    page.table.selectAll()
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert stored(desk) == []
    desk.actions["edit.undo"].trigger()
    assert [title for title, *_ in stored(desk)] == ["Compra", "Sin pasos"]
