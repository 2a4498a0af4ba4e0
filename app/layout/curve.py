"""The emotion curve: where its touchpoints are, and the groups of each stage.

The drawing has it in layers, so that one moved point repaints the stages beside it and nothing else::

    curve_levels   the map's: the lines of the levels, or the hint of an empty curve
    curve          a stage's: areas and line, from its first touchpoint to that of the next stage
    curve_faces    a stage's: the faces, and the words at the best or the worst moment

Lines meet under a face, where nobody sees the joint.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate, chain, pairwise
from math import floor, inf, log
from operator import attrgetter, itemgetter

from app.domain.records import EMOTIONS
from app.layout.contents import Contents
from app.layout.curve_beside import CurveBeside
from app.layout.curve_others import Other, others, unproven
from app.layout.curve_parts import CurveFaces, CurveLine
from app.layout.curve_shapes import LABEL_AWAY, Frame, Label, Look, empty, levels, set_label
from app.layout.curve_spots import Places, Spot, closest, peaks
from app.layout.same import LastOfEach, Same
from app.layout.shapes import Box, Group, Point, Shape, Symbol
from app.layout.symbols import face_name
from app.layout.theme import Theme

TOP = max(EMOTIONS)
MANY = 600
"""Of more touchpoints only the distance along the curve tells how large their faces may be."""
STEADY = 1.1
"""Of many touchpoints the distance counts in such steps only."""


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """A touchpoint's place on the drawing."""

    card_id: str
    stage_id: str
    x: float
    y: float
    emotion: float


@dataclass(frozen=True)
class Curve:
    """The curve of a map over columns, its labels set; ``place`` gives it a band.

    ``edges`` are those of the columns from the left of the grid, ``columns`` the spots of each; the ``narrow`` ones
    have dots in place of faces.
    """

    stage_ids: tuple[str, ...]
    edges: tuple[float, ...]
    columns: tuple[tuple[Spot, ...], ...]
    labels: tuple[Label, ...]
    scale: float
    text_scale: float
    words: Same[Mapping[str, str]]
    theme: Same[Theme]
    narrow: frozenset[int] = frozenset()
    others: tuple[Other, ...] = ()
    """Curves beside it."""
    open: frozenset[str] = frozenset()
    """The ids of the touchpoints whose emotion nobody has observed."""

    @cached_property
    def flat(self) -> list[Spot]:
        """All spots in journey order."""
        return list(chain.from_iterable(self.columns))

    @cached_property
    def starts(self) -> list[int]:
        """Of each column the number of its first spot among all; behind the last, how many there are."""
        return list(accumulate(map(len, self.columns), initial=0))

    @property
    def wide(self) -> list[tuple[Spot, ...]]:
        """The columns that are not collapsed."""
        return [column for number, column in enumerate(self.columns) if number not in self.narrow]

    @property
    def closest(self) -> float:
        """The least distance between two neighbours; with fewer than two spots, the width of the grid."""
        least = closest(self.wide)
        return least if least < inf else self.edges[-1]

    def look(self, step: float) -> Look:
        """Sizes of line and faces, as large as neighbours allow that are ``step`` apart for each level of emotion."""
        theme, flat = self.theme.value, self.flat
        if self.narrow:
            flat = list(chain.from_iterable(self.wide))
        closest = self.closest
        if len(flat) > MANY and closest > 0:  # one touchpoint more or less makes no other line and faces
            closest = STEADY ** floor(log(closest, STEADY))
        width = max(theme.spacing.hairline * 2, min(theme.spacing.curve_line * self.scale, closest * 0.16))
        full = theme.spacing.curve_face * self.scale
        room = closest
        if full > closest * 0.7 and len(flat) <= MANY:
            room = min([((b.x - a.x) ** 2 + ((b.emotion - a.emotion) * step) ** 2) ** 0.5
                        for ahead in (1, 2, 3) for a, b in zip(flat, flat[ahead:], strict=False)],
                       default=closest)  # fmt: skip
        return Look(self.scale, full, min(full, room * 0.7), width, self.theme)

    def frame(self, box: Box) -> Frame:
        """The largest steps at which faces stay in the band, and the labels of the best and the worst outside them."""
        half, face = box.h / 2, self.theme.value.spacing.curve_face * self.scale
        step = (half - face * 0.5 - 6.0 * self.scale) / TOP
        for label in self.labels:
            room = half - face * LABEL_AWAY - label.height - 2.5 * self.scale
            step = min(step, room / abs(round(label.emotion)))
        return Frame(box, box.y + half, max(step, box.h * 0.04))

    def place(self, box: Box, map_id: str, hint: str) -> "PlacedCurve":
        """The curve in a band of the drawing; ``hint`` stands on the empty line of a curve without any face."""
        frame = self.frame(Box(0.0, 0.0, box.w, box.h))
        return PlacedCurve(self, box, frame, self.look(frame.step), map_id, hint)


def set_curve(
    held: Contents, edges: Sequence[float], columns: Places, scales: tuple[float, float],
    words: Same[Mapping[str, str]], theme: Theme, narrow: frozenset[int] = frozenset(), *, mood: bool = False,
) -> Curve:  # fmt: skip
    """The curve through places over columns with these edges, some of them ``narrow``, and those beside it.

    ``scales`` are that of the curve and that of the words at the best and the worst moment; ``mood`` is what
    ``others`` says.
    """
    stage_ids = tuple(stage.id for stage in held.stages)
    beside, loose = others(held, columns, edges, mood=mood), unproven(held)
    bare = Curve(stage_ids, tuple(edges), columns, (), *scales, words, Same(theme), narrow, beside, loose)
    return replace(bare, labels=_labels(bare))


def _labels(curve: Curve) -> tuple[Label, ...]:
    """The words at the best and the worst moment, if there are to be any."""
    if not curve.text_scale:
        return ()
    room = curve.edges[-1] - curve.edges[0]
    return tuple(
        set_label(spot.card, spot.x, spot.emotion, room, curve.text_scale, curve.words.value, curve.theme.value)
        for spot in peaks(curve.stage_ids, curve.columns)
    )


@dataclass(frozen=True)
class PlacedCurve:
    """The curve on a drawing: ``box`` is its band, ``frame`` the same from (0, 0).

    A hand takes hold of it so::

        point = drawing.curve.point_at(x, y, reach)               on pressing
        emotion = drawing.curve.emotion_at(y)                     while moving: -2.0 to 2.0
        for group in drawing.curve.with_emotion(point.card_id, emotion):
            the item of group.key shows this group
    """

    curve: Curve
    box: Box
    frame: Frame
    look: Look
    map_id: str
    hint: str

    @property
    def points(self) -> tuple[CurvePoint, ...]:
        """Every touchpoint on the curve, in journey order."""
        return tuple([self._point(number) for number in range(len(self.curve.flat))])

    def _point(self, number: int) -> CurvePoint:
        spot, stage_id = self.curve.flat[number], self.curve.stage_ids[_column_of(self.curve.starts, number)]
        box = self.box
        return CurvePoint(spot.card.id, stage_id, box.x + spot.x, box.y + self.frame.y(spot.emotion), spot.emotion)

    @property
    def step(self) -> float:
        """How many millimetres one step of emotion is high."""
        return self.frame.step

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {spot.card.id: number for number, spot in enumerate(self.curve.flat)}

    def point(self, card_id: str) -> CurvePoint | None:
        """The point of a card, or None where it is not on the curve."""
        number = self._numbers.get(card_id)
        return None if number is None else self._point(number)

    def point_at(self, x: float, y: float, reach: float = 0.0) -> CurvePoint | None:
        """The nearest point whose face, made larger by ``reach`` mm, holds a place of the drawing; or None."""
        radius = max(self.look.shown / 2, 0.0) + reach
        if not self.box.y - reach <= y <= self.box.bottom + reach:
            return None
        flat, middle = self.curve.flat, x - self.box.x
        first = bisect_left(flat, middle - radius, key=attrgetter("x"))
        end = bisect_right(flat, middle + radius, first, key=attrgetter("x"))
        near = [p for p in map(self._point, range(first, end)) if abs(p.y - y) <= radius]
        return min(near, key=lambda p: (p.x - x) ** 2 + (p.y - y) ** 2, default=None)

    def emotion_at(self, y: float) -> float:
        """Which emotion a height of the drawing is, from -2.0 to 2.0."""
        return max(-float(TOP), min(float(TOP), (self.frame.middle - (y - self.box.y)) / self.frame.step))

    def with_emotion(self, card_id: str, emotion: float) -> tuple[Group, ...]:
        """The groups that are others if one card had that emotion, which may be a fraction.

        They have the keys of those on the drawing and are made in the time that their own stages take: the one of the
        card and perhaps a neighbour, and those that the words at the best or the worst moment leave or come to.
        """
        number = self._numbers.get(card_id)
        if number is None:
            return ()
        curve = self.curve
        spot = curve.flat[number]._replace(emotion=max(-float(TOP), min(float(TOP), emotion)))
        column = _column_of(curve.starts, number)
        within = number - curve.starts[column]
        there = curve.columns[column]
        changed = (*curve.columns[:column], (*there[:within], spot, *there[within + 1 :]), *curve.columns[column + 1 :])
        moved = replace(curve, columns=changed, labels=())
        moved = replace(moved, labels=_labels(moved))
        moved.__dict__["starts"] = curve.starts
        other = replace(self, curve=moved)
        other.__dict__["_numbers"] = self._numbers
        lines = {_column_of(curve.starts, n) for n in range(max(0, number - 2), min(len(curve.flat), number + 2))}
        faced = {column, *(self._label_column(label) for label in (*curve.labels, *moved.labels))}
        groups = [other.line_group(n) for n in sorted(lines)] + [other.face_group(n) for n in sorted(faced)]
        return tuple([group for group in groups if group is not None])

    def groups(self, about: str) -> list[Group]:
        """All groups in painting order; ``about`` is the curve in words."""
        box, look = self.box, self.look
        shapes: tuple[Shape, ...] = levels(self.frame, self.curve.edges, look)
        if not self.curve.flat:
            shapes += empty(self.frame, self.hint, look)
        columns = range(len(self.curve.columns))
        parts = [*map(self.line_group, columns), self.beside_group(), *map(self.face_group, columns)]
        ground = Group(self.map_id, "curve_levels", box.x, box.y, box.w, box.h, shapes, None, about)
        return [ground, *(group for group in parts if group is not None)]

    def beside_group(self) -> Group | None:
        """The curves beside this one; None without any."""
        if not self.curve.others:
            return None
        beside = CurveBeside(self.curve.others, self.frame, self.look)
        return _BESIDE.get(self.map_id, Group.of, self.map_id, "curve_beside", self.box, beside, None)

    def line_group(self, column: int) -> Group | None:
        """Line and areas of a stage, up to the first touchpoint of the next; None where it has none."""
        curve, box = self.curve, self.box
        first, end = curve.starts[column], curve.starts[column + 1]
        last = min(end, len(curve.flat) - 1)
        if first == end or last <= first:
            return None
        left = curve.edges[column]
        right = max(curve.edges[column + 1], min(curve.flat[last].x + self.look.line, curve.edges[-1]))
        before, after = _places(curve.flat[max(0, first - 1) : first]), _places(curve.flat[end : last + 2])
        stage_id, place = curve.stage_ids[column], Box(box.x + left, box.y, right - left, box.h)
        given = (
            self._path(column),
            before,
            after,
            left,
            self.frame,
            self.look,
            self._proven(column),
            self._other(column),
        )
        line = _LINES.get(stage_id, CurveLine, *given)
        return _LINE_GROUPS.get(stage_id, Group.of, stage_id, "curve", place, line, None)

    def _proven(self, column: int) -> tuple[bool, ...]:
        """Of each stretch of a stage's line whether both its ends are proven; nothing where all are."""
        curve = self.curve
        if not curve.open:
            return ()
        spots = curve.flat[curve.starts[column] : curve.starts[column + 1] + 1]
        found = tuple([{a.card.id, b.card.id}.isdisjoint(curve.open) for a, b in pairwise(spots)])
        return () if all(found) else found

    def _other(self, column: int) -> tuple[Point, ...]:
        """What customers answered about a stage's touchpoints, with what bends that on both sides."""
        curve = self.curve
        points = next((other.points for other in curve.others if other.kind == "customers"), ())
        if not points:
            return ()
        first, end = curve.starts[column], min(curve.starts[column + 1], len(curve.flat) - 1)
        left = bisect_left(points, curve.flat[first].x, key=itemgetter(0))
        right = bisect_right(points, curve.flat[end].x, key=itemgetter(0))
        return points[max(0, left - 2) : right + 2]

    def face_group(self, column: int) -> Group | None:
        """The faces of a stage and the words at its best or worst moment; None where it has none."""
        curve, frame, look = self.curve, self.frame, self.look
        if column in curve.narrow:
            look = replace(look, face=min(look.line * 1.7, look.full * 0.35))
        if not curve.columns[column]:
            return None
        labels = tuple([label for label in curve.labels if self._label_column(label) == column])
        boxes = [label.box(frame, look.full * LABEL_AWAY) for label in labels]
        left = min(curve.edges[column], *(b.x for b in boxes)) if boxes else curve.edges[column]
        right = max(curve.edges[column + 1], *(b.right for b in boxes)) if boxes else curve.edges[column + 1]
        stage_id, place = curve.stage_ids[column], Box(self.box.x + left, self.box.y, right - left, self.box.h)
        faces = _FACES.get(stage_id, CurveFaces, self._path(column), labels, left, frame, look)
        return _FACE_GROUPS.get(stage_id, Group.of, stage_id, "curve_faces", place, faces, None)

    def _path(self, column: int) -> Same[tuple[Point, ...]]:
        """The places of a stage: one object for all columns that differ only in what their cards say."""
        stage_id = self.curve.stage_ids[column]
        path = _PLACES.get(stage_id, lambda spots: _places(spots.value), Same(self.curve.columns[column]))
        return _PATHS.get(stage_id, Same, path)

    def _label_column(self, label: Label) -> int:
        return bisect_right(self.curve.edges, label.x) - 1


def _places(found: Sequence[Spot]) -> tuple[Point, ...]:
    """Where spots are, and how they feel."""
    return tuple([(spot.x, spot.emotion) for spot in found])


_PLACES: LastOfEach[str, tuple[Point, ...]] = LastOfEach()
_PATHS: LastOfEach[str, Same[tuple[Point, ...]]] = LastOfEach()
_LINES: LastOfEach[str, CurveLine] = LastOfEach()
_FACES: LastOfEach[str, CurveFaces] = LastOfEach()
_BESIDE: LastOfEach[str, Group] = LastOfEach()
_LINE_GROUPS: LastOfEach[str, Group] = LastOfEach()
_FACE_GROUPS: LastOfEach[str, Group] = LastOfEach()


def _column_of(starts: Sequence[int], number: int) -> int:
    """The column that holds the spot of that number."""
    return bisect_right(starts, number) - 1


def level_faces(placed: Frame, right: float, scale: float, theme: Theme) -> list[Shape]:
    """A small face for each level, their right edges at ``right``."""
    size = min(5.4 * scale, placed.step * 0.9)
    colors = theme.colors
    return [
        Symbol(face_name(e), right - size, placed.y(e) - size / 2, size, colors.emotions[e], colors.features)
        for e in EMOTIONS
    ]
