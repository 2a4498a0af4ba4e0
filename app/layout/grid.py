"""The grid: how wide the columns are, where the cards of a cell lie, how high the rows get.

::

    label | column 0          | column 1     |
          | pad card gap card | pad card pad |      counts = (2, 1)
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from app.layout.shapes import Box, Point

FEW_STAGES = 12
"""Up to this many stages a map always has room for two cards side by side in each."""

Place = tuple[int, int]
"""Number of stage and number of lane."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a grid from x = 0: how many cards have room side by side in each, and how wide that room is.

    Cards are no wider than ``widest``: then there is air at their right.  A collapsed column has room for none and is
    ``narrow``.
    """

    counts: tuple[int, ...]
    room: float
    pad: float
    gap: float
    widest: float = math.inf
    narrow: float = 0.0

    @property
    def card_width(self) -> float:
        """The width of a card."""
        return min(self.room, self.widest)

    @property
    def widths(self) -> tuple[float, ...]:
        """The width of each column."""
        room, gap, pad = self.room, self.gap, 2 * self.pad
        return tuple([n * room + (n - 1) * gap + pad if n else self.narrow for n in self.counts])

    def middles(self, column: int, count: int) -> list[float]:
        """The x of the middles of the first ``count`` cards of a line."""
        left = self.edges[column] + self.pad + self.card_width / 2
        return [left + number * (self.room + self.gap) for number in range(count)]

    @property
    def edges(self) -> tuple[float, ...]:
        """The left edge of each column, and the right edge of the last."""
        edges = [0.0]
        for width in self.widths:
            edges.append(edges[-1] + width)
        return tuple(edges)


def overhead(counts: Sequence[int], pad: float, gap: float) -> float:
    """What the columns take besides their cards."""
    return sum((n - 1) * gap + 2 * pad for n in counts)


def natural_counts(
    stages: int, sizes: Mapping[Place, int], fixed: Sequence[int | None] = ()
) -> tuple[int, ...]:  # fmt: skip
    """Cards side by side per column while editing: as many as is ``fixed``, or one to three by its fullest cell.

    Up to a dozen stages there are always two, so that the map lies like the screen it is read on, and stays as it is
    while cards come and go.
    """
    fullest = [1] * stages
    for (column, _), count in sizes.items():
        fullest[column] = max(fullest[column], count)
    if stages <= FEW_STAGES:
        fitting = [2 if count <= 6 else 3 for count in fullest]
    else:
        fitting = [1 if count <= 2 else 2 if count <= 8 else 3 for count in fullest]
    return tuple(own or count for own, count in zip(fixed or [None] * stages, fitting, strict=True))


def step_counts(touchpoints: Sequence[int], fixed: Sequence[int | None]) -> tuple[int, ...]:
    """Cards side by side per column where each touchpoint has a step of its own."""
    return tuple([max(1, count, own or 1) for count, own in zip(touchpoints, fixed, strict=True)])


def share(count: int, beside: int, width: float, gap: float, widest: float) -> tuple[int, float]:
    """How many of ``count`` notes stand side by side, and how wide: fewer than a column holds share all its width."""
    fewer = min(count, beside)
    inner = beside * width + (beside - 1) * gap
    return fewer, max(width, min(widest, (inner - (fewer - 1) * gap) / fewer))


@dataclass(frozen=True, slots=True)
class Packed:
    """The cards of a cell in lines from left to right; ``tops`` and ``heights`` are those of the lines."""

    tops: tuple[float, ...]
    heights: tuple[float, ...]
    height: float


def pack(heights: Sequence[float], side_by_side: int, gap: float) -> Packed:
    """Cards of these heights in lines of ``side_by_side``; the cards of a line are as high as its highest."""
    tops, lines = [], []
    y = 0.0
    for start in range(0, len(heights), side_by_side):
        line = max(heights[start : start + side_by_side])
        tops.append(y)
        lines.append(line)
        y += line + gap
    return Packed(tuple(tops), tuple(lines), max(0.0, y - gap))


def boxes(
    packed: Packed, count: int, side_by_side: int, width: float, gap: float, corner: Point, steps: Sequence[int] = ()
) -> list[Box]:  # fmt: skip
    """The boxes of the ``count`` cards of a cell; the first place's corner is ``corner``.

    With ``steps`` all stand in one line, each at its step.
    """
    left, top = corner
    if steps:
        return [Box(left + step * (width + gap), top, width, packed.height) for step in steps]
    return [
        Box(
            left + (i % side_by_side) * (width + gap),
            top + packed.tops[i // side_by_side],
            width,
            packed.heights[i // side_by_side],
        )
        for i in range(count)
    ]


def best_counts(
    stages: int,
    sizes: Mapping[Place, int],
    score: Callable[[tuple[int, ...], float], float],
    most: int = 60,
    fixed: Sequence[int | None] = (),
) -> tuple[int, ...]:
    """Cards side by side per column with which a sheet gets the largest type; some may be ``fixed``.

    Starts with one card a column and again and again widens the column whose fullest cell is the longest, which is
    what holds the rows back; ``score`` tells the scale that a choice allows if it beats the best so far.
    """
    free = [column for column in range(stages) if not fixed or fixed[column] is None]
    fullest = [1] * stages
    for (column, _), count in sizes.items():
        fullest[column] = max(fullest[column], count)
    counts = [own or 1 for own in fixed] or [1] * stages
    best, best_score = tuple(counts), score(tuple(counts), 0.0)
    for _ in range(most if free else 0):
        column = max(free, key=lambda c: (-(-fullest[c] // counts[c]), fullest[c]))
        if -(-fullest[column] // counts[column]) <= 1:
            break
        counts[column] += 1
        now = score(tuple(counts), best_score)
        if now > best_score:
            best, best_score = tuple(counts), now
    return best


def inset(edges: Sequence[float], first: int, end: int, gap: float) -> tuple[float, float]:
    """Left edge and width of what is seen of the columns ``first`` to ``end``: half a gap in, but at the grid's sides.

    So the gaps are white lines between columns, and the outer edges stand flush with the page's other parts.
    """
    left = edges[first] + (gap / 2 if first else 0.0)
    right = edges[end] - (gap / 2 if end < len(edges) - 1 else 0.0)
    return left, right - left
