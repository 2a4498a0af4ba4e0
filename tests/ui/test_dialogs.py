"""The smaller dialogs: names, templates, keys, about, message boxes; and the way to a poster."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QPushButton

from app import __version__
from app.domain.problems import Problem
from app.exchange.templates import templates
from app.ui.about import AboutDialog
from app.ui.flows import free_name
from app.ui.messages import ask, show_problem
from app.ui.name_dialog import NameDialog
from app.ui.shortcuts import ShortcutsDialog
from app.ui.template_gallery import TemplateDialog
from app.ui.template_picker import Choice
from tests.ui.modal import when_modal
from tests.ui.pseudo import bare

LEFT = Qt.MouseButton.LeftButton


def button(dialog, text):
    return next(b for b in dialog.findChildren(QPushButton) if b.text() == text)


@pytest.mark.parametrize(
    ("name", "taken", "given"),
    [("A", set(), "A"), ("A", {"A"}, "A 2"), ("A", {"A", "A 2", "A 3"}, "A 4"), ("  ", set(), "Untitled")],
)
def test_free_name(name, taken, given):
    assert free_name(name, taken) == given


def test_rename_the_open_project(seed, make_window):
    seed("Uno")
    window = make_window()
    window.open_project(window.library.projects()[0].id)

    def answer(dialog):
        assert dialog.field.text() == "Uno"
        dialog.field.clear()
        assert not button(dialog, "Rename").isEnabled()
        dialog.field.setText("  Dos\u2003y  medio ")
        QTest.keyClick(dialog.field, Qt.Key.Key_Return)

    when_modal(answer)
    window.table["project.rename"].trigger()
    assert window.session.document.project.name == "Dos y medio"
    when_modal(lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape))
    window.table["project.rename"].trigger()
    assert window.session.document.project.name == "Dos y medio"


def test_a_further_map_from_a_template(seed, make_window):
    seed("Uno")
    window = make_window()
    window.open_project(window.library.projects()[0].id)
    when_modal(lambda dialog: dialog.findChildren(QPushButton)[-2].parent().chosen.emit(Choice("cafe", sample=True)))
    window.table["map.add"].trigger()
    assert len(window.session.document.maps) == 2
    assert window.editor.map_id == window.session.document.maps[1].id
    window.table["edit.undo"].trigger()
    assert len(window.session.document.maps) == 1


def test_the_template_dialog_shows_each_template_and_can_be_left(window):
    dialog = TemplateDialog("New map", window.thumbnails, templates(), window)
    dialog.show()
    names = {b.accessibleName() for b in dialog.findChildren(QPushButton) if b.isVisible()}
    for template in templates():
        assert f"{template.title('en')}: use the structure" in names
        assert f"{template.title('en')}: open the worked sample" in names
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.choice is None
    dialog.deleteLater()


def test_about_says_version_and_where_the_library_is(window):
    dialog = AboutDialog(window.library.path, window)
    dialog.show()
    said = " ".join(label.text() for label in dialog.findChildren(type(window.start_page.shelf.words)))
    assert __version__ in said
    assert str(window.library.path) in said
    dialog.close()
    dialog.deleteLater()


def test_nothing_in_the_dialogs_is_hard_coded(window, looks, pseudo):
    looks[1].choose("es")
    window.table.retranslate()
    known = {text for t in templates() for text in (t.title("es"), t.about("es"))}
    made = (
        ShortcutsDialog(window.table, window.settings, window),
        AboutDialog(None, window),
        NameDialog(window, "⟦x⟧", "⟦x⟧", "name"),
        TemplateDialog("⟦x⟧", window.thumbnails, templates(), window),
    )
    for dialog in made:
        keys = [text for text in bare(dialog, tuple(known)) if not is_a_key(text)]
        dialog.deleteLater()
        assert keys == [], type(dialog).__name__


def is_a_key(text):
    """Keys are written by Qt, in its own translation."""
    words = text.partition(": ")[2].replace("+", " ").split()
    return all(len(word) < 3 or word in {"Control", "Alt", "Mayúsculas", "Inicio", "Suprimir", "Retorno", "Intro",
               "Izquierda", "Derecha", "Arriba", "Abajo"} for word in words)  # fmt: skip


def test_escape_and_the_default_of_a_question_are_no(window):
    for answer in (
        lambda box: QTest.keyClick(box, Qt.Key.Key_Escape),
        lambda box: QTest.keyClick(box, Qt.Key.Key_Return),
    ):
        when_modal(answer)
        assert not ask(window, "Really?", "Yes")
    when_modal(lambda box: QTest.mouseClick(button(box, "Yes"), LEFT))
    assert ask(window, "Really?", "Yes")


def test_a_problem_is_plain_text(window):
    seen = []
    when_modal(lambda box: seen.append((box.textFormat(), box.text(), isinstance(box, QMessageBox))))
    show_problem(window, Problem("library.not_ours", path="<b>x</b>"))
    assert seen == [(Qt.TextFormat.PlainText, "<b>x</b> is not a Vivencia library. It was left untouched.", True)]


def test_a_poster_of_a_project_from_its_tile(seed, make_window, qtbot):
    seed("Uno")
    window = make_window()
    titles = []
    when_modal(lambda dialog: titles.append(type(dialog).__name__))
    window.table["poster.export"].trigger()
    assert titles == ["PosterDialog"]
    assert window.settings.poster["paper"]
    assert window.session is None
