"""What the store answers; plain values that need no database to look at."""

import json
import time
from dataclasses import dataclass
from typing import NamedTuple

from app.domain.edits import Edit, Label
from app.domain.problems import Problem

DraftKey = tuple[str, str, str]
"""(kind of record, its id, attribute or field key)."""


class Step(NamedTuple):
    """The head of one history row: who did what, and what it takes back; ``params`` is the label's JSON.

    A tuple, because a project may have 50,000 of them and all are read when it opens.
    """

    gen: int
    edit_id: str
    author: str
    window: str
    time: int
    """UTC microseconds."""
    code: str
    params: str
    undoes: str | None

    @classmethod
    def of(cls, gen: int, edit: Edit, author: str, window: str) -> "Step":
        """The head of an edit's row."""
        params = json.dumps(dict(edit.label.params))
        return cls(gen, edit.id, author, window, time.time_ns() // 1000, edit.label.code, params, edit.undoes)

    @property
    def label(self) -> Label:
        """What the step did."""
        return Label(self.code, json.loads(self.params))


@dataclass(frozen=True, slots=True)
class News:
    """One history row with its changes, still as text: ``changes.read_edit`` makes them an ``Edit``."""

    step: Step
    changes: str


@dataclass(frozen=True, slots=True)
class Done:
    """The edit is on disk as generation ``gen``; ``news`` came between the caller's generation and it."""

    gen: int
    edit: Edit
    news: tuple[News, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was written: others changed what the edit changes.  ``news`` is what they did."""

    problem: Problem
    news: tuple[News, ...] = ()


@dataclass(frozen=True, slots=True)
class ProjectSummary:
    """One line of the list of projects; times are UTC microseconds."""

    id: str
    name: str
    client: str
    created: int
    changed: int
    maps: int
    cards: int
    first_map: str | None
    trashed: int | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """Text that was being typed into a record and is not an edit yet."""

    kind: str
    id: str
    name: str
    text: str
    window: str
    time: int

    @property
    def key(self) -> DraftKey:
        """Where the text was typed."""
        return self.kind, self.id, self.name
