"""Which moments of a map's past are versions: those that somebody named, and some that are worth finding again.

Automatic versions are no copies of anything: they are moments of the history, chosen by a rule, so that they cost
nothing, are always there, and only few are shown.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Literal

from app.domain.edits import Label
from app.domain.records import Card
from app.past import Moment

Reason = Literal["named", "before", "sitting", "day", "now"]
BIG = 5
"""An edit of so many cards is one before which one may want to be again."""
LARGE_EDITS = frozenset({
    "import_maps", "import_answers", "import_opportunities", "delete_stage", "delete_lane", "replace_text",
    "paste_stages", "paste_lanes",
})  # fmt: skip
_QUARTER = 15 * 60 * 1_000_000
"""Microseconds."""
NEWEST, DAYS = 8, 14
"""So many automatic versions are shown of the newest, and of what is older the last of so many days."""


@dataclass(frozen=True, slots=True)
class Version:
    """The map after the moment ``at``.

    ``title`` is the name that somebody gave it; ``label`` the edit that came next, where that is the reason.
    """

    at: int
    reason: Reason
    title: str = ""
    label: Label | None = None


def versions(moments: Sequence[Moment], names: Mapping[int, str]) -> list[Version]:
    """The versions of a map, the newest first, which is that of now; ``names`` by the number of their moment."""
    if not moments:
        return []
    found: dict[int, Version] = {}
    every = (_automatic(moments, at) for at in range(len(moments) - 1))
    for automatic in _thinned([version for version in every if version is not None], moments):
        found[automatic.at] = automatic
    for at, title in names.items():
        found[at] = Version(at, "named", title)
    last = len(moments) - 1
    if last not in found:
        found[last] = Version(last, "now")
    return [found[at] for at in sorted(found, reverse=True)]


def _automatic(moments: Sequence[Moment], at: int) -> Version | None:
    """Why one might want to be at a moment again, by the one that came next."""
    this, following = moments[at], moments[at + 1]
    cards = {change.record.id for change in following.changes if isinstance(change.record, Card)}
    if following.sense == "done" and (following.step.code in LARGE_EDITS or len(cards) >= BIG):
        return Version(at, "before", label=following.step.label)
    if day_of(this) != day_of(following):
        return Version(at, "day")
    return Version(at, "sitting") if this.step.window != following.step.window else None


def _thinned(found: Sequence[Version], moments: Sequence[Moment]) -> list[Version]:
    """The newest, and of the older ones the last of each day."""
    kept = list(reversed(found))[:NEWEST]
    days: set[object] = set()
    for version in list(reversed(found))[NEWEST:]:
        day = day_of(moments[version.at])
        if day not in days and len(days) < DAYS:
            days.add(day)
            kept.append(version)
    return kept


def day_of(moment: Moment) -> date:
    """The day of a moment here."""
    return _day(moment.step.time // _QUARTER)


@lru_cache(maxsize=4096)
def _day(quarter: int) -> date:
    """The day of a quarter of an hour: no day anywhere begins inside one."""
    return datetime.fromtimestamp(quarter * _QUARTER / 1_000_000, UTC).astimezone().date()


@dataclass(frozen=True, slots=True)
class Extent:
    """How many cards came, went, and are otherwise, from one moment to another; in so many steps."""

    added: int
    gone: int
    changed: int
    steps: int


def extent(moments: Sequence[Moment]) -> Extent:
    """What some moments together did to the cards."""
    first: dict[str, Card | None] = {}
    last: dict[str, Card | None] = {}
    for moment in moments:
        for change in moment.changes:
            if isinstance(change.record, Card):
                before, after = change.before, change.after
                first.setdefault(change.record.id, before if isinstance(before, Card) else None)
                last[change.record.id] = after if isinstance(after, Card) else None
    added = sum(first[i] is None and last[i] is not None for i in first)
    gone = sum(first[i] is not None and last[i] is None for i in first)
    changed = sum(first[i] is not None and last[i] is not None and first[i] != last[i] for i in first)
    return Extent(added, gone, changed, len(moments))
