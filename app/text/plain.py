"""The short way for ordinary text: words of Latin letters, one font, one direction, breaks at spaces only.

It gives the lines that the long way gives (a test compares them) in a fifth of its time.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain, pairwise

from app.text.fonts import face
from app.text.lines import GlyphRun, TextLine
from app.text.pieces import shape

_LETTERS = "A-Za-z0-9\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u017f"
# Words with ordinary marks around them and one space between them: UAX 14 breaks such text at its spaces.
_PLAIN = re.compile(f"(?:[¿¡(]?+[{_LETTERS}]++(?:['’][A-Za-z]++)?+[.,;:!?)]?+(?: (?! )|\\Z))*+(?<! )\\Z")
_TOO_LONG = 4096


@dataclass(frozen=True, slots=True)
class _Word:
    """A shaped word of one font and size: how far each of its glyphs carries the pen, in millimetres."""

    glyphs: tuple[int, ...]
    clusters: tuple[str, ...]
    steps: tuple[float, ...]
    advance: float
    flat: bool
    """Whether every glyph is drawn right where the pen is."""


@lru_cache(maxsize=32768)
def _word(text: str, font: str, size: float) -> _Word:
    shaped = shape(text, font, False)
    pens = (*shaped.pens, shaped.advance)
    steps = tuple([(right - left) * size for left, right in pairwise(pens)])
    return _Word(shaped.glyphs, shaped.clusters, steps, sum(steps), shaped.pens == shaped.xs and not any(shaped.ys))


def plain_line(text: str, font: str, size: float) -> TextLine | None:
    """The text on one line, or None if it needs the long way."""
    found = plain_lines(text, font, size, float("inf"))
    return found[0] if found else None


def plain_lines(text: str, font: str, size: float, width: float) -> list[TextLine] | None:
    """The lines of one paragraph, or None if it needs the long way: another script, a word wider than a line."""
    if not text or len(text) > _TOO_LONG or not _PLAIN.match(text) or not face(font).cover.issuperset(text):
        return None
    space = _word(" ", font, size)
    lines: list[TextLine] = []
    line: list[_Word] = []
    used = 0.0
    start = end = 0
    for part in text.split(" "):
        word = _word(part, font, size)
        if word.advance > width or not word.flat:
            return None
        if line and used + space.advance + word.advance > width:
            lines.append(_line(text[start:end], font, size, line))
            line = [word]
            used = word.advance
            start = end + 1
        else:
            if line:
                line.append(space)
                used += space.advance
            line.append(word)
            used += word.advance
        end += len(part) + (1 if end else 0)
    lines.append(_line(text[start:], font, size, line))
    return lines


def _line(text: str, font: str, size: float, words: list[_Word]) -> TextLine:
    xs = list(accumulate(chain.from_iterable([word.steps for word in words]), initial=0.0))
    width = xs.pop()
    glyphs = tuple(chain.from_iterable([word.glyphs for word in words]))
    clusters = tuple(chain.from_iterable([word.clusters for word in words]))
    run = GlyphRun(font, size, glyphs, tuple(xs), (0.0,) * len(glyphs), clusters)
    return TextLine(text, width, (run,))
