"""Kill a program at any moment of its work, again and again, and look for what it had said was saved.

    python -m tests.store.kill_loop FOLDER KILLS WRITERS

Each round forks one writer or two on the same project, reads the edits that they acknowledge, kills them, and opens
the library as the next start would.  After some rounds everything is taken back step by step, and a new library is
begun.  Prints how many edits were acknowledged, lost, or broken.  In a process of its own, because it forks.
"""

import contextlib
import json
import os
import random
import select
import signal
import sqlite3
import sys
import time
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import NoReturn

from app.domain import rules
from app.domain.commands import cards
from app.domain.document import Document
from app.domain.problems import Problem
from app.session import EditSession
from app.store.changes import read_edit
from app.store.library import Library
from tests.store.samples import make_cafe, only_map

ROUNDS = 12
"""Kills that one library lives through."""
LONGEST = float(os.environ.get("VIVENCIA_SECONDS", "3600"))


def write(path: Path, project_id: str, pipe: int, seed: float) -> NoReturn:
    """Edit without end, and say each edit's id when it is saved."""
    rng = random.Random(seed)
    session = EditSession(Library.open(path), project_id)
    while True:
        document = session.document
        pool = document.cards(only_map(document).id)
        card = rng.choice(pool)
        match rng.randrange(5):
            case 0:
                edit = cards.retitle(document, card.id, "título " * rng.randrange(1, 200))
            case 1:
                edit = cards.add_card(document, card.map_id, (None, None), "nueva")
            case 2 if len(pool) > 20:
                edit = cards.delete(document, [c.id for c in rng.sample(pool, 10)])
            case 3:
                session.save_draft("card", card.id, "text", "se escribe " * rng.randrange(1, 100))
                continue
            case _:
                edit = cards.set_emotion(document, [c.id for c in pool], rng.choice([-2, -1, 0, 1, 2]))
        try:
            done = session.undo() if rng.randrange(6) == 0 else session.do(edit)
        except Problem as problem:  # the other writer changed the same, or is writing
            if problem.code not in {"edit.refused", "undo.overtaken", "rules.dangling"} and not _is_busy(problem):
                raise
            continue
        if done is not None:
            os.write(pipe, f"{done.id}\n".encode())


def _is_busy(problem: Problem) -> bool:
    return problem.code == "store.not_saved" and problem.params["reason"] == "locked"


def begin(path: Path, project_id: str, seed: float) -> tuple[int, int]:
    """A writer; its process and the pipe that it speaks through."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        with contextlib.suppress(BaseException):
            os.close(reader)
            write(path, project_id, writer, seed)
        os._exit(1)
    os.close(writer)
    return child, reader


def one_round(path: Path, project_id: str, rng: random.Random, writers: int) -> tuple[list[str], bool]:
    """The ids that killed writers acknowledged, and whether they left a journal to be played back."""
    running = [begin(path, project_id, rng.random()) for _ in range(writers)]
    said = {reader: b"" for _, reader in running}
    if rng.random() < 0.9:  # as a rule until one works, sometimes while they start
        while not any(b"\n" in text for text in said.values()):
            for reader in select.select(list(said), [], [])[0]:
                said[reader] += os.read(reader, 65536)
    end = time.monotonic() + rng.uniform(0, 0.02)
    while (rest := end - time.monotonic()) > 0:
        for reader in select.select(list(said), [], [], rest)[0]:
            said[reader] += os.read(reader, 65536)
    for child, _ in running:
        os.kill(child, signal.SIGKILL)
    for child, reader in running:
        if os.WIFEXITED(os.waitpid(child, 0)[1]):
            sys.exit("a writer ended by itself")
        while part := os.read(reader, 65536):
            said[reader] += part
        os.close(reader)
    journal = path.with_name(path.name + "-journal")
    lines = [line for text in said.values() for line in text.decode().splitlines(keepends=True)]
    return [line.strip() for line in lines if line.endswith("\n")], journal.exists() and journal.stat().st_size > 0


def look(path: Path, project_id: str, acknowledged: list[str]) -> Counter[str]:
    """What the next start finds."""
    counts: Counter[str] = Counter()
    with Library.open(path) as library:
        steps = library.steps(project_id)
        document, gen = library.load(project_id)
        counts["lost"] = len(set(acknowledged) - {step.edit_id for step in steps})
        whole = gen == len(steps) == steps[-1].gen and not rules.problems(document)
        counts["broken"] = not (whole and agrees(library, project_id))
    with closing(sqlite3.connect(path)) as connection:
        sound = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        counts["broken"] += not (sound and not connection.execute("PRAGMA foreign_key_check").fetchall())
    return counts


def agrees(library: Library, project_id: str) -> bool:
    """Whether history played from the beginning gives what the tables hold."""
    document = Document({})
    for news in library.news(project_id, 0):
        document = document.apply(read_edit(news, document.look_up))
    return document == library.load(project_id)[0]


def take_everything_back(path: Path, project_id: str, first: Document) -> bool:
    """Whether undo leads to the first state, and redo away from it and undo back again."""
    with Library.open(path) as library:
        session = EditSession(library, project_id)
        while session.undo_label is not None:
            session.undo()
        there = session.document == first
        if session.redo_label is not None:
            session.redo()
            there = there and session.document != first
            session.undo()
        return there and session.document == first


def main() -> None:
    """Print the counts as JSON."""
    folder, kills, writers = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    rng = random.Random(5)
    counts = Counter({"kills": 0, "acknowledged": 0, "hot_journals": 0, "lost": 0, "broken": 0, "not_taken_back": 0})
    began = time.monotonic()
    while counts["kills"] < kills and time.monotonic() - began < LONGEST:
        path = folder / f"library-{counts['kills']}.sqlite"
        with Library.open(path) as library:
            project_id = make_cafe(library)
            first = library.load(project_id)[0]
        acknowledged: list[str] = []
        for _ in range(min(ROUNDS, kills - counts["kills"])):
            said, hot = one_round(path, project_id, rng, writers)
            acknowledged += said
            counts.update(look(path, project_id, acknowledged))
            counts.update({"kills": 1, "acknowledged": len(said), "hot_journals": int(hot)})
        counts["not_taken_back"] += not take_everything_back(path, project_id, first)
        for file in folder.glob(path.name + "*"):
            file.unlink()
    sys.stdout.write(json.dumps(counts) + "\n")


if __name__ == "__main__":
    main()
