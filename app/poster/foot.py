"""The line at the foot of a small print that tells which state of which map it shows; nobody shall trust an old one."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from app.domain.excerpt import Edition
from app.layout.shapes import Box, Text
from app.poster.page import Page, Printout
from app.poster.pen import text_size
from app.poster.words import fill
from app.text.shaper import break_lines

SMALL = 300.0
"""Paper whose short side is no longer than this (A3, Tabloid and less) is a small print."""
_CAP = 1.6
_FROM_EDGE = 4.7
"""From the baseline to the edge: within the border that a drawing leaves free, and printers reach it."""
_SIDE = 8.0
_LONGEST = 56
"""So many characters of a title leave room for the rest on a sheet of A4."""
_COLOR = "#4a5865"
BETWEEN = "  ·  "
"""Between the parts of that line."""


def foot_text(title: str, edition: Edition, words: Mapping[str, str]) -> str:
    """Title, version with the day of its last change, day of the print: what of it is known; "" is no title."""
    said = [title if len(title) <= _LONGEST else title[: _LONGEST - 1].rstrip() + "…"]
    if edition.gen is not None and edition.changed is not None:
        said.append(fill(words, "foot.version", n=edition.gen, date=_day(edition.changed, words)))
    if edition.printed is not None:
        said.append(fill(words, "foot.printed", date=_day(edition.printed, words)))
    return BETWEEN.join(filter(None, said))


def with_foot(printout: Printout, text: str) -> Printout:
    """The same print with that line on its small pages; the sheets of a cut poster have it in their margins."""
    if printout.tiling is not None or not text:
        return printout
    return replace(printout, pages=tuple(_with_foot(page, text) for page in printout.pages))


def _with_foot(page: Page, text: str) -> Page:
    paper = page.trim or Box(0, 0, page.width, page.height)
    if min(paper.w, paper.h) > SMALL:
        return page
    lines = break_lines(text, "regular", text_size(_CAP), paper.w - 2 * _SIDE, 1)
    left = [paper.right - _SIDE - line.width if line.rtl else paper.x + _SIDE for line in lines]
    shapes = [Text(x, paper.bottom - _FROM_EDGE, line, _COLOR) for x, line in zip(left, lines, strict=True)]
    return replace(page, marks=(*page.marks, *shapes))


def _day(microseconds: int, words: Mapping[str, str]) -> str:
    """The day of a time in UTC microseconds, as it was here, with the first three letters of its month."""
    here = datetime.fromtimestamp(microseconds / 1_000_000, UTC).astimezone()
    return fill(words, "foot.date", day=here.day, month=words[f"month.{here.month}"][:3], year=here.year)
