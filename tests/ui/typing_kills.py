"""Type on the real window, kill the program in the middle of a word, and look what the next start finds of it.

    python -m tests.ui.typing_kills FOLDER KILLS

Eight keys a second go into a card on the map, a stage's name, or the fields beside the map.  Prints as JSON how many
milliseconds before each kill the newest key lay that was lost, and how many keys were typed in all.  What counts is
the program's own time: while the machine gave it no processor it could not have saved anything.  In a process of its
own, because it forks: the window's modules are loaded once.
"""

import gc
import json
import os
import random
import signal
import sys
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import NoReturn

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.canvas.focus import Ref
from app.domain.document import Document
from app.session import EditSession
from app.store.library import Library
from app.ui.application import make_window
from app.ui.editor import Editor
from app.ui.forms import LineField, TextField
from app.ui.main_window import EDITOR
from tests.hand import NONE, Hand
from tests.store.samples import make_cafe

BETWEEN = 0.125
AT_ONCE = 4
LETTERS = "abcdefghijklmnopqrstuvwxyzñáéíóú"
PLACES = ("card", "stage", "line", "text")
LONGEST = float(os.environ.get("VIVENCIA_SECONDS", "3600"))


def field_in(editor: Editor, place: str) -> QWidget:
    """Go where words are typed, as a person does; what takes the keys."""
    assert editor.view is not None
    assert editor.inspector is not None
    hand, document = Hand(editor.view), editor.session.document
    editor.view.setFocus()
    card = next(card for card in document.cards(editor.map_id or "") if card.stage_id is not None)
    hand.click(Ref("stage", card.stage_id or "") if place in ("stage", "line") else Ref("card", card.id))
    if place in ("card", "stage"):
        hand.key(Qt.Key.Key_F2)
        return editor.view.editor
    kind = LineField if place == "line" else TextField
    QTest.qWait(50)
    fields = [one for one in editor.inspector.findChildren(kind) if type(one) is kind and one.isVisible()]
    entry = fields[0].entry
    entry.setFocus()
    QTest.keyClick(entry, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    return entry


def type_on(path: Path, project_id: str, place: str, pipe: int, rng: random.Random) -> NoReturn:
    """Type without end, and tell the moment of each key and the letter."""
    application = QApplication([])
    gc.disable()
    window = make_window(application, path)
    window.resize(1500, 950)
    window.show()
    window.furnish()
    while window.library is None:
        QTest.qWait(5)
    window.open_project(project_id)
    assert window.editor is not None
    QTest.qWait(100)
    entry = field_in(window.editor, place)
    due = time.monotonic()
    while True:
        letter = rng.choice(LETTERS)
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(entry, QKeyEvent(kind, ord(letter.upper()), NONE, letter))
        os.write(pipe, f"{time.monotonic()} {waited('self')} {letter}\n".encode())
        due = max(due + BETWEEN, time.monotonic())
        while (rest := due - time.monotonic()) > 0:
            QTest.qWait(max(1, round(rest * 1000)))


def waited(process: int | str) -> float:
    """Seconds that a process had something to do and was not let; 0 where the system does not tell."""
    found = Path(f"/proc/{process}/schedstat")
    return int(found.read_text().split()[1]) / 1e9 if found.exists() else 0.0


@dataclass
class Typist:
    """A person typing in a process of its own, and what was heard of it."""

    path: Path
    project_id: str
    process: int
    pipe: int
    said: bytes = b""

    def listen(self) -> bool:
        """Hear more; False where nothing more comes."""
        part = os.read(self.pipe, 65536)
        self.said += part
        return bool(part)

    def kill(self) -> tuple[float, int]:
        """End it; how many milliseconds old the newest lost key was, and how many keys there were."""
        starved, killed = waited(self.process), time.monotonic()
        os.kill(self.process, signal.SIGKILL)
        if os.WIFEXITED(os.waitpid(self.process, 0)[1]):
            sys.exit("the window ended by itself")
        while self.listen():
            pass
        os.close(self.pipe)
        keys = [line.split() for line in self.said.decode().splitlines()]
        typed = "".join(letter for _, _, letter in keys)
        with Library.open(self.path) as library:
            kept = longest_prefix(typed, EditSession(library, self.project_id).document)
        if kept == len(typed):
            return 0.0, len(typed)
        when, had_waited, _ = keys[kept]
        return (killed - float(when) - (starved - float(had_waited))) * 1000, len(typed)


def begin(path: Path, place: str, seed: float) -> Typist:
    """Have somebody type."""
    with Library.open(path) as library:
        project_id = make_cafe(library)
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.close(reader)
            type_on(path, project_id, place, writer, random.Random(seed))
        except BrokenPipeError:  # nobody listens any more
            pass
        except BaseException:
            traceback.print_exc()
            raise
        finally:
            os._exit(1)
    os.close(writer)
    return Typist(path, project_id, child, reader)


def longest_prefix(typed: str, document: Document) -> int:
    """How much of what was typed is found in a document, from the first letter on."""
    words = repr(list(document.records()))
    return next(length for length in range(len(typed), -1, -1) if typed[:length] in words)


def all_kills(folder: Path, most: int, rng: random.Random) -> Iterator[tuple[float, int]]:
    """Some persons at the same time, killed one after the other."""
    for start in range(0, most, AT_ONCE):
        numbers = range(start, min(most, start + AT_ONCE))
        typists = [begin(folder / f"{n}.sqlite", PLACES[n % len(PLACES)], rng.random()) for n in numbers]
        for typist in typists:
            if not typist.listen():
                sys.exit("a window did not come")
        for typist in typists:
            time.sleep(rng.uniform(0.1, 0.9))
            yield typist.kill()


def main() -> None:
    """Print what was found."""
    folder, most = Path(sys.argv[1]), int(sys.argv[2])
    for module in (*EDITOR, "app.ui.navigation", "app.ui.flows", "app.ui.start_page", "app.ui.thumbnails"):
        import_module(module)  # once, and not in each window
    began, late, keys = time.monotonic(), list[float](), 0
    for lost, typed in all_kills(folder, most, random.Random(6)):
        late.append(round(lost))
        keys += typed
        if time.monotonic() - began > LONGEST:
            break
    sys.stdout.write(json.dumps({"lost_ms": late, "keys": keys}) + "\n")


if __name__ == "__main__":
    main()
