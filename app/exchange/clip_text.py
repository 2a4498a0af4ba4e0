"""Clips as plain text, for spreadsheets and letters, and what others put on the clipboard as text.

Tables are what LibreOffice and Excel copy: cells parted by tabs, rows by line ends, and a cell with a line break, tab
or quotation mark inside stands in quotation marks, its own doubled.
"""

import re
from collections.abc import Sequence

from app.domain.clips import Clip
from app.domain.commands.pasting import MOST_CARDS
from app.domain.problems import Problem
from app.domain.text import clean, clean_line

MOST_CHARACTERS = 4 * 1024 * 1024
MOST_CELLS = 100_000
"""A table may have many empty ones."""
Texts = list[str]
"""The lines of one cell: each becomes a card."""
_END = re.compile("[\t\n]")
_BULLET = re.compile(r"\s*(?:[•·▪◦‣●○■□➢✓–—*-]|\d{1,3}[.)])\s+")


def write_text(clip: Clip) -> str:
    """Cards of one cell a line each; others as a table; a stage or lane as a table with headings."""
    columns = 1 + max((card.stage or 0 for card in clip.cards), default=0)
    rows = 1 + max((card.lane or 0 for card in clip.cards), default=0)
    if clip.kind == "stage":
        rows = len(clip.names)
    elif clip.kind == "lane":
        columns = len(clip.names)
    cells: list[list[Texts]] = [[[] for _ in range(columns)] for _ in range(rows)]
    for card in clip.cards:
        cells[card.lane or 0][card.stage or 0].append(clean_line(card.title))
    if clip.kind == "stage" and clip.stage is not None:
        body = [[[name], *row] for name, row in zip(clip.names, cells, strict=True)]
        cells = [[[], [clip.stage.title]], *body]
    elif clip.kind == "lane" and clip.lane is not None:
        cells = [[[], *([name] for name in clip.names)], [[clip.lane.title], *cells[0]]]
    elif rows == columns == 1:
        return "\n".join(cells[0][0])
    return "\n".join("\t".join(_quoted("\n".join(texts)) for texts in row) for row in cells)


def read_text(text: str) -> list[list[Texts]]:
    """Rows of cells of lines; a text that is no table is one cell.  Nothing at all gives no rows.

    Problem("paste.too_long"), Problem("paste.too_many_cards").
    """
    if len(text) > MOST_CHARACTERS:
        raise Problem("paste.too_long")
    text = clean(text)
    if text.count("\t") + text.count("\n") > MOST_CELLS:
        raise Problem("paste.too_long")
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) > 1 and all(_BULLET.match(line) for line in lines):
        return [[[clean_line(_BULLET.sub("", line, count=1)) for line in _bounded(lines)]]]
    rows = _rows(text)
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    is_table = bool(rows) and len(rows[0]) > 1 and all(len(row) == len(rows[0]) for row in rows)
    table = [[_lines(cell) for cell in row] for row in rows]
    _bounded([line for row in table for cell in row for line in cell])
    if is_table:
        return table
    found = [line for row in table for cell in row for line in cell]
    return [[found]] if found else []


def _bounded(lines: Sequence[str]) -> Sequence[str]:
    if len(lines) > MOST_CARDS:
        raise Problem("paste.too_many_cards", n=len(lines), limit=MOST_CARDS)
    return lines


def _lines(cell: str) -> Texts:
    return [line for part in cell.split("\n") if (line := clean_line(part))]


def _rows(text: str) -> list[list[str]]:
    """The cells of each row."""
    rows: list[list[str]] = [[]]
    at = 0
    while True:
        cell, at = _cell(text, at)
        rows[-1].append(cell)
        if at >= len(text):
            return rows
        if text[at] == "\n":
            rows.append([])
        at += 1


def _cell(text: str, at: int) -> tuple[str, int]:
    """The cell that begins at a place, and where it ends: at a tab, a line end, or the end of the text."""
    if text.startswith('"', at):
        end = at + 1
        while (end := text.find('"', end)) >= 0 and text.startswith('"', end + 1):
            end += 2
        inside = text[at + 1 : end] if end >= 0 else ""
        if end >= 0 and text[end + 1 : end + 2] in ("", "\t", "\n") and any(sign in inside for sign in '\t\n"'):
            return inside.replace('""', '"'), end + 1
    # One search for both: looking for a line end that never comes would read the whole text again for each cell.
    ends = _END.search(text, at)
    end = ends.start() if ends is not None else len(text)
    return text[at:end], end


def _quoted(cell: str) -> str:
    if any(sign in cell for sign in '\t\n"'):
        return '"' + cell.replace('"', '""') + '"'
    return cell
