"""Looking through a whole library: the file, what holds its records together, its history, pictures and backups."""

import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from app.domain.document import Document
from app.domain.excerpt import picture_hashes
from app.domain.problems import Problem
from app.domain.records import Card, JourneyMap
from app.domain.rules import problems
from app.store.answers import News
from app.store.backups import backups_of, verify
from app.store.changes import read_edit
from app.store.history import read_news
from app.store.opening import check_tables, open_unlocked, raw_of
from app.store.schema import asset, project
from app.store.statements import read_records

MOST_LINES = 20
HISTORY_AT_ONCE = 400


@dataclass(frozen=True, slots=True)
class Checked:
    """What a library holds, and what is wrong with it: ``faults`` are Problems ("check.…"), none for a good one.

    ``edits`` are those that could be followed back, project by project, to where it was made.
    """

    projects: int
    maps: int
    cards: int
    pictures: int
    edits: int
    backups: int
    faults: tuple[Problem, ...]


def check_library(connection: sa.Connection, path: Path, stopped: Callable[[], bool] = lambda: False) -> Checked:
    """Read everything once.  Nothing is changed."""
    raw = raw_of(connection)
    faults: list[Problem] = []
    counts = {"projects": 0, "maps": 0, "cards": 0, "pictures": 0, "edits": 0}
    try:
        faults += _pages(raw)
        wrong = check_tables(connection)
        if wrong is not None:
            faults.append(Problem("check.tables", detail=wrong))
        for project_id, name, gen in connection.execute(sa.select(project.c.id, project.c.name, project.c.gen)).all():
            if stopped():
                break
            document = Document.of(read_records(connection, project_id))
            counts["projects"] += 1
            counts["maps"] += len(document.all(JourneyMap))
            counts["cards"] += len(document.all(Card))
            loose = problems(document)
            if loose:
                faults.append(Problem("check.record", project=name, count=len(loose), detail=loose[0].code))
            edits, broken = _history(connection, project_id, document, gen)
            counts["edits"] += edits
            if broken:
                faults.append(Problem("check.history", project=name, count=broken))
            pictures, missing = _pictures(connection, project_id, document)
            counts["pictures"] += pictures
            if missing:
                faults.append(Problem("check.pictures", project=name, count=missing))
    except (sqlite3.Error, sa.exc.DBAPIError, ValueError, TypeError) as error:
        faults.append(Problem("check.pages", detail=str(error)))
    copies = backups_of(path)
    faults += _backup(copies[-1].path) if copies else ()
    return Checked(**counts, backups=len(copies), faults=tuple(faults))


def check_file(path: Path) -> Checked:
    """The same of a library that cannot be opened any more, as far as it can be read."""
    from app.store.salvage import counted, read_damaged  # noqa: PLC0415 - rarely needed

    with closing(open_unlocked(path)) as raw:
        try:
            faults = _pages(raw) or [Problem("check.pages", detail="")]
        except sqlite3.Error as error:
            faults = [Problem("check.pages", detail=str(error))]
    counts = counted(read_damaged(path))
    held = {key: counts[key] for key in ("projects", "maps", "cards", "pictures", "edits")}
    return Checked(**held, backups=len(backups_of(path)), faults=tuple(faults))


def _pages(raw: sqlite3.Connection) -> list[Problem]:
    """What SQLite finds, page by page and index by index, and references that name nothing."""
    lines = [str(row[0]) for row in raw.execute(f"PRAGMA integrity_check({MOST_LINES})")]
    found = [Problem("check.pages", detail=line) for line in lines if line != "ok"]
    if not found:
        broken = raw.execute("PRAGMA foreign_key_check").fetchmany(MOST_LINES)
        found = [Problem("check.reference", table=str(row[0])) for row in broken]
    return found


def _history(connection: sa.Connection, project_id: str, document: Document, gen: int) -> tuple[int, int]:
    """How many edits lead back from the document as it is, and how many before them do not."""
    state, at = document, gen
    for news in _backwards(connection, project_id, gen):
        if news.step.gen != at:
            break
        try:
            state = state.apply(read_edit(news, state.look_up).inverse())
        except (Problem, ValueError, TypeError, KeyError, IndexError):
            break
        at -= 1
    if at == 0 and next(iter(state.records()), None) is not None:
        at = 1  # what the first edit made does not account for all that there is
    return gen - at, at


def _backwards(connection: sa.Connection, project_id: str, gen: int) -> Iterator[News]:
    while gen > 0:
        rows = read_news(connection, project_id, max(0, gen - HISTORY_AT_ONCE), gen + 1)
        yield from reversed(rows)
        gen -= HISTORY_AT_ONCE


def _pictures(connection: sa.Connection, project_id: str, document: Document) -> tuple[int, int]:
    """How many pictures are whole, and how many that cards and personas show are not there or damaged."""
    whole = set()
    for (digest,) in connection.execute(sa.select(asset.c.hash).where(asset.c.project_id == project_id)).all():
        found = sa.select(asset.c.data).where(asset.c.project_id == project_id, asset.c.hash == digest)
        if hashlib.sha256(connection.execute(found).scalar_one()).hexdigest() == digest:
            whole.add(digest)
    return len(whole), len(set(picture_hashes(document)) - whole)


def _backup(copy: Path) -> list[Problem]:
    """Whether the newest backup is good."""
    try:
        verify(copy)
    except (OSError, sqlite3.Error) as error:
        return [Problem("check.backup", name=copy.name, detail=str(error))]
    return []
