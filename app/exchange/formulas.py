"""Cells that no spreadsheet takes for a formula: an apostrophe goes before what could begin one.

A table between commas is cut at semicolons by a Spanish or German spreadsheet, quotation marks or not; so the sign is
looked for behind those as well, and behind tabs and line ends.
"""

import re

_SIGNS = "=+\\-@\uff1d\uff0b\uff0d\uff20"
"""What begins a formula, full-width forms included."""
_RISK = rf"(?= *[{_SIGNS}]|['\t\r])"
_AT_RISK = re.compile(rf"(\A|[;\t\r\n]){_RISK}")
_MADE_SAFE = re.compile(rf"(\A|[;\t\r\n])'{_RISK}")


def safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return _AT_RISK.sub(r"\1'", cell)


def unsafe(cell: str) -> str:
    """The cell as it was before ``safe``."""
    return _MADE_SAFE.sub(r"\1", cell)
