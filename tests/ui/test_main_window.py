"""The window around the pages: language, appearance, menus, closing, a library that cannot be opened."""

import json
import sqlite3

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton

from app.canvas.focus import Ref
from app.domain.commands.maps import new_project, rename_project
from app.session import open_library
from app.ui.about import ids_of
from app.ui.action_table import sequences
from app.ui.actions import ACTIONS, MENUS
from app.ui.main_window import MainWindow
from app.ui.settings import Geometry, Settings
from app.words import catalogue
from tests.ui.conftest import small_map
from tests.ui.modal import when_modal
from tests.ui.pseudo import OPEN, bare, texts

LEFT = Qt.MouseButton.LeftButton


# -- language ---------------------------------------------------------------------------------
def test_the_language_switches_live_and_back(seed, make_window):
    seed("Uno")
    window = make_window()
    english = dict(texts(window))
    window.table["view.language_es"].trigger()
    spanish = dict(texts(window))
    assert window.menuBar().actions()[0].text() == "&Archivo"
    assert window.start_page.shelf.head.text() == "Tus proyectos"
    assert "hoy a las" in window.start_page.shelf.model.index(0).data(Qt.ItemDataRole.UserRole)
    assert Settings.load().language == "es"
    window.table["view.language_en"].trigger()
    assert dict(texts(window)) == english != spanish


def test_nothing_on_the_start_page_is_hard_coded(pseudo, seed, make_window):
    seed("Uno")
    window = make_window()
    window.start_page.shelf.trash(window.start_page.shelf.current_id())
    window.table["view.language_es"].trigger()
    assert window.start_page.shelf.head.text().startswith(OPEN)
    templates = ("Preventa, venta y postventa", "Tienda en línea", "Visita a una cafetería")
    shown = [text for text in bare(window, templates) if "template" not in text]
    abouts = [card.template.about("es") for card in window.start_page.gallery.cards if card.template]
    assert [text for text in shown if text.partition(": ")[2] not in abouts] == []


def test_nothing_around_the_editor_is_hard_coded(pseudo, seed, make_window):
    seed("Uno")
    window = make_window()
    window.open_project(window.library.projects()[0].id)
    window.table["view.language_es"].trigger()
    assert bare(window.menuBar()) == []


def test_qt_s_own_words_are_spanish_too(window):
    window.table["view.language_es"].trigger()
    window.start_page.shelf.search.setVisible(True)
    menu = window.start_page.shelf.search.createStandardContextMenu()
    assert "Deshacer" in menu.actions()[0].text()
    menu.deleteLater()


def test_the_file_dialog_of_qt_is_spanish_through_and_through(window):
    window.table["view.language_es"].trigger()
    dialog = QFileDialog(window)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.show()
    labels = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible() and label.text()]
    dialog.close()
    dialog.deleteLater()
    assert labels == ["&Buscar en:", "&Nombre de fichero:", "&Tipo de archivo:"]
    window.table["view.language_en"].trigger()
    assert QFileDialog.tr("Files of &type:") == "Files of &type:"


def test_the_first_start_speaks_as_the_system(make_window, looks, monkeypatch):
    monkeypatch.setenv("LANGUAGE", "es")
    monkeypatch.setenv("LC_ALL", "es_ES.UTF-8")
    looks[1].choose("system")
    assert catalogue.language() == "es"


# -- appearance -------------------------------------------------------------------------------
def test_dark_and_light_at_once(seed, make_window):
    seed("Uno")
    window = make_window()
    tone = lambda: QApplication.palette().color(QPalette.ColorRole.Window).lightness()  # noqa: E731
    light = window.grab().toImage().pixelColor(600, 400).lightness()
    assert tone() > 200
    window.table["view.appearance_dark"].trigger()
    dark = window.grab().toImage().pixelColor(600, 400).lightness()
    assert tone() < 60
    assert dark < 60
    assert light > 200
    assert Settings.load().appearance == "dark"
    assert window.table["view.appearance_dark"].isChecked()


def test_icons_follow_the_appearance(window):
    picture = lambda: window.table["project.new"].icon().pixmap(20, 20).toImage()  # noqa: E731
    before = picture()
    window.table["view.appearance_dark"].trigger()
    assert picture() != before


# -- actions ----------------------------------------------------------------------------------
def test_every_action_is_in_a_menu_once_and_does_something_somewhere(seed, make_window):
    seed("Uno")
    window = make_window()
    ids = [spec.id for spec in ACTIONS]
    listed = [id_ for menu in MENUS for id_ in ids_of(menu)]
    assert sorted(listed) == sorted(ids)
    served = set(window.page.commands()) | set(window.own_commands())
    window.open_project(window.library.projects()[0].id)
    served |= set(window.page.commands())
    assert set(ids) - served == set()
    assert served - set(ids) == set()


def test_keys_are_given_once_and_only_alike_where_pages_differ():
    seen = {}
    for spec in ACTIONS:
        for key in sequences(spec.keys):
            assert key.toString() not in seen, f"{spec.id} and {seen[key.toString()]}"
            seen[key.toString()] = spec.id
    assert seen["Ctrl+Z"] == "edit.undo"
    assert {"Ctrl+=", "Ctrl++", "Ctrl+0", "F1", "F2", "1", "5", "Del"} <= set(seen)


def test_tool_tips_name_the_key(window):
    assert window.table["zoom.fit"].toolTip() == "Fit the whole map (Shift+1)"
    assert window.table["edit.undo"].toolTip() == "Undo (Ctrl+Z)"


def test_undo_says_what_it_takes_back(seed, make_window):
    seed("Uno")
    window = make_window()
    window.open_project(window.library.projects()[0].id)
    assert not window.table["edit.undo"].isEnabled()
    window.session.do(rename_project(window.session.document, "Dos & tres"))
    assert window.table["edit.undo"].isEnabled()
    assert "Dos && tres" in window.table["edit.undo"].text()
    assert window.windowTitle() == "Dos & tres – Vivencia"
    window.table["edit.undo"].trigger()
    assert window.windowTitle() == "Uno – Vivencia"
    assert window.table["edit.redo"].isEnabled()
    window.table["project.home"].trigger()
    assert window.table["edit.undo"].text() == "Undo"


@pytest.mark.parametrize("keys", ["15", "?", "0"])
def test_single_keys_go_to_the_field_that_has_the_focus(seed, make_window, keys):
    seed("Uno")
    window = make_window()
    search = window.start_page.shelf.search
    search.setFocus()
    QTest.keyClicks(search, keys)
    assert search.text() == keys


def test_a_face_by_key_but_not_while_typing(seed, make_window):
    seed("Uno")
    window = make_window()
    window.open_project(window.library.projects()[0].id)
    board = window.editor.board
    card = next(c for c in window.session.document.cards(board.map_id) if c.title == "Asks")
    board.select(Ref("card", card.id))
    window.page.view.setFocus()
    QTest.keyClick(window.page.view, Qt.Key.Key_1)
    assert window.session.document.get(type(card), card.id).emotion == -2
    window.table["card.edit"].trigger()
    field = QApplication.focusWidget()
    QTest.keyClicks(field, "25")
    assert window.session.document.get(type(card), card.id).emotion == -2
    window.table["project.home"].trigger()
    with open_library(window.library.path) as library:
        assert "25" in library.load(library.projects()[0].id)[0].get(type(card), card.id).title


# -- the window itself ------------------------------------------------------------------------
def test_the_window_comes_back_where_it_stood(make_window):
    window = make_window()
    window.resize(1111, 777)
    window.close()
    kept = Settings.load().window
    assert (kept.width, kept.height) == (1111, 777)
    again = make_window()
    again.close()
    settings = Settings.load()
    settings.window = Geometry(90_000, 90_000, 950, 650)
    settings.save()
    far = make_window()
    assert far.screen().availableGeometry().intersects(far.frameGeometry())


def test_on_a_smaller_screen_the_window_begins_where_it_can_be_seen(make_window):
    make_window().close()
    settings = Settings.load()
    for place in (Geometry(300, 200, 5000, 4000), Geometry(-500, -300, 700, 600)):
        settings.window = place
        settings.save()
        window = make_window()
        room = window.screen().availableGeometry()
        assert window.frameGeometry().topLeft() == room.topLeft()
        window.close()


def test_closing_before_the_library_is_open_leaves_nothing_behind(looks, tmp_path, qtbot):
    theme, speech = looks
    for furnished in (False, True):
        window = MainWindow(Settings.load(), theme, speech)
        window.show()
        if furnished:
            window.furnish()
        window.close()
        window.deleteLater()
    with open_library(tmp_path / "library.db") as library:
        assert library.projects() == []


def typing(seed, make_window, text):
    """A window in which a text is being typed on a card, and the card."""
    seed("Uno")
    window = make_window()
    window.open_project(window.library.projects()[0].id)
    board = window.editor.board
    card = window.session.document.cards(board.map_id)[0]
    board.select(Ref("card", card.id))
    window.table["card.edit"].trigger()
    QTest.keyClicks(QApplication.focusWidget(), text)
    return window, card


def test_typing_that_is_not_finished_is_kept_when_the_window_closes(seed, make_window, tmp_path):
    window, card = typing(seed, make_window, "half a thou")
    window.close()
    with open_library(tmp_path / "library.db") as library:
        document, _ = library.load(library.projects()[0].id)
        assert "half a thou" in document.get(type(card), card.id).title


def test_what_cannot_be_kept_keeps_the_window_open(seed, make_window, tmp_path):
    window, card = typing(seed, make_window, "precious")
    library = tmp_path / "library.db"
    library.rename(tmp_path / "away.db")
    answers = []

    def answer(box):
        answers.append(f"{box.text()} {box.informativeText()}")
        QTest.keyClick(box, Qt.Key.Key_Escape)

    when_modal(answer)
    window.close()
    assert window.isVisible()
    assert len(answers) == 1
    assert "moved" in answers[0]
    assert "1 change is kept on this computer" in answers[0]
    (tmp_path / "away.db").rename(library)
    window.close()
    assert not window.isVisible()
    with open_library(library) as opened:
        document, _ = opened.load(opened.projects()[0].id)
        assert "precious" in document.get(type(card), card.id).title


# -- a library that cannot be opened ----------------------------------------------------------
def not_ours(path):
    path.write_text("dear diary, this is no library, and it is longer than the header of one " * 3)


def newer(path):
    with open_library(path):
        pass
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 9999")
    connection.commit()
    connection.close()


def damaged(path):
    with open_library(path) as library:
        library.create(new_project("X", [small_map()]))
    data = bytearray(path.read_bytes())
    data[4096:12288] = b"\x55" * 8192
    path.write_bytes(data)


@pytest.mark.parametrize(
    ("spoil", "said"), [(not_ours, "not a Vivencia library"), (newer, "Update this one"), (damaged, "damaged")]
)
def test_a_library_that_cannot_be_opened_is_told_and_not_touched(make_window, tmp_path, spoil, said):
    path = tmp_path / "library.db"
    spoil(path)
    before, beside = path.read_bytes(), sorted(tmp_path.iterdir())
    window = make_window()
    assert window.page is window.refused_page
    assert said in window.refused_page.text.text()
    assert str(path) in window.refused_page.text.text()
    for id_ in ("project.new", "import.open", "edit.undo"):
        assert not window.table[id_].isEnabled()
    assert window.table["app.quit"].isEnabled()
    window.close()
    assert path.read_bytes() == before
    assert {p for p in tmp_path.iterdir() if p.name.startswith("library")} <= set(beside)


def test_going_on_with_another_library_is_remembered(make_window, tmp_path, qtbot):
    not_ours(tmp_path / "library.db")
    other = tmp_path / "other.db"
    with open_library(other):
        pass
    window = make_window()
    with qtbot.waitSignal(window.library_settled, timeout=10_000):
        window.navigation.choose_library(other)
    assert window.page is window.start_page
    window.close()
    assert Settings.load().library == str(other)
    again = make_window()
    assert again.library.path == other


def test_trying_again_after_mending(make_window, tmp_path, qtbot):
    path = tmp_path / "library.db"
    not_ours(path)
    window = make_window()
    path.unlink()
    with qtbot.waitSignal(window.library_settled, timeout=10_000):
        QTest.mouseClick(window.refused_page.retry, LEFT)
    assert window.page is window.start_page


def test_nothing_on_the_refused_page_is_hard_coded(pseudo, make_window, tmp_path):
    not_ours(tmp_path / "library.db")
    window = make_window()
    window.table["view.language_es"].trigger()
    assert bare(window.refused_page) == []


# -- files dropped on the window --------------------------------------------------------------
old_events = pytest.mark.filterwarnings("ignore:Function. 'QDr:DeprecationWarning")  # the only ones that all Qt 6 have


def drag(window, *urls):
    data = QMimeData()
    data.setUrls([QUrl(url) for url in urls])
    enter = QDragEnterEvent(QPoint(300, 300), Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window, enter)
    return data, enter


@old_events
def test_files_of_another_host_are_not_taken(window):
    for url in ("https://example.org/map.csv", "file://server/share/map.csv", "data:text/plain,x"):
        _, enter = drag(window, url)
        assert not enter.isAccepted(), url
    assert not window.veil.isVisible()


@old_events
def test_a_dropped_file_becomes_a_map(window, tmp_path, qtbot):
    path = tmp_path / "viaje ñ.mmd"
    path.write_text("journey\n title Un café\n section Llegar\n  Entrar: 4: Marta\n", encoding="utf-8")
    data, enter = drag(window, QUrl.fromLocalFile(str(path)).toString())
    assert enter.isAccepted()
    assert window.veil.isVisible()

    shown = []

    def accept(dialog):
        shown.append(dialog.name.text())
        QTest.mouseClick(dialog.go, LEFT)

    when_modal(accept)
    drop = QDropEvent(QPointF(300, 300), Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window, drop)
    assert not window.veil.isVisible()
    qtbot.waitUntil(lambda: window.session is not None)
    assert shown == ["Un café"]
    assert window.session.document.maps[0].title == "Un café"
    window.close()
    with open_library(tmp_path / "library.db") as library:
        assert [s.name for s in library.projects()] == ["Un café"]


# -- a library given on the command line ------------------------------------------------------
def test_a_library_of_the_command_line_is_used_but_not_remembered(make_window, tmp_path):
    window = make_window(tmp_path / "named.db")
    assert window.library.path == tmp_path / "named.db"
    window.close()
    assert json.loads((tmp_path / "settings.json").read_text())["library"] is None


def test_labels_show_text_as_it_is(seed, make_window):
    seed("<b>Uno</b><img src='x'>")
    window = make_window()
    window.open_project(window.library.projects()[0].id)
    for label in window.findChildren(QLabel):
        plain = label.textFormat() == Qt.TextFormat.PlainText
        assert plain or "<" not in label.text(), label.text()
    assert window.windowTitle().startswith("<b>Uno</b>")
    assert [b for b in window.findChildren(QPushButton) if "<b>" in b.toolTip()] == []
