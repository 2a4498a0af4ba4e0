"""The minimap in the corner, with a real mouse on the real window."""

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.canvas.focus import box_of
from app.canvas.minimap import RENEW_MS, MinimapWindow
from app.domain.commands import cards
from app.domain.records import Card
from app.ui.action_table import Actions
from app.ui.editor import Editor
from app.ui.editor_minimap import Minimap
from app.ui.theme import tokens
from tests.hand import ALT, LEFT, NONE
from tests.ui.desk import Desk
from tests.ui.test_places import wide

__all__ = ["wide"]


def window(desk: Desk) -> MinimapWindow:
    """The minimap, somewhere inside the map at full size."""
    desk.view.go_to(1.0, 300.0, 200.0)
    QApplication.processEvents()
    here = desk.editor.part(Minimap).window
    assert here is not None
    return here


def middle_is(desk: Desk, x: float, y: float, here: MinimapWindow) -> bool:
    """Whether a point of the sheet is in the middle of the view, as exactly as a pixel of the minimap."""
    pixel = 1 / (here.spot(1.0, 0.0).x() - here.spot(0.0, 0.0).x())
    _, at_x, at_y = desk.view.look()
    return abs(at_x - x) <= pixel and abs(at_y - y) <= pixel


def picture(here: MinimapWindow) -> QImage:
    return here.grab().toImage()


def test_it_is_there_only_while_the_map_does_not_fit(wide: Desk) -> None:
    here = window(wide)
    assert here.isVisible()
    port = wide.view.viewport().rect()
    assert port.contains(here.geometry())
    assert here.geometry().center().x() > port.center().x()
    assert here.geometry().center().y() > port.center().y()
    wide.view.fit()
    assert not here.isVisible()
    wide.view.set_zoom(1.0)
    assert here.isVisible()


def test_a_click_goes_there_and_back_comes_back(wide: Desk) -> None:
    here = window(wide)
    before = wide.view.look()
    sheet = wide.view.sheet()
    x, y = sheet.w * 0.75, sheet.h * 0.6
    QTest.mouseClick(here, LEFT, NONE, here.spot(x, y).toPoint())
    assert middle_is(wide, x, y, here)
    assert wide.view.zoom == pytest.approx(1.0)
    QTest.keyClick(wide.view, Qt.Key.Key_PageUp, ALT)
    assert wide.view.look() == pytest.approx(before, abs=1.0)


def test_a_drag_moves_on(wide: Desk) -> None:
    here = window(wide)
    sheet = wide.view.sheet()
    QTest.mousePress(here, LEFT, NONE, here.spot(sheet.w * 0.3, sheet.h * 0.3).toPoint())
    for share in (0.4, 0.6, 0.8):
        QTest.mouseMove(here, here.spot(sheet.w * share, sheet.h * 0.5).toPoint())
        QApplication.processEvents()
        assert middle_is(wide, sheet.w * share, sheet.h * 0.5, here)
    QTest.mouseMove(here, QPoint(here.width() * 5, -500))
    QApplication.processEvents()
    assert middle_is(wide, sheet.w, 0.0, here), "no farther than the sheet's edge"
    QTest.mouseRelease(here, LEFT, NONE, QPoint(here.width() * 5, -500))
    look = wide.view.look()
    QTest.mouseMove(here, here.rect().center())
    assert wide.view.look() == look


def test_the_wheel_zooms_around_the_middle(wide: Desk) -> None:
    here = window(wide)
    zoom, x, y = wide.view.look()
    at = QPointF(here.rect().center())
    turn = QWheelEvent(at, QPointF(here.mapToGlobal(at)), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, NONE,
                       Qt.ScrollPhase.NoScrollPhase, False)  # fmt: skip
    QApplication.sendEvent(here, turn)
    assert wide.view.look() == pytest.approx((zoom * 1.0015**120, x, y), abs=1.0)
    assert wide.view.zoom > zoom


def test_an_edit_changes_the_picture_and_scrolling_does_not_paint_it_again(wide: Desk, qtbot: QtBot) -> None:
    here = window(wide)
    box = box_of(wide.view.board.drawing, wide.ref("Card 10 8"))
    assert box is not None
    at = here.spot(box.x + box.w / 2, box.y + box.h / 2).toPoint()
    before = picture(here)
    wide.view.board.select(wide.ref("Card 10 8"))
    wide.actions["card.face_1"].trigger()
    assert wide.document.get(Card, wide.ref("Card 10 8").id).emotion == -2
    ratio = before.devicePixelRatio()
    spot = QPoint(int(at.x() * ratio), int(at.y() * ratio))
    qtbot.waitUntil(lambda: picture(here).pixelColor(spot) != before.pixelColor(spot), timeout=10_000)
    qtbot.waitUntil(lambda: not here._renewing.isActive())  # noqa: SLF001
    kept = here.picture().cacheKey()
    wide.view.look_at(500.0, 300.0)
    QTest.qWait(RENEW_MS + 50)
    assert here.picture().cacheKey() == kept


def test_what_a_filter_leaves_out_is_pale(wide: Desk, qtbot: QtBot) -> None:
    here = window(wide)
    before = picture(here)
    wide.view.board.scene.set_dimmed(frozenset(card.id for card in wide.document.all(Card)))
    qtbot.waitUntil(lambda: lightness(picture(here)) > lightness(before), timeout=10_000)


def lightness(image: QImage) -> int:
    small = image.scaled(1, 1, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    return small.pixelColor(0, 0).lightness()


def test_the_frame_is_around_what_is_in_view(wide: Desk) -> None:
    here = window(wide)
    corner = wide.view.mapToScene(QPoint(0, 0))
    wide.view.look_at(corner.x() + 400.0, corner.y() + 300.0)
    image = picture(here)
    port = wide.view.mapToScene(wide.view.viewport().rect()).boundingRect()
    seen = QRectF(here.spot(port.left(), port.top()), here.spot(port.right(), port.bottom()))
    mark = QColor(tokens(False).selection)
    ratio = image.devicePixelRatio()
    on_edge = image.pixelColor(int(seen.left() * ratio), int(seen.center().y() * ratio))
    assert abs(on_edge.red() - mark.red()) + abs(on_edge.blue() - mark.blue()) < 120


def test_panning_leaves_no_trails(wide: Desk) -> None:
    here = window(wide)
    port = wide.view.viewport()
    QTest.mousePress(port, Qt.MouseButton.MiddleButton, NONE, QPoint(600, 400))
    for step in range(1, 13):
        QTest.mouseMove(port, QPoint(600 - 17 * step, 400 - 11 * step))
        QApplication.processEvents()
    QTest.mouseRelease(port, Qt.MouseButton.MiddleButton, NONE, QPoint(396, 268))
    assert here.isVisible()
    QApplication.processEvents()
    panned = wide.window.grab().toImage()
    port.update()
    here.update()
    QApplication.processEvents()
    assert panned == wide.window.grab().toImage()
    gap = port.rect().bottomRight() - here.geometry().bottomRight()
    assert gap.x() == gap.y() > 0


def test_it_makes_way_for_what_is_dragged(wide: Desk) -> None:
    here = window(wide)
    port = wide.view.viewport()
    start = wide.hand.spot(wide.ref("Card 2 2"))
    assert port.rect().contains(start)
    QTest.mousePress(port, LEFT, NONE, start)
    for share in (0.2, 0.6, 1.0):
        QTest.mouseMove(port, start + (here.geometry().center() - start) * share)
        QApplication.processEvents()
    assert not here.isVisible()
    QTest.mouseRelease(port, LEFT, NONE, here.geometry().center())
    assert here.isVisible()


def test_the_action_hides_it_and_it_stays_so(wide: Desk, qtbot: QtBot) -> None:
    here = window(wide)
    assert wide.actions["view.minimap"].isChecked()
    QTest.keyClick(wide.view, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert not here.isVisible()
    assert not wide.actions["view.minimap"].isChecked()
    wide.view.set_zoom(1.3)
    assert not here.isVisible()
    table = Actions(wide.window, lambda _id: None)
    again = Editor(wide.session, wide.editor.settings, table, tokens(False), wide.editor.map_id)
    qtbot.addWidget(again)
    again.resize(1200, 800)
    again.show()
    assert again.view is not None
    again.view.set_zoom(1.0)
    other = again.part(Minimap).window
    assert other is not None
    assert not other.isVisible()
    assert not table["view.minimap"].isChecked()
    again.close_page()
    wide.actions["view.minimap"].trigger()
    assert here.isVisible()


def test_it_has_a_name_and_a_tip_with_its_key(wide: Desk) -> None:
    here = window(wide)
    assert here.accessibleName() == "Minimap"
    assert here.toolTip() == "Minimap (Ctrl+Shift+M)"


def test_an_edit_that_makes_the_sheet_higher_does_not_wait_for_its_picture(wide: Desk, qtbot: QtBot) -> None:
    here = window(wide)
    before = here.picture()
    sheet = wide.view.sheet()
    ref = wide.ref("Card 3 2")
    edit = cards.set_fields(wide.document, [ref.id], {"text": "A text of many lines. " * 60})
    wide.view.board.attempt(lambda: edit)
    QApplication.processEvents()
    assert wide.view.sheet().h > sheet.h
    assert here.picture() is before
    qtbot.waitUntil(lambda: here.picture() is not before, timeout=20 * RENEW_MS)
    assert here.picture().size() == here.size() * here.devicePixelRatioF()
