"""Cards are chosen by what they show: the others are pale, and those that are left can be selected and edited."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.canvas.focus import Ref, box_of
from app.domain.commands import cards, own_fields
from app.domain.fields import own_key
from app.ui.editor_filter import Filtering
from app.ui.facet_button import FacetButton
from app.ui.filter_bar import FilterBar
from tests.hand import CTRL, SHIFT
from tests.ui.desk import Desk


def bar_of(desk: Desk) -> FilterBar:
    return next(part for part in desk.editor.parts if isinstance(part, Filtering)).bar


def tick(button: FacetButton, words: str) -> None:
    """Open a facet's menu by keyboard and tick the value of that name."""
    QTest.keyClick(button, Qt.Key.Key_Space)
    menu = button.choices
    assert menu.isVisible()
    action = next(a for a in menu.actions() if a.text().split("\t")[0] == words)
    menu.setActiveAction(action)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert menu.isVisible()  # it stays, for a further value
    QTest.keyClick(menu, Qt.Key.Key_Escape)


def darkest(desk: Desk, title: str) -> int:
    """The least lightness on a card's picture."""
    box = box_of(desk.view.board.drawing, desk.ref(title))
    assert box is not None
    QApplication.processEvents()
    rect = desk.view.mapFromScene(box.x, box.y, box.w, box.h).boundingRect()
    image = desk.view.viewport().grab(rect).toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    return min(image.pixelColor(x, y).lightness() for x in range(image.width()) for y in range(image.height()))


def test_cards_that_do_not_meet_a_condition_are_pale_until_it_is_taken_away(desk: Desk) -> None:
    desk.hand.key(Qt.Key.Key_I, CTRL | SHIFT)
    bar = bar_of(desk)
    assert bar.isVisible()
    assert darkest(desk, "Huele a café") < 90
    tick(bar.buttons["emotion"], "Negative")
    assert bar.count.text() == "1 of 6 cards"
    assert darkest(desk, "Espera la cola") < 90
    assert darkest(desk, "Huele a café") > 140
    tick(bar.buttons["emotion"], "Very positive")
    assert bar.count.text() == "2 of 6 cards"
    assert darkest(desk, "Huele a café") < 90
    QTest.mouseClick(bar.clear, Qt.MouseButton.LeftButton)
    assert bar.count.text() == "6 of 6 cards"
    tick(bar.buttons["lane"], "Web")
    QTest.keyClick(bar.buttons["lane"], Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert darkest(desk, "Huele a café") < 90


def test_cards_that_meet_a_condition_are_selected_and_edited_together(desk: Desk) -> None:
    desk.hand.key(Qt.Key.Key_F, CTRL | SHIFT)
    bar = bar_of(desk)
    tick(bar.buttons["lane"], "Tienda")
    QTest.mouseClick(bar.select, Qt.MouseButton.LeftButton)
    assert len(desk.view.board.selection) == 4
    desk.hand.key(Qt.Key.Key_3)
    in_shop = {c.emotion for c in desk.document.lane_cards(desk.lane("Tienda").id)}
    assert in_shop == {0}
    desk.editor.undo()
    assert desk.card("Huele a café").emotion == 2


def test_an_edit_moves_a_card_in_or_out_of_the_filter(desk: Desk) -> None:
    desk.hand.key(Qt.Key.Key_I, CTRL | SHIFT)
    bar = bar_of(desk)
    tick(bar.buttons["emotion"], "Very positive")
    assert bar.count.text() == "1 of 6 cards"
    desk.view.setFocus()
    desk.hand.click(desk.ref("Mira el menú"))
    desk.hand.key(Qt.Key.Key_5)
    assert bar.count.text() == "2 of 6 cards"
    assert darkest(desk, "Mira el menú") < 90


def test_tags_and_owners_are_offered_when_cards_have_them(desk: Desk) -> None:
    desk.hand.key(Qt.Key.Key_I, CTRL | SHIFT)
    bar = bar_of(desk)
    assert bar.buttons["tags"].isHidden()
    board = desk.view.board
    board.attempt(lambda: cards.set_fields(desk.document, [desk.card("Espera la cola").id], {"tags": "cola, prisa"}))
    assert bar.buttons["tags"].isVisible()
    tick(bar.buttons["tags"], "prisa")
    assert bar.count.text() == "1 of 6 cards"
    more = [action.text() for action in bar.more.menu().actions()]
    assert "Stage" in more
    next(action for action in bar.more.menu().actions() if action.text() == "Stage").trigger()
    assert bar.buttons["stage"].isVisible()
    bar.buttons["stage"].choices.close()


def test_all_cards_of_the_stage_or_lane_of_a_card_are_selected(desk: Desk) -> None:
    desk.hand.click(desk.ref("Espera la cola"))
    desk.hand.key(Qt.Key.Key_A, CTRL | SHIFT)
    assert {ref.id for ref in desk.view.board.selection} == {
        desk.card(t).id for t in ("Espera la cola", "Paga con el móvil", "La cola no avanza")
    }
    desk.hand.click(Ref("lane", desk.lane("Tienda").id))
    desk.actions["edit.select_lane"].trigger()
    assert len(desk.view.board.selection) == 4


def test_a_projects_own_field_is_offered_and_goes_with_it(desk: Desk) -> None:
    board = desk.view.board
    fields = {"applies": "card", "type": "choice", "choices": "Alto\nBajo"}
    board.attempt(lambda: own_fields.add_own_field(desk.document, "Riesgo", fields=fields))
    risk = own_key(desk.document.own_fields[0])
    board.attempt(lambda: cards.set_fields(desk.document, [desk.card("Espera la cola").id], {risk: "Alto"}))
    desk.hand.key(Qt.Key.Key_I, CTRL | SHIFT)
    bar = bar_of(desk)
    offer = next(a for a in bar.more.menu().actions() if a.text() == "Riesgo")
    offer.trigger()
    bar.buttons[risk].choices.close()
    tick(bar.buttons[risk], "Alto")
    assert bar.count.text() == "1 of 6 cards"
    QTest.mouseClick(bar.clear, Qt.MouseButton.LeftButton)
    board.attempt(lambda: own_fields.delete_own_field(desk.document, desk.document.own_fields[0].id))
    assert not bar.buttons[risk].isVisible()
    assert bar.count.text() == "6 of 6 cards"
