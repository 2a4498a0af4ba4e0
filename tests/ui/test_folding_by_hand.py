"""Stages and lanes are collapsed by the chevron on their header, and take cards while they are collapsed."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.canvas.focus import Ref, box_of
from app.canvas.items import PlusItem
from app.layout.shapes import Box
from app.ui.card_palette import CardPalette
from tests.hand import CTRL, LEFT, NONE
from tests.ui.desk import Desk
from tests.ui.test_card_palette import drag_out
from tests.ui.test_places import wide

__all__ = ["wide"]


def head(desk: Desk, kind: str, title: str) -> Box:
    id_ = desk.stage(title).id if kind == "stage" else desk.lane(title).id
    group = desk.view.board.drawing.group(kind, id_)
    assert group is not None
    return group.box


def middle_of(desk: Desk, mark: PlusItem) -> QPoint:
    shown = mark.deviceTransform(desk.view.viewportTransform()).mapRect(mark.boundingRect())
    return shown.center().toPoint()


def meeting(desk: Desk, stage: str, lane: str) -> QPoint:
    """Where a column and a row meet on the viewport, collapsed or not."""
    drawing = desk.view.board.drawing
    column = next(box for id_, box in drawing.stages if id_ == desk.stage(stage).id)
    row = next(box for id_, box in drawing.lanes if id_ == desk.lane(lane).id)
    return desk.view.mapFromScene(QPointF(column.x + column.w / 2, row.y + row.h / 2))


@pytest.mark.parametrize(("kind", "title"), [("stage", "Pedir"), ("lane", "Tienda")])
def test_a_chevron_on_the_header_collapses_it(desk: Desk, kind: str, title: str) -> None:
    marks = desk.view.plus
    mark = marks.fold_stage if kind == "stage" else marks.fold_lane
    assert not mark.isVisible()
    QTest.mouseMove(desk.view.viewport(), desk.hand.spot(head(desk, kind, title), 0.3, 0.5))
    assert mark.isVisible()
    assert mark.toolTip()
    where = middle_of(desk, mark)
    QTest.mouseMove(desk.view.viewport(), where)
    assert mark.hot
    QTest.mouseClick(desk.view.viewport(), LEFT, NONE, where)
    id_ = desk.stage(title).id if kind == "stage" else desk.lane(title).id
    assert desk.view.board.drawing.collapsed == {id_}
    assert desk.session.undo_label is None or desk.session.undo_label.code == "new_project", "it is no edit"
    QTest.mouseMove(desk.view.viewport(), desk.hand.spot(desk.ref("Huele a café")) if kind == "stage" else QPoint(5, 5))
    assert not mark.isVisible()


def test_dragging_a_header_by_its_middle_still_moves_it(desk: Desk) -> None:
    box = head(desk, "stage", "Llegar")
    last = head(desk, "stage", "Pagar")
    QTest.mouseMove(desk.view.viewport(), desk.hand.spot(box, 0.3, 0.5))
    desk.hand.drag(desk.hand.spot(box, 0.3, 0.5), desk.hand.spot(last, 0.9, 0.5))
    assert [s.title for s in desk.document.stages(desk.editor.map_id or "")][-1] == "Llegar"
    assert not desk.view.board.drawing.collapsed


def test_a_header_too_narrow_has_no_chevron(desk: Desk) -> None:
    desk.view.set_zoom(0.06)
    QTest.mouseMove(desk.view.viewport(), desk.hand.spot(head(desk, "stage", "Pedir"), 0.5, 0.5))
    assert not desk.view.plus.fold_stage.isVisible()


def test_a_card_is_dropped_into_a_collapsed_stage_behind_the_others(desk: Desk) -> None:
    desk.view.board.collapse(desk.stage("Pedir").id)
    QApplication.processEvents()
    start = desk.hand.spot(desk.ref("Huele a café"), 0.3, 0.6)
    desk.hand.drag(start, meeting(desk, "Pedir", "Tienda"), drop=False)
    assert desk.view.board.scene.marks.bar.isVisible()
    QTest.mouseRelease(desk.view.viewport(), LEFT, NONE, meeting(desk, "Pedir", "Tienda"))
    assert desk.titles("Pedir", "Tienda") == ["Mira el menú", "Pide en la barra", "Huele a café"]
    saved = desk.on_disk()
    assert saved.get(type(desk.card("Huele a café")), desk.card("Huele a café").id).stage_id == desk.stage("Pedir").id
    assert desk.view.board.drawing.collapsed == {desk.stage("Pedir").id}
    desk.editor.undo()
    assert desk.titles("Llegar", "Tienda") == ["Huele a café"]


def test_a_copy_is_dropped_into_a_collapsed_lane(desk: Desk) -> None:
    desk.view.board.collapse(desk.lane("Web").id)
    QApplication.processEvents()
    start = desk.hand.spot(desk.ref("Huele a café"), 0.3, 0.6)
    desk.hand.drag(start, meeting(desk, "Pagar", "Web"), CTRL)
    assert desk.titles("Pagar", "Web") == ["Paga con el móvil", "Huele a café"]
    assert desk.titles("Llegar", "Tienda") == ["Huele a café"]


def test_nothing_lands_on_a_collapsed_curve(desk: Desk) -> None:
    desk.view.board.collapse(desk.lane("Emociones").id)
    QApplication.processEvents()
    start = desk.hand.spot(desk.ref("Huele a café"), 0.3, 0.6)
    desk.hand.drag(start, meeting(desk, "Pagar", "Emociones"), drop=False)
    assert not desk.view.board.scene.marks.bar.isVisible()
    QTest.mouseRelease(desk.view.viewport(), LEFT, NONE, meeting(desk, "Pagar", "Emociones"))
    assert desk.titles("Llegar", "Tienda") == ["Huele a café"]


@pytest.mark.parametrize("density", ["compact", "chronological"])
def test_a_new_card_dropped_into_a_collapsed_stage_opens_it_for_typing(desk: Desk, density: str) -> None:
    if density == "chronological":
        desk.actions["view.density"].trigger()
    desk.view.board.collapse(desk.stage("Pedir").id)
    QApplication.processEvents()
    button = desk.editor.part(CardPalette).rail.buttons["card"]
    drag_out(desk, button, meeting(desk, "Pedir", "Tienda"))
    assert not desk.view.board.drawing.collapsed
    assert desk.view.editor.isVisible()
    desk.hand.type("Pregunta")
    desk.hand.key(Qt.Key.Key_Return)
    assert desk.titles("Pedir", "Tienda") == ["Mira el menú", "Pide en la barra", "Pregunta"]


@pytest.mark.parametrize("kind", ["stage", "lane"])
def test_a_stuck_header_has_its_chevron_too(wide: Desk, kind: str) -> None:
    cell = box_of(wide.view.board.drawing, wide.cell_ref("Stage 6", "Lane 6"))
    assert cell is not None
    wide.view.go_to(1.0, cell.x + cell.w / 2, cell.y + cell.h / 2)
    QApplication.processEvents()
    ref = Ref("stage", wide.stage("Stage 6").id) if kind == "stage" else Ref("lane", wide.lane("Lane 6").id)
    place = wide.view.sticky.place_of(ref)
    assert place is not None
    mark = wide.view.plus.fold_stage if kind == "stage" else wide.view.plus.fold_lane
    QTest.mouseMove(wide.view.viewport(), QPoint(place.left() + place.width() // 4, place.center().y()))
    assert mark.isVisible()
    where = middle_of(wide, mark)
    assert place.contains(where)
    QTest.mouseMove(wide.view.viewport(), where)
    assert mark.hot
    QTest.mouseClick(wide.view.viewport(), LEFT, NONE, where)
    assert wide.view.board.drawing.collapsed == {ref.id}
    wide.view.horizontalScrollBar().setValue(wide.view.horizontalScrollBar().value() + 40)
    assert not mark.isVisible()
