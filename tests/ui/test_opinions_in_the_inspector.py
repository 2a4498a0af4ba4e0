"""In the inspector the name of an opinion looks otherwise than that of a fact, and says so."""

from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from app.domain.commands import cards
from app.domain.records import Value
from app.ui.guide.term_label import TermLabel, opinion_help
from tests.ui.desk import Desk
from tests.ui.test_inspector_fields import choose, inspector

SAID: dict[str, Value | None] = {"importance": 4, "actual_text": "Once minutos", "protect": True, "unseen": True}


def shown(desk: Desk, qtbot: QtBot) -> None:
    card = desk.card("Pide en la barra")
    desk.view.board.attempt(lambda: cards.set_fields(desk.document, [card.id], SAID))
    choose(desk, qtbot, "Pide en la barra")


def test_names_of_opinions_are_slanted_behind_a_bubble(desk: Desk, qtbot: QtBot) -> None:
    shown(desk, qtbot)
    labels = {label.text(): label for label in inspector(desk).findChildren(TermLabel)}
    fact = labels["What happened"]
    assert not fact.font().italic()
    assert opinion_help() not in fact.toolTip()
    for name in ("Importance", "Emotion"):
        opinion = labels[name]
        opinion.ensurePolished()
        assert opinion.font().italic()
        assert opinion_help() in opinion.toolTip()
        assert opinion.indent() > 0
        picture = opinion.grab().toImage()
        ground = picture.pixelColor(picture.width() - 1, 0)
        left = [picture.pixelColor(x, y) for x in range(opinion.indent() - 3) for y in range(picture.height())]
        assert any(color != ground for color in left), "the bubble"


def test_ticks_too(desk: Desk, qtbot: QtBot) -> None:
    shown(desk, qtbot)
    boxes = {box.text(): box for box in inspector(desk).findChildren(QCheckBox)}
    opinion, fact = boxes["Protect"], boxes["The team does not see it"]
    assert opinion.font().italic()
    assert not opinion.icon().isNull()
    assert opinion_help() in (opinion.parentWidget() or opinion).toolTip()
    assert not fact.font().italic()
    assert fact.icon().isNull()
