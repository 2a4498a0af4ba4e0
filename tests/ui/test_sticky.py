"""Stage headers and lane labels that stay in view, under the mouse and on the screen."""

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.canvas.focus import Ref, box_of
from app.ui.editor_places import EditorPlaces
from tests.hand import ALT, NONE
from tests.ui.desk import Desk
from tests.ui.test_places import wide

__all__ = ["wide"]


def look_inside(desk: Desk, zoom: float = 1.0) -> None:
    """Somewhere in the middle of the map."""
    box = box_of(desk.view.board.drawing, desk.cell_ref("Stage 6", "Lane 6"))
    assert box is not None
    desk.view.go_to(zoom, box.x, box.y)
    QApplication.processEvents()


def stuck(desk: Desk, ref: Ref) -> QRect:
    place = desk.view.sticky.place_of(ref)
    assert place is not None, ref
    return place


def stage(desk: Desk, name: str) -> Ref:
    return Ref("stage", desk.stage(name).id)


def lane(desk: Desk, name: str) -> Ref:
    return Ref("lane", desk.lane(name).id)


def on_screen(desk: Desk) -> QImage:
    """What the window shows: its own memory, not painted anew."""
    port = desk.view.viewport()
    at = port.mapToGlobal(QPoint(0, 0))
    return desk.window.screen().grabWindow(0, at.x(), at.y(), port.width(), port.height()).toImage()


def test_headers_stick_only_when_they_are_out_of_view(wide: Desk) -> None:
    wide.view.fit()
    first = stage(wide, "Stage 0")
    assert wide.view.sticky.place_of(first) is None
    assert wide.view.covered().isNull()
    look_inside(wide)
    assert stuck(wide, stage(wide, "Stage 6")).top() < 40
    assert stuck(wide, lane(wide, "Lane 6")).left() < 10
    assert wide.view.sticky.place_of(first) is None, "it is far to the left"


@pytest.mark.parametrize("zoom", [0.12, 0.25, 0.5, 1.0, 2.0, 4.0])
def test_bands_stay_small_and_readable_at_every_zoom(wide: Desk, zoom: float) -> None:
    look_inside(wide, zoom)
    around, port = wide.view.covered(), wide.view.viewport().rect()
    if around.top():
        assert 30 <= around.top() <= 0.15 * port.height() + 1
        assert stuck(wide, stage(wide, "Stage 6")).height() >= 20
    if around.left():
        assert 40 <= around.left() <= 0.15 * port.width() + 1
    if zoom >= 0.5:
        assert around.top()
        assert around.left()


def test_a_stuck_header_is_selected_renamed_and_opens_its_menu(wide: Desk, qtbot: QtBot) -> None:
    look_inside(wide)
    place, port, ref = wide.view.look(), wide.view.viewport(), stage(wide, "Stage 6")
    spot = stuck(wide, ref).center()
    QTest.mouseClick(port, Qt.MouseButton.LeftButton, NONE, spot)
    assert wide.view.board.selection == (ref,)
    with qtbot.waitSignal(wide.view.menu_wanted) as menu:
        QApplication.sendEvent(
            port, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, port.mapToGlobal(spot), NONE)
        )
    assert menu.args[0] == ref
    popup = QApplication.activePopupWidget()
    assert popup is not None
    popup.close()
    QTest.mouseDClick(port, Qt.MouseButton.LeftButton, NONE, spot)
    assert wide.view.editor.isVisible()
    assert wide.view.editor.geometry().intersects(stuck(wide, ref))
    wide.hand.type("Later")
    wide.hand.key(Qt.Key.Key_Return)
    assert wide.stage("Later").id == ref.id
    assert wide.view.look() == pytest.approx(place, abs=0.01), "the map has not moved away"
    QTest.mouseClick(port, Qt.MouseButton.LeftButton, NONE, stuck(wide, lane(wide, "Lane 7")).center())
    assert wide.view.board.selection == (lane(wide, "Lane 7"),)


def test_the_corner_stands_for_the_map_and_hides_what_is_below(wide: Desk) -> None:
    look_inside(wide)
    QTest.mouseClick(wide.view.viewport(), Qt.MouseButton.LeftButton, NONE, QPoint(20, 20))
    assert wide.view.board.selection == (Ref("map", str(wide.editor.map_id)),)


def test_a_stuck_stage_is_dragged_behind_the_next_one_with_its_cards(wide: Desk) -> None:
    look_inside(wide, 0.6)
    start = stuck(wide, stage(wide, "Stage 6")).center()
    end = QPoint(stuck(wide, stage(wide, "Stage 8")).center().x() - 5, start.y())
    before = wide.view.look()
    wide.hand.drag(start, end)
    titles = [s.title for s in wide.document.stages(str(wide.editor.map_id))]
    assert titles[5:9] == ["Stage 5", "Stage 7", "Stage 6", "Stage 8"]
    assert wide.view.look() == pytest.approx(before, abs=0.01), "the map does not run away upwards"
    assert wide.titles("Stage 6", "Lane 3") == ["Card 6 3"]


def test_a_stuck_lane_is_dragged_below_the_next_one(wide: Desk) -> None:
    look_inside(wide, 0.6)
    start = stuck(wide, lane(wide, "Lane 6")).center()
    wide.hand.drag(start, QPoint(start.x(), stuck(wide, lane(wide, "Lane 8")).center().y() - 4))
    titles = [s.title for s in wide.document.lanes(str(wide.editor.map_id))]
    assert titles[5:9] == ["Lane 5", "Lane 7", "Lane 6", "Lane 8"]


def test_what_is_revealed_does_not_lie_under_a_band(wide: Desk) -> None:
    look_inside(wide)
    wide.view.board.select(wide.ref("Card 6 6"))
    wide.view.setFocus()
    for key, steps in ((Qt.Key.Key_Up, 4), (Qt.Key.Key_Left, 4), (Qt.Key.Key_Down, 7), (Qt.Key.Key_Right, 6)):
        for _ in range(steps):
            wide.hand.key(key)
            ref = wide.view.board.focus
            assert ref is not None
            box = box_of(wide.view.board.drawing, ref)
            assert box is not None
            for x, y in ((0.1, 0.1), (0.9, 0.1), (0.1, 0.9), (0.9, 0.9)):
                assert wide.view.ref_at(wide.hand.spot(ref, x, y)) == ref
    wide.editor.part(EditorPlaces).show(wide.ref("Card 1 1"))
    assert wide.view.ref_at(wide.hand.spot(wide.ref("Card 1 1"), 0.05, 0.05)) == wide.ref("Card 1 1")


def test_typing_on_a_stuck_header_stays_on_it_while_the_map_scrolls(wide: Desk) -> None:
    look_inside(wide)
    ref = stage(wide, "Stage 6")
    wide.view.board.select(ref)
    wide.hand.key(Qt.Key.Key_Return)
    top = wide.view.editor.y()
    bar = wide.view.verticalScrollBar()
    bar.setValue(bar.value() + 40)
    assert wide.view.editor.y() == top
    wide.hand.key(Qt.Key.Key_Escape)


def test_the_screen_shows_no_traces_of_the_bands_after_scrolling(wide: Desk) -> None:
    look_inside(wide)
    port = wide.view.viewport()
    for way in (QPoint(0, -120), QPoint(-120, 0), QPoint(0, 240), QPoint(360, 0)):
        at = QPointF(400, 300)
        wheel = QWheelEvent(
            at, port.mapToGlobal(at), QPoint(), way, Qt.MouseButton.NoButton, ALT if way.x() else NONE,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(port, wheel)
        wide.until_painted()
        shown, fresh = on_screen(wide), port.grab().toImage()
        assert shown.size() == fresh.size()
        assert differing(shown, fresh) == 0


def differing(one: QImage, other: QImage) -> int:
    """How many of the pixels of two pictures differ visibly."""
    kind = QImage.Format.Format_RGB32
    a, b = bytes(one.convertToFormat(kind).constBits()), bytes(other.convertToFormat(kind).constBits())
    return sum(1 for at in range(0, len(a), 4 * 7) if abs(a[at] - b[at]) > 24 or abs(a[at + 1] - b[at + 1]) > 24)
