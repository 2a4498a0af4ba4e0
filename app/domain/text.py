"""Text on its way in: one form for screen, disk and paper."""

import unicodedata

_KEPT = {"\n", "\t"}
_LINE_ENDS = str.maketrans({"\u2028": "\n", "\u2029": "\n", "\x85": "\n", "\x0b": "\n", "\x0c": "\n"})


def clean(text: str) -> str:
    """Text with one kind of line end, in NFC, without control characters and lone surrogates."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_LINE_ENDS)
    kept = "".join(c for c in text if c in _KEPT or unicodedata.category(c) not in ("Cc", "Cs"))
    return unicodedata.normalize("NFC", kept)


def clean_line(text: str) -> str:
    """The same on one line, with single spaces and none at the ends."""
    return " ".join(clean(text).split())
