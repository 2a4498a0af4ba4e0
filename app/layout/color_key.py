"""What the colours mean, in a line above the stages: the side that is told, then each value that cards have."""

from collections.abc import Mapping

from app.domain.fields import OWN
from app.domain.records import Card, OwnField
from app.layout.coloring import KEYS, Coloring, first_tag
from app.layout.contents import Contents
from app.layout.dates import number_text
from app.layout.part import Part
from app.layout.shapes import Box, Rect
from app.layout.theme import Theme
from app.layout.typeset import Style, set_text

LONGEST = 64.0
"""The natural width of the longest name in the line."""


def color_key(
    held: Contents, found: Coloring, width: float, scale: float, words: Mapping[str, str], theme: Theme
) -> Part:  # fmt: skip
    """The line, flowing into more where it has no room."""
    part = Part(width)
    quiet, height = theme.colors.quiet, 6.4 * scale
    style = Style("regular", theme.type.card_title * scale, quiet)
    said = " · ".join(filter(None, (side_name(held, found.by, words), found.segment)))
    title = set_text(said, Style("semibold", style.cap, theme.colors.ink), 2 * LONGEST * scale, 1)
    part.shapes.extend(title.at(0.0, (height - style.cap) / 2))
    x, y = title.width + 5.0 * scale, 0.0
    for name, color in _entries(held, found, words):
        text = set_text(name, style, LONGEST * scale, 1)
        need = 7.4 * scale + text.width
        if x + need > width:
            x, y = 0.0, y + height + 1.2 * scale
        swatch = Box(x, y + (height - 3.6 * scale) / 2, 5.6 * scale, 3.6 * scale)
        part.shapes.append(Rect(swatch, fill=color, radius=0.9 * scale))
        part.shapes.extend(text.at(x + 7.4 * scale, y + (height - style.cap) / 2))
        x += need + 5.0 * scale
    part.height = y + height
    return part


def side_name(held: Contents, by: str, words: Mapping[str, str]) -> str:
    """What the colours tell."""
    if by.startswith(OWN):
        own = held.document.find(OwnField, by.removeprefix(OWN))
        return " ".join(own.title.split()) if own is not None else ""
    return words[f"color.{by}"] if f"color.{by}" in words else words[f"field.{by}"]


def _entries(held: Contents, found: Coloring, words: Mapping[str, str]) -> list[tuple[str, str]]:
    """Names and colours of the values that cards have; of what has an order all of them."""
    names: dict[str, str] = {}
    nothing = False
    for (_, row), cards in held.cells.items():
        channel = held.lanes[row].lane_kind == "channel"
        for card in cards:
            value = found.value(card)
            nothing = nothing or (value is None and channel)
            if value is not None and value not in names and (channel or found.by != "channel"):
                names[value] = _name(held, row, card, found, words)
    if found.way in ("level", "range") and names:
        names = {value: _ordered_name(found, int(value), words) for value, _ in found.colors}
    known = dict(found.colors)
    entries = [(names[value], color) for value, color in found.colors if value in names]
    if any(value not in known for value in names):
        entries.append((words["color.others"], found.others))
    elif nothing:
        entries.append((words["color.nothing"], found.others))
    return entries


def _name(held: Contents, row: int, card: Card, found: Coloring, words: Mapping[str, str]) -> str:
    """A value as people write it."""
    said = str(card.fields.get(KEYS.get(found.by, found.by), ""))
    match found.way:
        case "lane":
            return held.lanes[row].title or words["lane.untitled"]
        case "tag":
            return first_tag(said)
        case "flag":
            return words["flag.yes"]
        case "code" if not found.by.startswith(OWN):
            return words[f"{found.by}.{found.value(card)}"]
    return " ".join(said.split())


def _ordered_name(found: Coloring, at: int, words: Mapping[str, str]) -> str:
    """A level, of the emotion its name; a range from where to where."""
    if found.way == "level":
        faces = found.by in ("emotion", "target", "competitor")
        return words[f"emotion.{at}"] if faces else number_text(at, words)
    low, high = found.bounds[at : at + 2]
    if low == high:
        return number_text(low, words)
    return words["color.range"].format(low=_short(low, words), high=_short(high, words))


def _short(value: float, words: Mapping[str, str]) -> str:
    """A bound with three figures at most."""
    return number_text(float(f"{value:.3g}"), words)
