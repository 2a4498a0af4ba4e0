"""A poster cut into sheets that can be glued together: pure geometry, millimetres, y down.

Each sheet prints a ``window`` of the poster.  It is cut along the window's left and upper edge; to the right and
below the window repeats a strip of ``overlap``, on which the next sheet is glued.  What stays to be seen of a sheet is
its ``face``: the faces of all sheets lie side by side without gap and are the poster.

The sheets lie in rows whose cuts go through from top to bottom, or, where some lie and some stand, in rows or columns
each of which has cuts of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from app.layout.shapes import Box
from app.poster.paper import Margins, Paper, Roll

Lines = Literal["rows", "columns"]

_TINY = 1e-6


@dataclass(frozen=True, slots=True)
class Sheet:
    """One printed piece: "2C" is the third of the second row, as seats are called; "C2" would be a paper.

    Neighbours are names, none at the poster's edge.

    ``paper`` is turned as the sheet is printed, ``margins`` are its own.  ``rows`` and ``columns`` say how many sheets
    stand in its column and in its row.
    """

    name: str
    row: int
    column: int
    rows: int
    columns: int
    window: Box
    face: Box
    paper: Paper
    margins: Margins
    left: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    blank: bool = False
    """Whether nothing of the drawing is on it."""

    @property
    def room(self) -> Box:
        """What the printer can reach, on the sheet; the window is printed in its upper left corner."""
        at = self.margins
        return Box(at.left, at.top, self.paper.width - at.across, self.paper.height - at.down)


@dataclass(frozen=True, slots=True)
class Tiling:
    """All sheets in reading order.  ``sheet`` is their paper as it is bought; ``lines`` says what is glued first."""

    poster: Paper
    sheet: Paper | Roll
    overlap: float
    sheets: tuple[Sheet, ...]
    lines: Lines = "rows"
    cards_cut: int = 0
    """How often cuts go through cards."""

    @property
    def rows(self) -> int:
        """The most sheets one above the other."""
        return max(sheet.rows for sheet in self.sheets)

    @property
    def columns(self) -> int:
        """The most sheets side by side."""
        return max(sheet.columns for sheet in self.sheets)

    @property
    def is_mixed(self) -> bool:
        """Whether some sheets lie and others stand."""
        return len({sheet.paper.orientation for sheet in self.sheets}) > 1

    @property
    def blanks(self) -> tuple[str, ...]:
        """The names of the blank sheets."""
        return tuple(sheet.name for sheet in self.sheets if sheet.blank)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sheet lies before it has a name: its paper, row and column, and what of the poster it shows."""

    row: int
    column: int
    rows: int
    columns: int
    face: Box
    paper: Paper
    margins: Margins


def named_sheets(places: Sequence[Place], poster: Paper, overlap: float) -> tuple[Sheet, ...]:
    """The sheets in reading order, with the strips that they repeat and the names of their neighbours."""
    ordered = sorted(places, key=lambda place: (place.row, place.column))
    bare = [_sheet(place, poster, overlap) for place in ordered]
    edges = [(one.name, one.face.x, one.face.y, one.face.right, one.face.bottom) for one in bare]
    return tuple(_introduced(sheet, edges) for sheet in bare)


def column_letters(column: int) -> str:
    """A, B, … Z, AA, AB, … as spreadsheets count."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _sheet(place: Place, poster: Paper, overlap: float) -> Sheet:
    face = place.face
    right = min(poster.width, face.right + overlap) if face.right < poster.width - _TINY else face.right
    below = min(poster.height, face.bottom + overlap) if face.bottom < poster.height - _TINY else face.bottom
    window = Box(face.x, face.y, right - face.x, below - face.y)
    name = f"{place.row + 1}{column_letters(place.column)}"
    return Sheet(
        name, place.row, place.column, place.rows, place.columns, window, face, place.paper, place.margins
    )  # fmt: skip


def _introduced(sheet: Sheet, edges: Sequence[tuple[str, float, float, float, float]]) -> Sheet:
    """The sheet with its neighbours' names; of every sheet its name, and left, top, right and bottom of its face."""
    me = sheet.face
    x, y, right, bottom = me.x, me.y, me.right, me.bottom
    beside = [one for one in edges if one[2] < bottom - _TINY and y < one[4] - _TINY]
    stacked = [one for one in edges if one[1] < right - _TINY and x < one[3] - _TINY]
    return replace(
        sheet,
        left=tuple(one[0] for one in beside if abs(one[3] - x) < _TINY),
        right=tuple(one[0] for one in beside if abs(one[1] - right) < _TINY),
        above=tuple(one[0] for one in stacked if abs(one[4] - y) < _TINY),
        below=tuple(one[0] for one in stacked if abs(one[2] - bottom) < _TINY),
    )
