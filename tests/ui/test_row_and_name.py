"""The line that shows a row's new height stops where the row will: at its label's name."""

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtTest import QTest

from app.canvas.resizing import lane_height
from app.domain.commands import grid
from tests.hand import LEFT, NONE
from tests.ui.desk import Desk


@pytest.mark.parametrize("title", ["Web", "Un canal con un nombre tan largo que ocupa varias líneas de su etiqueta"])
def test_what_is_shown_is_what_it_becomes(desk: Desk, title: str) -> None:
    lane = desk.lane("Web").id
    board = desk.view.board
    board.attempt(lambda: grid.edit_lane(desk.document, lane, title=title))
    board.attempt(lambda: grid.set_height(desk.document, [lane], 90.0))
    for card in desk.document.lane_cards(lane):
        board.drop_cards([card.id], (desk.stage("Pagar").id, desk.lane("Tienda").id), 0, copy=False)
    box = next(box for id_, box in board.drawing.lanes if id_ == lane)
    start = desk.view.mapFromScene(QPointF(box.x + 8, box.bottom))
    end = desk.view.mapFromScene(QPointF(box.x + 8, box.y + 1))
    port = desk.view.viewport()
    QTest.mouseMove(port, start)
    QTest.mousePress(port, LEFT, NONE, start)
    for step in range(1, 9):
        QTest.mouseMove(port, start + QPoint(0, (end.y() - start.y()) * step // 8))
    shown = board.scene.marks.bar.rect().center().y()
    QTest.mouseRelease(port, LEFT, NONE, end)
    after = next(box for id_, box in board.drawing.lanes if id_ == lane)
    assert lane_height(board, lane) < 80.0
    assert after.bottom == pytest.approx(shown, abs=0.6)
