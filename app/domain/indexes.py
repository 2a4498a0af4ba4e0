"""Records in groups and in order: a map's stages, a cell's cards.  An edit renews only the groups that it touches."""

from bisect import bisect_left, insort
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any, TypeVar, cast

from app.domain.records import Record

R = TypeVar("R", bound=Record)
Key = TypeVar("Key", bound=Hashable)
Swap = tuple[R | None, R | None]
"""A record before and after; None before is an addition, None after a deletion."""
FEW = 16
"""So many records are taken out of a group and put into it one by one; for more it is sorted anew."""


def place(record: Record) -> tuple[str, str]:
    """What records are sorted by: their rank; the id settles ties."""
    ranked = cast("Any", record)
    return ranked.rank, ranked.id


def in_order(records: Iterable[R]) -> list[R]:
    """Records that have a rank, sorted by it."""
    return sorted(records, key=place)


def grouped(records: Iterable[R], key_of: Callable[[R], Key | None]) -> dict[Key, list[R]]:
    """Records that are in order, by their key; without those that have none."""
    index: dict[Key, list[R]] = {}
    for record in records:
        key = key_of(record)
        if key is not None:
            index.setdefault(key, []).append(record)
    return index


def updated(
    index: Mapping[Key, list[R]], swaps: Iterable[Swap[R]], key_of: Callable[[R], Key | None]
) -> dict[Key, list[R]]:  # fmt: skip
    """The index after these records have changed; the old one stays as it is, and shares with it what is the same."""
    gone: dict[Key, list[R]] = {}
    come: dict[Key, list[R]] = {}
    for before, after in swaps:
        for record, found in ((before, gone), (after, come)):
            if record is not None and (key := key_of(record)) is not None:
                found.setdefault(key, []).append(record)
    out = dict(index)
    for key in {**gone, **come}:
        records = _swapped(out.get(key, ()), gone.get(key, ()), come.get(key, ()))
        if records:
            out[key] = records
        else:
            out.pop(key, None)
    return out


def _swapped(records: Sequence[R], gone: Sequence[R], come: Sequence[R]) -> list[R]:
    """A group in order, without some records and with others."""
    if len(gone) + len(come) > FEW:
        leaving = {record.id for record in gone}
        return in_order([*(record for record in records if record.id not in leaving), *come])
    out = list(records)
    for record in gone:
        del out[bisect_left(out, place(record), key=place)]
    for record in come:
        insort(out, record, key=place)
    return out
