"""A stage's part of the curve: what its groups show.  The shapes are made only when somebody looks.

Of a long journey thousands of touchpoints may stand on a hand's breadth of the screen.  Then nobody sees a single one,
and ``coarse`` shapes do: one column of the screen holds the highest and the lowest point of all that lie in it.
"""

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache

from app.layout.cubics import monotone
from app.layout.curve_beside import gap_shapes
from app.layout.curve_shapes import LABEL_AWAY, Frame, Label, Look, faces, line, marks
from app.layout.same import Same
from app.layout.shapes import Box, Path, Place, Point, Rect, Shape, smallest_size

STRETCH = 16
"""A long line is painted in pieces of so many touchpoints: many edges side by side in one path take long."""
SEEN = 64
"""So many parts of each kind keep their shapes, and their coarse ones."""
CLOSE = 0.34
"""So many touchpoints on the width of a pixel, and one sees only how high and low they go."""


class CurvePart:
    """Line or faces of a stage through ``path``: (x from the left of the grid, emotion) of each touchpoint.

    ``left`` is where the group begins, from the left of the grid.
    """

    __slots__ = ("frame", "left", "look", "path")
    about = ""
    edge = None
    is_note = False

    def __init__(self, path: Same[tuple[Point, ...]], left: float, frame: Frame, look: Look) -> None:
        self.path, self.left, self.frame, self.look = path, left, frame, look

    def places(self, height: float) -> tuple[Place, ...]:  # noqa: ARG002 - there are none at any height
        """Nothing of it can be pointed at like a field."""
        return ()

    def is_close(self, grain: float) -> bool:
        """Whether touchpoints are so close that on pixels of ``grain`` mm coarse shapes look like all of them."""
        path = self.path.value
        return (len(path) - 1) * grain > CLOSE * (path[-1][0] - path[0][0])

    def _points(self, places: Sequence[Point]) -> tuple[Point, ...]:
        """Where places are, relative to the corner of the group."""
        left, frame = self.left, self.frame
        return tuple([(x - left, frame.y(emotion)) for x, emotion in places])


class CurveLine(CurvePart):
    """The line of a stage and the areas under it, between those places of its neighbours that bend it.

    ``proven`` says of each stretch from its places whether it is, and is empty where all are; ``other`` are the places
    of a curve that this one is compared with, as far as they lie near.
    """

    __slots__ = ("after", "before", "other", "proven")
    smallest = math.inf

    def __init__(
        self, path: Same[tuple[Point, ...]], before: tuple[Point, ...], after: tuple[Point, ...], left: float,
        frame: Frame, look: Look, proven: tuple[bool, ...] = (), other: tuple[Point, ...] = (),
    ) -> None:  # fmt: skip
        super().__init__(path, left, frame, look)
        self.before, self.after, self.proven, self.other = before, after, proven, other

    def shapes(self, height: float) -> tuple[Shape, ...]:  # noqa: ARG002 - it has the height of its band
        """Areas and line."""
        return _line(self)

    def coarse(self, grain: float) -> tuple[Shape, ...]:
        """What looks like the shapes on pixels of ``grain`` mm where touchpoints are close."""
        return _coarse_line(self, grain)


class CurveFaces(CurvePart):
    """The faces of a stage, and the words at some."""

    __slots__ = ("labels",)

    def __init__(
        self, path: Same[tuple[Point, ...]], labels: tuple[Label, ...], left: float, frame: Frame, look: Look
    ) -> None:
        super().__init__(path, left, frame, look)
        self.labels = labels

    @property
    def smallest(self) -> float:
        """The smallest font size of the words, infinite where there are none."""
        return smallest_size(self.words())

    @property
    def named(self) -> tuple[Point, ...]:
        """The places that have words."""
        return tuple([(label.x - self.left, label.emotion) for label in self.labels])

    def words(self) -> tuple[Shape, ...]:
        """The words at the best or the worst moment."""
        away = self.look.full * LABEL_AWAY
        return tuple([shape for label in self.labels for shape in label.at(self.frame, away, -self.left)])

    def shapes(self, height: float) -> tuple[Shape, ...]:  # noqa: ARG002 - it has the height of its band
        """Faces and words."""
        return _faces(self)

    def coarse(self, grain: float) -> tuple[Shape, ...]:
        """What looks like the shapes on pixels of ``grain`` mm where touchpoints are close."""
        return _coarse_faces(self, grain)


@lru_cache(maxsize=SEEN)
def _line(part: CurveLine) -> tuple[Shape, ...]:
    points = part._points((*part.before, *part.path.value, *part.after))  # noqa: SLF001 - of the same file
    first = len(part.before)
    last = first + len(part.path.value) - (0 if part.after else 1)
    shapes: list[Shape] = []
    for start, end, proven in _stretches(part, first, last):
        begin = max(0, start - 2)
        near, bent = points[begin : end + 3], not part.look.crowded
        shapes += line(near, start - begin, end - begin, part.frame.middle, part.look, bent=bent, proven=proven)
    if not part.other or part.look.crowded:
        return tuple(shapes)
    gap = gap_shapes(monotone(points)[first:last], part._points(part.other), part.look)  # noqa: SLF001 - of the same file
    lines = [shape for shape in shapes if isinstance(shape, Path) and shape.stroke == part.look.theme.value.colors.navy]
    return (*[shape for shape in shapes if shape not in lines], *gap, *lines)


def _stretches(part: CurveLine, first: int, last: int) -> Iterator[tuple[int, int, bool]]:
    """From which to which point it is painted in one piece, and whether that is proven."""
    stretch = STRETCH if last - first > 2 * STRETCH else last - first
    start = first
    while start < last:
        end = min(start + stretch, last)
        proven = not part.proven or part.proven[start - first]
        if part.proven:
            end = next((n for n in range(start, end) if part.proven[n - first] != proven), end)
        yield start, end, proven
        start = end


@lru_cache(maxsize=SEEN)
def _faces(part: CurveFaces) -> tuple[Shape, ...]:
    spots = tuple([(x - part.left, emotion) for x, emotion in part.path.value])
    return (*faces(spots, part.named, part.frame, part.look), *part.words())


@lru_cache(maxsize=SEEN)
def _coarse_line(part: CurveLine, grain: float) -> tuple[Shape, ...]:
    points = thinned(part._points((*part.path.value, *part.after[:1])), grain)  # noqa: SLF001 - of the same file
    last = len(points) - 1
    points += part._points(part.after[1:2])  # noqa: SLF001 - of the same file
    shapes: list[Shape] = []
    for start in range(0, last, STRETCH):
        near, end = points[start : start + STRETCH + 2], min(STRETCH, last - start)
        shapes += line(near, 0, end, part.frame.middle, part.look, bent=False)
    return tuple(shapes)


def thinned(points: Sequence[Point], grain: float) -> tuple[Point, ...]:
    """Of all points in a column of ``grain`` mm the first, the highest, the lowest and the last, in their order."""
    kept: list[Point] = []
    column: list[Point] = []
    for point in points:
        if column and math.floor(point[0] / grain) != math.floor(column[0][0] / grain):
            kept += _ends(column)
            column = []
        column.append(point)
    return (*kept, *_ends(column))


def _ends(column: list[Point]) -> list[Point]:
    if len(column) < 4:
        return column
    heights = [y for _, y in column]
    numbers = {0, heights.index(min(heights)), heights.index(max(heights)), len(column) - 1}
    return [column[number] for number in sorted(numbers)]


@lru_cache(maxsize=SEEN)
def _coarse_faces(part: CurveFaces, grain: float) -> tuple[Shape, ...]:
    """Boxes: of a column's faces of one emotion a single one, as wide as all of them side by side would be."""
    look, colors, left = part.look, part.look.theme.value.colors.emotions, part.left
    side = look.shown * 0.8
    columns: dict[tuple[int, int], list[float]] = {}
    for x, emotion in part.path.value:
        columns.setdefault((math.floor((x - left) / grain), round(emotion)), []).append(x - left)
    shapes: list[Shape] = []
    for (_, emotion), found in columns.items():
        width = max(side, min(side * len(found), grain))
        middle = (found[0] + found[-1]) / 2
        shapes.append(Rect(Box(middle - width / 2, part.frame.y(emotion) - side / 2, width, side), colors[emotion]))
    if look.dotted:
        shapes += marks(part.named, part.frame, look)
    return (*shapes, *part.words())
