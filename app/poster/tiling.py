"""How a poster is divided among sheets or strips of a roll: how many, which way round, and where the cuts go."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from app.domain.problems import Problem
from app.layout.shapes import Box
from app.poster.paper import MARGINS, Margins, Orientation, Paper, Roll
from app.poster.seams import Around, Axis, Ground, best_cuts, even_cuts
from app.poster.sheets import Lines, Place, Tiling, named_sheets

SMALLEST_MARGIN = 3.0
"""Cut marks and the sheet's name live in the margin."""
MOST_SHEETS = 1000
OVERLAP = 10.0
"""Of neighbouring sheets, unless it is said otherwise."""

Turning = Orientation | Literal["auto", "mixed"]
"""Which way the sheets are turned; "auto" all alike, "mixed" each row or column as it saves most."""

_TINY = 1e-6


def tile(
    poster: Paper,
    sheet: Paper | Roll,
    margins: Margins | float = MARGINS,
    overlap: float = OVERLAP,
    turning: Turning = "auto",
    *,
    around: Around | None = None,
) -> Tiling:
    """Cut a poster into as few sheets as can be, and where it can be done not through what stands ``around``.

    ``margins`` are those of the standing sheet; lying, either way of turning must do.  A roll is cut into as few
    strips as will do.  Without anything around the cuts are even.

    Problem("poster.small_margin", smallest), ("poster.big_margin", margin, sheet), ("poster.bad_overlap"),
    ("poster.big_overlap", overlap, most) and ("poster.too_many_sheets", count, most) say what cannot be.
    """
    edges = margins if isinstance(margins, Margins) else Margins.all(margins)
    if not min(edges.sides) >= SMALLEST_MARGIN:
        raise Problem("poster.small_margin", margin=min(edges.sides), smallest=SMALLEST_MARGIN)
    if not overlap >= 0:
        raise Problem("poster.bad_overlap", overlap=overlap)
    if isinstance(sheet, Roll):
        plans = _strips(poster, sheet, edges, overlap, turning)
    else:
        plans = _plans(poster, sheet, edges, overlap, turning)
    count = plans[0].count
    if count > MOST_SHEETS:
        raise Problem("poster.too_many_sheets", count=count, most=MOST_SHEETS)
    made = [_divided(plan, poster, overlap, around) for plan in plans]
    best = min(made, key=lambda division: division.cards_cut)
    sheets = named_sheets(best.places, poster, overlap)
    return Tiling(poster, sheet, overlap, sheets, best.lines, best.cards_cut)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A sheet of paper that is turned so, with its margins so turned."""

    paper: Paper
    margins: Margins

    @property
    def wide(self) -> float:
        return self.paper.width - self.margins.across

    @property
    def high(self) -> float:
        return self.paper.height - self.margins.down

    @property
    def flipped(self) -> "_Piece":
        """Mirrored at the diagonal."""
        return _Piece(replace(self.paper, width=self.paper.height, height=self.paper.width), self.margins.flipped)


@dataclass(frozen=True, slots=True)
class _Plan:
    """Rows one below the other, or columns side by side, each of so many sheets of one kind."""

    lines: Lines
    pieces: tuple[_Piece, ...]
    counts: tuple[int, ...]

    @property
    def count(self) -> int:
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class _Division:
    """A plan with its cuts."""

    lines: Lines
    places: tuple[Place, ...]
    cards_cut: int


# -- how many -----------------------------------------------------------------------------------
def _plans(poster: Paper, sheet: Paper, margins: Margins, overlap: float, turning: Turning) -> list[_Plan]:
    """The ways that need the fewest sheets."""
    ways: list[Orientation] = [poster.orientation, "portrait" if poster.orientation == "landscape" else "landscape"]
    if turning in {"landscape", "portrait"}:
        ways = [turning]
    pieces = [_piece(sheet, margins, way) for way in ways]
    for piece in pieces:
        _check(piece, sheet, overlap)
    found = [_grid(poster, piece, overlap) for piece in pieces]
    if turning == "mixed":
        standing, lying = sorted(pieces, key=lambda piece: piece.wide)
        found += _mixed(poster, standing, lying, overlap)
        mirrored = _mixed(_flipped(poster), standing.flipped, lying.flipped, overlap)
        found += [_flipped_plan(plan) for plan in mirrored]
    fewest = min(plan.count for plan in found)
    return [plan for plan in found if plan.count == fewest]


def _strips(poster: Paper, roll: Roll, margins: Margins, overlap: float, turning: Turning) -> list[_Plan]:
    """The ways to cut a poster from a roll with the fewest strips, and of these with the least paper.

    Strips that run down are "portrait", those that run across "landscape".
    """
    down = _Piece(roll.cut(poster.height + margins.down), margins)
    across = _Piece(_flipped(roll.cut(poster.width + margins.across)), margins)
    found = []
    for piece, length, way in ((down, down.paper.height, "portrait"), (across, across.paper.width, "landscape")):
        _check(piece, roll, overlap)
        if turning in {"auto", "mixed", way}:
            plan = _grid(poster, piece, overlap)
            found.append((plan.count, round(plan.count * length, 3), plan))
    least = min(found, key=lambda one: one[:2])
    return [plan for count, used, plan in found if (count, used) == least[:2]]


def _grid(poster: Paper, piece: _Piece, overlap: float) -> _Plan:
    """Rows that are all alike."""
    rows = _count(poster.height, piece.high, overlap)
    return _Plan("rows", (piece,) * rows, (_count(poster.width, piece.wide, overlap),) * rows)


def _mixed(poster: Paper, one: _Piece, other: _Piece, overlap: float) -> Iterator[_Plan]:
    """All ways with rows of both kinds, the one above the other."""
    most = _count(poster.height, one.high, overlap)
    counts = [_count(poster.width, piece.wide, overlap) for piece in (one, other)]
    for some in range(1, most):
        rest = poster.height - some * (one.high - overlap)
        more = _count(rest, other.high, overlap)
        pieces = (*(one,) * some, *(other,) * more)
        sheets = (*(counts[0],) * some, *(counts[1],) * more)
        yield _Plan("rows", pieces, sheets)
        yield _Plan("rows", pieces[::-1], sheets[::-1])


def _count(length: float, room: float, overlap: float) -> int:
    """Windows no longer than ``room`` that cover ``length`` and share ``overlap`` with the next."""
    return max(1, math.ceil((length - overlap) / (room - overlap) - _TINY))


def _piece(sheet: Paper, margins: Margins, way: Orientation) -> _Piece:
    return _Piece(sheet.turned(way), margins if way == "portrait" else margins.lying)


def _check(piece: _Piece, sheet: Paper | Roll, overlap: float) -> None:
    """Say what cannot be printed."""
    room = min(piece.wide, piece.high)
    if room < SMALLEST_MARGIN:
        raise Problem("poster.big_margin", margin=max(piece.margins.sides), sheet=sheet.name or sheet.size)
    if overlap > room / 2:
        raise Problem("poster.big_overlap", overlap=overlap, most=math.floor(room / 2))


# -- where --------------------------------------------------------------------------------------
def _divided(plan: _Plan, poster: Paper, overlap: float, around: Around | None) -> _Division:
    """The plan with its cuts; columns are rows of the mirrored poster."""
    if plan.lines == "rows":
        places, cut = _rows(plan, poster, overlap, around)
        return _Division("rows", places, cut)
    mirrored = around.flipped() if around else None
    places, cut = _rows(_flipped_plan(plan), _flipped(poster), overlap, mirrored)
    return _Division("columns", tuple(_flipped_place(place) for place in places), cut)


def _rows(plan: _Plan, poster: Paper, overlap: float, around: Around | None) -> tuple[tuple[Place, ...], int]:
    """Where the sheets of all rows lie, and how often cards are cut.  Rows of one kind are cut alike."""
    ys, cut = _cuts(poster.height, [piece.high for piece in plan.pieces], overlap, around, "y")
    kinds = dict(zip(plan.pieces, plan.counts, strict=True))
    xs: dict[_Piece, list[float]] = {}
    for kind, count in kinds.items():
        bands = [(ys[row], ys[row + 1]) for row, piece in enumerate(plan.pieces) if piece == kind]
        inside = around.between(bands) if around and len(kinds) > 1 else around
        xs[kind], more = _cuts(poster.width, [kind.wide] * count, overlap, inside, "x")
        cut += more
    rows = len(plan.pieces)
    return tuple(
        Place(
            row, column, rows, kinds[piece],
            Box(xs[piece][column], ys[row], xs[piece][column + 1] - xs[piece][column], ys[row + 1] - ys[row]),
            piece.paper, piece.margins,
        )
        for row, piece in enumerate(plan.pieces)
        for column in range(kinds[piece])
    ), cut  # fmt: skip


def _cuts(
    length: float, rooms: Sequence[float], overlap: float, around: Around | None, axis: Axis
) -> tuple[list[float], int]:
    """The cuts of one axis and how often cards are cut."""
    if around is None:
        return even_cuts(length, rooms, overlap), 0
    found = best_cuts(Ground(around, axis, length), rooms, overlap) if len(rooms) > 1 else None
    cuts = found or even_cuts(length, rooms, overlap)
    return cuts, around.crossed(cuts[1:-1], axis)


# -- mirrored at the diagonal -------------------------------------------------------------------
def _flipped(paper: Paper) -> Paper:
    return replace(paper, width=paper.height, height=paper.width)


def _flipped_box(box: Box) -> Box:
    return Box(box.y, box.x, box.h, box.w)


def _flipped_plan(plan: _Plan) -> _Plan:
    lines: Lines = "columns" if plan.lines == "rows" else "rows"
    return _Plan(lines, tuple(piece.flipped for piece in plan.pieces), plan.counts)


def _flipped_place(place: Place) -> Place:
    piece = _Piece(place.paper, place.margins).flipped
    return Place(
        place.column, place.row, place.columns, place.rows, _flipped_box(place.face), piece.paper, piece.margins
    )  # fmt: skip
