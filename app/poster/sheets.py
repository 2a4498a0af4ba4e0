"""A poster cut into sheets that can be glued together: pure geometry, millimetres, y down.

Each sheet prints a ``window`` of the poster.  It is cut along the window's left and upper edge; to the right and
below the window repeats a strip of ``overlap``, on which the next sheet is glued.  What stays to be seen of a sheet is
its ``face``: the faces of all sheets lie side by side without gap and are the poster.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from app.domain.problems import Problem
from app.layout.shapes import Box, Drawing
from app.poster.paper import POINT, Orientation, Paper

SMALLEST_MARGIN = 3.0
"""Cut marks and the sheet's name live in the margin."""
MOST_SHEETS = 1000

_TINY = 1e-6


@dataclass(frozen=True, slots=True)
class Sheet:
    """One printed piece: "B3" is the third of the second row.  Neighbours are names, "" at the poster's edge."""

    name: str
    row: int
    column: int
    window: Box
    face: Box
    left: str = ""
    right: str = ""
    above: str = ""
    below: str = ""
    blank: bool = False
    """Whether nothing of the drawing is on it."""


@dataclass(frozen=True, slots=True)
class Tiling:
    """All sheets in reading order.  A sheet's window is printed with its corner at (``margin``, ``margin``)."""

    poster: Paper
    sheet: Paper
    margin: float
    overlap: float
    rows: int
    columns: int
    sheets: tuple[Sheet, ...]

    @property
    def room(self) -> Box:
        """What a sheet's printer can reach, on the sheet."""
        margin = self.margin
        return Box(margin, margin, self.sheet.width - 2 * margin, self.sheet.height - 2 * margin)

    @property
    def blanks(self) -> tuple[str, ...]:
        """The names of the blank sheets."""
        return tuple(sheet.name for sheet in self.sheets if sheet.blank)


def tile(
    poster: Paper,
    sheet: Paper,
    margin: float = 6.0,
    overlap: float = 10.0,
    orientation: Orientation | Literal["auto"] = "auto",
) -> Tiling:
    """Cut a poster into sheets of one size; "auto" turns them so that fewer are needed.

    Problem("poster.small_margin", smallest), ("poster.big_margin", margin, sheet), ("poster.bad_overlap"),
    ("poster.big_overlap", overlap, most) and ("poster.too_many_sheets", count, most) say what cannot be.
    """
    if not margin >= SMALLEST_MARGIN:
        raise Problem("poster.small_margin", margin=margin, smallest=SMALLEST_MARGIN)
    if not overlap >= 0:
        raise Problem("poster.bad_overlap", overlap=overlap)
    ways: list[Orientation] = [poster.orientation, "portrait" if poster.orientation == "landscape" else "landscape"]
    if orientation != "auto":
        ways = [orientation]
    turned = [sheet.turned(way) for way in ways]
    best = min(turned, key=lambda paper: math.prod(_counts(poster, paper, margin, overlap)))
    rows, columns = _counts(poster, best, margin, overlap)
    if rows * columns > MOST_SHEETS:
        raise Problem("poster.too_many_sheets", count=rows * columns, most=MOST_SHEETS)
    xs = _cuts(poster.width, best.width - 2 * margin, overlap, columns)
    ys = _cuts(poster.height, best.height - 2 * margin, overlap, rows)
    sheets = tuple(_sheet(row, column, xs, ys, overlap) for row in range(rows) for column in range(columns))
    return Tiling(poster, best, margin, overlap, rows, columns, sheets)


def mark_blanks(tiling: Tiling, drawing: Drawing) -> Tiling:
    """The same sheets, those marked whose face shows nothing of a drawing that fills the poster."""
    if not drawing.groups:
        return replace(tiling, sheets=tuple(replace(sheet, blank=True) for sheet in tiling.sheets))
    scale = tiling.poster.width / drawing.width
    boxes = [_scaled(group.box, scale) for group in drawing.groups if group.role != "page"]
    sheets = (replace(s, blank=not any(_touch(s.face, box) for box in boxes)) for s in tiling.sheets)
    return replace(tiling, sheets=tuple(sheets))


def row_letters(row: int) -> str:
    """A, B, … Z, AA, AB, … as spreadsheets count."""
    letters = ""
    row += 1
    while row:
        row, rest = divmod(row - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _counts(poster: Paper, sheet: Paper, margin: float, overlap: float) -> tuple[int, int]:
    """Rows and columns that a poster needs."""
    width, height = sheet.width - 2 * margin, sheet.height - 2 * margin
    if min(width, height) < SMALLEST_MARGIN:
        raise Problem("poster.big_margin", margin=margin, sheet=sheet.name or sheet.size)
    most = min(width, height) / 2
    if overlap > most:
        raise Problem("poster.big_overlap", overlap=overlap, most=math.floor(most))
    return _count(poster.height, height, overlap), _count(poster.width, width, overlap)


def _count(length: float, room: float, overlap: float) -> int:
    """Windows no longer than ``room`` that cover ``length`` and share ``overlap`` with the next."""
    return max(1, math.ceil((length - overlap) / (room - overlap) - _TINY))


def _cuts(length: float, room: float, overlap: float, count: int) -> list[float]:
    """Where the poster is cut, both ends included: windows of one length, on whole points where these fit.

    Cuts on whole points fall between pixels at every resolution that is a multiple of 72 to the inch.
    """
    step = (length - overlap) / count
    exact = [step * number for number in range(1, count)]
    snapped = [round(cut / POINT) * POINT for cut in exact]
    ends = [0.0, *snapped, length]
    windows = [min(length, ends[i + 1] + overlap) - ends[i] for i in range(count)]
    return ends if max(windows) <= room + _TINY else [0.0, *exact, length]


def _sheet(row: int, column: int, xs: Sequence[float], ys: Sequence[float], overlap: float) -> Sheet:
    left, top, right, bottom = xs[column], ys[row], xs[column + 1], ys[row + 1]
    last_column, last_row = column == len(xs) - 2, row == len(ys) - 2
    face = Box(left, top, right - left, bottom - top)
    return Sheet(
        _name(row, column),
        row,
        column,
        Box(left, top, face.w + (0 if last_column else overlap), face.h + (0 if last_row else overlap)),
        face,
        left=_name(row, column - 1) if column else "",
        right="" if last_column else _name(row, column + 1),
        above=_name(row - 1, column) if row else "",
        below="" if last_row else _name(row + 1, column),
    )


def _name(row: int, column: int) -> str:
    return f"{row_letters(row)}{column + 1}"


def _scaled(box: Box, scale: float) -> Box:
    return Box(box.x * scale, box.y * scale, box.w * scale, box.h * scale)


def _touch(a: Box, b: Box) -> bool:
    return a.x < b.right and b.x < a.right and a.y < b.bottom and b.y < a.bottom
