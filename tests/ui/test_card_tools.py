"""What cards tell, changed in place: by keys, by the marks, by the bar beside the card, by files dropped on it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, QSize, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QImage, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.canvas.card_marks import place_of
from app.canvas.focus import Ref
from app.canvas.picker import Picker
from app.domain.commands import cards, maps
from app.layout.shapes import Box, Text
from app.session import open_library
from app.ui.action_table import Actions
from app.ui.card_bar import CardBar, bar_place
from app.ui.card_bar_place import SETTLE_MS, read
from app.ui.editor import Editor
from app.ui.editor_cards import CardTools
from app.ui.settings import Settings
from app.ui.theme import tokens
from tests.hand import CTRL, NONE
from tests.typist import Typist
from tests.ui.desk import Desk

MENU, QUEUE, SMELL, NOTE = "Mira el menú", "Espera la cola", "Huele a café", "La cola no avanza"
LEFT = Qt.MouseButton.LeftButton


def key_on_focus(key: Qt.Key) -> None:
    """Press a key on what has the keyboard."""
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, key)


def tools(desk: Desk) -> CardTools:
    return desk.editor.part(CardTools)


def press(desk: Desk, id_: str) -> None:
    """Do an action as its key does: only where it may be done."""
    desk.actions[id_].trigger()


def edits(desk: Desk) -> int:
    """How many edits undo could take back."""
    count = 0
    while desk.session.undo_label is not None:
        desk.session.undo()
        count += 1
    for _ in range(count):
        desk.session.redo()
    return count


def mark(desk: Desk, title: str, key: str) -> Box:
    group = desk.view.board.drawing.group("card", desk.card(title).id)
    assert group is not None
    box = place_of(group, key)
    assert box is not None, key
    return box


def bar(desk: Desk) -> CardBar:
    found = tools(desk).bar
    assert found is not None
    return found


def settled(desk: Desk, qtbot: QtBot, title: str) -> CardBar:
    """The bar, once it has come to a card."""
    desk.view.set_zoom(1.0)
    desk.view.reveal(desk.ref(title))
    desk.hand.click(desk.ref(title))
    qtbot.waitUntil(lambda: bar(desk).isVisible(), timeout=5000)
    return bar(desk)


# -- by keys ------------------------------------------------------------------------------------
def test_a_key_says_it_and_the_same_key_takes_it_back(desk: Desk) -> None:
    desk.view.board.select(desk.ref(QUEUE))
    press(desk, "card.truth")
    assert desk.on_disk().get(type(desk.card(QUEUE)), desk.card(QUEUE).id).fields["moment_of_truth"] is True
    press(desk, "card.truth")
    assert "moment_of_truth" not in desk.card(QUEUE).fields
    press(desk, "card.importance_4")
    assert desk.card(QUEUE).fields["importance"] == 4
    press(desk, "card.importance_4")
    assert "importance" not in desk.card(QUEUE).fields
    seen = []
    for _ in range(4):
        press(desk, "card.evidence")
        seen.append(desk.card(QUEUE).fields.get("evidence"))
    assert seen == ["observed", "assumed", None, "observed"]


def test_the_keys_are_those_of_the_team(desk: Desk) -> None:
    keys = {id_: desk.actions[id_].shortcut().toString() for id_ in ("card.truth", "card.evidence", "card.details")}
    assert keys == {"card.truth": "Ctrl+T", "card.evidence": "Ctrl+E", "card.details": "Ctrl+I"}
    desk.view.board.select(desk.ref(MENU))
    QTest.keyClick(desk.view, Qt.Key.Key_T, CTRL)
    QTest.keyClick(desk.view, Qt.Key.Key_3, CTRL)
    assert desk.card(MENU).fields == {"moment_of_truth": True, "importance": 3}


def test_several_cards_at_once_are_one_edit_and_notes_have_no_scores(desk: Desk) -> None:
    desk.view.board.select(desk.ref(MENU), desk.ref(QUEUE), desk.ref(NOTE))
    press(desk, "card.importance_2")
    assert [desk.card(title).fields.get("importance") for title in (MENU, QUEUE, NOTE)] == [2, 2, None]
    press(desk, "card.evidence")
    assert [desk.card(title).fields.get("evidence") for title in (MENU, QUEUE, NOTE)] == ["observed"] * 3
    assert edits(desk) == 2
    desk.editor.undo()
    assert "evidence" not in desk.card(NOTE).fields


def test_where_some_have_it_all_get_it(desk: Desk) -> None:
    desk.view.board.select(desk.ref(MENU))
    press(desk, "card.truth")
    desk.view.board.select(desk.ref(MENU), desk.ref(QUEUE))
    press(desk, "card.truth")
    assert [desk.card(title).fields.get("moment_of_truth") for title in (MENU, QUEUE)] == [True, True]
    press(desk, "card.truth")
    assert not desk.card(MENU).fields
    assert not desk.card(QUEUE).fields


def test_nothing_is_offered_that_makes_no_sense(desk: Desk) -> None:
    editor = desk.editor
    desk.view.board.select()
    assert not editor.is_enabled("card.truth")
    desk.view.board.select(desk.ref(NOTE))
    assert not editor.is_enabled("card.truth")
    assert not editor.is_enabled("card.importance_3")
    assert editor.is_enabled("card.evidence")
    assert editor.is_enabled("card.quote")
    desk.view.board.select(desk.ref(MENU))
    assert editor.is_enabled("card.medium")


# -- by the marks -------------------------------------------------------------------------------
def test_a_click_on_a_mark_asks_what_it_should_say(desk: Desk) -> None:
    desk.view.board.attempt(
        lambda: cards.set_fields(
            desk.document, [desk.card(MENU).id], {"importance": 2, "evidence": "observed", "medium": "digital"}
        )
    )
    QTest.mouseClick(desk.view.viewport(), LEFT, NONE, desk.hand.spot(mark(desk, MENU, "importance")))
    picker = tools(desk).picker
    assert isinstance(picker, Picker)
    assert picker.isVisible()
    assert [button.isChecked() for button in picker.buttons] == [False, True, False, False, False, False]
    key_on_focus(Qt.Key.Key_Right)
    key_on_focus(Qt.Key.Key_Right)
    key_on_focus(Qt.Key.Key_Return)
    assert desk.card(MENU).fields["importance"] == 4
    QTest.mouseClick(desk.view.viewport(), LEFT, NONE, desk.hand.spot(mark(desk, MENU, "evidence")))
    menu = tools(desk).picker
    assert isinstance(menu, QMenu)
    assert [a.isChecked() for a in menu.actions()] == [True, False, False]
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert desk.card(MENU).fields["evidence"] == "assumed"
    QTest.mouseClick(desk.view.viewport(), LEFT, NONE, desk.hand.spot(mark(desk, MENU, "medium")))
    menu = tools(desk).picker
    assert isinstance(menu, QMenu)
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert not menu.isVisible()
    assert desk.card(MENU).fields["medium"] == "digital"


def test_faces_are_picked_with_arrows_digits_or_not_at_all(desk: Desk) -> None:
    def open_faces() -> Picker:
        QTest.mouseClick(desk.view.viewport(), LEFT, NONE, desk.hand.spot(mark(desk, QUEUE, "face")))
        found = tools(desk).picker
        assert isinstance(found, Picker)
        return found

    picker = open_faces()
    assert picker.buttons[1].hasFocus()
    QTest.keyClick(picker.buttons[1], Qt.Key.Key_Escape)
    assert not picker.isVisible()
    assert desk.card(QUEUE).emotion == -1
    picker = open_faces()
    QTest.keyClick(picker.buttons[1], Qt.Key.Key_Left)
    QTest.keyClick(picker.buttons[0], Qt.Key.Key_Space)
    assert desk.card(QUEUE).emotion == -2
    picker = open_faces()
    QTest.keyClick(picker.buttons[0], Qt.Key.Key_0)
    assert desk.card(QUEUE).emotion is None


def test_a_press_on_a_mark_that_moves_takes_the_card_along(desk: Desk) -> None:
    start = desk.hand.spot(mark(desk, QUEUE, "face"))
    desk.hand.drag(start, desk.hand.spot(desk.cell_ref("Pedir", "Web")))
    assert desk.titles("Pedir", "Web") == [QUEUE]
    assert desk.card(QUEUE).emotion == -1


def test_the_pointer_says_that_a_mark_can_be_clicked(desk: Desk) -> None:
    QTest.mouseMove(desk.view.viewport(), desk.hand.spot(mark(desk, QUEUE, "face")))
    assert desk.view.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
    assert desk.view.viewport().toolTip()
    desk.view.set_zoom(0.06)
    assert desk.view.hold_at(desk.hand.spot(mark(desk, QUEUE, "face"))) is None


# -- texts on the card --------------------------------------------------------------------------
def test_a_quote_is_typed_on_the_card(desk: Desk) -> None:
    desk.view.board.select(desk.ref(MENU))
    press(desk, "card.quote")
    assert desk.view.editor.isVisible()
    desk.hand.type("No encuentro los precios.")
    desk.hand.key(Qt.Key.Key_Return)
    assert desk.card(MENU).fields["quote"] == "No encuentro los precios."
    assert desk.card(MENU).title == MENU
    QTest.mouseDClick(desk.view.viewport(), LEFT, NONE, desk.hand.spot(mark(desk, MENU, "quote")))
    assert desk.view.editor.toPlainText() == "No encuentro los precios."
    desk.view.editor.selectAll()
    QTest.keyClick(desk.view.editor, Qt.Key.Key_Delete)
    desk.hand.key(Qt.Key.Key_Return)
    assert "quote" not in desk.card(MENU).fields
    assert desk.card(MENU).title == MENU


@pytest.mark.parametrize("key", ["text", "owner", "actor", "tags"])
def test_a_double_click_on_a_text_opens_that_text(desk: Desk, key: str) -> None:
    ids = [desk.card(MENU).id]
    desk.view.board.attempt(lambda: cards.set_fields(desk.document, ids, {key: "antes"}))
    QTest.mouseDClick(desk.view.viewport(), LEFT, NONE, desk.hand.spot(mark(desk, MENU, key)))
    assert desk.view.editor.toPlainText() == "antes"
    desk.view.editor.selectAll()
    desk.hand.type("ahora")
    desk.hand.key(Qt.Key.Key_Return)
    assert desk.card(MENU).fields[key] == "ahora"
    assert desk.card(MENU).title == MENU


def test_a_quote_that_is_being_typed_is_on_disk(desk: Desk, qtbot: QtBot) -> None:
    desk.view.board.select(desk.ref(MENU))
    press(desk, "card.quote")
    desk.hand.type("A medias")

    def on_disk() -> list[tuple[str, str]]:
        with open_library(desk.path, back_up=False) as other:
            return [(d.name, d.text) for d in other.drafts(desk.project_id)]

    qtbot.waitUntil(lambda: on_disk() == [("quote", "A medias")], timeout=5000)
    desk.hand.key(Qt.Key.Key_Escape)
    assert desk.card(MENU).fields["quote"] == "A medias"


# -- the bar ------------------------------------------------------------------------------------
def test_the_bar_comes_to_a_card_at_rest_and_works(desk: Desk, qtbot: QtBot) -> None:
    here = settled(desk, qtbot, MENU)
    QTest.mouseClick(here.dots[2], LEFT)
    assert desk.card(MENU).fields["importance"] == 3
    assert here.isVisible(), "an edit of the same card leaves it there"
    QTest.mouseClick(here.dots[2], LEFT)
    assert "importance" not in desk.card(MENU).fields
    QTest.mouseClick(here.buttons["moment_of_truth"], LEFT)
    assert desk.card(MENU).fields["moment_of_truth"] is True
    assert here.buttons["moment_of_truth"].isChecked()
    QTest.mouseClick(here.buttons["medium"], LEFT)
    menu = tools(desk).picker
    assert isinstance(menu, QMenu)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert desk.card(MENU).fields["medium"] in ("physical", "digital")
    QTest.mouseClick(here.buttons["quote"], LEFT)
    assert desk.view.editor.isVisible()
    assert not here.isVisible(), "away while one types"
    desk.hand.key(Qt.Key.Key_Escape)
    qtbot.waitUntil(here.isVisible, timeout=3000)


def test_the_bar_never_lies_on_its_card_and_leaves_for_other_work(desk: Desk, qtbot: QtBot) -> None:
    here = settled(desk, qtbot, MENU)
    group = desk.view.board.drawing.group("card", desk.card(MENU).id)
    assert group is not None
    place = QRect(desk.hand.spot(group.box, 0, 0), desk.hand.spot(group.box, 1, 1))
    assert not here.geometry().translated(-desk.view.viewport().pos()).intersects(place)
    start = desk.hand.spot(desk.ref(MENU), 0.3, 0.6)
    QTest.mousePress(desk.view.viewport(), LEFT, NONE, start)
    assert not here.isVisible()
    QTest.qWait(SETTLE_MS + 100)
    assert not here.isVisible(), "not while the button is held"
    QTest.mouseRelease(desk.view.viewport(), LEFT, NONE, start)
    qtbot.waitUntil(here.isVisible, timeout=3000)
    desk.view.board.select(desk.ref(MENU), desk.ref(QUEUE))
    QTest.qWait(SETTLE_MS + 100)
    assert not here.isVisible(), "several cards"
    desk.view.board.select(desk.ref(MENU))
    desk.view.set_zoom(0.2)
    QTest.qWait(SETTLE_MS + 100)
    assert not here.isVisible(), "too small to read"


def test_a_note_has_a_shorter_bar(desk: Desk, qtbot: QtBot) -> None:
    here = settled(desk, qtbot, NOTE)
    shown = {key for key, button in here.buttons.items() if button.isVisible()}
    assert shown == {"evidence", "picture", "quote", "more", "away"}
    assert not any(dot.isVisible() for dot in here.dots)


def test_the_bar_is_put_away_and_that_is_remembered(desk: Desk, qtbot: QtBot) -> None:
    here = settled(desk, qtbot, MENU)
    QTest.mouseClick(here.buttons["away"], LEFT)
    assert not here.isVisible()
    assert not desk.actions["view.card_bar"].isChecked()
    QTest.qWait(SETTLE_MS + 100)
    assert not here.isVisible()
    assert desk.editor.settings.shown["view.card_bar"] is False
    table = Actions(desk.window, lambda _id: None)
    again = Editor(desk.session, Settings(shown={"view.card_bar": False}), table, tokens(False))
    qtbot.addWidget(again)
    assert not table["view.card_bar"].isChecked()
    again.close_page()
    press(desk, "view.card_bar")
    qtbot.waitUntil(here.isVisible, timeout=3000)


def test_every_button_of_the_bar_has_a_name_a_tip_and_a_place_in_the_tab_order(desk: Desk, qtbot: QtBot) -> None:
    here = settled(desk, qtbot, MENU)
    for button in (*here.buttons.values(), *here.dots):
        assert button.accessibleName()
        assert button.toolTip()
        assert button.focusPolicy() == Qt.FocusPolicy.TabFocus
    assert "Ctrl+T" in here.buttons["moment_of_truth"].toolTip()
    assert "Ctrl+3" in here.dots[2].toolTip()


def test_the_bar_is_reached_and_left_by_keys(desk: Desk, qtbot: QtBot) -> None:
    here, typist, panel = settled(desk, qtbot, MENU), Typist(), desk.editor.inspector
    assert panel is not None

    def inside(part: QWidget) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and part.isAncestorOf(focus)

    order = [here.buttons["face"], *here.dots, *(here.buttons[key] for key in list(here.buttons)[1:])]
    desk.view.setFocus()
    typist.press("F6")
    for button in order:
        assert QApplication.focusWidget() is button
        typist.press("Tab")
    assert inside(panel), "on to the panel, not caught on the map"
    typist.press("Shift+F6")
    assert inside(here)
    typist.press("F6")
    assert inside(panel)
    typist.press("Shift+F6", "Tab", "Tab", "Return")
    assert desk.card(MENU).fields["importance"] == 2
    typist.press("Escape")
    assert desk.view.hasFocus()
    assert desk.view.board.selection == (desk.ref(MENU),)
    typist.press("F6")
    assert inside(here)
    desk.view.set_zoom(0.2)
    assert not here.isVisible()
    assert desk.view.hasFocus()


boxes = st.builds(
    QRect, st.integers(-300, 1500), st.integers(-200, 900), st.integers(60, 400),
    st.integers(30, 300),
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(boxes, st.lists(boxes, max_size=12))
def test_a_bar_is_always_in_view_and_off_its_card_where_it_can_be(card: QRect, others: list[QRect]) -> None:
    port, size = QRect(0, 0, 1200, 700), QSize(330, 38)
    placed = QRect(bar_place(card, size, port, others), size)
    assert port.contains(placed)
    assert not placed.intersects(card)


old_events = pytest.mark.filterwarnings("ignore:Function. 'QDr:DeprecationWarning")  # the only ones that all Qt 6 have


# -- pictures -----------------------------------------------------------------------------------
def photo(path: Path, colour: Qt.GlobalColor = Qt.GlobalColor.darkCyan) -> Path:
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(colour)
    assert image.save(str(path))
    return path


def drop(desk: Desk, spot: QPoint, path: Path) -> bool:
    """Drag a file over the map and let it fall; whether it was welcome."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    port, keys = desk.view.viewport(), Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(spot, Qt.DropAction.CopyAction, data, LEFT, keys)
    QApplication.sendEvent(port, enter)
    move = QDragMoveEvent(spot, Qt.DropAction.CopyAction, data, LEFT, keys)
    QApplication.sendEvent(port, move)
    if not move.isAccepted():
        return False
    QApplication.sendEvent(port, QDropEvent(QPointF(spot), Qt.DropAction.CopyAction, data, LEFT, keys))
    QTest.qWait(20)
    return True


@old_events
def test_a_picture_dropped_on_a_card_is_the_cards(desk: Desk, tmp_path: Path) -> None:
    assert drop(desk, desk.hand.spot(desk.ref(MENU)), photo(tmp_path / "carta.png"))
    asset = desk.library.asset(desk.project_id, str(desk.card(MENU).fields["picture"]))
    assert asset is not None
    assert QImage.fromData(asset.data).width() == 300
    assert mark(desk, MENU, "picture").w > 20
    assert not drop(desk, desk.hand.spot(desk.cell_ref("Pedir", "Web")), tmp_path / "carta.png")
    assert not desk.editor.messages.isVisible()


@old_events
def test_what_is_no_picture_is_told_and_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\nnothing")
    assert drop(desk, desk.hand.spot(desk.ref(MENU)), tmp_path / "broken.png")
    assert "picture" not in desk.card(MENU).fields
    assert desk.editor.messages.isVisible()
    assert "broken.png" in desk.editor.messages.text.text()


def test_a_picture_is_chosen_for_all_selected_cards(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = photo(tmp_path / "carta.png")
    chosen: Callable[..., tuple[str, str]] = lambda *_args: (str(path), "")  # noqa: E731
    monkeypatch.setattr("app.ui.editor_pictures.QFileDialog.getOpenFileName", chosen)
    desk.view.board.select(desk.ref(MENU), desk.ref(SMELL))
    press(desk, "card.picture")
    assert desk.card(MENU).fields["picture"] == desk.card(SMELL).fields["picture"]
    assert edits(desk) == 1


# -- on screen ----------------------------------------------------------------------------------
@pytest.mark.parametrize("zoom", [0.5, 1.2])
def test_what_was_assumed_has_a_dashed_outline_at_any_zoom_that_is_read(desk: Desk, zoom: float) -> None:
    def spread_on_top_edge() -> int:
        """How different the lightest and the darkest place of the card's upper edge are."""
        desk.view.board.select()
        desk.view.set_zoom(zoom)
        desk.view.reveal(desk.ref(MENU))
        desk.until_painted()
        image = desk.view.viewport().grab().toImage()
        left, right = desk.hand.spot(desk.ref(MENU), 0.15, 0), desk.hand.spot(desk.ref(MENU), 0.95, 0)
        shades = [
            min(image.pixelColor(x, left.y() + dy).lightness() for dy in (-1, 0, 1)) for x in range(left.x(), right.x())
        ]
        return max(shades) - min(shades)

    assert spread_on_top_edge() < 8, "a quiet hairline"
    desk.view.board.attempt(lambda: cards.set_fields(desk.document, [desk.card(MENU).id], {"evidence": "assumed"}))
    assert spread_on_top_edge() > 24


@old_events
def test_a_picture_dropped_on_the_persona_is_their_photo(desk: Desk, tmp_path: Path) -> None:
    desk.view.board.attempt(lambda: maps.edit_persona(desk.document, desk.editor.map_id or "", name="Ana"))
    persona = desk.document.personas[0]
    assert drop(desk, desk.hand.spot(Ref("persona", persona.id)), photo(tmp_path / "ana.jpg"))
    assert desk.library.asset(desk.project_id, str(desk.document.personas[0].fields["photo"])) is not None


def test_a_picture_on_the_clipboard_is_pasted_onto_the_selected_cards(desk: Desk, tmp_path: Path) -> None:
    clipboard = QApplication.clipboard()
    clipboard.setImage(QImage(str(photo(tmp_path / "one.png", Qt.GlobalColor.red))))
    desk.view.board.select(desk.ref(MENU), desk.ref(NOTE))
    press(desk, "edit.paste")
    assert desk.card(MENU).fields["picture"] == desk.card(NOTE).fields["picture"]
    assert edits(desk) == 1
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(photo(tmp_path / "two.png", Qt.GlobalColor.blue)))])
    clipboard.setMimeData(files)
    desk.view.board.select(desk.ref(NOTE))
    press(desk, "edit.paste")
    assert desk.card(NOTE).fields["picture"] != desk.card(MENU).fields["picture"]
    clipboard.setText("Una tarjeta")
    press(desk, "edit.paste")
    assert any(c.title == "Una tarjeta" for c in desk.document.cards(desk.editor.map_id or "")), "text is still text"


def test_the_bar_leaves_the_words_on_the_curve_in_view(desk: Desk) -> None:
    groups = list(desk.view.board.drawing.by_role("curve_faces"))
    words = [s for g in groups for s in g.shapes if isinstance(s, Text) and s.line.width]
    boxes = [box for g in groups for box in read(g)]
    assert words
    for group in groups:
        for text in (s for s in group.shapes if isinstance(s, Text) and s.line.width):
            assert any(b.contains(group.x + text.x + text.line.width / 2, group.y + text.y - 0.5) for b in boxes)
    assert sum(box.w * box.h for box in boxes) < 0.5 * sum(g.w * g.h for g in groups), "its empty ground may be covered"


def test_the_field_is_as_high_as_the_text_that_it_is_opened_on(desk: Desk) -> None:
    quote = "Otra vez la misma cola, y son las nueve menos cinco. " * 4
    desk.view.board.attempt(lambda: cards.set_fields(desk.document, [desk.card(MENU).id], {"quote": quote}))
    desk.view.set_zoom(1.0)
    desk.view.board.select(desk.ref(MENU))
    press(desk, "card.quote")
    field = desk.view.editor
    field.moveCursor(QTextCursor.MoveOperation.End)
    assert field.viewport().rect().contains(field.cursorRect())
    assert field.verticalScrollBar().maximum() == 0
