"""Figures and their units stay on one line, wherever a text is broken: no-break spaces stand between them."""

import re
from functools import cache

NO_BREAK = "\u00a0"

_UNITS = ("mm", "cm", "m", "m²", "pt", "dpi", "ppp", "%", "MB", "min")
_BEFORE_UNIT = re.compile(rf"(?<=[\d}}]) (?=(?:{'|'.join(_UNITS)})(?![\w²]))")
_AROUND_TIMES = re.compile(r"(?<=[\d}]) × (?=[\d{])")


@cache
def plain(text: str) -> str:
    """A text with plain spaces, for what other programs read."""
    return text.replace(NO_BREAK, " ")


def held(text: str) -> str:
    """A text of the program, "from {size} mm" or "1.5 m", whose figures, or holes for them, hold what follows.

    It is no function for what people write: their spaces stay theirs.
    """
    text = _BEFORE_UNIT.sub(NO_BREAK, text)
    return _AROUND_TIMES.sub(f"{NO_BREAK}×{NO_BREAK}", text)
