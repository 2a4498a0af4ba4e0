"""Find and replace with real keys on the real page."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.canvas.focus import Ref, box_of
from app.domain.commands import cards
from app.ui.editor_find import Finding
from app.ui.find_bar import FindBar
from tests.hand import CTRL, NONE, SHIFT
from tests.ui.desk import Desk
from tests.ui.test_places import wide

__all__ = ["wide"]


def key(desk: Desk, key: Qt.Key, keys: Qt.KeyboardModifier = NONE) -> None:
    """A key for whatever has the focus."""
    target = QApplication.focusWidget() or desk.view
    QTest.keyClick(target, key, keys)
    QApplication.processEvents()


def finding(desk: Desk) -> Finding:
    return desk.editor.part(Finding)


def look_for(desk: Desk, text: str, keys: Qt.Key = Qt.Key.Key_F) -> FindBar:
    """Open the bar and type."""
    desk.view.setFocus()
    key(desk, keys, CTRL)
    bar = finding(desk).bar
    assert bar.isVisible()
    assert bar.field.hasFocus()
    QTest.keyClicks(bar.field, text)
    return bar


def test_typing_finds_without_accents_and_case_and_goes_there(desk: Desk) -> None:
    bar = look_for(desk, "CAFE")
    assert bar.count.text() == "1 of 2"
    assert desk.view.board.focus == Ref("map", str(desk.editor.map_id))
    key(desk, Qt.Key.Key_Return)
    assert bar.count.text() == "2 of 2"
    assert desk.view.board.selection == (desk.ref("Huele a café"),)
    assert bar.field.hasFocus(), "one can go on with Enter"
    key(desk, Qt.Key.Key_Return)
    assert bar.count.text() == "1 of 2", "it begins again"
    key(desk, Qt.Key.Key_Return, SHIFT)
    assert bar.count.text() == "2 of 2"
    key(desk, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert desk.view.hasFocus()
    assert desk.view.board.selection == (desk.ref("Huele a café"),)


def test_f3_goes_on_from_the_map_itself(wide: Desk) -> None:
    bar = look_for(wide, "card 1")
    assert bar.count.text().startswith("1 of ")
    total = len(finding(wide).hits)
    assert total == 5 * 12
    wide.view.setFocus()
    key(wide, Qt.Key.Key_F3)
    assert bar.count.text() == f"2 of {total}"
    key(wide, Qt.Key.Key_F3, SHIFT)
    key(wide, Qt.Key.Key_F3, SHIFT)
    assert bar.count.text() == f"{total} of {total}"
    box = box_of(wide.view.board.drawing, wide.ref("Card 13 11"))
    assert box is not None
    assert wide.view.shows(box)
    key(wide, Qt.Key.Key_Escape)


def test_toggles_narrow_what_is_found(desk: Desk) -> None:
    bar = look_for(desk, "paga")
    assert len(finding(desk).hits) == 2
    QTest.mouseClick(bar.whole, Qt.MouseButton.LeftButton)
    assert len(finding(desk).hits) == 1
    QTest.mouseClick(bar.case, Qt.MouseButton.LeftButton)
    assert finding(desk).hits == []
    assert bar.count.text() == "Not found"


@pytest.mark.parametrize("zoom", [0.06, 0.3, 1.0])
def test_hits_are_marked_on_the_map_at_every_zoom(wide: Desk, zoom: float) -> None:
    look_for(wide, "Card 6 6")
    wide.view.go_to(zoom, *middle(wide, wide.ref("Card 6 6")))
    QApplication.processEvents()
    with_marks = corner_colour(wide, wide.ref("Card 6 6"))
    assert with_marks.red() > with_marks.blue() + 60, "the strong mark is orange"
    key(wide, Qt.Key.Key_Escape)
    wide.view.board.select()
    QApplication.processEvents()
    assert corner_colour(wide, wide.ref("Card 6 6")) != with_marks


def test_what_is_edited_meanwhile_is_found_or_no_more(desk: Desk) -> None:
    bar = look_for(desk, "cola")
    assert bar.count.text() == "1 of 2"
    desk.session.do(cards.retitle(desk.document, desk.card("Espera la cola").id, "Espera la fila"))
    assert bar.count.text() == "1 of 1"
    desk.editor.undo()
    assert bar.count.text().endswith("of 2")


def test_replace_one_and_go_on_then_all_and_take_it_back(desk: Desk) -> None:
    before = desk.document
    bar = look_for(desk, "la", Qt.Key.Key_H)
    assert bar.by.isVisible()
    QTest.mouseClick(bar.whole, Qt.MouseButton.LeftButton)
    total = len(finding(desk).hits)
    assert total == 3
    bar.by.setFocus()
    QTest.keyClicks(bar.by, "una")
    key(desk, Qt.Key.Key_Return)
    assert len(finding(desk).hits) == total - 1
    assert len(desk.session.library.load(desk.project_id)[0].cards(str(desk.editor.map_id))) == 6
    QTest.mouseClick(bar.all, Qt.MouseButton.LeftButton)
    assert finding(desk).hits == []
    titles = {card.title for card in desk.document.cards(str(desk.editor.map_id))}
    assert {"Espera una cola", "Pide en una barra", "una cola no avanza"} <= titles
    assert desk.editor.messages.text.text() == "Replaced 2 in 2 cards"
    assert desk.on_disk() == desk.document
    desk.editor.undo()
    desk.editor.undo()
    assert desk.document == before


def test_replacing_inside_one_text_goes_on_behind_what_was_put_there(desk: Desk) -> None:
    desk.session.do(cards.retitle(desk.document, desk.card("Mira el menú").id, "a a a"))
    bar = look_for(desk, "a", Qt.Key.Key_H)
    QTest.mouseClick(bar.whole, Qt.MouseButton.LeftButton)
    finding(desk).at = next(at for at, hit in enumerate(finding(desk).hits) if hit.id == desk.card("a a a").id)
    bar.by.setFocus()
    QTest.keyClicks(bar.by, "a b")
    key(desk, Qt.Key.Key_Return)
    key(desk, Qt.Key.Key_Return)
    assert "a b a b a" in desk.titles("Pedir", "Tienda")


def test_jumps_of_a_search_are_one_way_back(wide: Desk) -> None:
    wide.view.go_to(0.9, *middle(wide, wide.ref("Card 0 0")))
    there = wide.view.look()
    look_for(wide, "Card 13")
    for _ in range(5):
        key(wide, Qt.Key.Key_Return)
    key(wide, Qt.Key.Key_Escape)
    key(wide, Qt.Key.Key_PageUp, Qt.KeyboardModifier.AltModifier)
    assert wide.view.look() == pytest.approx(there, abs=1.0)


def middle(desk: Desk, ref: Ref) -> tuple[float, float]:
    box = box_of(desk.view.board.drawing, ref)
    assert box is not None
    return box.x + box.w / 2, box.y + box.h / 2


def corner_colour(desk: Desk, ref: Ref) -> QColor:
    """The colour at the edge of the mark around a thing."""
    box = box_of(desk.view.board.drawing, ref)
    assert box is not None
    spot = desk.view.mapFromScene(box.x - 1.2, box.y + box.h / 2)
    image = desk.view.viewport().grab().toImage()
    around = [image.pixelColor(spot.x() + dx, spot.y()) for dx in range(-3, 4)]
    return max(around, key=lambda c: c.red() - c.blue())
