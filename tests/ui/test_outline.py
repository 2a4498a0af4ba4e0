"""The outline with real mouse and keys on the real page."""

from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QIcon
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.canvas.focus import Ref
from app.domain.commands import cards, grid
from app.domain.document import Document
from app.domain.drafts import CardDraft, LaneDraft, MapDraft, StageDraft
from app.ui.editor_outline import Outlining
from app.ui.outline import OutlineTree
from app.ui.outline_model import OutlineModel
from app.ui.outline_rows import runs
from tests.hand import CTRL, LEFT, NONE, SHIFT
from tests.ui.desk import Desk


@pytest.fixture
def outlined(desk: Desk) -> Desk:
    """The desk with its outline, asked for by keys."""
    QTest.keyClick(desk.view, Qt.Key.Key_O, CTRL | SHIFT)
    QApplication.processEvents()
    assert tree(desk).isVisible()
    return desk


def tree(desk: Desk) -> OutlineTree:
    return desk.editor.part(Outlining).panel.tree


def model(desk: Desk) -> OutlineModel:
    return desk.editor.part(Outlining).model


def field(desk: Desk) -> QLineEdit:
    return desk.editor.part(Outlining).panel.field


def lines(of: OutlineModel, parent: QModelIndex | None = None, deep: int = 0) -> list[str]:
    """Every row, two spaces for each step."""
    parent = parent or QModelIndex()
    found = []
    for at in range(of.rowCount(parent)):
        index = of.index(at, 0, parent)
        found += ["  " * deep + str(index.data()), *lines(of, index, deep + 1)]
    return found


def spot(desk: Desk, ref: Ref) -> QPoint:
    index = model(desk).index_of(ref)
    assert index.isValid(), ref
    tree(desk).scrollTo(index)
    return tree(desk).visualRect(index).center()


def click(desk: Desk, ref: Ref, keys: Qt.KeyboardModifier = NONE) -> None:
    QTest.mouseClick(tree(desk).viewport(), LEFT, keys, spot(desk, ref))
    QApplication.processEvents()


def press(key: Qt.Key, keys: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(focus(), key, keys)
    QApplication.processEvents()


def focus() -> QWidget:
    target = QApplication.focusWidget()
    assert target is not None
    return target


def chosen(desk: Desk) -> set[Ref | None]:
    return {model(desk).ref(index) for index in tree(desk).selectionModel().selectedIndexes()}


def test_it_is_asked_for_and_remembered(desk: Desk) -> None:
    assert not tree(desk).isVisible()
    press(Qt.Key.Key_O, CTRL | SHIFT)
    assert tree(desk).hasFocus()
    assert desk.actions["view.outline"].isChecked()
    assert desk.editor.settings.shown["view.outline"] is True
    press(Qt.Key.Key_O, CTRL | SHIFT)
    assert not desk.editor.side.isVisible()
    assert desk.view.hasFocus()
    assert desk.editor.settings.shown["view.outline"] is False


def test_stages_have_their_lanes_with_cards_and_these_their_cards(outlined: Desk) -> None:
    assert lines(model(outlined)) == [
        "1. Llegar", "  Tienda", "    Huele a café",
        "2. Pedir", "  Tienda", "    Mira el menú", "    Pide en la barra",
        "3. Pagar", "  Tienda", "    Espera la cola", "  Web", "    Paga con el móvil",
        "  Dolores", "    La cola no avanza",
    ]  # fmt: skip
    icon = model(outlined).index_of(outlined.ref("Huele a café")).data(Qt.ItemDataRole.DecorationRole)
    assert isinstance(icon, QIcon)
    assert not icon.isNull()


def test_rows_select_on_the_map(outlined: Desk) -> None:
    board = outlined.view.board
    click(outlined, outlined.ref("Mira el menú"))
    assert list(board.selection) == [outlined.ref("Mira el menú")]
    click(outlined, outlined.ref("Espera la cola"), CTRL)
    assert list(board.selection) == [outlined.ref("Mira el menú"), outlined.ref("Espera la cola")]
    click(outlined, outlined.ref("Mira el menú"))
    click(outlined, outlined.ref("Pide en la barra"), SHIFT)
    assert set(board.selection) == {outlined.ref("Mira el menú"), outlined.ref("Pide en la barra")}
    click(outlined, Ref("stage", outlined.stage("Pagar").id))
    assert board.selection == (Ref("stage", outlined.stage("Pagar").id),)
    press(Qt.Key.Key_Down)
    assert board.selection == (outlined.cell_ref("Pagar", "Tienda"),)
    press(Qt.Key.Key_Down)
    assert board.selection == (outlined.ref("Espera la cola"),)
    assert tree(outlined).hasFocus()


def test_a_row_opens_what_is_collapsed_on_the_map(outlined: Desk) -> None:
    outlined.view.board.collapse(outlined.stage("Pagar").id)
    click(outlined, outlined.ref("Espera la cola"))
    assert outlined.stage("Pagar").id not in outlined.view.board.drawing.collapsed


def test_what_is_selected_on_the_map_is_opened_and_selected_here(outlined: Desk) -> None:
    tree(outlined).collapseAll()
    outlined.hand.click(outlined.ref("Paga con el móvil"))
    assert chosen(outlined) == {outlined.ref("Paga con el móvil")}
    assert tree(outlined).visualRect(model(outlined).index_of(outlined.ref("Paga con el móvil"))).isValid()
    assert outlined.view.hasFocus()
    press(Qt.Key.Key_A, CTRL)
    assert len(chosen(outlined)) == 6
    press(Qt.Key.Key_Escape)
    assert chosen(outlined) == set()


def test_renaming_is_one_edit(outlined: Desk) -> None:
    click(outlined, outlined.ref("Mira el menú"))
    press(Qt.Key.Key_F2)
    assert not outlined.view.editor.isVisible(), "it is typed here, not on the map"
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "Mira el menú"
    editor.selectAll()
    QTest.keyClicks(editor, "Lee 2 <b>cartas</b>")
    press(Qt.Key.Key_Return)
    ref = outlined.ref("Lee 2 <b>cartas</b>")
    assert outlined.on_disk() == outlined.document
    assert model(outlined).index_of(ref).data() == "Lee 2 <b>cartas</b>"
    assert "<b>" not in model(outlined).index_of(ref).data(Qt.ItemDataRole.ToolTipRole)
    assert chosen(outlined) == {ref}
    outlined.editor.undo()
    assert model(outlined).index_of(ref).data() == "Mira el menú"


def test_enter_renames_a_lane_and_escape_does_not(outlined: Desk) -> None:
    click(outlined, outlined.cell_ref("Pagar", "Web"))
    press(Qt.Key.Key_Return)
    QTest.keyClicks(focus(), "App")
    press(Qt.Key.Key_Escape)
    assert outlined.lane("Web").title == "Web"
    press(Qt.Key.Key_Return)
    QTest.keyClicks(focus(), "App")
    press(Qt.Key.Key_Return)
    assert outlined.titles("Pagar", "App") == ["Paga con el móvil"]
    press(Qt.Key.Key_Escape)
    assert outlined.view.hasFocus()


def test_digits_set_faces_and_del_deletes(outlined: Desk) -> None:
    click(outlined, outlined.ref("Mira el menú"))
    click(outlined, outlined.ref("Pide en la barra"), CTRL)
    press(Qt.Key.Key_5)
    assert [outlined.card(t).emotion for t in ("Mira el menú", "Pide en la barra")] == [2, 2]
    assert len(chosen(outlined)) == 2
    press(Qt.Key.Key_0)
    assert outlined.card("Mira el menú").emotion is None
    click(outlined, outlined.ref("Mira el menú"))
    press(Qt.Key.Key_Delete)
    assert outlined.titles("Pedir", "Tienda") == ["Pide en la barra"]
    assert chosen(outlined) == {outlined.ref("Pide en la barra")} == set(outlined.view.board.selection)
    assert "    Mira el menú" not in lines(model(outlined))
    press(Qt.Key.Key_Delete)
    assert "2. Pedir" in lines(model(outlined))
    assert not model(outlined).hasChildren(model(outlined).index_of(Ref("stage", outlined.stage("Pedir").id)))


def test_the_menu_of_a_row_is_the_one_of_the_map(outlined: Desk, qtbot: QtBot) -> None:
    ref = outlined.ref("Espera la cola")
    place = spot(outlined, ref)
    port = tree(outlined).viewport()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, port.mapToGlobal(place))
    QApplication.sendEvent(port, event)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert outlined.actions["edit.duplicate"] in menu.actions()
    assert outlined.view.board.selection == (ref,)
    menu.close()


def test_the_filter_hides_what_does_not_have_the_letters(outlined: Desk) -> None:
    tree(outlined).collapse(model(outlined).index(0, 0))
    field(outlined).setFocus()
    QTest.keyClicks(field(outlined), "MOVIL")
    assert lines(model(outlined)) == ["3. Pagar", "  Web", "    Paga con el móvil"]
    press(Qt.Key.Key_Return)
    assert outlined.view.board.selection == (outlined.ref("Paga con el móvil"),)
    field(outlined).setFocus()
    press(Qt.Key.Key_Escape)
    assert outlined.view.hasFocus()
    field(outlined).clear()
    assert len(lines(model(outlined))) == 14
    assert not tree(outlined).isExpanded(model(outlined).index(0, 0)), "as it was before"
    assert tree(outlined).isExpanded(model(outlined).index(1, 0))
    assert chosen(outlined) == {outlined.ref("Paga con el móvil")}


def test_what_is_written_meanwhile_comes_into_the_filter(outlined: Desk) -> None:
    QTest.keyClicks(field(outlined), "cola")
    assert len([line for line in lines(model(outlined)) if line.startswith("    ")]) == 2
    outlined.session.do(cards.retitle(outlined.document, outlined.card("Mira el menú").id, "Otra cola"))
    assert "    Otra cola" in lines(model(outlined))
    outlined.editor.undo()
    assert "    Otra cola" not in lines(model(outlined))


def test_stages_that_move_stay_open_or_closed(outlined: Desk) -> None:
    first = Ref("stage", outlined.stage("Llegar").id)
    tree(outlined).collapse(model(outlined).index_of(first))
    outlined.view.board.select(first)
    outlined.view.board.nudge("right")
    assert [line for line in lines(model(outlined)) if line[0] != " "] == ["1. Pedir", "2. Llegar", "3. Pagar"]
    assert not tree(outlined).isExpanded(model(outlined).index(1, 0))
    assert tree(outlined).isExpanded(model(outlined).index(0, 0))
    assert chosen(outlined) == {first}


def test_another_map_and_no_map(outlined: Desk) -> None:
    first = outlined.editor.map_id or ""
    outlined.actions["map.duplicate"].trigger()
    assert outlined.editor.map_id != first
    assert len(lines(model(outlined))) == 14
    outlined.editor.open_map("")
    assert not outlined.editor.side.isVisible()
    outlined.editor.open_map(first)
    assert tree(outlined).isVisible()


@pytest.mark.parametrize("seed", range(6))
def test_the_rows_are_those_of_the_document_after_any_edits(qtbot: QtBot, tmp_path: Path, seed: int) -> None:
    """Qt's own tester watches every signal; in the end the rows are those of a fresh model."""
    random = Random(seed)
    draft = MapDraft(
        "Random",
        tuple(StageDraft(f"Stage {n}") for n in range(4)),
        tuple(LaneDraft("channel", f"Lane {n}", {"icon": "web"}) for n in range(3)),
        tuple(CardDraft(f"Card {n}", random.randrange(4), random.randrange(3)) for n in range(25)),
    )
    desk = Desk(qtbot, tmp_path / "random.db", draft)
    map_id = desk.editor.map_id or ""
    watched = OutlineModel(lambda _name: QIcon(), lambda _ref, _text: None, desk.window)
    QAbstractItemModelTester(watched, QAbstractItemModelTester.FailureReportingMode.Fatal, desk.window)
    watched.show_map(desk.document, map_id)
    rows = QItemSelectionModel(watched, desk.window)
    for turn in range(60):
        kept = random.choice(desk.document.cards(map_id)).id if desk.document.cards(map_id) else ""
        rows.select(watched.index_of(Ref("card", kept)), QItemSelectionModel.SelectionFlag.ClearAndSelect)
        before = desk.document.look_up("card", kept)
        change(desk, map_id, random)
        other_letters = turn % 15 == 14
        if other_letters:
            watched.show_with(random.choice(["1", "lane", "", "card 2"]))
        watched.follow(desk.document)
        fresh = OutlineModel(lambda _name: QIcon(), lambda _ref, _text: None, desk.window)
        fresh.show_map(desk.document, map_id)
        fresh.show_with(watched.letters)
        assert lines(watched) == lines(fresh)
        for index in rows.selectedIndexes():
            assert watched.ref(index) == Ref("card", kept)
        stays = before is not None and desk.document.look_up("card", kept) == before
        if stays and not watched.letters and not other_letters:
            assert rows.selectedIndexes(), "a row that did not go is still selected"
    desk.close()


def change(desk: Desk, map_id: str, random: Random) -> None:
    """One edit by chance, or undo."""
    document: Document = desk.document
    all_cards, stages, lanes = document.cards(map_id), document.stages(map_id), document.lanes(map_id)
    some = [card.id for card in random.sample(all_cards, min(len(all_cards), 3))]
    place = (random.choice(stages).id, random.choice(lanes).id) if stages and lanes else None
    what = random.randrange(7)
    if what == 0 and place:
        desk.session.do(cards.add_card(document, map_id, place, f"New {random.randrange(99)}", 0))
    elif what in (1, 2) and some and place:
        desk.session.do(cards.move(document, some, place, random.randrange(3)))
    elif what == 3 and some:
        desk.session.do(cards.delete(document, some))
    elif what == 4:
        desk.session.do(grid.add_stage(document, map_id, StageDraft("More"), random.randrange(len(stages) + 1)))
    elif what == 5 and len(stages) > 1:
        desk.session.do(grid.delete_stage(document, random.choice(stages).id))
    elif desk.session.undo_label is not None:
        desk.session.undo()


def test_numbers_as_pieces() -> None:
    assert list(runs([])) == []
    assert list(runs([0, 1, 2, 5, 7, 8])) == [(0, 2), (5, 5), (7, 8)]
