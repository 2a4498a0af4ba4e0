"""JSON from anywhere: measured before anything is made of it, because a few bytes can become very many objects."""

import json
import re
from typing import NoReturn

_WIDE = re.compile(b"[\xf0-\xff]")
"""In UTF-8 the first byte of a letter for whose sake Python keeps each letter of a text in four bytes."""
_MOST_WIDE = 24 * 1024 * 1024


def read_json(data: bytes, most: int, most_marks: int) -> object:
    """The value of a text of at most ``most`` bytes with at most ``most_marks`` of the marks that part values.

    ValueError or RecursionError where it is anything else; NaN and infinities are no JSON.
    """
    if len(data) > most or marks(data) > most_marks:
        raise ValueError("too large")
    if len(data) > _MOST_WIDE and _WIDE.search(data):
        raise ValueError("too large")
    return _DECODER.decode(data.decode(json.detect_encoding(data), "surrogatepass"))


def marks(data: bytes) -> int:
    """How many of the marks that part values are in a text: what reading it costs."""
    count = data.count
    return count(b'"') + count(b",") + count(b":") + count(b"[") + count(b"{")


def _refuse(_constant: str) -> NoReturn:
    raise ValueError("no JSON")


def _finite(digits: str) -> float:
    number = float(digits)
    if number - number != 0:
        raise ValueError("no JSON")
    return number


_DECODER = json.JSONDecoder(parse_constant=_refuse, parse_float=_finite)
