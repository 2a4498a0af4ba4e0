"""What can be saved out of a damaged library: row by row, and what no row tells any more out of the history.

Every edit is in the history, so that each record is in the file twice: as it is, and as it came about.
The damaged file is only read.
"""

import hashlib
import json
import shutil
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.domain.problems import Problem
from app.domain.records import RECORD_KINDS, Record
from app.store import raw_pages
from app.store.answers import News, Step
from app.store.changes import read_edit
from app.store.mending import mended
from app.store.opening import open_unlocked, refuse_strange_journal
from app.store.rows import COLUMNS, records_of, row_of
from app.store.schema import RECORDS, asset, draft, history

Row = tuple[Any, ...]
_HISTORY = tuple(column.name for column in history.columns)
_ASSET = tuple(column.name for column in asset.columns)
_DRAFT = tuple(column.name for column in draft.columns)
_HEAD = ("gen", "edit_id", "author", "window", "time", "label_code", "label_params", "undoes")
_KINDS: tuple[type | tuple[type, ...], ...] = (str, int, str, str, str, int, str, str, (str, type(None)), int, str)
"""Of the values of a history row."""
_OWN = ("gen", "changed", "trashed")


@dataclass(slots=True)
class Found:
    """One project: its records with the generations of their last changes, and the rest of its rows.

    ``rebuilt`` are the keys of records that only the history still told.
    """

    id: str
    records: dict[tuple[str, str], Record] = field(default_factory=dict)
    revs: dict[tuple[str, str], int] = field(default_factory=dict)
    gen: int = 1
    changed: int = 0
    trashed: int | None = None
    history: dict[int, Row] = field(default_factory=dict)
    assets: dict[str, Row] = field(default_factory=dict)
    drafts: list[Row] = field(default_factory=list)
    rebuilt: set[tuple[str, str]] = field(default_factory=set)
    lost: int = 0
    """Records that something refers to and that nothing tells."""


def read_damaged(path: Path) -> list[Found]:
    """Everything that can still be read; nothing is written to the file or beside it."""
    with tempfile.TemporaryDirectory(prefix="vivencia-") as folder:
        copy = _copied(path, Path(folder))
        with closing(open_unlocked(copy)) as connection:
            found = _Reader(connection).read()
        if not any(one.records for one in found.values()):
            found = _from_pages(copy.read_bytes())
    for one in found.values():
        _rebuild(one)
        one.records, one.lost = mended(one.id, one.records)
    return [one for one in found.values() if one.records]


def _copied(path: Path, folder: Path) -> Path:
    """A copy in which a transaction that was cut off is taken back, where that can be done."""
    copy = folder / "damaged.sqlite"
    shutil.copyfile(path, copy)
    journal = path.with_name(path.name + "-journal")
    with suppress(Problem):
        refuse_strange_journal(path)
        if not journal.is_file() or not journal.stat().st_size:
            return copy
        shutil.copyfile(journal, copy.with_name(copy.name + "-journal"))
        with suppress(sqlite3.Error), closing(sqlite3.connect(copy)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    return copy


class _Reader:
    """Reads the tables from both ends up to the damage, and each key that is known from elsewhere by itself."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        connection.text_factory = lambda data: data.decode("utf-8", "replace")
        self._found: dict[str, Found] = {}

    def read(self) -> dict[str, Found]:
        """The projects by their ids."""
        self._read_history()
        for kind in RECORD_KINDS:
            self._read_records(kind)
        self._read_assets()
        for row in self._both_ways("draft", _DRAFT, ("project_id", "kind", "id", "name")).values():
            self._of(str(row[0])).drafts.append(row)
        return self._found

    def _of(self, project_id: str) -> Found:
        return self._found.setdefault(project_id, Found(project_id))

    # -- reading a table ----------------------------------------------------------------------
    def _select(self, table: str, columns: Sequence[str], rest: str, given: Sequence[object] = ()) -> Iterator[Row]:
        """The rows of a statement up to the first that cannot be read."""
        names = ", ".join(f"[{name}]" for name in columns)  # in quotes an absent column would be taken as a text
        with suppress(sqlite3.Error, ValueError, OverflowError):
            yield from self._connection.execute(f'SELECT {names} FROM "{table}" {rest}', given)  # noqa: S608

    def _both_ways(self, table: str, columns: Sequence[str], keys: Sequence[str]) -> dict[Row, Row]:
        """The rows by their keys, read from the first on and from the last back."""
        places = [columns.index(key) for key in keys]
        found: dict[Row, Row] = {}
        for direction in ("ASC", "DESC"):
            order = ", ".join(f'"{key}" {direction}' for key in keys)
            for row in self._select(table, columns, f"ORDER BY {order}"):
                key = tuple(row[place] for place in places)
                if key in found:
                    break
                found[key] = row
        return found

    def _read_history(self) -> None:
        rows = self._both_ways("history", _HISTORY, ("project_id", "gen"))
        for row in rows.values():
            if _is_history(row):
                self._of(row[0]).history[row[1]] = row
        for one in list(self._found.values()):
            for gen in set(range(1, max(one.history, default=0) + 1)) - one.history.keys():
                for row in self._select("history", _HISTORY, "WHERE project_id = ? AND gen = ?", (one.id, gen)):
                    if _is_history(row):
                        one.history[gen] = row

    def _read_records(self, kind: str) -> None:
        own = (*(c.name for c in COLUMNS[kind]), "rev", *(_OWN if kind == "project" else ()))
        keys = ("id",) if kind == "project" else ("project_id", "id")
        rows = self._both_ways(RECORDS[kind].name, own, keys)
        where = " AND ".join(f'"{key}" = ?' for key in keys)
        for key in self._told(kind) - rows.keys():
            for row in self._select(RECORDS[kind].name, own, f"WHERE {where}", key):
                rows[key] = row
        for row in rows.values():
            self._keep(kind, row)

    def _told(self, kind: str) -> set[Row]:
        """The keys of records of a kind that the history ever told of."""
        told: set[Row] = set()
        for one in self._found.values():
            for id_ in _ids_in(one.history.values(), kind):
                told.add((id_,) if kind == "project" else (one.id, id_))
        return told

    def _keep(self, kind: str, row: Row) -> None:
        """Note a record that is whole."""
        width = len(COLUMNS[kind])
        try:
            record = records_of(kind, [row[:width]])[0]
            row_of(record)
        except (Problem, ValueError, TypeError, AttributeError):
            return
        one = self._of(record.project_id)
        one.records[kind, record.id] = record
        one.revs[kind, record.id] = row[width] if isinstance(row[width], int) else 1
        if kind == "project":
            gen, changed, trashed = row[width + 1 :]
            one.gen, one.changed, one.trashed = int(gen or 1), int(changed or 0), trashed

    def _read_assets(self) -> None:
        numbers: set[int] = set()
        for direction in ("ASC", "DESC"):
            for row in self._select("asset", ("rowid", *_ASSET), f"ORDER BY rowid {direction}"):
                if row[0] in numbers:
                    break
                numbers.add(row[0])
                self._keep_asset(row[1:])
        for number in set(range(1, max(numbers, default=0))) - numbers:
            for row in self._select("asset", _ASSET, "WHERE rowid = ?", (number,)):
                self._keep_asset(row)

    def _keep_asset(self, row: Row) -> None:
        if _is_asset(row):
            self._of(row[0]).assets[row[1]] = row


# -- without a first page -------------------------------------------------------------------------
def _from_pages(data: bytes) -> dict[str, Found]:
    """History and pictures out of single pages: the rows of the other tables look too much alike."""
    found: dict[str, Found] = {}
    rows: Iterator[Row] = raw_pages.rows_in(data, raw_pages.page_size_of(data))
    for row in rows:
        if _is_history(row):
            found.setdefault(row[0], Found(row[0])).history[row[1]] = row
        elif _is_asset(row):
            found.setdefault(row[0], Found(row[0])).assets[row[1]] = row
    return found


def _is_history(row: Row) -> bool:
    """Whether a row is one of the history, with changes that can be read."""
    if len(row) != len(_KINDS) or not all(isinstance(v, k) for v, k in zip(row, _KINDS, strict=True)):
        return False
    try:
        return isinstance(json.loads(row[7]), dict) and isinstance(json.loads(row[10]), list)
    except ValueError:
        return False


def _is_asset(row: Row) -> bool:
    """Whether a row is a picture whose bytes are those that its name was made of."""
    if len(row) != len(_ASSET) or not isinstance(row[3], bytes) or not all(isinstance(v, str) for v in row[:3]):
        return False
    return bool(hashlib.sha256(row[3]).hexdigest() == row[1])


def _ids_in(rows: Iterable[Row], kind: str) -> Iterator[str]:
    """The ids of the records of a kind that history rows tell of."""
    for row in rows:
        for item in json.loads(row[10]):
            with suppress(TypeError, KeyError, IndexError):
                if item[1] == kind:
                    yield item[2] if item[0] == "~" else item[2]["id"]


# -- out of the history ---------------------------------------------------------------------------
def _rebuild(one: Found) -> None:
    """Records that no row tells, as the history tells them; a record that a row tells stays as that says."""
    state: dict[tuple[str, str], Record] = {}
    revs: dict[tuple[str, str], int] = {}
    for gen in sorted(one.history):
        _replay(one.history[gen], state, revs)
    for key, record in state.items():
        if key not in one.records:
            one.records[key] = record
            one.revs[key] = revs[key]
            one.rebuilt.add(key)
    one.gen = max(one.gen, *one.history, 1)
    times = [row[5] for row in one.history.values()]
    one.changed = one.changed or max(times, default=0)


def _replay(row: Row, state: dict[tuple[str, str], Record], revs: dict[tuple[str, str], int]) -> None:
    """Do again what a history row did, each change for itself: one that does not fit is left out."""
    head = dict(zip(_HISTORY, row, strict=True))
    step = Step(
        *(head[name] for name in ("gen", "edit_id", "author", "window", "time", "label_code", "label_params", "undoes"))
    )
    for item in json.loads(head["changes"]):
        with suppress(Problem, ValueError, TypeError, KeyError, IndexError, AttributeError):
            edit = read_edit(News(step, json.dumps([item])), lambda kind, id_: state.get((kind, id_)))
            change = edit.changes[0]
            if change.after is None:
                state.pop(change.key, None)
            else:
                row_of(change.after)
                state[change.key] = change.after
                revs[change.key] = step.gen


def counted(found: Iterable[Found]) -> Mapping[str, int]:
    """How much there is: projects, maps, cards, pictures, edits; records rebuilt from the history, records lost."""
    total = dict.fromkeys(("projects", "maps", "cards", "pictures", "edits", "rebuilt", "lost"), 0)
    for one in found:
        total["projects"] += 1
        total["maps"] += sum(kind == "journey_map" for kind, _ in one.records)
        total["cards"] += sum(kind == "card" for kind, _ in one.records)
        total["pictures"] += len(one.assets)
        total["edits"] += len(one.history)
        total["rebuilt"] += len(one.rebuilt & one.records.keys())
        total["lost"] += one.lost
    return total
