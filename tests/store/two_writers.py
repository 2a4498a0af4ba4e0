"""Two windows on one project, in every order: nobody's words go silently.

    python -m tests.store.two_writers ROUNDS

In each round two patient sessions work on the same few cards without looking at each other, now and then while the
library cannot be written by one of them.  Afterwards each update in the history must have been made on the value that
was there, and every text that was typed must be in the history or have been given back to who typed it.  Prints the
counts as JSON.
"""

import json
import os
import random
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

from app.domain.commands import cards
from app.domain.document import Document
from app.domain.problems import Problem
from app.session import EditSession
from app.store.changes import read_edit
from app.store.library import Library
from tests.store.samples import make_cafe, only_map

EACH = 20
"""Rounds that one project lives through."""
ACTS = 8


class Writer:
    """One window."""

    def __init__(self, path: Path, project_id: str, name: str) -> None:
        self.library = Library.open(path)
        self.session = EditSession(self.library, project_id, patient=True)
        self.name = name
        self.typed: set[str] = set()
        self.back: set[str] = set()
        """What was given back, because others had changed the same."""

    def act(self, rng: random.Random, number: int, counts: Counter[str]) -> None:
        """Do one thing."""
        words = f"{self.name}{number}."
        try:
            self._do(rng, words)
        except Problem as problem:
            if problem.code not in {"edit.refused", "undo.overtaken", "rules.dangling"}:
                raise
            counts["refused"] += 1
            self.back.update((words, f"t{words}"))  # the window still shows the text that was refused
        counts["waited"] += bool(self.session.waiting)

    def _do(self, rng: random.Random, words: str) -> None:
        session = self.session
        pool = session.document.cards(only_map(session.document).id)
        card = rng.choice(pool[:3])
        match rng.choice(("title", "text", "both", "face", "delete", "undo", "save", "stop", "look")):
            case "title":
                self._retitle(card.id, words)
            case "text":
                self._write(card.id, words)
            case "both":
                self._retitle(card.id, words)
                self._write(card.id, words)
            case "face":
                session.do(cards.set_emotion(session.document, [card.id], rng.choice((-2, 0, 2, None))))
            case "delete" if len(pool) > 4:
                session.do(cards.delete(session.document, [card.id]))
            case "undo":
                session.undo()
            case "look":
                session.catch_up()
            case "stop":
                self.writable(on=False)
            case "save":
                self.save()

    def _retitle(self, card_id: str, words: str) -> None:
        self.typed.add(words)
        self.session.do(cards.retitle(self.session.document, card_id, words))

    def _write(self, card_id: str, words: str) -> None:
        self.typed.add(f"t{words}")
        self.session.do(cards.set_fields(self.session.document, [card_id], {"text": f"t{words}"}))

    def writable(self, *, on: bool) -> None:
        """Whether the library takes what this window writes."""
        self.library._raw.execute(f"PRAGMA query_only={0 if on else 1}")  # noqa: SLF001

    def save(self) -> None:
        """What waits goes into the library."""
        self.writable(on=True)
        self.back.update(self.session.save_waiting())


def overwritten(library: Library, project_id: str) -> int:
    """How many updates were made on another value than was there."""
    document, count = Document({}), 0
    for news in library.news(project_id, 0):
        for kind, of, what, *rest in ((c[0], c[1], c[2], *c[3:]) for c in json.loads(news.changes)):
            if kind == "~":
                record = document.look_up(of, what)
                count += sum(_value(record, name, key) != old for name, key, old, _new in rest[0])
        document = document.apply(read_edit(news, document.look_up))
    return count


def _value(record: Any, name: str, key: str | None) -> Any:
    return getattr(record, name) if key is None else getattr(record, name).get(key)


def one_project(path: Path, rng: random.Random, rounds: int, counts: Counter[str]) -> None:
    """Some rounds on one project."""
    with Library.open(path) as library:
        project_id = make_cafe(library)
    writers = [Writer(path, project_id, name) for name in "ab"]
    for number in range(rounds):
        for act in range(ACTS):
            rng.choice(writers).act(rng, number * ACTS + act, counts)
        for writer in writers:
            writer.save()
        counts["rounds"] += 1
    for writer in writers:
        writer.session.catch_up()
    first, second = (writer.session.document for writer in writers)
    with Library.open(path) as library:
        counts["differ"] += not (first == second == library.load(project_id)[0])
        counts["overwritten"] += overwritten(library, project_id)
        history = " ".join(news.changes for news in library.news(project_id, 0))
    for writer in writers:
        counts["typed"] += len(writer.typed)
        counts["gone"] += sum(json.dumps(words) not in history and words not in writer.back for words in writer.typed)
        writer.library.close()


def main() -> None:
    """Print the counts."""
    rounds, until = int(sys.argv[1]), time.monotonic() + float(os.environ.get("VIVENCIA_SECONDS", "3600"))
    rng, counts = random.Random(9), Counter({"differ": 0, "overwritten": 0, "gone": 0})
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        os.environ["VIVENCIA_SETTINGS"] = str(Path(folder) / "settings.json")
        for start in range(0, rounds, EACH):
            try:
                one_project(Path(folder) / f"{start}.sqlite", rng, min(EACH, rounds - start), counts)
            except sqlite3.Error as error:
                sys.exit(str(error))
            if time.monotonic() > until:
                break
    sys.stdout.write(json.dumps(counts) + "\n")


if __name__ == "__main__":
    main()
