"""Stored pictures on their way to a painter: only PNG and JPEG, of a bounded size, told by their bytes."""

from collections.abc import Callable

Pictures = Callable[[str], bytes | None]
"""Gives the bytes of an asset's hash, or None if there is no such picture."""

MOST_PIXELS = 40_000_000
MISSING = "#e3e6ea"
"""Fills the frame of a picture that is missing or cannot be read."""

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_FRAMES = frozenset({0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF})
_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})


def no_pictures(asset: str) -> None:
    """Knows no picture."""


def kind(data: bytes) -> str | None:
    """ "png" or "jpeg" by the first bytes, None for anything else."""
    if data.startswith(_PNG):
        return "png"
    return "jpeg" if data.startswith(_JPEG) else None


def size(data: bytes) -> tuple[int, int] | None:
    """Width and height in pixels as the header says them; None if unknown, empty or larger than is accepted."""
    found = None
    match kind(data):
        case "png" if data[12:16] == b"IHDR":
            found = int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")
        case "jpeg":
            found = _jpeg_size(data)
    return found if found and 0 < found[0] * found[1] <= MOST_PIXELS else None


def jpeg_components(data: bytes) -> int:
    """How many colour channels a JPEG has; 0 if its header is not understood."""
    at = _frame(data)
    return data[at + 9] if at and at + 9 < len(data) else 0


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    at = _frame(data)
    return (int.from_bytes(data[at + 7 : at + 9], "big"), int.from_bytes(data[at + 5 : at + 7], "big")) if at else None


def _frame(data: bytes) -> int:
    """Where the frame header of a JPEG begins, 0 if there is none."""
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
        elif marker in _ALONE:
            at += 2
        elif marker in _FRAMES:
            return at
        else:
            at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return 0
