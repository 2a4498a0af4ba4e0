"""The start page, worked as a person does: keys and clicks on the real window, outcomes in the reopened library."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QMenu, QPushButton, QToolButton

from app.domain.folding import fold
from app.session import EditSession, open_library
from app.ui.action_table import Actions
from app.ui.main_window import MainWindow
from app.ui.tile_painting import dots_rect, picture_rect, tile_rect
from tests.ui.modal import when_modal

LEFT = Qt.MouseButton.LeftButton


def names(window):
    model = window.start_page.shelf.model
    return [model.index(row).data() for row in range(model.rowCount())]


def stored(path, *, trashed=False):
    with open_library(path) as library:
        return sorted(s.name for s in (library.trashed_projects() if trashed else library.projects()))


def buttons(widget, text):
    return [b for b in widget.findChildren(QPushButton) if b.text() == text and b.isVisible()]


def tile_point(tiles, row, place=picture_rect):
    return place(tile_rect(tiles.visualRect(tiles.tiles.index(row)))).center()


def test_an_empty_library_says_what_to_do_next(window):
    shelf = window.start_page.shelf
    assert not shelf.tiles.isVisible()
    assert "Choose how to start above" in shelf.words.text()
    assert not shelf.search.isVisible()
    assert len(buttons(window, "Use the structure")) == len(buttons(window, "Open the sample")) == 3


def test_no_button_waits_for_the_icons_of_the_actions(make_window, monkeypatch):
    """Without its own the words of an icon's button stand in it, cut off, until the library is there."""
    seen = []
    dress = Actions.dress

    def looked_at(table, colours):
        (window,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow) and one.isVisible()]
        found = [button for button in window.start_page.findChildren(QToolButton) if button.isVisible()]
        seen.extend((button.accessibleName(), button.icon().isNull()) for button in found)
        dress(table, colours)

    monkeypatch.setattr(Actions, "dress", looked_at)
    make_window()
    assert len(seen) >= 3
    assert [name for name, bare in seen if bare] == []


def test_a_template_becomes_a_project_that_is_open_and_kept(window, tmp_path, qtbot):
    button = next(b for b in buttons(window, "Open the sample") if b.accessibleName().startswith("Café"))
    QTest.mouseClick(button, LEFT)
    document = window.session.document
    assert len(document.cards(document.maps[0].id)) > 10
    assert document.project.name in window.windowTitle()
    window.close()
    assert stored(tmp_path / "library.db") == [document.project.name]


def test_a_blank_map_and_a_second_one_have_names_of_their_own(window, tmp_path):
    for _ in range(2):
        QTest.mouseClick(buttons(window, "Start blank")[0], LEFT)
        lanes = [lane.lane_kind for lane in window.session.document.lanes(window.session.document.maps[0].id)]
        assert lanes == ["channel", "emotion"]
        window.table["project.home"].trigger()
    assert names(window) == ["New map 2", "New map"]


def test_the_structure_has_no_cards(window):
    QTest.mouseClick(buttons(window, "Use the structure")[0], LEFT)
    document = window.session.document
    assert document.stages(document.maps[0].id)
    assert document.cards(document.maps[0].id) == []


def test_projects_come_back_with_their_pictures(seed, make_window, qtbot):
    seed("Ágora", "Bodega", "Clínica")
    window = make_window()
    assert names(window) == ["Clínica", "Bodega", "Ágora"]
    model = window.start_page.shelf.model
    qtbot.waitUntil(lambda: all(has_ink(model.index(row).data(Qt.ItemDataRole.DecorationRole)) for row in range(3)))


def has_ink(picture):
    if picture is None or picture.isNull():
        return False
    image = picture.toImage()
    return len({image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}) > 5


def test_search_ignores_case_and_accents(seed, make_window):
    seed("Ágora", "Bodega", "Ámbar café")
    window = make_window()
    QTest.keyClicks(window.start_page.shelf.search, "AGO")
    assert names(window) == ["Ágora"]
    window.start_page.shelf.search.setText("cafe ambar")
    assert names(window) == ["Ámbar café"]
    window.start_page.shelf.search.setText("nothing like it")
    assert names(window) == []
    assert window.start_page.shelf.words.text() == "No project is called like that."
    QTest.keyClick(window.start_page.shelf.search, Qt.Key.Key_Escape)
    assert len(names(window)) == 3


@pytest.mark.parametrize(("one", "other"), [("Ñandú", "nandu"), ("STRASSE", "Straße"), ("ＡＢＣ", "abc")])
def test_searchable(one, other):
    assert fold(one) == fold(other)


def test_by_keyboard_from_the_search_to_an_open_project(seed, make_window, qtbot):
    seed("Uno", "Dos", "Tres")
    window = make_window()
    tiles = window.start_page.shelf.tiles
    assert tiles.current_id() is not None, "Enter goes on with the last project"
    QTest.keyClick(window.start_page.shelf.search, Qt.Key.Key_Down)
    QTest.keyClick(tiles, Qt.Key.Key_Right)
    assert tiles.currentIndex().data() == "Dos"
    QTest.keyClick(tiles, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.session is not None)
    assert window.session.document.project.name == "Dos"
    assert QApplication.focusWidget() is window.editor.view, "the keys work on the map at once"
    window.table["project.home"].trigger()
    assert tiles.currentIndex().data() == "Dos"


def test_a_click_opens_and_the_dots_show_the_menu(seed, make_window, qtbot):
    seed("Uno", "Dos")
    window = make_window()
    tiles = window.start_page.shelf.tiles
    asked = []
    tiles.menu_wanted.connect(lambda project, place: asked.append(project))
    window.start_page.shelf.menu_wanted.disconnect()
    QTest.mouseClick(tiles.viewport(), LEFT, pos=tile_point(tiles, 1, dots_rect))
    assert asked == [tiles.tiles.summary(tiles.tiles.index(1)).id]
    assert window.session is None
    QTest.mouseClick(tiles.viewport(), LEFT, pos=tile_point(tiles, 1))
    QTest.mouseDClick(tiles.viewport(), LEFT, pos=tile_point(tiles, 1))
    qtbot.waitUntil(lambda: window.session is not None)
    assert window.session.document.project.name == "Uno"


def test_the_menu_of_a_tile_does_what_it_says(seed, make_window):
    seed("Uno", "Dos")
    window = make_window()
    shelf = window.start_page.shelf
    shelf.menu_wanted.emit(shelf.model.summary(shelf.model.index(0)).id, QPoint(10, 10))
    popup = next(menu for menu in window.start_page.findChildren(QMenu) if menu.isVisible())
    assert [a.text() for a in popup.actions() if a.text()] == [
        "Open",
        "Rename",
        "Print or export…",
        "Save a copy as a file…",
        "Move to the trash",
    ]
    next(a for a in popup.actions() if a.text() == "Move to the trash").trigger()
    popup.close()
    assert names(window) == ["Uno"]


def test_trash_and_undo_by_keys(seed, make_window, tmp_path):
    seed("Uno", "Dos", "Tres")
    window = make_window()
    tiles = window.start_page.shelf.tiles
    QTest.keyClick(tiles, Qt.Key.Key_Right)
    QTest.keyClick(tiles, Qt.Key.Key_Delete)
    assert names(window) == ["Tres", "Uno"]
    assert "“Dos”" in window.start_page.notice.findChildren(type(window.start_page.shelf.words))[0].text()
    assert window.table["edit.undo"].text() == "Undo: move “Dos” to the trash"
    assert stored(tmp_path / "library.db", trashed=True) == ["Dos"]
    window.table["edit.undo"].trigger()
    assert sorted(names(window)) == ["Dos", "Tres", "Uno"]
    assert not window.start_page.notice.isVisible()
    assert stored(tmp_path / "library.db", trashed=True) == []


def test_a_trashed_project_is_found_and_put_back_later(seed, make_window, tmp_path):
    seed("Uno", "Dos")
    window = make_window()
    shelf = window.start_page.shelf
    shelf.trash(shelf.model.summary(shelf.model.index(0)).id)
    window.close()
    window = make_window()
    shelf = window.start_page.shelf
    assert names(window) == ["Uno"]
    QTest.mouseClick(shelf.turn_button, LEFT)
    assert names(window) == ["Dos"]
    QTest.keyClick(shelf.tiles, Qt.Key.Key_Down)
    QTest.mouseClick(shelf.tiles.viewport(), LEFT, pos=tile_point(shelf.tiles, 0))
    assert sorted(names(window)) == ["Dos", "Uno"]
    assert not shelf.turn_button.isVisible()


def test_rename_in_its_place(seed, make_window, tmp_path, qtbot):
    seed("Uno", "Dos")
    window = make_window()
    tiles = window.start_page.shelf.tiles
    QTest.keyClick(tiles, Qt.Key.Key_F2)
    field = tiles.findChild(QLineEdit)
    assert field.text() == "Dos"
    QTest.keyClicks(field, " mas dos")
    field.setText("  <b>Dos</b>\tmás  dos ")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "<b>Dos</b> más dos" in names(window))
    assert "<b>Dos</b> más dos" in stored(tmp_path / "library.db")
    with open_library(tmp_path / "library.db") as library:
        project = next(s.id for s in library.projects() if s.name != "Uno")
        session = EditSession(library, project)
        session.undo()
        assert session.document.project.name == "Dos"


def test_delete_in_the_name_field_takes_a_letter_and_no_project(seed, make_window, tmp_path):
    seed("Uno", "Dos")
    window = make_window()
    tiles = window.start_page.shelf.tiles
    QTest.keyClick(tiles, Qt.Key.Key_F2)
    field = tiles.findChild(QLineEdit)
    field.setText("Dos y media")
    field.setCursorPosition(0)
    QTest.keyClick(field, Qt.Key.Key_Delete)
    assert field.text() == "os y media"
    assert len(names(window)) == 2
    window.close()
    assert stored(tmp_path / "library.db") == ["Uno", "os y media"], "a name that is being typed is kept"


def test_screen_readers_hear_the_tiles(seed, make_window):
    seed("Uno")
    window = make_window()
    index = window.start_page.shelf.model.index(0)
    assert str(index.data(Qt.ItemDataRole.AccessibleTextRole)).startswith("Uno, 1 map · today")
    shown = [w for w in window.start_page.findChildren(QAbstractButton) if w.isVisible()]
    assert len(shown) > 8
    assert [w for w in shown if not (w.text() or w.accessibleName())] == []


def test_a_narrow_window_has_fewer_columns_and_hides_nothing(seed, make_window, qtbot):
    seed(*(f"Proyecto {n}" for n in range(9)))
    window = make_window()
    tiles = window.start_page.shelf.tiles
    for width, columns in ((1280, 4), (1024, 3), (960, 3)):
        window.resize(width, 640)
        qtbot.wait(20)
        rects = [tiles.visualRect(tiles.tiles.index(row)) for row in range(9)]
        assert len({r.x() for r in rects}) == columns
        assert all(tile_rect(r).right() <= tiles.width() for r in rects)
        assert max(r.bottom() for r in rects) <= tiles.height()


def test_closing_while_a_project_is_being_opened(seed, make_window, tmp_path):
    seed("Uno")
    window = make_window()
    QTest.keyClick(window.start_page.shelf.tiles, Qt.Key.Key_Return)
    window.close()
    assert stored(tmp_path / "library.db") == ["Uno"]


def test_a_project_that_went_away_meanwhile_is_told(seed, make_window, tmp_path, qtbot):
    seed("Uno", "Dos")
    window = make_window()
    with open_library(tmp_path / "library.db") as other:
        other.trash(window.start_page.shelf.current_id())
    said = []
    when_modal(lambda box: said.append(box.text()))
    QTest.keyClick(window.start_page.shelf.tiles, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: names(window) == ["Uno"])
    assert len(said) == 1
    assert "project.gone" not in said[0]
