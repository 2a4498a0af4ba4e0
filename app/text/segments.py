"""Cuts a paragraph into what must stay on one line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.text.direction import level_spans
from app.text.fonts import base_font, break_spans, face, font_spans, graphemes
from app.text.pieces import SPACES, Piece, blank, shape

_LONGEST = 256
_SOFT_HYPHEN = "\u00ad"
# Words of letters and digits with ordinary marks around them may break at spaces only: no need to ask UAX 14.
_LETTERS = "A-Za-z0-9\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u017f"
_PLAIN = re.compile(f"(?:[¿¡(]?+[{_LETTERS}]++(?:['’][A-Za-z]++)?+[.,;:!?)]?+(?: ++|\\Z))*+\\Z")


@dataclass(frozen=True, slots=True)
class Segment:
    """Pieces that stay together, and the spaces behind them that take no room at the end of a line."""

    start: int
    stop: int
    """Where the spaces begin."""
    pieces: tuple[Piece, ...]
    advance: float
    spaces: tuple[Piece, ...] = ()
    room: float = 0.0
    """The advance of the spaces."""
    hyphen: Piece | None = None
    """Shown when a line ends here, because a soft hyphen does."""


def segments(text: str, style: str, levels: list[int] | None) -> Iterator[Segment]:
    """The segments of a paragraph in reading order, shaped as they are asked for: what is cut off costs nothing."""
    if levels is None and _PLAIN.match(text) and face(base_font(style)).cover.issuperset(text):
        return _plain(text, base_font(style))
    return _any(text, style, levels or [0] * len(text))


def _plain(text: str, font: str) -> Iterator[Segment]:
    start = 0
    size = len(text)
    while start < size:
        stop = text.find(" ", start)
        if stop < 0:
            stop = size
        after = stop
        while after < size and text[after] == " ":
            after += 1
        pieces = tuple(
            Piece(shape(text[a : min(a + _LONGEST, stop)], font, False), a) for a in range(start, stop, _LONGEST)
        )
        advance = pieces[0].shaped.advance if len(pieces) == 1 else sum(p.shaped.advance for p in pieces)
        if after > stop:
            space = blank(text[stop:after], font)
            yield Segment(start, stop, pieces, advance, (Piece(space, stop),), space.advance)
        else:
            yield Segment(start, stop, pieces, advance)
        start = after


def _any(text: str, style: str, levels: list[int]) -> Iterator[Segment]:
    base = base_font(style)
    items = _items(text, style, levels)
    item = next(items, None)
    for start, end in break_spans(text):
        stop = start + len(text[start:end].rstrip(SPACES))
        pieces: list[Piece] = []
        spaces: list[Piece] = []
        while item is not None and item[0] < end:
            first, last, font, level = item
            a, b = max(first, start), min(last, end)
            if text[a] in SPACES:
                before = pieces[-1].shaped.font if pieces else base
                space = blank(text[a:b], before if face(before).cover.issuperset(text[a:b]) else base)
                (pieces if a < stop else spaces).append(Piece(space, a, level))
            else:
                pieces.extend(_shaped(text, a, b, font, level))
            if last > end:
                break
            item = next(items, None)
        hyphen = None
        if stop and text[stop - 1] == _SOFT_HYPHEN:
            hyphen = Piece(replace(shape("-", base, False), clusters=("",)), stop, levels[stop - 1])
        advance, room = (sum(p.shaped.advance for p in found) for found in (pieces, spaces))
        yield Segment(start, stop, tuple(pieces), advance, tuple(spaces), room, hyphen)


def _items(text: str, style: str, levels: list[int]) -> Iterator[tuple[int, int, str, int]]:
    """Cuts text where font or level changes, and around spaces: (start, end, font key, level)."""
    for a, b, font in font_spans(text, style):
        for c, d, level in level_spans(levels, a, b):
            start = c
            for i in range(c + 1, d):
                if (text[i] in SPACES) != (text[i - 1] in SPACES):
                    yield start, i, font, level
                    start = i
            yield start, d, font, level


def _shaped(text: str, start: int, end: int, font: str, level: int) -> Iterator[Piece]:
    """Shapes text[start:end]; what is longer than any word in pieces, between two graphemes."""
    rtl = bool(level & 1)
    if end - start > _LONGEST:
        origin = start
        for _, b in graphemes(text[start:end]):
            if origin + b - start >= _LONGEST:
                yield Piece(shape(text[start : origin + b], font, rtl), start, level)
                start = origin + b
    if start < end:
        yield Piece(shape(text[start:end], font, rtl), start, level)
