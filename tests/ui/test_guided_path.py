"""The guided path with real keys and mouse on the real page; what was answered is in the reopened file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from app.canvas.focus import Ref
from app.domain.drafts import CardDraft, MapDraft
from app.domain.records import JourneyMap, Persona
from app.insight.completeness import STEPS, completeness, overall
from app.session import open_library
from app.ui.editor import Editor
from app.ui.editor_beginning import Beginning
from app.ui.editor_outline import Outlining
from app.ui.guide.path import GuidedPath
from app.ui.guide.path_panel import PathPanel
from app.ui.main_window import MainWindow
from app.ui.settings import Settings
from app.words import set_language
from app.words.guide import question
from tests.hand import CTRL, LEFT, NONE, SHIFT, next_turn
from tests.ui.desk import CAFE, Desk
from tests.ui.modal import when_modal


@pytest.fixture
def bare(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(qtbot, tmp_path / "library.sqlite", MapDraft("Vacío"))
    yield desk
    assert desk.on_disk() == desk.document
    desk.close()


def guide(desk: Desk) -> GuidedPath:
    return desk.editor.part(GuidedPath)


def panel(desk: Desk) -> PathPanel:
    return guide(desk).panel


def open_path(desk: Desk) -> PathPanel:
    QTest.keyClick(desk.view, Qt.Key.Key_G, CTRL)
    settle()
    assert panel(desk).isVisible()
    return panel(desk)


def settle() -> None:
    next_turn(3)
    QApplication.processEvents()


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(key: Qt.Key, keys: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(focus(), key, keys)
    settle()


def type_text(text: str) -> None:
    for letter in text:
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            QApplication.sendEvent(
                focus(), QKeyEvent(kind, ord(letter.upper()), Qt.KeyboardModifier.NoModifier, letter)
            )


def answer_by_keys(editor: Editor, text: str) -> None:
    """Answer the question that is asked with nothing but the keyboard, whatever it is answered with."""
    spot = focus()
    assert editor.part(GuidedPath).panel.isAncestorOf(spot), "the keyboard is on the answer"
    if isinstance(spot, QLineEdit):
        type_text(text)
        press(Qt.Key.Key_Return)
    elif isinstance(spot, QPlainTextEdit):
        type_text(text)
        press(Qt.Key.Key_Return, CTRL)
    elif isinstance(spot, QComboBox):
        press(Qt.Key.Key_Down)
        press(Qt.Key.Key_Return)
    elif spot.property("role") == "face":
        press(Qt.Key.Key_4)
    else:
        press(Qt.Key.Key_Space)


def asked(desk: Desk) -> str:
    assert guide(desk).at is not None
    return ".".join(guide(desk).at or ())


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_whole_path_is_walked_by_keys_alone(bare: Desk, language: str) -> None:
    set_language(language)  # type: ignore[arg-type]
    bare.editor.retranslate()
    open_path(bare)
    seen: list[str] = []
    for n in range(120):
        if guide(bare).at is None:
            break
        seen.append(asked(bare))
        assert panel(bare).question.text() == question(*(guide(bare).at or ("client", "persona")))
        before = bare.document
        answer_by_keys(bare.editor, f"Respuesta {n}")
        assert bare.document is not before, f"{asked(bare)} was not answered"
    assert guide(bare).at is None
    assert {one.split(".")[0] for one in seen} == set(STEPS)
    steps = completeness(bare.on_disk(), bare.editor.map_id or "")
    assert overall(steps) == 1.0
    assert panel(bare).meter.value() == 100
    assert panel(bare).percent.text() == "100 %"
    assert not panel(bare).where.isVisible(), "no gap above what is said at the end"


def test_an_answer_is_one_edit_that_undo_takes_back(desk: Desk) -> None:
    open_path(desk)
    assert asked(desk) == "client.persona"
    type_text("Carmen")
    press(Qt.Key.Key_Return)
    assert [p.name for p in desk.on_disk().personas] == ["Carmen"]
    assert asked(desk) == "client.segment"
    assert isinstance(focus(), QLineEdit)
    desk.editor.undo()
    QTest.qWait(200)
    assert not desk.on_disk().personas


def test_what_somebody_does_on_the_map_itself_is_an_answer_too(desk: Desk) -> None:
    open_path(desk)
    guide(desk).go("map", "emotion")
    settle()
    assert "Paga con el móvil" in panel(desk).about.text()
    desk.view.setFocus()
    desk.hand.click(desk.ref("Paga con el móvil"))
    desk.hand.key(Qt.Key.Key_5)
    QTest.qWait(250)
    assert asked(desk) != "map.emotion"
    assert desk.view.hasFocus(), "the keyboard stays where it was"


def test_the_card_in_question_is_selected_and_a_digit_gives_it_a_face(desk: Desk) -> None:
    open_path(desk)
    guide(desk).go("map", "emotion")
    settle()
    assert desk.view.board.focus == desk.ref("Paga con el móvil")
    press(Qt.Key.Key_2)
    found = {c.title: c.emotion for c in desk.on_disk().cards(desk.editor.map_id or "")}
    assert found["Paga con el móvil"] == -1


def test_a_face_is_given_by_the_mouse(desk: Desk) -> None:
    open_path(desk)
    guide(desk).go("map", "emotion")
    settle()
    answering = panel(desk).answering
    assert answering is not None
    buttons = [b for b in answering.findChildren(QToolButton) if b.isVisible()]
    QTest.mouseClick(buttons[4], LEFT)
    assert desk.on_disk().get(type(desk.card("Paga con el móvil")), desk.card("Paga con el móvil").id).emotion == 2


def test_the_medium_of_a_channel_answers_for_all_its_cards(desk: Desk) -> None:
    open_path(desk)
    guide(desk).go("map", "medium")
    settle()
    assert "Tienda" in panel(desk).about.text()
    press(Qt.Key.Key_Down)
    assert next(x for x in desk.on_disk().lanes(desk.editor.map_id or "") if x.title == "Tienda").fields["medium"]
    assert "Web" in panel(desk).about.text()


def test_skipped_questions_are_kept_for_the_map_and_can_be_asked_again(desk: Desk) -> None:
    open_path(desk)
    first = asked(desk)
    QTest.mouseClick(panel(desk).skip_button, LEFT)
    settle()
    assert asked(desk) == "client.segment"
    assert desk.editor.settings.skipped[desk.editor.map_id or ""] == (first,)
    for _ in range(40):
        if guide(desk).at is None:
            break
        QTest.mouseClick(panel(desk).skip_button, LEFT)
        settle()
    assert guide(desk).at is None
    assert overall(guide(desk).steps) < 1, "a skipped question is not an answer"
    press(Qt.Key.Key_Space)
    assert asked(desk) == first


def test_skipping_survives_the_settings_file(tmp_path: Path) -> None:
    settings = Settings(path=tmp_path / "settings.json")
    settings.skip("m", "client.segment")
    settings.skip("m", "client.segment")
    settings.skip("m", "client.place")
    settings.save()
    assert Settings.load(tmp_path / "settings.json").skipped == {"m": ("client.segment", "client.place")}


def test_text_that_was_typed_and_not_entered_is_kept_when_the_panel_goes(desk: Desk) -> None:
    open_path(desk)
    type_text("Carmen")
    QTest.keyClick(focus(), Qt.Key.Key_G, CTRL)
    settle()
    assert not panel(desk).isVisible()
    assert [p.name for p in desk.on_disk().personas] == ["Carmen"]
    assert desk.view.hasFocus()


def test_typing_in_a_field_is_on_disk_before_it_is_left(desk: Desk) -> None:
    open_path(desk)
    type_text("Carmen")
    press(Qt.Key.Key_Return)
    type_text("Prisa")
    QTest.qWait(350)
    with open_library(desk.path, back_up=False) as other:
        assert [(d.name, d.text) for d in other.drafts(desk.project_id)] == [("segment", "Prisa")]


def test_keys_of_the_map_do_nothing_to_it_from_the_panel(desk: Desk) -> None:
    desk.hand.click(desk.ref("Espera la cola"))
    open_path(desk)
    panel(desk).tree.setFocus()
    before = desk.document
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_1, Qt.Key.Key_F2):
        press(key)
    assert desk.document is before
    press(Qt.Key.Key_Escape)
    assert desk.view.hasFocus()
    assert panel(desk).isVisible()


def test_a_question_is_chosen_in_the_list_by_keys(desk: Desk) -> None:
    open_path(desk)
    tree = panel(desk).tree
    tree.setFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert asked(desk) == "client.audience"
    assert isinstance(focus(), QComboBox)


def test_a_card_from_the_tray_gets_a_place(qtbot: QtBot, tmp_path: Path) -> None:
    draft = MapDraft("Café", CAFE.stages, CAFE.lanes, (*CAFE.cards, CardDraft("Suelta", None, None)))
    desk = Desk(qtbot, tmp_path / "l.sqlite", draft)
    open_path(desk)
    guide(desk).go("map", "placed")
    settle()
    assert panel(desk).about.text() == "Suelta"
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert "Suelta" in desk.titles("Pedir", "Tienda")
    assert desk.on_disk() == desk.document
    desk.close()


def test_show_on_the_map_goes_to_the_field(desk: Desk) -> None:
    open_path(desk)
    guide(desk).go("client", "scenario")
    settle()
    QTest.mouseClick(panel(desk).show_button, LEFT)
    settle()
    assert desk.view.board.focus == Ref("map", desk.editor.map_id or "")
    assert desk.editor.inspector is not None
    assert desk.editor.inspector.isAncestorOf(focus())
    assert focus().accessibleName() == "Scenario"


def test_only_one_panel_is_at_the_left(desk: Desk) -> None:
    outline = desk.editor.part(Outlining).panel
    open_path(desk)
    QTest.keyClick(focus(), Qt.Key.Key_O, CTRL | SHIFT)
    settle()
    assert outline.isVisible()
    assert not panel(desk).isVisible()
    assert not desk.actions["guide.path"].isChecked()
    QTest.keyClick(focus(), Qt.Key.Key_G, CTRL)
    settle()
    assert panel(desk).isVisible()
    assert not outline.isVisible()
    assert not desk.actions["view.outline"].isChecked()
    QTest.keyClick(focus(), Qt.Key.Key_G, CTRL)
    settle()
    assert not desk.editor.side.isVisible()


def test_the_persona_of_another_map_can_be_chosen(desk: Desk) -> None:
    open_path(desk)
    type_text("Carmen")
    press(Qt.Key.Key_Return)
    map_id = desk.editor.map_id or ""
    from app.domain.commands import maps  # noqa: PLC0415

    desk.view.board.attempt(lambda: maps.choose_persona(desk.document, map_id, None))
    guide(desk).go("client", "persona")
    settle()
    assert isinstance(focus(), QComboBox)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    saved = desk.on_disk()
    assert saved.get(Persona, saved.get(JourneyMap, map_id).persona_id or "").name == "Carmen"


def test_a_new_map_offers_the_path_until_it_was_seen_once(bare: Desk) -> None:
    beginning = bare.editor.part(Beginning)
    assert beginning.panel is not None
    assert beginning.hint is not None
    assert beginning.panel.path.isVisible()
    QTest.mouseClick(beginning.panel.path, LEFT)
    settle()
    assert panel(bare).isVisible()
    assert asked(bare) == "client.persona"
    assert not beginning.panel.path.isVisible()


def test_the_hint_of_an_empty_map_names_the_key_of_the_path(bare: Desk) -> None:
    beginning = bare.editor.part(Beginning)
    assert beginning.panel is not None
    assert beginning.hint is not None
    QTest.mouseClick(beginning.panel.buttons[0], LEFT)
    assert "Ctrl+G" in beginning.hint.text()
    open_path(bare)
    bare.editor.retranslate()
    assert "Ctrl+G" not in beginning.hint.text()


def test_from_a_new_project_to_five_complete_steps_by_keys(window: MainWindow, qtbot: QtBot) -> None:
    window.preferences.speak("es")
    when_modal(lambda dialog: QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Return))
    QTest.keyClick(window, Qt.Key.Key_N, CTRL)
    qtbot.waitUntil(lambda: window.editor is not None, timeout=10_000)
    editor = window.editor
    assert editor is not None
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is editor.view)
    QTest.keyClick(focus(), Qt.Key.Key_G, CTRL)
    settle()
    path = editor.part(GuidedPath)
    for n in range(200):
        if path.at is None:
            break
        assert path.panel.isAncestorOf(focus())
        before = editor.session.document
        answer_by_keys(editor, f"Respuesta {n}")
        assert editor.session.document is not before, path.at
    assert path.at is None
    assert window.library is not None
    saved, _ = window.library.load(editor.session.project_id)
    assert overall(completeness(saved, editor.map_id or "")) == 1.0
