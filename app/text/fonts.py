"""Which font draws a piece of text: one that ships with the program, or else one of the system."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from PySide6.QtCore import QTextBoundaryFinder

from app.text.faces import face, metrics
from app.text.lines import GlyphRun, TextLine
from app.text.system import system_font

__all__ = [
    "CHAINS", "KEYS", "STYLES", "base_font", "break_spans", "face", "font_spans", "graphemes", "metrics", "undrawn",
]  # fmt: skip

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
    key if key.startswith("NotoEmoji") else key.replace("Regular", "Bold") for key in _OTHERS_REGULAR
)  # an emoji is a picture: bolder strokes would only fill its eyes
CHAINS = {
    "regular": ("Inter-Regular", *_OTHERS_REGULAR),
    "semibold": ("Inter-SemiBold", *_OTHERS_BOLD),
    "bold": ("Inter-Bold", *_OTHERS_BOLD),
}
"""Of each style the bundled fonts' keys in the order in which they are asked; then the system's fonts are."""
KEYS = tuple(dict.fromkeys(key for chain in CHAINS.values() for key in chain))

_EMOJI = "NotoEmoji-Regular"
_EMOJI_VARIATION = "\ufe0f"
_PICTOGRAPHS = 0x1F000
_HANGUL = "\uac00\ud7a3"
_BEYOND_BMP = "\uffff"


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


def undrawn(line: TextLine) -> list[str]:
    """The characters of a line for which it shows boxes, as no font draws them; each once, in order of appearance."""
    found: dict[str, None] = {}
    for run in line.runs:
        if 0 not in run.glyphs:
            continue
        cover = face(run.font).cover
        for cluster in _boxed(run):
            found.update((c, None) for c in cluster if c not in cover and not _invisible(c) and not c.isspace())
    return list(found)


def _boxed(run: GlyphRun) -> Iterator[str]:
    """The clusters of which a glyph is missing, in reading order; one is said of the first of its glyphs to be read."""
    cluster = ""
    for glyph, own in list(zip(run.glyphs, run.clusters, strict=True))[:: -1 if run.rtl else 1]:
        cluster = own or cluster
        if glyph == 0:
            yield cluster


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
    if _is_emoji(grapheme):
        return _first(grapheme, chain)
    if previous != chain[0] and not grapheme[0].isalpha() and not grapheme.isspace() and _covers(previous, grapheme):
        return previous
    return _first(grapheme, chain)


@lru_cache(maxsize=8192)
def _first(grapheme: str, chain: tuple[str, ...]) -> str:
    if _is_emoji(grapheme) and _covers(_EMOJI, grapheme):
        return _EMOJI
    whole = next((key for key in chain if _covers(key, grapheme)), None)
    if whole is None:
        seen = "".join(c for c in grapheme if not _invisible(c) and not c.isspace())
        whole = system_font(seen, bold=chain is not CHAINS["regular"]) if seen else None
    return whole or next((key for key in chain if grapheme[0] in face(key).cover), chain[0])


def _is_emoji(grapheme: str) -> bool:
    return _EMOJI_VARIATION in grapheme or ord(grapheme[0]) >= _PICTOGRAPHS


def _covers(key: str, grapheme: str) -> bool:
    cover = face(key).cover
    return all(c in cover or _invisible(c) for c in grapheme)


def _invisible(char: str) -> bool:
    """Whether nothing is drawn for the character itself: joiners, direction marks, variation selectors, line ends."""
    return unicodedata.category(char) in {"Cf", "Cc", "Zl", "Zp"} or "\ufe00" <= char <= "\ufe0f"
