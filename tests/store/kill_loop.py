"""Kill a program at any moment of its work, again and again, and look for what it had said was saved.

    python -m tests.store.kill_loop PATH KILLS

Each round forks a writer, reads the edits that it acknowledges, kills it, and opens the library as the next start
would.  Prints how many edits were acknowledged, lost, or broken.  In a process of its own, because it forks.
"""

import contextlib
import json
import os
import random
import select
import signal
import sys
import time
from pathlib import Path
from typing import NoReturn

from app.domain import rules
from app.domain.commands import cards
from app.domain.document import Document
from app.session import EditSession
from app.store.changes import read_edit
from app.store.library import Library
from tests.store.samples import make_cafe, only_map


def write(path: Path, project_id: str, pipe: int) -> NoReturn:
    """Edit without end, and say each edit's id when it is saved."""
    rng = random.Random()
    session = EditSession(Library.open(path), project_id)
    while True:
        document = session.document
        pool = document.cards(only_map(document).id)
        card = rng.choice(pool)
        match rng.randrange(4):
            case 0:
                edit = cards.retitle(document, card.id, "título " * rng.randrange(1, 400))
            case 1:
                edit = cards.add_card(document, card.map_id, (None, None), "nueva")
            case 2 if len(pool) > 20:
                edit = cards.delete(document, [c.id for c in rng.sample(pool, 10)])
            case _:
                edit = cards.set_emotion(document, [c.id for c in pool], rng.choice([-2, -1, 0, 1, 2]))
        done = session.undo() if rng.randrange(6) == 0 else session.do(edit)
        if done is not None:
            os.write(pipe, f"{done.id}\n".encode())


def one_round(path: Path, project_id: str, rng: random.Random) -> tuple[list[str], bool]:
    """The ids that a killed writer acknowledged, and whether it left a journal to be played back."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        with contextlib.suppress(BaseException):
            os.close(reader)
            write(path, project_id, writer)
        os._exit(1)
    os.close(writer)
    said = b""
    while b"\n" not in said:  # it works
        said += os.read(reader, 65536)
    end = time.monotonic() + rng.uniform(0, 0.04)
    while (rest := end - time.monotonic()) > 0:
        if select.select([reader], [], [], rest)[0]:
            said += os.read(reader, 65536)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    while part := os.read(reader, 65536):
        said += part
    os.close(reader)
    if os.WIFEXITED(status):
        sys.exit("the writer ended by itself")
    journal = path.with_name(path.name + "-journal")
    return said.decode().split(), journal.exists() and journal.stat().st_size > 0


def main() -> None:
    """Print the counts as JSON."""
    path, kills = Path(sys.argv[1]), int(sys.argv[2])
    rng = random.Random(5)
    with Library.open(path) as library:
        project_id = make_cafe(library)
    acknowledged: list[str] = []
    counts = {"kills": kills, "acknowledged": 0, "hot_journals": 0, "lost": 0, "broken": 0}
    for _ in range(kills):
        said, hot = one_round(path, project_id, rng)
        acknowledged += said
        counts["hot_journals"] += hot
        with Library.open(path) as library:
            steps = library.steps(project_id)
            document, gen = library.load(project_id)
            found = {step.edit_id for step in steps}
            counts["lost"] += sum(edit not in found for edit in acknowledged)
            whole = gen == len(steps) == steps[-1].gen and not rules.problems(document)
            counts["broken"] += not (whole and agrees(library, project_id))
    counts["acknowledged"] = len(acknowledged)
    sys.stdout.write(json.dumps(counts) + "\n")


def agrees(library: Library, project_id: str) -> bool:
    """Whether history played from the beginning gives what the tables hold."""
    document = Document({})
    for news in library.news(project_id, 0):
        document = document.apply(read_edit(news, document.look_up))
    return document == library.load(project_id)[0]


if __name__ == "__main__":
    main()
