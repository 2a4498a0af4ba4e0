"""The fonts that ship with the program, and which of them draws a piece of text."""

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

import uharfbuzz as hb
from PySide6.QtCore import QTextBoundaryFinder

from app.resources import resource
from app.text.lines import FontMetrics

STYLES = ("regular", "semibold", "bold")

_OTHERS_REGULAR = (
    "NotoArabic-Regular",
    "NotoHebrew-Regular",
    "NotoDevanagari-Regular",
    "NotoThai-Regular",
    "NotoEmoji-Regular",
    "DroidFallback-Regular",
)
_OTHERS_BOLD = tuple(
    key if key.startswith(("NotoEmoji", "Droid")) else key.replace("Regular", "Bold") for key in _OTHERS_REGULAR
)
CHAINS = {
    "regular": ("Inter-Regular", *_OTHERS_REGULAR),
    "semibold": ("Inter-SemiBold", *_OTHERS_BOLD),
    "bold": ("Inter-Bold", *_OTHERS_BOLD),
}
"""Of each style the font keys in the order in which they are asked."""
KEYS = tuple(dict.fromkeys(key for chain in CHAINS.values() for key in chain))

_EMOJI = "NotoEmoji-Regular"
_EMOJI_VARIATION = "\ufe0f"
_PICTOGRAPHS = 0x1F000
_HANGUL = "\uac00\ud7a3"
_BEYOND_BMP = "\uffff"


class Face:
    """One font file, opened: what shaping and the writers of PDF and SVG need of it."""

    __slots__ = ("cover", "font", "hb_face", "key", "path", "upem")

    def __init__(self, key: str) -> None:
        self.key = key
        self.path: Path = resource("fonts", f"{key}.ttf")
        self.hb_face = hb.Face(hb.Blob(self.path.read_bytes()))
        self.font = hb.Font(self.hb_face)
        self.upem: int = self.hb_face.upem
        self.cover: frozenset[str] = frozenset(map(chr, self.hb_face.unicodes))

    def advance(self, glyph: int) -> float:
        """The advance of a glyph at one em, as the font file says it, without kerning."""
        return float(self.font.get_glyph_h_advance(glyph)) / self.upem


@cache
def face(key: str) -> Face:
    """The opened font of a key of ``KEYS``."""
    return Face(key)


@cache
def metrics(key: str) -> FontMetrics:
    """The vertical measures of a font at one em."""
    opened = face(key)
    extents = opened.font.get_font_extents("ltr")
    cap = opened.font.get_metric_position(hb.OTMetricsTag.CAP_HEIGHT)
    x_height = opened.font.get_metric_position(hb.OTMetricsTag.X_HEIGHT)
    em = opened.upem
    return FontMetrics(extents.ascender / em, -extents.descender / em, cap / em, x_height / em)


def base_font(style: str) -> str:
    """The key of the font that draws Latin text of a style; it also measures lines and draws unknown characters."""
    return CHAINS[style][0]


def font_spans(text: str, style: str) -> list[tuple[int, int, str]]:
    """Cuts text into (start, end, font key) so that each grapheme has one font that covers all of it.

    A grapheme that no font covers goes to the base font, which draws its visible box for it.
    """
    chain = CHAINS[style]
    if face(chain[0]).cover.issuperset(text):
        return [(0, len(text), chain[0])] if text else []
    spans: list[tuple[int, int, str]] = []
    previous = chain[0]
    for start, end in graphemes(text):
        key = _pick(text[start:end], chain, previous)
        if spans and key == previous:
            spans[-1] = (spans[-1][0], end, key)
        else:
            spans.append((start, end, key))
        previous = key
    return spans


def uncovered(text: str) -> list[str]:
    """The characters of a text that no bundled font can draw, each once, in order of appearance."""
    chain = CHAINS["regular"]
    return [c for c in dict.fromkeys(text) if not _invisible(c) and not any(c in face(key).cover for key in chain)]


def graphemes(text: str) -> Iterator[tuple[int, int]]:
    """The (start, end) of what a reader sees as one character."""
    return _spans(text, QTextBoundaryFinder.BoundaryType.Grapheme)


def break_spans(text: str) -> Iterator[tuple[int, int]]:
    """The (start, end) of what must stay on one line, with the spaces behind it (UAX 14); Korean keeps its words."""
    first = 0
    for start, end in _spans(text, QTextBoundaryFinder.BoundaryType.Line):
        if end < len(text) and _HANGUL[0] <= text[end] <= _HANGUL[1] and _HANGUL[0] <= text[end - 1] <= _HANGUL[1]:
            continue
        yield min(first, start), end
        first = end


def _spans(text: str, kind: QTextBoundaryFinder.BoundaryType) -> Iterator[tuple[int, int]]:
    finder = QTextBoundaryFinder(kind, text)
    one_to_one = max(text, default="") <= _BEYOND_BMP
    start = unit = 0
    while start < len(text):
        boundary = finder.toNextBoundary()
        if boundary < 0:
            end = len(text)
        elif one_to_one:
            end = boundary
        else:
            end = start
            while unit < boundary and end < len(text):
                unit += 2 if text[end] > _BEYOND_BMP else 1
                end += 1
        if end > start:
            yield start, end
            start = end


def _pick(grapheme: str, chain: tuple[str, ...], previous: str) -> str:
    if previous != chain[0] and not grapheme[0].isalpha() and not grapheme.isspace() and _covers(previous, grapheme):
        return previous
    return _first(grapheme, chain)


@lru_cache(maxsize=8192)
def _first(grapheme: str, chain: tuple[str, ...]) -> str:
    if (_EMOJI_VARIATION in grapheme or ord(grapheme[0]) >= _PICTOGRAPHS) and _covers(_EMOJI, grapheme):
        return _EMOJI
    whole = next((key for key in chain if _covers(key, grapheme)), None)
    return whole or next((key for key in chain if grapheme[0] in face(key).cover), chain[0])


def _covers(key: str, grapheme: str) -> bool:
    cover = face(key).cover
    return all(c in cover or _invisible(c) for c in grapheme)


def _invisible(char: str) -> bool:
    """Whether nothing is drawn for the character itself: joiners, direction marks, variation selectors, line ends."""
    return unicodedata.category(char) in {"Cf", "Cc", "Zl", "Zp"} or "\ufe00" <= char <= "\ufe0f"
