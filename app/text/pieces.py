"""Shaped pieces of text: what HarfBuzz makes of one run of characters of one font and one direction."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise

import uharfbuzz as hb

from app.text.fonts import face

SPACES = " \t\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"
"""Spaces at which a line may end and which then take no room."""

_TAB = 4.0
_SPACES_LONG = 0.25
_IDEOGRAPHIC_SPACE = "\u3000"
_WORD = 64


@dataclass(frozen=True, slots=True)
class Shaped:
    """Glyphs from left to right at one em, y down.

    ``starts`` are the places of their characters in the shaped text: rising, or falling where it reads from right
    to left.  ``clusters`` are those characters, "" for the other glyphs of the same ones (marks).
    """

    font: str
    glyphs: tuple[int, ...]
    pens: tuple[float, ...]
    """Where each glyph's advance begins; ``xs`` and ``ys`` are where it is drawn."""
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    clusters: tuple[str, ...]
    starts: tuple[int, ...]
    advance: float


@dataclass(frozen=True, slots=True)
class Piece:
    """Shaped text at a place of a paragraph, with its bidirectional level."""

    shaped: Shaped
    start: int
    level: int = 0

    @property
    def begin(self) -> int:
        """The place of its first character in the paragraph."""
        starts = self.shaped.starts
        return self.start + (min(starts[0], starts[-1]) if starts else 0)

    @property
    def end(self) -> int:
        """The place behind its last character."""
        return self.begin + sum(map(len, self.shaped.clusters))


def shape(text: str, font: str, rtl: bool) -> Shaped:
    """Shapes text of one font and one direction; words are kept, as a map says the same words again and again."""
    return _word(text, font, rtl) if len(text) <= _WORD else _shape(text, font, rtl)


def _shape(text: str, font: str, rtl: bool) -> Shaped:
    opened = face(font)
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if rtl else "ltr"
    hb.shape(opened.font, buffer)
    em = 1 / opened.upem
    places = [position.position for position in buffer.glyph_positions]
    pens = list(accumulate([advance * em for _, _, advance, _ in places], initial=0.0))
    advance = pens.pop()
    xs = tuple([pen + dx * em for pen, (dx, _, _, _) in zip(pens, places, strict=True)])
    ys = tuple([-dy * em for _, dy, _, _ in places])
    infos = buffer.glyph_infos
    starts = tuple([info.cluster for info in infos])
    glyphs = tuple([info.codepoint for info in infos])
    return Shaped(font, glyphs, tuple(pens), xs, ys, _clusters(text, starts, rtl), starts, advance)


_word = lru_cache(maxsize=1024)(_shape)


def _clusters(text: str, starts: tuple[int, ...], rtl: bool) -> tuple[str, ...]:
    """The characters of each glyph; those of several glyphs are said of the first to be read, the letter itself."""
    if starts == tuple(range(len(text))):
        return tuple(text)
    ends = dict(pairwise([*sorted(set(starts)), len(text)]))
    neighbours = (*starts[1:], -1) if rtl else (-1, *starts[:-1])
    return tuple(
        ["" if start == other else text[start : ends[start]] for start, other in zip(starts, neighbours, strict=True)]
    )


@lru_cache(maxsize=1024)
def blank(text: str, font: str) -> Shaped:
    """Spaces of any kind, as glyphs that draw nothing; a tab is as wide as four spaces."""
    opened = face(font)
    space = opened.font.get_nominal_glyph(ord(" ")) or 0
    glyphs = []
    xs = []
    pen = 0.0
    for char in text:
        own = opened.font.get_nominal_glyph(ord(char)) if char in opened.cover and char != "\t" else None
        xs.append(pen)
        glyphs.append(own or space)
        if own:
            pen += opened.advance(own)
        elif char == "\t":
            pen += _TAB * opened.advance(space)
        else:
            pen += 1.0 if char == _IDEOGRAPHIC_SPACE else _SPACES_LONG
    count = len(text)
    pens = tuple(xs)
    return Shaped(font, tuple(glyphs), pens, pens, (0.0,) * count, tuple(text), tuple(range(count)), pen)


def split(piece: Piece, room: float, *, at_least_one: bool) -> tuple[Piece | None, Piece | None]:
    """The beginning (in reading order) of a piece that has room, cut between two clusters, and the rest."""
    count = len(piece.shaped.glyphs)
    cut = _cut_rtl(piece.shaped, room, at_least_one) if piece.level & 1 else _cut_ltr(piece.shaped, room, at_least_one)
    left = _part(piece, 0, cut) if cut > 0 else None
    right = _part(piece, cut, count) if cut < count else None
    return (right, left) if piece.level & 1 else (left, right)


def _cut_ltr(shaped: Shaped, room: float, at_least_one: bool) -> int:
    starts, count = shaped.starts, len(shaped.starts)
    cut = count if shaped.advance <= room else max(0, bisect_right(shaped.pens, room) - 1)
    while 0 < cut < count and starts[cut] == starts[cut - 1]:
        cut -= 1
    if cut == 0 and at_least_one:
        cut = 1
        while cut < count and starts[cut] == starts[0]:
            cut += 1
    return cut


def _cut_rtl(shaped: Shaped, room: float, at_least_one: bool) -> int:
    starts, count = shaped.starts, len(shaped.starts)
    cut = bisect_left(shaped.pens, shaped.advance - room)
    while 0 < cut < count and starts[cut] == starts[cut - 1]:
        cut += 1
    if cut == count and at_least_one:
        cut = count - 1
        while cut > 0 and starts[cut] == starts[cut - 1]:
            cut -= 1
    return cut


def _part(piece: Piece, first: int, last: int) -> Piece:
    shaped = piece.shaped
    left = shaped.pens[first]
    right = shaped.pens[last] if last < len(shaped.pens) else shaped.advance
    cut = Shaped(
        shaped.font,
        shaped.glyphs[first:last],
        tuple(x - left for x in shaped.pens[first:last]),
        tuple(x - left for x in shaped.xs[first:last]),
        shaped.ys[first:last],
        shaped.clusters[first:last],
        shaped.starts[first:last],
        right - left,
    )
    return Piece(cut, piece.start, piece.level)
