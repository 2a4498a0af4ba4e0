"""In a narrow view the bar beside a card leaves out what it has no room for, and is never cut off."""

import pytest
from PySide6.QtTest import QTest

from app.ui.card_bar_place import SETTLE_MS
from app.ui.editor_cards import CardTools
from tests.ui.desk import Desk


@pytest.mark.parametrize(("width", "dots"), [(1500, True), (690, False)])
def test_it_fits_into_the_view(desk: Desk, qtbot, width: int, dots: bool) -> None:
    desk.window.resize(width, 800)
    QTest.qWait(50)
    desk.view.set_zoom(0.8)
    desk.view.board.select(desk.ref("Pide en la barra"))
    desk.view.reveal(desk.ref("Pide en la barra"))
    bar = desk.editor.part(CardTools).bar
    assert bar is not None
    qtbot.waitUntil(bar.isVisible, timeout=20 * SETTLE_MS)
    assert desk.view.viewport().geometry().contains(bar.geometry())
    assert bar.dots[0].isVisible() is dots
    assert bar.buttons["face"].isVisible()
    assert bar.buttons["away"].isVisible()


def test_where_nothing_of_it_fits_it_stays_away(desk: Desk) -> None:
    bar = desk.editor.part(CardTools).bar
    assert bar is not None
    assert bar.fit_into(800)
    assert not bar.fit_into(60)
