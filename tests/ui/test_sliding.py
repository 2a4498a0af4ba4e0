"""Names of wide stages stay readable while they are scrolled out sideways; so do those of lanes."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication

from app.canvas.focus import Ref, box_of
from app.domain.commands import grid
from app.layout.shapes import Box, Text
from tests.hand import ALT
from tests.ui.desk import Desk
from tests.ui.test_places import wide
from tests.ui.test_sticky import differing, on_screen

__all__ = ["wide"]
ZOOM = 3.0


def stage(desk: Desk, name: str) -> Ref:
    return Ref("stage", desk.stage(name).id)


def box(desk: Desk, ref: Ref) -> Box:
    found = box_of(desk.view.board.drawing, ref)
    assert found is not None
    return found


def cut(desk: Desk, ref: Ref, share: float) -> float:
    """Have the left edge of the view cut a head so far along its width, and look; where the edge is, on the drawing."""
    head = box(desk, ref)
    scale = ZOOM * desk.view.transform().m11() / desk.view.zoom
    port = desk.view.viewport().rect()
    desk.view.go_to(ZOOM, head.x + share * head.w + port.width() / 2 / scale, head.y + port.height() / 4 / scale)
    QApplication.processEvents()
    return desk.view.mapToScene(0, 0).x()


def name_of(desk: Desk, ref: Ref) -> tuple[float, float] | None:
    """From where to where a name that slides goes on the drawing."""
    head = next((head for head in desk.view.sliding.heads if head.owner == ref.id and head.shapes[1:]), None)
    if head is None:
        return None
    texts = [shape for shape in head.shapes if isinstance(shape, Text)]
    return head.box.x + min(t.x for t in texts), head.box.x + max(t.x + t.line.width for t in texts)


def light(picture: QImage, left: int, right: int, y: int) -> int:
    """How many pixels near a line of a picture are nearly white: letters on the ground of a stage."""
    return sum(
        picture.pixelColor(x, at).lightness() > 200 for at in range(y - 40, y + 40, 4) for x in range(left, right)
    )


@pytest.mark.parametrize("share", [0.3, 0.55])
def test_the_name_of_a_stage_that_the_edge_cuts_is_read_on_the_rest_of_it(wide: Desk, share: float) -> None:
    ref, board = stage(wide, "Stage 6"), wide.view.board
    board.attempt(lambda: grid.edit_stage(wide.document, ref.id, fields={"columns": 4}))
    edge = cut(wide, ref, share)
    found, head = name_of(wide, ref), box(wide, ref)
    assert found is not None
    left, right = found
    assert edge < left < right < head.x + head.w, "whole, on what is seen of its head"
    wide.until_painted()
    middle = wide.view.mapFromScene(QPointF(edge, head.y + head.h * 0.5))
    span = wide.view.mapFromScene(QPointF(left, 0)).x(), wide.view.mapFromScene(QPointF(right, 0)).x()
    assert light(on_screen(wide), *span, middle.y()) > 40, "its letters are on the screen"


def test_it_goes_out_with_the_end_of_its_stage_and_comes_back_to_its_place(wide: Desk) -> None:
    ref = stage(wide, "Stage 6")
    edge = cut(wide, ref, 0.97)
    found, head = name_of(wide, ref), box(wide, ref)
    assert found is not None
    assert found[0] < edge
    assert found[1] < head.x + head.w
    cut(wide, ref, -0.05)
    assert name_of(wide, ref) is None, "where the whole head is in view the drawing's own name is read"


def test_the_screen_shows_no_traces_of_sliding_names(wide: Desk) -> None:
    cut(wide, stage(wide, "Stage 6"), 0.2)
    port = wide.view.viewport()
    for way in (QPoint(-120, 0), QPoint(-240, 0), QPoint(0, -120), QPoint(360, 0)):
        at = QPointF(400, 300)
        wheel = QWheelEvent(
            at, port.mapToGlobal(at), QPoint(), way, Qt.MouseButton.NoButton,
            ALT if way.x() else Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(port, wheel)
        wide.until_painted()
        assert differing(on_screen(wide), port.grab().toImage()) == 0


@pytest.mark.parametrize("pixels", [14, 50, 120])
def test_a_lane_whose_label_is_cut_says_its_name_all_the_same(wide: Desk, pixels: int) -> None:
    ref = Ref("lane", wide.lane("Lane 2").id)
    label, view = box(wide, ref), wide.view
    view.set_zoom(1.0)
    scale, port = view.transform().m11(), view.viewport().rect()
    view.go_to(1.0, label.x + (pixels + port.width() / 2) / scale, label.y + port.height() / 2 / scale)
    QApplication.processEvents()
    stuck = view.sticky.place_of(ref)
    assert stuck is not None
    rest = round(label.w * scale) - pixels
    assert stuck.width() >= min(rest, 110) - 2, "as wide as what is seen of it, or as its name needs"
    first = next(iter(view.board.drawing.lanes))[1]
    above = view.mapFromScene(QPointF(0, first.y)).y()
    if above > 40:
        assert not view.sticky.covers(QPoint(20, above - 30)), "the title above the lanes is not covered"


def test_names_of_lanes_are_read_in_a_narrow_view_too(wide: Desk) -> None:
    wide.window.resize(1100, 700)
    QApplication.processEvents()
    cell = box(wide, wide.cell_ref("Stage 6", "Lane 6"))
    wide.view.go_to(1.0, cell.x, cell.y)
    QApplication.processEvents()
    assert wide.view.viewport().width() < 112 / 0.15
    stuck = wide.view.sticky.place_of(Ref("lane", wide.lane("Lane 6").id))
    assert stuck is not None
    assert stuck.width() >= 110
