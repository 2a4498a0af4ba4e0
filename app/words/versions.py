"""The past of a map in words: when something was, what it did, what a version is."""

from datetime import UTC, datetime

from app.domain.edits import Label
from app.words.catalogue import T
from app.words.dates import months
from app.words.labels import edit_text, inside_text, redo_text, undo_text


def time_text(microseconds: int) -> str:
    """The day and minute of a time in UTC microseconds, as it was here."""
    return moment_text(datetime.fromtimestamp(microseconds / 1_000_000, UTC))


def moment_text(when: datetime) -> str:
    """A day and minute, as it was here."""
    here = when.astimezone()
    day = T("{month} {day}, {year}", month=months()[here.month - 1], day=here.day, year=here.year)
    return T("{day}, {time}", day=day, time=f"{here:%H:%M}")


def short_time_text(microseconds: int) -> str:
    """The same in few letters; the year only where it is another one."""
    return short_moment_text(datetime.fromtimestamp(microseconds / 1_000_000, UTC))


def short_moment_text(when: datetime) -> str:
    """A day and minute in few letters; the year only where it is another one."""
    here = when.astimezone()
    month, time = months()[here.month - 1][:3], f"{here:%H:%M}"
    if here.year == datetime.now(UTC).astimezone().year:
        return T("{month} {day}, {time}", month=month, day=here.day, time=time)
    return T("{month} {day}, {year}", month=month, day=here.day, year=here.year)


def step_text(label: Label, sense: str) -> str:
    """What a step of the making did; ``sense`` is "done", "undone" or "redone"."""
    if sense == "undone":
        return undo_text(label)
    return redo_text(label) if sense == "redone" else edit_text(label)


def reason_text(reason: str, title: str, label: Label | None) -> str:
    """What a version is: its name, or why it is one."""
    if reason == "named":
        return title
    if reason == "before" and label is not None:
        return T("Before: {edit}", edit=inside_text(edit_text(label)))
    return {
        "now": T("As it is now"),
        "day": T("Last of that day"),
    }.get(reason) or T("When the map was closed")


def extent_text(added: int, gone: int, changed: int, steps: int) -> str:
    """How much happened between two versions."""
    parts = [
        T("{n} new card", "{n} new cards", n=added) if added else "",
        T("{n} card gone", "{n} cards gone", n=gone) if gone else "",
        T("{n} card changed", "{n} cards changed", n=changed) if changed else "",
    ]
    told = " · ".join(part for part in parts if part)
    return told or T("{n} step", "{n} steps", n=steps)
