"""Glyphs for files: the part of a font that is used, and outlines where a format takes no fonts."""

import struct
from collections.abc import Iterable, Sequence
from functools import lru_cache

import uharfbuzz as hb

from app.text.cff import Outline, font_file
from app.text.faces import face

_DROPPED = frozenset(
    {"GSUB", "GPOS", "GDEF", "BASE", "kern", "DSIG", "name", "post", "STAT", "HVAR", "MVAR", "meta", "COLR", "CPAL"}
    | {"vmtx", "vhea", "VORG", "OS/2", "cmap", "prep", "fpgm", "gasp", "cvt "}
)
_HEAD_BOX = 36


def subset(key: str, glyphs: Iterable[int]) -> bytes:
    """A TrueType file with those glyphs under their old numbers, without the tables that only shaping needs."""
    wanted = hb.SubsetInput()
    wanted.glyph_set.update({0, *glyphs})
    wanted.unicode_set.clear()
    flags = hb.SubsetFlags
    wanted.flags = flags.RETAIN_GIDS | flags.NO_LAYOUT_CLOSURE | flags.NO_HINTING | flags.NOTDEF_OUTLINE
    for tag in _DROPPED:
        wanted.drop_table_tag_set.add(int.from_bytes(tag.encode("ascii"), "big"))
    return bytes(wanted.subset(face(key).hb_face).blob.data)


def text_font(key: str, characters: Iterable[str]) -> bytes:
    """A TrueType file that can show texts of these characters, kerned and shaped."""
    wanted = hb.SubsetInput()
    wanted.unicode_set.clear()
    wanted.unicode_set.update(map(ord, characters))
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    return bytes(wanted.subset(face(key).hb_face).blob.data)


def font_box(key: str) -> tuple[float, float, float, float]:
    """The box around all glyphs of a font at one em: left, bottom, right, top, y upwards."""
    opened = face(key)
    numbers = struct.unpack_from(">4h", opened.hb_face.reference_table("head").data, _HEAD_BOX)
    left, bottom, right, top = (number / opened.upem for number in numbers)
    return left, bottom, right, top


def outline_font(key: str, name: str, glyphs: Sequence[int]) -> bytes:
    """A CFF file of the outlines of those glyphs, in that order; the first is shown where a glyph is missing."""
    opened = face(key)
    unit = 1000 / opened.upem
    left, bottom, right, top = (round(edge * 1000) for edge in font_box(key))
    made = [(round(opened.advance(glyph) * 1000), _scaled(outline(key, glyph), unit)) for glyph in glyphs]
    return font_file(name, made, (left, bottom, right, top))


def _scaled(segments: Outline, unit: float) -> Outline:
    return [(kind, *(float(value) * unit for value in values)) for kind, *values in segments]


@lru_cache(maxsize=2048)
def outline(key: str, glyph: int) -> tuple[tuple[str | float, ...], ...]:
    """A glyph as straight and cubic segments in the font's units, y upwards; empty for one that draws nothing."""
    parts: list[tuple[str | float, ...]] = []
    funcs = hb.DrawFuncs()
    funcs.set_move_to_func(lambda x, y, out: out.append(("M", x, y)))
    funcs.set_line_to_func(lambda x, y, out: out.append(("L", x, y)))
    # HarfBuzz makes cubic curves of quadratic ones where it is told of no others.
    funcs.set_cubic_to_func(lambda a, b, c, d, x, y, out: out.append(("C", a, b, c, d, x, y)))
    funcs.set_close_path_func(lambda out: out.append(("Z",)))
    face(key).font.draw_glyph(glyph, funcs, parts)
    return tuple(parts)
