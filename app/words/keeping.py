"""Backups, checks and repairs in words."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Protocol

from app.words.catalogue import T
from app.words.versions import moment_text


class Counted(Protocol):
    """What was found in a library."""

    @property
    def projects(self) -> int:
        """How many projects."""

    @property
    def maps(self) -> int:
        """How many maps."""

    @property
    def cards(self) -> int:
        """How many cards."""


class Checked(Counted, Protocol):
    """What a check has found."""

    @property
    def pictures(self) -> int:
        """How many pictures."""

    @property
    def edits(self) -> int:
        """How many edits can be followed back."""

    @property
    def backups(self) -> int:
        """How many backups there are."""

    @property
    def faults(self) -> tuple[object, ...]:
        """What is wrong."""


class Repaired(Protocol):
    """What a repair has saved."""

    @property
    def counts(self) -> Mapping[str, int]:
        """Projects, maps, cards, pictures, edits, rebuilt, lost."""

    @property
    def kept(self) -> Path:
        """Where the damaged file is."""


def holds_text(projects: int, maps: int, cards: int) -> str:
    """How much a library or a backup holds."""
    return " · ".join((
        T("{n} project", "{n} projects", n=projects), T("{n} map", "{n} maps", n=maps),
        T("{n} card", "{n} cards", n=cards),
    ))  # fmt: skip


def size_text(size: int) -> str:
    """Bytes as people read them."""
    if size < 1 << 20:
        return T("{n} KB", n=max(1, round(size / 1024)))
    return T("{n} MB", n=f"{size / (1 << 20):.1f}")


def why_text(why: str) -> str:
    """What a backup was made before, or at."""
    return {
        "start": T("at the start"),
        "time": T("while working"),
        "end": T("at the end"),
        "import": T("before an import"),
        "upgrade": T("before an update"),
        "restore": T("before another was put back"),
        "repair": T("before a repair"),
        "hand": T("by hand"),
    }.get(why, "")


def checked_lines(found: Checked) -> list[str]:
    """What a check says, line by line; the faults are told by themselves."""
    good = T("Everything is in order.") if not found.faults else T("Something is wrong; what can be read is whole:")
    more = " · ".join((
        T("{n} picture", "{n} pictures", n=found.pictures),
        T("{n} edit in the history", "{n} edits in the history", n=found.edits),
        T("{n} backup", "{n} backups", n=found.backups),
    ))  # fmt: skip
    return [good, holds_text(found.projects, found.maps, found.cards), more]


def repaired_lines(done: Repaired) -> list[str]:
    """What a repair has saved, line by line."""
    counts = done.counts
    lines = [
        T("The library is whole again."),
        holds_text(counts["projects"], counts["maps"], counts["cards"]),
        T("{n} thing was read out of the history.", "{n} things were read out of the history.", n=counts["rebuilt"])
        if counts["rebuilt"] else "",
        T("{n} thing is lost.", "{n} things are lost.", n=counts["lost"]) if counts["lost"] else "",
        T("The damaged file is kept as it was: {path}", path=str(done.kept)),
    ]  # fmt: skip
    return [line for line in lines if line]


def newest_line(made: datetime, path: str) -> str:
    """Which backup is the newest."""
    return T("The newest backup is of {when}: {path}", when=moment_text(made), path=path)
