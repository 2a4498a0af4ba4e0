"""Names of stages and phases that slide along while the column under them is scrolled out at the left.

A stage may be wider than the view, above all where each touchpoint has its own step: its name stays readable as long as
there is room for it on what is seen of its head, and goes out with the head's end.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget
from shiboken6 import isValid

from app.canvas.guard import guarded
from app.canvas.items import Z_MARKS, Paint, rect_of
from app.layout.shapes import Box, Drawing, Path, Rect, Shape, Text

if TYPE_CHECKING:
    from app.canvas.view import MapView

PAD = 10.0
"""Pixels between the edge of the view and the name."""
LEAST = 7.0
"""Pixels of type below which names are no more read, and do not slide."""
_ROLES = ("phase", "cycle")


@dataclass(frozen=True, slots=True)
class Head:
    """A head as it is painted anew: where it is on the drawing, its ground, and its name moved along."""

    owner: str
    box: Box
    shapes: tuple[Shape, ...]


class Sliding(QGraphicsItem):
    """Paints the head that is cut by the left edge of one view anew, its name in what is seen of it."""

    def __init__(self, view: "MapView", paint: Paint) -> None:
        super().__init__()
        self._view = view
        self._paint_shapes = paint
        self._bounds = QRectF()
        self.heads: tuple[Head, ...] = ()
        """Those that the edge of the view cuts."""
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.setZValue(Z_MARKS - 1)
        view.board.scene.addItem(self)
        view.board.drawing_changed.connect(self.place)
        view.scrolled.connect(self.place)

    def place(self) -> None:
        """Look which heads the edge of the view cuts now."""
        if not isValid(self):  # the view outlives its scene by a moment
            return
        view = self._view
        heads = tuple(slid(view.board.drawing, view.mapToScene(0, 0).x(), view.transform().m11()))
        if heads == self.heads:
            return
        self.prepareGeometryChange()
        self.heads, self._bounds = heads, QRectF()
        for head in heads:
            self._bounds = self._bounds.united(rect_of(head.box))
        self.update()

    @guarded(QRectF())
    def boundingRect(self) -> QRectF:
        """The heads whose names slide."""
        return self._bounds

    @guarded()
    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Each of them."""
        for head in self.heads:
            painter.save()
            painter.translate(head.box.x, head.box.y)
            self._paint_shapes(painter, head.shapes)
            painter.restore()


def slid(drawing: Drawing, edge: float, scale: float) -> Iterator[Head]:
    """The heads that a vertical line at ``edge`` (millimetres) cuts: their ground, and their name right of that line.

    ``scale`` is pixels a millimetre.
    """
    cut = [drawing.group("stage", id_) for id_, box in drawing.stages if box.x < edge < box.right]
    cut += [group for role in _ROLES for group in drawing.by_role(role) if group.x < edge < group.x + group.w]
    for group in cut:
        if group is None or not group.shapes:
            continue
        ground, texts = group.shapes[0], tuple(_on_ground(group.shapes))
        if not texts or max(run.size for text in texts for run in text.line.runs) * scale < LEAST:
            continue
        pad = PAD / scale
        wanted = edge - group.x + pad - min(text.x for text in texts)
        room = group.w - 2 * pad - max(text.x + text.line.width for text in texts)
        by = min(wanted, room)
        if by > 0:
            moved = tuple(replace(text, x=text.x + by) for text in texts)
            yield Head(group.owner, group.box, (ground, *moved))


def _on_ground(shapes: tuple[Shape, ...]) -> Iterator[Text]:
    """The words on the first shape; what stands below it, as a stage's goal, stays where it is."""
    ground = shapes[0]
    low = 0.0
    if isinstance(ground, Rect):
        low = ground.box.h
    elif isinstance(ground, Path):
        low = max(float(part[2]) for part in ground.segments if len(part) > 2)
    for shape in shapes[1:]:
        if isinstance(shape, Text) and shape.y <= low and shape.line.runs:
            yield shape
