"""Versions by mouse and keys: naming, looking, playing, comparing, restoring; and what is in the file afterwards."""

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTreeWidgetItem

from app.domain.commands import cards, grid
from app.domain.drafts import StageDraft
from app.domain.records import JourneyMap
from app.domain.versions import named_versions
from app.ui.insight.part import Insight
from app.ui.name_dialog import NameDialog
from app.ui.versions.log import AT_ONCE
from app.ui.versions.page import VersionsPage
from app.ui.versions.window import ReplayWindow
from app.words import set_language
from tests.hand import LEFT, NONE

STEPS = ("Cobra el camarero", "Cobra la camarera", "Cobra quien puede")


@pytest.fixture
def worked(desk):
    """A map with some work done on it."""
    for title in STEPS:
        desk.session.do(cards.retitle(desk.document, desk.session.document.cards(desk.editor.map_id)[-1].id, title))
    return desk


def page_of(desk, qtbot) -> VersionsPage:
    desk.actions["insight.versions"].trigger()
    page = desk.editor.part(Insight).drawer.page("versions")
    assert isinstance(page, VersionsPage)
    qtbot.waitUntil(lambda: bool(page.moments) and page.replay.shown == page.replay.at)
    return page


def settled(page, qtbot, count: int) -> None:
    """Wait until the page has heard of so many edits."""
    qtbot.waitUntil(lambda: len(page.moments) == count and page.replay.shown == page.replay.at)


def answer(text: str) -> None:
    """Type a name into the dialog that opens next, and take it."""

    def type_name() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, NameDialog)
        dialog.field.selectAll()
        QTest.keyClicks(dialog.field, text)
        QTest.keyClick(dialog.field, Qt.Key.Key_Return)

    QTimer.singleShot(0, type_name)


def rows(page) -> list[str]:
    items = (page.log.topLevelItem(n) for n in range(page.log.topLevelItemCount()))
    return [item.text(0) for item in items if item is not None]


def click(page, item: QTreeWidgetItem) -> None:
    page.log.scrollToItem(item)
    place = page.log.visualItemRect(item)
    QTest.mouseClick(page.log.viewport(), LEFT, NONE, QPoint(place.left() + 40, place.center().y()))


def press(page, key: str) -> None:
    QTest.mouseClick(page.buttons[key], LEFT)


def shown_titles(page) -> set[str]:
    """The cards of the picture, as its drawing tells them to those who cannot see it."""
    return {group.owner for group in page.replay.scene.drawing.by_role("card")}


def test_the_change_log_says_what_was_done_newest_first(worked, qtbot):
    page = page_of(worked, qtbot)
    assert rows(page)[0] == "As it is now"
    first = page.log.topLevelItem(0)
    first.setExpanded(True)
    said = [first.child(n).text(0) for n in range(first.childCount())]
    assert said == [f"Rewrite “{title}”" for title in reversed(STEPS)]
    worked.session.undo()
    settled(page, qtbot, 5)
    first = page.log.topLevelItem(0)
    assert first.isExpanded()
    assert first.child(0).text(0) == "Undo: rewrite “Cobra quien puede”"


def test_an_edit_leaves_the_rows_that_it_does_not_change(worked, qtbot):
    page = page_of(worked, qtbot)
    answer("Antes")
    press(page, "name")
    qtbot.waitUntil(lambda: "Antes" in rows(page))
    worked.session.do(cards.set_emotion(worked.document, [worked.document.cards(worked.editor.map_id)[0].id], 1))
    settled(page, qtbot, len(page.moments) + 1)
    items = [page.log.topLevelItem(n) for n in range(2)]
    assert rows(page)[:2] == ["As it is now", "Antes"]
    said = items[0].text(2)
    worked.session.do(cards.set_emotion(worked.document, [worked.document.cards(worked.editor.map_id)[-1].id], 2))
    settled(page, qtbot, len(page.moments) + 1)
    assert [page.log.topLevelItem(n) for n in range(2)] == items
    assert items[0].text(2) != said
    assert items[0].toolTip(2) == items[0].text(2)


def test_a_name_is_kept_and_changed_and_taken_away(worked, qtbot):
    map_id = worked.editor.map_id

    def names():
        return list(named_versions(worked.on_disk().get(JourneyMap, map_id)).values())

    answer("Antes del taller")
    worked.actions["version.name"].trigger()
    assert names() == ["Antes del taller"]
    worked.session.do(grid.add_stage(worked.document, map_id, StageDraft("Volver")))
    page = page_of(worked, qtbot)
    assert rows(page)[:2] == ["As it is now", "Antes del taller"]
    click(page, page.log.topLevelItem(1))
    qtbot.waitUntil(lambda: page.replay.shown == len(page.moments) - 2)
    answer("Antes del primer taller")
    press(page, "name")
    qtbot.waitUntil(lambda: "Antes del primer taller" in rows(page))
    assert names() == ["Antes del primer taller"]
    press(page, "forget")
    qtbot.waitUntil(lambda: "Antes del primer taller" not in rows(page))
    assert names() == []
    worked.actions["edit.undo"].trigger()
    qtbot.waitUntil(lambda: "Antes del primer taller" in rows(page))


def test_a_version_is_looked_at_and_restored_as_a_map_of_its_own(worked, qtbot):
    map_id, before = worked.editor.map_id, worked.document
    page = page_of(worked, qtbot)
    worked.session.do(cards.delete(worked.document, [c.id for c in worked.document.cards(map_id)]))
    settled(page, qtbot, 5)
    assert shown_titles(page) == set()
    emptied = worked.document
    click(page, page.log.topLevelItem(1))
    qtbot.waitUntil(lambda: len(shown_titles(page)) == 6)
    assert worked.document == emptied  # looking changes nothing
    press(page, "restore")
    made = next(journey for journey in worked.document.maps if journey.id != map_id)
    assert worked.editor.map_id == made.id
    assert sorted(c.title for c in worked.document.cards(made.id)) == sorted(c.title for c in before.cards(map_id))
    assert worked.document.cards(map_id) == []
    assert worked.session.undo_label.code == "restore_version"
    worked.actions["edit.undo"].trigger()
    assert worked.document == emptied
    assert worked.editor.map_id == map_id


def test_left_and_right_go_through_the_edits(worked, qtbot):
    page = page_of(worked, qtbot)
    page.replay.slider.setFocus()
    last = len(page.moments) - 1
    for key, at in (
        (Qt.Key.Key_Left, last - 1), (Qt.Key.Key_Left, last - 2), (Qt.Key.Key_Right, last - 1),
        (Qt.Key.Key_Home, 0), (Qt.Key.Key_Left, 0), (Qt.Key.Key_End, last),
    ):  # fmt: skip
        QTest.keyClick(page.replay.slider, key)
        assert page.replay.at == at
        qtbot.waitUntil(lambda: page.replay.shown == page.replay.at)
    assert page.replay.when.text().startswith(f"Step {last + 1} of {last + 1}")
    assert worked.document == worked.on_disk()


def test_the_making_is_played_to_its_end_and_can_be_stopped(worked, qtbot):
    page = page_of(worked, qtbot)
    seen = []
    page.replay.moved.connect(seen.append)
    QTest.mouseClick(page.replay.play_button, LEFT)
    assert page.replay.is_playing
    qtbot.waitUntil(lambda: not page.replay.is_playing, timeout=10_000)
    assert seen == [0, 1, 2, 3]
    QTest.keyClick(page.replay, Qt.Key.Key_Space)
    assert page.replay.is_playing
    QTest.keyClick(page.replay, Qt.Key.Key_Space)
    assert not page.replay.is_playing


def test_a_drawer_that_is_closed_plays_no_more(worked, qtbot):
    page = page_of(worked, qtbot)
    page.replay.toggle()
    worked.actions["view.insight"].trigger()
    assert not page.replay.is_playing


def test_a_version_is_compared_with_now(worked, qtbot):
    page = page_of(worked, qtbot)
    worked.session.do(cards.delete(worked.document, [worked.card("Huele a café").id]))
    settled(page, qtbot, 5)
    page.replay.step_to(0)
    press(page, "compare")
    tree = page.differences.tree
    qtbot.waitUntil(lambda: tree.topLevelItemCount() == 2)
    told = {
        (tree.topLevelItem(n).text(0), tree.topLevelItem(n).child(0).text(0)) for n in range(tree.topLevelItemCount())
    }
    assert told == {("No more there (1)", "Huele a café"), ("Worded otherwise (1)", STEPS[-1])}
    item = next(tree.topLevelItem(n).child(0) for n in range(2) if "Worded" in tree.topLevelItem(n).text(0))
    QTest.mouseClick(tree.viewport(), LEFT, NONE, tree.visualItemRect(item).center())
    assert worked.editor.board.focus == worked.ref(STEPS[-1])
    press(page, "compare")
    assert page.beside.currentWidget() is page.replay


def test_it_is_played_large_and_restored_from_there(worked, qtbot):
    maps_before = len(worked.document.maps)

    def in_the_window() -> None:
        window = QApplication.activeModalWidget()
        assert isinstance(window, ReplayWindow)
        QTest.keyClick(window.replay.slider, Qt.Key.Key_Home)
        qtbot.waitUntil(lambda: window.replay.shown == 0)
        QTest.mouseClick(window.restore_button, LEFT)

    page = page_of(worked, qtbot)
    QTimer.singleShot(0, in_the_window)
    QTest.mouseClick(page.replay.large_button, LEFT)
    assert len(worked.document.maps) == maps_before + 1
    assert STEPS[0] not in {card.title for card in worked.document.cards(worked.editor.map_id)}


def test_another_map_has_another_past(worked, qtbot):
    page = page_of(worked, qtbot)
    worked.actions["map.duplicate"].trigger()
    assert worked.editor.map_id != page._map or len(worked.document.maps) == 2  # noqa: SLF001
    qtbot.waitUntil(lambda: len(page.moments) == 1)
    first = page.log.topLevelItem(0)
    first.setExpanded(True)
    assert first.child(0).text(0) == "Duplicate map “Café”"


def test_it_speaks_spanish(worked, qtbot):
    page = page_of(worked, qtbot)
    set_language("es")
    worked.editor.retranslate()
    qtbot.waitUntil(lambda: rows(page)[0] == "Como está ahora")
    assert page.buttons["restore"].text() == "Restaurar como mapa nuevo"
    assert page.replay.when.text().startswith("Paso 4 de 4")


def test_of_many_edits_rows_are_made_as_they_are_asked_for(desk, qtbot):
    card = desk.card("Huele a café")
    for number in range(AT_ONCE + 30):
        desk.session.do(cards.retitle(desk.document, card.id, f"Huele {number}"))
    page = page_of(desk, qtbot)
    first = page.log.topLevelItem(0)
    first.setExpanded(True)
    assert first.childCount() == AT_ONCE + 1
    more = first.child(AT_ONCE)
    assert more.text(0) == "30 earlier steps…"
    click(page, more)
    qtbot.waitUntil(lambda: first.childCount() == AT_ONCE + 30)
    assert first.child(0).text(0) == f"Rewrite “Huele {AT_ONCE + 29}”"
    assert first.child(AT_ONCE + 29).text(0) == "Rewrite “Huele 0”"
    click(page, first.child(AT_ONCE + 29))
    qtbot.waitUntil(lambda: page.replay.shown == 1)
