"""The "+" marks that come under the pointer between stages and between lanes."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from app.canvas.items import PlusItem
from app.canvas.plus import BETWEEN
from tests.hand import LEFT, NONE
from tests.ui.desk import Desk


def over_border(desk: Desk, stage: str) -> QPoint:
    """A little above the upper left corner of a stage's header."""
    head = desk.view.board.drawing.group("stage", desk.stage(stage).id)
    box = next(box for id_, box in desk.view.board.drawing.stages if id_ == desk.stage(stage).id)
    assert head is not None
    return desk.view.mapFromScene(QPointF(box.x, head.y)) - QPoint(0, 8)


def beside_border(desk: Desk, lane: str) -> QPoint:
    """A little left of the upper left corner of a lane's label."""
    box = next(box for id_, box in desk.view.board.drawing.lanes if id_ == desk.lane(lane).id)
    return desk.view.mapFromScene(QPointF(box.x, box.y)) - QPoint(8, 0)


def press_on(desk: Desk, mark: PlusItem, away: QPoint) -> None:
    """Go to the middle of a mark and click."""
    port = desk.view.viewport()
    middle = desk.view.mapFromScene(mark.pos()) + away
    QTest.mouseMove(port, middle)
    assert mark.isVisible()
    assert mark.hot
    assert port.cursor().shape() == Qt.CursorShape.PointingHandCursor
    QTest.mouseClick(port, LEFT, NONE, middle)


def test_between_two_stages_a_plus_adds_one_there(desk: Desk) -> None:
    marks = desk.view.plus
    assert not marks.before_stage.isVisible()
    QTest.mouseMove(desk.view.viewport(), over_border(desk, "Pedir"))
    press_on(desk, marks.before_stage, QPoint(0, -round(BETWEEN)))
    desk.hand.type("Mirar")
    desk.hand.key(Qt.Key.Key_Return)
    assert [s.title for s in desk.document.stages(desk.editor.map_id or "")] == ["Llegar", "Mirar", "Pedir", "Pagar"]


def test_before_the_first_stage_there_is_one_too(desk: Desk) -> None:
    QTest.mouseMove(desk.view.viewport(), over_border(desk, "Llegar"))
    press_on(desk, desk.view.plus.before_stage, QPoint(0, -round(BETWEEN)))
    desk.hand.type("Soñar")
    desk.hand.key(Qt.Key.Key_Return)
    first = desk.document.stages(desk.editor.map_id or "")[0]
    assert (first.title, first.phase) == ("Soñar", "before")


def test_between_two_lanes_a_plus_adds_one_there(desk: Desk) -> None:
    QTest.mouseMove(desk.view.viewport(), beside_border(desk, "Web"))
    press_on(desk, desk.view.plus.before_lane, QPoint(-round(BETWEEN), 0))
    desk.hand.type("Chat")
    desk.hand.key(Qt.Key.Key_Return)
    lanes = [ln.title for ln in desk.document.lanes(desk.editor.map_id or "")]
    assert lanes == ["Emociones", "Tienda", "Chat", "Web", "Dolores"]


def test_on_the_header_itself_there_is_the_border_and_no_plus(desk: Desk) -> None:
    marks, port = desk.view.plus, desk.view.viewport()
    QTest.mouseMove(port, over_border(desk, "Pedir"))
    assert marks.before_stage.isVisible()
    head = desk.view.board.drawing.group("stage", desk.stage("Pedir").id)
    assert head is not None
    middle = desk.view.mapFromScene(QPointF(0, head.y + head.h / 2)).y()
    QTest.mouseMove(port, QPoint(over_border(desk, "Pedir").x(), middle))
    assert not marks.before_stage.isVisible()
    assert port.cursor().shape() == Qt.CursorShape.SplitHCursor
    QTest.mouseMove(port, desk.hand.spot(desk.ref("Mira el menú")))
    assert not marks.before_lane.isVisible()


def test_a_cell_that_is_tiny_on_screen_has_no_plus_over_its_cards(desk: Desk) -> None:
    cell = desk.cell_ref("Llegar", "Web")
    QTest.mouseMove(desk.view.viewport(), desk.hand.spot(cell))
    assert desk.view.plus.card.isVisible()
    desk.view.set_zoom(0.12)
    QTest.mouseMove(desk.view.viewport(), desk.hand.spot(cell) + QPoint(1, 1))
    assert not desk.view.plus.card.isVisible()
