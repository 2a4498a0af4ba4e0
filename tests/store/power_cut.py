"""What a disk may hold after the power failed at any moment of thirty edits, and whether the library opens with them.

    python -m tests.store.power_cut FOLDER STATES [--without-sync]

The real store's writes, truncations and waits for the disk are recorded (``sqlite_vfs``).  Then for each of them the
files are made as the disk may have them: with everything so far, with nothing but what was waited for, and with any
part of the rest, sectors torn.  Each state must open, be sound, and be exactly what the person had after some step,
no earlier than the last one acknowledged.  Prints the counts as JSON.
"""

import hashlib
import json
import os
import random
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from app.session import EditSession
from app.store import opening
from app.store.library import Library
from tests.store.samples import make_cafe
from tests.store.sqlite_vfs import watched
from tests.store.thirty_edits import steps

SECTOR = 512
OPENED_EACH = 200
"""Of so many states one is opened by the program itself, and an edit is taken back in it."""

Operation = tuple[object, ...]
"""(what, file name, ...): made, write (offset, bytes), truncate (size), sync; folder; or said (number of a step)."""


@dataclass
class Recording:
    """A library before the work, all that was written since, and what it held after each step.

    ``held`` finds the number of a step by the digest of what was in the library, ``files`` by its bytes.
    """

    start: bytes
    project_id: str
    operations: list[Operation] = field(default_factory=list)
    held: dict[str, int] = field(default_factory=dict)
    files: dict[bytes, int] = field(default_factory=dict)

    def note(self, path: Path, number: int, query: str = "") -> None:
        """The library after a step; it is sound."""
        self.held[digest(path, query)] = self.files[path.read_bytes()] = number

    def watch(self, call: str, path: str, *arguments: object) -> int:
        """Note a call of SQLite's."""
        name = Path(path).name
        if call == "open" and arguments[0]:
            self.operations.append(("made", name))
        elif call in {"write", "truncate", "sync", "delete"}:
            self.operations.append((call, name, *arguments))
        elif call == "folder":
            self.operations.append(("folder",))
        return 0


def record(path: Path) -> Recording:
    """Work on a new library at a path."""
    with Library.open(path) as library:
        project_id = make_cafe(library)
    path.with_name(path.name + "-journal").unlink(missing_ok=True)  # that it comes new is part of the work
    recording = Recording(path.read_bytes(), project_id)
    recording.note(path, 0)
    with watched(recording.watch), Library.open(path) as library:
        for number, _ in enumerate(steps(EditSession(library, project_id)), 1):
            recording.operations.append(("said", number))
            recording.note(path, number, "vfs=unix&mode=ro")
    return recording


def digest(path: Path, query: str = "") -> str:
    """All that a library holds, as a short text; raises where it is not sound."""
    with closing(sqlite3.connect(opening.uri_of(path, query), uri=True, isolation_level=None)) as connection:
        if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            raise sqlite3.DatabaseError("not sound")
        tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").fetchall()
        found = hashlib.blake2b(digest_size=12)
        for (name,) in tables:
            for row in connection.execute(f'SELECT * FROM "{name}"'):
                found.update(repr(row).encode())
    return found.hexdigest()


@dataclass
class Disk:
    """Which file a name leads to (by number), and what each file holds."""

    names: dict[str, int]
    data: dict[int, bytearray]

    def copy(self) -> "Disk":
        """The same, to be changed."""
        return Disk(dict(self.names), {number: bytearray(data) for number, data in self.data.items()})

    def take(self, operation: Operation, torn: random.Random | None = None) -> None:
        """Have an operation arrive, perhaps only some of its sectors."""
        match operation:
            case "made", str(name), int(number):
                self.names[name] = number
                self.data.setdefault(number, bytearray())
            case "delete", str(name), int(_):
                self.names.pop(name, None)
            case "truncate", int(number), int(size):
                data = self.data[number]
                del data[size:]
                data.extend(bytes(size - len(data)))
            case "write", int(number), int(offset), bytes(part):
                if torn is not None and len(part) > SECTOR and torn.random() < 0.3:
                    at = torn.randrange(0, len(part), SECTOR)
                    offset, part = (offset + at, part[at:]) if torn.random() < 0.5 else (offset, part[:at])
                data = self.data[number]
                data.extend(bytes(max(0, offset + len(part) - len(data))))
                data[offset : offset + len(part)] = part


def numbered(operations: list[Operation], start: dict[str, int]) -> Iterator[Operation]:
    """The operations with the number of the file that a name led to then."""
    names = dict(start)
    for operation in operations:
        what, *rest = operation
        if what in {"said", "folder"}:
            yield operation
        elif what == "made":
            names[str(rest[0])] = 1 + max(names.values())
            yield what, rest[0], names[str(rest[0])]
        elif what == "delete":
            yield what, rest[0], names[str(rest[0])]
        else:
            yield what, names[str(rest[0])], *rest[1:]


def _is_of_names(operation: Operation) -> bool:
    return operation[0] in {"made", "delete"}


def states(recording: Recording, name: str, most: int, rng: random.Random) -> Iterator[tuple[str, Disk, int]]:
    """What the disk may hold: how much of it arrived, the files, and the number of the step last acknowledged."""
    start = {name: 1}
    operations = list(numbered(recording.operations, start))
    each = max(1, round(most / len(operations)) - 2)
    sure, pending, said = Disk(start, {1: bytearray(recording.start)}), list[Operation](), 0
    for operation in operations:
        match operation:
            case "said", int(number):
                said = number
            case "sync", int(number), int(_):
                for one in pending:
                    if one[0] in {"write", "truncate"} and one[1] == number:
                        sure.data.setdefault(number, bytearray())
                        sure.take(one)
                pending = [one for one in pending if _is_of_names(one) or one[1] != number]
            case ("folder",):
                for one in pending:
                    if _is_of_names(one):
                        sure.take(one)
                pending = [one for one in pending if not _is_of_names(one)]
            case _:
                pending.append(operation)
        yield "everything", arrived(sure, pending), said
        yield "only what was waited for", sure, said
        for _ in range(each):
            yield "a part", part_of(sure, pending, rng), said


def arrived(sure: Disk, pending: list[Operation]) -> Disk:
    """Everything is on the disk."""
    disk = sure.copy()
    for operation in pending:
        if not _is_of_names(operation):
            disk.data.setdefault(int(str(operation[1])), bytearray())
        disk.take(operation)
    return disk


def part_of(sure: Disk, pending: list[Operation], rng: random.Random) -> Disk:
    """Some of what nobody waited for is on the disk: names in their order, contents in any."""
    disk, share, names_go_on = sure.copy(), rng.choice((0.1, 0.5, 0.9)), True
    for operation in pending:
        if _is_of_names(operation):
            names_go_on = names_go_on and rng.random() < 0.7
            if names_go_on:
                disk.take(operation)
        elif rng.random() < share:
            disk.data.setdefault(int(str(operation[1])), bytearray())
            disk.take(operation, rng)
    return disk


def put(disk: Disk, folder: Path) -> None:
    """Make the files of a state, and no others."""
    for old in folder.iterdir():
        old.unlink()
    for name, number in disk.names.items():
        (folder / name).write_bytes(disk.data[number])


def opens(path: Path, project_id: str) -> None:
    """Open a state as the program does and go on working."""
    with Library.open(path) as library:
        EditSession(library, project_id).undo()


def judge(path: Path, recording: Recording, said: int) -> str:
    """Nothing where the state is as it must be, or what is wrong with it."""
    try:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("SELECT gen FROM project").fetchall()  # plays a journal back
        number = recording.files.get(path.read_bytes())
        if number is None:  # the same may lie there in other bytes: pages that nothing uses any more
            number = recording.held.get(digest(path))
    except sqlite3.Error as error:
        return f"damaged: {error}"
    if number is None:
        return "half-written"
    return "" if number >= said else "lost"


def main() -> None:
    """Record, try the states, print the counts."""
    folder, most = Path(sys.argv[1]), int(sys.argv[2])
    if "--without-sync" in sys.argv:  # the control: as if nobody waited for the disk
        opening._PRAGMAS["synchronous"] = 0  # noqa: SLF001
    recording = record(folder / "library.sqlite")
    memory = Path("/dev/shm")
    counts: Counter[str] = Counter()
    began = time.monotonic()
    longest = float(os.environ.get("VIVENCIA_SECONDS", "3600"))
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else folder) as place:
        path = Path(place) / "library.sqlite"
        for number, (kind, disk, said) in enumerate(states(recording, path.name, most, random.Random(11))):
            put(disk, path.parent)
            wrong = judge(path, recording, said)
            if not wrong and number % OPENED_EACH == 0:
                opens(path, recording.project_id)
            counts[kind] += 1
            counts[wrong or "right"] += 1
            if time.monotonic() - began > longest:
                break
    counts["operations"], counts["steps"] = len(recording.operations), max(recording.held.values())
    sys.stdout.write(json.dumps(counts) + "\n")


if __name__ == "__main__":
    main()
