"""The panel at the side for cards: several at once, tags one by one, names that are offered."""

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.commands import cards
from app.domain.records import Value
from app.ui.editor_pictures import Pictures
from app.ui.form_choices import ChoiceField, FlagField, PictureField, ScaleField
from app.ui.form_words import NameField, TagsField
from app.ui.forms import FieldWidget, TextField, several
from app.ui.inspector import Inspector
from tests.ui.desk import Desk
from tests.ui.test_card_tools import edits, photo

MENU, QUEUE, SMELL, NOTE = "Mira el menú", "Espera la cola", "Huele a café", "La cola no avanza"
LEFT = Qt.MouseButton.LeftButton
W = TypeVar("W", bound=FieldWidget)


def say(desk: Desk, title: str, **values: Value | None) -> None:
    desk.view.board.attempt(lambda: cards.set_fields(desk.document, [desk.card(title).id], values))


def panel(desk: Desk) -> Inspector:
    inspector = desk.editor.inspector
    assert inspector is not None
    return inspector


def select(desk: Desk, *titles: str) -> None:
    desk.view.board.select(*(desk.ref(title) for title in titles))
    QTest.qWait(20)


def row(desk: Desk, kind: type[W], name: str = "") -> W:
    """The row of that class, and name where there are several."""
    found = [w for w in panel(desk).findChildren(kind) if not w.isHidden() and w.isVisible()]
    named = [w for w in found if w.entry.accessibleName().startswith(name)]
    assert len(named) == 1, [w.entry.accessibleName() for w in found]
    return named[0]


def test_different_values_are_shown_as_several_and_one_edit_sets_them_all(desk: Desk) -> None:
    say(desk, MENU, importance=2, evidence="observed", moment_of_truth=True, owner="Ana", text="Uno")
    say(desk, QUEUE, importance=5, evidence="assumed", owner="Luis")
    before = edits(desk)
    select(desk, MENU, QUEUE)
    scale, choice, flag = row(desk, ScaleField), row(desk, ChoiceField), row(desk, FlagField)
    name, text = row(desk, NameField), row(desk, TextField)
    assert not any(button.isChecked() for button in scale.buttons.values())
    assert scale.note.isVisible()
    assert choice.combo.currentIndex() == -1
    assert choice.combo.placeholderText()
    assert flag.box.checkState() == Qt.CheckState.PartiallyChecked
    assert name.line.text() == ""
    assert name.line.placeholderText()
    assert text.box.placeholderText()
    assert edits(desk) == before, "looking changes nothing"
    QTest.mouseClick(scale.buttons[3], LEFT)
    assert [desk.card(t).fields["importance"] for t in (MENU, QUEUE)] == [3, 3]
    assert edits(desk) == before + 1
    assert scale.buttons[3].isChecked()
    assert not scale.note.isVisible()
    check = flag.findChild(QCheckBox)
    assert check is not None
    QTest.mouseClick(check, LEFT, pos=QPoint(8, check.height() // 2))
    assert [desk.card(t).fields["moment_of_truth"] for t in (MENU, QUEUE)] == [True, True]
    QTest.mouseClick(check, LEFT, pos=QPoint(8, check.height() // 2))
    assert "moment_of_truth" not in desk.card(QUEUE).fields
    combo = choice.findChild(QComboBox)
    assert combo is not None
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_Down)
    assert desk.card(MENU).fields.get("evidence") == desk.card(QUEUE).fields.get("evidence")
    QTest.keyClicks(name.line, "Eva")
    QTest.keyClick(name.line, Qt.Key.Key_Return)
    assert [desk.card(t).fields["owner"] for t in (MENU, QUEUE)] == ["Eva", "Eva"]
    assert desk.card(MENU).fields["text"] == "Uno", "what was not touched stays"


def test_leaving_a_row_of_several_values_changes_nothing(desk: Desk) -> None:
    say(desk, MENU, owner="Ana")
    say(desk, QUEUE, owner="Luis")
    select(desk, MENU, QUEUE)
    name = row(desk, NameField)
    name.line.setFocus()
    QTest.keyClick(name.line, Qt.Key.Key_Tab)
    select(desk, SMELL)
    assert [desk.card(t).fields["owner"] for t in (MENU, QUEUE)] == ["Ana", "Luis"]


def test_a_note_among_touchpoints_gets_no_scores(desk: Desk) -> None:
    say(desk, MENU, importance=2)
    select(desk, MENU, NOTE)
    scale = row(desk, ScaleField)
    assert scale.buttons[2].isChecked(), "a note has no say in it"
    QTest.mouseClick(scale.buttons[4], LEFT)
    assert desk.card(MENU).fields["importance"] == 4
    assert not desk.card(NOTE).fields


def test_different_faces_are_said(desk: Desk) -> None:
    def notes() -> list[str]:
        return [label.text() for label in panel(desk).findChildren(QLabel) if label.isVisible()]

    select(desk, SMELL)
    assert not any(several() in note for note in notes())
    select(desk, SMELL, QUEUE)
    assert [note for note in notes() if several() in note] == ["Emotion · Several values"]


def test_tags_are_given_and_taken_one_by_one(desk: Desk) -> None:
    say(desk, MENU, tags="carta, precio")
    say(desk, QUEUE, tags="carta, cola")
    before = edits(desk)
    select(desk, MENU, QUEUE)
    tags = row(desk, TagsField)
    assert [chip.property("role") for chip in tags.chips] == ["tag", "tag-some", "tag-some"]
    QTest.mouseClick(tags.chips[1], LEFT)
    assert desk.card(QUEUE).fields["tags"] == "carta, cola, precio"
    assert desk.card(MENU).fields["tags"] == "carta, precio"
    QTest.qWait(20)
    tags = row(desk, TagsField)
    QTest.keyClicks(tags.line, "urgente, #hoy")
    QTest.keyClick(tags.line, Qt.Key.Key_Return)
    assert desk.card(MENU).fields["tags"] == "carta, precio, urgente, hoy"
    assert desk.card(QUEUE).fields["tags"] == "carta, cola, precio, urgente, hoy"
    QTest.mouseClick(row(desk, TagsField).chips[0], LEFT)
    assert desk.card(MENU).fields["tags"] == "precio, urgente, hoy"
    assert desk.card(QUEUE).fields["tags"] == "cola, precio, urgente, hoy"
    assert edits(desk) <= before + 4


def test_backspace_takes_the_last_tag_and_leaving_keeps_what_is_written(desk: Desk) -> None:
    say(desk, MENU, tags="carta, precio")
    select(desk, MENU)
    tags = row(desk, TagsField)
    tags.line.setFocus()
    QTest.keyClick(tags.line, Qt.Key.Key_Backspace)
    assert desk.card(MENU).fields["tags"] == "carta"
    QTest.keyClicks(tags.line, "nuevo")
    select(desk, QUEUE)
    assert desk.card(MENU).fields["tags"] == "carta, nuevo"
    assert "tags" not in desk.card(QUEUE).fields


def choose_first(line: QLineEdit, qtbot: QtBot) -> None:
    """Take the first of what is offered below a line."""
    popup = line.completer().popup()
    assert popup is not None
    qtbot.waitUntil(popup.isVisible, timeout=3000)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)


def test_tags_and_names_of_other_cards_are_offered(desk: Desk, qtbot: QtBot) -> None:
    say(desk, QUEUE, tags="hora punta, caja", owner="Encargada de tienda")
    say(desk, SMELL, tags="hora punta", owner="Cocina")
    select(desk, MENU)
    panel(desk).ask_for("card", "owner")
    panel(desk).ask_for("card", "tags")
    tags = row(desk, TagsField)
    QTest.keyClicks(tags.line, "PUN")
    choose_first(tags.line, qtbot)
    qtbot.waitUntil(lambda: desk.card(MENU).fields.get("tags") == "hora punta", timeout=3000)
    QTest.qWait(20)
    name = row(desk, NameField, "Owner")
    desk.window.activateWindow()  # this platform forgets it when a list is closed
    name.line.setFocus()
    qtbot.waitUntil(name.line.hasFocus, timeout=3000)
    QTest.keyClicks(name.line, "tien")
    choose_first(name.line, qtbot)
    qtbot.waitUntil(lambda: desk.card(MENU).fields.get("owner") == "Encargada de tienda", timeout=3000)


def test_a_card_s_picture_is_taken_away(desk: Desk, tmp_path: Path) -> None:
    ids = [desk.card(MENU).id, desk.card(QUEUE).id]
    desk.editor.part(Pictures).put("card", ids, "picture", photo(tmp_path / "carta.png"))
    select(desk, MENU, QUEUE)
    picture = row(desk, PictureField)
    QTest.mouseClick(picture.clear, LEFT)
    assert not desk.card(MENU).fields
    assert not desk.card(QUEUE).fields


def test_ctrl_i_goes_to_the_panel_and_the_keyboard_can_go_on_there(desk: Desk) -> None:
    select(desk, MENU)
    desk.actions["view.inspector"].trigger()
    assert not panel(desk).isVisible()
    desk.actions["card.details"].trigger()
    assert panel(desk).isVisible()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert panel(desk).isAncestorOf(focus)
    QTest.keyClicks(focus, "X")
    desk.view.setFocus()
    assert desk.card(f"X{MENU}").fields == {}
