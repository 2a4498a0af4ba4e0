"""The map in a PDF, found without a PDF library: nothing of the file is interpreted or executed.

However a PDF was written or saved again, the dictionary of a stream stands in it as plain text, and what the stream
holds is a map if it begins like one.  Only encryption hides it.
"""

import re
import zlib
from pathlib import Path

from app.domain.problems import Problem
from app.exchange.importing import load
from app.exchange.map_file import HEAD, MOST_BYTES, MapFile, read_map

MOST_PDF_BYTES = 256 * 1024 * 1024
_MOST_ATTACHMENTS = 1000
_ATTACHED = re.compile(rb"/EmbeddedFile(?![A-Za-z0-9])")
_STREAM = re.compile(rb">>[\s\0]{0,64}stream\r?\n")
_FAR = 4096
"""So long may a dictionary be from its type to its end."""
_MARK = 1024
"""Within so many bytes from its beginning a PDF says that it is one."""


def is_pdf(path: Path) -> bool:
    """Whether a file calls itself a PDF."""
    return path.suffix.casefold() == ".pdf"


def read_pdf(path: Path) -> MapFile:
    """The map that a PDF was printed from.

    Problem("mapfile.nothing", "mapfile.locked", "mapfile.no_pdf"; name), as ``map_file.read_map``, and as
    ``importing.load``.
    """
    # The PDF is let go of before the map in it is read: both together could be too much.
    return read_map(content_of(load(path, MOST_PDF_BYTES), path.name), path.name)


def map_in(pdf: bytes, name: str) -> MapFile:
    """The same out of the bytes of a PDF."""
    return read_map(content_of(pdf, name), name)


def content_of(pdf: bytes, name: str) -> bytes:
    """What a PDF says that its map is; of several the last, which is the one that was saved last."""
    if b"%PDF-" not in pdf[:_MARK]:
        raise Problem("mapfile.no_pdf", name=name)
    found = None
    for number, type_ in enumerate(_ATTACHED.finditer(pdf)):
        stream = _STREAM.search(pdf, type_.end(), type_.end() + _FAR)
        if number >= _MOST_ATTACHMENTS:
            break
        if stream is not None and _begins(pdf, stream.end()):
            found = stream.end()
    if found is None and b"/Encrypt" in pdf:
        raise Problem("mapfile.locked", name=name)
    if found is None:
        raise Problem("mapfile.nothing", name=name)
    data = _content(pdf, found)
    if data is None:
        raise Problem("mapfile.damaged", name=name)
    return data


def _begins(pdf: bytes, at: int) -> bool:
    """Whether the stream there holds a map."""
    if pdf.startswith(HEAD, at):
        return True
    try:
        return zlib.decompressobj().decompress(pdf[at : at + _FAR], len(HEAD)) == HEAD
    except zlib.error:
        return False


def _content(pdf: bytes, at: int) -> bytes | None:
    """All that the stream there holds, None where it is broken or larger than any map."""
    if pdf.startswith(HEAD, at):
        end = pdf.find(b"endstream", at)
        return pdf[at:end].rstrip(b"\r\n") if 0 <= end - at <= MOST_BYTES else None
    unpacking = zlib.decompressobj()
    try:
        data = unpacking.decompress(memoryview(pdf)[at : at + MOST_BYTES], MOST_BYTES)
    except zlib.error:
        return None
    return data if unpacking.eof else None
