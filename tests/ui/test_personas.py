"""Several personas on one project: added, described, ordered, given a map, copied for, and deleted when unused."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from app.canvas.focus import Ref
from app.domain.commands import maps, personas
from app.domain.problems import Problem
from app.domain.records import JourneyMap, Persona
from app.ui.insight.choosing import ChooseDialog
from app.ui.name_dialog import NameDialog
from app.ui.people.personas import PersonasDialog
from tests.hand import next_turn
from tests.ui.desk import Desk
from tests.ui.modal import when_modal

LEFT = Qt.MouseButton.LeftButton


def names(desk: Desk) -> list[str]:
    return [one.name for one in desk.on_disk().personas]


def seed(desk: Desk, *given: str) -> None:
    desk.view.board.attempt(lambda: maps.edit_persona(desk.document, desk.editor.map_id or "", name=given[0]))
    for name in given[1:]:
        desk.view.board.attempt(lambda n=name: personas.add_persona(desk.document, n))  # type: ignore[misc]


def in_dialog(desk: Desk, act: Callable[[PersonasDialog], None], action: str = "people.personas") -> None:
    failed: list[BaseException] = []

    def answer(dialog: PersonasDialog) -> None:
        try:
            QTest.qWaitForWindowActive(dialog)
            act(dialog)
        except BaseException as error:  # noqa: BLE001 - raised below, out of the event loop
            failed.append(error)

    when_modal(answer)
    desk.actions[action].trigger()
    QApplication.processEvents()
    if failed:
        raise failed[0]


def entry(dialog: QWidget, name: str, cls: type[QWidget]) -> QWidget:
    next_turn()
    return next(w for w in dialog.findChildren(cls) if w.accessibleName() == name and w.isVisible())


def write(widget: QWidget, text: str) -> None:
    widget.setFocus()
    QTest.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(widget, text)
    QTest.keyClick(widget, Qt.Key.Key_Tab)


def test_one_is_added_and_described(desk: Desk) -> None:
    seed(desk, "Ana")

    def act(dialog: PersonasDialog) -> None:
        assert dialog.list.currentItem().text() == "Ana — Café"
        QTest.mouseClick(dialog.tools["plus"], LEFT)
        assert names(desk) == ["Ana", "New persona"]
        write(entry(dialog, "Name", QLineEdit), "Luis")
        write(entry(dialog, "Segment", QLineEdit), "Turistas")
        write(entry(dialog, "Goals", QPlainTextEdit), "Ver la ciudad")
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    in_dialog(desk, act)
    luis = desk.on_disk().personas[1]
    assert (luis.name, luis.fields["segment"], luis.fields["goals"]) == ("Luis", "Turistas", "Ver la ciudad")
    desk.actions["edit.undo"].trigger()
    assert "goals" not in desk.on_disk().personas[1].fields, "each field is an edit of its own"


def test_what_is_being_typed_is_kept_when_the_dialog_closes(desk: Desk) -> None:
    seed(desk, "Ana")

    def act(dialog: PersonasDialog) -> None:
        box = entry(dialog, "Pains", QPlainTextEdit)
        box.setFocus()
        QTest.keyClicks(box, "Las colas")
        QTest.keyClick(box, Qt.Key.Key_Escape)

    in_dialog(desk, act)
    assert desk.on_disk().personas[0].fields["pains"] == "Las colas"


def test_the_photo_is_of_the_one_in_front(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seed(desk, "Ana", "Luis")
    path = tmp_path / "luis.png"
    picture = QImage(40, 40, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.darkGreen)
    picture.save(str(path))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(path), ""))

    def act(dialog: PersonasDialog) -> None:
        dialog.list.setCurrentRow(1)
        QTest.mouseClick(entry(dialog, "Photo", QPushButton), LEFT)

    in_dialog(desk, act)
    ana, luis = desk.on_disk().personas
    assert "photo" not in ana.fields
    assert desk.library.asset(desk.project_id, str(luis.fields["photo"])) is not None


def test_they_are_ordered_and_the_unused_ones_deleted(desk: Desk) -> None:
    seed(desk, "Ana", "Luis", "Eva")

    def act(dialog: PersonasDialog) -> None:
        dialog.list.setCurrentRow(2)
        QTest.mouseClick(dialog.tools["chevron-up"], LEFT)
        assert names(desk) == ["Ana", "Eva", "Luis"]
        assert dialog.list.currentItem().text() == "Eva"
        dialog.list.setFocus()
        QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
        assert names(desk) == ["Ana", "Luis"]
        dialog.list.setCurrentRow(0)
        assert not dialog.tools["trash-2"].isEnabled()
        QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
        assert names(desk) == ["Ana", "Luis"], "a map is Ana's journey"

    in_dialog(desk, act)
    with pytest.raises(Problem) as told:
        personas.delete_persona(desk.document, desk.document.personas[0].id)
    assert told.value.code == "persona.in_use"


def test_the_open_map_becomes_the_journey_of_another(desk: Desk) -> None:
    seed(desk, "Ana", "Luis")

    def act(dialog: PersonasDialog) -> None:
        dialog.list.setCurrentRow(1)
        words = "Make the open map theirs"
        button = next(b for b in dialog.findChildren(QPushButton) if b.text() == words and b.isVisible())
        QTest.mouseClick(button, LEFT)
        assert dialog.list.item(1).text() == "Luis — Café"
        assert dialog.list.item(0).text() == "Ana"

    in_dialog(desk, act)
    assert desk.on_disk().maps[0].persona_id == desk.document.personas[1].id


def pick(row_text: str) -> Callable[[ChooseDialog], None]:
    def act(dialog: ChooseDialog) -> None:
        row = next(at for at in range(dialog.list.count()) if dialog.list.item(at).text() == row_text)
        dialog.list.setCurrentRow(row)
        QTest.keyClick(dialog.list, Qt.Key.Key_Return)

    return act


def test_nobody_in_particular_and_somebody_new(desk: Desk) -> None:
    seed(desk, "Ana")
    when_modal(pick("Nobody in particular"))
    desk.actions["people.choose"].trigger()
    assert desk.on_disk().maps[0].persona_id is None
    assert names(desk) == ["Ana"]

    def anew(dialog: ChooseDialog) -> None:
        when_modal(name_it)
        pick("A new persona…")(dialog)

    def name_it(dialog: NameDialog) -> None:
        QTest.keyClicks(dialog.field, "Luis")
        QTest.keyClick(dialog.field, Qt.Key.Key_Return)

    when_modal(anew)
    desk.actions["people.choose"].trigger()
    QTest.qWait(50)
    document = desk.on_disk()
    assert names(desk) == ["Ana", "Luis"]
    assert document.maps[0].persona_id == document.personas[1].id
    desk.actions["edit.undo"].trigger()
    assert names(desk) == ["Ana"], "one action, one undo"


def test_a_map_for_another_persona_is_opened_and_remembers_its_origin(desk: Desk) -> None:
    seed(desk, "Ana", "Luis")
    first = desk.editor.map_id
    when_modal(pick("Luis"))
    desk.actions["people.map_for"].trigger()
    document = desk.on_disk()
    assert len(document.maps) == 2
    assert desk.editor.map_id == document.maps[1].id
    copy = document.get(JourneyMap, document.maps[1].id)
    assert copy.title == "Café, Luis"
    assert copy.fields["origin"] == first
    assert document.get(Persona, str(copy.persona_id)).name == "Luis"
    assert [c.title for c in document.cards(copy.id)] == [c.title for c in document.cards(first or "")]


def test_a_click_on_the_persona_shows_them_beside_the_map_and_leads_to_all(desk: Desk) -> None:
    seed(desk, "Ana", "Luis")
    desk.hand.click(Ref("persona", desk.document.personas[0].id))
    next_turn()
    inspector = desk.editor.inspector
    assert inspector is not None
    assert entry(inspector, "Name", QLineEdit).text() == "Ana"  # type: ignore[attr-defined]
    assert not [w for w in inspector.findChildren(QLineEdit) if w.accessibleName() == "Title" and w.isVisible()]
    shown: list[str] = []

    def look(dialog: PersonasDialog) -> None:
        shown.extend(dialog.list.item(at).text() for at in range(dialog.list.count()))

    when_modal(look)
    button = next(b for b in inspector.findChildren(QPushButton) if b.text() == "All personas…" and b.isVisible())
    inspector.ensureWidgetVisible(button)
    QTest.mouseClick(button, LEFT)
    assert shown == ["Ana — Café", "Luis"]
