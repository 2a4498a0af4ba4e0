"""In a narrow view the bar beside a card leaves out what it has no room for, and is never cut off."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.card_bar import CardBar
from app.ui.card_bar_place import SETTLE_MS
from app.ui.editor_cards import CardTools
from tests.ui.desk import Desk


def bar_of(desk: Desk) -> CardBar:
    bar = desk.editor.part(CardTools).bar
    assert bar is not None
    return bar


def settled(desk: Desk, qtbot: QtBot) -> CardBar:
    """The bar, shown anew."""
    desk.view.board.select()
    assert not bar_of(desk).isVisible()
    desk.view.set_zoom(0.8)
    desk.view.board.select(desk.ref("Pide en la barra"))
    desk.view.reveal(desk.ref("Pide en la barra"))
    qtbot.waitUntil(bar_of(desk).isVisible, timeout=20 * SETTLE_MS)
    return bar_of(desk)


@pytest.mark.parametrize(("spare", "dots"), [(300, True), (30, True), (-30, False), (-60, False)])
def test_it_fits_into_the_view(desk: Desk, qtbot: QtBot, spare: int, dots: bool) -> None:
    """In a view so many pixels wider than the whole bar, whatever that takes on this screen."""
    wanted = settled(desk, qtbot).width() + spare
    port = desk.view.viewport()
    desk.window.resize(desk.window.width() + wanted - port.width(), 800)
    QApplication.processEvents()
    assert port.width() == pytest.approx(wanted, abs=15), "a window as narrow as this is what is tested"
    bar = settled(desk, qtbot)
    assert port.geometry().contains(bar.geometry())
    assert [dot.isVisible() for dot in bar.dots] == [dots] * len(bar.dots)
    assert bar.buttons["face"].isVisible()
    assert bar.buttons["away"].isVisible()


def test_where_nothing_of_it_fits_it_stays_away(desk: Desk) -> None:
    assert bar_of(desk).fit_into(800)
    assert not bar_of(desk).fit_into(60)
