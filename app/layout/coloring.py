"""Colours by something other than the emotion: any side of the catalogue or of a project's own by which cards differ.

::

    channel, owner, tag, choices, ticks   eight colours that all eyes keep apart
    scales, numbers                       from light to dark, a long scale and numbers in a few ranges
    what was answered                     the scores of all, or of one segment of customers, on their scale

What comes after the eight most frequent is grey, and so is what says nothing.  The face on the card stays, so that a
map is read without colours too.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import floor
from typing import Literal

from app.domain.catalogue import MEASURES, Field
from app.domain.document import Document
from app.domain.fields import OWN, applies_to, fields_of, own_key, own_spec
from app.domain.records import Card
from app.domain.tags import split_tags
from app.insight.reading import Reading
from app.layout.contents import Contents
from app.layout.curve_shapes import mixed
from app.layout.display import Display
from app.layout.same import LastOfEach, Same
from app.layout.theme import Colors, Theme

FIRST = ("emotion", "channel", "owner", "tag", "evidence")
"""What colours tell most often; "tag" is the first of a card's tags."""
KEYS = {"tag": "tags"}
"""The field that a side is about, where it is not called the same."""
NAMES = ("owner", "actor")
"""Lines that are names: the same ones come again."""
OF_CHANNELS = ("medium", "control")
"""What a card is as its channel is, where it says nothing itself."""
MOST_LEVELS = 7
"""A scale with more levels is told in ranges, as numbers are."""
RANGES = 4
Way = Literal["lane", "name", "tag", "code", "flag", "level", "range"]
_TYPES = ("choice", "flag", "scale", "tags", "number")
_FACES = Field("emotion", "card", "scale", low=-2, high=2)


@dataclass(frozen=True, slots=True)
class Coloring:
    """Which colour stands for which value; every other has the colour of ``others``.

    ``way`` is how a card's value is read.  ``bounds`` are where one range ends and the next begins.  ``scores`` are
    those of touchpoints by id, where they are not what is written on the cards; ``segment`` whose they are alone.
    ``of_lanes`` is what channels say by id: a card that says nothing itself is as its channel is.
    """

    by: str
    way: Way
    colors: tuple[tuple[str, str], ...]
    others: str
    bounds: tuple[float, ...] = ()
    scores: Same[tuple[tuple[str, float], ...]] | None = None
    segment: str = ""
    of_lanes: tuple[tuple[str, str], ...] = ()

    def of(self, card: Card) -> str | None:
        """The colour of a card; None where it says nothing."""
        value = self.value(card)
        return None if value is None else dict(self.colors).get(value, self.others)

    def value(self, card: Card) -> str | None:
        """What a card says: the id of its lane, a name or first tag in small letters, a choice, a level, a range."""
        said = card.fields.get(KEYS.get(self.by, self.by))
        match self.way:
            case "lane":
                return card.lane_id
            case "name":
                return " ".join(str(said or "").split()).casefold() or None
            case "tag":
                return first_tag(str(said or "")).casefold() or None
            case "flag":
                return "yes" if said is True else None
            case "code":
                return str(said) if said else dict(self.of_lanes).get(str(card.lane_id))
        number = _scores(self.scores).get(card.id) if self.scores is not None else said
        if isinstance(number, bool) or not isinstance(number, int | float):
            return None
        return str(floor(number + 0.5) if self.way == "level" else sum(number >= bound for bound in self.bounds[1:-1]))


@lru_cache(maxsize=8)
def _scores(kept: Same[tuple[tuple[str, float], ...]]) -> Mapping[str, float]:
    return dict(kept.value)


@lru_cache(maxsize=8192)
def first_tag(text: str) -> str:
    """The first of several tags; "" without any."""
    return next(iter(split_tags(text)), "")


def color_sides(document: Document) -> tuple[str, ...]:
    """Everything that colours can tell: what they tell most often, fields of the catalogue, fields of one's own."""
    catalogue = [f.key for f in fields_of("card") if f.type in _TYPES or f.key in NAMES]
    own = [(own_key(one), own_spec(one)) for one in document.own_fields if applies_to(one) == "card"]
    return (
        *FIRST,
        *(key for key in catalogue if key not in FIRST and key not in KEYS.values()),
        *(key for key, spec in own if spec.type in _TYPES),
    )


def coloring(held: Contents, display: Display, theme: Theme) -> Coloring | None:
    """The colours of a map; None where they tell the emotion, or what nobody can tell any more."""
    by, colors = display.color_by, theme.colors
    others = colors.emotions[None]
    if by == "channel":
        ids = [lane.id for lane in held.lanes if lane.lane_kind == "channel"]
        return Coloring(by, "lane", tuple(zip(ids, colors.categories, strict=False)), others)
    spec = _spec(held.document, by)
    if spec is None or (by == "emotion" and not display.segment):
        return None
    if spec.type in ("scale", "number"):
        return _ordered(held, display, spec, colors)
    way: Way = "name" if by in NAMES else "tag" if spec.type == "tags" else "flag" if spec.type == "flag" else "code"
    given = [(lane.id, str(lane.fields[by])) for lane in held.lanes if by in OF_CHANNELS and lane.fields.get(by)]
    bare = Coloring(by, way, (), others, of_lanes=tuple(given))
    if way == "flag":
        values: Sequence[str] = ("yes",)
    elif way == "code" and len(spec.choices) <= len(colors.categories):
        values = spec.choices
    else:
        said = Counter(value for card in _cards(held) if (value := bare.value(card)) is not None)
        values = sorted(sorted(said, key=lambda value: (-said[value], value))[: len(colors.categories)])
    return replace(bare, colors=tuple(zip(values, colors.categories, strict=False)))


def _spec(document: Document, by: str) -> Field | None:
    """The field that a side is about; None where there is none, or it is none that colours can tell."""
    if by == "emotion":
        return _FACES
    own = [own_spec(one) for one in document.own_fields if applies_to(one) == "card" and own_key(one) == by]
    found = own if by.startswith(OWN) else [f for f in fields_of("card") if f.key == KEYS.get(by, by)]
    return next((spec for spec in found if spec.type in _TYPES or by in NAMES), None)


def _ordered(held: Contents, display: Display, spec: Field, colors: Colors) -> Coloring:
    """From light to dark: levels of a short scale, ranges of a long one and of numbers."""
    by, segment = display.color_by, display.segment if display.color_by in MEASURES else ""
    others, scores = colors.emotions[None], _answered(held, by, segment)
    if spec.type == "scale" and spec.high - spec.low < MOST_LEVELS:
        levels = range(spec.low, spec.high + 1)
        faces = (spec.low, spec.high) == (_FACES.low, _FACES.high)
        inks = [colors.emotions[n] for n in levels] if faces else _steps(colors, len(levels))
        return Coloring(by, "level", tuple(zip(map(str, levels), inks, strict=True)), others, (), scores, segment)
    values = [float(v) for card in _cards(held) if isinstance(v := card.fields.get(by), int | float)]
    low, high = (spec.low, spec.high) if spec.type == "scale" else (min(values, default=0.0), max(values, default=0.0))
    count = RANGES if high > low else 1
    bounds = tuple(low + n * (high - low) / count for n in range(count + 1))
    inks = _steps(colors, count)
    return Coloring(by, "range", tuple((str(n), ink) for n, ink in enumerate(inks)), others, bounds)


def _steps(colors: Colors, count: int) -> list[str]:
    """So many colours from little to much."""
    light, dark = colors.steps
    return [mixed(light, dark, n / (count - 1)) if count > 1 else dark for n in range(count)]


def _answered(held: Contents, by: str, segment: str) -> Same[tuple[tuple[str, float], ...]] | None:
    """The scores of touchpoints where somebody was asked; the very same ones as the last time where they are equal."""
    if by not in MEASURES or not (segment or held.document.evidence):
        return None
    reading = Reading(held.document, held.map.id, whose="customers" if segment else "known", segment=segment)
    found = [(card.id, reading.score(card, by).value) for card in reading.touchpoints]
    return _KEPT.get((held.map.id, by, segment), Same, tuple((id_, value) for id_, value in found if value is not None))


def _cards(held: Contents) -> Iterable[Card]:
    return (card for cards in held.cells.values() for card in cards)


_KEPT: LastOfEach[tuple[str, str, str], Same[tuple[tuple[str, float], ...]]] = LastOfEach()
