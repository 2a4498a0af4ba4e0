"""The glossary with real keys and mouse: searched, read, and left for the field that a word names."""

from typing import Literal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from app.canvas.focus import Ref
from app.ui.guide.glossary import GlossaryDialog
from app.ui.main_window import MainWindow
from app.words.glossary import glossary
from tests.hand import LEFT, SHIFT, next_turn
from tests.ui.opened_editor import open_editor


def dialog(window: MainWindow) -> GlossaryDialog:
    found = [one for one in window.findChildren(GlossaryDialog) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def press_key(window: MainWindow) -> GlossaryDialog:
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_F1, SHIFT)
    next_turn()
    return dialog(window)


@pytest.mark.parametrize(("language", "typed", "found"), [
    ("es", "viaje", "Mapa de experiencia del cliente"), ("en", "lead", "Lead"), ("es", "EMOCION", "Emoción"),
])  # fmt: skip
def test_it_is_one_key_away_and_found_without_accents(
    seed, make_window, language: Literal["en", "es"], typed: str, found: str
) -> None:
    window = open_editor(seed, make_window, language)
    opened = press_key(window)
    assert opened.search.hasFocus()
    assert opened.list.count() == len(glossary()) >= 80
    QTest.keyClicks(opened.search, typed)
    names = [opened.list.item(at).text() for at in range(opened.list.count())]
    assert any(name.startswith(found) for name in names), names
    QTest.keyClick(opened.search, Qt.Key.Key_Escape)
    assert not opened.isVisible()


def test_every_word_can_be_read(seed, make_window) -> None:
    window = open_editor(seed, make_window, "en")
    opened = press_key(window)
    for one in glossary():
        opened.show_term(one.code)
        assert opened.name.text() == one.name
        assert one.definition == opened.definition.text()
        assert len(opened.links) == len(one.fields) + len(one.see), one.code


def test_where_it_is_used_leads_to_the_field(seed, make_window) -> None:
    window = open_editor(seed, make_window, "en")
    opened = press_key(window)
    opened.show_term("importance")
    button = next(one for one in opened.links if one.text().startswith("Importance"))
    QTest.mouseClick(button, LEFT)
    next_turn()
    editor = window.editor
    assert editor.board.focus is not None
    assert editor.board.focus.kind == "card"
    focus = QApplication.focusWidget() or window.focusWidget()
    assert editor.inspector.isAncestorOf(window.focusWidget()), focus


def test_every_field_that_a_word_names_can_be_gone_to(seed, make_window) -> None:
    window = open_editor(seed, make_window, "en")
    opened = press_key(window)
    dead = []
    for one in glossary():
        for field in one.fields:
            kind, key = field.split(".", 1)
            if kind not in ("route", "own_field", "answers") and not opened.lead(kind, key):
                dead.append(field)
    notes = {"card.severity", "card.frequency", "card.sense", "card.sensory_effect", "card.preset", "card.unit",
             "card.goal_value", "card.current", "card.measured", "card.series"}  # fmt: skip
    assert set(dead) <= notes, dead  # the map has no notes


def test_the_key_explains_the_field_that_one_is_in(seed, make_window) -> None:
    window = open_editor(seed, make_window, "en")
    editor = window.editor
    editor.board.select(Ref("card", next(iter(editor.board.drawing.by_role("card"))).owner))
    next_turn()
    editor.inspector.ask_for("card", "moment_of_truth")
    opened = press_key(window)
    assert "card.moment_of_truth" in next(one.fields for one in glossary() if one.code == opened.code)


def test_the_name_of_a_field_leads_to_its_word(seed, make_window) -> None:
    window = open_editor(seed, make_window, "en")
    editor = window.editor
    editor.board.select(Ref("card", next(iter(editor.board.drawing.by_role("card"))).owner))
    next_turn()
    editor.inspector.ask_for("card", "importance")
    label = next(one for one in editor.inspector.findChildren(QLabel) if one.isVisible() and one.text() == "Importance")
    assert "Click" in label.toolTip()
    QTest.mouseClick(label, LEFT)
    next_turn()
    assert dialog(window).code == "importance"


def test_another_language_says_the_same_word(seed, make_window) -> None:
    window = open_editor(seed, make_window, "en")
    opened = press_key(window)
    opened.show_term("importance")
    window.preferences.speak("es")
    next_turn()
    assert opened.code == "importance"
    assert opened.name.text() == "Importancia"
    assert opened.windowTitle() == "Glosario"
