"""Going somewhere and back, with real keys and mouse buttons."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.canvas.focus import Ref, box_of
from app.domain.commands import maps
from app.domain.drafts import CardDraft, LaneDraft, MapDraft, StageDraft
from app.ui.editor_places import LEGIBLE, EditorPlaces
from tests.hand import ALT, CTRL, SHIFT
from tests.ui.desk import Desk

WIDE = MapDraft(
    "Wide",
    tuple(StageDraft(f"Stage {n}") for n in range(14)),
    tuple(LaneDraft("channel", f"Lane {n}", {"icon": "web"}) for n in range(12)),
    tuple(CardDraft(f"Card {s} {n}", s, n) for s in range(14) for n in range(12)),
)


@pytest.fixture
def wide(desk: Desk) -> Desk:
    """The desk with a large map, and the café as the other one."""
    desk.session.do(maps.add_map(desk.document, WIDE))
    desk.editor.open_map(desk.document.maps[1].id)
    QApplication.processEvents()
    return desk


def key(desk: Desk, key: Qt.Key, keys: Qt.KeyboardModifier) -> None:
    """A shortcut of the window."""
    QTest.keyClick(desk.view, key, keys)
    QApplication.processEvents()


def show(desk: Desk, title: str) -> None:
    desk.editor.part(EditorPlaces).show(desk.ref(title))


def test_zooming_to_the_selection_shows_all_of_it_and_goes_back(wide: Desk) -> None:
    wide.view.set_zoom(1.0)
    start = wide.view.look()
    first, last = wide.ref("Card 3 2"), wide.ref("Card 5 4")
    wide.view.board.select(first, last)
    key(wide, Qt.Key.Key_2, SHIFT)
    for ref in (first, last):
        box = box_of(wide.view.board.drawing, ref)
        assert box is not None
        assert wide.view.shows(box)
    assert wide.view.zoom > 0.3
    key(wide, Qt.Key.Key_PageUp, ALT)
    assert wide.view.look() == pytest.approx(start, abs=0.6)


def test_nothing_selected_cannot_be_zoomed_to(wide: Desk) -> None:
    wide.view.board.select()
    assert not wide.editor.is_enabled("zoom.selection")


def test_a_jump_selects_and_comes_close_enough_to_read(wide: Desk) -> None:
    wide.view.fit()
    assert wide.view.zoom < LEGIBLE
    show(wide, "Card 13 11")
    ref = wide.ref("Card 13 11")
    box = box_of(wide.view.board.drawing, ref)
    assert wide.view.board.focus == ref
    assert box is not None
    assert wide.view.shows(box)
    assert wide.view.zoom >= LEGIBLE
    key(wide, Qt.Key.Key_PageUp, ALT)
    assert wide.view.place() is None, "the whole map was fitted before"
    key(wide, Qt.Key.Key_PageDown, ALT)
    assert wide.view.shows(box)


def test_what_can_be_seen_and_read_is_not_moved(wide: Desk) -> None:
    wide.view.set_zoom(0.9)
    show(wide, "Card 0 0")
    place = wide.view.look()
    show(wide, "Card 0 1")
    assert wide.view.look() == place


def test_the_mouse_has_buttons_for_back_and_forward(wide: Desk) -> None:
    show(wide, "Card 0 0")
    there = wide.view.look()
    show(wide, "Card 13 11")
    QTest.mouseClick(wide.view.viewport(), Qt.MouseButton.BackButton, pos=QPoint(300, 300))
    assert wide.view.look() == pytest.approx(there, abs=0.6)
    QTest.mouseClick(wide.view.viewport(), Qt.MouseButton.ForwardButton, pos=QPoint(300, 300))
    assert wide.view.shows(box_of(wide.view.board.drawing, wide.ref("Card 13 11")))  # type: ignore[arg-type]


def test_back_leads_to_the_other_map_and_to_where_one_was_on_it(wide: Desk) -> None:
    cafe, big = (m.id for m in wide.document.maps)
    show(wide, "Card 13 11")
    there = wide.view.look()
    key(wide, Qt.Key.Key_Tab, CTRL)
    assert wide.editor.map_id == cafe
    assert wide.editor.is_enabled("view.back")
    key(wide, Qt.Key.Key_PageUp, ALT)
    assert wide.editor.map_id == big
    assert wide.view.look() == pytest.approx(there, abs=0.6)
    key(wide, Qt.Key.Key_PageDown, ALT)
    assert wide.editor.map_id == cafe
    key(wide, Qt.Key.Key_Backtab, CTRL | SHIFT)
    assert wide.editor.map_id == big


def test_a_jump_to_another_map_is_one_step(wide: Desk) -> None:
    cafe, big = (m.id for m in wide.document.maps)
    places = wide.editor.part(EditorPlaces)
    places.show(Ref("card", wide.card("Huele a café").id), map_id=cafe)
    assert wide.editor.map_id == cafe
    assert wide.view.board.focus == wide.ref("Huele a café")
    key(wide, Qt.Key.Key_PageUp, ALT)
    assert wide.editor.map_id == big


def test_jumps_of_one_search_are_one_step_back(wide: Desk) -> None:
    show(wide, "Card 0 0")
    there = wide.view.look()
    places = wide.editor.part(EditorPlaces)
    for title in ("Card 6 11", "Card 13 0", "Card 13 11"):
        places.show(wide.ref(title), source="find")
    key(wide, Qt.Key.Key_PageUp, ALT)
    assert wide.view.look() == pytest.approx(there, abs=0.6)


def test_a_map_that_was_deleted_is_passed_over(wide: Desk) -> None:
    big = wide.editor.map_id
    key(wide, Qt.Key.Key_Tab, CTRL)
    wide.session.do(maps.delete_map(wide.document, str(big)))
    assert not wide.editor.is_enabled("view.back")
    assert not wide.editor.is_enabled("map.next")
