"""Rows out of the pages of an SQLite file that SQLite itself cannot open any more: its first page is gone.

Each page is read for itself, whatever pointed to it (sqlite.org/fileformat2.html).  Pages that do not hold together
yield nothing.
"""

import struct
from collections.abc import Iterator

Value = str | int | float | bytes | None
_INDEX_INTERIOR, _INDEX_LEAF, _TABLE_LEAF = 0x02, 0x0A, 0x0D
_INTEGER_SIZES = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_MOST_COLUMNS = 64
_MOST_BYTES = 256 << 20
_PAGE_SIZES = (512, 1024, 2048, 4096, 8192, 16384, 32768, 65536)


def page_size_of(data: bytes) -> int:
    """The size of the pages: what the header says, or else the smallest with which about most pages look like some."""
    said = int.from_bytes(data[16:18])
    if said in _PAGE_SIZES and data.startswith(b"SQLite format 3\0"):
        return said
    kinds = {_INDEX_INTERIOR, _INDEX_LEAF, _TABLE_LEAF, 0x05}

    def likely(size: int) -> float:
        places = range(size, len(data) - size + 1, size)
        return sum(data[at] in kinds for at in places) / max(1, len(places))

    shares = {size: likely(size) for size in _PAGE_SIZES}
    return min(size for size, share in shares.items() if share >= 0.75 * max(shares.values()))


def rows_in(data: bytes, size: int) -> Iterator[tuple[Value, ...]]:
    """Every row that can be read on any page after the first."""
    for start in range(size, len(data) - size + 1, size):
        kind = data[start]
        if kind in (_INDEX_INTERIOR, _INDEX_LEAF, _TABLE_LEAF):
            for cell in _cells(data[start : start + size], kind):
                try:
                    yield _row(data, start + cell, kind, size)
                except (IndexError, ValueError, struct.error, UnicodeDecodeError):
                    continue


def _cells(page: bytes, kind: int) -> list[int]:
    """Where the cells of a page begin."""
    count = int.from_bytes(page[3:5])
    first = 12 if kind == _INDEX_INTERIOR else 8
    if first + 2 * count > len(page):
        return []
    return [int.from_bytes(page[first + 2 * n : first + 2 * n + 2]) for n in range(count)]


def _row(data: bytes, at: int, kind: int, size: int) -> tuple[Value, ...]:
    """The values of the cell that begins at a place."""
    if kind == _INDEX_INTERIOR:
        at += 4
    length, at = _varint(data, at)
    if kind == _TABLE_LEAF:
        _rowid, at = _varint(data, at)
    if not 0 < length <= _MOST_BYTES:
        raise ValueError("no row is so long")
    return _values(_payload(data, at, length, kind, size))


def _payload(data: bytes, at: int, length: int, kind: int, size: int) -> bytes:
    """The bytes of a row, those on overflow pages with it."""
    most = size - 35 if kind == _TABLE_LEAF else (size - 12) * 64 // 255 - 23
    least = (size - 12) * 32 // 255 - 23
    if length <= most:
        return data[at : at + length]
    here = least + (length - least) % (size - 4)
    if here > most:
        here = least
    found = bytearray(data[at : at + here])
    following = int.from_bytes(data[at + here : at + here + 4])
    while len(found) < length:
        start = (following - 1) * size
        if following < 2 or start + size > len(data):
            raise ValueError("the row goes on nowhere")
        found += data[start + 4 : start + size]
        following = int.from_bytes(data[start : start + 4])
    return bytes(found[:length])


def _values(payload: bytes) -> tuple[Value, ...]:
    end, at = _varint(payload, 0)
    types = []
    while at < end:
        type_, at = _varint(payload, at)
        types.append(type_)
    if at != end or not types or len(types) > _MOST_COLUMNS:
        raise ValueError("no row begins so")
    values: list[Value] = []
    for type_ in types:
        value, at = _value(payload, at, type_)
        values.append(value)
    if at != len(payload):
        raise ValueError("no row ends so")
    return tuple(values)


def _value(payload: bytes, at: int, type_: int) -> tuple[Value, int]:
    if type_ == 0:
        return None, at
    if type_ in (8, 9):
        return type_ - 8, at
    if type_ == 7:
        return float(struct.unpack(">d", payload[at : at + 8])[0]), at + 8
    if type_ in _INTEGER_SIZES:
        end = at + _INTEGER_SIZES[type_]
        return int.from_bytes(payload[at:end], signed=True), end
    if type_ < 12:
        raise ValueError("no such type")
    end = at + (type_ - 12) // 2
    if end > len(payload):
        raise ValueError("the row is too short")
    return (payload[at:end] if type_ % 2 == 0 else payload[at:end].decode()), end


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where it ends."""
    value = 0
    for place in range(at, at + 8):
        byte = data[place]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place + 1
    return value << 8 | data[at + 8], at + 9
