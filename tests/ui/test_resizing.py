"""Dragging the borders of columns and rows with a real mouse."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from app.canvas.badge import Badge
from app.layout.shapes import Box
from tests.hand import LEFT, NONE
from tests.ui.desk import Desk


def column(desk: Desk, title: str) -> Box:
    return next(box for id_, box in desk.view.board.drawing.stages if id_ == desk.stage(title).id)


def row(desk: Desk, title: str) -> Box:
    return next(box for id_, box in desk.view.board.drawing.lanes if id_ == desk.lane(title).id)


def right_border(desk: Desk, title: str) -> QPoint:
    """The viewport's point on the right border of a stage's header."""
    head = desk.view.board.drawing.group("stage", desk.stage(title).id)
    assert head is not None
    return desk.view.mapFromScene(QPointF(column(desk, title).right, head.y + head.h * 0.2))


def lower_border(desk: Desk, title: str) -> QPoint:
    box = row(desk, title)
    return desk.view.mapFromScene(QPointF(box.x + 20, box.bottom))


def mm(desk: Desk, millimetres: float) -> int:
    return round(millimetres * desk.view.transform().m11())


def badge(desk: Desk) -> str:
    items = [i for i in desk.view.scene().items() if isinstance(i, Badge) and i.isVisible()]
    return items[0].text if items else ""


def test_a_column_becomes_wider_by_whole_cards_in_one_edit(desk: Desk) -> None:
    start, before = right_border(desk, "Pedir"), column(desk, "Pedir").w
    port = desk.view.viewport()
    QTest.mouseMove(port, start)
    assert port.cursor().shape() == Qt.CursorShape.SplitHCursor
    assert port.toolTip()
    end = start + QPoint(mm(desk, 90), 30)
    desk.hand.drag(start, end, drop=False)
    assert badge(desk) == "4 cards wide"
    assert desk.stage("Pedir").fields.get("columns") is None
    ghost = desk.view.board.scene.marks.cell.rect()
    QTest.mouseRelease(port, LEFT, NONE, end)
    assert desk.stage("Pedir").fields["columns"] == 4
    assert column(desk, "Pedir").w > before + 100
    assert abs(column(desk, "Pedir").w - ghost.width()) < 0.01, "the ghost told the truth"
    desk.editor.undo()
    assert column(desk, "Pedir").w == before
    assert badge(desk) == ""


def test_a_column_becomes_narrower_and_a_double_click_fits_it_again(desk: Desk) -> None:
    before = column(desk, "Pedir").w
    start = right_border(desk, "Pedir")
    desk.hand.drag(start, start - QPoint(mm(desk, 500), 0))
    assert desk.stage("Pedir").fields["columns"] == 1
    border = right_border(desk, "Pedir")
    QTest.mouseClick(desk.view.viewport(), LEFT, NONE, border)
    QTest.mouseDClick(desk.view.viewport(), LEFT, NONE, border)
    assert "columns" not in desk.stage("Pedir").fields
    assert column(desk, "Pedir").w == before
    assert not desk.view.editor.isVisible()


def test_a_border_that_hardly_moves_or_is_given_up_changes_nothing(desk: Desk) -> None:
    before = desk.document
    start = right_border(desk, "Llegar")
    desk.hand.drag(start, start + QPoint(12, 0))
    desk.hand.drag(start, start + QPoint(mm(desk, 120), 0), drop=False)
    desk.hand.key(Qt.Key.Key_Escape)
    QTest.mouseRelease(desk.view.viewport(), LEFT, NONE, start)
    desk.hand.drag(lower_border(desk, "Web"), lower_border(desk, "Web") + QPoint(0, 60), drop=False)
    desk.hand.key(Qt.Key.Key_Escape)
    QTest.mouseRelease(desk.view.viewport(), LEFT, NONE, start)
    assert desk.document == before
    assert not desk.view.board.scene.marks.bar.isVisible()
    assert badge(desk) == ""


def test_a_row_becomes_higher_and_never_lower_than_its_cards(desk: Desk) -> None:
    before = row(desk, "Tienda").h
    start = lower_border(desk, "Tienda")
    QTest.mouseMove(desk.view.viewport(), start)
    assert desk.view.viewport().cursor().shape() == Qt.CursorShape.SplitVCursor
    end = start + QPoint(0, mm(desk, 40))
    desk.hand.drag(start, end, drop=False)
    said = badge(desk)
    QTest.mouseRelease(desk.view.viewport(), LEFT, NONE, end)
    height = desk.lane("Tienda").fields["height"]
    assert isinstance(height, float)
    assert said == f"{round(height)}\u00a0mm high"
    assert abs(row(desk, "Tienda").h - before - 40) < 2
    start = lower_border(desk, "Tienda")
    desk.hand.drag(start, start - QPoint(0, mm(desk, 300)))
    assert "height" not in desk.lane("Tienda").fields
    assert abs(row(desk, "Tienda").h - before) < 0.01
    assert [c.title for c in desk.document.lane_cards(desk.lane("Tienda").id)]


def test_the_curve_is_made_higher_and_fitted_again(desk: Desk) -> None:
    curve = desk.view.board.drawing.curve
    assert curve is not None
    before = curve.box.h
    start = lower_border(desk, "Emociones")
    desk.hand.drag(start, start + QPoint(0, mm(desk, 30)))
    after = desk.view.board.drawing.curve
    assert after is not None
    assert abs(after.box.h - before - 30) < 2
    border = lower_border(desk, "Emociones")
    QTest.mouseClick(desk.view.viewport(), LEFT, NONE, border)
    QTest.mouseDClick(desk.view.viewport(), LEFT, NONE, border)
    assert "height" not in desk.lane("Emociones").fields


def test_a_header_that_sticks_to_the_edge_has_borders_too(desk: Desk) -> None:
    view = desk.view
    view.set_zoom(1.5)
    view.go_to(1.5, *centre(row(desk, "Dolores"), column(desk, "Pedir")))
    head = view.board.drawing.group("stage", desk.stage("Pedir").id)
    assert head is not None
    start = QPoint(view.mapFromScene(QPointF(column(desk, "Pedir").right, 0)).x(), view.covered().top() // 2)
    assert view.sticky.covers(start)
    desk.hand.drag(start, start + QPoint(mm(desk, 50), 0))
    assert desk.stage("Pedir").fields["columns"] == 3


def centre(line: Box, beside: Box) -> tuple[float, float]:
    return beside.x + beside.w / 2, line.y + line.h / 2
