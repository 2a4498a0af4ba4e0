"""At the next start everything is where it was: project, map, place, selection, panels; what is gone is no error."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.canvas.focus import Ref
from app.domain.commands import maps as map_commands
from app.session import open_library
from app.ui.editor import Editor
from app.ui.settings import Last, Settings
from tests.ui.conftest import small_map

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def opened(seed, make_window):
    """A window in the second map of a project, and the next start of the program."""
    seed("Uno", "Dos")
    window = make_window()
    window.open_project(next(p.id for p in window.library.projects() if p.name == "Dos"))
    window.session.do(map_commands.add_map(window.session.document, small_map("Segundo")))
    return window


def editor_of(qtbot, window):
    qtbot.waitUntil(lambda: isinstance(window.page, Editor), timeout=20_000)
    QApplication.processEvents()
    return window.page


def test_a_start_goes_on_where_the_last_one_ended(opened, make_window, qtbot):
    editor = opened.editor
    map_id = editor.map_id
    assert editor.board.document.maps[1].id == map_id
    cards = [group.owner for group in editor.board.drawing.by_role("card")]
    editor.board.select(Ref("card", cards[2]), Ref("card", cards[0]))
    editor.view.go_to(1.5, 100, 60)
    place = editor.view.place()
    opened.table["view.inspector"].trigger()
    assert editor.inspector.isHidden()
    opened.close()
    window = make_window()
    editor = editor_of(qtbot, window)
    assert window.session.document.project.name == "Dos"
    assert editor.map_id == map_id
    assert editor.board.selection == (Ref("card", cards[2]), Ref("card", cards[0]))
    assert editor.view.place() == pytest.approx(place, abs=1.5)
    assert editor.inspector.isHidden()
    assert not window.table["view.inspector"].isChecked()
    window.table["view.inspector"].trigger()
    assert editor.inspector.isVisible()
    assert editor.view.hasFocus()


def _is_kept(map_id, card):
    """Whether the settings on disk tell of a card and of a zoom of 200 %."""
    kept = Settings.load()
    view = kept.view(map_id)
    return bool(view and view.zoom == pytest.approx(2.0, rel=0.01) and card in str(kept.selections))


def test_after_a_crash_too(opened, make_window, qtbot):
    """Nothing is closed: the settings on disk are those of a program that was killed."""
    editor = opened.editor
    card = next(editor.board.drawing.by_role("card")).owner
    editor.board.select(Ref("card", card))
    editor.view.go_to(2.0, 80, 40)
    qtbot.waitUntil(lambda: _is_kept(editor.map_id, card), timeout=10_000)
    window = make_window()
    other = editor_of(qtbot, window)
    assert other.map_id == editor.map_id
    assert other.board.selection == (Ref("card", card),)
    assert other.view.zoom == pytest.approx(2.0, rel=0.01)


def test_widths_of_the_panels_come_back(opened, make_window, qtbot):
    split = opened.editor.split
    sizes = split.sizes()
    handle = split.handle(2)
    start = handle.rect().center()
    QTest.mousePress(handle, LEFT, pos=start)
    QTest.mouseMove(handle, start - QPoint(120, 0))
    QTest.mouseRelease(handle, LEFT, pos=start - QPoint(120, 0))
    wider = split.sizes()[2]
    assert wider > sizes[2] + 60
    opened.close()
    window = make_window()
    assert editor_of(qtbot, window).split.sizes()[2] == pytest.approx(wider, abs=3)


def test_who_left_for_the_list_starts_there(opened, make_window, qtbot):
    opened.table["project.home"].trigger()
    assert Settings.load().last is None
    opened.close()
    window = make_window()
    qtbot.wait(300)
    assert window.page is window.start_page


def test_who_wants_the_list_starts_there(opened, make_window, qtbot):
    assert opened.table["app.start_last"].isChecked()
    opened.table["app.start_last"].trigger()
    opened.close()
    window = make_window()
    assert not window.table["app.start_last"].isChecked()
    qtbot.wait(300)
    assert window.page is window.start_page


def test_a_project_or_library_that_is_gone_is_no_error(opened, make_window, qtbot, tmp_path):
    project = opened.session.project_id
    opened.close()
    with open_library(tmp_path / "library.db") as library:
        library.trash(project)
    window = make_window()
    qtbot.wait(300)
    assert window.page is window.start_page
    assert QApplication.activeModalWidget() is None
    window.close()
    settings = Settings.load()
    settings.last = Last(project, "map of nobody")
    settings.save()
    (tmp_path / "library.db").unlink()
    window = make_window()
    qtbot.wait(300)
    assert window.page is window.start_page
    assert QApplication.activeModalWidget() is None


def test_a_map_that_is_gone_gives_the_first(opened, make_window, qtbot):
    settings = opened.settings
    first = opened.session.document.maps[0].id
    opened.close()
    settings.last = Last(settings.last.project, "map of nobody")
    settings.save()
    window = make_window()
    assert editor_of(qtbot, window).map_id == first


def test_going_to_the_details_brings_the_inspector_back(opened):
    editor = opened.editor
    editor.board.select(Ref("card", next(editor.board.drawing.by_role("card")).owner))
    opened.table["view.inspector"].trigger()
    assert editor.inspector.isHidden()
    opened.table["card.details"].trigger()
    assert editor.inspector.isVisible()
    assert opened.table["view.inspector"].isChecked()
    assert editor.inspector.isAncestorOf(QApplication.focusWidget())
    opened.table["view.inspector"].trigger()
    assert editor.view.hasFocus(), "the keys are not left on what is hidden"
