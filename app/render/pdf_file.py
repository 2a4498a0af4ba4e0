"""The file format PDF, as far as it is needed: objects, streams, pages, bookmarks, written by reportlab."""

import zlib
from collections.abc import Mapping, Sequence
from typing import Any

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfdoc import (
    Destination,
    PDFArray,
    PDFCatalog,
    PDFDictionary,
    PDFDocument,
    PDFInfo,
    PDFName,
    PDFObjectReference,
    PDFStream,
    PDFString,
    PDFText,
    ViewerPreferencesPDFDictionary,
)

from app.render.icc import NAME, srgb_profile
from app.render.pdf_about import About, info_entries, xmp_packet

Reference = PDFObjectReference
"""Stands for an object of the file."""

_VERSION = (1, 7)
_FLATE = 6


class PdfFile:
    """Collects the objects of one file.  Equal content gives equal bytes: the only date in it is that of ``about``."""

    def __init__(self, about: About) -> None:
        document: Any = PDFDocument(compression=0, invariant=1, pdfVersion=_VERSION, lang=about.lang)
        self.about = about
        self._document = document
        self._document.info = _Info(about)
        self._document.Catalog.__class__ = _Catalog
        metadata = {"Type": name("Metadata"), "Subtype": name("XML")}
        self.set_in_catalog("Metadata", self._stream(xmp_packet(about), metadata))
        if about.archive is not None:
            self.set_in_catalog("OutputIntents", array([self._output_intent()]))
        wishes = ViewerPreferencesPDFDictionary()
        wishes["PrintScaling"] = "None"
        wishes["DisplayDocTitle"] = "true"
        self._document.Catalog.ViewerPreferences = wishes
        self._pages = 0
        self._labels: list[str] = []
        self._destinations: dict[str, Destination] = {}

    def add(self, entries: Mapping[str, Any]) -> Reference:
        """Adds a dictionary object; strings in it are written as they are, see ``name`` and ``string``."""
        return self._reference(PDFDictionary(dict(entries)))

    def add_stream(self, data: bytes, entries: Mapping[str, Any]) -> Reference:
        """Adds a stream object, compressed unless ``entries`` names a filter."""
        if "Filter" in entries:
            return self._stream(data, entries)
        return self._stream(zlib.compress(data, _FLATE), {"Filter": name("FlateDecode"), **entries})

    def set_in_catalog(self, key: str, value: object) -> None:
        """Says something of the whole document."""
        setattr(self._document.Catalog, key, value)

    def open_dictionary(self) -> tuple[PDFDictionary, Reference]:
        """Adds a dictionary object that may still be filled while the file is not written."""
        made = PDFDictionary({})
        return made, self._reference(made)

    def add_page(
        self,
        size: tuple[float, float],
        operations: bytes,
        resources: Mapping[str, Any],
        *,
        label: str = "",
        annotations: Sequence[Reference] = (),
        unit: int = 1,
        boxes: Mapping[str, Sequence[float]] | None = None,
    ) -> None:
        """Adds a page of (width, height); ``label`` is what readers call it instead of its number.

        All lengths of the page, also those of ``operations`` and of its other ``boxes`` ("TrimBox": left, bottom,
        right, top), are so many points as ``unit`` says.
        """
        entries = {
            "Type": name("Page"),
            "Parent": self._reference(self._document.Pages),
            "MediaBox": _box((0, 0, *size)),
            "Resources": PDFDictionary(dict(resources)),
            "Contents": self.add_stream(operations, {}),
            **{key: _box(sides) for key, sides in (boxes or {}).items()},
        }
        if unit != 1:
            entries["UserUnit"] = unit
        if annotations:
            entries["Annots"] = PDFArray(list(annotations))
        self._labels.append(label)
        self._pages += 1
        self._document.addPage(PDFDictionary(entries))

    def page_reference(self, number: int) -> Reference:
        """Stands for the page of that number from 0, which may come later."""
        return PDFObjectReference(f"Page{number + 1}")

    def bookmark(self, title: str, level: int, place: tuple[float, float] | None) -> None:
        """Adds a line to the table of contents for the page that comes next: a place in points, or all of the page."""
        key = f"b{len(self._destinations)}"
        destination: Any = Destination(key)
        if place is None:
            destination.fit()
        else:
            destination.xyz(*place, 0)
        destination.setPage(self.page_reference(self._pages))
        self._destinations[key] = destination
        self._document.outline.addOutlineEntry(key, level, title)

    def finished(self) -> bytes:
        """The file."""
        if any(self._labels):
            # A label of its own for each page; one without is called by its number.
            labels = [{"P": string(label)} if label else {"S": name("D"), "St": number} for number, label in
                      enumerate(self._labels, 1)]  # fmt: skip
            numbered = [entry for number, label in enumerate(labels) for entry in (number, dictionary(label))]
            self.set_in_catalog("PageLabels", dictionary({"Nums": array(numbered)}))
        data: bytes = self._document.GetPDFData(_Names(self._destinations))
        return data

    def _output_intent(self) -> Reference:
        """The colours that all numbers in an archived file mean."""
        intent = {
            "Type": name("OutputIntent"),
            "S": name("GTS_PDFA1"),
            "OutputConditionIdentifier": string(NAME),
            "Info": string(NAME),
            "DestOutputProfile": self.add_stream(srgb_profile(), {"N": 3}),
        }
        return self.add(intent)

    def _stream(self, data: bytes, entries: Mapping[str, Any]) -> Reference:
        self._document.updateSignature(data)
        return self._reference(PDFStream(PDFDictionary(dict(entries)), data))

    def _reference(self, made: object) -> Reference:
        reference: Reference = self._document.Reference(made)
        return reference


def _box(sides: Sequence[float]) -> PDFArray:
    return PDFArray(["0" if side == 0 else f"{side:.6f}" for side in sides])


def name(text: str) -> str:
    """A name object."""
    # reportlab takes a slash for the beginning of another name
    written: str = "#2F".join(PDFName(part).removeprefix("/") for part in text.split("/"))
    return f"/{written}"


def string(text: str) -> PDFString:
    """A string object."""
    return PDFString(text)


def bytes_string(data: bytes) -> PDFText:
    """A string object of bytes that are no text."""
    return PDFText(data, enc="raw")


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


class _Catalog(PDFCatalog):
    """The catalogue with the entries that reportlab does not know and would leave out silently."""

    __NoDefault__ = [*PDFCatalog.__NoDefault__, "AF", "OCProperties", "OutputIntents"]  # noqa: RUF012 - as reportlab has it


class _Info(PDFInfo):
    """What the file says of itself, without the dates of reportlab."""

    def __init__(self, about: About) -> None:
        made: Any = super()
        made.__init__()
        self._entries = info_entries(about)

    def digest(self, signature: Any) -> None:
        """Nothing: the metadata, which say the same, are in the file's identity already."""

    def format(self, document: PDFDocument) -> Any:
        """The entries that say something."""
        made: Any = PDFDictionary({key: PDFString(text) for key, text in self._entries.items()})
        return made.format(document)
