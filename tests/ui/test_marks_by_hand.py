"""A click on a mark of the method asks what it should say; letters and figures open nothing that is not typed."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from app.canvas.card_marks import place_of
from app.canvas.focus import Ref
from app.domain.commands import cards
from app.ui.editor_cards import CardTools
from tests.hand import NONE

MENU = "Mira el menú"
LEFT = Qt.MouseButton.LeftButton


def say(desk, **fields):
    board = desk.editor.board
    board.attempt(lambda: cards.set_fields(desk.document, [desk.card(MENU).id], fields))


def middle(desk, key):
    group = desk.editor.board.drawing.group("card", desk.card(MENU).id)
    box = place_of(group, key)
    return desk.view.mapFromScene(box.x + box.w / 2, box.y + box.h / 2)


@pytest.mark.parametrize(
    ("key", "value", "downs", "after"),
    [
        ("verdict", "strength", 1, "weakness"),
        ("advantage", "competitive", 1, "comparative"),
        ("friction", True, 1, None),
        ("protect", True, 1, None),
        ("risk", True, 1, None),
    ],
)
def test_a_click_on_a_mark_offers_its_choices(desk, key, value, downs, after):
    say(desk, **{key: value})
    spot = middle(desk, key)
    assert isinstance(spot, QPoint)
    QTest.mouseClick(desk.view.viewport(), LEFT, NONE, spot)
    menu = desk.editor.part(CardTools).picker
    assert isinstance(menu, QMenu)
    assert menu.actions()[0].isChecked()
    for _ in range(downs):
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert desk.card(MENU).fields.get(key) == after


@pytest.mark.parametrize("key", ["quality", "truth_type", "listening"])
def test_two_clicks_on_a_mark_that_is_not_typed_open_the_title(desk, key):
    say(desk, heard=True, moment_of_truth=True, truth_type="zmot", listening="survey")
    QTest.mouseDClick(desk.view.viewport(), LEFT, NONE, middle(desk, key))
    assert desk.view.writing.field.ref == Ref("card", desk.card(MENU).id)
    QTest.keyClick(desk.view.writing.field, Qt.Key.Key_Escape)
    assert desk.card(MENU).title == MENU
