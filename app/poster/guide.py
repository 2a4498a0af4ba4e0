"""The guide page: the whole poster small with the sheets' names on it, and in four steps how it is put together."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.layout.shapes import Box, Group, Path, Rect, Shape
from app.poster.marks import LEAST_STRIP
from app.poster.paper import Roll, parse_paper
from app.poster.pen import PAPER, Pen, text_size
from app.poster.sheets import Sheet, Tiling
from app.poster.words import fill
from app.text.lines import TextLine
from app.text.shaper import break_lines, first_baseline, line_height, shape_line

TEXT = "#1b2430"
QUIET = "#4a5865"
SEAM = "#a80f59"
TINT = "#fbe3ee"
GREY = "#d5dbe1"
A4_WIDTH = 210.0
_EXAMPLES = 3
PAGE = parse_paper("A4", "landscape")
"""What is printed where the poster comes from a roll."""


@dataclass(frozen=True, slots=True)
class Guide:
    """A page of ``width`` × ``height``: the poster goes into ``picture``, then ``marks`` over it."""

    width: float
    height: float
    picture: Box
    marks: Group


def guide_page(tiling: Tiling, words: Mapping[str, str], title: str) -> Guide:
    """The guide on the paper of the sheets, or on a page of its own for strips of a roll."""
    page = PAGE if isinstance(tiling.sheet, Roll) else tiling.sheets[0].paper
    unit = page.short_side / A4_WIDTH
    edge = max(*tiling.sheets[0].margins.sides, 12 * unit)
    pen = Pen(edge, edge, page.width - 2 * edge, page.height - 2 * edge)
    top = _heading(pen, tiling, words, title, unit)
    foot = _blanks(pen, tiling, words, unit)
    room = Box(0, top, pen.length, pen.thickness - top - foot)
    steps = [_Step(draw, f"{n}. {text}", unit * 1.15) for n, (draw, text) in enumerate(_steps(tiling, words), 1)]
    ways = [_below(tiling, room, steps, 2, unit)]
    if page.width > page.height:
        ways = [_aside(tiling, room, steps, unit), _below(tiling, room, steps, len(steps), unit)]
    picture, places = max(ways, key=lambda way: way[0].w)
    for step, place in zip(steps, places, strict=True):
        step.draw(pen, place)
    _names(pen, tiling, picture, unit)
    x, y = pen.at(picture.x, picture.y)
    marks = Group("guide", "marks", 0, 0, page.width, page.height, tuple(pen.shapes), about=words["guide.title"])
    return Guide(page.width, page.height, picture.moved(x - picture.x, y - picture.y), marks)


def _heading(pen: Pen, tiling: Tiling, words: Mapping[str, str], title: str, unit: float) -> float:
    """Title, what this is and how many sheets; gives the y below."""
    y = 0.0
    for text, cap, style, color in (
        (title, 4.2, "bold", TEXT),
        (words["guide.title"], 3.0, "semibold", SEAM),
    ):
        size = text_size(cap * unit, style)
        for line in break_lines(text, style, size, pen.length, 2):
            pen.write(line, 0, y + first_baseline(size, style), color)
            y += line_height(size)
    facts = [
        _counted(tiling, words),
        fill(words, "guide.size", poster=tiling.poster.size, overlap=f"{tiling.overlap:g}"),
    ]
    small = text_size(2.3 * unit)
    y += 1.5 * unit
    for line in break_lines("  ·  ".join(facts), "regular", small, pen.length, 2):
        pen.write(line, 0, y + first_baseline(small), QUIET)
        y += line_height(small)
    return y + 6 * unit


def _counted(tiling: Tiling, words: Mapping[str, str]) -> str:
    """How many sheets of what, and how they lie."""
    count = len(tiling.sheets)
    if isinstance(tiling.sheet, Roll):
        return fill(words, "guide.strips", strips=count, roll=tiling.sheet.size)
    name = tiling.sheet.name or tiling.sheet.size
    if tiling.is_mixed:
        standing = sum(sheet.paper.orientation == "portrait" for sheet in tiling.sheets)
        return fill(words, "guide.mixed", sheets=count, sheet=name, standing=standing, lying=count - standing)
    return fill(words, "guide.facts", sheets=count, sheet=name, rows=tiling.rows, columns=tiling.columns)


def _blanks(pen: Pen, tiling: Tiling, words: Mapping[str, str], unit: float) -> float:
    """Which sheets are blank, at the foot; gives the height it takes."""
    if not tiling.blanks:
        return 0.0
    size = text_size(2.3 * unit)
    lines = break_lines(fill(words, "guide.blank", sheets=", ".join(tiling.blanks)), "regular", size, pen.length, 3)
    top = pen.thickness - len(lines) * line_height(size)
    for number, line in enumerate(lines):
        pen.write(line, 0, top + number * line_height(size) + first_baseline(size), QUIET)
    return len(lines) * line_height(size) + 4 * unit


def _aside(tiling: Tiling, room: Box, steps: list["_Step"], unit: float) -> tuple[Box, list[Box]]:
    """The poster at the left, the steps one below the other at its right."""
    wide = room.w * 0.62
    picture = _fitted(tiling, Box(room.x, room.y, wide, room.h))
    left, width = wide + 8 * unit, room.w - wide - 8 * unit
    heights = [step.height(width) for step in steps]
    free = max(picture.h, room.h * 0.7) - sum(heights)
    gap = min(14 * unit, max(5 * unit, free / max(1, len(steps) - 1)))
    places, y = [], room.y
    for height in heights:
        places.append(Box(left, y, width, height))
        y += height + gap
    return picture, places


def _below(tiling: Tiling, room: Box, steps: list["_Step"], columns: int, unit: float) -> tuple[Box, list[Box]]:
    """The poster above, the steps below it in columns."""
    gap = 9 * unit
    width = (room.w - gap * (columns - 1)) / columns
    heights = [step.height(width) for step in steps]
    rows = [max(heights[n : n + columns]) for n in range(0, len(steps), columns)]
    spent = sum(rows) + gap * len(rows)
    picture = _fitted(tiling, Box(room.x, room.y, room.w, room.h - spent - gap * 0.4))
    places, y = [], picture.bottom + gap * 1.2
    for row, height in enumerate(rows):
        places += [Box(n * (width + gap), y, width, height) for n in range(len(steps[row * columns :][:columns]))]
        y += height + gap
    return picture, places


def _fitted(tiling: Tiling, room: Box) -> Box:
    """The poster as large as it goes at the top of a room, in the middle of its width."""
    poster = tiling.poster
    scale = max(0.0, min(room.w / poster.width, room.h / poster.height))
    width, height = poster.width * scale, poster.height * scale
    return Box(room.x + (room.w - width) / 2, room.y, width, height)


def _names(pen: Pen, tiling: Tiling, picture: Box, unit: float) -> None:
    """The frame, the seams and the sheets' names over the poster."""
    scale = picture.w / tiling.poster.width
    thin = max(0.25, 0.35 * unit)
    pen.rect(picture, fill=None, stroke=QUIET)
    faces = [
        Box(picture.x + f.x * scale, picture.y + f.y * scale, f.w * scale, f.h * scale)
        for f in (sheet.face for sheet in tiling.sheets)
    ]
    for sheet, face in zip(tiling.sheets, faces, strict=True):
        if sheet.right:
            pen.line(face.right, face.y, face.right, face.bottom, width=thin, color=SEAM)
        if sheet.below:
            pen.line(face.x, face.bottom, face.right, face.bottom, width=thin, color=SEAM)
    for sheet, face in zip(tiling.sheets, faces, strict=True):
        _name(pen, sheet, face, unit)


def _name(pen: Pen, sheet: Sheet, face: Box, unit: float) -> None:
    """A sheet's name on a pill in the middle of its face; a blank sheet's is hollow."""
    color = QUIET if sheet.blank else SEAM
    cap = min(2.6 * unit, face.h * 0.26, face.w * 0.2)
    line = shape_line(sheet.name, "bold", text_size(cap, "bold"))
    height = cap * 2.1
    width = max(line.width + cap * 1.3, height)
    x, y = face.x + (face.w - width) / 2, face.y + (face.h - height) / 2
    pen.rect(Box(x, y, width, height), PAPER if sheet.blank else color, color, height / 2)
    pen.write(line, x + (width - line.width) / 2, y + (height + cap) / 2, color if sheet.blank else PAPER)


# -- the steps --------------------------------------------------------------------------------
Draw = Callable[[Pen], None]
"""Draws into a square of 24 × 18 units whose corner is the pen's."""

_WIDE, _HIGH = 24.0, 18.0


def _steps(tiling: Tiling, words: Mapping[str, str]) -> list[tuple[Draw, str]]:
    steps: list[tuple[Draw, str]] = [
        (_draw_ruler, fill(words, "guide.print", length=100)),
        (_draw_cut, words["guide.cut"]),
        (_draw_glue, words["guide.glue" if tiling.overlap >= LEAST_STRIP else "guide.glue_margin"]),
    ]
    if tiling.rows > 1 and tiling.columns > 1:
        key = "guide.join" if tiling.lines == "rows" else "guide.join_columns"
        steps.append((_draw_join, fill(words, key, names=_first_line(tiling))))
    return steps


def _first_line(tiling: Tiling) -> str:
    """The names of the sheets that are glued first, as an example: "1A, 1B, 1C…"."""
    by_rows = tiling.lines == "rows"
    names = [sheet.name for sheet in tiling.sheets if (sheet.row if by_rows else sheet.column) == 0]
    return ", ".join(names[:_EXAMPLES]) + ("…" if len(names) > _EXAMPLES else "")


@dataclass(frozen=True, slots=True)
class _Step:
    """A small drawing with its words at the right, or below it where there is no room for both."""

    picture: Draw
    text: str
    unit: float

    def height(self, width: float) -> float:
        """What it takes at a width."""
        words = len(self._lines(width)) * line_height(self._size)
        return max(_HIGH * self.unit, words) if self._beside(width) else (_HIGH + 3) * self.unit + words

    def draw(self, pen: Pen, place: Box) -> None:
        """Draw it at the top left of a place."""
        little = Pen(0, 0, _WIDE, _HIGH)
        self.picture(little)
        x, y = pen.at(place.x, place.y)
        pen.shapes += [_placed(shape, x, y, self.unit) for shape in little.shapes]
        beside = self._beside(place.w)
        left = place.x + ((_WIDE + 4) * self.unit if beside else 0)
        top = place.y + (0 if beside else (_HIGH + 3) * self.unit)
        for number, line in enumerate(self._lines(place.w)):
            pen.write(line, left, top + number * line_height(self._size) + first_baseline(self._size), TEXT)

    def _beside(self, width: float) -> bool:
        return width >= 74 * self.unit

    def _lines(self, width: float) -> tuple[TextLine, ...]:
        room = width - (_WIDE + 4) * self.unit if self._beside(width) else width
        return break_lines(self.text, "regular", self._size, room)

    @property
    def _size(self) -> float:
        return text_size(2.3 * self.unit)


def _placed(shape: Shape, x: float, y: float, scale: float) -> Shape:
    """A rectangle or path of a small drawing at its place and size on the page."""
    if isinstance(shape, Rect):
        box = shape.box
        at = Box(x + box.x * scale, y + box.y * scale, box.w * scale, box.h * scale)
        return Rect(at, shape.fill, shape.stroke, shape.stroke_width * scale, shape.radius * scale, shape.dash)
    if isinstance(shape, Path):
        moved = tuple(
            (segment[0], *(float(n) * scale + (y if i % 2 else x) for i, n in enumerate(segment[1:])))
            for segment in shape.segments
        )
        dash = tuple(part * scale for part in shape.dash)
        return Path(moved, shape.fill, shape.stroke, shape.stroke_width * scale, dash, shape.round_caps)
    raise TypeError(shape)


def _draw_ruler(pen: Pen) -> None:
    """A sheet with a ruler on it."""
    pen.rect(Box(2, 1, 20, 16), PAPER, QUIET)
    pen.line(5, 9, 19, 9, width=0.5, color=SEAM)
    for number in range(11):
        tall = 2.4 if number % 5 == 0 else 1.4
        pen.line(5 + number * 1.4, 9 - tall / 2, 5 + number * 1.4, 9 + tall / 2, width=0.3, color=SEAM)


def _draw_cut(pen: Pen) -> None:
    """A sheet whose left and upper margin are cut off along solid lines."""
    pen.rect(Box(2, 1, 20, 16), GREY, QUIET)
    pen.rect(Box(5, 4, 17, 13), PAPER)
    pen.rect(Box(2, 1, 20, 16), None, QUIET)
    pen.line(5, 0, 5, 18, width=0.5, color=SEAM)
    pen.line(0.5, 4, 23.5, 4, width=0.5, color=SEAM)


def _draw_glue(pen: Pen) -> None:
    """The right sheet moves over the strip of the left one."""
    pen.rect(Box(0.5, 2, 11, 14), PAPER, QUIET)
    pen.rect(Box(8.5, 2, 3, 14), TINT, QUIET)
    pen.line(8.5, 2, 8.5, 16, width=0.5, color=SEAM, dash=(1, 0.7))
    for y in (5, 12):
        pen.line(9, y - 1, 11, y + 1, width=0.35, color=TEXT)
        pen.line(9, y + 1, 11, y - 1, width=0.35, color=TEXT)
    pen.rect(Box(14.5, 2, 9, 14), PAPER, QUIET)
    _arrow(pen, 20.5, 9, 12.8, 9)


def _draw_join(pen: Pen) -> None:
    """The second row moves up over the first."""
    for number in range(3):
        pen.rect(Box(1 + number * 7.3, 0.5, 7.3, 7), PAPER, QUIET)
    pen.rect(Box(1, 5.5, 21.9, 2), TINT, QUIET)
    for number in range(3):
        pen.rect(Box(1 + number * 7.3, 10.5, 7.3, 7), PAPER, QUIET)
    _arrow(pen, 11.95, 15, 11.95, 8.6)


def _arrow(pen: Pen, x1: float, y1: float, x2: float, y2: float) -> None:
    """From the first point to the second, level or upright."""
    pen.line(x1, y1, x2, y2, width=0.6, color=SEAM)
    dx, dy = (x2 > x1) - (x2 < x1), (y2 > y1) - (y2 < y1)
    head = 1.8
    back_x, back_y = x2 - dx * head, y2 - dy * head
    for side in (-1, 1):
        pen.line(x2, y2, back_x + dy * side * 1.2, back_y + dx * side * 1.2, width=0.6, color=SEAM)
