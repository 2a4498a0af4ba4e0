"""Shaped text: what every surface paints and none measures again.  All lengths are millimetres."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GlyphRun:
    """Glyphs of one font side by side, in visual order.

    ``glyphs`` are glyph ids of the font; ``xs`` and ``ys`` their origins relative to the line's origin
    (x right, y down from the baseline); ``clusters`` the characters that each glyph stands for ("" for the
    other glyphs of a cluster: marks), so that text can be found and copied.
    """

    font: str
    size: float
    glyphs: tuple[int, ...]
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    clusters: tuple[str, ...]
    rtl: bool = False


@dataclass(frozen=True, slots=True)
class TextLine:
    """One broken and shaped line; its origin is the left end of its baseline."""

    text: str
    width: float
    runs: tuple[GlyphRun, ...]
    rtl: bool = False
    """Whether the paragraph reads from right to left, so that it is set against the right edge."""
    after: str | None = None
    """What the text has between this line and the next: spaces, a line end, "" where a word goes on; None where the
    text ends, or nothing more of it is shown."""


@dataclass(frozen=True, slots=True)
class FontMetrics:
    """Of a font at one em: multiply by the size."""

    ascent: float
    descent: float
    cap_height: float
    x_height: float
