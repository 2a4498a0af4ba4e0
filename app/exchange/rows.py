"""Comma, semicolon and tab separated text into rows with the numbers of the lines that they begin on."""

import csv
import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.domain.problems import Problem
from app.exchange.columns import recognise
from app.exchange.decoding import refuse_long_lines
from app.exchange.issues import Issue, broken, excerpt

SEPARATORS = (",", ";", "\t", "|")
MOST_COLUMNS = 200
MOST_ROWS = 20_000
MOST_CELLS = 1_000_000
MOST_CHARACTERS = 20 * 1024 * 1024
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)?")
_LOOKED_AT = 50
_LOOKED_INTO = 20_000
_MOST_SEPARATORS = 50_000
"""In one line: more cannot be text that happens to hold them."""
_IN_VAIN = 1_000, 5
"""So many lines, and so many times all lines, are read behind quotes that do not fit before it is enough."""


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row and the line on which it begins."""

    line: int
    cells: tuple[str, ...]

    @property
    def is_blank(self) -> bool:
        """Whether no cell says anything."""
        return not any(cell.strip() for cell in self.cells)


def read_rows(text: str, name: str, separator: str | None = None) -> tuple[list[Row], list[Issue], str]:
    """The rows that are not blank, the lines that are broken, and the separator.

    Problem("table.too_many_columns"), Problem("table.too_many_cells"), Problem("import.too_many_rows"),
    Problem("import.long_line"), Problem("table.bad_separator").
    """
    refuse_long_lines(text, name)
    lines = [line for line in _LINE.findall(text) if line]
    _refuse_wide(lines, name)
    first = 0
    hint = re.fullmatch(r"sep=(.)\s*", lines[0]) if lines else None  # Excel's own way to say it
    if hint:
        first, separator = 1, separator or hint[1]
    separator = _known(separator) if separator else sniff(lines[first:])
    rows: list[Row] = []
    issues: list[Issue] = []
    cells = 0
    for item in _rows(lines, first, separator):
        if isinstance(item, Issue):
            issues.append(item)
        elif not item.is_blank:
            if len(item.cells) > MOST_COLUMNS:
                raise Problem("table.too_many_columns", name=name, limit=MOST_COLUMNS, line=item.line)
            rows.append(item)
            cells += len(item.cells)
        if cells > MOST_CELLS:
            raise Problem("table.too_many_cells", name=name, limit=MOST_CELLS)
        if max(len(rows) - 1, len(issues)) > MOST_ROWS:
            raise Problem("import.too_many_rows", name=name, limit=MOST_ROWS)
    return rows, issues, separator


def sniff(lines: Sequence[str]) -> str:
    """The separator with which the headings are known best, and then the rows are most alike."""
    filled = (line[:_LOOKED_INTO] for line in lines if line.strip())
    sample = list(itertools.islice(filled, _LOOKED_AT))
    return max(SEPARATORS, key=lambda separator: _fitness(sample, separator))


def _fitness(lines: Sequence[str], separator: str) -> tuple[int, float, int]:
    rows = [item for item in _rows(lines, 0, separator) if isinstance(item, Row)]
    if not rows:
        return 0, 0.0, 0
    width = len(rows[0].cells)
    alike = sum(len(row.cells) == width for row in rows) / len(rows)
    return len(recognise(rows[0].cells[:MOST_COLUMNS])) if width > 1 else 0, alike if width > 1 else 0.0, width


def _rows(lines: Sequence[str], first: int, separator: str) -> Iterator[Row | Issue]:
    """Rows, and an issue for a line whose quotes do not fit; reading goes on with the line behind it.

    Where very many lines were read in vain behind such quotes, the quotes of a row must fit on its first line.
    """
    csv.field_size_limit(MOST_CHARACTERS)
    at, spare = first, _IN_VAIN[0] + _IN_VAIN[1] * len(lines)
    while at < len(lines):
        end = len(lines) if spare > 0 else at + 1
        reader = csv.reader((lines[i] for i in range(at, end)), delimiter=separator, strict=True)
        start = at
        try:
            for cells in reader:
                yield Row(start + 1, tuple(cells))
                start = at + reader.line_num
        except csv.Error:
            yield broken(start + 1, "table.bad_quotes", text=excerpt(lines[start]))
            spare -= at + reader.line_num - start
            at = start + 1
        else:
            at = end


def _refuse_wide(lines: Sequence[str], name: str) -> None:
    """Problem where a line would make so many cells that they fill the memory."""
    for number, line in enumerate(lines, 1):
        if len(line) > _MOST_SEPARATORS and max(map(line.count, SEPARATORS)) > _MOST_SEPARATORS:
            raise Problem("table.too_many_columns", name=name, limit=MOST_COLUMNS, line=number)


def _known(separator: str) -> str:
    names = {"tab": "\t", "\\t": "\t", "comma": ",", "semicolon": ";", "coma": ",", "tabulador": "\t"}
    names |= {"punto y coma": ";", "pipe": "|"}
    found = names.get(separator.strip().casefold(), separator)
    if found not in SEPARATORS:
        raise Problem("table.bad_separator", separator=separator[:20])
    return found
