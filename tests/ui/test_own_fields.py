"""Fields that a project adds: made, described, filled in, changed and deleted by hand."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QMenu, QMessageBox, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.domain.commands import cards, own_fields
from app.domain.commands.maps import new_project
from app.domain.fields import own_key
from app.domain.records import Card, OwnField
from app.session import EditSession, open_library
from app.ui.labels import PlainLabel
from app.ui.people.own_fields import OwnFieldsDialog
from app.ui.people.personas import PersonasDialog
from tests.hand import next_turn
from tests.ui.conftest import small_map
from tests.ui.desk import Desk
from tests.ui.modal import when_modal
from tests.ui.test_personas import entry, write

LEFT = Qt.MouseButton.LeftButton


def in_dialog(desk: Desk, act: Callable[[OwnFieldsDialog], None]) -> None:
    failed: list[BaseException] = []

    def answer(dialog: OwnFieldsDialog) -> None:
        try:
            QTest.qWaitForWindowActive(dialog)
            act(dialog)
        except BaseException as error:  # noqa: BLE001 - raised below, out of the event loop
            failed.append(error)

    when_modal(answer)
    desk.actions["people.own_fields"].trigger()
    QApplication.processEvents()
    if failed:
        raise failed[0]


def when_box(answer: Callable[[QMessageBox], None], tries: int = 300) -> None:
    """As soon as a message box is over the dialog, hand it to ``answer``."""

    def look(left: int = tries) -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            answer(box)
        elif left:
            QTimer.singleShot(10, lambda: look(left - 1))

    QTimer.singleShot(0, look)


def stored(desk: Desk) -> list[tuple[str, dict[str, object]]]:
    return [(own.title, dict(own.fields)) for own in desk.on_disk().own_fields]


def take(combo: QWidget, code: str) -> None:
    """Choose in the list that opens, with the mouse."""
    assert isinstance(combo, QComboBox)
    combo.showPopup()
    index = combo.model().index(combo.findData(code), 0)
    combo.view().scrollTo(index)
    QApplication.processEvents()
    QTest.mouseClick(combo.view().viewport(), LEFT, pos=combo.view().visualRect(index).center())
    QTest.qWait(250)


def test_one_is_added_for_cards_and_becomes_a_choice(desk: Desk) -> None:
    def act(dialog: OwnFieldsDialog) -> None:
        assert dialog.empty.isVisible()
        QTest.mouseClick(dialog.tools["plus"], LEFT)
        menu = next(m for m in dialog.findChildren(QMenu) if m.actions())
        QTest.keyClick(menu, Qt.Key.Key_Down)
        QTest.keyClick(menu, Qt.Key.Key_Return)
        assert stored(desk) == [("New field", {"applies": "card", "type": "line"})]
        write(entry(dialog, "Name", QLineEdit), "Riesgo")
        write(entry(dialog, "What it means", QLineEdit), "Lo que puede salir mal.")
        take(entry(dialog, "Type of field", QComboBox), "choice")
        write(entry(dialog, "Choices", QPlainTextEdit), "Alto")

    in_dialog(desk, act)
    assert stored(desk) == [
        ("Riesgo", {"applies": "card", "type": "choice", "choices": "Alto", "help": "Lo que puede salir mal."})
    ]
    desk.actions["edit.undo"].trigger()
    assert stored(desk)[0][1]["choices"] == "First choice\nSecond choice"


def furnish(desk: Desk, **fields: str | int) -> OwnField:
    board = desk.view.board
    board.attempt(lambda: own_fields.add_own_field(desk.document, "Coste", fields={"applies": "card", **fields}))
    own = desk.document.own_fields[0]
    card = desk.card("Espera la cola").id
    board.attempt(lambda: cards.set_fields(desk.document, [card], {own_key(own): 7}))
    return own


def test_what_does_not_fit_goes_only_if_that_is_meant(desk: Desk) -> None:
    own = furnish(desk, type="number")

    def answer(yes: bool) -> Callable[[QMessageBox], None]:
        def press(box: QMessageBox) -> None:
            words = "Take it away" if yes else "Cancel"
            QTest.mouseClick(next(b for b in box.buttons() if b.text() == words), LEFT)

        return press

    def act(dialog: OwnFieldsDialog) -> None:
        assert any("1 record says it." in w.text() for w in dialog.findChildren(PlainLabel))
        when_box(answer(False))
        take(entry(dialog, "Type of field", QComboBox), "scale")
        assert desk.on_disk().own_fields[0].fields["type"] == "number"

    in_dialog(desk, act)
    assert desk.card("Espera la cola").fields[own_key(own)] == 7

    def agree(dialog: OwnFieldsDialog) -> None:
        when_box(answer(True))
        take(entry(dialog, "Type of field", QComboBox), "scale")

    in_dialog(desk, agree)
    assert desk.on_disk().own_fields[0].fields["type"] == "scale"
    assert own_key(own) not in desk.card("Espera la cola").fields
    desk.actions["edit.undo"].trigger()
    assert desk.card("Espera la cola").fields[own_key(own)] == 7


def test_a_wrong_scale_is_told_in_the_dialog(desk: Desk) -> None:
    furnish(desk, type="scale", low=1, high=9)

    def act(dialog: OwnFieldsDialog) -> None:
        write(entry(dialog, "Highest value", QLineEdit), "0")
        assert dialog.problem.isVisible()
        assert "must go up" in dialog.problem.text()
        assert entry(dialog, "Highest value", QLineEdit).text() == "9"  # type: ignore[attr-defined]

    in_dialog(desk, act)
    assert desk.on_disk().own_fields[0].fields["high"] == 9


def test_deleting_says_how_many_records_lose_it(desk: Desk) -> None:
    furnish(desk, type="number")
    told: list[str] = []

    def yes(box: QMessageBox) -> None:
        told.append(box.informativeText())
        QTest.mouseClick(next(b for b in box.buttons() if b.text() == "Delete"), LEFT)

    def act(dialog: OwnFieldsDialog) -> None:
        when_box(yes)
        dialog.list.setFocus()
        QTest.keyClick(dialog.list, Qt.Key.Key_Delete)

    in_dialog(desk, act)
    assert told == ["1 record says it."]
    assert stored(desk) == []
    desk.actions["edit.undo"].trigger()
    assert desk.card("Espera la cola").fields == {own_key(desk.document.own_fields[0]): 7}


def drafts(desk: Desk) -> list[tuple[str, str, str]]:
    with open_library(desk.path, back_up=False) as other:
        return [(draft.kind, draft.name, draft.text) for draft in other.drafts(desk.project_id)]


def test_what_is_being_typed_of_a_field_is_on_disk(desk: Desk, qtbot: QtBot) -> None:
    desk.session.do(own_fields.add_own_field(desk.document, "Risk", fields={"applies": "card", "type": "line"}))

    def act(dialog: OwnFieldsDialog) -> None:
        line = entry(dialog, "Name", QLineEdit)
        assert isinstance(line, QLineEdit)
        line.setFocus()
        line.selectAll()
        QTest.keyClicks(line, "Risk class")
        qtbot.waitUntil(lambda: drafts(desk) == [("own_field", "title", "Risk class")], timeout=5_000)
        line.selectAll()
        QTest.keyClick(line, Qt.Key.Key_Delete)
        qtbot.waitUntil(lambda: drafts(desk) == [("own_field", "title", "")], timeout=5_000)
        QTest.keyClick(line, Qt.Key.Key_Tab)  # a field needs a name: the one before is there again
        assert drafts(desk) == []

    in_dialog(desk, act)
    assert stored(desk)[0][0] == "Risk"


def test_typing_that_was_cut_off_is_there_again_unless_it_would_take_something_away(tmp_path: Path) -> None:
    with open_library(tmp_path / "cut.sqlite") as library:
        made = new_project("P", [small_map()])
        library.create(made)
        project = made.changes[0].record.id
        session = EditSession(library, project)
        choice = {"applies": "card", "type": "choice", "choices": "High\nLow"}
        session.do(own_fields.add_own_field(session.document, "Risk", fields=choice))
        own = session.document.own_fields[0]
        card = session.document.cards(session.document.maps[0].id)[0]
        session.do(cards.set_fields(session.document, [card.id], {own_key(own): "High"}))
        session.save_draft("own_field", own.id, "title", "Risk class")
        session.save_draft("own_field", own.id, "choices", "Higher\nLow")
    with open_library(tmp_path / "cut.sqlite") as library:
        again = EditSession(library, project)
        found = {one.draft.name: one for one in again.recovered}
        assert again.document.own_fields[0].title == "Risk class"
        assert found["choices"].problem is not None
        assert found["choices"].problem.code == "fields.would_lose"
        assert again.document.get(Card, card.id).fields[own_key(own)] == "High"


def test_the_name_of_a_persona_is_kept_while_it_is_typed(desk: Desk, qtbot: QtBot) -> None:
    def act(dialog: PersonasDialog) -> None:
        dialog.press("plus")
        line = entry(dialog, "Name", QLineEdit)
        assert isinstance(line, QLineEdit)
        line.setFocus()
        line.selectAll()
        QTest.keyClicks(line, "Carmen")
        qtbot.waitUntil(lambda: drafts(desk) == [("persona", "name", "Carmen")], timeout=5_000)
        with open_library(desk.path, back_up=False) as other:
            assert other.drafts(desk.project_id)[0].id == dialog.current
        QTest.keyClick(line, Qt.Key.Key_Tab)

    when_modal(act)
    desk.actions["people.personas"].trigger()


def test_a_new_name_and_scale_of_a_field_are_at_once_beside_the_card(desk: Desk) -> None:
    board = desk.view.board
    board.attempt(lambda: own_fields.add_own_field(desk.document, "Coste"))
    (own,) = desk.document.own_fields
    card = desk.card("Espera la cola")
    board.attempt(lambda: cards.set_fields(desk.document, [card.id], {own_key(own): "7"}))
    desk.hand.click(desk.ref("Espera la cola"))

    def labels() -> set[str]:
        next_turn(3)
        assert desk.editor.inspector is not None
        return {one.text() for one in desk.editor.inspector.findChildren(PlainLabel)}

    assert "Coste" in labels()

    def rename(dialog: OwnFieldsDialog) -> None:
        write(entry(dialog, "Name", QLineEdit), "Precio")
        dialog.reject()

    in_dialog(desk, rename)
    assert desk.document.own_fields[0].title == "Precio"
    assert "Precio" in labels()
    assert "Coste" not in labels()
    desk.editor.undo()
    assert "Coste" in labels()


@pytest.mark.parametrize(
    ("name", "cls"), [("Name", QLineEdit), ("Choices", QPlainTextEdit), ("What it means", QLineEdit)]
)
def test_a_field_that_another_window_deletes_while_it_is_typed_into_is_gone(
    desk: Desk, qtbot: QtBot, name: str, cls: type[QWidget]
) -> None:
    choice = {"applies": "card", "type": "choice", "choices": "High\nLow"}
    desk.session.do(own_fields.add_own_field(desk.document, "Risk", fields=choice))

    def act(dialog: OwnFieldsDialog) -> None:
        widget = entry(dialog, name, cls)
        widget.setFocus()
        QTest.keyClicks(widget, "x")
        qtbot.waitUntil(lambda: len(drafts(desk)) == 1, timeout=5_000)
        with open_library(desk.path, back_up=False) as library:
            other = EditSession(library, desk.project_id)
            other.do(own_fields.delete_own_field(other.document, other.document.own_fields[0].id))
            other.close()
        desk.session.catch_up()
        assert dialog.list.count() == 0
        assert dialog.problem.text() == "That own field is no longer there; somebody deleted it."
        assert dialog.empty.isVisible()
        assert drafts(desk) == []

    in_dialog(desk, act)
    assert stored(desk) == []
