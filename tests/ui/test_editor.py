"""Working on a map as a person does: mouse and keys on the real page, checked in the reopened library."""

from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QToolButton
from pytestqt.qtbot import QtBot

from app.canvas.card_marks import place_of
from app.canvas.focus import Ref
from app.canvas.picker import Picker
from app.domain.commands import cards
from app.domain.records import Card
from app.session import EditSession, open_library
from app.ui.editor_cards import CardTools
from app.ui.editor_pictures import Pictures
from tests.hand import ALT, CTRL, NONE, SHIFT
from tests.ui.desk import Desk


def test_a_card_is_dragged_to_another_stage_and_taken_back(desk: Desk) -> None:
    ref = desk.ref("Espera la cola")
    start = desk.hand.spot(ref, 0.3, 0.7)
    end = desk.hand.spot(desk.ref("Mira el menú"), 0.1, 0.1)
    desk.hand.drag(start, end)
    assert desk.titles("Pedir", "Tienda") == ["Espera la cola", "Mira el menú", "Pide en la barra"]
    assert desk.on_disk() == desk.document
    desk.editor.undo()
    assert desk.titles("Pagar", "Tienda") == ["Espera la cola"]
    desk.editor.redo()
    assert desk.titles("Pedir", "Tienda")[0] == "Espera la cola"


def test_while_dragging_a_mark_shows_the_place_and_escape_puts_it_back(desk: Desk) -> None:
    before = desk.document
    start = desk.hand.spot(desk.ref("Espera la cola"), 0.3, 0.7)
    desk.hand.drag(start, desk.hand.spot(desk.ref("Mira el menú")), drop=False)
    marks = desk.view.board.scene.marks
    assert marks.bar.isVisible()
    assert marks.cell.isVisible()
    desk.hand.key(Qt.Key.Key_Escape)
    assert not marks.bar.isVisible()
    QTest.mouseRelease(desk.view.viewport(), Qt.MouseButton.LeftButton, NONE, desk.hand.spot((5, 5)))
    assert desk.document == before


def test_several_cards_are_dragged_together_in_their_order(desk: Desk) -> None:
    desk.hand.click(desk.ref("Mira el menú"))
    desk.hand.click(desk.ref("Pide en la barra"), SHIFT)
    start = desk.hand.spot(desk.ref("Pide en la barra"), 0.3, 0.7)
    desk.hand.drag(start, desk.hand.spot(desk.cell_ref("Llegar", "Web")))
    assert desk.titles("Llegar", "Web") == ["Mira el menú", "Pide en la barra"]
    assert desk.titles("Pedir", "Tienda") == []


def test_ctrl_drag_copies(desk: Desk) -> None:
    start = desk.hand.spot(desk.ref("Huele a café"), 0.3, 0.7)
    desk.hand.drag(start, desk.hand.spot(desk.cell_ref("Pedir", "Web")), CTRL)
    assert desk.titles("Pedir", "Web") == ["Huele a café"]
    assert desk.titles("Llegar", "Tienda") == ["Huele a café"]


def test_faces_by_keys_and_by_click(desk: Desk) -> None:
    desk.hand.click(desk.ref("Paga con el móvil"))
    desk.hand.key(Qt.Key.Key_5)
    assert desk.card("Paga con el móvil").emotion == 2
    desk.hand.key(Qt.Key.Key_0)
    assert desk.card("Paga con el móvil").emotion is None
    group = desk.view.board.drawing.group("card", desk.card("Paga con el móvil").id)
    assert group is not None
    face = place_of(group, "face")
    assert face is not None
    QTest.mouseClick(desk.view.viewport(), Qt.MouseButton.LeftButton, NONE, desk.hand.spot(face))
    picker = desk.editor.part(CardTools).picker
    assert isinstance(picker, Picker)
    assert picker.isVisible()
    QTest.mouseClick(picker.buttons[0], Qt.MouseButton.LeftButton)
    assert desk.card("Paga con el móvil").emotion == -2


def test_double_click_types_into_a_card_and_enter_keeps(desk: Desk) -> None:
    desk.hand.double_click(desk.ref("Mira el menú"))
    assert desk.view.editor.isVisible()
    desk.hand.type("Lee la pizarra")
    desk.hand.key(Qt.Key.Key_Return)
    assert not desk.view.editor.isVisible()
    assert desk.titles("Pedir", "Tienda") == ["Lee la pizarra", "Pide en la barra"]


def test_digits_typed_into_a_text_are_text(desk: Desk) -> None:
    desk.hand.click(desk.ref("Mira el menú"))
    desk.hand.key(Qt.Key.Key_F2)
    desk.hand.type("Paga 5 euros")
    desk.hand.key(Qt.Key.Key_Escape)
    assert desk.card("Paga 5 euros").emotion == 0


def test_enter_adds_below_and_an_empty_card_goes_away(desk: Desk) -> None:
    desk.hand.click(desk.ref("Mira el menú"))
    desk.hand.key(Qt.Key.Key_Return)
    desk.hand.type("Pregunta por la leche")
    desk.hand.key(Qt.Key.Key_Return)
    assert desk.titles("Pedir", "Tienda") == ["Mira el menú", "Pregunta por la leche", "Pide en la barra"]
    desk.hand.key(Qt.Key.Key_Return)
    desk.hand.key(Qt.Key.Key_Escape)
    assert len(desk.titles("Pedir", "Tienda")) == 3


def test_an_empty_cell_is_reached_and_filled_by_keys_alone(desk: Desk) -> None:
    desk.hand.click(desk.ref("Huele a café"))
    desk.hand.key(Qt.Key.Key_Down)
    assert desk.view.board.focus == desk.cell_ref("Llegar", "Web")
    desk.hand.type("Busca en el mapa")
    desk.hand.key(Qt.Key.Key_Return)
    assert desk.titles("Llegar", "Web") == ["Busca en el mapa"]


def test_arrows_walk_over_cards_cells_and_headers(desk: Desk) -> None:
    board = desk.view.board
    desk.hand.click(desk.ref("Huele a café"))
    desk.hand.key(Qt.Key.Key_Right)
    assert board.focus == desk.ref("Mira el menú")
    desk.hand.key(Qt.Key.Key_Up)
    assert board.focus == Ref("stage", desk.stage("Pedir").id)
    desk.hand.key(Qt.Key.Key_Left)
    assert board.focus == Ref("stage", desk.stage("Llegar").id)
    desk.hand.key(Qt.Key.Key_Down)
    desk.hand.key(Qt.Key.Key_Left)
    assert board.focus == Ref("lane", desk.lane("Tienda").id)


def test_alt_arrows_move_cards_stages_and_lanes(desk: Desk) -> None:
    desk.hand.click(desk.ref("Huele a café"))
    desk.hand.key(Qt.Key.Key_Right, ALT)
    assert desk.titles("Pedir", "Tienda")[0] == "Huele a café"
    desk.hand.key(Qt.Key.Key_Down, ALT)
    assert desk.titles("Pedir", "Tienda")[1] == "Huele a café"
    desk.hand.click(Ref("stage", desk.stage("Pagar").id))
    desk.hand.key(Qt.Key.Key_Left, ALT)
    titles = [s.title for s in desk.document.stages(desk.editor.map_id or "")]
    assert titles == ["Llegar", "Pagar", "Pedir"]
    desk.hand.click(Ref("lane", desk.lane("Web").id))
    desk.hand.key(Qt.Key.Key_Up, ALT)
    titles = [ln.title for ln in desk.document.lanes(desk.editor.map_id or "")]
    assert titles == ["Emociones", "Web", "Tienda", "Dolores"]


def test_duplicate_delete_and_undo(desk: Desk) -> None:
    desk.hand.click(desk.ref("Mira el menú"))
    desk.hand.key(Qt.Key.Key_D, CTRL)
    assert desk.titles("Pedir", "Tienda").count("Mira el menú") == 2
    desk.hand.key(Qt.Key.Key_Delete)
    desk.hand.key(Qt.Key.Key_Delete)
    assert desk.titles("Pedir", "Tienda") == ["Mira el menú"]
    for _ in range(3):
        desk.hand.key(Qt.Key.Key_Z, CTRL)
    assert desk.titles("Pedir", "Tienda") == ["Mira el menú", "Pide en la barra"]


def test_a_stage_is_added_renamed_dragged_and_deleted_with_its_cards(desk: Desk) -> None:
    desk.actions["stage.add"].trigger()
    desk.hand.type("Recordar")
    desk.hand.key(Qt.Key.Key_Return)
    assert [s.title for s in desk.document.stages(desk.editor.map_id or "")][-1] == "Recordar"
    ref = Ref("stage", desk.stage("Pagar").id)
    desk.hand.drag(desk.hand.spot(ref), desk.hand.spot(Ref("stage", desk.stage("Llegar").id), 0.1))
    assert desk.document.stages(desk.editor.map_id or "")[0].title == "Pagar"
    desk.hand.click(ref)
    desk.hand.key(Qt.Key.Key_Delete)
    assert "Espera la cola" not in [c.title for c in desk.document.all(Card)]
    assert desk.editor.messages.isVisible()
    QTest.mouseClick(desk.editor.messages.action, Qt.MouseButton.LeftButton)
    assert desk.titles("Pagar", "Tienda") == ["Espera la cola"]


def test_a_lane_is_added_from_its_menu_and_named(desk: Desk, qtbot: QtBot) -> None:
    desk.actions["lane.add"].trigger()
    menu = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QMenu) and w.isVisible())
    channels = menu.actions()[0].menu()
    assert isinstance(channels, QMenu)
    channels.actions()[2].trigger()
    menu.close()
    desk.hand.type("Teléfono de la tienda")
    desk.hand.key(Qt.Key.Key_Return)
    lane = desk.lane("Teléfono de la tienda")
    assert (lane.lane_kind, lane.fields["icon"]) == ("channel", "phone")


def test_a_lane_is_dragged_and_deleted(desk: Desk) -> None:
    ref = Ref("lane", desk.lane("Dolores").id)
    desk.hand.drag(desk.hand.spot(ref), desk.hand.spot(Ref("lane", desk.lane("Tienda").id), 0.5, 0.1))
    titles = [ln.title for ln in desk.document.lanes(desk.editor.map_id or "")]
    assert titles == ["Emociones", "Dolores", "Tienda", "Web"]
    desk.hand.click(ref)
    desk.hand.key(Qt.Key.Key_Delete)
    assert "La cola no avanza" not in [c.title for c in desk.document.all(Card)]


def test_a_rubber_band_and_select_all(desk: Desk) -> None:
    board = desk.view.board
    desk.hand.key(Qt.Key.Key_A, CTRL)
    assert len(board.selected_cards()) == 6
    desk.hand.key(Qt.Key.Key_Escape)
    assert board.selection == ()
    cell = desk.cell_ref("Pedir", "Tienda")
    desk.hand.drag(desk.hand.spot(cell, 0.01, 0.02), desk.hand.spot(cell, 0.99, 0.98))
    assert {desk.document.get(Card, i).title for i in board.selected_cards()} == {"Mira el menú", "Pide en la barra"}


def test_zoom_by_wheel_keys_fit_and_life_size(desk: Desk) -> None:
    view = desk.view
    spot = QPointF(200, 150)
    under = view.mapToScene(spot.toPoint())
    start = view.zoom
    wheel = QWheelEvent(
        spot, view.viewport().mapToGlobal(spot), QPoint(), QPoint(0, 240), Qt.MouseButton.NoButton, CTRL,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), wheel)
    assert view.zoom > start * 1.2
    after = view.mapToScene(spot.toPoint())
    assert abs(after.x() - under.x()) < 2
    assert abs(after.y() - under.y()) < 2
    desk.hand.key(Qt.Key.Key_0, CTRL)
    assert round(view.zoom, 3) == 1.0
    desk.actions["zoom.fit"].trigger()
    sheet = view.mapFromScene(0, 0, view.board.drawing.width, view.board.drawing.height).boundingRect()
    assert view.viewport().rect().contains(sheet)


def test_the_inspector_says_more_of_a_card_and_of_several(desk: Desk) -> None:
    inspector = desk.editor.inspector
    assert inspector is not None
    desk.hand.click(desk.ref("Mira el menú"))
    desk.hand.click(desk.ref("Huele a café"), SHIFT)
    inspector.ask_for("card", "importance")
    button = next(b for b in inspector.findChildren(QToolButton, "scaleButton") if b.text() == "4")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert desk.card("Mira el menú").fields["importance"] == 4
    assert desk.card("Huele a café").fields["importance"] == 4
    desk.editor.undo()
    assert "importance" not in desk.card("Mira el menú").fields


def test_typing_is_on_disk_before_it_is_finished(desk: Desk, qtbot: QtBot) -> None:
    desk.hand.double_click(desk.ref("Mira el menú"))
    desk.hand.type("A medio escr")

    def drafts() -> list[str]:
        with open_library(desk.path, back_up=False) as other:
            return [draft.text for draft in other.drafts(desk.project_id)]

    qtbot.waitUntil(lambda: drafts() == ["A medio escr"], timeout=10_000)
    desk.hand.key(Qt.Key.Key_Return)
    with open_library(desk.path, back_up=False) as other:
        assert other.drafts(desk.project_id) == []


def test_clicking_elsewhere_keeps_what_was_typed(desk: Desk) -> None:
    desk.hand.double_click(desk.ref("Mira el menú"))
    desk.hand.type("Otra cosa")
    desk.hand.click(desk.ref("Huele a café"))
    assert desk.titles("Pedir", "Tienda")[0] == "Otra cosa"


def test_a_map_is_duplicated_and_deleted_and_comes_back(desk: Desk) -> None:
    first = desk.editor.map_id
    desk.actions["map.duplicate"].trigger()
    assert desk.editor.map_id != first
    assert desk.editor.status.tabs.count() == 2
    desk.actions["map.delete"].trigger()
    assert desk.editor.map_id == first
    desk.editor.undo()
    assert desk.editor.status.tabs.count() == 2
    assert len(desk.document.cards(desk.editor.map_id or "")) == 6


def test_a_panel_may_ask_for_the_selection_of_a_map_that_has_gone(desk: Desk) -> None:
    board = desk.view.board
    desk.hand.click(desk.ref("Mira el menú"))
    desk.actions["map.delete"].trigger()
    assert board.selected_cards() == []
    desk.editor.undo()
    assert len(desk.document.all(Card)) == 6


def test_a_persona_is_made_by_saying_something_of_it(desk: Desk) -> None:
    inspector = desk.editor.inspector
    assert inspector is not None
    desk.view.board.select()
    quote = next(b for b in inspector.findChildren(QPlainTextEdit) if b.accessibleName() == "Quote")
    quote.setFocus()
    QTest.keyClicks(quote, "Vengo por el aroma")
    desk.view.setFocus()
    assert desk.document.personas[0].fields["quote"] == "Vengo por el aroma"
    quote = next(b for b in inspector.findChildren(QPlainTextEdit) if b.accessibleName() == "Quote")
    assert quote.toPlainText() == "Vengo por el aroma"
    name = next(b for b in inspector.findChildren(QLineEdit) if b.accessibleName() == "Name")
    name.setFocus()
    QTest.keyClicks(name, "Carmen")
    QTest.keyClick(name, Qt.Key.Key_Return)
    assert [p.name for p in desk.document.personas] == ["Carmen"]


def test_the_panel_outlives_the_first_name_of_a_persona(desk: Desk, qtbot: QtBot) -> None:
    inspector = desk.editor.inspector
    assert inspector is not None
    desk.view.board.select()

    def field(name: str) -> QLineEdit:
        body = inspector.widget()
        assert body is not None
        return next(b for b in body.findChildren(QLineEdit) if b.accessibleName() == name)

    first = field("Name")
    first.setFocus()
    QTest.keyClicks(first, "Ana")
    QTest.keyClick(first, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: field("Name") is not first)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "Quote"
    assert field("Name").text() == "Ana"
    field("Name").setFocus()
    field("Name").setText("")
    QTest.keyClicks(field("Name"), "Eva")
    QTest.keyClick(field("Name"), Qt.Key.Key_Return)
    assert [p.name for p in desk.document.personas] == ["Eva"]
    title = field("Title")
    title.setFocus()
    title.selectAll()
    QTest.keyClick(title, Qt.Key.Key_Backspace)
    QTest.keyClick(title, Qt.Key.Key_Return)
    assert title.text() == "Café"


def test_nothing_of_the_old_sheet_stays_when_it_shrinks(desk: Desk, qtbot: QtBot) -> None:
    desk.actions["stage.add"].trigger()
    desk.hand.key(Qt.Key.Key_Escape)
    desk.actions["edit.undo"].trigger()
    qtbot.wait(50)
    shown = desk.view.viewport().grab().toImage()
    desk.view.viewport().repaint()
    assert desk.view.viewport().grab().toImage() == shown


def test_notes_have_no_faces_and_a_curve_is_selected_as_a_lane(desk: Desk) -> None:
    desk.hand.click(desk.ref("La cola no avanza"))
    desk.hand.key(Qt.Key.Key_5)
    assert desk.card("La cola no avanza").emotion is None
    curve = desk.lane("Emociones")
    cell = desk.cell_ref("Pedir", "Emociones")
    QTest.mouseClick(desk.view.viewport(), Qt.MouseButton.LeftButton, NONE, desk.hand.spot(cell, 0.1, 0.9))
    assert desk.view.board.focus == Ref("lane", curve.id)


def test_a_field_that_is_emptied_stays_on_the_panel(desk: Desk) -> None:
    inspector = desk.editor.inspector
    assert inspector is not None
    desk.hand.click(desk.ref("Mira el menú"))
    inspector.ask_for("card", "importance")
    for _ in range(2):
        button = next(b for b in inspector.findChildren(QToolButton, "scaleButton") if b.text() == "4")
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert "importance" not in desk.card("Mira el menú").fields
    assert any(b.text() == "4" for b in inspector.findChildren(QToolButton, "scaleButton"))


def test_a_photo_is_kept_written_anew_and_shown(desk: Desk, tmp_path: Path) -> None:
    image = QImage(40, 60, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkCyan)
    image.setText("comment", "private")
    image.save(str(tmp_path / "photo.png"))
    desk.editor.part(Pictures).put("persona", [], "photo", tmp_path / "photo.png")
    digest = str(desk.document.personas[0].fields["photo"])
    asset = desk.library.asset(desk.project_id, digest)
    assert asset is not None
    assert b"private" not in asset.data
    assert QImage.fromData(asset.data).size().height() == 60
    (tmp_path / "fake.png").write_bytes(b"<svg xmlns='http://www.w3.org/2000/svg'/>")
    desk.editor.part(Pictures).put("persona", [], "photo", tmp_path / "fake.png")
    assert desk.document.personas[0].fields["photo"] == digest
    assert desk.editor.messages.isVisible()


def test_what_another_window_wrote_is_shown_when_coming_back(desk: Desk) -> None:
    with open_library(desk.path, back_up=False) as library:
        other = EditSession(library, desk.project_id, author="other")
        other.do(cards.retitle(other.document, desk.card("Mira el menú").id, "Lee la carta"))
        other.close()
    QApplication.sendEvent(desk.editor, QEvent(QEvent.Type.WindowActivate))
    assert desk.titles("Pedir", "Tienda")[0] == "Lee la carta"


def test_a_plus_adds_when_it_is_let_go_on(desk: Desk) -> None:
    port, plus = desk.view.viewport(), desk.view.plus
    mark = desk.view.mapFromScene(plus.stage.pos()) + QPoint(20, 0)
    QTest.mousePress(port, Qt.MouseButton.LeftButton, NONE, mark)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, NONE, mark + QPoint(0, 200))
    assert len(desk.document.stages(desk.editor.map_id or "")) == 3
    QTest.mouseClick(port, Qt.MouseButton.LeftButton, NONE, mark)
    desk.hand.type("Recordar")
    desk.hand.key(Qt.Key.Key_Return)
    assert desk.document.stages(desk.editor.map_id or "")[-1].title == "Recordar"
    cell = desk.cell_ref("Pedir", "Web")
    QTest.mouseMove(port, desk.hand.spot(cell))
    assert plus.card.isVisible()
    QTest.mouseClick(port, Qt.MouseButton.LeftButton, NONE, desk.view.mapFromScene(plus.card.pos()))
    desk.hand.type("Mira las fotos")
    desk.hand.key(Qt.Key.Key_Return)
    assert desk.titles("Pedir", "Web") == ["Mira las fotos"]
