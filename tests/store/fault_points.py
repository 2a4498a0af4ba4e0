"""Every fault at every point at which SQLite touches the disk, in thirty edits: nothing half-written, nothing lost.

    python -m tests.store.fault_points EACH

For each edit and each fault the first call that the fault can meet fails, and all after it; then the second, and so on
until the edit meets none.  Each time the file holds what it held before, or all of the edit; the session goes on with
the edit; what it says can be told; and once the fault is over everything is on disk by one more try.  Prints the
counts as JSON.  With ``EACH`` above 1 only one point of so many is tried.
"""

import json
import os
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from app.domain.document import Document
from app.session import EditSession
from app.store.library import Library
from app.words.problems_of_libraries import waits
from tests.store.kill_loop import agrees
from tests.store.power_cut import digest
from tests.store.samples import make_cafe, only_map
from tests.store.sqlite_vfs import BUSY, CANTOPEN, FULL, watched
from tests.store.thirty_edits import LONG, STEPS, make

READ_ONLY = 8
WRITE, TRUNCATE, SYNC = (sqlite3.SQLITE_IOERR | kind << 8 for kind in (3, 6, 4))

FAULTS: dict[str, tuple[dict[str, int], set[str]]] = {
    "disk full": ({"write": FULL, "open": FULL}, {"disk_full", "disk_error", "read_only"}),
    "disk broken": ({"write": WRITE, "sync": SYNC, "truncate": TRUNCATE}, {"disk_error"}),
    "disk does not keep": ({"sync": SYNC}, {"disk_error"}),
    "read-only folder": ({"open": CANTOPEN}, {"read_only"}),
    "read-only file": ({"write": READ_ONLY}, {"read_only"}),
    "locked": ({"lock": BUSY}, {"locked"}),
}
"""What fails, with what error, and what the person may be told of it."""


@dataclass
class Fault:
    """Fails the calls of some kinds from the one after ``left`` on; below 0 none."""

    codes: dict[str, int]
    left: int = -1
    met: bool = False

    def watch(self, call: str, path: str, *_: object) -> int:
        """0, or the error."""
        if self.left < 0 or call not in self.codes or (call == "open" and not path.endswith("-journal")):
            return 0
        if self.left > 0:
            self.left -= 1
            return 0
        self.met = True
        return self.codes[call]


def attempt(session: EditSession, kind: int, number: int) -> Document:
    """Do an edit, or take one back, or type, or all three, while a fault waits for it; the document to be had then."""
    words = f"{number} {LONG * (1 + number % 15)}"
    if number % 5 == 4:
        session.undo()
    elif number % 5 == 3:
        card = session.document.cards(only_map(session.document).id)[0]
        session.save_draft("card", card.id, "title", words)
    session.do(make(session, kind, words))
    return session.document


def one(
    session: EditSession, kind: int, number: int, fault: Fault, point: int, counts: Counter[str], reasons: set[str]
) -> None:
    """One fault at one point of one edit."""
    path = session.library.path
    before, gen = digest(path), session.gen
    fault.left, fault.met = point, False
    wanted = attempt(session, kind, number)
    fault.left = -1
    if fault.met:
        counts["faults"] += 1
        why = session.waiting.why
        counts["not told"] += not (why is not None and why.params["reason"] in reasons and waits(why))
        if digest(path) != before:  # plays back what was begun, as the next program would
            counts["written all the same"] += 1
            counts["half-written"] += not is_whole(path, session, gen)
    session.save_waiting()
    counts["not saved after it"] += bool(session.waiting)
    counts["words lost"] += not (session.document == wanted == session.library.load(session.project_id)[0])


def is_whole(path: Path, session: EditSession, gen: int) -> bool:
    """Whether what is on disk is the state after one of the edits since ``gen``."""
    with Library.open(path) as library:
        now = library.load(session.project_id)[1]
        return now == len(library.steps(session.project_id)) >= gen and agrees(library, session.project_id)


def main() -> None:
    """Go through all of them."""
    each = int(sys.argv[1])
    counts: Counter[str] = Counter({"half-written": 0, "not told": 0, "not saved after it": 0, "words lost": 0})
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        os.environ["VIVENCIA_SETTINGS"] = str(Path(folder) / "settings.json")
        try_all(Path(folder) / "library.sqlite", each, counts)
    sys.stdout.write(json.dumps(counts) + "\n")


def try_all(path: Path, each: int, counts: Counter[str]) -> None:
    """Every edit, every fault, one point of ``each``."""
    number, until = 0, time.monotonic() + float(os.environ.get("VIVENCIA_SECONDS", "3600"))
    for kind in range(STEPS):
        for name, (codes, reasons) in FAULTS.items():
            point, fault = kind % each, Fault(codes)
            path.unlink(missing_ok=True)
            with watched(fault.watch), Library.open(path) as library:
                session = EditSession(library, make_cafe(library), patient=True)
                while True:
                    number += 1
                    one(session, kind, number, fault, point, counts, reasons)
                    if not fault.met:
                        break
                    counts[name] += 1
                    point += each
        counts["edits"] += 1
        if time.monotonic() > until:
            break


if __name__ == "__main__":
    main()
