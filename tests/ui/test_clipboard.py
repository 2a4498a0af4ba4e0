"""Copy, cut and paste with real keys, between maps, projects and windows, checked in the reopened library."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.canvas.focus import Ref
from app.domain.commands.cards import set_fields
from app.domain.drafts import LaneDraft, MapDraft, StageDraft
from app.domain.records import Card
from app.exchange.clip_json import MEDIA_TYPE
from tests.typist import Typist
from tests.ui.desk import Desk


@pytest.fixture
def typist(desk: Desk) -> Typist:
    """Somebody at the keys of the desk."""
    desk.view.setFocus()
    return Typist()


@pytest.fixture
def other(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """A second window on another library."""
    draft = MapDraft("Otro", (StageDraft("Uno"), StageDraft("Dos")), (LaneDraft("channel", "Web"),))
    desk = Desk(qtbot, tmp_path / "other.sqlite", draft)
    yield desk
    assert desk.on_disk() == desk.document
    desk.close()


def put_text(text: str, html: str = "") -> None:
    """What another program leaves on the clipboard."""
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)


def as_another_process() -> None:
    """The clipboard holds only what travels between processes: bytes by type."""
    data, copy = QGuiApplication.clipboard().mimeData(), QMimeData()
    copy.setData(MEDIA_TYPE, data.data(MEDIA_TYPE))
    copy.setText(data.text())
    QGuiApplication.clipboard().setMimeData(copy)


def sit_down(desk: Desk) -> Typist:
    """Go to another window."""
    desk.window.activateWindow()
    assert QTest.qWaitForWindowActive(desk.window)
    desk.view.setFocus()
    return Typist()


def test_cards_are_copied_and_pasted_in_one_step_and_selected(desk: Desk, typist: Typist) -> None:
    desk.view.board.select(desk.ref("Huele a café"), desk.ref("Mira el menú"))
    typist.press("Ctrl+C")
    assert QGuiApplication.clipboard().text() == "Huele a café\tMira el menú"
    before = desk.document
    desk.view.board.select(desk.cell_ref("Pedir", "Web"))
    typist.press("Ctrl+V")
    assert desk.titles("Pedir", "Web") == ["Huele a café"]
    assert desk.titles("Pagar", "Web") == ["Paga con el móvil", "Mira el menú"]
    chosen = [desk.document.get(Card, i).title for i in desk.view.board.selected_cards()]
    assert chosen == ["Huele a café", "Mira el menú"]
    typist.press("Ctrl+Z")
    assert desk.document == before


def test_pasting_on_the_copied_card_puts_the_copy_below_it(desk: Desk, typist: Typist) -> None:
    desk.hand.click(desk.ref("Mira el menú"))
    typist.press("5", "Ctrl+C", "Ctrl+V")
    assert desk.titles("Pedir", "Tienda") == ["Mira el menú", "Mira el menú", "Pide en la barra"]
    assert {c.emotion for c in desk.document.all(Card) if c.title == "Mira el menú"} == {2}


def test_cut_takes_away_and_paste_brings_back_elsewhere(desk: Desk, typist: Typist) -> None:
    desk.hand.click(desk.ref("Espera la cola"))
    typist.press("Ctrl+X")
    assert desk.titles("Pagar", "Tienda") == []
    desk.view.board.select(desk.cell_ref("Llegar", "Web"))
    typist.press("Ctrl+V")
    assert desk.titles("Llegar", "Web") == ["Espera la cola"]
    assert desk.card("Espera la cola").emotion == -1


def test_cards_with_pictures_go_to_another_project_in_another_window(desk: Desk, other: Desk, tmp_path: Path) -> None:
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    path = tmp_path / "foto.png"
    image.save(str(path))
    kept = desk.session.library.put_asset(desk.project_id, "image/png", path.read_bytes())
    board = desk.view.board
    desk.session.do(set_fields(desk.document, [desk.card("Huele a café").id], {"picture": kept, "importance": 5}))
    board.select(desk.ref("Huele a café"), desk.ref("Mira el menú"))
    sit_down(desk).press("Ctrl+C")
    as_another_process()
    sit_down(other).press("Ctrl+V")
    assert other.titles("Uno", "Web") == ["Huele a café"]
    assert other.titles("Dos", "Web") == ["Mira el menú"]
    copy = other.card("Huele a café")
    assert (copy.emotion, copy.fields["importance"]) == (2, 5)
    asset = other.library.asset(other.project_id, str(copy.fields["picture"]))
    assert asset is not None
    assert QImage.fromData(asset.data).size() == image.size()


def test_a_stage_is_copied_duplicated_and_pasted_with_all_it_holds(desk: Desk, other: Desk) -> None:
    desk.view.board.select(Ref("stage", desk.stage("Pedir").id))
    typist = sit_down(desk)
    typist.press("Ctrl+C", "Ctrl+V")
    map_id = desk.editor.map_id or ""
    assert [s.title for s in desk.document.stages(map_id)] == ["Llegar", "Pedir", "Pedir", "Pagar"]
    assert len(desk.document.cards(map_id)) == 8
    typist.press("Ctrl+D")
    assert [s.title for s in desk.document.stages(map_id)].count("Pedir") == 3
    assert len(desk.document.cards(map_id)) == 10
    desk.view.board.select(Ref("lane", desk.lane("Tienda").id))
    typist.press("Ctrl+C")
    as_another_process()
    sit_down(other).press("Ctrl+V")
    assert other.titles("Uno", "Tienda") == ["Huele a café"]


def test_broken_cards_are_told_and_nothing_changes(desk: Desk, typist: Typist) -> None:
    before = desk.document
    data = QMimeData()
    data.setData(MEDIA_TYPE, b'{"format": "vivencia-cards", "version": 1}')
    QGuiApplication.clipboard().setMimeData(data)
    typist.press("Ctrl+V")
    assert desk.editor.messages.isVisible()
    assert desk.document == before
    QGuiApplication.clipboard().setMimeData(QMimeData())
    typist.press("Ctrl+V")
    assert "clipboard" in desk.editor.messages.text.text()
    assert desk.document == before


def test_lines_become_cards_and_html_stays_unread(desk: Desk, typist: Typist) -> None:
    before = desk.document
    put_text("Llama :(\r\nEspera\r\n\r\nCuelga :((\r\n", "<ul><li><b>no</b></li></ul>")
    desk.hand.click(desk.ref("Mira el menú"))
    typist.press("Ctrl+V")
    assert desk.titles("Pedir", "Tienda") == ["Mira el menú", "Llama", "Espera", "Cuelga", "Pide en la barra"]
    assert [desk.card(t).emotion for t in ("Llama", "Espera", "Cuelga")] == [-1, None, -2]
    typist.press("Ctrl+Z")
    assert desk.document == before


def test_a_spreadsheet_s_table_fills_cells_and_adds_what_it_needs(desk: Desk, typist: Typist) -> None:
    put_text('uno\t"dos\ntres"\tcuatro\r\ncinco\t\tseis\r\n')
    desk.view.board.select(desk.cell_ref("Pedir", "Web"))
    typist.press("Ctrl+V")
    assert desk.titles("Pedir", "Web") == ["uno"]
    assert desk.titles("Pagar", "Web") == ["Paga con el móvil", "dos", "tres"]
    assert desk.titles("New stage", "Web") == ["cuatro"]
    assert desk.titles("Pedir", "Dolores") == ["cinco"]
    assert desk.editor.messages.isVisible()
    typist.press("Ctrl+Z")
    assert len(desk.document.stages(desk.editor.map_id or "")) == 3


def test_names_pasted_on_headers_become_stages_and_lanes(desk: Desk, typist: Typist) -> None:
    map_id = desk.editor.map_id or ""
    put_text("Elegir\nEncargar")
    desk.view.board.select(Ref("stage", desk.stage("Llegar").id))
    typist.press("Ctrl+V")
    assert [s.title for s in desk.document.stages(map_id)] == ["Llegar", "Elegir", "Encargar", "Pedir", "Pagar"]
    put_text("Deseos")
    desk.view.board.select(Ref("lane", desk.lane("Dolores").id))
    typist.press("Ctrl+V")
    assert desk.document.lanes(map_id)[-1].fields["text_kind"] == "pains"


def test_the_selection_and_the_map_are_copied_as_pictures(desk: Desk, typist: Typist) -> None:
    desk.hand.click(desk.ref("Mira el menú"))
    typist.press("Ctrl+Shift+C")
    card = QGuiApplication.clipboard().image()
    typist.press("Escape", "Ctrl+Shift+C")
    whole = QGuiApplication.clipboard().image()
    box = desk.view.board.drawing
    assert abs(whole.width() / whole.height() - box.width / box.height) < 0.01
    assert 0 < card.width() < whole.width() / 2
    tones = {card.pixelColor(x, card.height() // 2).name() for x in range(card.width())}
    assert len(tones) > 5
    desk.view.board.select(Ref("lane", desk.lane("Tienda").id))
    typist.press("Ctrl+Shift+C")
    lane = QGuiApplication.clipboard().image()
    assert lane.width() > lane.height() > 20
