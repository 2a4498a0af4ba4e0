"""Addresses in the texts of a drawing: where they stand and where they lead.  Web pages and mail, nothing else."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from app.layout.shapes import Box, Group, Shape, Text
from app.text.lines import TextLine

_ADDRESS = re.compile(
    r"(?:https?://|mailto:)[^\s<>\"«»“”„\[\]{}|\\^`]+|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.IGNORECASE
)
_SIGNS = ("@", "http", "HTTP", "Http", "mailto", "Mailto", "MAILTO")
"""What the eye sees of an address; most texts have none, and are passed over quickly."""
_BEHIND = ".,;:!?'’»”…"
_SAFE = "%/:?#[]@!$&'()*+,;=~-._"
_LONGEST = 2000
_LEAST = 12
"""Of an address that is cut short on paper, so many characters must be there to be taken for it."""
_UP, _DOWN = 1.0, 0.35
"""Of the text's size: how far a link reaches over its baseline, and below."""


@dataclass(frozen=True, slots=True)
class Link:
    """A place of a drawing that leads to an address: http, https or mailto, in ASCII."""

    box: Box
    target: str


def links_of(group: Group, shapes: Sequence[Shape]) -> Iterator[Link]:
    """The links of a group of these shapes, in the drawing's millimetres.

    An address that is broken over lines has one on each.
    """
    lines = [shape for shape in shapes if isinstance(shape, Text) and not shape.vertical]
    if not any(sign in shape.line.text for shape in lines for sign in _SIGNS):
        return
    solid, places = _solid(lines)
    for shown, target in addresses(group.about):
        at, length = _found(solid, shown)
        spans: dict[int, tuple[int, int]] = {}
        for number, char in places[at : at + length]:
            spans[number] = (spans.get(number, (char, 0))[0], char + 1)
        for number, (first, last) in spans.items():
            yield Link(_box(lines[number], first, last).moved(group.x, group.y), target)


def addresses(text: str) -> list[tuple[str, str]]:
    """The addresses in a text: as they are written, and what they lead to; each once, in order."""
    found: dict[str, str] = {}
    for match in _ADDRESS.finditer(text):
        shown = match.group().rstrip(_BEHIND)
        while shown.endswith(")") and shown.count(")") > shown.count("("):
            shown = shown[:-1].rstrip(_BEHIND)
        target = _target(shown)
        if target:
            found.setdefault(shown, target)
    return list(found.items())


def _target(shown: str) -> str:
    """Where an address leads, "" where it is none."""
    if "://" not in shown and not shown.lower().startswith("mailto:"):
        shown = f"mailto:{shown}"
    try:
        parts = urlsplit(shown)
        host = parts.hostname or ""
    except ValueError:
        return ""
    if parts.scheme == "mailto":
        return quote(shown, safe=_SAFE) if "@" in parts.path.strip("@") and len(shown) <= _LONGEST else ""
    if parts.scheme not in {"http", "https"} or not host or len(shown) > _LONGEST:
        return ""
    try:
        plain = host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        return ""
    return quote(shown.replace(host, plain, 1), safe=_SAFE)


# -- where they stand ---------------------------------------------------------------------------
def _solid(lines: list[Text]) -> tuple[str, list[tuple[int, int]]]:
    """All characters but spaces of some lines, and the line and place that each comes from."""
    chars, places = [], []
    for number, line in enumerate(lines):
        for at, char in enumerate(line.line.text):
            if not char.isspace():
                chars.append(char)
                places.append((number, at))
    return "".join(chars), places


def _found(solid: str, shown: str) -> tuple[int, int]:
    """Where an address stands, and how many characters of it: not all where it is cut short by an ellipsis."""
    at = solid.find(shown)
    if at >= 0:
        return at, len(shown)
    at = solid.find(shown[:_LEAST])
    length = _LEAST
    while at >= 0 and at + length < len(solid) and length < len(shown) and solid[at + length] == shown[length]:
        length += 1
    return (at, length) if at >= 0 and solid[at + length : at + length + 1] == "…" else (0, 0)


def _box(text: Text, first: int, last: int) -> Box:
    """The characters ``first`` to before ``last`` of a line; all of the line where its order is not its places'."""
    size = max((run.size for run in text.line.runs), default=0.0)
    left, right = _extent(text.line, first, last)
    return Box(text.x + left, text.y - _UP * size, right - left, (_UP + _DOWN) * size)


def _extent(line: TextLine, first: int, last: int) -> tuple[float, float]:
    starts: list[float] = []
    for run in line.runs:
        if run.rtl:
            return 0.0, line.width
        for x, cluster in zip(run.xs, run.clusters, strict=True):
            starts += [x] * len(cluster)
    if len(starts) < last:
        return 0.0, line.width
    return starts[first], starts[last] if last < len(starts) else line.width
