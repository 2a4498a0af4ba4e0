"""The key figures of a map as tiles: a large number, what it is, how it is made, and what stands behind it."""

from collections.abc import Sequence

from app.charts.sheet import Chart, Ref, Sheet, moved
from app.charts.study import Room, Study
from app.charts.telling import source_text, told, value_text
from app.insight.figure import Figure
from app.layout.shapes import Box, Rect, Shape
from app.layout.typeset import set_line

TILE = 58.0
"""The least width of a tile, at natural scale."""
_PAD, _GAP = 3.4, 3.0


def figures_chart(study: Study, room: Room) -> Chart:
    """Every figure of the whole map that has a value; they go on where there is no more room."""
    sheet = Sheet("figures", study, room)
    figures = [figure for figure in _figures(study) if figure.value is not None]
    if not figures:
        return sheet.nothing()
    sheet.head()
    unit = room.unit
    columns = max(1, int((room.width + _GAP * unit) / ((TILE + _GAP) * unit)))
    width = (room.width - (columns - 1) * _GAP * unit) / columns
    at = room.start
    while at < len(figures):
        row = figures[at : at + columns]
        tiles = [_tile(sheet, figure, width) for figure in row]
        height = max(h for _, h in tiles)
        if room.height is not None and sheet.y + height > room.height and at > room.start:
            break
        for column, (figure, (shapes, _)) in enumerate(zip(row, tiles, strict=True)):
            _put(sheet, figure, shapes, Box(column * (width + _GAP * unit), sheet.y, width, height))
        sheet.y += height + _GAP * unit
        at += columns
    sheet.y -= _GAP * unit
    return sheet.done(max(0, len(figures) - at))


def _figures(study: Study) -> list[Figure]:
    """What is told of a whole map, the most telling first."""
    overview = study.overview
    brand, control, media = overview.brand, overview.control[0], overview.media[0]
    key = overview.coverage
    return [
        overview.whole("satisfaction").figure, overview.memory.mean, *overview.memory.peak_end,
        overview.quadrants.concentrate, overview.effort.total, overview.funnel.whole.rate, control.uncontrolled,
        media.physical, media.digital, media.hybrid, brand.kept, brand.coherence,
        *(brand.unaligned for _ in brand.fits[:1]), overview.checklist.mean, overview.listening.whole,
        *(one.all for one in key[:1]),
    ]  # fmt: skip


def _tile(sheet: Sheet, figure: Figure, width: float) -> tuple[list[Shape], float]:
    """The shapes of a tile from its corner, and its height."""
    study, unit, colors = sheet.study, sheet.unit, sheet.study.theme.colors
    words, inner = study.words, width - 2 * _PAD * unit
    value = set_line(value_text(figure.formula, figure.value, words), sheet.style(6.0, "bold", colors.navy))
    lines = [
        sheet.set(words[f"formula.{figure.formula}"], sheet.style(2.8, "semibold", colors.ink, 1.2), inner, 3),
        sheet.set(words[f"formula.{figure.formula}.text"], sheet.quiet, inner, 4),
        sheet.set(source_text(figure, words), sheet.quiet, inner, 3),
    ]
    if figure.few:
        lines.append(sheet.set(words["chart.few"], sheet.quiet, inner, 3))
    x, y = _PAD * unit, _PAD * unit
    shapes: list[Shape] = list(value.at(x, y))
    y += value.style.cap + 3.2 * unit
    for block in lines:
        shapes += block.at(x, y)
        y += block.height + 1.5 * unit
    return shapes, y - 1.5 * unit + _PAD * unit


def _put(sheet: Sheet, figure: Figure, shapes: Sequence[Shape], box: Box) -> None:
    study, unit, colors = sheet.study, sheet.unit, sheet.study.theme.colors
    ground = Rect(box, fill=colors.ground, radius=1.6 * unit)
    refs: list[Ref] = [("card", id_) for id_ in figure.cards] or [("journey_map", study.map_id)]
    name = study.words[f"formula.{figure.formula}"]
    inner = [moved(shape, box.x, box.y) for shape in shapes]
    sheet.mark([ground, *inner], box, refs, told(name, figure, study.words)[1:])
