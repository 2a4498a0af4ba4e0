"""What room shapes take when they are painted, strokes and overhanging glyphs included."""

from collections.abc import Iterable

from app.layout.shapes import Box, Path, Picture, Rect, Shape, Symbol, Text

_ASCENT = 1.4
_DESCENT = 0.8
_OVERHANG = 0.5
"""Of the text's size: no bundled font draws farther than this from its baseline and its advance."""


def bounds(shape: Shape) -> Box:
    """A box that holds everything that is painted of a shape."""
    match shape:
        case Text():
            size = max((run.size for run in shape.line.runs), default=0.0)
            left, right = -_OVERHANG * size, shape.line.width + _OVERHANG * size
            up, down = _ASCENT * size, _DESCENT * size
            if shape.vertical:
                return Box(shape.x - up, shape.y - right, up + down, right - left)
            return Box(shape.x + left, shape.y - up, right - left, up + down)
        case Rect():
            return _grown(shape.box, shape.stroke_width if shape.stroke else 0.0)
        case Path():
            return _grown(path_box(shape.segments), 2 * shape.stroke_width if shape.stroke else 0.0)
        case Symbol():
            return _grown(Box(shape.x, shape.y, shape.size, shape.size), shape.size / 12)
        case Picture():
            return shape.box


def union(boxes: Iterable[Box]) -> Box:
    """The smallest box that holds all of them; at least one is needed."""
    found = list(boxes)
    left, top = min(b.x for b in found), min(b.y for b in found)
    return Box(left, top, max(b.right for b in found) - left, max(b.bottom for b in found) - top)


def touch(one: Box, other: Box) -> bool:
    """Whether two boxes have a point in common."""
    return one.x <= other.right and other.x <= one.right and one.y <= other.bottom and other.y <= one.bottom


def _grown(box: Box, by: float) -> Box:
    return Box(box.x - by, box.y - by, box.w + 2 * by, box.h + 2 * by)


def path_box(segments: Iterable[tuple[str | float, ...]]) -> Box:
    """The box around all points of a path, the handles of its curves included, without its stroke."""
    xs: list[float] = []
    ys: list[float] = []
    for _, *numbers in segments:
        values = [float(number) for number in numbers]
        xs.extend(values[::2])
        ys.extend(values[1::2])
    if not xs:
        return Box(0, 0, 0, 0)
    return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
