"""The palette beside the map: dragged from, clicked, and by keys."""

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.canvas.badge import Badge
from app.canvas.focus import Ref
from app.domain.records import Card
from app.ui.card_palette import CardPalette
from app.ui.palette_rail import PaletteButton, PaletteDrawer
from app.words import set_language
from tests.hand import LEFT, NONE
from tests.ui.desk import Desk


def palette(desk: Desk) -> CardPalette:
    return desk.editor.part(CardPalette)


def drawer(desk: Desk) -> PaletteDrawer | None:
    return palette(desk).drawer


def drag_out(desk: Desk, button: PaletteButton, end: QPoint, *, drop: bool = True) -> None:
    """Drag something off its button to a point of the map's viewport."""
    start, there = button.mapToGlobal(button.rect().center()), desk.view.viewport().mapToGlobal(end)
    QTest.mousePress(button, LEFT, NONE, button.rect().center())
    for step in range(1, 9):
        QTest.mouseMove(button, button.mapFromGlobal(start + (there - start) * step / 8))
        QApplication.processEvents()
    if drop:
        QTest.mouseRelease(button, LEFT, NONE, button.mapFromGlobal(there))


def write(desk: Desk, text: str) -> None:
    assert desk.view.editor.isVisible()
    desk.hand.type(text)
    desk.hand.key(Qt.Key.Key_Return)


def test_a_face_is_dragged_to_its_place_and_typed_on(desk: Desk) -> None:
    button = palette(desk).rail.buttons["face_-1"]
    end = desk.hand.spot(desk.ref("Pide en la barra"), 0.1, 0.5)
    drag_out(desk, button, end, drop=False)
    marks = desk.view.board.scene.marks
    assert marks.bar.isVisible()
    assert marks.cell.isVisible()
    assert [i.text for i in desk.view.scene().items() if isinstance(i, Badge) and i.isVisible()] == ["+ Negative"]
    QTest.mouseRelease(button, LEFT, NONE, button.mapFromGlobal(desk.view.viewport().mapToGlobal(end)))
    write(desk, "Pregunta el precio")
    assert desk.titles("Pedir", "Tienda") == ["Mira el menú", "Pregunta el precio", "Pide en la barra"]
    assert desk.card("Pregunta el precio").emotion == -1
    assert not marks.bar.isVisible()
    desk.editor.undo()
    assert desk.titles("Pedir", "Tienda") == ["Mira el menú", "Pide en la barra"], "one action, one undo"


def test_a_note_lands_among_notes_only_and_a_face_never_there(desk: Desk) -> None:
    before = desk.document
    rail = palette(desk).rail
    drag_out(desk, rail.buttons["note"], desk.hand.spot(desk.cell_ref("Llegar", "Web")))
    drag_out(desk, rail.buttons["face_2"], desk.hand.spot(desk.cell_ref("Llegar", "Dolores")))
    drag_out(desk, rail.buttons["card"], desk.hand.spot((3.0, 3.0)))
    assert desk.document == before
    drag_out(desk, rail.buttons["note"], desk.hand.spot(desk.cell_ref("Llegar", "Dolores")))
    write(desk, "No hay sitio")
    assert desk.titles("Llegar", "Dolores") == ["No hay sitio"]


def test_a_stage_is_dragged_between_two_and_named(desk: Desk) -> None:
    end = desk.hand.spot(Ref("stage", desk.stage("Pagar").id), 0.1, 0.5)
    drag_out(desk, palette(desk).rail.buttons["stage"], end)
    write(desk, "Esperar")
    stages = desk.document.stages(desk.editor.map_id or "")
    assert [s.title for s in stages] == ["Llegar", "Pedir", "Esperar", "Pagar"]
    assert stages[2].phase == "during"


def test_a_kind_of_channel_is_dragged_from_its_list(desk: Desk, qtbot: QtBot) -> None:
    part = palette(desk)
    QTest.mouseClick(part.rail.buttons["channel"], LEFT)
    assert part.drawer is not None
    phone = next(b for b in part.drawer.buttons if b.thing.id == "phone")
    end = desk.hand.spot(Ref("lane", desk.lane("Web").id), 0.5, 0.1)
    drag_out(desk, phone, end)
    write(desk, "Teléfono")
    lanes = desk.document.lanes(desk.editor.map_id or "")
    assert [ln.title for ln in lanes] == ["Emociones", "Tienda", "Teléfono", "Web", "Dolores"]
    assert (lanes[2].lane_kind, lanes[2].fields["icon"]) == ("channel", "phone")
    assert part.drawer is None


def test_escape_and_letting_go_beside_the_map_add_nothing(desk: Desk) -> None:
    before = desk.document
    button = palette(desk).rail.buttons["card"]
    end = desk.hand.spot(desk.cell_ref("Llegar", "Web"))
    drag_out(desk, button, end, drop=False)
    desk.hand.key(Qt.Key.Key_Escape)
    QTest.mouseRelease(button, LEFT, NONE, button.mapFromGlobal(desk.view.viewport().mapToGlobal(end)))
    drag_out(desk, button, QPoint(-10, 200))
    assert desk.document == before
    assert not desk.view.editor.isVisible()
    assert desk.view.mouse.gesture is None
    assert not [i for i in desk.view.scene().items() if isinstance(i, Badge)]


def test_clicks_and_enter_add_at_the_selection(desk: Desk) -> None:
    rail = palette(desk).rail
    desk.hand.click(desk.ref("Mira el menú"))
    QTest.mouseClick(rail.buttons["face_2"], LEFT)
    write(desk, "Le sonríen")
    assert desk.titles("Pedir", "Tienda") == ["Mira el menú", "Le sonríen", "Pide en la barra"]
    desk.hand.click(desk.ref("Mira el menú"))
    rail.buttons["note"].setFocus()
    QTest.keyClick(rail.buttons["note"], Qt.Key.Key_Return)
    write(desk, "Letra pequeña")
    assert desk.titles("Pedir", "Dolores") == ["Letra pequeña"]
    desk.hand.click(desk.ref("Mira el menú"))
    QTest.mouseClick(rail.buttons["stage"], LEFT)
    write(desk, "Decidir")
    assert [s.title for s in desk.document.stages(desk.editor.map_id or "")][2] == "Decidir"
    desk.editor.undo()
    desk.editor.undo()
    assert len(desk.document.stages(desk.editor.map_id or "")) == 3


def test_the_list_of_kinds_is_walked_by_keys_and_closed_by_escape(desk: Desk) -> None:
    part = palette(desk)
    opener = part.rail.buttons["measure"]
    opener.setFocus()
    QTest.keyClick(opener, Qt.Key.Key_Return)
    assert part.drawer is not None
    first, second = part.drawer.buttons[:2]
    assert first.hasFocus()
    QTest.keyClick(first, Qt.Key.Key_Escape)
    assert opener.hasFocus()
    QTest.keyClick(opener, Qt.Key.Key_Return)
    assert part.drawer is not None
    first, second = part.drawer.buttons[:2]
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()
    QTest.keyClick(second, Qt.Key.Key_Return)
    write(desk, "Expectativas")
    assert desk.lane("Expectativas").fields["metric"] == "expectation"


def test_a_list_that_lost_the_keys_is_gone_and_another_map_may_open(desk: Desk) -> None:
    rail = palette(desk).rail
    QTest.mouseClick(rail.buttons["channel"], LEFT)
    assert drawer(desk) is not None
    desk.view.setFocus()
    assert drawer(desk) is None
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    desk.actions["map.duplicate"].trigger()
    QTest.mouseClick(rail.buttons["channel"], LEFT)
    assert drawer(desk) is not None
    desk.editor.open_map(desk.document.maps[0].id)
    assert drawer(desk) is None


def test_what_cannot_be_added_cannot_be_pressed(desk: Desk) -> None:
    rail = palette(desk).rail
    assert not rail.buttons["curve"].isEnabled()
    assert rail.buttons["note"].isEnabled()
    desk.hand.click(Ref("lane", desk.lane("Dolores").id))
    desk.hand.key(Qt.Key.Key_Delete)
    assert not rail.buttons["note"].isEnabled()
    desk.hand.click(Ref("lane", desk.lane("Emociones").id), Qt.KeyboardModifier.NoModifier)
    desk.hand.key(Qt.Key.Key_Delete)
    assert rail.buttons["curve"].isEnabled()


def test_it_is_put_away_and_remembered_and_reached_by_f6(desk: Desk) -> None:
    part = palette(desk)
    assert part.frame.isVisible()
    reached = []
    for _ in range(8):
        desk.actions["view.next_part"].trigger()
        reached.append(QApplication.focusWidget())
    assert any(isinstance(widget, PaletteButton) for widget in reached)
    desk.actions["view.palette"].trigger()
    assert not part.frame.isVisible()
    assert desk.editor.settings.shown["view.palette"] is False
    assert not desk.actions["view.palette"].isChecked()
    desk.actions["view.palette"].trigger()
    assert part.frame.isVisible()
    assert desk.actions["view.palette"].isChecked()


def test_every_button_has_a_name_and_a_tip_in_both_languages(desk: Desk) -> None:
    part = palette(desk)
    english = {id_: b.accessibleName() for id_, b in part.rail.buttons.items()}
    set_language("es")
    desk.editor.retranslate()
    spanish = {id_: b.accessibleName() for id_, b in part.rail.buttons.items()}
    assert all(english.values())
    assert all(b.toolTip() for b in part.rail.buttons.values())
    assert (english["card"], spanish["card"], spanish["note"]) == ("Card", "Tarjeta", "Nota")
    drag_out(desk, part.rail.buttons["stage"], desk.hand.spot(Ref("stage", desk.stage("Pagar").id), 0.9, 0.5))
    write(desk, "")
    assert len(desk.document.all(Card)) == 6
    set_language("en")
