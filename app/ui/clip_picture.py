"""A picture of a part of the map, for chats and slides."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from app.canvas.focus import Ref
from app.layout.shapes import Box, Drawing, Group
from app.render.pictures import Pictures
from app.render.qt import QtPainter

DOTS = 8.0  # pixels a millimetre: about 200 an inch
MOST_PIXELS = 24_000_000
LONGEST_SIDE = 12_000
MARGIN = 3.0  # mm


def picture_of(drawing: Drawing, selection: Iterable[Ref], pictures: Pictures) -> QImage:
    """The selected cards on white; of a selected stage or lane the whole column or row; otherwise the whole map."""
    refs = list(selection)
    cards = [group for ref in refs if ref.kind == "card" and (group := drawing.group("card", ref.id)) is not None]
    if cards:
        return _paint(_around([group.box for group in cards]), cards, pictures)
    area = _band(drawing, refs[-1]) if refs else None
    if area is None:
        return _paint(Box(0, 0, drawing.width, drawing.height), drawing.groups, pictures)
    return _paint(area, [group for group in drawing.groups if _meets(group.box, area)], pictures)


def _band(drawing: Drawing, ref: Ref) -> Box | None:
    """The column of a stage or the row of a lane, its header included."""
    if ref.kind == "stage":
        cells = [cell.box for cell in drawing.cells if cell.stage_id == ref.id]
    elif ref.kind == "lane":
        cells = [cell.box for cell in drawing.cells if cell.lane_id == ref.id]
    else:
        return None
    head = drawing.group(ref.kind, ref.id)
    boxes = [*cells, *([head.box] if head is not None else [])]
    return _around(boxes, 0.0) if boxes else None


def _around(boxes: list[Box], margin: float = MARGIN) -> Box:
    x, y = min(box.x for box in boxes) - margin, min(box.y for box in boxes) - margin
    right, bottom = max(box.right for box in boxes) + margin, max(box.bottom for box in boxes) + margin
    return Box(x, y, right - x, bottom - y)


def _meets(one: Box, other: Box) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom


def _paint(area: Box, groups: Iterable[Group], pictures: Pictures) -> QImage:
    dots = min(DOTS, (MOST_PIXELS / (area.w * area.h)) ** 0.5, LONGEST_SIDE / max(area.w, area.h))
    image = QImage(max(1, round(area.w * dots)), max(1, round(area.h * dots)), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    try:
        painter.scale(dots, dots)
        painter.translate(-area.x, -area.y)
        painter.setClipRect(QRectF(area.x, area.y, area.w, area.h))
        qt = QtPainter(pictures)
        for group in groups:
            qt.paint_group(painter, group)
    finally:
        painter.end()
    return image
