"""A PDF page as PNG of any resolution, painted and written in bands, so that memory does not grow with the picture."""

import struct
import threading
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

import pypdfium2 as pdfium

from app.files import write_aside
from app.render.cancelled import Cancelled

_PDFIUM = threading.Lock()
"""PDFium works for one thread at a time in a process."""
_BAND_BYTES = 6 * 1024 * 1024
_MOST_ROWS = 512
_AT_ONCE = 256 * 1024
"""Bytes of which differences are taken at once: it needs some ten times as much for a moment."""
_UP = b"\x02"
_LEVEL = 6


def write_png(
    target: Path | BinaryIO,
    pdf: Path | bytes,
    *,
    page: int = 0,
    slices: int = 1,
    dpi: float = 150.0,
    cancelled: Callable[[], bool] = lambda: False,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> tuple[int, int]:
    """Paints a page of a PDF into a PNG file that says its resolution; gives width and height in pixels.

    A page with very much on it may come as ``slices``: so many pages of its size, from that page on, of which each
    shows one of as many equally high parts from the top, and a little beyond.  Only one of them is held at a time.
    ``progress`` is told the rows done and all rows.  Cancelled and OSError leave an old file as it was; into a stream
    it is written as it comes.
    """
    if not isinstance(target, Path):
        return _page_png(target, pdf, range(page, page + slices), dpi, cancelled, progress)
    with write_aside(target) as aside, aside.open("wb") as out:
        return _page_png(out, pdf, range(page, page + slices), dpi, cancelled, progress)


def png_size(width: float, height: float, dpi: float) -> tuple[int, int]:
    """The pixels of a page of width × height millimetres."""
    return max(1, round(width / 25.4 * dpi)), max(1, round(height / 25.4 * dpi))


def _page_png(
    out: BinaryIO,
    pdf: Path | bytes,
    numbers: range,
    dpi: float,
    cancelled: Callable[[], bool],
    progress: Callable[[int, int], None],
) -> tuple[int, int]:
    with _PDFIUM:
        document = pdfium.PdfDocument(pdf)
        points = document.get_page_size(numbers[0])
    try:
        width, height = png_size(points[0] * 25.4 / 72, points[1] * 25.4 / 72, dpi)
        writer = _PngStream(out, width, height, dpi)
        for at, number in enumerate(numbers):
            rows = range(height * at // len(numbers), height * (at + 1) // len(numbers))
            for top, band in _bands(document, number, width, height, rows):
                if cancelled():
                    raise Cancelled
                writer.write(band)
                progress(top + len(band) // (width * 3), height)
        writer.end()
    finally:
        with _PDFIUM:
            document.close()
    return width, height


def _bands(
    document: pdfium.PdfDocument, number: int, width: int, height: int, rows: range
) -> Iterator[tuple[int, bytes]]:
    """Some rows of a page that is width × height pixels, a few at a time, each with the number of its first row."""
    step = max(1, min(_MOST_ROWS, _BAND_BYTES // (width * 3)))
    with _PDFIUM:
        page = document[number]
    try:
        for top in range(rows.start, rows.stop, step):
            with _PDFIUM:
                band = _band(page, top, width, height, min(step, rows.stop - top))
            yield top, band
    finally:
        with _PDFIUM:
            page.close()


def _band(page: pdfium.PdfPage, top: int, width: int, height: int, rows: int) -> bytes:
    """The red, green and blue bytes of some rows of a page that is width × height pixels."""
    bitmap = pdfium.PdfBitmap.new_native(width, rows, pdfium.raw.FPDFBitmap_BGR)
    try:
        bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, rows)
        flags = pdfium.raw.FPDF_REVERSE_BYTE_ORDER
        pdfium.raw.FPDF_RenderPageBitmap(bitmap, page, 0, -top, width, height, 0, flags)
        data = bytes(bitmap.buffer)
        stride = bitmap.stride
    finally:
        bitmap.close()
    if stride == width * 3:
        return data
    return b"".join(data[at : at + width * 3] for at in range(0, rows * stride, stride))


class _PngStream:
    """Writes a PNG row by row, each row as its difference from the one above."""

    def __init__(self, out: BinaryIO, width: int, height: int, dpi: float) -> None:
        self._out = out
        self._row = width * 3
        self._above = bytes(self._row)
        self._pack = zlib.compressobj(_LEVEL)
        per_metre = round(dpi / 0.0254)
        out.write(b"\x89PNG\r\n\x1a\n")
        self._chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
        self._chunk(b"sRGB", b"\0")
        self._chunk(b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1))

    def write(self, rows: bytes) -> None:
        """Writes whole rows of red, green and blue bytes."""
        step = self._row * max(1, _AT_ONCE // self._row)
        for start in range(0, len(rows), step):
            self._write(rows[start : start + step])

    def _write(self, rows: bytes) -> None:
        above = self._above + rows[: -self._row]
        self._above = rows[-self._row :]
        differences = memoryview(_minus(rows, above))
        packed = bytearray()
        for at in range(0, len(rows), self._row):
            packed += self._pack.compress(_UP)
            packed += self._pack.compress(differences[at : at + self._row])
        if packed:
            self._chunk(b"IDAT", bytes(packed))

    def end(self) -> None:
        """Writes what is left."""
        self._chunk(b"IDAT", self._pack.flush())
        self._chunk(b"IEND", b"")

    def _chunk(self, name: bytes, data: bytes) -> None:
        self._out.write(struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)))


def _minus(one: bytes, other: bytes) -> bytes:
    """Byte by byte one - other modulo 256, all bytes at once: as numbers whose borrows stop at each byte's top bit."""
    size = len(one)
    top = int.from_bytes(b"\x80" * size, "little")
    x, y = int.from_bytes(one, "little"), int.from_bytes(other, "little")
    difference = ((x | top) - (y & ~top)) ^ ((x ^ y) & top) ^ top
    return difference.to_bytes(size, "little")
