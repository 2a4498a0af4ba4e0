"""Bytes into text: which encoding, and whether it is text at all.

The order: a byte order mark; every second byte zero (UTF-16); UTF-8; what a Western Windows writes (cp1252).  Bytes
that the encoding does not know are kept as lone surrogates, so that the reader can name their line.
"""

import codecs
import re

from app.domain.problems import Problem

ENCODINGS = (
    "utf-8", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "iso8859-15", "iso8859-1", "mac-roman",
    "cp1250", "cp1251", "cp1256", "gb18030", "big5", "shift_jis", "euc_kr",
)  # fmt: skip
"""What a person may choose from."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BINARY = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"SQLite format 3\0", b"\x1f\x8b", b"\x7fELF", b"MZ\x90")
_WORKBOOK = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
LONGEST_LINE = 500_000
"""Characters."""
_SAMPLE = 65_536
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_UNDECODED = re.compile("[\udc80-\udcff]")
_NOT_ASCII = re.compile("[^\x00-\x7f]")


def decode(data: bytes, name: str, encoding: str | None = None) -> tuple[str, str]:
    """The text of a file and the encoding that it was read in.

    Problem: "import.workbook", "import.binary", "import.unknown_encoding", "import.bad_encoding".
    """
    if encoding is not None:
        return _decode_as(data, name, known_encoding(encoding))
    if data.startswith(_WORKBOOK):
        raise Problem("import.workbook", name=name)
    if data.startswith(_BINARY):
        raise Problem("import.binary", name=name)
    text, found = _sniff(data)
    sample = text[:_SAMPLE]
    junk = count_unprintable(sample)
    if junk > 8 and junk * 10 > len(sample):
        raise Problem("import.binary", name=name)
    return text, found


def refuse_long_lines(text: str, name: str) -> None:
    """Problem("import.long_line", name, line, limit) where a line is so long that nobody wrote it."""
    for number, line in enumerate(text.splitlines(), 1):
        if len(line) > LONGEST_LINE:
            raise Problem("import.long_line", name=name, line=number, limit=LONGEST_LINE)


def known_encoding(encoding: str) -> str:
    """The name in ``ENCODINGS`` of an encoding that a person writes; Problem("import.unknown_encoding")."""
    try:
        wanted = codecs.lookup(encoding.strip()).name
    except (LookupError, ValueError):
        wanted = ""
    for name in ENCODINGS:
        if codecs.lookup(name).name == wanted:
            return name
    if wanted == "utf-8-sig":
        return "utf-8"
    raise Problem("import.unknown_encoding", encoding=encoding[:40], known=", ".join(ENCODINGS))


def count_unprintable(text: str) -> int:
    """How many control characters and undecodable bytes ``domain.text.clean`` will take away."""
    return len(_UNPRINTABLE.findall(text))


def _decode_as(data: bytes, name: str, encoding: str) -> tuple[str, str]:
    for mark, marked in _MARKS:
        if data.startswith(mark) and marked.startswith(encoding):
            data, encoding = data[len(mark) :], marked
            break
    try:
        return data.decode(encoding), encoding
    except UnicodeError as error:
        raise Problem("import.bad_encoding", name=name, encoding=encoding) from error


def _sniff(data: bytes) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _lenient(data[len(mark) :], encoding), encoding
    sample = data[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if len(sample) >= 4 and max(even, odd) * 5 > len(sample) and min(even, odd) * 20 < len(sample):
        encoding = "utf-16-le" if odd > even else "utf-16-be"
        return _lenient(data, encoding), encoding
    text = data.decode("utf-8", "surrogateescape")
    bad = len(_UNDECODED.findall(text))
    good = len(_NOT_ASCII.findall(text)) - bad
    # A few bad bytes among many good characters is a damaged UTF-8 file; the other way round it never was one.
    if bad <= good // 4:
        return text, "utf-8"
    return _lenient(data, "cp1252"), "cp1252"


def _lenient(data: bytes, encoding: str) -> str:
    """Decode; what the encoding does not know becomes lone surrogates."""
    if not encoding.startswith(("utf-16", "utf-32")):
        return data.decode(encoding, "surrogateescape")
    try:
        return data.decode(encoding)
    except UnicodeError:
        return data.decode(encoding, "replace").replace("\ufffd", "\udcff")
