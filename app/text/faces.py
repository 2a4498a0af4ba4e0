"""Fonts, opened: files as they are, and weights that are made of them."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import uharfbuzz as hb

from app.resources import resource
from app.text.lines import FontMetrics

BOLDER = 0.04
"""Of an em: how much wider every upright stroke is made where a font has no bold weight."""
_BOLD_DROID = "DroidFallback-Bold"
_CAP, _X_HEIGHT = 0.7, 0.5


@dataclass(frozen=True, slots=True)
class Source:
    """Where a font comes from: one of a file's faces, the weight of a variable one, strokes made bolder."""

    path: Path
    index: int = 0
    weight: int | None = None
    """Of a variable font; None takes it as it is."""
    bolder: bool = False

    @property
    def as_it_is(self) -> bool:
        """Whether the whole file is the font, so that others than HarfBuzz can open it."""
        return self.index == 0 and self.weight is None and not self.bolder


class Face:
    """One font, opened: what shaping and the writers of PDF and SVG need of it.

    ``whole``: a font of the program's own, of which a document takes a part of the file.  Of any other one it takes
    the outlines: the files of a system are of many kinds.  ``bolder``: its strokes are made wider.
    """

    __slots__ = ("bolder", "cover", "font", "hb_face", "key", "path", "source", "upem", "whole")

    def __init__(self, key: str, source: Source, *, own: bool) -> None:
        self.key = key
        self.path, self.source, self.bolder = source.path, source, source.bolder
        self.whole = own and source.as_it_is
        blob = hb.Blob(source.path.read_bytes()) if own else hb.Blob.from_file_path(str(source.path))
        self.hb_face = hb.Face(blob, source.index)
        self.font = hb.Font(self.hb_face)
        if source.weight is not None:
            self.font.set_variations({"wght": source.weight})
        if source.bolder:
            self.font.synthetic_bold = (BOLDER, 0.0, True)
        self.upem: int = self.hb_face.upem
        self.cover: frozenset[str] = frozenset(map(chr, self.hb_face.unicodes))

    def file(self) -> bytes:
        """The font as a file of its own with one face of one weight, for those who cannot choose; no stroke wider."""
        source = self.source
        if source.index == 0 and source.weight is None:
            return self.path.read_bytes()
        wanted = hb.SubsetInput()
        wanted.keep_everything()
        if source.weight is not None:
            wanted.pin_all_axes_to_default(self.hb_face)
            wanted.pin_axis_location(self.hb_face, "wght", source.weight)
        return bytes(wanted.subset(self.hb_face).blob.data)

    def advance(self, glyph: int) -> float:
        """The advance of a glyph at one em, as the font file says it, without kerning."""
        return float(self.font.get_glyph_h_advance(glyph)) / self.upem


_added: dict[str, Source] = {}


def add_face(key: str, source: Source) -> None:
    """Makes a font known that does not ship with the program."""
    _added[key] = source


@cache
def face(key: str) -> Face:
    """The opened font of a key: of a bundled font, or of one that ``add_face`` told of."""
    if key in _added:
        return Face(key, _added[key], own=False)
    if key == _BOLD_DROID:
        return Face(key, Source(resource("fonts", "DroidFallback-Regular.ttf"), bolder=True), own=True)
    return Face(key, Source(resource("fonts", f"{key}.ttf")), own=True)


@cache
def metrics(key: str) -> FontMetrics:
    """The vertical measures of a font at one em."""
    opened = face(key)
    extents = opened.font.get_font_extents("ltr")
    cap = opened.font.get_metric_position(hb.OTMetricsTag.CAP_HEIGHT)
    x_height = opened.font.get_metric_position(hb.OTMetricsTag.X_HEIGHT)
    em = opened.upem
    high = cap / em if cap else _CAP
    return FontMetrics(extents.ascender / em, -extents.descender / em, high, x_height / em if x_height else _X_HEIGHT)
