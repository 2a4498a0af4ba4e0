"""Versions of a map of 1,000 cards after 5,000 edits: reading its past, going through it, comparing, and the longest
time that the window does not answer meanwhile.

    python -m tests.bench.bench_past [edits]
"""

import itertools
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow

from app.domain.commands import cards, maps
from app.domain.commands.versions import restore_version
from app.domain.records import JourneyMap
from app.insight.compare import compare
from app.past import Past
from app.session import EditSession, open_library
from app.store.library import Library
from app.ui.action_table import Actions
from app.ui.editor import Editor
from app.ui.insight.part import Insight
from app.ui.settings import Settings
from app.ui.theme import load_fonts, tokens
from app.ui.versions.page import VersionsPage
from tests.bench.canvas_desk import draft


def make(library: Library, edits: int) -> str:
    """A project with that map and history."""
    made = maps.new_project("Bench", [draft(1000)])
    library.create(made)
    session = EditSession(library, made.changes[0].record.id)
    noise = random.Random(1)
    ids = [card.id for card in session.document.cards(session.document.maps[0].id)]
    for number in range(edits):
        session.do(cards.retitle(session.document, noise.choice(ids), f"Card {number}"))
    session.close()
    return session.project_id


def lap(what: str, start: float) -> float:
    """Prints how long something took."""
    print(f"{what}: {(time.perf_counter() - start) * 1000:.0f} ms")
    return time.perf_counter()


class Heart:
    """Beats every few milliseconds, and remembers its longest pause."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.perf_counter()
        self._clock = QTimer()
        self._clock.timeout.connect(self._beat)
        self._clock.start(4)

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest, self._last = max(self.longest, now - self._last), now

    def pause(self) -> float:
        """The longest pause in milliseconds since the last question."""
        found, self.longest, self._last = self.longest * 1000, 0.0, time.perf_counter()
        return found


def without_window(session: EditSession) -> None:
    """Reading, going back, comparing."""
    map_id = session.document.maps[0].id
    start = time.perf_counter()
    past = Past(session.document, session.gen, map_id)
    past.read(session.library, session.project_id)
    start = lap(f"reading {len(past.moments)} edits", start)
    then = past.at(0)
    start = lap("to the first", start)
    restored = restore_version(session.document, then, map_id, "then")
    both = session.document.apply(restored)
    compare(both, next(c.record.id for c in restored.changes if isinstance(c.record, JourneyMap)), map_id)
    lap("comparing it with now", start)


def on_the_page(session: EditSession, editor: Editor, edits: int) -> None:
    """Opening the page, going through the moments, opening the list, an edit, comparing."""
    heart, start = Heart(), time.perf_counter()
    editor.part(Insight).show_page("versions")
    page = editor.part(Insight).drawer.page("versions")
    assert isinstance(page, VersionsPage)
    while page.replay.shown < 0:
        QTest.qWait(5)
    lap("page open", start)
    QTest.qWait(1000)
    print(f"    longest pause {heart.pause():.0f} ms")
    for at in (0, edits // 2, edits, 10, 11, 12):
        start = time.perf_counter()
        page.replay.step_to(at)
        while page.replay.shown != page.replay.at:
            QTest.qWait(2)
        lap(f"moment {at}", start)
        QTest.qWait(500)
        print(f"    longest pause {heart.pause():.0f} ms")
    card = session.document.cards(session.document.maps[0].id)[0].id
    first = page.log.topLevelItem(0)
    assert first is not None
    for what, do in (
        ("the list opened", lambda: first.setExpanded(True)),
        ("an edit", lambda: session.do(cards.retitle(session.document, card, "One more"))),
        ("to the first", lambda: page.replay.step_to(0)),
        ("comparing", page.buttons["compare"].click),
    ):
        heart.pause()
        do()
        QTest.qWait(1500)
        print(f"{what}: longest pause {heart.pause():.0f} ms")


def an_edit(session: EditSession, numbers: Iterator[int]) -> float:
    """The time of this thread, in milliseconds, that an edit takes with all that follows from it: the median of 7."""
    ids = [card.id for card in session.document.cards(session.document.maps[0].id)]
    found = []
    for id_ in ids[:7]:
        QTest.qWait(200)
        start = time.thread_time()
        session.do(cards.retitle(session.document, id_, f"Edit {next(numbers)}"))
        QTest.qWait(900)
        found.append((time.thread_time() - start) * 1000)
    return statistics.median(found)


def main(edits: int) -> None:
    """Prints the times."""
    application = QApplication([])
    load_fonts()
    with tempfile.TemporaryDirectory() as folder, open_library(Path(folder) / "bench.db", back_up=False) as library:
        session = EditSession(library, make(library, edits))
        without_window(session)
        window = QMainWindow()
        actions = Actions(window, lambda _id: None)
        actions.dress(tokens(False))
        editor = Editor(session, Settings(), actions, tokens(False))
        window.setCentralWidget(editor)
        window.resize(1500, 950)
        window.show()
        QTest.qWait(1500)
        numbers = itertools.count(1000)
        closed = an_edit(session, numbers)
        on_the_page(session, editor, edits + 7)
        editor.part(Insight).drawer.page("versions").buttons["compare"].click()  # type: ignore[attr-defined]
        opened = an_edit(session, numbers)
        print(f"an edit: {closed:.0f} ms without the page, {opened:.0f} ms with it: {opened / closed:.1f} times")
        editor.close_page()
        session.close()
    application.quit()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5000)
