"""Text and numbers as XML holds them."""

import re
from html import escape

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def text(value: str) -> str:
    """Text between tags; a character that XML cannot hold becomes a replacement mark."""
    return escape(_FORBIDDEN.sub("\ufffd", value), quote=False)


def attribute(value: str) -> str:
    """Text in a double-quoted attribute; as ``text``, and line ends are kept."""
    return escape(_FORBIDDEN.sub("\ufffd", value)).replace("\n", "&#10;").replace("\t", "&#9;")


def decimal(value: float, digits: int = 3) -> str:
    """A number without exponent and needless zeros."""
    said = f"{value:.{digits}f}"
    if "." in said:
        said = said.rstrip("0").rstrip(".")
    return "0" if said in {"-0", ""} else said
