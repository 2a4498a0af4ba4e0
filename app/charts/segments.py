"""Touchpoint by segment: what each segment of customers answered, how many did, and where they differ."""

from collections.abc import Sequence

from app.charts.heads import Head, put_heads
from app.charts.heat import score_tone
from app.charts.sheet import Chart, Ref, Sheet, aligned
from app.charts.study import Heat, Room, Study
from app.charts.telling import NOTHING, decimal_text, told, value_text
from app.domain.records import Card
from app.insight.figure import Figure
from app.insight.segments import BySegment, SegmentRow, by_segment
from app.layout.shapes import Box, Rect, Shape
from app.layout.typeset import Block, set_line

ROW, LEAST_ROW, COLUMN = 11.0, 9.4, 15.0
"""The usual and the least height of a row, the least width of a column, at natural scale."""
_GAP = 0.8


def measure_of(study: Study) -> Heat:
    """What is shown: what was asked for, or the satisfaction where only touchpoints were to be counted."""
    return "satisfaction" if study.asked.heat == "count" else study.asked.heat


def segments_chart(study: Study, room: Room) -> Chart:
    """The table; touchpoints go on where there is no more room."""
    sheet = Sheet("segments", study, room)
    words, measure = study.words, measure_of(study)
    found = by_segment(study.document, study.map_id, measure)
    if not found.rows:
        return sheet.nothing()
    unit = room.unit
    names = min(66 * unit, room.width * 0.34)
    sheet.width = max(room.width, names + (len(found.segments) + 1) * COLUMN * unit)
    sheet.head(f"{words['chart.segments']}: {words[f'heat.{measure}']}")
    figures = [score.figure for row in found.rows for score in row.scores if score.value is not None]
    fewest = min(figures, key=lambda figure: figure.n)
    caption = sheet.caption([fewest], [words["chart.differ"]])
    return _Table(sheet, names, found).put(caption)


class _Table:
    """The heads, a row a touchpoint, and the whole map below."""

    def __init__(self, sheet: Sheet, names: float, found: BySegment) -> None:
        self.sheet, self.study, self.unit, self.found, self.names = sheet, sheet.study, sheet.unit, found, names
        self.column = (sheet.width - names) / (len(found.segments) + 1)

    def put(self, caption: Sequence[Block]) -> Chart:
        """The whole chart."""
        sheet, unit, words = self.sheet, self.unit, self.study.words
        whole: Ref = ("journey_map", self.study.map_id)
        heads = [Head(name, "", (whole,)) for name in (*self.found.segments, words["chart.difference"])]
        put_heads(sheet, self.names, self.column, heads)
        rows = self.found.rows[sheet.room.start :]
        row, shown = sheet.rows_above(caption, len(rows), ROW, LEAST_ROW, _GAP)
        for one in rows[:shown]:
            self._touchpoint(one, row)
        left = len(rows) - shown
        if not left:
            sheet.y += _GAP * unit
            self._whole(row)
        sheet.put_caption(caption)
        return sheet.done(left, len(self.found.rows) - left)

    def _touchpoint(self, one: SegmentRow, height: float) -> None:
        """The answers about a touchpoint, and by how much they differ."""
        study, words = self.study, self.study.words
        title = study.card_title(one.card_id)
        refs: list[Ref] = [("card", one.card_id)]
        stage = study.document.get(Card, one.card_id).stage_id
        place = study.stage_title(stage) if stage else ""
        self._name(title, refs, (title, place), height, bold=False)
        for at, (segment, score) in enumerate(zip(self.found.segments, one.scores, strict=True)):
            self._cell(at, score.figure, f"{title} · {segment}", refs, height)
        differs = one.difference
        most = differs is not None and differs > 0 and differs == self.found.most
        text = NOTHING if differs is None else decimal_text(differs, words)
        self._difference(
            text, refs, (title, f"{words['chart.difference']}: {text}", words["chart.differ"]), height, most
        )
        self.sheet.y += height

    def _whole(self, height: float) -> None:
        """What each segment answered about the whole map."""
        study = self.study
        title, refs = study.words["chart.whole"], [("journey_map", study.map_id)]
        self._name(title, refs, (title,), height, bold=True)
        for at, (segment, figure) in enumerate(zip(self.found.segments, self.found.wholes, strict=True)):
            self._cell(at, figure, f"{title} · {segment}", [("card", id_) for id_ in figure.cards] or refs, height)
        self.sheet.y += height

    def _name(self, title: str, refs: Sequence[Ref], said: Sequence[str], height: float, *, bold: bool) -> None:
        sheet, unit = self.sheet, self.unit
        style = sheet.style(2.6, "semibold" if bold else "regular", self.study.theme.colors.ink, 1.15)
        name = sheet.set(title, style, self.names - 3 * unit, 2, refs[0][1])
        high = style.cap + max(0, name.lines - 1) * style.size * style.leading
        box = Box(0.0, sheet.y, self.names, height)
        sheet.mark(name.at(0.0, box.y + (height - high) / 2), box, refs, tuple(filter(None, said)))

    def _cell(self, at: int, figure: Figure, name: str, refs: Sequence[Ref], height: float) -> None:
        """A score on its tone, with how many answered below it."""
        sheet, unit, colors = self.sheet, self.unit, self.study.theme.colors
        box = Box(self.names + at * self.column, sheet.y, self.column, height)
        inner = Box(box.x + _GAP * unit / 2, box.y + _GAP * unit / 2, box.w - _GAP * unit, box.h - _GAP * unit)
        value, words = figure.value, self.study.words
        if value is None:
            empty = Rect(inner, fill=colors.page, stroke=colors.faint, stroke_width=0.25 * unit, radius=0.8 * unit)
            line = set_line(NOTHING, sheet.style(2.9, color=colors.quiet))
            place = Box(inner.x, inner.y + (inner.h - line.style.cap) / 2, inner.w, 0.0)
            sheet.mark([empty, *aligned(line, place, "center")], box, refs, (name, words["chart.nobody"]))
            return
        ground = score_tone(self.study, measure_of(self.study), value)
        shapes: list[Shape] = [Rect(inner, fill=ground, radius=0.8 * unit)]
        text = value_text(figure.formula, value, words)
        line = set_line(text, sheet.style(2.9, "semibold", colors.ink))
        count = set_line(f"n {figure.n}", sheet.style(color=colors.quiet))
        top = inner.y + (inner.h - line.style.cap - count.style.cap - 1.5 * unit) / 2
        shapes += aligned(line, Box(inner.x, top, inner.w, 0.0), "center")
        shapes += aligned(count, Box(inner.x, top + line.style.cap + 1.5 * unit, inner.w, 0.0), "center")
        sheet.mark(shapes, box, refs, told(name, figure, words))

    def _difference(self, text: str, refs: Sequence[Ref], said: Sequence[str], height: float, most: bool) -> None:
        """How far the segments are apart, the greatest difference in bold."""
        sheet, colors = self.sheet, self.study.theme.colors
        box = Box(self.names + len(self.found.segments) * self.column, sheet.y, self.column, height)
        style = sheet.style(2.9, "bold" if most else "regular", colors.ink if most else colors.quiet)
        line = set_line(text, style)
        place = Box(box.x, box.y + (height - style.cap) / 2, box.w, 0.0)
        sheet.mark(aligned(line, place, "center"), box, refs, said)
