"""What of a drawing a reader may switch off: kinds of content, told from roles and places, with nothing kept for it."""

from collections.abc import Sequence
from typing import Literal, get_args

from app.layout.shapes import Box, Group, Path, Picture, Point, Rect, Shape, Symbol, Text

Layer = Literal["emotions", "scores", "evidence", "notes", "quotes", "pictures", "names", "assembly"]
"""``notes`` are the cards that are no touchpoints, ``names`` owners, actors and tags; ``assembly`` is no part of a
drawing: the marks on printed sheets."""
LAYERS: tuple[Layer, ...] = get_args(Layer)

_OF_ROLE: dict[str, Layer] = {
    "curve": "emotions",
    "curve_faces": "emotions",
    "curve_levels": "emotions",
    "curve_label": "emotions",
    "curve_beside": "emotions",
    "metric": "scores",
}
_OF_FIELD: dict[str, Layer] = {
    "face": "emotions",
    "importance": "scores",
    "moment_of_truth": "scores",
    "truth_type": "scores",
    "verdict": "scores",
    "severity": "scores",
    "frequency": "scores",
    "quality": "scores",
    "expectation": "scores",
    "satisfaction": "scores",
    "brand_promise": "scores",
    "current": "scores",
    "series": "scores",
    "measured": "scores",
    "evidence": "evidence",
    "listening": "evidence",
    "quote": "quotes",
    "picture": "pictures",
    "owner": "names",
    "actor": "names",
    "tags": "names",
}


def layer_of(group: Group) -> Layer | None:
    """The layer that all of a group belongs to, None where it is always seen."""
    if group.role == "card":
        return "notes" if group.content.is_note else None
    return _OF_ROLE.get(group.role)


def layers_of(group: Group, shapes: Sequence[Shape]) -> Sequence[Layer | None]:
    """The layer of each of a group's shapes within the group's own; None where it is seen whenever the group is."""
    fields = [] if group.role != "card" else [(_OF_FIELD[key], box) for key, box in group.places if key in _OF_FIELD]
    if not fields:
        return (None,) * len(shapes)
    return [next((layer for layer, box in fields if box.contains(*_inside(shape))), None) for shape in shapes]


def _inside(shape: Shape) -> Point:
    """A point of what a shape paints that lies well inside the place of its field; far away where it has none."""
    match shape:
        case Symbol():
            return shape.x + shape.size / 2, shape.y + shape.size / 2
        case Text():
            size = max((run.size for run in shape.line.runs), default=0.0)
            return shape.x + shape.line.width / 2, shape.y - size / 3
        case Rect(box=box) | Picture(box=box):
            return _middle(box)
        case Path():
            numbers = [[float(n) for n in segment[1:]] for segment in shape.segments if len(segment) > 1]
            xs, ys = [n for one in numbers for n in one[::2]], [n for one in numbers for n in one[1::2]]
            return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


def _middle(box: Box) -> Point:
    return box.x + box.w / 2, box.y + box.h / 2
