"""Colours by something other than the emotion: by channel, owner, tag or evidence; and what they mean, in a line.

Eight colours that all eyes keep apart; what comes after the eight most frequent is grey, and so is what says nothing.
The face on the card stays, so that a map is read without colours too.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from app.domain.records import Card
from app.domain.tags import split_tags
from app.layout.contents import Contents
from app.layout.display import ColorBy
from app.layout.header import Part
from app.layout.shapes import Box, Rect
from app.layout.theme import Theme
from app.layout.typeset import Style, set_line, set_text

LONGEST = 64.0
"""The natural width of the longest name in the line."""


@dataclass(frozen=True, slots=True)
class Coloring:
    """Which colour stands for which value; every other has the colour of ``others``."""

    by: ColorBy
    colors: tuple[tuple[str, str], ...]
    others: str

    def of(self, card: Card) -> str | None:
        """The colour of a card; None where it says nothing."""
        value = value_of(card, self.by)
        return None if value is None else dict(self.colors).get(value, self.others)


def value_of(card: Card, by: ColorBy) -> str | None:
    """What a card says: the id of its lane, its owner, its first tag (in small letters) or its evidence."""
    match by:
        case "channel":
            return card.lane_id
        case "owner":
            return " ".join(str(card.fields.get("owner", "")).split()).casefold() or None
        case "tag":
            return _first_tag(str(card.fields.get("tags", ""))).casefold() or None
        case "evidence":
            return str(card.fields["evidence"]) if card.fields.get("evidence") else None
        case _:
            return None


@lru_cache(maxsize=8192)
def _first_tag(text: str) -> str:
    return next(iter(split_tags(text)), "")


def coloring(held: Contents, by: ColorBy, theme: Theme) -> Coloring | None:
    """The colours of a map; None where they tell the emotion."""
    if by == "emotion":
        return None
    palette, others = theme.colors.categories, theme.colors.emotions[None]
    if by == "channel":
        values: Iterable[str] = [lane.id for lane in held.lanes if lane.lane_kind == "channel"]
    elif by == "evidence":
        values = ("observed", "assumed")
    else:
        said = Counter(value for card in _cards(held) if (value := value_of(card, by)) is not None)
        often = sorted(said, key=lambda value: (-said[value], value))[: len(palette)]
        values = sorted(often)
    return Coloring(by, tuple(zip(values, palette, strict=False)), others)


def _cards(held: Contents) -> Iterable[Card]:
    return (card for cards in held.cells.values() for card in cards)


def color_key(
    held: Contents, found: Coloring, width: float, scale: float, words: Mapping[str, str], theme: Theme
) -> Part:  # fmt: skip
    """What the colours mean, flowing in lines: the side that is told, then each of its values."""
    part = Part(width)
    quiet, height = theme.colors.quiet, 6.4 * scale
    style = Style("regular", theme.type.card_title * scale, quiet)
    title = set_line(words[f"color.{found.by}"], Style("semibold", style.cap, theme.colors.ink))
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


def _entries(held: Contents, found: Coloring, words: Mapping[str, str]) -> list[tuple[str, str]]:
    """Names and colours of the values that cards have."""
    names: dict[str, str] = {}
    nothing = False
    for (_, row), cards in held.cells.items():
        channel = held.lanes[row].lane_kind == "channel"
        for card in cards:
            value = value_of(card, found.by)
            nothing = nothing or (value is None and channel)
            if value is not None and value not in names and (channel or found.by != "channel"):
                names[value] = _name(held, row, card, found.by, words)
    known = dict(found.colors)
    entries = [(names[value], color) for value, color in found.colors if value in names]
    if any(value not in known for value in names):
        entries.append((words["color.others"], found.others))
    elif nothing:
        entries.append((words["color.nothing"], found.others))
    return entries


def _name(held: Contents, row: int, card: Card, by: ColorBy, words: Mapping[str, str]) -> str:
    """A value as people write it."""
    match by:
        case "channel":
            return held.lanes[row].title or words["lane.untitled"]
        case "owner":
            return " ".join(str(card.fields["owner"]).split())
        case "tag":
            return _first_tag(str(card.fields["tags"]))
        case _:
            return words[f"evidence.{card.fields['evidence']}"]
