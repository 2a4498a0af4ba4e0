"""What a PDF says of itself: title, author, language, dates, in the old place (Info) and in the new one (XMP)."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from xml.sax.saxutils import escape

PROGRAM = "Vivencia"
Archive = Literal["2b", "3b"]
"""A conformance level of PDF/A: 3b is 2b with attached files of any kind."""

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
{parts}
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
_PART = '<rdf:Description rdf:about="" xmlns:{prefix}="{space}">{entries}</rdf:Description>'
_SPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
}


@dataclass(frozen=True, slots=True)
class About:
    """Texts are plain; ``made`` (with its time zone) is left out where equal maps shall give equal files at any time.

    ``archive`` makes the file an archival one; nothing is promised of it that is not kept.
    """

    title: str = ""
    author: str = ""
    subject: str = ""
    lang: str = "es"
    made: datetime | None = None
    archive: Archive | None = None


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside the PDF: ``name`` is that of a file, ``about`` what a reader's list of attachments says of it."""

    name: str
    media_type: str
    data: bytes
    about: str = ""


def info_entries(about: About) -> dict[str, str]:
    """The entries of the document information dictionary that say something."""
    date = "" if about.made is None else pdf_date(about.made)
    entries = {
        "Title": about.title,
        "Author": about.author,
        "Subject": about.subject,
        "Creator": PROGRAM,
        "Producer": PROGRAM,
        "CreationDate": date,
        "ModDate": date,
    }
    return {key: text for key, text in entries.items() if text}


def pdf_date(when: datetime) -> str:
    """A time as PDF writes it: D:20260503101500+02'00'."""
    zone = f"{when:%z}" or "+0000"
    return f"D:{when:%Y%m%d%H%M%S}{zone[:3]}'{zone[3:5]}'"


def xmp_packet(about: About) -> bytes:
    """The same as XMP; each name space stands on its own description, as strict readers want it."""
    dates: tuple[tuple[str, str], ...] = ()
    if about.made is not None:
        date = about.made.replace(microsecond=0).isoformat()
        dates = (("xmp:CreateDate", date), ("xmp:ModifyDate", date), ("xmp:MetadataDate", date))
    entries = [
        ("dc:format", "application/pdf"),
        ("dc:title", _one_of_each_language(about.title)),
        ("dc:creator", _list("Seq", about.author)),
        ("dc:description", _one_of_each_language(about.subject)),
        ("dc:language", _list("Bag", about.lang)),
        ("pdf:Producer", PROGRAM),
        ("xmp:CreatorTool", PROGRAM),
        *dates,
        *((("pdfaid:part", about.archive[0]), ("pdfaid:conformance", about.archive[1:].upper())) if about.archive
          else ()),
    ]  # fmt: skip
    parts = []
    for prefix, space in _SPACES.items():
        own = [f"<{key}>{value}</{key}>" for key, value in entries if value and key.startswith(prefix + ":")]
        if own:
            parts.append(_PART.format(prefix=prefix, space=space, entries="".join(own)))
    return _XMP.replace("{parts}", "\n".join(parts)).encode()


def _one_of_each_language(text: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{_plain(text)}</rdf:li></rdf:Alt>' if text else ""


def _list(kind: str, text: str) -> str:
    return f"<rdf:{kind}><rdf:li>{_plain(text)}</rdf:li></rdf:{kind}>" if text else ""


def _plain(text: str) -> str:
    """Text as XML can hold it."""
    return escape(_NOT_XML.sub("", text))
