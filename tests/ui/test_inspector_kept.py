"""The panel goes on to another card with the rows that it has: what is typed belongs to the card it was typed for."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.canvas.focus import Ref
from app.domain.records import Card
from app.session import open_library
from app.ui.forms import TextField
from app.ui.inspector import Inspector
from tests.ui.desk import Desk

FIRST, SECOND = "Mira el menú", "Huele a café"


def inspector(desk: Desk) -> Inspector:
    assert desk.editor.inspector is not None
    return desk.editor.inspector


def title(desk: Desk) -> TextField:
    """The row of the title."""
    row = inspector(desk)._form.rows[0]  # noqa: SLF001
    assert isinstance(row, TextField)
    return row


def card(desk: Desk, id_: str) -> Card:
    return desk.document.get(Card, id_)


def turn(desk: Desk, qtbot: QtBot, id_: str) -> TextField:
    """Select a card, and wait until the panel is about it."""
    desk.view.board.select(Ref("card", id_))
    panel = inspector(desk)
    qtbot.waitUntil(lambda: panel._shown == panel._subject())  # noqa: SLF001
    return title(desk)


def test_typing_stays_with_its_card_when_another_is_selected(desk: Desk, qtbot: QtBot) -> None:
    first, second = desk.ref(FIRST).id, desk.ref(SECOND).id
    row = turn(desk, qtbot, first)
    row.box.setFocus()
    row.box.selectAll()
    QTest.keyClicks(row.box, "Otra cosa")
    after = turn(desk, qtbot, second)
    assert after is row, "the same kind of card needs no other rows"
    assert row.typed() == SECOND
    assert row.box.hasFocus()
    assert card(desk, first).title == "Otra cosa"
    assert card(desk, second).title == SECOND
    QTest.keyClick(row.box, Qt.Key.Key_End)
    QTest.keyClicks(row.box, "!")

    def drafts() -> list[tuple[str, str]]:
        with open_library(desk.path, back_up=False) as other:
            return [(draft.id, draft.text) for draft in other.drafts(desk.project_id)]

    qtbot.waitUntil(lambda: drafts() == [(second, f"{SECOND}!")], timeout=10_000)
    turn(desk, qtbot, first)
    assert card(desk, second).title == f"{SECOND}!"
    assert row.typed() == "Otra cosa"


def test_what_was_typed_for_one_card_cannot_be_taken_back_into_another(desk: Desk, qtbot: QtBot) -> None:
    row = turn(desk, qtbot, desk.ref(FIRST).id)
    row.box.setFocus()
    QTest.keyClicks(row.box, "x")
    turn(desk, qtbot, desk.ref(SECOND).id)
    assert not row.box.document().isUndoAvailable()
    assert not row.box.document().isRedoAvailable()


def test_a_card_of_which_more_is_said_has_its_own_rows(desk: Desk, qtbot: QtBot) -> None:
    first, second = desk.ref(FIRST).id, desk.ref(SECOND).id
    turn(desk, qtbot, first)
    inspector(desk).ask_for("card", "owner")
    names = [row.entry.accessibleName() for row in inspector(desk)._form.rows]  # noqa: SLF001
    owner = inspector(desk)._form.rows[names.index("Owner")]  # noqa: SLF001
    QTest.keyClicks(owner.entry, "Ana")
    turn(desk, qtbot, second)
    qtbot.waitUntil(lambda: card(desk, first).fields.get("owner") == "Ana")
    assert "owner" not in card(desk, second).fields
    desk.hand.click(desk.ref(FIRST))
    panel = inspector(desk)
    qtbot.waitUntil(lambda: panel._shown == panel._subject())  # noqa: SLF001
    shown = [row for row in panel._form.rows if row.entry.accessibleName() == "Owner"]  # noqa: SLF001
    assert [row.typed() for row in shown] == ["Ana"]


def test_the_faces_and_the_menu_are_about_the_card_that_is_selected_now(desk: Desk, qtbot: QtBot) -> None:
    first, second = desk.ref(FIRST).id, desk.ref(SECOND).id
    turn(desk, qtbot, first)
    desk.actions["card.face_1"].trigger()
    row = turn(desk, qtbot, second)
    before = card(desk, first).emotion
    inspector(desk)._form.rows[1].entry.setFocus()  # noqa: SLF001
    QTest.keyClicks(inspector(desk)._form.rows[1].entry, "Mas detalle")  # noqa: SLF001
    inspector(desk).flush()
    assert row is title(desk)
    assert card(desk, second).fields["text"] == "Mas detalle"
    assert "text" not in card(desk, first).fields
    assert card(desk, first).emotion == before
