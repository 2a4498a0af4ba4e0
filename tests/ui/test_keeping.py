"""Backups put back in two clicks, a project taken out, a library checked and repaired: on the real window."""

import sqlite3
from contextlib import closing

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from app import keeping
from app.domain.commands.maps import rename_project
from app.session import EditSession
from app.store.library import Library
from app.ui.keeping.backups_dialog import BackupsDialog
from app.ui.keeping.check_dialog import CheckDialog
from tests.store.damaging import tables_of, to_noise
from tests.ui.modal import when_modal

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def path(tmp_path):
    return tmp_path / "library.db"


def rename(library, before: str, after: str) -> None:
    summary = next(one for one in library.projects() if one.name == before)
    session = EditSession(library, summary.id)
    session.do(rename_project(session.document, after))
    session.close()


def names(window) -> set[str]:
    return {one.name for one in window.library.projects()}


def until_read(qtbot, dialog) -> None:
    """Until the dialog has looked into every backup."""
    assert isinstance(dialog, BackupsDialog)
    items = [dialog.list.topLevelItem(row) for row in range(dialog.list.topLevelItemCount())]
    qtbot.waitUntil(lambda: all(item is not None and item.text(2) != "…" for item in items), timeout=20_000)


def wait_for_library(qtbot, window, before) -> None:
    qtbot.waitUntil(lambda: window.library is not None and window.library is not before, timeout=20_000)


def test_a_backup_is_looked_into_and_put_back_in_two_clicks(qtbot, make_window, seed, path):
    seed("Visit", "Return")
    window = make_window(path)
    rename(window.library, "Visit", "Something wrong")
    window.library.back_up("time")
    rename(window.library, "Something wrong", "Worse")
    seen = []

    def put_back(dialog) -> None:
        until_read(qtbot, dialog)
        seen.append((dialog.list.topLevelItem(0).text(1), dialog.list.topLevelItem(1).text(2)))
        dialog.list.setCurrentItem(dialog.list.topLevelItem(1))
        seen.append({dialog.projects.item(row).text().splitlines()[0] for row in range(dialog.projects.count())})
        qtbot.waitUntil(lambda: not dialog.projects.item(0).icon().isNull(), timeout=20_000)
        QTest.mouseClick(dialog.restore_button, LEFT)

    before = window.library
    when_modal(put_back)
    window.table["app.backups"].trigger()
    wait_for_library(qtbot, window, before)
    assert seen == [("while working", "2 projects · 2 maps · 6 cards"), {"Visit", "Return"}]
    assert names(window) == {"Visit", "Return"}
    # The library before was kept, and one click brings it back.
    qtbot.waitUntil(window.start_page.notice.isVisible)
    before = window.library
    QTest.mouseClick(window.start_page.notice.findChild(QPushButton), LEFT)
    wait_for_library(qtbot, window, before)
    assert names(window) == {"Worse", "Return"}


def test_a_backup_is_put_back_from_inside_a_project(qtbot, make_window, seed, path):
    seed("Visit")
    window = make_window(path)
    window.open_project(window.library.projects()[0].id)
    session = window.session
    session.do(rename_project(session.document, "Renamed"))

    def put_back(dialog) -> None:
        until_read(qtbot, dialog)
        QTest.mouseClick(dialog.restore_button, LEFT)

    before = window.library
    when_modal(put_back)
    window.table["app.backups"].trigger()
    wait_for_library(qtbot, window, before)
    assert window.session is None
    assert names(window) == {"Visit"}


def test_one_project_is_taken_out_of_a_backup_and_nothing_else_changes(qtbot, make_window, seed, path):
    seed("Visit", "Return")
    window = make_window(path)
    library = window.library
    was = library.load(next(one.id for one in library.projects() if one.name == "Visit"))[0]
    rename(library, "Visit", "Renamed")

    def take(dialog) -> None:
        until_read(qtbot, dialog)
        assert not dialog.take_button.isEnabled()
        row = next(r for r in range(dialog.projects.count()) if dialog.projects.item(r).text().startswith("Visit"))
        place = dialog.projects.visualItemRect(dialog.projects.item(row)).center()
        QTest.mouseClick(dialog.projects.viewport(), LEFT, pos=place)
        QTest.mouseClick(dialog.take_button, LEFT)

    when_modal(take)
    window.table["app.backups"].trigger()
    assert window.library is library
    assert {"Renamed", "Return"} < names(window)
    assert len(names(window)) == 3
    taken = window.session.document
    assert taken.project.name.startswith("Visit (")
    assert sorted(c.title for c in taken.cards(taken.maps[0].id)) == sorted(c.title for c in was.cards(was.maps[0].id))


def test_a_damaged_backup_cannot_be_put_back(qtbot, make_window, seed, path):
    seed("Visit")
    window = make_window(path)
    rename(window.library, "Visit", "Renamed")
    window.library.back_up()
    copies = keeping.backups(path)
    to_noise(copies[0].path, next(p for p, name in tables_of(copies[0].path).items() if name == "card"), 1)
    seen = []

    def look(dialog) -> None:
        until_read(qtbot, dialog)
        seen.append((dialog.list.topLevelItem(0).text(2), dialog.restore_button.isEnabled()))
        dialog.list.setCurrentItem(dialog.list.topLevelItem(1))
        seen.append(dialog.restore_button.isEnabled())

    when_modal(look)
    window.table["app.backups"].trigger()
    assert seen == [("damaged", False), True]


def test_a_good_library_is_called_good(qtbot, make_window, seed, path):
    seed("Visit")
    window = make_window(path)
    seen = []

    def look(dialog) -> None:
        assert isinstance(dialog, CheckDialog)
        qtbot.waitUntil(dialog.mark.isVisible, timeout=20_000)
        seen.append((dialog.head.text(), dialog.repair_button.isVisible(), dialog.lines.text().splitlines()[0]))
        QTest.mouseClick(dialog.close_button, LEFT)

    when_modal(look)
    window.table["app.check"].trigger()
    assert seen == [("Everything is in order.", False, "1 project · 1 map · 3 cards")]


def test_a_library_that_does_not_open_is_repaired_from_the_page_that_says_so(qtbot, make_window, seed, path):
    seed("Visit", "Return")
    with Library.open(path) as library:
        was = {one.name: library.load(one.id)[0] for one in library.projects()}
    to_noise(path, next(page for page, name in tables_of(path).items() if name == "card"), 1)
    damaged = path.read_bytes()
    window = make_window(path)
    page = window.refused_page
    assert window.page is page
    assert page.repair.isVisible()
    said = []
    when_modal(lambda box: said.append(f"{box.text()} {box.informativeText()}"))
    QTest.mouseClick(page.repair, LEFT)
    wait_for_library(qtbot, window, None)
    qtbot.waitUntil(lambda: bool(said))
    assert "The library is whole again." in said[0]
    assert "6 cards" in said[0]
    assert {one.name: window.library.load(one.id)[0] for one in window.library.projects()} == was
    assert (path.parent / "library-damaged-001.db").read_bytes() == damaged


def test_the_newest_backup_is_offered_where_a_library_does_not_open(qtbot, make_window, seed, path):
    seed("Visit")
    with Library.open(path) as library:
        library.back_up()
    path.write_bytes(path.read_bytes()[:5000])
    cut = path.read_bytes()
    window = make_window(path)
    assert window.refused_page.backups.isVisible()

    def put_back(dialog) -> None:
        until_read(qtbot, dialog)
        assert not dialog.take_button.isEnabled()
        QTest.mouseClick(dialog.restore_button, LEFT)

    when_modal(put_back)
    QTest.mouseClick(window.refused_page.backups, LEFT)
    wait_for_library(qtbot, window, None)
    assert names(window) == {"Visit"}
    assert (path.parent / "library-damaged-001.db").read_bytes() == cut


def test_damage_that_the_check_finds_is_repaired_from_there(qtbot, make_window, seed, path):
    seed("Visit")
    window = make_window(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("UPDATE card SET emotion = 9 WHERE title = 'Waits'")

    def look(dialog) -> None:
        qtbot.waitUntil(dialog.mark.isVisible, timeout=20_000)
        assert dialog.faults.count() > 0
        when_modal(lambda box: None)
        QTest.mouseClick(dialog.repair_button, LEFT)

    before = window.library
    when_modal(look)
    window.table["app.check"].trigger()
    wait_for_library(qtbot, window, before)
    document = window.library.load(window.library.projects()[0].id)[0]
    assert {card.title: card.emotion for card in document.cards(document.maps[0].id)}["Waits"] is None


def test_every_word_about_a_backup_can_be_read(qtbot, make_window, seed, path):
    seed("Visit")
    window = make_window(path)
    dialog = BackupsDialog(path, window.thumbnails, window, can_take=True)
    dialog.show()
    until_read(qtbot, dialog)
    tree = dialog.list
    assert tree.topLevelItemCount()
    assert tree.header().length() == tree.viewport().width()  # nothing lies beyond the edge
    for column in range(tree.columnCount()):
        room = tree.visualItemRect(tree.topLevelItem(0)).intersected(tree.viewport().rect()).height()
        text = tree.topLevelItem(0).text(column)
        assert tree.columnWidth(column) >= tree.fontMetrics().horizontalAdvance(text) + 8
        assert room >= tree.fontMetrics().height()
    dialog.close()
