"""Borders between columns and between rows: which one is near a point.  Answered by halving, however many there are."""

from bisect import bisect_left
from collections.abc import Sequence

from app.layout.shapes import Box


def column_border(columns: Sequence[tuple[str, Box]], x: float, reach: float) -> int | None:
    """The number of the border within ``reach`` mm of x: 0 is left of the first column, 1 right of it; or None."""
    number = bisect_left(columns, x - reach, key=lambda column: column[1].right)
    if number < len(columns) and abs(columns[number][1].right - x) <= reach:
        return number + 1
    return 0 if columns and abs(columns[0][1].x - x) <= reach else None


def row_border(rows: Sequence[tuple[str, Box]], y: float, reach: float) -> int | None:
    """The number of the border within ``reach`` mm of y: 0 is above the first row, 1 below it; or None."""
    number = bisect_left(rows, y - reach, key=lambda row: row[1].bottom)
    if number < len(rows) and abs(rows[number][1].bottom - y) <= reach:
        return number + 1
    return 0 if rows and abs(rows[0][1].y - y) <= reach else None
