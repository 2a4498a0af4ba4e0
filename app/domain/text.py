"""Text on its way in: one form for screen, disk and paper."""

import re
import unicodedata

LONGEST_TEXT = 100_000
"""Characters that a text may have which somebody writes."""
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
"""Control characters but tab and line ends, and lone surrogates (Unicode categories Cc and Cs)."""
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


def clean(text: str) -> str:
    """Text with one kind of line end, in NFC, without control characters and lone surrogates."""
    text = _LINE_END.sub("\n", text)
    return unicodedata.normalize("NFC", _UNSEEN.sub("", text))


def clean_line(text: str) -> str:
    """The same on one line, with single spaces and none at the ends."""
    return " ".join(clean(text).split())
