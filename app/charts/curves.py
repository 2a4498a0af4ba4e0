"""Curves over each other on one spine of stages: team and customers, target and competitor, or several maps.

The mood that customers bring along is a quiet line among those of one map, with a star at each moment of truth.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from app.charts.heads import Head, put_heads
from app.charts.sheet import Chart, Ref, Sheet
from app.charts.spine import Column, places, spine
from app.charts.study import Room, Study
from app.charts.telling import decimal_text, source_text, told
from app.charts.words import fill
from app.domain.records import EMOTIONS, Card, JourneyMap, Persona
from app.insight.figure import Figure
from app.insight.reading import Reading
from app.insight.rollups import mean
from app.insight.score import Score, of_scores
from app.layout.shapes import Box, Path, Rect, Shape, Symbol
from app.layout.symbols import face_name

LEAST, MOST = 34.0, 90.0
"""The height of the field, at natural scale."""
LEVELS = 9.0
COLUMN = 14.0
_EDGE = 0.1
_DASHES: tuple[tuple[float, ...], ...] = ((), (3.2, 1.8), (0.9, 1.5), (5.0, 1.6, 0.9, 1.6))
Points = tuple[tuple[Score, int, float], ...]
"""Scores with their column and how far along it they are."""
Way = tuple[tuple[int, float, float], ...]
"""A line: column, how far along it, and emotion."""


@dataclass(frozen=True, slots=True)
class _Curve:
    """A curve: its name, colour and dash, where it goes, and what its ``dots`` tell.

    ``figure`` stands for the whole of it, ``said`` is that in words.
    """

    name: str
    color: str
    dash: tuple[float, ...]
    way: Way
    dots: tuple["_Dot", ...]
    shape: str
    figure: Figure
    said: str
    width: float = 0.8


@dataclass(frozen=True, slots=True)
class _Dot:
    """A touchpoint on a curve, and what is told of it."""

    card_id: str
    column: int
    along: float
    figure: Figure


def curves_chart(study: Study, room: Room) -> Chart:
    """The curves that there are: of one map those of all who rate it, of several maps one each."""
    sheet = Sheet("curves", study, room)
    maps = [study.map_id, *(id_ for id_ in study.asked.maps if id_ != study.map_id)]
    maps = [id_ for id_ in maps if study.document.find(JourneyMap, id_) is not None]
    columns = spine(study.document, maps)
    curves = _of_maps(study, columns, maps) if len(maps) > 1 else _of_raters(study, columns)
    if not curves:
        return sheet.nothing()
    return _Field(sheet, columns, curves).drawn()


def _of_raters(study: Study, columns: Sequence[Column]) -> list[_Curve]:
    reading, words, colors = study.overview.reading, study.words, study.theme.colors
    named = (
        ("team", "emotion", words["curve.team"], colors.navy, 0, "round"),
        ("customers", "emotion", words["curve.customers"], colors.emotions[-2], 1, "square"),
        ("team", "target", words["curve.target"], colors.emotions[1], 2, "diamond"),
        ("team", "competitor", words["curve.competitor"], colors.mark, 3, "ring"),
    )
    found = []
    competitor = str(reading.map.fields.get("competitor", "")).strip()
    for rater, measure, name, color, dash, shape in named:
        ask = reading.team if rater == "team" else reading.customers
        points = _points(study, columns, study.map_id, partial(ask, measure=measure))
        if points:
            title = competitor or name if measure == "competitor" else name
            found.append(_curve(title, color, dash, points, shape, measure, words))
    return [*found, *_mood(study, columns)] if study.asked.mood and found else found


def _mood(study: Study, columns: Sequence[Column]) -> list[_Curve]:
    """The mood before each touchpoint, with the moments of truth; nothing where there is none of it."""
    before = {one.card_id: one.before for one in study.overview.mood_line}
    held = places(study.document, columns, study.map_id)
    way = tuple((at, along, mood) for card, at, along in held if (mood := before.get(card.id)) is not None)
    key = {one.mood.card_id: one.before for one in study.overview.key_moments if one.before.value is not None}
    dots = tuple(_Dot(card.id, at, along, key[card.id]) for card, at, along in held if card.id in key)
    if len(way) < 2 or not dots:
        return []
    words, last = study.words, dots[-1]
    value = decimal_text(last.figure.value or 0.0, words, signed=True)
    said = fill(words["chart.mood"], value=value, title=study.card_title(last.card_id))
    color = study.theme.colors.families["drive"].mark
    return [_Curve(words["curve.mood"], color, _DASHES[3], way, dots, "star", last.figure, said, 0.5)]


def _of_maps(study: Study, columns: Sequence[Column], maps: Sequence[str]) -> list[_Curve]:
    colors = [study.theme.colors.navy, *study.theme.colors.categories[1:]]
    shapes = ("round", "square", "diamond", "ring")
    found = []
    for at, map_id in enumerate(maps):
        reading = Reading(study.document, map_id, whose=study.asked.whose, segment=study.asked.segment)
        points = _points(study, columns, map_id, partial(reading.score, measure="emotion"))
        if points:
            name = map_name(study, map_id)
            color, shape = colors[at % len(colors)], shapes[at % 4]
            found.append(_curve(name, color, at % 4, points, shape, "emotion", study.words))
    return found


def map_name(study: Study, map_id: str) -> str:
    """A map's title and whose journey it is; its state where another map is called the same."""
    document, words = study.document, study.words
    journey = document.get(JourneyMap, map_id)
    title = journey.title or words["map.untitled"]
    persona = document.find(Persona, journey.persona_id)
    others = [other for other in document.maps if other.id != map_id and other.title == journey.title]
    said = [title]
    if persona is not None and persona.name:
        said.append(persona.name)
    if others:
        said.append(words[f"state.{journey.state}"])
    return " · ".join(said)


def _points(
    study: Study, columns: Sequence[Column], map_id: str, score: Callable[[Card], Score]
) -> Points:  # fmt: skip
    held = [(score(card), at, along) for card, at, along in places(study.document, columns, map_id)]
    return tuple((one, at, along) for one, at, along in held if one.value is not None)


def _curve(
    name: str, color: str, dash: int, points: Points, shape: str, measure: str, words: Mapping[str, str]
) -> _Curve:  # fmt: skip
    scores = [score for score, _, _ in points]
    value = mean([score.value for score in scores if score.value is not None])
    code = "mean.emotion" if measure == "emotion" else f"score.{measure}"
    figure = of_scores(code, value, scores, [score.card_id for score in scores])
    way = tuple((at, along, score.value or 0.0) for score, at, along in points)
    dots = tuple(_Dot(score.card_id, at, along, score.figure) for score, at, along in points)
    said = fill(words["chart.mean"], value=decimal_text(value or 0.0, words, signed=True))
    return _Curve(name, color, _DASHES[dash], way, dots, shape, figure, said)


class _Field:
    """Stages above, levels with faces at the left, the curves, and the legend."""

    def __init__(self, sheet: Sheet, columns: Sequence[Column], curves: Sequence[_Curve]) -> None:
        self.sheet, self.study, self.unit = sheet, sheet.study, sheet.unit
        self.columns, self.curves = columns, curves
        self.colors = sheet.study.theme.colors
        sheet.width = max(sheet.room.width, (LEVELS + COLUMN * len(columns)) * sheet.unit)
        self.box = Box(0.0, 0.0, 0.0, 0.0)

    def drawn(self) -> Chart:
        """The whole chart."""
        sheet, unit = self.sheet, self.unit
        sheet.head()
        caption = sheet.caption([self.curves[0].figure])
        self._legend()
        heads = self._heads()
        high = MOST * unit
        if sheet.room.height is not None:
            high = sheet.room.height - sheet.y - sheet.height_of(caption)
        high = max(LEAST * unit, min(MOST * unit, high, (sheet.width - LEVELS * unit) * 0.5))
        self.box = Box(LEVELS * unit, sheet.y, sheet.width - LEVELS * unit, high)
        self._ground(heads)
        for curve in self.curves:
            self._line(curve)
        for curve in self.curves:
            self._dots(curve)
        sheet.y = self.box.bottom
        sheet.put_caption(caption)
        return sheet.done()

    def _at(self, column: int, along: float, value: float) -> tuple[float, float]:
        step = self.box.w / len(self.columns)
        share = (value + 2) / 4 * (1 - 2 * _EDGE) + _EDGE
        return self.box.x + (column + along) * step, self.box.bottom - share * self.box.h

    def _legend(self) -> None:
        """Each curve's line, name, mean and what stands behind it."""
        sheet, unit, words = self.sheet, self.unit, self.study.words
        columns = max(1, min(len(self.curves), int(sheet.width / (84 * unit))))
        step = sheet.width / columns
        lowest = y = sheet.y
        for at, curve in enumerate(self.curves):
            if at and at % columns == 0:
                y = lowest + 2.0 * unit
            x = at % columns * step
            name = sheet.set(curve.name, sheet.style(2.7, "semibold", self.colors.ink), step - 16 * unit, 2)
            said = f"{curve.said} · {source_text(curve.figure, words)}"
            source = sheet.set(said, sheet.quiet, step - 16 * unit, 4)
            middle = y + name.style.cap / 2
            shapes: list[Shape] = [
                Path((("M", x, middle), ("L", x + 10 * unit, middle)), stroke=curve.color,
                     stroke_width=curve.width * unit, dash=_scaled(curve.dash, unit)),
                *_mark(curve, x + 5 * unit, middle, unit, self.colors.page),
                *name.at(x + 12.5 * unit, y),
                *source.at(x + 12.5 * unit, y + name.height + 1.0 * unit),
            ]  # fmt: skip
            bottom = y + name.height + source.height + 1.0 * unit
            refs = [("card", id_) for id_ in curve.figure.cards]
            sheet.mark(shapes, Box(x, y, step - 3 * unit, bottom - y), refs, told(curve.name, curve.figure, words))
            lowest = max(lowest, bottom)
        sheet.y = lowest + 3.0 * unit

    def _heads(self) -> list[Box]:
        """The names of the stages; gives their boxes."""
        heads = []
        for column in self.columns:
            own = column.stages.get(self.study.map_id)
            refs: tuple[Ref, ...] = (("stage", own.id),) if own is not None else ()
            heads.append(Head(self.study.stage_title(column.stage.id), column.stage.id, refs))
        left = LEVELS * self.unit
        return put_heads(self.sheet, left, (self.sheet.width - left) / len(self.columns), heads)

    def _ground(self, heads: Sequence[Box]) -> None:
        unit, box, colors = self.unit, self.box, self.colors
        _, middle = self._at(0, 0.0, 0)
        shapes: list[Shape] = [
            Rect(Box(box.x, box.y, box.w, middle - box.y), fill=colors.above),
            Rect(Box(box.x, middle, box.w, box.bottom - middle), fill=colors.below),
        ]
        for level in EMOTIONS:
            _, y = self._at(0, 0.0, level)
            line = colors.mark if level == 0 else colors.page
            shapes.append(Path((("M", box.x, y), ("L", box.right, y)), stroke=line, stroke_width=0.3 * unit))
            size = 5.6 * unit
            shapes.append(Symbol(face_name(level), 0.8 * unit, y - size / 2, size, colors.emotions[level],
                                 colors.features))  # fmt: skip
        between = [(("M", head.x, box.y), ("L", head.x, box.bottom)) for head in heads[1:]]
        shapes += [Path(line, stroke=colors.page, stroke_width=0.6 * unit) for line in between]
        self.sheet.put(shapes)

    def _line(self, curve: _Curve) -> None:
        places = [self._at(*step) for step in curve.way]
        if len(places) > 1:
            first, *rest = places
            segments: list[tuple[str | float, ...]] = [("M", *first)]
            before = first
            for x, y in rest:
                half = (x - before[0]) / 2
                segments.append(("C", before[0] + half, before[1], x - half, y, x, y))
                before = (x, y)
            self.sheet.put([Path(tuple(segments), stroke=curve.color, stroke_width=curve.width * self.unit,
                                 dash=_scaled(curve.dash, self.unit))])  # fmt: skip

    def _dots(self, curve: _Curve) -> None:
        unit, study = self.unit, self.study
        for dot in curve.dots:
            x, y = self._at(dot.column, dot.along, dot.figure.value or 0.0)
            lines = told(f"{study.card_title(dot.card_id)} · {curve.name}", dot.figure, study.words)
            left, right = max(0.0, x - 2 * unit), min(self.sheet.width, x + 2 * unit)
            box = Box(left, y - 2 * unit, right - left, 4 * unit)
            self.sheet.mark(_mark(curve, x, y, unit, self.colors.page), box, [("card", dot.card_id)], lines)


def _scaled(dash: tuple[float, ...], unit: float) -> tuple[float, ...]:
    return tuple(part * unit for part in dash)


def _mark(curve: _Curve, x: float, y: float, unit: float, page: str) -> list[Shape]:
    """The mark of a curve, so that it is told apart without its colour."""
    r = 1.25 * unit
    if curve.shape == "square":
        return [Rect(Box(x - r, y - r, 2 * r, 2 * r), curve.color, page, 0.3 * unit)]
    if curve.shape == "diamond":
        r *= 1.25
        return [Path((("M", x, y - r), ("L", x + r, y), ("L", x, y + r), ("L", x - r, y), ("Z",)), curve.color, page,
                     0.3 * unit)]  # fmt: skip
    if curve.shape == "ring":
        return [Rect(Box(x - r, y - r, 2 * r, 2 * r), page, curve.color, 0.6 * unit, r)]
    if curve.shape == "star":
        ground = Rect(Box(x - 1.6 * r, y - 1.6 * r, 3.2 * r, 3.2 * r), page, radius=1.6 * r)
        return [ground, Symbol("mark:moment_of_truth", x - 1.3 * r, y - 1.3 * r, 2.6 * r, curve.color)]
    return [Rect(Box(x - r, y - r, 2 * r, 2 * r), curve.color, page, 0.3 * unit, r)]
