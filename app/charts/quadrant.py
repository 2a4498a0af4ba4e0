"""Importance against satisfaction: each touchpoint where it stands, the crosshair, and what each quadrant means."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import hypot

from app.charts.sheet import Chart, Sheet, aligned
from app.charts.study import Room, Study
from app.charts.telling import decimal_text, source_text
from app.charts.words import fill
from app.domain.records import Card
from app.insight.quadrants import Point, Quadrant
from app.layout.shapes import Box, Path, Rect, Shape, Text
from app.layout.typeset import Block, set_line

LEAST, MOST = 46.0, 150.0
"""The height of the field, at natural scale."""
AXIS = 7.5
"""Room for the axes' numbers and names."""
DOT = 1.5
"""The radius of one touchpoint."""
LABEL = 34.0
"""The widest a name beside its dot may be."""
KEY_ROW = 4.6
_EDGE = 0.08
"""So much of a scale is left free beyond both of its ends."""


@dataclass(frozen=True, slots=True)
class _Spot:
    """All touchpoints of one place; ``x``, ``y`` its middle on the sheet."""

    points: tuple[Point, ...]
    x: float
    y: float
    radius: float

    @property
    def box(self) -> Box:
        """What it covers."""
        return Box(self.x - self.radius, self.y - self.radius, 2 * self.radius, 2 * self.radius)


def quadrant_chart(study: Study, room: Room) -> Chart:
    """The chart; who finds no room for a name gets a number and a line below the field."""
    held = study.overview.quadrants
    sheet = Sheet("quadrant", study, room)
    if not held.quadrants.points:
        return sheet.nothing()
    return _Field(sheet).drawn()


class _Field:
    """The field with its axes, and what stands in it."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet, self.study, self.unit = sheet, sheet.study, sheet.unit
        self.held = sheet.study.overview.quadrants
        self.colors = sheet.study.theme.colors
        self.scales = [self.study.overview.reading.scale(m) for m in ("satisfaction", "importance")]
        self.box = Box(0.0, 0.0, 0.0, 0.0)
        self.spots: list[_Spot] = []

    def drawn(self) -> Chart:
        """The whole chart."""
        sheet, unit, words = self.sheet, self.unit, self.study.words
        sheet.head()
        missing = len(self.held.missing)
        more = [words[f"crosshair.{self.held.quadrants.crosshair}"] + ".",
                fill(words["chart.missing"], n=missing) if missing else ""]  # fmt: skip
        caption = sheet.caption([self.held.concentrate], [" ".join(filter(None, more))])
        free = MOST * unit
        if sheet.room.height is not None:
            free = sheet.room.height - sheet.y - sheet.height_of(caption) - AXIS * unit
        top, width = sheet.y, sheet.width - AXIS * unit
        rows = 0
        for _ in range(6):
            high = max(LEAST * unit, min(MOST * unit, width * 0.8, free - rows * KEY_ROW * unit - 1.5 * unit))
            self.box = Box(AXIS * unit, top, width, high)
            spots = self.spots = self._spots()
            labels, keyed = self._labels(spots)
            listed = [(sign, point) for spot, sign in keyed.items() for point in spot.points]
            needed = -(-len(listed) // self._columns)
            if needed <= rows:
                break
            rows = needed
        self._ground()
        self._axes()
        self._points(spots, labels, keyed)
        sheet.y = self.box.bottom + AXIS * unit
        left = self._key(listed, sheet.height_of(caption))
        sheet.put_caption(caption)
        return sheet.done(left)

    # -- where things are -----------------------------------------------------------------------
    def _at(self, value: float, axis: int) -> float:
        scale = self.scales[axis]
        share = (value - scale.low) / (scale.high - scale.low) * (1 - 2 * _EDGE) + _EDGE
        return self.box.x + share * self.box.w if axis == 0 else self.box.bottom - share * self.box.h

    def _spots(self) -> list[_Spot]:
        """Touchpoints that would lie on each other are one spot."""
        spots: list[_Spot] = []
        for point in self.held.quadrants.points:
            x, y = self._at(point.performance, 0), self._at(point.importance, 1)
            near = next((n for n, s in enumerate(spots) if hypot(s.x - x, s.y - y) < 0.9 * DOT * self.unit
                         and s.points[0].quadrant == point.quadrant), None)  # fmt: skip
            if near is None:
                spots.append(_Spot((point,), x, y, DOT * self.unit))
            else:
                spot = spots[near]
                spots[near] = _Spot((*spot.points, point), spot.x, spot.y, 2.7 * self.unit)
        return spots

    def _labels(self, spots: Sequence[_Spot]) -> "tuple[_Labels, dict[_Spot, str]]":
        """A place beside its spot for each name, touching no other spot, name, line or edge; for what is too much a
        number, and the numbers by spot (empty where even that has no room)."""
        unit = self.unit
        taken = [_grown(spot.box, 0.6 * unit) for spot in spots] + self._reserved()
        found: _Labels = {}
        keyed: dict[_Spot, str] = {}
        for spot in sorted(spots, key=lambda spot: (_ORDER.index(spot.points[0].quadrant), len(spot.points))):
            blocks = [self._name(point.id) for point in spot.points] if len(spot.points) < 4 else []
            area = self._free(spot, blocks, taken) if blocks else None
            if area is not None:
                found[spot] = self._stacked(spot, blocks, area)
        for spot in spots:
            if spot not in found:
                number = set_line(str(len(keyed) + 1), self.sheet.style(weight="semibold", color=self.colors.ink))
                area = self._free(spot, [number], taken)
                keyed[spot] = number.rows[0][1].text if area is not None else "·"
                if area is not None:
                    found[spot] = [(spot.points[0], number, area)]
        return found, keyed

    def _free(self, spot: _Spot, blocks: Sequence[Block], taken: list[Box]) -> Box | None:
        """A free place for blocks under each other beside a spot; it is taken then."""
        unit = self.unit
        wide, high = max(b.width for b in blocks), sum(b.height + 1.7 * unit for b in blocks) - 1.7 * unit
        for x, y in _around(spot, wide, high, 1.2 * unit):
            area = Box(x, y, wide, high)
            if _inside(area, self.box, unit) and not any(_meet(area, other) for other in taken):
                taken.append(_grown(area, 0.7 * unit))
                return area
        return None

    def _stacked(self, spot: _Spot, blocks: Sequence[Block], area: Box) -> list[tuple[Point, Block, Box]]:
        y, made = area.y, []
        for point, block in zip(spot.points, blocks, strict=True):
            left = area.x + (area.w - block.width if area.right <= spot.x else 0.0)
            made.append((point, block, Box(left, y, block.width, block.height)))
            y += block.height + 1.7 * self.unit
        return made

    def _name(self, id_: str) -> Block:
        """A touchpoint's name, as wide as its lines are, in whichever direction they read."""
        style, wide = self.sheet.style(color=self.colors.ink), min(LABEL * self.unit, self.box.w / 3)
        block = self.sheet.set(self.study.card_title(id_), style, wide, 3, id_)
        left = min((dx for dx, _ in block.rows), default=0.0)
        return replace(block, rows=tuple((dx - left, line) for dx, line in block.rows))

    def _reserved(self) -> list[Box]:
        """The names of the quadrants in their corners, and the crosshair."""
        x, y = self._cross()
        lines = [Box(x - 0.2, self.box.y, 0.4, self.box.h), Box(self.box.x, y - 0.2, self.box.w, 0.4)]
        return [*(box for _, _, box in self._corners()), *lines]

    def _corners(self) -> "list[tuple[Quadrant, Block, Box]]":
        """Each quadrant's name in that of its corners, the outermost first, where no dot lies."""
        unit, box, words = self.unit, self.box, self.study.words
        cross_x, cross_y = self._cross()
        style = self.sheet.style(2.7, "semibold", self.colors.quiet)
        made: list[tuple[Quadrant, Block, Box]] = []
        for quadrant, right, upper in _CORNERS:
            block = set_line(words[f"quadrant.{quadrant}"], style)
            left, end = (cross_x, box.right) if right else (box.x, cross_x)
            top, low = (box.y, cross_y) if upper else (cross_y, box.bottom)
            if block.width > end - left - 4 * unit or low - top < 8 * unit:
                continue
            xs = [left + 2 * unit, end - 2 * unit - block.width]
            ys = [low - 2 * unit - block.height, top + 2 * unit]
            corners = [Box(x, y, block.width, block.height) for y in ys[:: -1 if upper else 1]
                       for x in xs[:: -1 if right else 1]]  # fmt: skip
            free = (c for c in corners if not any(_meet(_grown(c, 0.8 * unit), spot.box) for spot in self.spots))
            place = next(free, None)
            if place is not None:
                made.append((quadrant, block, place))
        return made

    def _cross(self) -> tuple[float, float]:
        found = self.held.quadrants
        return self._at(found.performance or 0.0, 0), self._at(found.importance or 0.0, 1)

    # -- what is drawn --------------------------------------------------------------------------
    def _ground(self) -> None:
        unit, box, colors, words = self.unit, self.box, self.colors, self.study.words
        x, y = self._cross()
        areas = {
            "concentrate": Box(box.x, box.y, x - box.x, y - box.y),
            "keep": Box(x, box.y, box.right - x, y - box.y),
            "low": Box(box.x, y, x - box.x, box.bottom - y),
            "overkill": Box(x, y, box.right - x, box.bottom - y),
        }
        fills = {"concentrate": colors.below, "keep": colors.above, "low": colors.page, "overkill": colors.ground}
        line = 0.3 * unit
        self.sheet.put([Rect(area, fill=fills[name]) for name, area in areas.items() if area.w > 0 and area.h > 0])
        self.sheet.put([
            Rect(Box(box.x, box.y, box.w, box.h), stroke=colors.line, stroke_width=line),
            Path((("M", x, box.y), ("L", x, box.bottom)), stroke=colors.navy, stroke_width=1.5 * line),
            Path((("M", box.x, y), ("L", box.right, y)), stroke=colors.navy, stroke_width=1.5 * line),
        ])  # fmt: skip
        for quadrant, block, place in self._corners():
            ids = self.held.quadrants.in_quadrant(quadrant)
            said = (words[f"quadrant.{quadrant}"], *(self.study.card_title(id_) for id_ in ids[:12]))
            self.sheet.mark(block.at(place.x, place.y), place, [("card", id_) for id_ in ids], said)

    def _axes(self) -> None:
        """Numbers along the lower and the left edge, and the two names."""
        unit, box, sheet, words = self.unit, self.box, self.sheet, self.study.words
        for axis in (0, 1):
            scale = self.scales[axis]
            for step in range(round(scale.low), round(scale.high) + 1):
                block = set_line(str(step), sheet.quiet)
                at = self._at(step, axis)
                place = (at - block.width / 2, box.bottom + 1.3 * unit) if axis == 0 else (
                    box.x - 1.4 * unit - block.width, at - sheet.quiet.cap / 2)  # fmt: skip
                sheet.put(block.at(*place))
        below = set_line(f"{words['chart.satisfaction']} →", sheet.style(2.6, "semibold", self.colors.quiet))
        sheet.put(below.at(box.right - below.width, box.bottom + 4.7 * unit))
        side = set_line(f"{words['chart.importance']} →", below.style)
        sheet.put(
            [Text(below.style.cap, box.y + side.width, t.line, t.color, vertical=True) for t in side.at(0.0, 0.0)]
        )

    def _points(self, spots: Sequence[_Spot], labels: "_Labels", keyed: Mapping[_Spot, str]) -> None:
        sheet, page = self.sheet, self.colors.page
        for spot in spots:
            refs = [("card", point.id) for point in spot.points]
            told = [line for point in spot.points[:5] for line in self._told(point)]
            shapes: list[Shape] = [
                Rect(spot.box, self._color(spot.points[0].quadrant), page, 0.25 * self.unit, spot.radius)
            ]
            alone = not any(_meet(spot.box, other.box) for other in spots if other is not spot)
            if len(spot.points) > 1 and alone:
                style = sheet.style(weight="semibold", color="#ffffff")
                place = Box(spot.box.x, spot.y - style.cap / 2, spot.box.w, 0.0)
                shapes += aligned(set_line(str(len(spot.points)), style), place, "center")
            sheet.mark(shapes, spot.box, refs, told)
            for point, block, box in labels.get(spot, ()):
                said = told if spot in keyed else self._told(point)
                sheet.mark(block.at(box.x, box.y), box, refs if spot in keyed else [("card", point.id)], said)

    def _key(self, keyed: Sequence[tuple[str, Point]], below: float) -> int:
        """The names of those that had no room beside their dots; gives how many have none here either."""
        sheet, unit, columns = self.sheet, self.unit, self._columns
        if not keyed:
            return 0
        sheet.y += 1.5 * unit
        room = len(keyed)
        if sheet.room.height is not None:
            room = max(0, int((sheet.room.height - sheet.y - below) / (KEY_ROW * unit))) * columns
        step, number = sheet.width / columns, self.unit * 7.0
        for at, (sign, point) in enumerate(keyed[:room]):
            x, y = at % columns * step, sheet.y + at // columns * KEY_ROW * unit
            name = sheet.set(self.study.card_title(point.id), sheet.quiet, step - number - 3 * unit, 1, point.id)
            style = sheet.style(weight="semibold", color=self.colors.ink)
            shapes = [*set_line(sign, style).at(x, y), *name.at(x + number, y)]
            sheet.mark(shapes, Box(x, y - 0.8 * unit, step - 2 * unit, KEY_ROW * unit), [("card", point.id)],
                       self._told(point))  # fmt: skip
        sheet.y += -(-min(room, len(keyed)) // columns) * KEY_ROW * unit
        return max(0, len(keyed) - room)

    @property
    def _columns(self) -> int:
        return max(1, int(self.sheet.width / (84 * self.unit)))

    def _told(self, point: Point) -> tuple[str, ...]:
        """Both scores of a touchpoint, each with where it comes from."""
        words, reading = self.study.words, self.study.overview.reading
        card = self.study.document.get(Card, point.id)
        lines = [self.study.card_title(point.id), words[f"quadrant.{point.quadrant}"]]
        for measure in ("importance", "satisfaction"):
            figure = reading.score(card, measure).figure
            lines.append(f"{words[f'chart.{measure}']} {decimal_text(figure.value or 0.0, words)} · "
                         f"{source_text(figure, words)}")  # fmt: skip
        return tuple(lines)

    def _color(self, quadrant: Quadrant) -> str:
        colors = self.colors
        named = {"concentrate": colors.emotions[-2], "keep": colors.emotions[2], "line": colors.navy}
        return named.get(quadrant, colors.mark)


_Labels = dict[_Spot, list[tuple[Point, Block, Box]]]
_ORDER: tuple[Quadrant, ...] = ("concentrate", "line", "keep", "overkill", "low")
"""Who gets a name first where there is little room."""
_CORNERS: tuple[tuple[Quadrant, bool, bool], ...] = (
    ("concentrate", False, True), ("keep", True, True), ("low", False, False), ("overkill", True, False),
)  # fmt: skip
"""Each quadrant, whether it is at the right, and whether it is above."""


def _around(spot: _Spot, wide: float, high: float, gap: float) -> Iterable[tuple[float, float]]:
    """Corners of areas beside a spot, the best first."""
    r = spot.radius + gap
    yield spot.x + r, spot.y - high / 2
    yield spot.x - r - wide, spot.y - high / 2
    yield spot.x - wide / 2, spot.y - r - high
    yield spot.x - wide / 2, spot.y + r
    for dx in (r * 0.6, -r * 0.6 - wide):
        yield spot.x + dx, spot.y - r * 0.8 - high
        yield spot.x + dx, spot.y + r * 0.8


def _grown(box: Box, by: float) -> Box:
    return Box(box.x - by, box.y - by, box.w + 2 * by, box.h + 2 * by)


def _meet(one: Box, other: Box) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom


def _inside(area: Box, whole: Box, by: float) -> bool:
    return (area.x >= whole.x + by and area.right <= whole.right - by and area.y >= whole.y + by
            and area.bottom <= whole.bottom - by)  # fmt: skip
