"""What is printed on a sheet besides its piece of the poster, and only where the glued poster hides or loses it.

Solid ticks: cut here.  Dashed: the cut edge of the next sheet comes to lie here.  Crosses at a quarter and three
quarters of the strip: the next sheet must cover them.  Then the sheet's name and place, what is glued where, and a
ruler that tells whether the printer kept the size.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.layout.shapes import Box, Group, Shape
from app.poster.pen import DASH, HAIRLINE, HALO, Pen, text_size
from app.poster.sheets import Sheet, column_letters
from app.poster.words import fill
from app.text.shaper import break_lines, shape_line

RULERS = (100, 50, 20)
LEAST_STRIP = 1.0
"""A narrower strip has no marks; the glue goes on the white margin beyond it."""

_GAP = 1.0
_TICK = 4.0
_CROSS = 6.0
_SLACK = 8.0
_STRIP = 6.0
_TALL = 15.0


def sheet_marks(sheet: Sheet, words: Mapping[str, str], title: str) -> Group:
    """The marks of one sheet, on the sheet's own paper."""
    paper = sheet.paper
    pen = Pen(0, 0, paper.width, paper.height)
    _ticks(pen, sheet)
    shapes: list[Shape] = pen.shapes
    if sheet.right:
        shapes += _strip(_right_strip(sheet), listed(sheet.right), words)
    if sheet.below:
        shapes += _strip(_lower_strip(sheet), listed(sheet.below), words)
    told = _information(sheet, words)
    shapes += told.shapes
    shapes += _margin_line(sheet, words, title, told)
    return Group(sheet.name, "marks", 0, 0, paper.width, paper.height, tuple(shapes), about=sheet.name)


def printed_window(sheet: Sheet) -> Box:
    """Where the sheet's piece of the poster is printed on its paper."""
    return Box(sheet.margins.left, sheet.margins.top, sheet.window.w, sheet.window.h)


def printed_face(sheet: Sheet) -> Box:
    """The part of the printed window that the glued poster shows."""
    return Box(sheet.margins.left, sheet.margins.top, sheet.face.w, sheet.face.h)


def _ticks(pen: Pen, sheet: Sheet) -> None:
    """Short lines outside the window at the ends of each line to cut, or on which the next sheet's edge lies."""
    window, face, at = printed_window(sheet), printed_face(sheet), sheet.margins
    left, up, right, down = (min(_TICK, side - _GAP) for side in at.sides)
    for x, dash in ((face.x, ()), (face.right, DASH if sheet.right else ())):
        pen.line(x, window.y - _GAP, x, window.y - _GAP - up, dash=dash)
        pen.line(x, window.bottom + _GAP, x, window.bottom + _GAP + down, dash=dash)
    for y, dash in ((face.y, ()), (face.bottom, DASH if sheet.below else ())):
        pen.line(window.x - _GAP, y, window.x - _GAP - left, y, dash=dash)
        pen.line(window.right + _GAP, y, window.right + _GAP + right, y, dash=dash)


def _right_strip(sheet: Sheet) -> Pen:
    face, window = printed_face(sheet), printed_window(sheet)
    return Pen(face.right, face.y, face.h, window.right - face.right, turned=True)


def _lower_strip(sheet: Sheet) -> Pen:
    face, window = printed_face(sheet), printed_window(sheet)
    return Pen(face.x, face.bottom, face.w, window.bottom - face.bottom)


def _strip(pen: Pen, neighbour: str, words: Mapping[str, str]) -> list[Shape]:
    """The glue strip: the line for the neighbour's edge, two crosses, and the neighbour's name."""
    thick = pen.thickness
    if thick < LEAST_STRIP:
        return []
    pen.rect(Box(0, 0, pen.length, HALO + HAIRLINE))
    pen.line(0, HAIRLINE / 2, pen.length, HAIRLINE / 2, dash=(2.4, 1.6))
    size = min(_CROSS, thick * 0.6)
    for part in (0.25, 0.75):
        pen.cross(pen.length * part, HALO + HAIRLINE, min(size, thick - HALO - HAIRLINE))
    if thick >= 4:
        cap = min(2.4, thick * 0.24)
        pen.plate(fill(words, "sheet.glue", sheet=neighbour), pen.length / 2, HALO + HAIRLINE, cap, "semibold")
    return pen.shapes


@dataclass(frozen=True, slots=True)
class _Told:
    """What a sheet tells of itself at one place: the length of its ruler there, and whether it says where it stands."""

    ruler: int = 0
    place: bool = False
    shapes: Sequence[Shape] = ()


def _information(sheet: Sheet, words: Mapping[str, str]) -> _Told:
    """Name, place and ruler: below or beside the window where the sheet has room, otherwise on a glue strip.

    How far a window reaches depends on where the cuts go, so that the room is at different places; of these the first
    is taken on which the longest ruler fits.
    """
    best = _Told()
    for way in _ways(sheet, words):
        if way.ruler > best.ruler or not best.shapes:
            best = way
        if best.ruler == RULERS[0]:
            break
    return best


def _ways(sheet: Sheet, words: Mapping[str, str]) -> Iterator[_Told]:
    """What a sheet tells of itself at each place that has room for it."""
    window, face, room = printed_window(sheet), printed_face(sheet), sheet.room
    below, beside = room.bottom - window.bottom, room.right - window.right
    if below >= _SLACK:
        yield _free_line(Pen(window.x, window.bottom + 2, room.w, below - 2), face.w, sheet, words)
    if beside >= _SLACK:
        frame = Pen(window.right + 2, face.y, face.h, beside - 2, turned=True)
        yield _free_line(frame, face.h, sheet, words)
    for strip in (_lower_strip(sheet), _right_strip(sheet)):
        if strip.thickness >= _STRIP:
            yield _strip_line(strip, sheet, words)


def _free_line(pen: Pen, tick: float, sheet: Sheet, words: Mapping[str, str]) -> _Told:
    """On white paper: the name large, its place and neighbours beside it, then the ruler, or below if it must.

    At ``tick`` stands the mark at the far end of the face; only the second row reaches past it.
    """
    end = pen.label(sheet.name, 6, 0.6, 4.4, "bold") + 3
    width = 0.0
    for number, text in enumerate(_told(sheet, words)):
        width = max(width, pen.label(text, end, 0.6 + number * 2.7, 1.7) - end)
    x, y, free = end + width + 8, 1.2, tick - (end + width + 8) - 2
    if _ruler_length(words, free) < RULERS[0] and pen.thickness >= _TALL:
        x, y, free = 6, 9, pen.length - 8
    return _Told(_ruler(pen, words, x, y, free, 2.6), True, pen.shapes)


def _strip_line(pen: Pen, sheet: Sheet, words: Mapping[str, str]) -> _Told:
    """On the glue strip, which shows the poster: everything on small white plates, its place if it has room."""
    thick = pen.thickness
    cap = min(4.0, thick * 0.42)
    line = shape_line(sheet.name, "bold", text_size(cap, "bold"))
    top = HALO + HAIRLINE
    pen.rect(Box(4, top, line.width + 2, cap + 2))
    pen.write(line, 5, top + 1 + cap)
    place = _told(sheet, words)[0]
    small = min(1.5, thick * 0.16)
    told = shape_line(place, "regular", text_size(small))
    left = 4 + line.width + 2 + 1
    has_room = left + told.width + 2 < pen.length * 0.25 - _CROSS / 2
    if has_room:
        pen.rect(Box(left, top, told.width + 2, small + 2))
        pen.write(told, left + 1, top + 1 + small)
    tick = min(2.0, thick * 0.22)
    free = pen.length - 8
    length = _ruler_length(words, free)
    ruler = _ruler(pen, words, (pen.length - length) / 2, thick - tick - 0.7, free, tick)
    return _Told(ruler, has_room, pen.shapes)


def _margin_line(sheet: Sheet, words: Mapping[str, str], title: str, before: _Told) -> list[Shape]:
    """Small, in the upper margin: name and the map's title; and place and ruler where nothing holds them ``before``."""
    face, margin = printed_face(sheet), sheet.margins.top
    cap = min(1.7, (margin - _GAP) * 0.45)
    pen = Pen(face.x, 0, face.w, margin)
    y = margin - 0.7 - cap
    x = pen.label(sheet.name, 2.5, y, cap, "bold") + 2
    free = face.w - x - 2
    length = 0 if before.shapes else _ruler_length(words, free * 0.75)
    if length:
        free -= length + 16
    told = "  ·  ".join([*([] if before.place else [_told(sheet, words)[0]]), *([title] if title else [])])
    line = next(iter(break_lines(told, "regular", text_size(cap), max(free, 1), 1)), None)
    if line is not None and free > 8:
        pen.write(line, x, y + cap)
    if length:
        _ruler(pen, words, face.w - length - 14, y, length + 16, cap)
    return pen.shapes


def _told(sheet: Sheet, words: Mapping[str, str]) -> list[str]:
    """Where the sheet stands, what it is laid over, and that it is blank."""
    place = fill(
        words, "sheet.place", row=sheet.row + 1, rows=sheet.rows,
        letters=column_letters(sheet.column), column=sheet.column + 1, columns=sheet.columns,
    )  # fmt: skip
    if sheet.blank:
        place = f"{place}  ·  {words['sheet.blank']}"
    under = (*sheet.left, *sheet.above)
    if len(under) > 1:
        return [place, fill(words, "sheet.over_two", first=listed(under[:-1]), second=under[-1])]
    return [place, *(fill(words, "sheet.over", sheet=name) for name in under)]


def listed(names: Sequence[str]) -> str:
    """Names one after the other."""
    return ", ".join(names)


def _ruler_length(words: Mapping[str, str], room: float) -> int:
    """The longest ruler that fits with its words, 0 where none does."""
    return next((length for length in RULERS if length + _ruler_words(words, length) <= room), 0)


def _ruler_words(words: Mapping[str, str], length: int) -> float:
    return 3 + shape_line(fill(words, "sheet.ruler", length=length), "regular", text_size(1.9)).width


def _ruler(pen: Pen, words: Mapping[str, str], x: float, y: float, room: float, tick: float) -> int:
    """The longest ruler that fits; gives its length."""
    length = _ruler_length(words, room)
    if length:
        pen.ruler(fill(words, "sheet.ruler", length=length), x, y, length, tick)
    return length
