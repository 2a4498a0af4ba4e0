"""Where the library cannot be written: a quiet bar says why, work goes on, and all of it is saved by itself."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.domain.commands import cards
from app.domain.records import Card
from app.exchange.parcel_file import open_parcel
from app.session import EditSession, open_library
from app.ui.editor_saving import AGAIN_MS, Saving
from app.ui.forms import TextField
from app.ui.unsaved_bar import UnsavedBar
from app.words import set_language
from tests.store.disk_faults import FAULTS, held
from tests.ui.desk import Desk
from tests.ui.modal import when_modal

pytest.importorskip("resource", reason="limits of POSIX")
LONG = "Paga con el móvil, y la cola avanza " * 20
SAYS = {
    "full disk": "disk",
    "locked": "another program is using the library",
    "moved": "moved or deleted",
    "another file": "moved or deleted",
    "read only": "may only be read",
}


@contextmanager
def read_only(desk: Desk) -> Iterator[None]:
    """What SQLite says of a file that may only be read; root may write any."""
    raw = desk.library._raw  # noqa: SLF001
    raw.execute("PRAGMA query_only=1")
    yield
    raw.execute("PRAGMA query_only=0")


def fault(desk: Desk, name: str) -> AbstractContextManager[None]:
    return read_only(desk) if name == "read only" else FAULTS[name](desk.path)


def bar_of(desk: Desk) -> UnsavedBar:
    bar = desk.editor.findChild(UnsavedBar)
    assert bar is not None
    return bar


def is_calm(desk: Desk) -> bool:
    """Nothing is in front of the work."""
    return QApplication.activeModalWidget() is None and QApplication.activePopupWidget() is None


@pytest.mark.parametrize("name", SAYS)
def test_words_typed_on_the_map_stay_and_are_saved_by_themselves(desk: Desk, qtbot: QtBot, name: str) -> None:
    ref = desk.ref("Paga con el móvil")
    before, whole = desk.document, desk.path.read_bytes()
    with fault(desk, name):
        desk.hand.click(ref)
        desk.hand.key(Qt.Key.Key_F2)
        desk.hand.type(LONG)
        desk.hand.key(Qt.Key.Key_Return)
        assert desk.document.get(Card, ref.id).title == LONG.strip()
        assert LONG[:20] in (desk.view.board.drawing.group("card", ref.id) or ref).about  # type: ignore[union-attr]
        bar = bar_of(desk)
        assert bar.isVisible()
        assert SAYS[name] in bar.text.text()
        assert "saved by itself" in bar.text.text()
        assert desk.editor.status.saved.text() == "! Not saved"
        assert is_calm(desk)
        bar.again.click()  # in vain
        assert bar.isVisible()
        assert desk.session.waiting.edits
        desk.view.setFocus()
        desk.hand.key(Qt.Key.Key_5)  # and work goes on
        desk.hand.key(Qt.Key.Key_Delete)
        desk.actions["edit.undo"].trigger()
        assert desk.document.get(Card, ref.id).emotion == 2
        assert is_calm(desk)
        qtbot.wait(50)
        if name != "moved":
            assert desk.path.read_bytes() == whole
    qtbot.waitUntil(bar.isHidden, timeout=3 * AGAIN_MS)
    assert desk.editor.status.saved.text() == "✓ Saved"
    assert desk.on_disk() == desk.document != before
    while desk.session.undo_label is not None:
        desk.actions["edit.undo"].trigger()
    assert desk.on_disk() == desk.document == before


def test_typing_that_nobody_has_left_is_kept_as_soon_as_it_can_be(desk: Desk, qtbot: QtBot) -> None:
    ref = desk.ref("Mira el menú")
    with held(desk.path):
        desk.hand.click(ref)
        desk.hand.key(Qt.Key.Key_F2)
        desk.hand.type("Mira la carta")
        qtbot.waitUntil(lambda: bar_of(desk).isVisible(), timeout=5000)
        assert desk.view.editor.isVisible()
        assert desk.view.editor.hasFocus()
    qtbot.waitUntil(bar_of(desk).isHidden, timeout=3 * AGAIN_MS)
    with open_library(desk.path, back_up=False) as other:  # as if the program were killed now
        assert [draft.text for draft in other.drafts(desk.project_id)] == ["Mira la carta"]
    desk.hand.key(Qt.Key.Key_Return)
    assert desk.titles("Pedir", "Tienda")[0] == "Mira la carta"


def test_a_field_beside_the_map_keeps_its_words(desk: Desk, qtbot: QtBot) -> None:
    ref = desk.ref("Huele a café")
    desk.hand.click(ref)
    qtbot.wait(50)
    assert desk.editor.inspector is not None
    field = next(f for f in desk.editor.inspector.findChildren(TextField) if f.isVisible())
    with held(desk.path):
        field.box.setFocus()
        field.box.selectAll()
        qtbot.keyClicks(field.box, "smells good")
        desk.hand.click(desk.ref("Mira el menú"))
        assert bar_of(desk).isVisible()
        desk.hand.click(ref)
    bar_of(desk).again.click()
    assert bar_of(desk).isHidden()
    assert "smells good" in repr(desk.on_disk().get(Card, ref.id))


def test_a_library_that_was_put_back_is_not_written_and_a_copy_is_offered(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = desk.path.read_bytes()
    desk.view.board.attempt(lambda: cards.retitle(desk.document, desk.card("Mira el menú").id, "Uno"))
    newer = desk.path.read_bytes()
    desk.path.write_bytes(older)
    desk.view.board.attempt(lambda: cards.retitle(desk.document, desk.card("Uno").id, "Dos"))
    bar = bar_of(desk)
    assert bar.isVisible()
    assert "replaced" in bar.text.text()
    assert "save a copy" in bar.text.text()
    target = tmp_path / "copy"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    bar.copy.click()
    assert open_parcel(target.with_suffix(".vivencia")).whole.document == desk.document
    assert str(target) in desk.editor.messages.text.text()
    assert desk.path.read_bytes() == older
    desk.path.write_bytes(newer)
    bar.again.click()
    assert bar.isHidden()


def test_what_others_made_impossible_is_shown_with_its_words(desk: Desk, qtbot: QtBot) -> None:
    card = desk.card("Mira el menú")
    with open_library(desk.path, back_up=False) as library:
        other = EditSession(library, desk.project_id)
        with held(desk.path):
            desk.view.board.attempt(lambda: cards.retitle(desk.document, card.id, "Words of this window"))
            desk.view.board.attempt(lambda: cards.set_emotion(desk.document, [card.id], 2))
        other.do(cards.retitle(other.document, card.id, "Words of the other"))
    desk.editor.part(Saving).try_now()
    assert desk.document.get(Card, card.id).title == "Words of the other"
    assert desk.document.get(Card, card.id).emotion == 2
    assert "Words of this window" in desk.editor.messages.text.text()


@pytest.mark.parametrize("is_kept", [True, False])
def test_leaving_asks_where_something_is_not_saved(make_window, seed, tmp_path: Path, is_kept: bool) -> None:
    seed("Shop")
    window = make_window()
    project = window.library.projects()[0].id
    window.open_project(project)
    session = window.session
    asked: list[str] = []

    def answer(box) -> None:
        asked.append(box.text() + box.informativeText())

    if not is_kept:
        (tmp_path / "waiting").write_text("no folder")
    with held(tmp_path / "library.db"):
        session.do(cards.retitle(session.document, session.document.all(Card)[0].id, "Not yet"))
        when_modal(answer)
        window.navigation.go_home()
        assert window.session is session
        assert "another program" in asked[0]
        assert ("1 change is kept on this computer" if is_kept else "1 change would be lost") in asked[0]
    window.navigation.go_home()
    assert window.session is None
    with open_library(tmp_path / "library.db", back_up=False) as library:
        assert "Not yet" in [c.title for c in library.load(project)[0].all(Card)]


def test_the_bar_speaks_spanish(desk: Desk) -> None:
    with held(desk.path):
        desk.view.board.attempt(lambda: cards.retitle(desk.document, desk.card("Mira el menú").id, "Uno"))
        set_language("es")
        desk.editor.retranslate()
        assert "se guardará solo" in bar_of(desk).text.text()
    desk.editor.part(Saving).try_now()
