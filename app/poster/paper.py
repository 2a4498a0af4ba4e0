"""Paper sizes and lengths as people write them: "A2", "841x1189mm", "84,1 × 118,9 cm", "10 mm".

Sizes are millimetres.  ISO 216 for the A series, ANSI/ASME Y14.1 for Letter and Tabloid.
"""

import re
from dataclasses import dataclass, replace
from typing import Literal

from app.domain.problems import Problem

Orientation = Literal["landscape", "portrait"]

INCH = 25.4
POINT = INCH / 72
SMALLEST = 50.0
LARGEST = 15_240.0
LONGEST_PAGE = 5080.0
"""A page of a PDF may have 14,400 units (PDF 1.7, annex C); beyond that a unit is more than a point, and not every
program knows it."""

_UNITS = {"mm": 1.0, "cm": 10.0, "m": 1000.0, "in": INCH, '"': INCH, "″": INCH}
_NUMBER = r"(\d+(?:[.,]\d+)?)\s*(mm|cm|m|in|\"|″)?"
_ROLL = re.compile(r"\s*roll[\s:]\s*(.+?)\s*", re.IGNORECASE)
_LENGTH = re.compile(rf"\s*{_NUMBER}\s*", re.IGNORECASE)
_SIZE = re.compile(rf"\s*{_NUMBER}\s*[x×*]\s*{_NUMBER}\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Paper:
    """A page of ``width`` × ``height`` mm; ``name`` is its everyday name, "" for a size of one's own."""

    name: str
    width: float
    height: float

    @property
    def orientation(self) -> Orientation:
        """Which side lies; a square stands."""
        return "landscape" if self.width > self.height else "portrait"

    @property
    def short_side(self) -> float:
        """The shorter of the two."""
        return min(self.width, self.height)

    @property
    def margin(self) -> float:
        """White border that a poster of this size keeps around its drawing: 2 % of the short side, at least 8 mm
        (what every office printer leaves), at most 20 mm, and never more than a tenth of a tiny page."""
        return min(max(8.0, 0.02 * self.short_side), 20.0, 0.1 * self.short_side)

    @property
    def size(self) -> str:
        """The size in millimetres as people write it: "1189 × 841 mm", never broken over two lines."""
        return f"{_plain(self.width)} × {_plain(self.height)} mm".replace(" ", "\u00a0")

    def turned(self, orientation: Orientation | None) -> "Paper":
        """The same paper lying or standing; None leaves it as it is."""
        if orientation is None or orientation == self.orientation:
            return self
        return replace(self, width=self.height, height=self.width)


@dataclass(frozen=True, slots=True)
class Roll:
    """Paper of a fixed ``width`` in mm and of any length."""

    width: float

    @property
    def name(self) -> str:
        """What it is called where choices are kept: "914 mm"."""
        return f"{_plain(self.width)} mm"

    @property
    def size(self) -> str:
        """Its width as people write it, never broken over two lines; the length follows from what is printed."""
        return self.name.replace(" ", "\u00a0")

    def cut(self, length: float) -> Paper:
        """A piece of that length, standing or lying as it comes from the printer: as wide as the roll."""
        return Paper("", self.width, length)


@dataclass(frozen=True, slots=True)
class Margins:
    """The white border of a sheet in mm, each side for itself."""

    left: float = 6.0
    top: float = 6.0
    right: float = 6.0
    bottom: float = 6.0

    @classmethod
    def all(cls, margin: float) -> "Margins":
        """The same on all sides."""
        return cls(margin, margin, margin, margin)

    @property
    def sides(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom."""
        return self.left, self.top, self.right, self.bottom

    @property
    def across(self) -> float:
        """Left and right together."""
        return self.left + self.right

    @property
    def down(self) -> float:
        """Above and below together."""
        return self.top + self.bottom

    @property
    def lying(self) -> "Margins":
        """Of the sheet turned by a quarter, to the left or to the right: what does for both."""
        sideways, upright = max(self.top, self.bottom), max(self.left, self.right)
        return Margins(sideways, upright, sideways, upright)

    @property
    def flipped(self) -> "Margins":
        """Mirrored at the diagonal."""
        return Margins(self.top, self.left, self.bottom, self.right)


MARGINS = Margins()
"""What every office printer leaves white, and a little more for the marks."""

PAPERS: tuple[Paper, ...] = (
    Paper("A0", 841, 1189),
    Paper("A1", 594, 841),
    Paper("A2", 420, 594),
    Paper("A3", 297, 420),
    Paper("A4", 210, 297),
    Paper("Letter", 215.9, 279.4),
    Paper("Legal", 215.9, 355.6),
    Paper("Tabloid", 279.4, 431.8),
)
ROLLS = (610.0, 914.0, 1067.0)
"""The usual widths of the rolls of plotters: 24, 36 and 42 inches."""
_BY_NAME = {paper.name.lower(): paper for paper in PAPERS}


def parse_paper(text: str, orientation: Orientation | None = None) -> Paper:
    """The paper that a text names or measures; a unit may be left out (mm).

    A measured size stays as it is written unless ``orientation`` turns it.  Problem("paper.bad_size", text) where
    it is neither, Problem("paper.out_of_range", text, smallest, largest) where nobody could print it.
    """
    own = parse_size(text)
    if own.name:
        return own.turned(orientation)
    if not all(SMALLEST <= side <= LARGEST for side in (own.width, own.height)):
        raise Problem("paper.out_of_range", text=text[:60], smallest=int(SMALLEST), largest=int(LARGEST))
    known = next((paper for paper in PAPERS if _alike(paper, own)), own)
    return known.turned(own.orientation).turned(orientation)


def parse_size(text: str) -> Paper:
    """What a text names or measures, of whatever size, so that it may also be that of a card."""
    named = _BY_NAME.get(text.strip().lower())
    if named is not None:
        return named
    match = _SIZE.fullmatch(text)
    if match is None:
        raise Problem("paper.bad_size", text=text[:60])
    width, unit, height, last = match.groups()
    unit = unit or last
    return Paper("", _millimetres(width, unit), _millimetres(height, last or unit))


def parse_length(text: str) -> float:
    """Millimetres: "10", "10 mm", "0,5in"; Problem("paper.bad_length", text) where it is no length."""
    match = _LENGTH.fullmatch(text)
    if match is None:
        raise Problem("paper.bad_length", text=text[:60])
    return _millimetres(*match.groups())


def parse_sheet(text: str) -> Paper | Roll:
    """A paper as ``parse_paper`` reads it, or a roll: "roll 914", "roll:24in"; its problems, and those of lengths."""
    match = _ROLL.fullmatch(text)
    return Roll(parse_length(match[1])) if match else parse_paper(text)


def parse_margins(text: str) -> Margins:
    """One length for all sides, or four with slashes: "6mm", "5/5/5/17" for left, top, right and bottom."""
    sides = [parse_length(side) for side in text.split("/")]
    if len(sides) == 1:
        return Margins.all(sides[0])
    if len(sides) != 4:
        raise Problem("paper.bad_length", text=text[:60])
    return Margins(*sides)


def _millimetres(number: str, unit: str | None) -> float:
    return round(float(number.replace(",", ".")) * _UNITS[(unit or "mm").lower()], 4)


def _alike(paper: Paper, other: Paper) -> bool:
    """Whether two are the same paper, lying or standing."""
    return {paper.width, paper.height} == {other.width, other.height}


def _plain(length: float) -> str:
    return f"{length:.1f}".removesuffix(".0")
