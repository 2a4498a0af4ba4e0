"""A person keeps a map as a template, finds it among the others, renames it and throws it away."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMessageBox, QPushButton

from app.domain.commands.maps import new_project
from app.domain.document import Document
from app.exchange.own_templates import own_templates, save_template
from app.exchange.templates import template_draft, templates
from app.files import templates_folder
from app.ui.template_gallery import TemplateDialog
from app.ui.template_saving import TemplateSaving
from tests.ui.modal import when_modal

LEFT = Qt.MouseButton.LeftButton


def opened(window):
    dialog = TemplateDialog("New map", window.thumbnails, templates(), window)
    dialog.show()
    return dialog


def shown(dialog):
    return [card.template.name for card in dialog.gallery.cards if card.isVisible() and card.template is not None]


def test_a_map_is_kept_found_and_used(seed, make_window):
    seed("Uno")
    window = make_window()
    window.open_project(window.library.projects()[0].id)

    def keep(dialog):
        if isinstance(dialog, TemplateSaving):
            dialog.field.selectAll()
            QTest.keyClicks(dialog.field, "Mi taller")
            QTest.keyClick(dialog.with_cards, Qt.Key.Key_Space)
            when_modal(lambda box: QTest.keyClick(box, Qt.Key.Key_Escape))
            QTest.keyClick(dialog.field, Qt.Key.Key_Return)

    when_modal(keep)
    window.table["map.save_template"].trigger()
    [kept] = own_templates(templates_folder())
    assert kept.title == "Mi taller"
    before = window.session.document
    dialog = opened(window)
    assert shown(dialog)[0] == kept.name
    card = next(card for card in dialog.gallery.cards if card.template == kept)
    buttons = [b for b in card.findChildren(QPushButton) if b.isVisible()]
    assert buttons[0].accessibleName() == "Mi taller: use the structure"
    QTest.mouseClick(buttons[0], LEFT)
    assert dialog.choice is not None
    window.flows.start_from(dialog.choice)
    made = window.session.document
    assert [s.title for s in made.stages(made.maps[0].id)] == [s.title for s in before.stages(before.maps[0].id)]
    dialog.deleteLater()


def test_renamed_and_deleted_after_asking(window):
    document = Document.of([]).apply(new_project("x", [template_draft("hotel", "en")]))
    save_template(templates_folder(), document, document.maps[0].id, "Mi taller", cards=False)
    dialog = opened(window)
    [kept] = own_templates(templates_folder())

    def rename(box):
        box.findChild(QLineEdit).selectAll()
        QTest.keyClicks(box.findChild(QLineEdit), "Taller 2")
        QTest.keyClick(box, Qt.Key.Key_Return)

    when_modal(rename)
    dialog.rename(kept)
    [kept] = own_templates(templates_folder())
    assert kept.title == "Taller 2"
    when_modal(lambda box: QTest.keyClick(box, Qt.Key.Key_Escape))
    dialog.delete(kept)
    assert len(own_templates(templates_folder())) == 1

    def sure(box):
        assert isinstance(box, QMessageBox)
        QTest.mouseClick(next(b for b in box.buttons() if b.text() == "Delete template"), LEFT)

    when_modal(sure)
    dialog.delete(kept)
    assert own_templates(templates_folder()) == []
    assert kept.name not in shown(dialog)
    dialog.deleteLater()


def test_a_damaged_template_is_shown_with_why_and_cannot_be_used(window):
    templates_folder().mkdir(parents=True, exist_ok=True)
    (templates_folder() / "x.vivencia-template").write_bytes(b"{")
    dialog = opened(window)
    card = dialog.gallery.cards[1]
    assert "not a template" in card.about.text()
    QTest.mouseClick(card.structure, LEFT)
    QTest.mouseClick(card.picture, LEFT)
    assert dialog.choice is None
    dialog.deleteLater()


def test_searching_leaves_what_has_the_words(window):
    dialog = opened(window)
    every = shown(dialog)
    assert len(every) == len(templates())
    QTest.keyClicks(dialog.search, "HOSPITAL")
    assert shown(dialog) == ["workshop"] or len(shown(dialog)) < len(every)
    dialog.search.setText("knee")
    assert shown(dialog) == ["clinic"]
    assert [code for code, head in dialog.gallery.heads.items() if head.isVisible()] == ["services"]
    dialog.search.setText("zzz")
    assert shown(dialog) == []
    assert dialog.nothing.isVisible()
    dialog.search.clear()
    assert shown(dialog) == every
    dialog.deleteLater()
