"""Font files for tests, made of the bundled ones: other names, other characters, other rights, other kinds of file."""

import struct
from collections.abc import Mapping, Sequence
from pathlib import Path

from app.text.cff import font_file
from app.text.faces import face
from app.text.glyphs import outline

GEORGIAN = "ქართული"
"""Letters that no bundled font has."""
_SHAPES = "ABCDEFGH"


def tables_of(key: str) -> dict[bytes, bytes]:
    """The tables of a bundled font."""
    data = face(key).path.read_bytes()
    rows = [struct.unpack_from(">4sIII", data, 12 + 16 * at) for at in range(struct.unpack_from(">H", data, 4)[0])]
    return {tag: data[start : start + size] for tag, _, start, size in rows}


def file_of(tables: Mapping[bytes, bytes], kind: bytes = b"\0\1\0\0", at: int = 0) -> bytes:
    """A font file of tables; ``at`` is where it begins in a larger file."""
    head = kind + struct.pack(">HHHH", len(tables), 16, 0, 0)
    place = at + len(head) + 16 * len(tables)
    rows, body = b"", b""
    for tag in sorted(tables):
        padded = tables[tag] + b"\0" * (-len(tables[tag]) % 4)
        rows += struct.pack(">4sIII", tag, 0, place, len(tables[tag]))
        body += padded
        place += len(padded)
    return head + rows + body


def dressed(
    tables: dict[bytes, bytes], family: str, name: str, glyphs: Mapping[str, int], *, rights: int = 0, weight: int = 400
) -> dict[bytes, bytes]:
    """The same font under another name, with these characters, rights (fsType) and weight."""
    os2 = bytearray(tables.get(b"OS/2") or bytes(96))
    struct.pack_into(">HHHH", os2, 2, 500, weight, 5, rights)
    struct.pack_into(">H", os2, 62, 0x40)
    kept = {tag: data for tag, data in tables.items() if tag not in {b"GSUB", b"GPOS", b"GDEF", b"kern", b"DSIG"}}
    return {**kept, b"OS/2": bytes(os2), b"cmap": _cmap(glyphs), b"name": _name(family, name)}


def georgian(
    folder: Path, family: str = "Test Sans", *, rights: int = 0, weight: int = 400, letters: str = GEORGIAN
) -> Path:
    """A font whose Georgian letters look like Inter's capitals."""
    opened = face("Inter-Bold" if weight > 500 else "Inter-Regular")
    shapes = {c: opened.font.get_nominal_glyph(ord(_SHAPES[at % 8])) or 0 for at, c in enumerate(letters)}
    own = family.replace(" ", "")
    made = dressed(tables_of(opened.key), family, f"{own}-{weight}", shapes, rights=rights, weight=weight)
    path = folder / f"{own}-{weight}.ttf"
    path.write_bytes(file_of(made))
    return path


def collection(folder: Path, members: Sequence[Mapping[bytes, bytes]]) -> Path:
    """Several fonts in one file."""
    start = 12 + 4 * len(members)
    body, places = b"", []
    for tables in members:
        places.append(start + len(body))
        body += file_of(tables, at=places[-1])
    path = folder / "collection.ttc"
    path.write_bytes(
        b"ttcf" + struct.pack(">HHI", 1, 0, len(members)) + struct.pack(f">{len(members)}I", *places) + body
    )
    return path


def postscript(folder: Path, letters: str = GEORGIAN) -> Path:
    """A font with PostScript outlines."""
    opened = face("Inter-Regular")
    numbers = [0, *(opened.font.get_nominal_glyph(ord(c)) or 0 for c in _SHAPES)]
    unit = 1000 / opened.upem
    shapes = [
        (round(opened.advance(n) * 1000), [(k, *(float(v) * unit for v in vs)) for k, *vs in outline(opened.key, n)])
        for n in numbers
    ]
    tables = tables_of("NotoHebrew-Regular")
    head = bytearray(tables[b"head"])
    struct.pack_into(">H", head, 18, 1000)
    hhea = bytearray(tables[b"hhea"])
    struct.pack_into(">H", hhea, 34, len(shapes))
    own = {
        b"CFF ": font_file("TestPost", shapes, (0, -300, 1200, 1000)),
        b"head": bytes(head),
        b"hhea": bytes(hhea),
        b"hmtx": b"".join(struct.pack(">Hh", advance, 0) for advance, _ in shapes),
        b"maxp": struct.pack(">IH", 0x5000, len(shapes)),
        b"OS/2": tables[b"OS/2"],
    }
    made = dressed(own, "Test Post", "TestPost", {c: 1 + at % 8 for at, c in enumerate(letters)})
    path = folder / "post.otf"
    path.write_bytes(file_of(made, b"OTTO"))
    return path


def variable(folder: Path, letter: str = GEORGIAN[0]) -> Path:
    """A font with an axis for its weight: at 900 its one letter, an I, is 400 units wider."""
    points = ((100, 0), (300, 0), (300, 1400), (100, 1400))
    glyph = struct.pack(">hhhhhHH", 1, 100, 0, 300, 1400, len(points) - 1, 0) + b"\x01" * 4
    glyph += b"".join(struct.pack(">h", b - a) for axis in (0, 1) for a, b in _steps([p[axis] for p in points]))
    tables = tables_of("Inter-Regular")
    hhea, maxp = bytearray(tables[b"hhea"]), bytearray(tables[b"maxp"])
    struct.pack_into(">H", hhea, 34, 2)
    struct.pack_into(">H", maxp, 4, 2)
    own = {
        **{tag: tables[tag] for tag in (b"head", b"OS/2")},
        b"hhea": bytes(hhea),
        b"maxp": bytes(maxp),
        b"hmtx": struct.pack(">HhHh", 400, 0, 400, 100),
        b"glyf": glyph + b"\0" * (-len(glyph) % 4),
        b"loca": struct.pack(">III", 0, 0, len(glyph)),
        b"fvar": _fvar(),
        b"gvar": _gvar((0, 400, 400, 0, 0, 400, 0, 0)),
    }
    path = folder / "variable.ttf"
    path.write_bytes(file_of(dressed(own, "Test Variable", "TestVariable", {letter: 1})))
    return path


def _steps(values: Sequence[int]) -> list[tuple[int, int]]:
    return list(zip([0, *values], values, strict=False))


def _fvar() -> bytes:
    head = struct.pack(">HHHHHHHH", 1, 0, 16, 2, 1, 20, 0, 8)
    return head + b"wght" + struct.pack(">iiiHH", 100 << 16, 400 << 16, 900 << 16, 0, 256)


def _gvar(widening: Sequence[int]) -> bytes:
    """Moves of the second glyph's points and of its four measures, to the right only, where the axis is at its end."""
    words = b"".join(struct.pack(">h", x) for x in widening)
    deltas = b"\x00" + bytes((0x40 | len(widening) - 1,)) + words + bytes((0x80 | len(widening) - 1,))
    tuples = struct.pack(">HHHHh", 1, 10, len(deltas), 0xA000, 0x4000)
    data = tuples + deltas
    data += b"\0" * (-len(data) % 4)
    head = struct.pack(">HHHHIHHI", 1, 0, 1, 0, 20 + 12, 2, 1, 20 + 12)
    return head + struct.pack(">III", 0, 0, len(data)) + data


def _cmap(glyphs: Mapping[str, int]) -> bytes:
    rows = b"".join(struct.pack(">III", ord(c), ord(c), glyph) for c, glyph in sorted(glyphs.items()))
    body = struct.pack(">HHIII", 12, 0, 16 + len(rows), 0, len(glyphs)) + rows
    return struct.pack(">HHHHI", 0, 1, 3, 10, 12) + body


def _name(family: str, own: str) -> bytes:
    words = {1: family, 2: "Regular", 4: family, 6: own}
    rows, text = b"", b""
    for number, word in words.items():
        written = word.encode("utf-16-be")
        rows += struct.pack(">HHHHHH", 3, 1, 0x409, number, len(written), len(text))
        text += written
    return struct.pack(">HHH", 0, len(words), 6 + len(rows)) + rows + text
