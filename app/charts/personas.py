"""Personas side by side: the touchpoints of several maps in the columns of one row of stages, a band for each map.

::

                     Look          Buy           Use
    Marta            (:) Searches  (:( Waits     (:) Calls
    Map title        (:) Asks      (:) Pays
    Luis             (:( Searches  (:) Pays
    Map title
    Meets 2 of 3

What only one of them meets is in bold.  Of the map in front, as the general one, it is said how much each other meets.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.charts.curves import map_name
from app.charts.heads import Head, put_heads
from app.charts.sheet import Chart, Ref, Sheet
from app.charts.spine import Column, places, spine
from app.charts.study import Room, Study
from app.charts.telling import told
from app.charts.words import fill
from app.domain.records import Card, JourneyMap, Persona
from app.insight.figure import Figure
from app.insight.origin import root
from app.layout.shapes import Box, Path, Rect, Shape, Symbol
from app.layout.symbols import face_name
from app.layout.typeset import Block

NAMES, COLUMN = 30.0, 30.0
"""The width of the names, and the least of a column, at natural scale."""
FACE, AFTER, BETWEEN, EDGE = 4.2, 1.4, 1.8, 2.6


@dataclass(frozen=True, slots=True)
class _Line:
    """A touchpoint in a column: its card and its title, set."""

    card: Card
    title: Block


@dataclass(frozen=True, slots=True)
class _Band:
    """A map: its names, set, and the touchpoints of each column."""

    map_id: str
    said: str
    names: tuple[Block, ...]
    met: tuple[tuple[Figure, Block], ...]
    columns: tuple[tuple[_Line, ...], ...]
    height: float


def personas_chart(study: Study, room: Room) -> Chart:
    """The bands of this map and of those laid beside it, or of its kin; they go on where there is no more room."""
    sheet = Sheet("personas", study, room)
    maps = [study.map_id, *(id_ for id_ in (study.asked.maps or kin(study)) if id_ != study.map_id)]
    maps = [id_ for id_ in maps if study.document.find(JourneyMap, id_) is not None]
    columns = spine(study.document, maps)
    if len(maps) < 2 or not columns:
        return sheet.nothing()
    sheet.width = max(room.width, (NAMES + COLUMN * len(columns)) * sheet.unit)
    sheet.head()
    return _Table(sheet, columns, maps).put()


def kin(study: Study) -> tuple[str, ...]:
    """The other maps that are copies of this one, or of the same."""
    document = study.document
    origin = root(document, document.get(JourneyMap, study.map_id))
    return tuple(m.id for m in document.maps if m.id != study.map_id and root(document, m) == origin)


class _Table:
    """The stages above, and the bands."""

    def __init__(self, sheet: Sheet, columns: Sequence[Column], maps: Sequence[str]) -> None:
        self.sheet, self.study, self.unit, self.columns = sheet, sheet.study, sheet.unit, columns
        self.left = NAMES * sheet.unit
        self.step = (sheet.width - self.left) / len(columns)
        document = self.study.document
        meets = Counter(key for id_ in maps for key in {root(document, card) for card in document.touchpoints(id_)})
        self.shared = {key for key, count in meets.items() if count > 1}
        self.bands = [self._band(id_) for id_ in maps]

    def put(self) -> Chart:
        """As many bands as there is room for, at least one."""
        sheet, study = self.sheet, self.study
        says_met = any(band.met for band in self.bands)
        keys = ["chart.alone", *(["chart.covered"] if says_met else [])]
        caption = sheet.caption([], [study.words[key] for key in keys])
        heads = []
        for column in self.columns:
            own = column.stages.get(study.map_id)
            refs: tuple[Ref, ...] = (("stage", own.id),) if own is not None else ()
            heads.append(Head(study.stage_title(column.stage.id), column.stage.id, refs))
        put_heads(sheet, self.left, self.step, heads)
        below = sheet.height_of(caption)
        shown = 0
        for band in self.bands[sheet.room.start :]:
            full = sheet.room.height is not None and sheet.y + band.height + below > sheet.room.height
            if full and shown:
                break
            self._put_band(band)
            shown += 1
        sheet.put_caption(caption)
        left = len(self.bands) - sheet.room.start - shown
        return sheet.done(left, sheet.room.start + shown)

    def _band(self, map_id: str) -> _Band:
        sheet, unit, colors, document = self.sheet, self.unit, self.study.theme.colors, self.study.document
        journey = document.get(JourneyMap, map_id)
        persona = document.find(Persona, journey.persona_id)
        title = journey.title or self.study.words["map.untitled"]
        first = persona.name if persona is not None and persona.name else title
        second = [title] if first != title else []
        if first == title or journey.state == "to_be":
            second.append(self.study.words[f"state.{journey.state}"])
        room = self.left - 3 * unit
        names = (
            sheet.set(first, sheet.style(3.0, "semibold", colors.ink, 1.2), room, 3, map_id),
            sheet.set(" · ".join(second), sheet.quiet, room, 4, map_id),
        )
        met = tuple((one, sheet.set(_met_text(one, self.study.words), sheet.quiet, room, 4, map_id))
                    for one in self._coverage(map_id))  # fmt: skip
        lines: list[list[_Line]] = [[] for _ in self.columns]
        for card, at, _ in places(document, self.columns, map_id):
            weight = "regular" if root(document, card) in self.shared else "semibold"
            style = sheet.style(2.6, weight, colors.ink, 1.2)
            wide = self.step - (FACE + AFTER + 2 * EDGE) * unit
            lines[at].append(_Line(card, sheet.set(self.study.card_title(card.id), style, wide, 5, card.id)))
        tallest = max(sum(self._high(line) for line in column) for column in lines)
        blocks = [*names, *(block for _, block in met)]
        named = sum(block.height + 1.4 * unit for block in blocks if block.lines)
        return _Band(map_id, map_name(self.study, map_id), names, met, tuple(map(tuple, lines)),
                     max(tallest, named) + 2 * EDGE * unit)  # fmt: skip

    def _coverage(self, map_id: str) -> list[Figure]:
        """How much of the map in front another one meets; of the moments of truth too where it has some."""
        if map_id == self.study.map_id:
            return []
        met = self.study.overview.coverage_by(map_id)
        return [figure for figure in (met.all, met.key) if figure.value is not None]

    def _high(self, line: _Line) -> float:
        return max(FACE * self.unit, line.title.height) + BETWEEN * self.unit

    def _put_band(self, band: _Band) -> None:
        sheet, unit, colors = self.sheet, self.unit, self.study.theme.colors
        top = sheet.y
        ground = Box(self.left, top + 0.5 * unit, sheet.width - self.left, band.height - unit)
        between = [self.left + n * self.step for n in range(1, len(self.columns))]
        lines = [Path((("M", x, ground.y), ("L", x, ground.bottom)), stroke=colors.page, stroke_width=0.8 * unit)
                 for x in between]  # fmt: skip
        sheet.put([Rect(ground, fill=colors.ground, radius=1.2 * unit), *lines])
        shapes: list[Shape] = []
        y = top + EDGE * unit
        for block in band.names:
            shapes += block.at(0.0, y)
            y += block.height + 1.4 * unit
        box = Box(0.0, top, self.left, (y if band.met else top + band.height) - top)
        sheet.mark(shapes, box, [("journey_map", band.map_id)], (band.said,))
        for figure, block in band.met:
            box = Box(0.0, y, self.left, block.height + 1.4 * unit)
            lines_told = told(band.said, figure, self.study.words)
            sheet.mark(block.at(0.0, y), box, [("card", id_) for id_ in figure.cards], lines_told)
            y = box.bottom
        for at, column in enumerate(band.columns):
            y = top + EDGE * unit
            for line in column:
                self._put_line(line, Box(self.left + at * self.step, y, self.step, self._high(line)))
                y += self._high(line)
        sheet.y += band.height

    def _put_line(self, line: _Line, box: Box) -> None:
        """A face and a title."""
        unit, colors, card, words = self.unit, self.study.theme.colors, line.card, self.study.words
        size = FACE * unit
        x = box.x + EDGE * unit
        color = colors.emotions[card.emotion]
        face = Symbol(face_name(card.emotion), x, box.y, size, color, colors.features)
        drop = (size - line.title.style.cap) / 2 if line.title.lines == 1 else 0.3 * unit
        shapes: list[Shape] = [face, *line.title.at(x + size + AFTER * unit, box.y + drop)]
        felt = words["emotion.none" if card.emotion is None else f"emotion.{card.emotion}"]
        self.sheet.mark(shapes, box, [("card", card.id)], (self.study.card_title(card.id), felt))


def _met_text(figure: Figure, words: Mapping[str, str]) -> str:
    """How many are met of how many."""
    met = round((figure.value or 0.0) * figure.n)
    return fill(words[f"chart.{figure.formula}"], met=met, n=figure.n, percent=round(100 * (figure.value or 0.0)))
