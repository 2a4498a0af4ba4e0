"""A font file made of outlines: the format CFF with characters by number, as PDF embeds it.

Only what a PDF needs is in it.  A glyph's number is its place in the list, its em is a thousand units.
"""

import struct
from collections.abc import Iterable, Sequence

Outline = Sequence[tuple[str | float, ...]]
"""("M", x, y), ("L", x, y), ("C", x1, y1, x2, y2, x, y) and ("Z",), y upwards."""

_MOVE, _LINE, _CURVE, _END = 21, 5, 8, 14
_ONE_BYTE, _TWO_BYTES = 107, 1131
_CHARSET, _CHAR_STRINGS, _PRIVATE = b"\x0f", b"\x11", b"\x12"
_ROS, _COUNT, _FONTS, _SELECT, _BOX = b"\x0c\x1e", b"\x0c\x22", b"\x0c\x24", b"\x0c\x25", b"\x05"
_OWN_STRINGS = 391
"""The number of the first string that is not one of the standard's."""


def font_file(name: str, glyphs: Sequence[tuple[int, Outline]], box: tuple[int, int, int, int]) -> bytes:
    """The file of a font: of each glyph its advance and its outline, in thousandths of an em; the first is ".notdef".

    ``box`` is around all glyphs: left, bottom, right, top.
    """
    head = b"\x01\x00\x04\x04" + _index([name.encode("ascii")])
    strings = _index([b"Adobe", b"Identity"]) + _index([])
    shapes = _index([_char_string(advance, outline) for advance, outline in glyphs])
    charset = b"\x02" + struct.pack(">HH", 1, len(glyphs) - 2) if len(glyphs) > 1 else b"\x00"
    select = b"\x03" + struct.pack(">HHBH", 1, 0, 0, len(glyphs))

    def top(places: Sequence[int]) -> bytes:
        at_charset, at_select, at_shapes, at_fonts = map(_offset, places)
        registry = _numbers(_OWN_STRINGS, _OWN_STRINGS + 1, 0) + _ROS
        entries = (_numbers(*box) + _BOX, _numbers(len(glyphs)) + _COUNT, at_charset + _CHARSET, at_select + _SELECT)
        return _index([registry + b"".join(entries) + at_shapes + _CHAR_STRINGS + at_fonts + _FONTS])

    # An offset is always five bytes long, so the sizes are known before the places are.
    at_charset = len(head) + len(top((0, 0, 0, 0))) + len(strings)
    at_select = at_charset + len(charset)
    at_shapes = at_select + len(select)
    at_fonts = at_shapes + len(shapes)
    private = len(_index([_offset(0) + _offset(0) + _PRIVATE]))
    fonts = _index([_offset(0) + _offset(at_fonts + private) + _PRIVATE])
    return head + top((at_charset, at_select, at_shapes, at_fonts)) + strings + charset + select + shapes + fonts


def _char_string(advance: int, outline: Outline) -> bytes:
    """A glyph as the moves of a pen on whole units."""
    out = bytearray(_numbers(advance))
    if not outline:
        return bytes(out) + bytes((_END,))
    x = y = 0
    width = True
    for kind, *values in outline:
        if kind == "Z":
            continue
        steps = []
        for at in range(0, len(values), 2):
            to_x, to_y = round(float(values[at])), round(float(values[at + 1]))
            steps += [to_x - x, to_y - y]
            x, y = to_x, to_y
        if width and kind != "M":
            out += _numbers(0, 0) + bytes((_MOVE,))
        width = False
        out += _numbers(*steps) + bytes((_MOVE if kind == "M" else _LINE if kind == "L" else _CURVE,))
    return bytes(out) + bytes((_END,))


def _numbers(*values: int) -> bytes:
    """Whole numbers as charstrings and dictionaries write them."""
    out = bytearray()
    for value in values:
        if abs(value) <= _ONE_BYTE:
            out.append(value + 139)
        elif abs(value) <= _TWO_BYTES:
            rest = abs(value) - 108
            out += bytes(((247 if value > 0 else 251) + (rest >> 8), rest & 255))
        else:
            out += b"\x1c" + struct.pack(">h", max(-32768, min(32767, value)))
    return bytes(out)


def _offset(value: int) -> bytes:
    return b"\x1d" + struct.pack(">i", value)


def _index(items: Iterable[bytes]) -> bytes:
    """Pieces one after the other with a table of where each begins."""
    pieces = list(items)
    if not pieces:
        return b"\0\0"
    places = [1]
    for piece in pieces:
        places.append(places[-1] + len(piece))
    table = b"".join(struct.pack(">I", place) for place in places)
    return struct.pack(">HB", len(pieces), 4) + table + b"".join(pieces)
