"""What to look at first: touchpoints ranked by a gap or a score, each a bar, with how sure its place is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from app.charts.sheet import Chart, Sheet, aligned
from app.charts.study import RankedBy, Room, Study
from app.charts.telling import decimal_text, told
from app.charts.words import fill
from app.insight.figure import Figure
from app.insight.gaps import GapKind
from app.layout.shapes import Box, Path, Rect, Shape
from app.layout.typeset import Block, Style, set_line

ROWS = ((7.4, 3.2), (6.8, 2.6), (6.2, 2.0), (5.6, 1.6), (5.0, 1.4))
"""The least height of a row and the air around its lines, at natural scale; less where all rows have room then."""
_GAPS: Mapping[RankedBy, GapKind] = MappingProxyType(
    {"weighted": "weighted", "simple": "simple", "expectation": "expectation", "emotion": "emotion",
     "competitor": "competitor"}
)  # fmt: skip
_STABLE: Mapping[RankedBy, str] = MappingProxyType(
    {"weighted": "gap.weighted", "simple": "gap.simple", "expectation": "gap.expectation",
     "opportunity": "opportunity.answers"}
)  # fmt: skip
"""The formulas by which customers' answers can be drawn anew."""


@dataclass(frozen=True, slots=True)
class Row:
    """One touchpoint: its figure, how alarming it is (1, 0 or -1), and what is said at the right."""

    card_id: str
    figure: Figure
    bad: int
    note: str = ""
    told: tuple[str, ...] = ()

    @property
    def value(self) -> float:
        """The value of its bar."""
        return self.figure.value or 0.0


def ranking_chart(study: Study, room: Room) -> Chart:
    """Bars from the zero line; the list goes on where there is no more room."""
    sheet = Sheet("ranking", study, room)
    words, asked = study.words, study.asked.ranked_by
    rows, missing = _rows(study)
    if not rows:
        return sheet.nothing()
    sheet.head(words[f"ranked.{asked}"])
    more = [fill(words["chart.missing"], n=missing)] if missing else []
    if any(row.note for row in rows) and asked in _STABLE:
        more.append(fill(words["chart.resampled"], n=study.resamples))
    caption = sheet.caption([_common(rows)], [" ".join(more)])
    left = _Bars(sheet, rows).put(sheet.height_of(caption))
    sheet.put_caption(caption)
    return sheet.done(left, len(rows) - left)


def _common(rows: Sequence[Row]) -> Figure:
    """The figure whose formula, n and dates stand for all: the fewest answers, from the first day to the last."""
    asked = [row.figure for row in rows if row.figure.counted == "answers"] or [row.figure for row in rows]
    raters = {row.figure.rater for row in rows}
    days = [day for row in rows if row.figure.dates for day in row.figure.dates]
    first = asked[0]
    return Figure(
        formula=first.formula,
        value=first.value,
        n=min(f.n for f in asked) if first.counted == "answers" else len(rows),
        counted=first.counted,
        rater=raters.pop() if len(raters) == 1 else "mixed",
        cards=tuple(row.card_id for row in rows),
        dates=(min(days), max(days)) if days else None,
    )


def _rows(study: Study) -> tuple[list[Row], int]:
    """The rows, the most urgent first, and how many touchpoints lack a score."""
    overview, asked, words = study.overview, study.asked.ranked_by, study.words
    sure = _steadiness(study)
    if asked == "opportunity":
        found = overview.chances
        bads = {"extreme": 1, "strong": 1, "worthwhile": 0, "unattractive": -1}
        rows = [_row(study, c.card_id, c.figure, bads[c.band], [words[f"band.{c.band}"], sure.get(c.card_id, "")])
                for c in found.chances]  # fmt: skip
        return rows, len(found.missing)
    gaps = overview.belief_gaps("satisfaction") if asked == "belief" else overview.gaps(_GAPS[asked])
    turn = -1 if asked in ("expectation", "competitor") else 1
    rows = []
    for gap in gaps.gaps:
        bad = turn * ((gap.value > 1e-9) - (gap.value < -1e-9))
        pair = " − ".join(decimal_text(value, words) for value in (gap.first, gap.second))
        rows.append(_row(study, gap.card_id, gap.figure, bad, [pair, sure.get(gap.card_id, "")]))
    return rows, len(gaps.missing)


def _row(study: Study, id_: str, figure: Figure, bad: int, notes: Sequence[str]) -> Row:
    lines = told(study.card_title(id_), figure, study.words)
    basis = f"n {figure.n}" if figure.counted == "answers" else study.words["chart.team"]
    said = " · ".join(filter(None, (notes[0], basis, *notes[1:])))
    return Row(id_, figure, bad, said, (lines[0], *filter(None, notes), *lines[1:]))


def _steadiness(study: Study) -> dict[str, str]:
    """How often each touchpoint comes first, in words; those that hardly ever do are left out."""
    formula = _STABLE.get(study.asked.ranked_by)
    if formula is None or not study.resamples or study.asked.whose == "team":
        return {}
    rows = study.overview.stability(formula, resamples=study.resamples).rows
    return {
        row.id: fill(study.words["chart.first"], percent=round(100 * row.first)) for row in rows if row.first >= 0.005
    }


class _Bars:
    """The rows: name, bar with its value, what is said of it."""

    def __init__(self, sheet: Sheet, rows: Sequence[Row]) -> None:
        self.sheet, self.study, self.unit = sheet, sheet.study, sheet.unit
        self.rows = rows
        unit, width = sheet.unit, sheet.width
        colors = self.study.theme.colors
        self.name_style = sheet.style(2.8, color=colors.ink)
        self.value_style = sheet.style(2.6, "semibold", colors.ink)
        self.value_width = max(set_line(self._value(row), self.value_style).width for row in rows) + 2.4 * unit
        noted = max((set_line(row.note, sheet.quiet).width for row in rows), default=0.0)
        self.note_width = min(noted + 2 * unit, width * (0.4 if width > 220 * unit else 0.34)) if noted else 0.0
        self.number = 8.0 * unit
        self.name_width = (width - self.number) * (0.36 if width > 120 * unit else 0.42)
        self.bar = Box(self.number + self.name_width + 2 * unit, 0.0, 0.0, 0.0)
        self.bar_width = max(10 * unit, width - self.bar.x - self.note_width - 2 * unit)

    def put(self, below: float) -> int:
        """As many rows as there is room for; gives how many are left."""
        sheet, unit = self.sheet, self.unit
        low = min(0.0, *(row.value for row in self.rows))
        high = max(0.0, *(row.value for row in self.rows))
        ends = (self.value_width if low < 0 else 0.0) + (
            self.value_width if any(row.value >= 0 for row in self.rows) else 0.0
        )
        span = max(high - low, 1e-9)
        scale = max(4 * unit, self.bar_width - ends) / span
        zero = self.bar.x + (self.value_width if low < 0 else 0.0) - low * scale
        top = sheet.y
        rows = self.rows[sheet.room.start :]
        blocks = [self._blocks(row) for row in rows]
        heights = self._heights(blocks, below)
        for at, (row, (name, note), height) in enumerate(zip(rows, blocks, heights, strict=True), sheet.room.start):
            room = sheet.room.height
            if room is not None and sheet.y + height + below > room and at > sheet.room.start:
                self._zero(zero, top)
                return len(self.rows) - at
            self._row(at, row, name, note, Box(0.0, sheet.y, sheet.width, height), zero, scale)
            sheet.y += height
        self._zero(zero, top)
        return 0

    def _blocks(self, row: Row) -> tuple[Block, Block]:
        """A row's name and what is said of it."""
        sheet, wide = self.sheet, max(self.note_width - 2 * self.unit, 1.0)
        name = sheet.set(self.study.card_title(row.card_id), self.name_style, self.name_width, 2, row.card_id)
        return name, sheet.set(row.note, sheet.quiet, wide, 2, row.card_id)

    def _heights(self, blocks: Sequence[tuple[Block, Block]], below: float) -> list[float]:
        """The heights of the rows: the largest with which all have room, or the usual ones."""
        sheet, unit = self.sheet, self.unit
        ways = [
            [max(least * unit, name.height + air * unit, note.height + air * unit) for name, note in blocks]
            for least, air in ROWS
        ]
        if sheet.room.height is None:
            return ways[0]
        free = sheet.room.height - sheet.y - below
        return next((way for way in ways if sum(way) <= free), ways[0])

    def _zero(self, x: float, top: float) -> None:
        line = self.study.theme.colors.navy
        self.sheet.put([Path((("M", x, top), ("L", x, self.sheet.y)), stroke=line, stroke_width=0.3 * self.unit)])

    def _row(self, at: int, row: Row, name: Block, note: Block, box: Box, zero: float, scale: float) -> None:
        unit, colors = self.unit, self.study.theme.colors
        middle = box.y + box.h / 2
        shapes: list[Shape] = []
        if at > self.sheet.room.start:
            shapes.append(Rect(Box(0.0, box.y, box.w, 0.2 * unit), fill=colors.faint))
        number = set_line(str(at + 1), self.sheet.style(weight="semibold", color=colors.quiet))
        shapes += number.at(5.0 * unit - number.width, middle - number.style.cap / 2)
        shapes += name.at(self.number, middle - _optical(name))
        length = abs(row.value) * scale
        left = zero if row.value >= 0 else zero - length
        fill_ = {1: colors.emotions[-1], 0: colors.mark, -1: colors.emotions[1]}[row.bad]
        if length > 0.05:
            shapes.append(Rect(Box(left, middle - 1.7 * unit, length, 3.4 * unit), fill=fill_))
        value = set_line(self._value(row), self.value_style)
        x = zero + length + 1.2 * unit if row.value >= 0 else left - 1.2 * unit - value.width
        shapes += value.at(x, middle - value.style.cap / 2)
        if self.note_width:
            place = Box(
                box.right - self.note_width + 2 * unit, middle - _optical(note), self.note_width - 2 * unit, 0.0
            )
            shapes += aligned(note, place, "end")
        self.sheet.mark(shapes, box, [("card", row.card_id)], row.told)

    def _value(self, row: Row) -> str:
        signed = self.study.asked.ranked_by != "opportunity"
        return decimal_text(row.value, self.study.words, signed=signed)


def _optical(block: Block) -> float:
    """From the top of a block to the middle of its letters."""
    style: Style = block.style
    return (style.cap + max(0, block.lines - 1) * style.size * style.leading) / 2
