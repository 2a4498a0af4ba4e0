"""What is selected is never under the minimap or out of a smaller view; marks grow with the interface."""

import pytest
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtWidgets import QApplication

from app.canvas.badge import Badge
from app.canvas.focus import Ref, box_of
from app.canvas.items import rect_of
from app.domain.commands import grid
from app.domain.drafts import StageDraft
from app.ui.editor_find import Finding
from app.ui.editor_minimap import Minimap
from app.ui.theme import px
from tests.hand import CTRL
from tests.ui.desk import Desk
from tests.ui.test_places import wide

__all__ = ["wide"]


def minimap(desk: Desk) -> QRect:
    window = desk.editor.part(Minimap).window
    assert window is not None
    assert window.isVisible()
    return window.geometry()


def on_screen(desk: Desk, ref: Ref) -> QRect:
    box = box_of(desk.view.board.drawing, ref)
    assert box is not None
    return desk.view.mapFromScene(rect_of(box)).boundingRect()


def under_the_minimap(desk: Desk) -> Ref:
    """Look at the map so that a cell with cards lies under the middle of the minimap; a card of it."""
    desk.view.go_to(0.6, 300.0, 300.0)
    QApplication.processEvents()
    cards = [Ref("card", group.owner) for group in desk.view.board.drawing.by_role("card")]
    card = cards[len(cards) // 2]
    away = on_screen(desk, card).center() - minimap(desk).center()
    desk.view.horizontalScrollBar().setValue(desk.view.horizontalScrollBar().value() + away.x())
    desk.view.verticalScrollBar().setValue(desk.view.verticalScrollBar().value() + away.y())
    QApplication.processEvents()
    assert on_screen(desk, card).intersects(minimap(desk))
    return card


def test_revealing_a_card_brings_it_out_from_under_the_minimap(wide: Desk) -> None:
    card = under_the_minimap(wide)
    wide.view.board.select(card)
    wide.view.reveal(card)
    QApplication.processEvents()
    assert not on_screen(wide, card).intersects(minimap(wide))
    assert wide.view.viewport().rect().contains(on_screen(wide, card))


def test_find_goes_to_a_card_under_the_minimap(wide: Desk) -> None:
    card = under_the_minimap(wide)
    title = next(c.title for c in wide.document.cards(wide.editor.map_id or "") if c.id == card.id)
    wide.hand.key(Qt.Key.Key_F, CTRL)
    bar = wide.editor.part(Finding).bar
    bar.field.setText(title)
    QApplication.processEvents()
    focus = wide.view.board.focus
    assert focus is not None
    assert not on_screen(wide, focus).intersects(minimap(wide))


def test_a_bar_that_takes_room_leaves_the_selected_card_in_view(desk: Desk) -> None:
    desk.view.set_zoom(1.0)
    card = desk.ref("La cola no avanza")
    desk.view.board.select(card)
    desk.view.reveal(card)
    down = desk.view.verticalScrollBar()
    down.setValue(down.value() - (desk.view.viewport().height() - on_screen(desk, card).bottom() - 6))
    QApplication.processEvents()
    assert desk.view.viewport().rect().contains(on_screen(desk, card))
    for id_ in ("view.filter", "edit.replace", "card.capture"):
        desk.actions[id_].trigger()
        QApplication.processEvents()
        assert desk.view.viewport().rect().contains(on_screen(desk, card)), id_


def test_marks_and_stuck_headers_grow_with_the_interface(sized) -> None:
    window = sized(100)
    view = window.editor.view
    badge = Badge(view.palette().text().color(), QPointF())
    badge.say("3")
    plus = view.plus.stage
    small = plus.sceneTransform().mapRect(plus.boundingRect()).width()
    low = badge.boundingRect().height()
    window.resize(1366, 600)  # too low for a row of phases
    QApplication.processEvents()
    view.go_to(2.0, 150.0, 150.0)
    high = view.sticky.margins(now=False).top()
    window.table["view.size_200"].trigger()
    QApplication.processEvents()
    assert px(100) == 200
    assert plus.sceneTransform().mapRect(plus.boundingRect()).width() == 2 * small
    assert view.sticky.margins(now=False).top() > 1.4 * high
    large = Badge(view.palette().text().color(), QPointF())
    large.say("3")
    assert large.boundingRect().height() > 1.6 * low


@pytest.mark.parametrize("stages", [0, 10])
def test_at_double_size_the_plus_beside_a_fitted_map_is_whole(sized, stages: int) -> None:
    window = sized(200)
    view, board = window.editor.view, window.editor.board
    for at in range(stages):
        board.attempt(lambda at=at: grid.add_stage(board.document, board.map_id, StageDraft(f"{at}")))
    view.fit()
    QApplication.processEvents()
    port = view.viewport().rect()
    for mark in (view.plus.stage, view.plus.lane):
        shown = mark.deviceTransform(view.viewportTransform()).mapRect(mark.boundingRect())
        assert port.contains(shown.toAlignedRect()), mark.toolTip()
