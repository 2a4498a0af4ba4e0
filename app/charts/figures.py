"""The key figures of a map as tiles: a large number, what it is, how it is made, and what stands behind it."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.charts.sheet import Chart, Ref, Sheet, moved
from app.charts.study import Room, Study
from app.charts.telling import source_text, told, value_text
from app.domain.records import Route
from app.insight.figure import Figure
from app.layout.shapes import Box, Rect, Shape
from app.layout.typeset import set_line, set_text

TILE, NARROW = 58.0, 43.0
"""The usual least width of a tile, and that where all of them have room then, at natural scale."""
_PAD, _GAP = 3.4, 3.0


Told = tuple[str, Figure]
"""A figure and what it is called."""


def figures_chart(study: Study, room: Room) -> Chart:
    """Every figure of the whole map that has a value; they go on where there is no more room."""
    sheet = Sheet("figures", study, room)
    figures = [one for one in _figures(study) if one[1].value is not None]
    if not figures:
        return sheet.nothing()
    sheet.head()
    unit = room.unit
    columns = max(1, int((room.width + _GAP * unit) / ((TILE + _GAP) * unit)))
    most = max(columns, int((room.width + _GAP * unit) / ((NARROW + _GAP) * unit)))
    ways = (_rows(sheet, figures[room.start :], count) for count in range(columns, most + 1))
    free = None if room.height is None else room.height - sheet.y
    rows = next((way for way in ways if free is None or _high(way, unit) <= free), None)
    rows = rows or _rows(sheet, figures[room.start :], columns)
    width = rows[0].width
    shown = 0
    for row in rows:
        if room.height is not None and sheet.y + row.height > room.height and shown:
            break
        for column, tile in enumerate(row.tiles):
            _put(sheet, tile, Box(column * (width + _GAP * unit), sheet.y, width, row.height))
        sheet.y += row.height + _GAP * unit
        shown += len(row.tiles)
    sheet.y -= _GAP * unit
    return sheet.done(len(figures) - room.start - shown, room.start + shown)


@dataclass(frozen=True, slots=True)
class _Tile:
    """What is drawn of a figure, from its corner; not yet on the sheet, for it may be tried in other widths."""

    told: Told
    shapes: tuple[Shape, ...]
    height: float
    cut: bool


@dataclass(frozen=True, slots=True)
class _Row:
    """Tiles side by side, each as wide and as high as the others."""

    tiles: tuple[_Tile, ...]
    width: float
    height: float


def _rows(sheet: Sheet, figures: Sequence[Told], columns: int) -> list[_Row]:
    gap = _GAP * sheet.unit
    width = (sheet.width - (columns - 1) * gap) / columns
    found = []
    for start in range(0, len(figures), columns):
        row = tuple(_tile(sheet, one, width) for one in figures[start : start + columns])
        found.append(_Row(row, width, max(tile.height for tile in row)))
    return found


def _high(rows: Sequence[_Row], unit: float) -> float:
    return sum(row.height + _GAP * unit for row in rows) - _GAP * unit


def _figures(study: Study) -> list[Told]:
    """What is told of a whole map, the most telling first; each with its name."""
    overview, words = study.overview, study.words
    brand, control, media = overview.brand, overview.control[0], overview.media[0]
    whole = [
        overview.whole("satisfaction").figure, overview.memory.mean, *overview.memory.peak_end,
        overview.quadrants.concentrate, overview.effort.total, overview.funnel.whole.rate, control.uncontrolled,
        media.physical, media.digital, media.hybrid, brand.kept, brand.coherence,
        *(brand.unaligned for _ in brand.fits[:1]), overview.checklist.mean, overview.listening.whole,
    ]  # fmt: skip
    found = [(words[f"formula.{figure.formula}"], figure) for figure in whole]
    found += [(f"{words['formula.brand_fit']}: {fit.value}", fit.figure) for fit in brand.fits]
    moments = overview.key_moments
    found += [(f"{words['formula.mood']}: {study.card_title(one.mood.card_id)}", one.before) for one in moments]
    routes = zip(overview.routes, overview.coverage, overview.funnel.routes, strict=True)
    for effort, coverage, funnel in routes:
        title = " ".join(study.document.get(Route, effort.id).title.split())
        for figure in (effort.total, coverage.all, coverage.key, funnel.rate):
            found.append((f"{words[f'formula.{figure.formula}']}: {title}", figure))
    return found


def _tile(sheet: Sheet, one: Told, width: float) -> _Tile:
    name, figure = one
    study, unit, colors = sheet.study, sheet.unit, sheet.study.theme.colors
    words, inner = study.words, width - 2 * _PAD * unit
    value = set_line(value_text(figure.formula, figure.value, words), sheet.style(6.0, "bold", colors.navy))
    lines = [
        set_text(name, sheet.style(2.8, "semibold", colors.ink, 1.2), inner, 6),
        set_text(words[f"formula.{figure.formula}.text"], sheet.quiet, inner, 8),
        set_text(source_text(figure, words), sheet.quiet, inner, 5),
    ]
    if figure.few:
        lines.append(set_text(words["chart.few"], sheet.quiet, inner, 3))
    x, y = _PAD * unit, _PAD * unit
    shapes: list[Shape] = list(value.at(x, y))
    y += value.style.cap + 3.2 * unit
    for block in lines:
        shapes += block.at(x, y)
        y += block.height + 1.5 * unit
    return _Tile(one, tuple(shapes), y - 1.5 * unit + _PAD * unit, any(block.cut for block in lines))


def _put(sheet: Sheet, tile: _Tile, box: Box) -> None:
    study, unit, colors = sheet.study, sheet.unit, sheet.study.theme.colors
    name, figure = tile.told
    ground = Rect(box, fill=colors.ground, radius=1.6 * unit)
    refs: list[Ref] = [("card", id_) for id_ in figure.cards] or [("journey_map", study.map_id)]
    inner = [moved(shape, box.x, box.y) for shape in tile.shapes]
    if tile.cut:
        sheet.shortened[study.map_id] = None
    sheet.mark([ground, *inner], box, refs, _unless_twice(told(name, figure, study.words)))


def _unless_twice(lines: tuple[str, ...]) -> tuple[str, ...]:
    """The lines, without the first where the second begins with it."""
    return lines[1:] if lines[1].startswith(f"{lines[0]}:") else lines
