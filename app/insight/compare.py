"""What is different between two maps of one project: parts added, gone, moved, worded or scored otherwise.

Parts of two maps are the same thing where one is a copy of the other, or both are copies of a third (``origin``).
Where a map has several copies of one thing, the first of each are the same, and so on.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from app.domain.document import Document
from app.domain.fields import OWN, field_of, own_spec
from app.domain.records import Card, JourneyMap, Lane, OwnField, Stage, Value
from app.insight.effort import effort_of_map
from app.insight.feelings import memory
from app.insight.figure import Figure
from app.insight.origin import root
from app.insight.reading import Reading
from app.insight.rollups import of_map

Kind = Literal["gone", "added", "moved", "reworded", "rescored", "retold"]
KINDS: tuple[Kind, ...] = ("gone", "added", "moved", "reworded", "rescored", "retold")
Part = Stage | Lane | Card
P = TypeVar("P", Stage, Lane, Card)
_TEXTS = ("line", "text")
_SCORES = ("scale", "number")
_NOT_SAID = ("columns", "height")
"""Fields that only say how large something is drawn."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is different.  ``before`` and ``after`` are ids; one of them is "" where the thing is not there.

    ``keys`` are the fields in which it differs, "title", "phase" and "emotion" among them; of what has moved "stage",
    "lane" or "order".  ``protected``: customers value it, before or after.
    """

    kind: Kind
    part: Literal["stage", "lane", "card"]
    before: str
    after: str
    keys: tuple[str, ...] = ()
    protected: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """A key figure of both maps, by its formula."""

    formula: str
    before: Figure
    after: Figure


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two maps: what is different, stages first, then lanes, then cards in journey order; and their key figures.

    ``same`` are the cards (id before, id after) that both maps have.
    """

    before: str
    after: str
    differences: tuple[Difference, ...]
    same: tuple[tuple[str, str], ...]
    figures: tuple[Pair, ...]

    @property
    def touched(self) -> tuple[Difference, ...]:
        """What happened to things that customers value."""
        return tuple(found for found in self.differences if found.protected and found.kind != "added")


def original(document: Document, map_id: str) -> str:
    """The map that a map was copied from, or the first other one of the project; "" where there is none."""
    journey = document.get(JourneyMap, map_id)
    origin = document.find(JourneyMap, str(journey.fields.get("origin", "")))
    if origin is not None:
        return origin.id
    others = [one for one in document.maps if one.id != map_id]
    family = [one for one in others if root(document, one) == root(document, journey)]
    return (family or others)[0].id if others else ""


def ordered(document: Document, one: str, other: str) -> tuple[str, str]:
    """Two maps, the earlier first: the original before its copy, what is before what should be, else as they stand."""
    first, second = document.get(JourneyMap, one), document.get(JourneyMap, other)
    if _descends(document, second, one):
        return one, other
    if _descends(document, first, other):
        return other, one
    if first.state != second.state:
        return (one, other) if first.state == "as_is" else (other, one)
    return (one, other) if (first.rank, first.id) <= (second.rank, second.id) else (other, one)


def _descends(document: Document, journey: JourneyMap, from_id: str) -> bool:
    """Whether a map is a copy of another one, or a copy of a copy."""
    seen = {journey.id}
    found: JourneyMap | None = journey
    while found is not None:
        origin = str(found.fields.get("origin", ""))
        if origin == from_id:
            return True
        found = document.find(JourneyMap, origin) if origin and origin not in seen else None
        seen.add(origin)
    return False


def compare(document: Document, before: str, after: str) -> Comparison:
    """What is different on the map ``after``, seen from the map ``before``."""
    stages = _pairs(document, document.stages(before), document.stages(after))
    lanes = _pairs(document, document.lanes(before), document.lanes(after))
    cards = _pairs(document, _in_order(document, before), _in_order(document, after))
    twin = {one.id: other.id for one, other in (*stages, *lanes) if one is not None and other is not None}
    found = [
        *_differences(document, "stage", stages, _displaced(stages)),
        *_differences(document, "lane", lanes, _displaced(lanes)),
        *_differences(document, "card", cards, _moved_cards(cards, twin)),
    ]
    same = tuple((one.id, other.id) for one, other in cards if one is not None and other is not None)
    return Comparison(before, after, tuple(found), same, _figures(document, before, after))


def _in_order(document: Document, map_id: str) -> list[Card]:
    """The cards of a map, stage by stage; those in the tray first."""
    stages = {stage.id: at for at, stage in enumerate(document.stages(map_id))}
    return sorted(document.cards(map_id), key=lambda c: (stages.get(c.stage_id or "", -1), c.rank, c.id))


def _pairs(document: Document, before: Sequence[P], after: Sequence[P]) -> list[tuple[P | None, P | None]]:
    """What is the same thing on both maps, in the order of the second; what is gone comes where it was."""
    waiting: dict[str, list[P]] = {}
    for one in before:
        waiting.setdefault(root(document, one), []).append(one)
    pairs: list[tuple[P | None, P]] = []
    for other in after:
        twins = waiting.get(root(document, other), [])
        pairs.append((twins.pop(0) if twins else None, other))
    met = {one.id for one, _ in pairs if one is not None}
    behind: dict[str, list[P]] = {}
    anchor = ""
    for gone in before:
        if gone.id in met:
            anchor = gone.id
        else:
            behind.setdefault(anchor, []).append(gone)
    found: list[tuple[P | None, P | None]] = [(gone, None) for gone in behind.get("", [])]
    for twin, other in pairs:
        found.append((twin, other))
        found += [(gone, None) for gone in behind.get(twin.id, [])] if twin is not None else []
    return found


# -- what moved -----------------------------------------------------------------------------------
def _displaced(pairs: Iterable[tuple[P | None, P | None]]) -> dict[str, tuple[str, ...]]:
    """Of what both maps have, the fewest whose move explains the other order; by id after."""
    both = [(one, other) for one, other in pairs if one is not None and other is not None]
    ranked = {one.id: at for at, one in enumerate(sorted((one for one, _ in both), key=lambda r: (r.rank, r.id)))}
    kept = _longest([ranked[one.id] for one, _ in both])
    return {other.id: ("order",) for at, (_, other) in enumerate(both) if at not in kept}


def _moved_cards(
    pairs: Sequence[tuple[Card | None, Card | None]], twin: dict[str, str]
) -> dict[str, tuple[str, ...]]:  # fmt: skip
    """Cards that are in another stage or lane; and in each cell those that have another place among the others."""
    moved: dict[str, tuple[str, ...]] = {}
    cells: dict[tuple[str | None, str | None], list[tuple[Card | None, Card | None]]] = {}
    for one, other in pairs:
        if one is None or other is None:
            continue
        keys = tuple(
            key
            for key, was, now in (("stage", one.stage_id, other.stage_id), ("lane", one.lane_id, other.lane_id))
            if (twin.get(was, "?") if was is not None else None) != now
        )
        if keys:
            moved[other.id] = keys
        else:
            cells.setdefault((other.stage_id, other.lane_id), []).append((one, other))
    for mates in cells.values():
        moved |= _displaced(mates)
    return moved


def _longest(places: Sequence[int]) -> set[int]:
    """The indexes of a longest rising part of distinct numbers."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for at, place in enumerate(places):
        length = bisect_left(ends, place)
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [place]
        last[length : length + 1] = [at]
    kept: set[int] = set()
    at = last[-1] if last else -1
    while at >= 0:
        kept.add(at)
        at = before[at]
    return kept


# -- what is said otherwise -----------------------------------------------------------------------
def _differences(
    document: Document, part: Literal["stage", "lane", "card"], pairs: Iterable[tuple[P | None, P | None]],
    moved: dict[str, tuple[str, ...]],
) -> list[Difference]:  # fmt: skip
    found: list[Difference] = []
    for one, other in pairs:
        valued = any(record is not None and record.fields.get("protect") is True for record in (one, other))
        if one is None or other is None:
            kind: Kind = "added" if one is None else "gone"
            found.append(Difference(kind, part, one.id if one else "", other.id if other else "", (), valued))
            continue
        if other.id in moved:
            found.append(Difference("moved", part, one.id, other.id, moved[other.id], valued))
        for kind, keys in _said(document, one, other).items():
            found.append(Difference(kind, part, one.id, other.id, tuple(keys), valued))
    return found


def _said(document: Document, one: Part, other: Part) -> dict[Kind, list[str]]:
    """The fields that differ, by what they are."""
    keys: dict[Kind, list[str]] = {}
    if one.title != other.title:
        keys.setdefault("reworded", []).append("title")
    if isinstance(one, Stage) and isinstance(other, Stage) and one.phase != other.phase:
        keys.setdefault("retold", []).append("phase")
    if isinstance(one, Card) and isinstance(other, Card) and one.emotion != other.emotion:
        keys.setdefault("rescored", []).append("emotion")
    for key in sorted(one.fields.keys() | other.fields.keys()):
        if one.fields.get(key) == other.fields.get(key) or key in _NOT_SAID:
            continue
        type_ = _type(document, one.kind, key)
        if type_:
            kind: Kind = "reworded" if type_ in _TEXTS else "rescored" if type_ in _SCORES else "retold"
            keys.setdefault(kind, []).append(key)
    return {kind: keys[kind] for kind in KINDS if kind in keys}


def _type(document: Document, kind: str, key: str) -> str:
    """What a field holds; "" of one that nobody is asked for."""
    if key.startswith(OWN):
        own = document.find(OwnField, key.removeprefix(OWN))
        return own_spec(own).type if own is not None else ""
    field = field_of(kind, key)
    return "" if field.hidden else field.type


def value_of(record: Part, key: str) -> Value | None:
    """What a record says in a field, its title, phase and emotion among them."""
    if key in ("title", "phase", "emotion"):
        value: Value | None = getattr(record, key)
        return value
    return record.fields.get(key)


def _figures(document: Document, before: str, after: str) -> tuple[Pair, ...]:
    """Emotion as felt and as remembered (not where peaks tie), satisfaction, and what the way asks of customers."""
    one, other = Reading(document, before), Reading(document, after)

    def of(reading: Reading) -> dict[str, Figure]:
        felt = memory(reading)
        remembered = felt.peak_end if len(felt.peak_end) == 1 else ()
        figures = (felt.mean, *remembered, of_map(reading, "satisfaction").figure, effort_of_map(reading).total)
        return {figure.formula: figure for figure in figures}

    was, now = of(one), of(other)
    return tuple(Pair(formula, was[formula], now[formula]) for formula in was if formula in now)
