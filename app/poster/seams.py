"""Where a poster is cut, so that the cuts run between the cards: pure geometry, millimetres, y down.

A cut is a line over the whole poster.  Of all places that the sheets' size leaves, those are taken where the fewest
cards are cut, then where the least else is hurt: texts, faces, pictures, and whatever lies so near that clumsy
scissors reach it.  All places are whole points, which fall between pixels at every resolution that is a multiple of
72 to the inch.
"""

import math
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import add
from typing import Literal

from app.layout.shapes import Box, Drawing, Group, Picture, Shape, Symbol, Text
from app.poster.paper import POINT
from app.text.fonts import metrics

Axis = Literal["x", "y"]

CARD = 1e6
"""How much a cut through a card hurts: more than all else together that one line can meet."""
SAFE = 5.0
"""Whatever is nearer to a cut than this is in danger."""
LEAST_FACE = 25.0
"""No sheet shows a narrower piece of the poster, if it can be helped."""

_TEXTS = {"title": 30.0, "persona": 20.0, "stage": 20.0, "lane": 20.0, "phase": 10.0, "curve_faces": 10.0, "card": 2.0}
_OTHER_TEXT = 5.0
_PICTURE = 60.0
_NEAR = 0.05
"""Of an obstacle's hurt, what it adds at most by being near; of a card's it is ``_NEAR_CARD``."""
_NEAR_CARD = 1.0
_UNEVEN = 1e-4
"""A point away from the even grid: it decides only where nothing else does."""
_TINY = 1e-6
_REACH = math.ceil(SAFE / POINT)
_GROUND = frozenset({"page", "row", "curve_levels", "curve", "curve_beside", "visibility", "lane_strip", "stage_band"})


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What a cut should spare, where it lies on the poster, and how much it hurts to cut it."""

    box: Box
    hurt: float

    @property
    def is_card(self) -> bool:
        """Whether it is a whole card."""
        return self.hurt >= CARD


def obstacles(drawing: Drawing) -> list[Obstacle]:
    """What stands on a drawing.

    A card counts as a whole; what is in it is not looked at, so that no text need be set for this.
    """
    found: list[Obstacle] = []
    for group in drawing.groups:
        if group.role == "card":
            found.append(Obstacle(group.box, CARD))
        elif group.role not in _GROUND:
            found += _inner(group)
    return found


def card_texts(drawing: Drawing) -> list[Obstacle]:
    """What stands inside the cards, for the case that some have to be cut."""
    return [one for group in drawing.by_role("card") for one in _inner(group)]


class Around:
    """What stands on a poster, as the cuts of each axis meet it."""

    def __init__(
        self, things: Iterable[Obstacle] = (), scale: float = 1.0, dx: float = 0.0, dy: float = 0.0
    ) -> None:  # fmt: skip
        """The things' (x, y) comes to (dx + x·scale, dy + y·scale) of the poster."""
        self._things = tuple(things)
        self._place = scale, dx, dy
        self._spans: dict[Axis, dict[tuple[float, float], _Met]] = {}

    def placed(self, scale: float, dx: float, dy: float) -> "Around":
        """The same things elsewhere on a poster, of another size."""
        made = Around(self._things, scale, dx, dy)
        made._spans = self._spans
        return made

    def flipped(self) -> "Around":
        """Mirrored at the diagonal."""
        return Around(Obstacle(Box(t.box.y, t.box.x, t.box.h, t.box.w), t.hurt) for t in self._lying())

    def between(self, bands: Sequence[tuple[float, float]]) -> "Around":
        """What of it reaches into bands of the poster, each from one y to another."""
        return Around(t for t in self._lying() if any(t.box.y < low and top < t.box.bottom for top, low in bands))

    def spans(self, axis: Axis) -> Iterator[tuple[float, float, "_Met"]]:
        """From where to where things reach on one axis, each stretch once."""
        known = self._spans.get(axis)
        if known is None:
            known = self._spans[axis] = {}
            for thing in self._things:
                known.setdefault(_span(thing.box, axis), _Met()).add(thing)
        scale, dx, dy = self._place
        start = dx if axis == "x" else dy
        return ((start + low * scale, start + high * scale, met) for (low, high), met in known.items())

    def crossed(self, cuts: Iterable[float], axis: Axis) -> int:
        """How often cuts go through cards; a card that two cuts go through counts twice."""
        spans = [(low + _TINY, high - _TINY, met.cards) for low, high, met in self.spans(axis) if met.cards]
        return sum(cards for cut in cuts for low, high, cards in spans if low < cut < high)

    def _lying(self) -> Iterator[Obstacle]:
        """The things where they lie on the poster."""
        scale, dx, dy = self._place
        for thing in self._things:
            box = thing.box
            yield Obstacle(Box(dx + box.x * scale, dy + box.y * scale, box.w * scale, box.h * scale), thing.hurt)


@dataclass(slots=True)
class _Met:
    """The things that reach from one place to another."""

    cards: int = 0
    hurt: float = 0.0
    near: float = 0.0

    def add(self, thing: Obstacle) -> None:
        self.cards += thing.is_card
        self.hurt += thing.hurt
        self.near += _NEAR_CARD if thing.is_card else thing.hurt * _NEAR


class Ground:
    """How much a cut would hurt at each whole point of one axis."""

    def __init__(self, around: Around, axis: Axis, length: float) -> None:
        self.length = length
        self.points = math.floor(length / POINT + _TINY)
        end = self.points + _REACH + 1  # nothing from here on is near any point
        size = end + 2 * _REACH + 1
        steps, slopes = [0.0] * size, [0.0] * size
        for low, high, met in around.spans(axis):
            first = max(0, math.floor(low / POINT + _TINY) + 1) + _REACH
            after = min(end, math.ceil(high / POINT - _TINY)) + _REACH
            if first < after:
                rise = met.near / _REACH
                steps[first] += met.hurt - (met.near - rise)
                steps[after] -= met.hurt - (met.near - rise)
                slopes[first - _REACH + 1] += rise
                slopes[first] -= rise
                slopes[after + 1] -= rise
                slopes[after + _REACH] += rise
        self.hurts: list[float] = list(accumulate(map(add, steps, accumulate(slopes))))[
            _REACH : _REACH + self.points + 1
        ]

    def at(self, point: int) -> float:
        """What a cut at that point hurts."""
        return self.hurts[point]


def best_cuts(ground: Ground, rooms: Sequence[float], overlap: float) -> list[float] | None:
    """Where to cut, the poster's both ends included, so that each window with its overlap fits its room.

    ``rooms`` are what the sheets can print, one after the other.  None where no whole points will do.
    """
    count, length = len(rooms), ground.length
    if count == 1:
        return [0.0, length] if length <= rooms[0] + _TINY else None
    least = math.ceil(min(max(LEAST_FACE, overlap), length / count / 2) / POINT)
    steps = [math.floor((room - overlap) / POINT + _TINY) for room in rooms]
    tail = math.ceil((length - rooms[-1]) / POINT - _TINY)
    best: dict[int, float] = {0: 0.0}
    back: list[dict[int, int]] = []
    for number in range(1, count):
        low = max(tail - sum(steps[number:-1]), number * least)
        high = min(sum(steps[:number]), ground.points - (count - number) * least)
        even = length * number / count / POINT
        best, came = _next(ground, best, low, high, (least, steps[number - 1]), even)
        back.append(came)
        if not best:
            return None
    at = min(best, key=best.__getitem__)
    points = [at]
    for came in reversed(back[1:]):
        at = came[at]
        points.append(at)
    return [0.0, *(point * POINT for point in reversed(points)), length]


def even_cuts(length: float, rooms: Sequence[float], overlap: float) -> list[float]:
    """Where to cut so that all windows use the same part of their room, on whole points where these fit."""
    used = max(0.0, length - overlap) / sum(room - overlap for room in rooms)
    exact, at = [], 0.0
    for room in rooms[:-1]:
        at += (room - overlap) * used
        exact.append(at)
    ends = [0.0, *(round(cut / POINT) * POINT for cut in exact), length]
    lengths = (min(length, ends[i + 1] + overlap) - ends[i] for i in range(len(rooms)))
    fits = all(found <= room + _TINY for found, room in zip(lengths, rooms, strict=True))
    return ends if fits else [0.0, *exact, length]


def _next(
    ground: Ground, before: dict[int, float], low: int, high: int, step: tuple[int, int], even: float
) -> tuple[dict[int, float], dict[int, int]]:
    """The best sums for one cut more at each point, and the point that each came from.

    The one before lies ``step[0]`` to ``step[1]`` points to the left: the least of a sliding window.
    """
    starts = sorted(before)
    window: deque[int] = deque()
    best: dict[int, float] = {}
    came: dict[int, int] = {}
    taken = 0
    for point in range(low, high + 1):
        while taken < len(starts) and starts[taken] <= point - step[0]:
            while window and before[window[-1]] >= before[starts[taken]]:
                window.pop()
            window.append(starts[taken])
            taken += 1
        while window and window[0] < point - step[1]:
            window.popleft()
        if window:
            came[point] = window[0]
            best[point] = before[window[0]] + ground.at(point) + _UNEVEN * abs(point - even)
    return best, came


def _inner(group: Group) -> Iterable[Obstacle]:
    """The texts, faces and pictures of a group, where they lie on the drawing."""
    hurt = _TEXTS.get(group.role, _OTHER_TEXT)
    for shape in group.shapes:
        box = _inked(shape)
        if box is not None:
            yield Obstacle(box.moved(group.x, group.y), _PICTURE if isinstance(shape, Picture) else hurt)


def _inked(shape: Shape) -> Box | None:
    """What of a text, face or picture is to be seen; None for grounds and lines."""
    match shape:
        case Text(x=x, y=y, line=line, vertical=vertical):
            up = max((metrics(run.font).ascent * run.size for run in line.runs), default=0.0)
            down = max((metrics(run.font).descent * run.size for run in line.runs), default=0.0)
            if vertical:
                return Box(x - up, y - line.width, up + down, line.width)
            return Box(x, y - up, line.width, up + down)
        case Symbol(x=x, y=y, size=size):
            return Box(x, y, size, size)
        case Picture(box=box):
            return box
        case _:
            return None


def _span(box: Box, axis: Axis) -> tuple[float, float]:
    return (box.x, box.right) if axis == "x" else (box.y, box.bottom)
