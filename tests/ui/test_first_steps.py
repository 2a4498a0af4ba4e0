"""What a newcomer stumbled over: Enter and digits on the guided path, words cut short, a title to be written over."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.commands import cards
from app.domain.records import Card
from app.ui.evidence.page import SourcesPage
from app.ui.form_choices import ScaleField
from app.ui.forms import FIELD
from app.ui.guide.chosen_answers import CardAnswer, PickAnswer
from app.ui.guide.path import GuidedPath
from app.ui.insight.findings import FindingsPage
from app.ui.insight.part import Insight
from app.words import set_language
from tests.hand import CTRL, LEFT, NONE, SHIFT, next_turn
from tests.ui.desk import Desk

LONG = "Mira el menú que cuelga de la pared detrás de la barra"


@pytest.fixture
def path(desk: Desk) -> GuidedPath:
    QTest.keyClick(desk.view, Qt.Key.Key_G, CTRL)
    next_turn(3)
    return desk.editor.part(GuidedPath)


@pytest.fixture
def spanish(desk: Desk) -> None:
    set_language("es")
    desk.editor.retranslate()
    next_turn(3)


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def test_enter_answers_in_a_box_too_and_shift_enter_makes_another_line(desk: Desk, path: GuidedPath) -> None:
    path.go("client", "goals")
    box = QApplication.focusWidget()
    assert isinstance(box, QPlainTextEdit)
    QTest.keyClicks(box, "A quick coffee")
    QTest.keyClick(box, Qt.Key.Key_Return, SHIFT)
    QTest.keyClicks(box, "A quiet corner")
    assert not desk.on_disk().personas[0].fields.get("goals") if desk.on_disk().personas else True
    QTest.keyClick(box, Qt.Key.Key_Return)
    next_turn(3)
    assert desk.on_disk().personas[0].fields["goals"] == "A quick coffee\nA quiet corner"
    assert path.at != ("client", "goals"), "the next question is asked"


def test_digits_choose_on_a_scale_as_they_do_among_faces(desk: Desk, path: GuidedPath) -> None:
    path.go("evaluation", "importance")
    asked = [c.id for c in desk.document.touchpoints(desk.editor.map_id or "")][:3]
    for digit in ("4", "2", "5"):
        QTest.keyClicks(focus(), digit)
        next_turn(3)
    kept = desk.on_disk()
    assert [kept.get(Card, id_).fields.get("importance") for id_ in asked] == [4, 2, 5]


def test_digits_on_a_scale_of_the_inspector_do_not_give_faces(desk: Desk) -> None:
    board = desk.view.board
    board.attempt(lambda: cards.set_fields(desk.document, [desk.card("Espera la cola").id], {"importance": 3}))
    desk.hand.click(desk.ref("Espera la cola"))
    next_turn(3)
    assert desk.editor.inspector is not None
    scale = next(w for w in desk.editor.inspector.findChildren(ScaleField) if w.property(FIELD) == "card.importance")
    scale.buttons[1].setFocus()
    QTest.keyClick(scale.buttons[1], Qt.Key.Key_5)
    next_turn(3)
    card = desk.on_disk().get(Card, desk.card("Espera la cola").id)
    assert (card.fields["importance"], card.emotion) == (5, -1)


@pytest.mark.usefixtures("spanish")
def test_the_questions_of_the_path_are_read_whole(desk: Desk, path: GuidedPath) -> None:
    tree = path.panel.tree
    tree.expandAll()
    next_turn(3)
    for place, row in tree._rows.items():  # noqa: SLF001 - every row, also those scrolled away
        room = tree.visualItemRect(row)
        fits = tree.columnWidth(0) if row.text(1) else tree.viewport().width()
        fits -= (2 if place[1] else 1) * tree.indentation() + tree.iconSize().width() + 2 * 4 + 2 * 3
        words = QFontMetrics(row.font(0)).boundingRect(
            QRect(0, 0, fits, 9999), Qt.TextFlag.TextWordWrap, row.text(0)
        )  # fmt: skip
        assert words.height() <= room.height(), row.text(0)
        assert words.width() <= fits, row.text(0)


def test_an_open_list_of_cards_shows_their_titles_whole(desk: Desk, path: GuidedPath) -> None:
    desk.view.board.attempt(lambda: cards.retitle(desk.document, desk.card("Mira el menú").id, LONG))
    path.go("motivations", "pushes")
    answer = path.panel.answering
    assert isinstance(answer, PickAnswer)
    answer.list.showPopup()
    QApplication.processEvents()
    view = answer.list.view()
    assert view.viewport().width() >= view.sizeHintForColumn(0)
    answer.list.hidePopup()


def test_it_says_that_a_new_card_comes_and_where(path: GuidedPath) -> None:
    path.go("phases", "discover")
    assert isinstance(path.panel.answering, CardAnswer)
    assert path.panel.about.text() == "New card in Llegar"


def test_answers_lie_still_from_card_to_card(desk: Desk, path: GuidedPath) -> None:
    desk.view.board.attempt(lambda: cards.retitle(desk.document, desk.card("Mira el menú").id, LONG))
    path.go("evaluation", "importance")
    seen = set()
    for _ in range(4):
        answer = path.panel.answering
        assert answer is not None
        next_turn(3)
        seen.add(answer.mapTo(path.panel, answer.rect().topLeft()).y())
        QTest.keyClick(focus(), Qt.Key.Key_3)
        next_turn(3)
    assert len(seen) == 1


def test_what_is_written_over_a_new_title_stays_when_the_table_is_read_again(desk: Desk, qtbot: QtBot) -> None:
    desk.actions["insight.sources"].trigger()
    page = desk.editor.part(Insight).drawer.page("sources")
    assert isinstance(page, SourcesPage)
    qtbot.waitUntil(page.isVisible)
    QTest.mouseClick(page.buttons["add"], LEFT)
    line = next(line for line in page.table.findChildren(QLineEdit) if line.isVisible())
    qtbot.wait(500)
    assert line.selectedText() == "New source", "after the drawer has been read again too"
    assert line.height() >= line.fontMetrics().height()
    assert line.height() - 2 * 2 >= line.fontMetrics().height(), "its letters are not cut"
    QTest.keyClicks(line, "Interv")
    page.show_map()
    QTest.keyClicks(line, "iews")
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [one.title for one in desk.on_disk().evidence] == ["Interviews"])


def test_the_keyboard_stays_with_the_findings_when_one_is_mended(desk: Desk, path: GuidedPath, qtbot: QtBot) -> None:
    desk.actions["insight.findings"].trigger()
    page = desk.editor.part(Insight).drawer.page("findings")
    assert isinstance(page, FindingsPage)
    qtbot.waitUntil(page.isVisible)
    rows = [page.tree.topLevelItem(n) for n in range(page.tree.topLevelItemCount())]
    hurts = next(row for row in rows if row is not None and "Espera la cola" in row.text(0))
    QTest.mouseClick(page.tree.viewport(), LEFT, NONE, page.tree.visualItemRect(hurts).center())
    button = next(b for b in page.mends.findChildren(QPushButton) if b.isVisible() and b.text() == "Add an opportunity")
    QTest.mouseClick(button, LEFT)
    qtbot.wait(500)
    assert [one.title for one in desk.on_disk().opportunities(desk.editor.map_id or "")] == ["Improve: Espera la cola"]
    assert QApplication.focusWidget() is page.tree


def test_the_keyboard_stays_in_its_column_when_the_table_is_read_again(desk: Desk, qtbot: QtBot) -> None:
    desk.actions["insight.sources"].trigger()
    page = desk.editor.part(Insight).drawer.page("sources")
    assert isinstance(page, SourcesPage)
    qtbot.waitUntil(page.isVisible)
    QTest.mouseClick(page.buttons["add"], LEFT)
    QTest.keyClicks(focus(), "Interviews")
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [one.title for one in desk.on_disk().evidence] == ["Interviews"])
    next_turn(3)
    for _ in range(3):
        QTest.keyClick(page.table, Qt.Key.Key_Right)
    assert page.table.currentIndex().column() == 3
    qtbot.wait(400)
    page.show_map()
    assert page.table.currentIndex().column() == 3
