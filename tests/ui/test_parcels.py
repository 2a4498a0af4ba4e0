"""A project leaves as a file and comes back, by menu, keyboard, drop and start; nothing that goes wrong is silent."""

import gzip

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMessageBox, QPushButton

from app.canvas.focus import Ref
from app.domain.commands.maps import rename_project
from app.exchange.parcel_file import open_parcel, save_parcel
from app.store.library import Library
from app.ui.application import join_starts
from app.ui.name_dialog import NameDialog
from app.ui.parcel_dialog import ParcelDialog
from tests.exchange.histories import everything
from tests.hand import Hand
from tests.ui.modal import when_modal

pytestmark = pytest.mark.filterwarnings("ignore:Function. 'QDr:DeprecationWarning")  # of events that all Qt 6 have
LEFT = Qt.MouseButton.LeftButton
WORDS = "caballo pila grapa"


@pytest.fixture
def project_id(window):
    """A project with everything in the window's library."""
    found = everything(window.library)
    window.start_page.refresh()
    window.start_page.take_focus(found)
    return found


@pytest.fixture
def place(monkeypatch, tmp_path):
    """Where the person says that the file shall go."""
    path = tmp_path / "Café.vivencia"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    return path


def save(qtbot, window, answer):
    """Save a copy by the menu; ``answer`` makes the choices, then Enter saves and Escape closes."""
    seen = []

    def act(dialog):
        assert isinstance(dialog, ParcelDialog)
        answer(dialog)
        QTest.mouseClick(dialog.go, LEFT)
        qtbot.waitUntil(lambda: dialog.away.isEnabled() and not dialog.bar.isVisible(), timeout=20_000)
        seen.append(dialog.said.text())
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    when_modal(act)
    window.table["project.save_copy"].trigger()
    return seen[0]


def texts(dialog):
    """What a box says."""
    return " ".join(label.text() for label in dialog.findChildren(QLabel))


def press(dialog, text):
    """Press a button of a box."""
    QTest.mouseClick(next(b for b in dialog.findChildren(QPushButton) if b.text() == text), LEFT)


def test_a_project_is_saved_from_the_start_page_and_from_its_map(qtbot, window, project_id, place):
    assert save(qtbot, window, lambda _: None) == "Saved as Café.vivencia."
    whole = open_parcel(place).whole
    assert whole.document == window.library.load(project_id)[0]
    assert whole.entries == ()
    window.open_project(project_id)
    assert save(qtbot, window, lambda dialog: dialog.history.click()) == "Saved as Café.vivencia."
    assert open_parcel(place).whole == window.library.whole(project_id, history=True)
    assert window.settings.export_folder == str(place.parent)


def test_what_is_being_typed_is_in_the_file(qtbot, window, project_id, place):
    window.open_project(project_id)
    editor = window.editor
    card = window.session.document.cards(editor.map_id)[0]
    window.activateWindow()
    editor.view.setFocus()
    editor.board.select(Ref("card", card.id))
    Hand(editor.view).type("Todavía sin acabar")
    save(qtbot, window, lambda _: None)
    titles = [one.title for one in open_parcel(place).whole.document.cards(editor.map_id)]
    assert any("Todavía sin acabar" in title for title in titles)


def test_names_are_replaced_as_listed(qtbot, window, project_id, place):
    def answer(dialog):
        dialog.history.click()
        dialog.plain.click()
        assert "Marta Ruiz" in dialog.names.toPlainText().splitlines()
        assert not dialog.history.isEnabled()
        dialog.names.appendPlainText("prisa")

    save(qtbot, window, answer)
    text = gzip.decompress(place.read_bytes()).decode()
    assert not [word for word in ("Marta", "Ruiz", "prisa", "Tueste", project_id, '"changes"') if word in text]


def test_a_locked_file_opens_with_its_passphrase_only(qtbot, window, make_window, project_id, place, tmp_path):
    def answer(dialog):
        dialog.locked.click()
        assert not dialog.go.isEnabled()
        QTest.keyClicks(dialog.first, WORDS)
        QTest.keyClicks(dialog.second, WORDS[:-1])
        assert not dialog.go.isEnabled()
        assert dialog.said.text() == "The two passphrases are not the same. Type them again."
        QTest.keyClicks(dialog.second, WORDS[-1])
        assert dialog.go.isEnabled()

    save(qtbot, window, answer)
    window.library.trash(project_id)
    said = []

    def right(dialog):
        assert isinstance(dialog, NameDialog)
        said.append(texts(dialog))
        QTest.keyClicks(dialog.field, WORDS)
        QTest.keyClick(dialog.field, Qt.Key.Key_Return)

    def wrong(dialog):
        said.append(texts(dialog))
        when_modal(right)
        QTest.keyClicks(dialog.field, "otra cosa")
        QTest.keyClick(dialog.field, Qt.Key.Key_Return)

    when_modal(wrong)
    window.flows.import_files([place])
    assert "opens with its passphrase only" in said[0]
    assert "This is not the passphrase" in said[1]
    assert window.session is not None
    assert window.session.document.project.name == "Café con prisa"


def test_who_does_not_know_the_passphrase_changes_nothing(window, place, tmp_path):
    with Library.open(tmp_path / "other.sqlite") as other:
        save_parcel(place, other.whole(everything(other)), WORDS)
    when_modal(lambda dialog: dialog.reject())
    window.flows.import_files([place])
    assert window.session is None
    assert window.library.projects() == []


def test_a_project_that_is_dropped_on_the_window_is_opened_with_its_past(qtbot, window, place, tmp_path):
    with Library.open(tmp_path / "other.sqlite") as other:
        theirs = other.whole(everything(other), history=True)
    save_parcel(place, theirs)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(place))])
    action = Qt.DropAction.CopyAction
    keys = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(300, 300), action, data, LEFT, keys))
    QApplication.sendEvent(window, QDropEvent(QPointF(300, 300), action, data, LEFT, keys))
    qtbot.waitUntil(lambda: window.session is not None, timeout=5_000)
    assert window.session.document == theirs.document
    assert window.session.undo_label is not None
    assert window.editor.messages.text.text() == "Café.vivencia is a project of yours now."
    assert window.library.asset(theirs.document.project.id, theirs.assets[0].hash).data == theirs.assets[0].data


def test_the_same_project_is_known_again_and_another_state_of_it_asks(qtbot, window, project_id, place):
    save_parcel(place, window.library.whole(project_id))
    window.flows.import_files([place])
    assert window.session.project_id == project_id
    assert "as it is in Café.vivencia" in window.editor.messages.text.text()
    window.session.do(rename_project(window.session.document, "Otro nombre"))
    said = []

    def answer(dialog):
        assert isinstance(dialog, QMessageBox)
        said.append(texts(dialog))
        press(dialog, "Open as another project")

    when_modal(answer)
    window.flows.import_files([place])
    assert "Café.vivencia holds another state of it" in said[0]
    assert window.session.project_id != project_id
    assert sorted(one.name for one in window.library.projects()) == ["Café con prisa", "Otro nombre"]


def test_a_file_that_is_none_says_so_and_changes_nothing(window, place):
    place.write_bytes(b"PK\x03\x04")
    said = []
    when_modal(lambda dialog: said.append(texts(dialog)))
    window.flows.import_files([place])
    assert "“Café.vivencia” is no Vivencia project" in said[0]
    assert window.library.projects() == []


def test_a_place_that_cannot_be_written_says_so(qtbot, window, project_id, monkeypatch, tmp_path):
    path = tmp_path / "no" / "folder.vivencia"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    assert "cannot be written" in save(qtbot, window, lambda _: None)


def test_a_file_that_is_double_clicked_is_opened_once_the_library_is_there(qtbot, make_window, place, tmp_path):
    with Library.open(tmp_path / "other.sqlite") as other:
        theirs = other.whole(everything(other))
    save_parcel(place, theirs)
    window = make_window()
    join_starts(window, file=place)
    qtbot.waitUntil(lambda: window.session is not None, timeout=5_000)
    assert window.session.project_id == theirs.document.project.id
