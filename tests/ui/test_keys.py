"""What keys do on the map: going, selecting, writing, moving, and leaving it again."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.canvas.focus import Ref
from app.domain.drafts import CardDraft, LaneDraft, MapDraft, StageDraft
from app.domain.records import Card
from tests.typist import Typist
from tests.ui.desk import Desk


@pytest.fixture
def typist(desk: Desk) -> Typist:
    """Somebody at the keys of the desk."""
    desk.view.setFocus()
    return Typist()


def chosen(desk: Desk) -> set[str]:
    """The titles of the selected cards."""
    return {desk.document.get(Card, id_).title for id_ in desk.view.board.selected_cards()}


def test_tab_goes_along_the_lane_and_on_to_the_next_as_one_reads(desk: Desk, typist: Typist) -> None:
    board = desk.view.board
    board.select(Ref("stage", desk.stage("Pedir").id))
    seen = []
    for _ in range(11):
        typist.press("Tab")
        seen.append(board.focus)
    cells = [desk.cell_ref(s, ln) for ln in ("Tienda", "Web", "Dolores") for s in ("Llegar", "Pedir", "Pagar")]
    assert seen == [Ref("stage", desk.stage("Pagar").id), *cells, cells[-1]]
    for _ in range(9):
        typist.press("Shift+Tab")
    assert board.focus == Ref("stage", desk.stage("Pagar").id)
    board.select(Ref("lane", desk.lane("Emociones").id))
    typist.press("Tab")
    assert board.focus == cells[0]
    board.select(Ref("lane", desk.lane("Web").id))
    typist.press("Shift+Tab")
    assert board.focus == cells[2]
    assert QApplication.focusWidget() is desk.view


def test_tab_while_writing_keeps_it_and_what_is_typed_next_is_a_new_card_there(desk: Desk, typist: Typist) -> None:
    desk.hand.click(desk.ref("Huele a café"))
    typist.press("F2")
    typist.type("Huele a pan")
    typist.press("Tab")
    typist.type("Pregunta")
    typist.press("Shift+Tab")
    assert desk.titles("Llegar", "Tienda") == ["Huele a pan"]
    assert desk.titles("Pedir", "Tienda") == ["Mira el menú", "Pide en la barra", "Pregunta"]
    assert desk.view.board.focus == desk.cell_ref("Llegar", "Tienda")
    typist.press("Return", "Tab")
    assert desk.titles("Llegar", "Tienda") == ["Huele a pan"]
    assert desk.view.board.focus == desk.cell_ref("Pedir", "Tienda")


def test_ctrl_enter_writes_one_card_after_the_other(desk: Desk, typist: Typist) -> None:
    desk.view.board.select(desk.cell_ref("Llegar", "Web"))
    before = desk.document
    typist.type("uno")
    for word in ("dos", "tres"):
        typist.press("Ctrl+Return")
        typist.type(word)
    typist.press("Ctrl+Return", "Escape")
    assert desk.titles("Llegar", "Web") == ["uno", "dos", "tres"]
    assert desk.view.board.focus == desk.ref("tres")
    for _ in range(3):
        typist.press("Ctrl+Z")
    assert desk.document == before


def test_an_empty_card_leaves_no_trace_in_undo(desk: Desk, typist: Typist) -> None:
    desk.hand.click(desk.ref("Mira el menú"))
    typist.press("5", "Return", "Escape")
    assert desk.view.board.focus == desk.ref("Mira el menú")
    typist.press("Ctrl+Z")
    assert desk.card("Mira el menú").emotion == 0


def test_faces_by_alt_and_digit_while_writing_and_by_smileys(desk: Desk, typist: Typist) -> None:
    desk.hand.click(desk.ref("Huele a café"))
    typist.press("F2")
    typist.type("Ve 2 colas")
    typist.press("Alt+1")
    assert desk.card("Ve 2 colas").emotion == -2
    assert not desk.view.editor.isVisible()
    typist.press("F2")
    typist.type("Ve la cola :D")
    typist.press("Return")
    assert desk.card("Ve la cola").emotion == 2
    desk.hand.click(desk.ref("La cola no avanza"))
    typist.press("F2")
    typist.type("Nota :(")
    typist.press("Return")
    assert desk.card("Nota :(").emotion is None


def test_shift_and_arrows_select_a_range_that_shrinks_again(desk: Desk, typist: Typist) -> None:
    desk.hand.click(desk.ref("Huele a café"))
    for wide in (
        {"Huele a café", "Mira el menú"},
        {"Huele a café", "Mira el menú", "Pide en la barra"},
        {"Huele a café", "Mira el menú", "Pide en la barra", "Espera la cola"},
    ):
        typist.press("Shift+Right")
        assert chosen(desk) == wide
    typist.press("Shift+Down")
    assert "Paga con el móvil" in chosen(desk)
    typist.press("Shift+Up")
    assert "Paga con el móvil" not in chosen(desk)
    typist.press("Shift+Left", "Shift+Left")
    assert chosen(desk) == {"Huele a café", "Mira el menú"}
    typist.press("Shift+Left")
    assert chosen(desk) == {"Huele a café"}
    typist.press("Shift+End")
    assert {"Huele a café", "Espera la cola"} <= chosen(desk)
    typist.press("Right")
    assert chosen(desk) == {"Espera la cola"}


def test_a_range_begins_anew_where_something_else_was_selected(desk: Desk, typist: Typist) -> None:
    desk.hand.click(desk.ref("Huele a café"))
    typist.press("Shift+Right")
    desk.hand.click(desk.ref("Paga con el móvil"))
    typist.press("Shift+Up")
    assert chosen(desk) == {"Paga con el móvil", "Espera la cola"}


def test_control_and_arrows_move_and_home_and_end_go_far(desk: Desk, typist: Typist) -> None:
    desk.hand.click(desk.ref("Huele a café"))
    typist.press("Ctrl+Right")
    assert desk.titles("Pedir", "Tienda")[0] == "Huele a café"
    typist.press("Ctrl+Down")
    assert desk.titles("Pedir", "Tienda")[1] == "Huele a café"
    typist.press("End")
    assert desk.view.board.focus == desk.ref("Espera la cola")
    typist.press("Home")
    assert desk.view.board.focus == desk.cell_ref("Llegar", "Tienda")
    typist.press("Ctrl+End")
    assert desk.view.board.focus == desk.ref("La cola no avanza")
    typist.press("Ctrl+Home")
    assert desk.view.board.focus == desk.ref("Mira el menú")
    desk.view.board.select(Ref("stage", desk.stage("Pedir").id))
    typist.press("End")
    assert desk.view.board.focus == Ref("stage", desk.stage("Pagar").id)


def test_letters_on_a_header_write_its_name_and_ctrl_enter_adds_another(desk: Desk, typist: Typist) -> None:
    map_id = desk.editor.map_id or ""
    desk.view.board.select(Ref("stage", desk.stage("Pedir").id))
    typist.type("Elegir")
    typist.press("Ctrl+Return")
    typist.type("Encargar")
    typist.press("Return")
    assert [s.title for s in desk.document.stages(map_id)] == ["Llegar", "Elegir", "Encargar", "Pagar"]
    desk.view.board.select(Ref("lane", desk.lane("Dolores").id))
    typist.press("F2", "Ctrl+Return")
    typist.type("Más dolores")
    typist.press("Return")
    assert desk.document.lanes(map_id)[-1].fields["text_kind"] == "pains"


def test_f6_goes_round_the_window_and_tab_is_no_trap(desk: Desk, typist: Typist) -> None:
    desk.hand.click(desk.ref("Mira el menú"))
    seen = []
    for _ in range(8):
        typist.press("F6")
        focus = QApplication.focusWidget()
        assert focus is not None
        seen.append(focus)
        if focus is desk.view:
            break
    inspector = desk.editor.inspector
    assert inspector is not None
    assert inspector.isAncestorOf(seen[0])
    assert any(desk.editor.status.isAncestorOf(one) for one in seen)
    assert any(desk.editor.tools.isAncestorOf(one) for one in seen)
    assert seen[-1] is desk.view
    typist.press("Shift+F6")
    assert QApplication.focusWidget() is seen[-2]
    desk.view.setFocus()
    typist.press("Escape", "Tab")
    assert QApplication.focusWidget() is not desk.view


def test_pasting_into_the_field_stays_plain_text(desk: Desk, typist: Typist) -> None:
    data = QMimeData()
    data.setHtml("<b>Lee</b> la carta<br>y pide")
    data.setText("Lee la carta\r\ny pide\x00")
    QGuiApplication.clipboard().setMimeData(data)
    desk.hand.click(desk.ref("Mira el menú"))
    typist.press("F2", "Ctrl+V", "Return")
    assert desk.titles("Pedir", "Tienda")[0] == "Lee la carta\ny pide"
    desk.view.board.select(Ref("stage", desk.stage("Pedir").id))
    typist.press("F2", "Ctrl+V", "Return")
    assert desk.stage("Lee la carta y pide").phase == "during"


def test_a_map_without_stages_or_lanes_is_begun_by_enter(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, tmp_path / "library.sqlite", MapDraft("Vacío"))
    typist = Typist()
    typist.press("Down")
    assert desk.view.board.focus == Ref("map", desk.editor.map_id or "")
    typist.press("Escape", "Return")
    typist.type("Llegar")
    typist.press("Escape", "Escape", "Return")
    typist.type("Tienda")
    typist.press("Return", "Tab")
    typist.type("Entra")
    typist.press("Return")
    assert desk.titles("Llegar", "Tienda") == ["Entra"]
    desk.close()


def test_a_range_over_an_empty_cell_keeps_the_anchor(qtbot: QtBot, tmp_path: Path) -> None:
    draft = MapDraft(
        "Tres", (StageDraft("A"), StageDraft("B"), StageDraft("C")), (LaneDraft("channel", "L"),),
        (CardDraft("uno", 0, 0), CardDraft("tres", 2, 0)),
    )  # fmt: skip
    desk = Desk(qtbot, tmp_path / "library.sqlite", draft)
    typist = Typist()
    desk.hand.click(desk.ref("uno"))
    typist.press("Shift+Right")
    assert chosen(desk) == {"uno"}
    typist.press("Shift+Right")
    assert chosen(desk) == {"uno", "tres"}
    assert desk.view.board.focus == desk.ref("tres")
    typist.press("Shift+Left")
    assert chosen(desk) == {"uno"}
    desk.hand.key(Qt.Key.Key_Escape)
    desk.close()
