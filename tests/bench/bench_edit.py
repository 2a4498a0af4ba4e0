"""What one edit costs on the real window, from the key until the map is painted again; opening; memory a card.

python tests/bench/bench_edit.py [CARDS...]
python tests/bench/bench_edit.py --profile EDIT|open CARDS

Every map has twelve stages and eight lanes and is measured in a process of its own.  CPU time, median of ROUNDS:

face      a key gives the selected card another face
move      Alt+arrow moves the selected card into the next stage, and back
retitle   Enter ends the typing of another, longer title in place
add       Enter adds a card below the selected one and opens it for typing
undo      Ctrl+Z takes back a face
          each until it is painted, and until what was only sketched at first is finished between events
open      from the click until the map is on screen, for the first time in the process, all threads together
stall     the longest CPU time meanwhile in which the window answered nothing
memory    what the process grew by from before opening until then, less that for a map of one card,
          and as a ratio to the record itself, which is read alone in a process of its own
"""

import cProfile
import gc
import json
import os
import pstats
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.canvas.focus import Ref
from app.domain.commands import maps
from app.domain.drafts import CardDraft, LaneDraft, MapDraft, StageDraft
from app.domain.records import Card, Lane
from app.session import open_library
from app.ui.main_window import MainWindow
from app.ui.settings import Settings
from app.ui.speech import Speech
from app.ui.theme import Theme, load_fonts

ROUNDS = 9
SIZES = (30, 100, 300, 1_000, 10_000)
HUGE = 50_000
STAGES, LANES = 12, 8
ALT, CTRL, NONE = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.NoModifier,
)
EDITS = ("face", "move", "retitle", "add", "undo")
WORDS = tuple(
    re.findall(r"\w+", "the customer compares asks waits pays looks for help finds nobody calls again and hopes")
)


def draft(count: int) -> MapDraft:
    """A map of so many cards: six channels, a lane of notes and the curve; every title is another text."""
    lanes = [LaneDraft("channel", f"Channel {n + 1}", {"icon": "web"}) for n in range(LANES - 2)]
    lanes.insert(2, LaneDraft("emotion", "Emotion"))
    lanes.append(LaneDraft("text", "Needs", {"text_kind": "needs"}))
    holding = [n for n, lane in enumerate(lanes) if lane.lane_kind != "emotion"]

    def card(n: int) -> CardDraft:
        lane = holding[(n // STAGES) % len(holding)]
        words = " ".join(WORDS[(n * 7 + k * (1 + n // 15)) % len(WORDS)] for k in range(4 + n % 5))
        feels = n % 5 - 2 if lanes[lane].lane_kind == "channel" else None
        return CardDraft(f"Contact {n}: {words}", n % STAGES, lane, feels)

    stages = tuple(StageDraft(f"Stage {n + 1}") for n in range(STAGES))
    return MapDraft("Bench", stages=stages, lanes=tuple(lanes), cards=tuple(map(card, range(count))))


def store(path: Path, count: int) -> None:
    """A library with one such project."""
    with open_library(path, back_up=False) as library:
        library.create(maps.new_project("Bench", [draft(count)]))


class Page:
    """The window with the project of a library open."""

    def __init__(self, application: QApplication, path: Path, profile: cProfile.Profile | None = None) -> None:
        """With ``profile`` the project is opened on the window's thread, so that it is in there."""
        load_fonts()
        self.window = MainWindow(Settings(), Theme(application, "light"), Speech(application, "en"), path)
        self.window.resize(1920, 1080)
        self.window.show()
        self.window.furnish()
        self.window.thumbnails.pause()  # the start page's picture of the map is no part of opening it
        self.settle(lambda: self.window.library is not None)
        gc.collect()
        self.before = resident()
        assert self.window.library is not None
        project_id = self.window.library.projects()[0].id
        start = time.process_time()
        if profile:
            profile.runcall(self.window.open_project, project_id)
        else:
            self.window.navigation.visit(project_id)
        self.stall = self.settle(lambda: self.window.editor is not None) * 1000
        self.opening = (time.process_time() - start) * 1000
        gc.collect()
        self.after = resident()
        editor = self.window.editor
        assert editor is not None
        assert editor.board is not None
        assert editor.view is not None
        self.session, self.board, self.view = editor.session, editor.board, editor.view

    def settle(self, done: Callable[[], bool] = lambda: True) -> float:
        """Until that is so, and all that is due has been done and painted; the longest CPU time without an answer."""
        longest, left = 0.0, 3
        while left:
            start = time.thread_time()
            QApplication.processEvents()
            longest = max(longest, time.thread_time() - start)
            left -= done()
        return longest

    def near(self, turn: int) -> str:
        """A card of a channel, another one each turn, selected and in view."""
        document = self.board.document
        cards = [c for c in document.all(Card) if document.get(Lane, c.lane_id or "").lane_kind == "channel"]
        card = cards[turn * 7 % min(len(cards), 300)]
        self.board.select(Ref("card", card.id))
        self.view.reveal(Ref("card", card.id))
        self.view.setFocus()
        self.settle()
        return card.id

    def face(self, turn: int) -> Callable[[], object]:
        id_ = self.near(turn)
        now = self.board.document.get(Card, id_).emotion
        key = Qt.Key.Key_1 if now != -2 else Qt.Key.Key_5
        return lambda: QTest.keyClick(self.view, key)

    def move(self, turn: int) -> Callable[[], object]:
        self.near(turn // 2)
        stages = self.board.document.stages(self.board.map_id)
        card = self.board.document.get(Card, self.board.selected_cards()[0])
        key = Qt.Key.Key_Right if card.stage_id != stages[-1].id else Qt.Key.Key_Left
        return lambda: QTest.keyClick(self.view, key, ALT)

    def retitle(self, turn: int) -> Callable[[], object]:
        self.near(turn)
        QTest.keyClick(self.view, Qt.Key.Key_F2)
        self.view.editor.replace_all(f"{self.session.gen}: now the title is quite a bit longer than before")
        self.settle()
        return lambda: QTest.keyClick(self.view.editor, Qt.Key.Key_Return)

    def add(self, turn: int) -> Callable[[], object]:
        self.near(turn)
        return lambda: QTest.keyClick(self.view, Qt.Key.Key_Return)

    def undo(self, turn: int) -> Callable[[], object]:
        self.face(turn)()
        self.settle()
        return lambda: QTest.keyClick(self.view, Qt.Key.Key_Z, CTRL)

    def median(self, edit: str, profile: cProfile.Profile | None = None) -> tuple[float, float]:
        """CPU milliseconds of one edit until it is painted, and until nothing of the picture is to be finished."""
        times, whole = [], []
        for turn in range(ROUNDS + 2):
            work = getattr(self, edit)(turn)
            gen = self.session.gen
            if profile and turn > 1:
                profile.enable()
            start = time.process_time()
            work()
            self.settle()
            times.append((time.process_time() - start) * 1000)
            while self.board.scene.unfinished:
                QApplication.processEvents()
            whole.append((time.process_time() - start) * 1000)
            if profile:
                profile.disable()
            assert self.session.gen == gen + 1, edit
            self.view.editor.close_field()
            self.settle()
        return statistics.median(times[2:]), statistics.median(whole[2:])


def resident() -> int:
    """Bytes of memory that the process has."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def measure(path: Path, edits: tuple[str, ...]) -> dict[str, Any]:
    """All figures of one size."""
    page = Page(QApplication([]), path)
    found: dict[str, Any] = {"open": page.opening, "stall": page.stall, "grown": page.after - page.before}
    try:
        if edits:
            page.view.fit()
            found["fit"] = {edit: page.median(edit) for edit in edits}
            page.view.set_zoom(1.0)
            found["100 %"] = {edit: page.median(edit) for edit in edits}
    finally:
        page.window.close()
    return found


def records(path: Path) -> dict[str, Any]:
    """What the process grows by when only the records are read."""
    with open_library(path, back_up=False) as library:
        project_id = library.projects()[0].id
        gc.collect()
        before = resident()
        held = library.load(project_id)
        gc.collect()
        grown = resident() - before
        del held
        return {"grown": grown}


def profiled(path: Path, edit: str) -> dict[str, Any]:
    """Where the time of an edit goes; "open" stands for opening."""
    profile = cProfile.Profile()
    if edit == "open":
        page = Page(QApplication([]), path, profile)
        print(f"{edit}: {page.opening:.0f} ms with the profiler")
    else:
        page = Page(QApplication([]), path)
        page.view.fit()
        print(f"{edit}: {page.median(edit, profile)[0]:.1f} ms each with the profiler, {ROUNDS} rounds")
    pstats.Stats(profile).sort_stats("cumulative").print_stats(70)
    page.window.close()
    return {}


def child(what: str, count: int, *words: str) -> dict[str, Any]:
    """What a process of its own finds out about a library that yet another one has made."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "library.db")
        command = [sys.executable, __file__, "--child"]
        subprocess.run([*command, "store", path, str(count)], stdout=subprocess.PIPE, check=True)
        done = subprocess.run([*command, what, path, *words], stdout=subprocess.PIPE, text=True, check=True)
    *said, answer = done.stdout.splitlines()
    print("\n".join(said), end="\n" if said else "")
    found: dict[str, Any] = json.loads(answer)
    return found


def work(what: str, path: Path, words: tuple[str, ...]) -> dict[str, Any]:
    """The work of such a process."""
    match what:
        case "store":
            store(path, int(words[0]))
            return {}
        case "measure":
            return measure(path, words)
        case "records":
            return records(path)
        case _:
            return profiled(path, words[0])


def table(found: dict[int, dict[str, Any]]) -> None:
    """Print the edits."""
    least = min(found)
    for place in ("fit", "100 %"):
        ratio = f" (ratio to {least} cards)" if len(found) > 1 else ""
        print(f"\none edit, map at {place}: ms CPU until painted / until all is finished{ratio}")
        print(f"{'cards':>8}" + "".join(f"{edit:>20}" for edit in EDITS))
        for count, figures in found.items():
            cells = []
            for edit in EDITS:
                painted, whole = figures[place][edit]
                cells.append(f"{painted:.1f} / {whole:.1f} ({painted / found[least][place][edit][0]:.1f})")
            print(f"{count:>8,}" + "".join(f"{cell:>20}" for cell in cells))


def main() -> None:
    """Print every figure."""
    words = sys.argv[1:]
    if words[:1] == ["--child"]:
        print(json.dumps(work(words[1], Path(words[2]), tuple(words[3:]))))
    elif words[:1] == ["--profile"]:
        child("profile", int(words[2]), words[1])
    else:
        sizes = tuple(int(word) for word in words) or (*SIZES, HUGE)
        found = {count: child("measure", count, *EDITS) for count in sizes}
        table(found)
        floor = child("measure", 1)["grown"]
        print(f"\n{'cards':>8}{'open, ms CPU':>16}{'stall, ms CPU':>16}{'bytes a card':>16}{'x its record':>16}")
        for count, figures in found.items():
            line = f"{count:>8,}{figures['open']:>16,.0f}{figures['stall']:>16,.0f}"
            if count >= 1_000:
                each, record = (figures["grown"] - floor) / count, child("records", count)["grown"] / count
                line += f"{each:>16,.0f}{each / record:>16.2f}"
            print(line)


if __name__ == "__main__":
    main()
