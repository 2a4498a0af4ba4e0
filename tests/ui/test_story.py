"""Story mode with real keys and mouse: what it tells, page by page, and that the map is as it was."""

from pathlib import Path
from typing import Literal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.domain.drafts import CardDraft, LaneDraft, MapDraft, PersonaDraft, StageDraft
from app.ui.guide.story_view import StoryView
from app.ui.guide.telling import Telling
from app.words import set_language
from tests.hand import LEFT, next_turn
from tests.ui.desk import CAFE, Desk

RIGHT = Qt.MouseButton.RightButton


def begin(desk: Desk) -> StoryView:
    QTest.keyClick(desk.view, Qt.Key.Key_F5)
    next_turn()
    view = desk.editor.part(Telling).view_of_story
    assert view is not None
    assert view.isVisible()
    return view


def shown(view: StoryView) -> str:
    return "\n".join(label.text() for label in view.findChildren(QLabel) if label.isVisible())


def test_the_journey_is_told_stage_by_stage_with_the_keys(desk: Desk) -> None:
    before, place = desk.document, desk.view.place()
    view = begin(desk)
    assert view.isFullScreen()
    assert "Café" in shown(view)
    headings = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_PageDown):
        QTest.keyClick(view, key)
        headings.append(view.page.heading)
    assert headings == ["Llegar", "Pedir", "Pagar", "What stays in the memory"]
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.page.heading == headings[-1], "behind the last page nothing comes"
    assert "Huele a café" in shown(view)
    assert "Espera la cola" in shown(view)
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.page.heading == "Pagar"
    assert "La cola no avanza" in shown(view), "the pain stands beside"
    assert view.curve.until == 5
    assert view.curve.own == 2
    QTest.keyClick(view, Qt.Key.Key_Escape)
    next_turn()
    assert desk.editor.part(Telling).view_of_story is None
    assert desk.document is before
    assert desk.view.place() == place


def test_the_mouse_turns_too(desk: Desk) -> None:
    view = begin(desk)
    QTest.mouseClick(view, LEFT)
    assert view.page.heading == "Llegar"
    QTest.mouseClick(view.buttons[1], LEFT)
    assert view.page.heading == "Pedir"
    QTest.mouseClick(view, RIGHT)
    assert view.page.heading == "Llegar"
    QTest.mouseClick(view.buttons[2], LEFT)
    next_turn()
    assert desk.editor.part(Telling).view_of_story is None


def rich(count: int) -> MapDraft:
    words = "Pregunta en la tienda cuánto tarda el pedido y nadie le sabe decir cuándo llegará"
    cards = [CardDraft(f"{words} {n}", 0, 0, n % 5 - 2, {"quote": "¿Y ahora qué hago?"}) for n in range(count)]
    notes = [CardDraft(f"No sabe a quién llamar {n}", 0, 1) for n in range(3)]
    lanes = (LaneDraft("channel", "Tienda", {"icon": "shop"}), LaneDraft("text", "Dolores", {"text_kind": "pains"}))
    persona = PersonaDraft("Carmen", {"quote": "Solo quiero desayunar"})
    return MapDraft("Café", (StageDraft("Llegar", "before"),), lanes, (*cards, *notes), persona)


@pytest.mark.parametrize("size", [(1024, 640), (1920, 1080)])
def test_a_stage_of_many_contacts_is_told_on_several_pages_and_fits(
    qtbot: QtBot, tmp_path: Path, size: tuple[int, int]
) -> None:
    desk = Desk(qtbot, tmp_path / "l.sqlite", rich(9))
    view = begin(desk)
    assert "“Solo quiero desayunar”" in shown(view)
    view.showNormal()
    view.resize(*size)
    next_turn(4)
    seen = []
    for _ in range(3):
        QTest.keyClick(view, Qt.Key.Key_Right)
        QApplication.processEvents()
        seen.append((view.page.heading, len(view.page.told)))
        inside = view.rect().adjusted(0, 0, 0, -view.height() // 5)
        for label in view.findChildren(QLabel):
            if label.isVisible() and label is not view.count:
                place = label.rect().translated(label.mapTo(view, label.rect().topLeft()))
                assert inside.contains(place), label.text()
                assert label.height() >= label.heightForWidth(label.width()), label.text()
    assert seen == [("Llegar (1/3)", 4), ("Llegar (2/3)", 4), ("Llegar (3/3)", 1)]
    desk.close()


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_map_without_cards_has_its_story_too(qtbot: QtBot, tmp_path: Path, language: Literal["en", "es"]) -> None:
    desk = Desk(qtbot, tmp_path / "l.sqlite", MapDraft("Vacío", CAFE.stages, CAFE.lanes))
    set_language(language)
    desk.editor.retranslate()
    view = begin(desk)
    for _ in range(5):
        QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.at == 4
    desk.close()
    next_turn()


def test_closing_the_map_ends_the_story(desk: Desk) -> None:
    begin(desk)
    desk.editor.part(Telling).map_left(desk.view.board, desk.view)
    next_turn()
    assert desk.editor.part(Telling).view_of_story is None
