"""How much the library costs over plain sqlite3: CPU time as ratios of medians, both sides in one run.

python tests/bench/bench_store.py
"""

import gc
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from app.domain.commands import cards, maps
from app.domain.drafts import CardDraft, LaneDraft, MapDraft, StageDraft
from app.domain.edits import Change, Edit, Label
from app.domain.ids import new_id
from app.domain.records import NO_FIELDS, Card, Fields
from app.session import EditSession
from app.store.answers import Done
from app.store.library import Library
from app.store.rows import COLUMNS

CARDS = 10_000
ROUNDS = 9
EDITS = 40
WORDS = (
    "compare",
    "plans",
    "pricing",
    "page",
    "call",
    "support",
    "late",
    "parcel",
    "welcome",
    "mail",
    "open",
    "refund",
)


def text(rng: random.Random, count: int) -> str:
    """Some words."""
    return " ".join(rng.choice(WORDS) for _ in range(count))


def big_project(count: int) -> Edit:
    """A project with one map of so many cards, as full as cards are in practice."""
    rng = random.Random(7)
    drafts = []
    for i in range(count):
        fields: Fields = {"importance": rng.randint(1, 5), "satisfaction": rng.randint(1, 5), "text": text(rng, 15)}
        face = rng.choice([None, -2, -1, 0, 1, 2])
        drafts.append(CardDraft(text(rng, 6), i % 12, i % 6, face, fields if i % 2 else NO_FIELDS))
    stages = tuple(StageDraft(text(rng, 2)) for _ in range(12))
    lanes = tuple(LaneDraft("channel", text(rng, 2)) for _ in range(6))
    return maps.new_project("Bench", [MapDraft("Map", stages, lanes, tuple(drafts))])


def cpu(action: Callable[[], object]) -> float:
    """CPU seconds of one call; what it gives is let go after the clock stops."""
    gc.collect()
    start = time.process_time()
    kept = action()
    spent = time.process_time() - start
    del kept
    return spent


def compared(ours: Callable[[], object], plain: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Median of ours by median of plain, taken in turns."""
    pairs = [(cpu(ours), cpu(plain)) for _ in range(rounds)]
    return statistics.median(a for a, _ in pairs) / statistics.median(b for _, b in pairs)


def plain_connection(path: Path) -> sqlite3.Connection:
    """sqlite3 with the library's settings."""
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in ("foreign_keys=1", "journal_mode=truncate", "synchronous=2"):
        connection.execute(f"PRAGMA {pragma}").fetchall()
    return connection


def loading(library: Library, plain: sqlite3.Connection, project_id: str) -> float:
    """A whole project as a document, against its rows as tuples."""
    queries = []
    for kind, columns in COLUMNS.items():
        owner = "id" if kind == "project" else "project_id"
        queries.append(f"SELECT {', '.join(c.name for c in columns)} FROM {kind} WHERE {owner} = ?")
    return compared(
        lambda: library.load(project_id),
        lambda: [plain.execute(query, (project_id,)).fetchall() for query in queries],
    )


def plain_edit(connection: sqlite3.Connection, project_id: str, card_id: str, title: str) -> None:
    """The least that one edit with history could be."""
    connection.execute("BEGIN IMMEDIATE")
    statement = "UPDATE project SET gen = gen + 1, changed = ? WHERE id = ? RETURNING gen"
    gen = connection.execute(statement, (time.time_ns() // 1000, project_id)).fetchone()[0]
    statement = "UPDATE card SET title = ?, rev = ? WHERE project_id = ? AND id = ?"
    connection.execute(statement, (title, gen, project_id, card_id))
    row = (project_id, gen, new_id(), "me", "w", time.time_ns() // 1000, "retitle_card", "{}", None, 1, f'["{title}"]')
    connection.execute("INSERT INTO history VALUES (?,?,?,?,?,?,?,?,?,?,?)", row)
    connection.execute("COMMIT")


def committing(library: Library, path: Path, project_id: str) -> float:
    """One edit at a time through the store; each side on a file of its own."""
    document, gen = library.load(project_id)
    pool, rng = document.all(Card), random.Random(3)

    def ours() -> None:
        nonlocal gen
        for _ in range(EDITS):
            at = rng.randrange(CARDS)
            after = replace(pool[at], title=text(rng, 6))
            edit = Edit(Label("retitle_card", {"title": after.title}), (Change(pool[at], after),))
            answer = library.commit(project_id, edit, gen, "me", "w")
            pool[at], gen = after, answer.gen if isinstance(answer, Done) else 0

    with closing(plain_connection(path)) as plain:
        return compared(ours, lambda: plain_edits(plain, project_id, pool))


def working(library: Library, path: Path, project_id: str) -> float:
    """The same through a whole session: command, rules, store, document."""
    session = EditSession(library, project_id)
    pool, rng = session.document.all(Card), random.Random(4)

    def ours() -> None:
        for _ in range(EDITS):
            session.do(cards.retitle(session.document, rng.choice(pool).id, text(rng, 6)))

    with closing(plain_connection(path)) as plain:
        return compared(ours, lambda: plain_edits(plain, project_id, pool))


def plain_edits(connection: sqlite3.Connection, project_id: str, pool: list[Card]) -> None:
    """As many edits with sqlite3."""
    rng = random.Random()
    for _ in range(EDITS):
        plain_edit(connection, project_id, rng.choice(pool).id, text(rng, 6))


def main() -> None:
    """Print one line a figure."""
    with tempfile.TemporaryDirectory() as folder:
        path, other = Path(folder) / "library.sqlite", Path(folder) / "plain.sqlite"
        edit = big_project(CARDS)
        project_id = edit.changes[0].record.id
        for each in (path, other):
            with Library.open(each) as library:
                library.create(edit)
        with Library.open(path) as library:
            with closing(plain_connection(path)) as plain:
                loaded = loading(library, plain, project_id)
            committed = committing(library, other, project_id)
            worked = working(library, other, project_id)
    lines = [
        f"load {CARDS} cards / sqlite3 tuples: {loaded:.2f} (goal <= 2)",
        f"commit one edit / sqlite3: {committed:.2f} (goal <= 5)",
        f"one edit of a session with {CARDS} cards / sqlite3: {worked:.2f} (no goal)",
    ]
    sys.stdout.write("\n".join([*lines, ""]))


if __name__ == "__main__":
    main()
