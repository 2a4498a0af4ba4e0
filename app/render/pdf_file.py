"""The file format PDF, as far as it is needed: objects, streams, pages, bookmarks, written by reportlab."""

import zlib
from collections.abc import Mapping
from typing import Any

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfdoc import (
    Destination,
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFInfo,
    PDFName,
    PDFObjectReference,
    PDFStream,
    PDFString,
    ViewerPreferencesPDFDictionary,
)

Reference = PDFObjectReference
"""Stands for an object of the file."""

_VERSION = (1, 6)
_FLATE = 6


class PdfFile:
    """Collects the objects of one file.  Equal content gives equal bytes: there are no dates in it."""

    def __init__(self, title: str, author: str, lang: str) -> None:
        document: Any = PDFDocument(compression=0, invariant=1, pdfVersion=_VERSION, lang=lang)
        self._document = document
        self._document.info = _Info(title, author)
        wishes = ViewerPreferencesPDFDictionary()
        wishes["PrintScaling"] = "None"
        wishes["DisplayDocTitle"] = "true"
        self._document.Catalog.ViewerPreferences = wishes
        self._pages = 0
        self._destinations: dict[str, Destination] = {}

    def add(self, entries: Mapping[str, Any]) -> Reference:
        """Adds a dictionary object; strings in it are written as they are, see ``name`` and ``string``."""
        return self._reference(PDFDictionary(dict(entries)))

    def add_stream(self, data: bytes, entries: Mapping[str, Any]) -> Reference:
        """Adds a stream object, compressed unless ``entries`` names a filter."""
        self._document.updateSignature(data)
        if "Filter" in entries:
            return self._reference(PDFStream(PDFDictionary(dict(entries)), data))
        packed = PDFDictionary({"Filter": name("FlateDecode"), **entries})
        return self._reference(PDFStream(packed, zlib.compress(data, _FLATE)))

    def open_dictionary(self) -> tuple[PDFDictionary, Reference]:
        """Adds a dictionary object that may still be filled while the file is not written."""
        made = PDFDictionary({})
        return made, self._reference(made)

    def add_page(self, width: float, height: float, operations: bytes, resources: Mapping[str, Any]) -> None:
        """Adds a page; its size is in points."""
        self._pages += 1
        page = PDFDictionary(
            {
                "Type": name("Page"),
                "Parent": self._reference(self._document.Pages),
                "MediaBox": PDFArray(["0", "0", f"{width:.6f}", f"{height:.6f}"]),
                "Resources": PDFDictionary(dict(resources)),
                "Contents": self.add_stream(operations, {}),
            }
        )
        self._document.addPage(page)

    def bookmark(self, title: str, level: int, place: tuple[float, float] | None) -> None:
        """Adds a line to the table of contents for the page that comes next: a place in points, or all of the page."""
        key = f"b{len(self._destinations)}"
        destination: Any = Destination(key)
        if place is None:
            destination.fit()
        else:
            destination.xyz(*place, 0)
        destination.setPage(PDFObjectReference(f"Page{self._pages + 1}"))
        self._destinations[key] = destination
        self._document.outline.addOutlineEntry(key, level, title)

    def finished(self) -> bytes:
        """The file."""
        data: bytes = self._document.GetPDFData(_Names(self._destinations))
        return data

    def _reference(self, made: object) -> Reference:
        reference: Reference = self._document.Reference(made)
        return reference


def name(text: str) -> str:
    """A name object."""
    written: str = PDFName(text)
    return written


def string(text: str) -> PDFString:
    """A string object."""
    return PDFString(text)


def array(values: list[Any]) -> PDFArray:
    """An array object."""
    return PDFArray(values)


def dictionary(entries: Mapping[str, Any]) -> PDFDictionary:
    """A dictionary inside another object."""
    return PDFDictionary(dict(entries))


def decode_picture(data: Any) -> tuple[bytes, bytes | None]:
    """The pixels of an encoded picture in a stream, and the bytes of its transparency if it has any."""
    reader: Any = ImageReader(data)
    pixels: bytes = reader.getRGBData()
    alpha = reader._dataA  # noqa: SLF001 - reportlab has no other way to it
    return pixels, alpha.getRGBData() if alpha else None


class _Names:
    """What reportlab asks a canvas for while it writes the bookmarks."""

    def __init__(self, destinations: dict[str, Destination]) -> None:
        self._destinations = destinations

    def _bookmarkReference(self, key: str) -> Destination:  # noqa: N802
        return self._destinations[key]


class _Info(PDFInfo):
    """Title and author, without dates."""

    def __init__(self, title: str, author: str) -> None:
        made: Any = super()
        made.__init__()
        self.title, self.author = title, author

    def format(self, document: PDFDocument) -> Any:
        """The entries that say something."""
        entries = {"Title": self.title, "Author": self.author, "Creator": "Vivencia", "Producer": "Vivencia"}
        made: Any = PDFDictionary({key: PDFString(text) for key, text in entries.items() if text})
        return made.format(document)
