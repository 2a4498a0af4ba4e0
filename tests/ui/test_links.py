"""What a card is linked with: asked for in the inspector by keys, shown there, led to, ended, undone."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from app.domain.commands import opportunities
from app.domain.records import Link, Opportunity
from app.ui.insight.choosing import ChooseDialog
from tests.ui.desk import Desk


def ask(desk: Desk, qtbot: QtBot, entry: str, letters: str) -> None:
    """Choose an entry of the menu, type letters, Enter."""
    assert desk.editor.inspector is not None
    button = next(b for b in desk.editor.inspector.findChildren(QPushButton) if b.text() == "Link…" and b.isVisible())
    menu = button.menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()  # it is filled when it is opened

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ChooseDialog)
        QTest.keyClicks(dialog.field, letters)
        QTest.keyClick(dialog.field, Qt.Key.Key_Return)

    QTimer.singleShot(100, answer)
    next(a for a in menu.actions() if a.text() == entry).trigger()


def shown(desk: Desk) -> list[str]:
    assert desk.editor.inspector is not None
    return [label.text() for label in desk.editor.inspector.findChildren(QLabel) if label.isVisible()]


def choose(desk: Desk, qtbot: QtBot, title: str) -> None:
    desk.view.board.select(desk.ref(title))
    qtbot.waitUntil(lambda: not {"Touchpoint", "Note"}.isdisjoint(shown(desk)))


def test_a_touchpoint_is_linked_with_its_pain_and_leads_there(desk: Desk, qtbot: QtBot) -> None:
    choose(desk, qtbot, "Espera la cola")
    ask(desk, qtbot, "A need, pain or other note…", "avanza")
    (link,) = desk.on_disk().all(Link)
    assert (link.card_id, link.note_id) == (desk.card("Espera la cola").id, desk.card("La cola no avanza").id)
    qtbot.waitUntil(lambda: "La cola no avanza" in shown(desk))
    assert desk.editor.inspector is not None
    buttons = desk.editor.inspector.findChildren(QToolButton)
    there = next(b for b in buttons if b.accessibleName() == "Go to “La cola no avanza”" and b.isVisible())
    QTest.mouseClick(there, Qt.MouseButton.LeftButton)
    assert desk.view.board.focus == desk.ref("La cola no avanza")
    qtbot.waitUntil(lambda: "Espera la cola" in shown(desk))
    buttons = desk.editor.inspector.findChildren(QToolButton)
    end = next(b for b in buttons if b.accessibleName() == "Unlink “Espera la cola”" and b.isVisible())
    QTest.mouseClick(end, Qt.MouseButton.LeftButton)
    assert desk.on_disk().all(Link) == []
    qtbot.waitUntil(lambda: "Espera la cola" not in shown(desk))
    desk.actions["edit.undo"].trigger()
    assert desk.on_disk().all(Link) == [link]


def test_an_opportunity_is_made_or_chosen(desk: Desk, qtbot: QtBot) -> None:
    choose(desk, qtbot, "Espera la cola")
    ask(desk, qtbot, "An opportunity…", "")
    (made,) = desk.on_disk().all(Opportunity)
    assert made.title == "New opportunity"
    desk.session.do(opportunities.edit_opportunity(desk.document, made.id, title="Segunda caja"))
    qtbot.waitUntil(lambda: "Segunda caja" in shown(desk))
    choose(desk, qtbot, "Pide en la barra")
    qtbot.waitUntil(lambda: "Segunda caja" not in shown(desk))
    ask(desk, qtbot, "An opportunity…", "segunda")
    assert len(desk.on_disk().links_to(made.id)) == 2
