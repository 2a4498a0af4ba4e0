"""Selected things are outlined, few and many, near by and from far away."""

import pytest
from PySide6.QtCore import QRect

from app.canvas.focus import Ref
from app.layout.shapes import Box
from tests.canvas.test_pixels import Sheet, nearness

ACCENT = "#0f6e84"


def frame(sheet: Sheet, box: Box) -> QRect:
    """A little of the left edge of a selected card, where its outline is."""
    area = sheet.area(Box(box.x - 0.7, box.y + box.h * 0.3, 0.1, box.h * 0.4))
    return QRect(area.left() - 2, area.top(), 5, max(1, area.height()))


@pytest.mark.parametrize("zoom", [0.25, 0.5, 1.0])
def test_a_selected_card_is_outlined_and_no_other(sheet, zoom):
    card, other = sheet.cards[10], sheet.cards[16]
    sheet.look(zoom, card)
    before = sheet.picture()
    sheet.board.select(Ref("card", card.id))
    after = sheet.picture()
    assert nearness(after, frame(sheet, sheet.box(card)), ACCENT) >= 0.2
    assert nearness(before, frame(sheet, sheet.box(card)), ACCENT) == 0
    assert nearness(after, frame(sheet, sheet.box(other)), ACCENT) == 0
    sheet.board.select()
    assert sheet.picture() == before


def test_of_many_selected_cards_each_is_marked_from_far_away(qapp, tmp_path):
    crowd = Sheet(tmp_path, 700)
    crowd.view.fit()
    assert crowd.view.transform().m11() < 1.5
    before = crowd.picture()
    crowd.board.select_all()
    after = crowd.picture()
    for card in (crowd.cards[0], crowd.cards[350], crowd.cards[699]):
        area = crowd.area(crowd.box(card))
        assert after.copy(area) != before.copy(area)
    grid = crowd.board.drawing.cells[0].box
    empty = crowd.area(Box(grid.x - 30, grid.y + 1, 20, 8))
    assert after.copy(empty) == before.copy(empty)
    crowd.close()


def test_only_what_is_selected_is_outlined_by_the_marks(sheet):
    chosen = sheet.cards[3:9]
    sheet.board.select(*(Ref("card", card.id) for card in chosen))
    boxes = sheet.board.scene.marks.selection.boxes
    assert len(boxes) == len(chosen)
    assert [box.top() for box in boxes] == sorted(box.top() for box in boxes)
