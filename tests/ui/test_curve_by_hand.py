"""Taking hold of the emotion curve with a real mouse."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.canvas.badge import Badge
from app.canvas.focus import Ref, box_of
from app.canvas.outline import Outline
from app.layout.curve import CurvePoint
from app.layout.shapes import Symbol
from tests.hand import LEFT, NONE
from tests.ui.desk import Desk


def point(desk: Desk, title: str) -> CurvePoint:
    curve = desk.view.board.drawing.curve
    assert curve is not None
    found = curve.point(desk.card(title).id)
    assert found is not None
    return found


def spot(desk: Desk, title: str, levels: float = 0.0, aside: float = 0.0) -> QPoint:
    """The viewport's point of a contact on the curve, so many faces higher and mm to the side."""
    curve = desk.view.board.drawing.curve
    assert curve is not None
    here = point(desk, title)
    return desk.view.mapFromScene(QPointF(here.x + aside, here.y - levels * curve.step))


def badge(desk: Desk) -> str:
    items = [i for i in desk.view.scene().items() if isinstance(i, Badge) and i.isVisible()]
    return items[0].text if items else ""


def shown_faces(desk: Desk, stage: str) -> list[str]:
    """The faces that the scene paints for a stage, in order."""
    owner = desk.stage(stage).id
    group = desk.view.board.scene.shown("curve_faces", owner)
    assert group is not None
    faces = [s for s in group.shapes if isinstance(s, Symbol) and s.name.startswith("face:")]
    return [s.name for s in sorted(faces, key=lambda s: s.x)]


def test_a_point_drawn_up_sets_the_face_in_one_edit(desk: Desk) -> None:
    titles = desk.titles("Pedir", "Tienda")
    before = shown_faces(desk, "Pedir")
    desk.hand.drag(spot(desk, "Mira el menú"), spot(desk, "Mira el menú", 2, aside=40), drop=False)
    assert badge(desk) == "Very positive"
    during = shown_faces(desk, "Pedir")
    assert during != before
    assert desk.card("Mira el menú").emotion == 0, "nothing is done before the button is let go"
    QTest.mouseRelease(desk.view.viewport(), LEFT, NONE, spot(desk, "Mira el menú", 2, aside=40))
    assert desk.card("Mira el menú").emotion == 2
    assert shown_faces(desk, "Pedir") == during
    assert badge(desk) == ""
    assert desk.titles("Pedir", "Tienda") == titles
    desk.editor.undo()
    assert desk.card("Mira el menú").emotion == 0
    assert shown_faces(desk, "Pedir") == before


def test_it_stops_at_the_best_and_the_worst_face_and_snaps_between(desk: Desk) -> None:
    desk.hand.drag(spot(desk, "Pide en la barra"), spot(desk, "Pide en la barra", -20))
    assert desk.card("Pide en la barra").emotion == -2
    desk.hand.drag(spot(desk, "Pide en la barra"), spot(desk, "Pide en la barra", 1.4))
    assert desk.card("Pide en la barra").emotion == -1
    label = desk.session.undo_label
    desk.hand.drag(spot(desk, "Pide en la barra"), spot(desk, "Pide en la barra", 0.4, aside=30))
    assert desk.card("Pide en la barra").emotion == -1
    assert desk.session.undo_label == label, "a face that stays is no edit"


def test_escape_leaves_the_curve_as_it_was(desk: Desk) -> None:
    before, faces = desk.document, shown_faces(desk, "Llegar")
    end = spot(desk, "Huele a café", -3)
    desk.hand.drag(spot(desk, "Huele a café"), end, drop=False)
    assert shown_faces(desk, "Llegar") != faces
    desk.hand.key(Qt.Key.Key_Escape)
    assert shown_faces(desk, "Llegar") == faces
    QTest.mouseRelease(desk.view.viewport(), LEFT, NONE, end)
    assert desk.document == before


def test_the_pointer_over_a_point_says_which_card_it_is(desk: Desk) -> None:
    port = desk.view.viewport()
    QTest.mouseMove(port, spot(desk, "Espera la cola"))
    QApplication.processEvents()
    assert port.cursor().shape() == Qt.CursorShape.OpenHandCursor
    assert port.toolTip().startswith("Espera la cola")
    outline = next(i for i in desk.view.scene().items() if isinstance(i, Outline))
    box = box_of(desk.view.board.drawing, desk.ref("Espera la cola"))
    assert box is not None
    assert outline.isVisible()
    assert outline.path().contains(QPointF(box.x + box.w / 2, box.y + box.h / 2))
    QTest.mouseMove(port, desk.hand.spot((4.0, 4.0)))
    assert not outline.isVisible()
    assert (port.cursor().shape(), port.toolTip()) == (Qt.CursorShape.ArrowCursor, "")


def test_a_click_on_a_point_selects_its_card_and_keys_set_its_face(desk: Desk) -> None:
    QTest.mouseClick(desk.view.viewport(), LEFT, NONE, spot(desk, "Espera la cola"))
    assert desk.view.board.selection == (desk.ref("Espera la cola"),)
    desk.hand.key(Qt.Key.Key_5)
    assert desk.card("Espera la cola").emotion == 2
    QTest.mouseDClick(desk.view.viewport(), LEFT, NONE, spot(desk, "Espera la cola"))
    assert desk.view.editor.ref == desk.ref("Espera la cola")
    desk.hand.key(Qt.Key.Key_Escape)
    assert Ref("card", desk.card("Espera la cola").id) == desk.view.board.focus
