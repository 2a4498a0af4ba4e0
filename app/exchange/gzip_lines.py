"""Lines in a gzip file, made and read with limits: what a few bytes unpack to is never held at once."""

import zlib
from collections.abc import Callable, Iterable, Iterator

MOST_UNPACKED = 256 << 20
LONGEST_LINE = 48 << 20
MAGIC = b"\x1f\x8b"
_GZIP = 31
"""What zlib calls a gzip file with the largest window."""
_PIECE = 1 << 16
_STEP = 1 << 20


class StoppedError(Exception):
    """Nobody wants what is being read any more."""


def packed(lines: Iterable[bytes]) -> bytes:
    """A gzip file of lines, without a time in it: equal lines, equal bytes."""
    press = zlib.compressobj(6, zlib.DEFLATED, _GZIP)
    pieces = [press.compress(line + b"\n") for line in lines]
    return b"".join([*pieces, press.flush()])


def unpacked(data: bytes, stopped: Callable[[], bool] = lambda: False) -> Iterator[bytes]:
    """The lines of a gzip file, without their ends; ValueError where it is not one, whole and alone.

    StoppedError as soon as ``stopped``.
    """
    rest = bytearray()
    for piece in _pieces(data):
        at, begin = len(rest), 0
        rest += piece
        while (end := rest.find(b"\n", at)) >= 0:
            if stopped():
                raise StoppedError
            yield bytes(rest[begin:end])
            begin = at = end + 1
        del rest[:begin]
        if len(rest) > LONGEST_LINE:
            raise ValueError("a line is too long")
    if rest:
        raise ValueError("the last line has no end")


def _pieces(data: bytes) -> Iterator[bytes]:
    """What is in a gzip file, in pieces."""
    press = zlib.decompressobj(_GZIP)
    view, total = memoryview(data), 0
    try:
        for start in range(0, len(view), _PIECE):
            if press.eof:
                raise ValueError("something follows")
            waiting: bytes | memoryview = view[start : start + _PIECE]
            while len(waiting):
                piece = press.decompress(waiting, _STEP)
                total += len(piece)
                if total > MOST_UNPACKED:
                    raise ValueError("it unpacks to too much")
                yield piece
                waiting = press.unconsumed_tail
    except zlib.error as error:
        raise ValueError(str(error)) from error
    if not press.eof or press.unused_data:
        raise ValueError("it is cut off, or something follows")
