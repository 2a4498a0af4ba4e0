"""Cuts a paragraph into what must stay on one line."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.text.direction import level_spans
from app.text.fonts import base_font, break_spans, face, font_spans, graphemes
from app.text.pieces import SPACES, Piece, Shaped, blank, shape

_LONGEST = 256
_WIDE = 0.4
_SOFT_HYPHEN = "\u00ad"


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
    base = base_font(style)
    items = _items(text, style, [0] * len(text) if levels is None else levels)
    item = next(items, None)
    for start, end in break_spans(text):
        stop = start + len(text[start:end].rstrip(SPACES))
        pieces: list[Piece] = []
        spaces: list[Piece] = []
        while item is not None and item[0] < end:
            first, last, font, level = item
            a, b = max(first, start), min(last, end)
            if text[a] in SPACES:
                space = _space(text[a:b], pieces[-1].shaped.font if pieces else base, base)
                (pieces if a < stop else spaces).append(Piece(space, a, level))
            else:
                pieces.extend(_shaped(text, a, b, font, level))
            if last > end:
                break
            item = next(items, None)
        hyphen = None
        if stop and text[stop - 1] == _SOFT_HYPHEN:
            hyphen = Piece(replace(shape("-", base, False), clusters=("",)), stop, levels[stop - 1] if levels else 0)
        advance, room = (sum(p.shaped.advance for p in found) for found in (pieces, spaces))
        yield Segment(start, stop, tuple(pieces), advance, tuple(spaces), room, hyphen)


def _space(text: str, before: str, base: str) -> Shaped:
    """Spaces in the font of the word before them, so that a line has few runs, unless that font's are very wide."""
    if before != base and face(before).cover.issuperset(text):
        found = blank(text, before)
        if found.advance <= _WIDE * len(text):
            return found
    return blank(text, base)


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
