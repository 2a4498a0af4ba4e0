"""The drawer's charts: opened by key, pressed to go to the cards, walked with the arrows, asked otherwise, copied."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from app.charts.sheet import Mark
from app.charts.words import CHARTS
from app.domain.commands import evidence
from app.domain.commands.cards import set_fields
from app.domain.records import Measure
from app.ui.charts.page import ChartsPage
from app.ui.insight.part import Insight
from tests.charts.pages import said
from tests.ui.desk import Desk

SCORES = {"Huele a café": (5, 5), "Mira el menú": (2, 4), "Pide en la barra": (4, 3), "Espera la cola": (5, 1)}


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> ChartsPage:
    """The page, with four of the five touchpoints scored."""
    for title, (importance, satisfaction) in SCORES.items():
        given = {"importance": importance, "satisfaction": satisfaction}
        desk.session.do(set_fields(desk.document, [desk.card(title).id], given))
    desk.hand.key(Qt.Key.Key_F7)
    found = desk.editor.part(Insight).drawer.page("charts")
    assert isinstance(found, ChartsPage)
    qtbot.waitUntil(found.isVisible)
    return found


def turn_to(page: ChartsPage, code: str) -> None:
    item = page.list.item(CHARTS.index(code))
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=page.list.visualItemRect(item).center())
    assert page.code == code


def marks(page: ChartsPage) -> Sequence[Mark]:
    chart = page.view.chart
    assert chart is not None
    return chart.marks


def words(page: ChartsPage) -> str:
    chart = page.view.chart
    assert chart is not None
    return said(chart)


def middle(page: ChartsPage, mark: Mark) -> QPoint:
    return page.view.place_of(mark).center().toPoint()


@pytest.mark.parametrize("code", CHARTS)
def test_a_press_on_every_mark_of_a_card_selects_it_on_the_map(desk: Desk, page: ChartsPage, code: str) -> None:
    turn_to(page, code)
    found = [mark for mark in marks(page) if len(mark.refs) == 1 and mark.refs[0][0] == "card"]
    for mark in found[:4]:
        place = middle(page, mark)
        hit = page.view._mark_at(QPointF(place))  # noqa: SLF001 - what lies on top there
        QTest.mouseClick(page.view, Qt.MouseButton.LeftButton, pos=place)
        assert hit is not None
        assert {ref.id for ref in desk.view.board.selection} == {id_ for _, id_ in hit.refs}


def test_a_quadrant_leads_to_all_of_its_cards(desk: Desk, page: ChartsPage) -> None:
    turn_to(page, "quadrant")
    name = next(mark for mark in marks(page) if mark.told[0] == "Concentrate here")
    QTest.mouseClick(page.view, Qt.MouseButton.LeftButton, pos=middle(page, name))
    assert desk.view.board.selection == (desk.ref("Espera la cola"),)


def test_the_tip_tells_formula_n_and_date(page: ChartsPage) -> None:
    turn_to(page, "ranking")
    place = middle(page, marks(page)[0])
    QApplication.sendEvent(page.view, QHelpEvent(QEvent.Type.ToolTip, place, page.view.mapToGlobal(place)))
    for part in ("Espera la cola", "Weighted gap: +20.0", "importance · (importance − satisfaction)", "1 touchpoint",
                 "by the team", "without a date"):  # fmt: skip
        assert part in QToolTip.text()
    QToolTip.hideText()


def test_the_arrows_walk_and_enter_goes_to_the_card(desk: Desk, page: ChartsPage) -> None:
    turn_to(page, "ranking")
    page.view.setFocus()
    for key, at in ((Qt.Key.Key_Down, 0), (Qt.Key.Key_Down, 1), (Qt.Key.Key_Up, 0), (Qt.Key.Key_End, 3)):
        QTest.keyClick(page.view, key)
        assert page.view.mark == marks(page)[at]
    assert "Mira el menú" in page.view.accessibleDescription()
    before = len(desk.document.cards(desk.editor.map_id or ""))
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    assert desk.view.board.focus == desk.ref("Mira el menú")
    assert len(desk.document.cards(desk.editor.map_id or "")) == before  # Enter makes no card here


def test_what_is_asked_otherwise_is_drawn_otherwise(page: ChartsPage) -> None:
    turn_to(page, "quadrant")
    assert "Lines at the middle" in words(page)
    box = page.choices.boxes["crosshair"]
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert "Lines at the mean" in words(page)
    assert page.choices.boxes["ranked_by"].isHidden()
    turn_to(page, "heat")
    box = page.choices.boxes["heat"]
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_End)
    assert any(mark.told[-1] == "How many touchpoints: 5" for mark in marks(page))


def test_an_edit_on_the_map_is_in_the_chart_a_moment_later(desk: Desk, page: ChartsPage, qtbot: QtBot) -> None:
    turn_to(page, "ranking")
    assert "Paga con el móvil" not in words(page)
    given = {"importance": 5, "satisfaction": 2}
    desk.session.do(set_fields(desk.document, [desk.card("Paga con el móvil").id], given))
    qtbot.waitUntil(lambda: "Paga con el móvil" in words(page))


def test_how_sure_a_survey_makes_the_first_place_comes_by_itself(desk: Desk, page: ChartsPage, qtbot: QtBot) -> None:
    turn_to(page, "ranking")
    add_survey(desk)
    qtbot.waitUntil(lambda: "first in 100 % of resamples" in words(page), timeout=15_000)
    assert "Fewer than 30 answers" in words(page)


def add_survey(desk: Desk, **fields: str) -> None:
    """Ten customers agree that the queue matters most and satisfies least."""
    rated: dict[str, tuple[int, int]] = {"Espera la cola": (5, 1), "Mira el menú": (3, 4)}
    measures: tuple[Measure, ...] = ("importance", "satisfaction")
    drafts = [
        evidence.AnswersDraft(desk.card(title).id, measure, [value] * 10)
        for title, values in rated.items()
        for measure, value in zip(measures, values, strict=True)
    ]
    desk.session.do(
        evidence.add_evidence(desk.document, "Encuesta", fields={"type": "survey", **fields}, answers=drafts)
    )


def test_the_chart_goes_to_the_clipboard_with_its_title(page: ChartsPage) -> None:
    turn_to(page, "heat")
    QTest.mouseClick(page.copy, Qt.MouseButton.LeftButton)
    image = QGuiApplication.clipboard().image()
    assert image.width() > 1000
    chart = page.view.chart
    assert chart is not None
    assert image.height() / image.width() > chart.drawing.height / chart.drawing.width  # the title is on it


def test_the_chart_and_what_was_asked_are_there_again(desk: Desk, page: ChartsPage) -> None:
    turn_to(page, "stages")
    assert desk.editor.settings.pages["charts"] == "stages"
    again = ChartsPage(desk.editor)
    assert again.code == "stages"
    again.deleteLater()


def test_the_map_as_it_should_be_lies_over_the_one_of_today(desk: Desk, page: ChartsPage, qtbot: QtBot) -> None:
    today = desk.editor.map_id
    desk.actions["map.to_be"].trigger()
    qtbot.waitUntil(lambda: desk.editor.map_id != today)
    turn_to(page, "curves")
    menu = page.choices.maps.menu()
    qtbot.waitUntil(lambda: page.choices.maps.isVisible() and len(menu.actions()) == 1)
    menu.actions()[0].trigger()
    assert list(page.choices.asked.maps) == [today]
    text = words(page)
    assert "Café, as it should be" in text
    assert text.count("mean +") == 2
    menu.actions()[0].trigger()
    assert list(page.choices.asked.maps) == []
    assert "What the team thinks" in words(page)


def test_the_mood_is_laid_over_the_curve_when_it_is_asked_for(desk: Desk, page: ChartsPage) -> None:
    desk.session.do(set_fields(desk.document, [desk.card("Espera la cola").id], {"moment_of_truth": True}))
    turn_to(page, "curves")
    button = page.choices.mood
    assert button.isVisible()
    assert "Mood brought along" not in words(page)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert "Mood brought along" in words(page)
    mood = next(mark for mark in marks(page) if mark.told[0] == "Espera la cola · Mood brought along")
    assert mood.refs == (("card", desk.card("Espera la cola").id),)
    turn_to(page, "heat")
    assert not button.isVisible()


def test_segments_stand_side_by_side_by_what_is_chosen(desk: Desk, page: ChartsPage) -> None:
    turn_to(page, "segments")
    assert "Read a survey that says to which segment" in words(page)
    add_survey(desk, segments="Prisa\tCalma\tCalma")
    box = page.choices.boxes["heat"]
    assert box.isVisible()
    assert box.findData("count") == -1
    QTest.keyClick(box, Qt.Key.Key_Home)
    box.setCurrentIndex(box.findData("importance"))
    box.activated.emit(box.currentIndex())
    assert "Prisa" in words(page)
    assert "Calma" in words(page)
    assert "Difference" in words(page)
