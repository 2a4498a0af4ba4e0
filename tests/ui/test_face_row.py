"""The faces of the inspector by keys: one stop of the tabulator at the face in force, arrows between them."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.canvas.focus import Ref
from app.ui.face_row import FaceRow
from tests.ui.desk import Desk

CARD = "Mira el menú"


def faces(desk: Desk, qtbot: QtBot, emotion: int | None) -> FaceRow:
    """The row for a card with that face, the keyboard on the card's title."""
    card = desk.ref(CARD).id
    desk.view.board.select(Ref("card", card))
    desk.view.board.set_face(emotion)
    panel = desk.editor.inspector
    assert panel is not None
    qtbot.waitUntil(lambda: panel._shown == panel._subject())  # noqa: SLF001
    panel.enter()
    return panel._form.findChildren(FaceRow)[0]  # noqa: SLF001


def focus() -> QWidget | None:
    return QApplication.focusWidget()


def press(key: Qt.Key, *, shift: bool = False) -> None:
    widget = focus()
    assert widget is not None
    QTest.keyClick(widget, key, Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier)


def test_tab_comes_to_the_face_in_force_and_leaves_the_row(desk: Desk, qtbot: QtBot) -> None:
    for at, emotion in enumerate((-2, -1, 0, 1, 2, None)):
        row = faces(desk, qtbot, emotion)
        title = focus()
        press(Qt.Key.Key_Tab)
        assert focus() is row.buttons[at]
        press(Qt.Key.Key_Tab)
        assert focus() not in (*row.buttons, title)
        press(Qt.Key.Key_Tab, shift=True)
        assert focus() is row.buttons[at]
        press(Qt.Key.Key_Tab, shift=True)
        assert focus() is title


def test_arrows_go_from_face_to_face_and_space_gives_it(desk: Desk, qtbot: QtBot) -> None:
    row = faces(desk, qtbot, -1)
    gen = desk.session.gen
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Right)
    assert focus() is row.buttons[3]
    assert desk.session.gen == gen, "looking is no edit"
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Tab, shift=True)
    assert focus() is row.buttons[1], "who comes back is at the face in force"
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_Left)
    assert focus() is row.buttons[0]
    press(Qt.Key.Key_Space)
    assert desk.card(CARD).emotion == -2
    assert desk.session.gen == gen + 1
    assert [button.isChecked() for button in row.buttons] == [True, False, False, False, False, False]
