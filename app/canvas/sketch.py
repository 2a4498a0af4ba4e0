"""Cards prepared for being painted small and many at a time: boxes, stamped symbols, and letters or bars for them."""

from dataclasses import dataclass
from functools import lru_cache

from app.layout.shapes import Box, Path, Rect, Shape, Symbol, Text
from app.render.qt import QtPainter
from app.render.qt_words import Run, Words

_THIN = 4.0  # mm: a filled path that is no wider is painted as a box
_BAR_TOP, _BAR = 0.46, 0.34  # where the bar that stands for a line is above its base, and its height, of the font size
_NOTHING = Rect(Box(0.0, 0.0, 0.0, 0.0))


@dataclass(frozen=True, slots=True)
class Patch:
    """A box of one colour, relative to the card's corner; ``size`` is that of the letters it stands for, or 0."""

    x: float
    y: float
    w: float
    h: float
    color: str
    size: float = 0.0


@dataclass(slots=True)
class Sketch:
    """A card's shapes by the way they are painted."""

    shapes: tuple[Shape, ...]
    ground: Rect
    """Its first box; an empty one where there is none."""
    edges: tuple[Patch, ...]
    """Thin paths on the ground."""
    paper: tuple[Shape, ...]
    """The ground and its edges, as on paper: many cards have equal ones, which are the very same then."""
    patches: tuple[Patch, ...]
    symbols: tuple[Symbol, ...]
    bars: tuple[Patch, ...]
    rest: tuple[Shape, ...]
    """Pictures, long paths, turned text: painted one by one."""
    solid: tuple[Shape, ...]
    """All that is neither symbol nor upright text, as on paper."""
    runs: tuple[Run, ...] | None = None
    """The letters; None until they are large enough to be read."""


def sketch_of(shapes: tuple[Shape, ...]) -> Sketch:
    """Sorts the shapes of a card; its first box is its ground."""
    ground = shapes[0] if shapes and isinstance(shapes[0], Rect) else _NOTHING
    paper: list[Shape] = [ground]
    edges: list[Patch] = []
    patches: list[Patch] = []
    symbols: list[Symbol] = []
    bars: list[Patch] = []
    rest: list[Shape] = []
    for shape in shapes[0 if ground is _NOTHING else 1 :]:
        match shape:
            case Symbol():
                symbols.append(shape)
            case Text(vertical=False, line=line):
                size = max([run.size for run in line.runs], default=0.0)
                bars.append(Patch(shape.x, shape.y - _BAR_TOP * size, line.width, _BAR * size, shape.color, size))
            case Rect(box=box, fill=str(fill)):
                patches.append(Patch(box.x, box.y, box.w, box.h, fill))
            case Path(fill=str(fill), stroke=None) if (box := _extent(shape)).w <= _THIN:
                edges.append(Patch(box.x, box.y, box.w, box.h, fill))
                paper.append(shape)
            case _:
                rest.append(shape)
    solid = tuple(s for s in shapes if not isinstance(s, Symbol) and not (isinstance(s, Text) and not s.vertical))
    same = _one(tuple(paper))
    return Sketch(shapes, ground, tuple(edges), same, tuple(patches), tuple(symbols), tuple(bars), tuple(rest), solid)


@lru_cache(maxsize=1024)
def _one(paper: tuple[Shape, ...]) -> tuple[Shape, ...]:
    """The first of all equal papers."""
    return paper


def runs_of(shapes: tuple[Shape, ...], painter: QtPainter) -> tuple[Run, ...]:
    """The upright letters among shapes."""
    words = [step for step in painter.steps(shapes) if isinstance(step, Words) and step.place.isIdentity()]
    return tuple(run for step in words for run in step.runs)


def _extent(path: Path) -> Box:
    """The box around the points of a path."""
    xs = [float(x) for segment in path.segments for x in segment[1::2]]
    ys = [float(y) for segment in path.segments for y in segment[2::2]]
    left, top = min(xs, default=0.0), min(ys, default=0.0)
    return Box(left, top, max(xs, default=0.0) - left, max(ys, default=0.0) - top)
