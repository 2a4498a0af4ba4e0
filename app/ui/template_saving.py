"""Keeps a map as a template of one's own."""

from PySide6.QtWidgets import QCheckBox, QDialog, QWidget

from app.domain.document import Document
from app.domain.problems import Problem
from app.domain.records import JourneyMap
from app.exchange.own_templates import LONGEST_TITLE, save_template
from app.files import templates_folder
from app.ui.labels import PlainLabel
from app.ui.messages import show_problem, tell
from app.ui.name_dialog import NameDialog
from app.words import T


class TemplateSaving(NameDialog):
    """Asks for the name of a template, and whether the cards come with it."""

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent, T("Save as a template"), T("Name of the template"), name, T("Save"))
        self.field.setMaxLength(LONGEST_TITLE)
        self.with_cards = QCheckBox(T("With its cards and persona"), self)
        left = PlainLabel(T("Pictures, sources and answers stay with the map."), "small", self, wrap=True)
        after_field = self.column.indexOf(self.field) + 1
        self.column.insertWidget(after_field, left)
        self.column.insertWidget(after_field, self.with_cards)


def save_as_template(parent: QWidget, document: Document, map_id: str) -> None:
    """Ask, keep the template, and say where it is; a problem is told."""
    dialog = TemplateSaving(parent, document.get(JourneyMap, map_id).title)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    title, cards = " ".join(dialog.field.text().split()), dialog.with_cards.isChecked()
    dialog.deleteLater()
    if not accepted or not title:
        return
    try:
        save_template(templates_folder(), document, map_id, title, cards=cards)
    except Problem as problem:
        show_problem(parent, problem)
    else:
        tell(parent, T("“{name}” is among your templates.", name=title))
