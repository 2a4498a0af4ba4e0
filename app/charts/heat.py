"""Stage by channel: how each cell is, as a number on a tone; the last column and row are those of a whole channel or
stage."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.charts.heads import Head, put_heads
from app.charts.sheet import Chart, Ref, Sheet, aligned
from app.charts.study import Room, Study
from app.charts.telling import NOTHING, told, value_text
from app.insight.figure import Figure
from app.layout.seeing import tint
from app.layout.shapes import Box, Rect, Shape
from app.layout.typeset import Block, set_line

ROW, LEAST_ROW, COLUMN = 12.0, 6.6, 11.0
"""Heights of rows, and the least width of a column, at natural scale."""
LIGHT, DEEP, CHROMA = 95.0, 79.0, 34.0
"""The tones of cells, from hardly any to the strongest: ink can be read on all of them."""
_GAP = 0.8


@dataclass(frozen=True, slots=True)
class _Cell:
    """One number: its value and how it is written, what is said of it, and where it leads."""

    value: float | None
    text: str
    told: tuple[str, ...]
    refs: tuple[Ref, ...]


def heat_chart(study: Study, room: Room) -> Chart:
    """The table, wider than was asked for where there are very many stages; channels go on where there is no room."""
    overview, words = study.overview, study.words
    sheet = Sheet("heat", study, room)
    stages, lanes = overview.reading.stages, overview.reading.channels
    unit = room.unit
    names = min(52 * unit, room.width * 0.26)
    sheet.width = max(room.width, names + (len(stages) + 1) * COLUMN * unit)
    cells = _cells(study)
    if not stages or not lanes or all(cell.value is None for cell in cells.values()):
        sheet.width = room.width
        return sheet.nothing()
    sheet.head(f"{words['chart.heat']}: {words[f'heat.{study.asked.heat}']}")
    figures = [] if study.asked.heat == "count" else [overview.whole(study.asked.heat).figure]
    caption = sheet.caption(figures)
    return _Table(sheet, names, cells).put(caption)


def _cells(study: Study) -> Mapping[tuple[str, str], _Cell]:
    """By (stage id, lane id); "" stands for all of them."""
    overview, heat = study.overview, study.asked.heat
    reading = overview.reading
    held = reading.touchpoints
    found: dict[tuple[str, str], _Cell] = {}
    if heat == "count":
        for stage in ("", *(stage.id for stage in reading.stages)):
            for lane in ("", *(lane.id for lane in reading.channels)):
                ids = [c.id for c in held if stage in ("", c.stage_id) and lane in ("", c.lane_id)]
                found[stage, lane] = _counted(study, stage, lane, ids)
        return found
    for cell in overview.heat(heat):
        found[cell.stage_id, cell.lane_id] = _scored(study, cell.stage_id, cell.lane_id, cell.figure)
    for roll in overview.stages(heat):
        found[roll.id, ""] = _scored(study, roll.id, "", roll.figure)
    for roll in overview.channels(heat):
        found["", roll.id] = _scored(study, "", roll.id, roll.figure)
    found["", ""] = _scored(study, "", "", overview.whole(heat).figure)
    return found


def _scored(study: Study, stage: str, lane: str, figure: Figure) -> _Cell:
    text = value_text(figure.formula, figure.value, study.words)
    return _Cell(figure.value, text, told(_name(study, stage, lane), figure, study.words),
                 _refs(study, stage, lane, figure.cards))  # fmt: skip


def _counted(study: Study, stage: str, lane: str, ids: Sequence[str]) -> _Cell:
    text = str(len(ids)) if ids else NOTHING
    said = (_name(study, stage, lane), f"{study.words['heat.count']}: {len(ids)}")
    return _Cell(float(len(ids)) if ids else None, text, said, _refs(study, stage, lane, ids))


def _name(study: Study, stage: str, lane: str) -> str:
    names = [study.stage_title(stage) if stage else "", study.lane_title(lane) if lane else ""]
    return " · ".join(filter(None, names)) or study.words["chart.whole"]


def _refs(study: Study, stage: str, lane: str, cards: Sequence[str]) -> tuple[Ref, ...]:
    """The cards of a cell; of an empty one its stage, lane or map."""
    if cards:
        return tuple(("card", id_) for id_ in cards)
    return (("stage", stage) if stage else ("lane", lane) if lane else ("journey_map", study.map_id),)


class _Table:
    """The heads, the rows, and the roll-ups at the right and below."""

    def __init__(self, sheet: Sheet, names: float, cells: Mapping[tuple[str, str], _Cell]) -> None:
        self.sheet, self.study, self.unit, self.cells, self.names = sheet, sheet.study, sheet.unit, cells, names
        reading = self.study.overview.reading
        self.stages = [stage.id for stage in reading.stages]
        self.lanes = [lane.id for lane in reading.channels]
        self.column = (sheet.width - names) / (len(self.stages) + 1)
        own = [cells[stage, lane].value or 0.0 for stage in self.stages for lane in self.lanes]
        self.most = max(own, default=1.0) or 1.0

    def put(self, caption: Sequence[Block]) -> Chart:
        """The whole chart."""
        sheet, unit = self.sheet, self.unit
        self._heads()
        lanes = self.lanes[sheet.room.start :]
        row, shown = sheet.rows_above(caption, len(lanes), ROW, LEAST_ROW, _GAP)
        for lane in lanes[:shown]:
            self._row(lane, row)
        left = len(lanes) - shown
        if not left:
            sheet.y += _GAP * unit
            self._row("", row)
        sheet.put_caption(caption)
        return sheet.done(left, len(self.lanes) - left)

    def _heads(self) -> None:
        """The names of the stages, and the last column's."""
        study = self.study
        heads = [Head(study.stage_title(id_), id_, (("stage", id_),)) for id_ in self.stages]
        heads.append(Head(study.words["chart.whole"], "", (("journey_map", study.map_id),)))
        put_heads(self.sheet, self.names, self.column, heads)

    def _row(self, lane: str, height: float) -> None:
        sheet, unit, colors = self.sheet, self.unit, self.study.theme.colors
        title = self.study.lane_title(lane) if lane else self.study.words["chart.whole"]
        style = sheet.style(2.6, "semibold" if not lane else "regular", colors.ink, 1.15)
        lines = 2 if height > 9 * unit else 1
        name = sheet.set(title, style, self.names - 3 * unit, lines, lane)
        box = Box(0.0, sheet.y, self.names, height)
        high = style.cap + max(0, name.lines - 1) * style.size * style.leading
        refs: list[Ref] = [("lane", lane)] if lane else [("journey_map", self.study.map_id)]
        sheet.mark(name.at(0.0, box.y + (height - high) / 2), box, refs, (title,))
        for at, stage in enumerate([*self.stages, ""]):
            extra = _GAP * unit if not stage else 0.0
            x = self.names + at * self.column + extra
            self._cell(
                self.cells[stage, lane], Box(x, sheet.y, self.column - extra, height), whole=not (stage and lane)
            )
        sheet.y += height

    def _cell(self, cell: _Cell, box: Box, *, whole: bool) -> None:
        unit, sheet, colors = self.unit, self.sheet, self.study.theme.colors
        inner = Box(box.x + _GAP * unit / 2, box.y + _GAP * unit / 2, box.w - _GAP * unit, box.h - _GAP * unit)
        value = cell.value
        ground = colors.page if value is None else self._tone(value, whole=whole)
        shapes: list[Shape] = [Rect(inner, fill=ground, radius=0.8 * unit)]
        if value is None:
            shapes = [Rect(inner, fill=colors.page, stroke=colors.faint, stroke_width=0.25 * unit, radius=0.8 * unit)]
        style = sheet.style(2.9, "bold" if whole else "semibold", colors.ink if value is not None else colors.quiet)
        if self.column < 13 * unit:
            style = sheet.style(2.5, style.weight, style.color)
        line = set_line(cell.text, style)
        shapes += aligned(line, Box(inner.x, inner.y + (inner.h - style.cap) / 2, inner.w, 0.0), "center")
        sheet.mark(shapes, box, cell.refs, cell.told)

    def _tone(self, value: float, *, whole: bool) -> str:
        """That of a score; counts from light to deep."""
        heat, colors = self.study.asked.heat, self.study.theme.colors
        if heat != "count":
            return score_tone(self.study, heat, value)
        return colors.ground if whole else _deeper(self.study, min(1.0, value / self.most))


def score_tone(study: Study, measure: str, value: float) -> str:
    """Orange below the middle of the scale, blue above it; importance from light to deep."""
    scale, colors = study.overview.reading.scale(measure), study.theme.colors
    if measure == "importance":
        return _deeper(study, (value - scale.low) / (scale.high - scale.low))
    share = 2 * (value - scale.middle) / (scale.high - scale.low)
    hue = colors.emotions[-1] if share < 0 else colors.emotions[1]
    strength = min(1.0, abs(share))
    return tint(hue, LIGHT - (LIGHT - DEEP) * strength, CHROMA * strength)


def _deeper(study: Study, share: float) -> str:
    """From hardly any (0) to the deepest tone (1)."""
    return tint(study.theme.colors.navy, LIGHT - (LIGHT - DEEP) * share, 4.0 + 12.0 * share)
