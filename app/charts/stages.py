"""The stages side by side: what each adds, how it satisfies, how many go on, what its contacts are made of."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from app.charts.heads import Head, put_heads
from app.charts.sheet import Chart, Ref, Sheet, aligned
from app.charts.study import Room, Study
from app.charts.telling import told, value_text
from app.charts.words import fill
from app.insight.figure import Figure
from app.layout.seeing import tint
from app.layout.shapes import Box, Rect, Shape, Symbol
from app.layout.typeset import set_line

BAND, LEAST_BAND, COLUMN = 23.0, 21.0, 13.0
"""The heights of a band of bars, and the least width of a stage, at natural scale."""
BAR = 12.0


@dataclass(frozen=True, slots=True)
class _Part:
    """One part of a bar: how large a share of the band's height or width, how it looks, what it is."""

    figure: Figure
    color: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class _Band:
    """A row of bars on one spine: a name, what stands for all stages, and the parts of each stage's bar.

    ``stacked`` parts share the bar's length; ``full`` is the value of a whole bar.
    """

    name: str
    whole: Figure
    bars: Mapping[str, Sequence[_Part]]
    full: float
    stacked: bool = False
    best: tuple[str, ...] = ()
    notes: Mapping[str, str] | None = None

    @property
    def known(self) -> bool:
        """Whether there is anything to show."""
        return any(part.figure.value is not None for parts in self.bars.values() for part in parts)


def stages_chart(study: Study, room: Room) -> Chart:
    """A band for each thing that is known of the stages; what is not known is named below."""
    sheet = Sheet("stages", study, room)
    stages = study.overview.reading.stages
    bands = [make(study) for make in _BANDS]
    shown = [band for band in bands if band.known]
    if not stages or not shown:
        return sheet.nothing()
    unit, words = room.unit, study.words
    names = min(54 * unit, room.width * 0.28)
    sheet.width = max(room.width, names + len(stages) * COLUMN * unit)
    sheet.head()
    unknown = ", ".join(band.name for band in bands if not band.known)
    more = [words["chart.own_formula"] if shown[0].best else "",
            fill(words["chart.unknown"], what=unknown) if unknown else ""]  # fmt: skip
    caption = sheet.caption([band.whole for band in shown], more)
    heads = [Head(study.stage_title(stage.id), stage.id, (("stage", stage.id),)) for stage in stages]
    put_heads(sheet, names, (sheet.width - names) / len(stages), heads)
    height = BAND * unit
    if room.height is not None:
        free = room.height - sheet.y - sheet.height_of(caption)
        height = max(LEAST_BAND * unit, min(BAND * unit, free / len(shown)))
    for band in shown:
        _put(sheet, band, Box(0.0, sheet.y, sheet.width, height), names)
        sheet.y += height
    sheet.put_caption(caption)
    return sheet.done()


def _put(sheet: Sheet, band: _Band, box: Box, names: float) -> None:
    """A band: name and value of the whole at the left, then a bar for each stage."""
    study, unit, colors = sheet.study, sheet.unit, sheet.study.theme.colors
    stages = study.overview.reading.stages
    step = (box.w - names) / len(stages)
    sheet.put([Rect(Box(0.0, box.y, box.w, 0.25 * unit), fill=colors.faint)])
    name = sheet.set(band.name, sheet.style(2.7, "semibold", colors.ink, 1.2), names - 3 * unit, 3)
    shapes: list[Shape] = list(name.at(0.0, box.y + 3.2 * unit))
    if not band.best and band.whole.value is not None and not band.stacked:
        value = value_text(band.whole.formula, band.whole.value, study.words)
        line = sheet.set(f"{study.words['chart.whole']}: {value}", sheet.quiet, names - 3 * unit)
        shapes += line.at(0.0, box.y + 3.2 * unit + name.height + 1.4 * unit)
    if band.stacked:
        shapes += _legend(sheet, band, Box(0.0, box.y + 3.2 * unit + name.height + 1.2 * unit, names - 3 * unit,
                                           box.bottom))  # fmt: skip
    refs: list[Ref] = [("card", id_) for id_ in band.whole.cards] or [("journey_map", study.map_id)]
    sheet.mark(shapes, Box(0.0, box.y, names, box.h), refs, told(band.name, band.whole, study.words))
    for at, stage in enumerate(stages):
        cell = Box(names + at * step, box.y, step, box.h)
        (_stack if band.stacked else _bar)(sheet, band, stage.id, cell)


def _legend(sheet: Sheet, band: _Band, box: Box) -> list[Shape]:
    """What the parts of a stacked bar are."""
    unit = sheet.unit
    parts = next((parts for parts in band.bars.values() if parts), ())
    shapes: list[Shape] = []
    y = box.y
    for part in parts:
        if y + 2.6 * unit > box.h:
            break
        label = sheet.set(part.label, sheet.quiet, box.w - 5 * unit)
        shapes += [Rect(Box(box.x, y, 3 * unit, 2.5 * unit), fill=part.color, radius=0.4 * unit),
                   *label.at(box.x + 4.6 * unit, y)]  # fmt: skip
        y += 3.6 * unit
    return shapes


def _bar(sheet: Sheet, band: _Band, stage: str, cell: Box) -> None:
    """One upright bar with its value above it."""
    study, unit, colors = sheet.study, sheet.unit, sheet.study.theme.colors
    (part,) = band.bars[stage]
    value, best = part.figure.value, stage in band.best
    base, room = cell.bottom - 1.6 * unit, cell.h - 9.0 * unit
    note = (band.notes or {}).get(stage, "")
    length = room * min(1.0, max(0.0, (value or 0.0) / band.full)) if band.full else 0.0
    width = min(BAR * unit, cell.w * 0.5)
    x = cell.x + (cell.w - width) / 2
    shapes: list[Shape] = [Rect(Box(cell.x + unit, base, cell.w - 2 * unit, 0.3 * unit), fill=colors.line)]
    if length > 0.05:
        shapes.append(Rect(Box(x, base - length, width, length), fill=part.color))
    said = value_text(part.figure.formula, value, study.words)
    style = sheet.style(2.7, "bold" if best else "semibold", colors.ink if value is not None else colors.quiet)
    line = set_line(said, style)
    y = base - length - 1.6 * unit - style.cap
    shapes += aligned(line, Box(cell.x, y, cell.w, 0.0), "center")
    if best:
        size = 3.6 * unit
        left = cell.x + (cell.w - line.width) / 2 - size - 0.8 * unit
        shapes.append(Symbol("mark:most", max(cell.x, left), y - 0.6 * unit, size, colors.navy))
    lines = told(f"{study.stage_title(stage)} · {band.name}", part.figure, study.words)
    refs: list[Ref] = [("card", id_) for id_ in part.figure.cards] or [("stage", stage)]
    sheet.mark(shapes, cell, refs, (lines[0], *([note] if note else []), *lines[1:]))


def _stack(sheet: Sheet, band: _Band, stage: str, cell: Box) -> None:
    """One upright bar of parts, each with its share beside it where there is room."""
    study, unit, colors = sheet.study, sheet.unit, sheet.study.theme.colors
    parts = band.bars[stage]
    base, room = cell.bottom - 1.6 * unit, cell.h - 4.0 * unit
    width = min(BAR * unit, cell.w * 0.4)
    texts = [value_text(part.figure.formula, part.figure.value, study.words) for part in parts]
    wide = max((set_line(text, sheet.quiet).width for text in texts), default=0.0)
    beside = width + 1.4 * unit + wide <= cell.w - unit
    x = cell.x + (cell.w - width - (1.4 * unit + wide if beside else 0.0)) / 2
    sheet.put([Rect(Box(cell.x + unit, base, cell.w - 2 * unit, 0.3 * unit), fill=colors.line)])
    y, last = base, base + 9 * unit
    for part, text in zip(parts, texts, strict=True):
        share = part.figure.value or 0.0
        if not share:
            continue
        length = room * share
        box = Box(x, y - length, width, length)
        shapes: list[Shape] = [Rect(Box(box.x, box.y, box.w, max(0.1, box.h - 0.3 * unit)), fill=part.color)]
        line = set_line(text, sheet.quiet)
        at = box.y + (box.h - line.style.cap) / 2
        if beside and last - at > line.style.cap + 0.8 * unit:
            shapes += line.at(box.right + 1.4 * unit, at)
            last = at
        refs: list[Ref] = [("card", id_) for id_ in part.figure.cards] or [("stage", stage)]
        sheet.mark(shapes, Box(box.x, box.y, box.w + (1.4 * unit + wide if beside else 0.0), box.h), refs,
                   told(f"{study.stage_title(stage)} · {part.label}", part.figure, study.words))  # fmt: skip
        y -= length
    if y == base:
        dash = set_line("–", sheet.quiet)
        sheet.put(aligned(dash, Box(cell.x, base - 4 * unit, cell.w, 0.0), "center"))


# -- the bands ----------------------------------------------------------------------------------
def _value(study: Study) -> _Band:
    found, colors = study.overview.stage_values, study.theme.colors
    most = max((stage.figure.value or 0.0 for stage in found.stages), default=0.0)
    bars = {
        stage.stage_id: (_Part(stage.figure, colors.navy if stage.stage_id in found.winners else colors.mark),)
        for stage in found.stages
    }
    winner = next((stage.figure for stage in found.stages if stage.stage_id in found.winners), None)
    whole = winner or Figure(formula="stage_value", value=None, n=0)
    return _Band(study.words["formula.stage_value"], whole, bars, most, best=found.winners)


def _rolled(measure: str) -> Callable[[Study], _Band]:
    def band(study: Study) -> _Band:
        colors = study.theme.colors
        bars = {roll.id: (_Part(roll.figure, colors.emotions[1]),) for roll in study.overview.stages(measure)}
        whole = study.overview.whole(measure).figure
        top = study.overview.reading.scale(measure).high
        return _Band(study.words[f"formula.{whole.formula}"], whole, bars, top)

    return band


def _conversion(study: Study) -> _Band:
    funnel, colors, words = study.overview.funnel, study.theme.colors, study.words
    bars = {
        one.id: (_Part(one.rate, colors.emotions[-1] if one.id in funnel.worst else colors.mark),)
        for one in funnel.stages
    }
    notes = {
        one.id: fill(words["chart.of_people"], people_in=f"{one.people_in:.0f}", people_out=f"{one.people_out:.0f}")
        for one in funnel.stages
        if one.people_in is not None and one.people_out is not None
    }
    most = max([1.0, *(one.rate.value or 0.0 for one in funnel.stages)])
    return _Band(words["formula.conversion"], funnel.whole.rate, bars, most, notes=notes)


def _media(study: Study) -> _Band:
    colors, words = study.theme.colors, study.words
    whole, *stages = study.overview.media
    looks = (("physical", colors.emotions[2]), ("hybrid", colors.emotions[1]), ("digital", tint(colors.navy, 84, 14)))
    bars = {
        one.id: tuple(_Part(getattr(one, key), color, words[f"medium.{key}"]) for key, color in looks) for one in stages
    }
    return _Band(words["chart.share"], whole.digital, bars, 1.0, stacked=True)


def _control(study: Study) -> _Band:
    colors, words = study.theme.colors, study.words
    whole, *stages = study.overview.control
    looks = (("own", colors.navy), ("partner", colors.mark), ("none", colors.emotions[-1]))
    bars = {
        one.id: tuple(_Part(getattr(one, key), color, words[f"control.{key}"]) for key, color in looks)
        for one in stages
    }
    return _Band(words["formula.uncontrolled"], whole.uncontrolled, bars, 1.0, stacked=True)


_BANDS: tuple[Callable[[Study], _Band], ...] = (
    _value, _rolled("satisfaction"), _conversion, _media, _control,
)  # fmt: skip
