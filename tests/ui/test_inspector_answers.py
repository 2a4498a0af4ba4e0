"""What the inspector says of a score: who observed it, what customers answered, how far belief is from it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from app.domain.commands import cards
from app.domain.commands.evidence import AnswersDraft, add_evidence, delete_evidence
from app.ui.evidence.page import SourcesPage
from app.ui.insight.part import Insight
from tests.ui.desk import Desk


def shown(desk: Desk) -> list[str]:
    assert desk.editor.inspector is not None
    return [label.text() for label in desk.editor.inspector.findChildren(QLabel) if label.isVisible()]


def choose(desk: Desk, qtbot: QtBot, title: str) -> None:
    desk.view.board.select(desk.ref(title))
    qtbot.waitUntil(lambda: "Touchpoint" in shown(desk))


def ask(desk: Desk, title: str, measure: str, *values: int | None, asked: str = "customers") -> str:
    """A survey with answers about one card; its id."""
    draft = AnswersDraft(desk.card(title).id, measure, values)  # type: ignore[arg-type]
    fields = {"type": "survey", "asked": asked, "date": "2026-03-14"}
    edit = add_evidence(desk.document, f"Survey of {asked}", fields=fields, answers=[draft])
    desk.session.do(edit)
    return edit.changes[0].record.id


def test_customers_stand_beside_the_team_and_lead_to_the_survey(desk: Desk, qtbot: QtBot) -> None:
    choose(desk, qtbot, "Espera la cola")
    assert "Team: assumed" in shown(desk)
    id_ = ask(desk, "Espera la cola", "emotion", -2, None, -1, 0, 1)
    line = "Customers: −0.5 · n 4 · ±1.3 · Mar 2026\nThe team puts it 0.5 lower.\n"
    qtbot.waitUntil(lambda: line + "Fewer than 30 answers: take it as a hint." in shown(desk))
    assert desk.editor.inspector is not None
    (button,) = [b for b in desk.editor.inspector.findChildren(QToolButton)
                 if b.isVisible() and b.accessibleName() == "Go to the source “Survey of customers”"]  # fmt: skip
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    page = desk.editor.part(Insight).drawer.page("sources")
    assert isinstance(page, SourcesPage)
    assert page.isVisible()
    assert page.current is not None
    assert page.current.id == id_
    desk.session.do(delete_evidence(desk.document, id_))
    qtbot.waitUntil(lambda: not any("Customers" in text for text in shown(desk)))


def test_a_score_that_only_customers_gave_stands_on_the_panel(desk: Desk, qtbot: QtBot) -> None:
    choose(desk, qtbot, "Espera la cola")
    assert "Satisfaction" not in shown(desk)
    ask(desk, "Espera la cola", "satisfaction", *[4] * 30)
    qtbot.waitUntil(lambda: "Satisfaction" in shown(desk))
    assert "Customers: 4.0 · n 30 · ±0.0 · Mar 2026" in shown(desk)
    queue = desk.card("Espera la cola").id
    desk.session.do(cards.set_fields(desk.document, [queue], {"satisfaction": 4, "evidence": "observed"}))
    qtbot.waitUntil(lambda: "Customers: 4.0 · n 30 · ±0.0 · Mar 2026\nThe team says the same." in shown(desk))
    assert shown(desk).count("Team: observed") == 2, "of the emotion and of the satisfaction"


def test_a_team_that_was_asked_says_how_many_it_is(desk: Desk, qtbot: QtBot) -> None:
    choose(desk, qtbot, "Paga con el móvil")
    ask(desk, "Paga con el móvil", "importance", 5, 3, asked="team")
    qtbot.waitUntil(lambda: "Team: assumed · n 2 · ±1.4 · Mar 2026" in shown(desk))


def test_notes_have_none_of_it(desk: Desk, qtbot: QtBot) -> None:
    desk.view.board.select(desk.ref("La cola no avanza"))
    qtbot.waitUntil(lambda: "Note" in shown(desk))
    assert not any("Team" in text for text in shown(desk))


def test_another_card_shows_what_was_answered_about_it(desk: Desk, qtbot: QtBot) -> None:
    ask(desk, "Espera la cola", "emotion", -2, -2)
    ask(desk, "Pide en la barra", "emotion", 2, 2)
    choose(desk, qtbot, "Espera la cola")
    qtbot.waitUntil(lambda: any(text.startswith("Customers: −2.0 · n 2") for text in shown(desk)))
    choose(desk, qtbot, "Pide en la barra")
    qtbot.waitUntil(lambda: any(text.startswith("Customers: 2.0 · n 2") for text in shown(desk)))
    choose(desk, qtbot, "Mira el menú")
    qtbot.waitUntil(lambda: not any(text.startswith("Customers") for text in shown(desk)))
