"""What one edit costs on the real page: commit, layout and repaint, as CPU ratios of medians in one run.

python tests/bench/bench_edit.py
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtWidgets import QApplication, QMainWindow

from app.domain.commands import cards, maps
from app.domain.drafts import CardDraft, LaneDraft, MapDraft, StageDraft
from app.domain.records import Card
from app.session import EditSession, open_library
from app.ui.actions import Actions
from app.ui.editor import Editor
from app.ui.settings import Settings
from app.ui.theme import Theme, load_fonts

ROUNDS = 15


def draft(count: int) -> MapDraft:
    """A map of so many touchpoints in eight stages and six channels."""
    stages, lanes = 8, 6
    return MapDraft(
        title="Bench",
        stages=tuple(StageDraft(f"Stage {n + 1}") for n in range(stages)),
        lanes=tuple(LaneDraft("channel", f"Channel {n + 1}", {"icon": "web"}) for n in range(lanes)),
        cards=tuple(
            CardDraft(f"Contact {n}: the customer compares and asks", n % stages, (n // stages) % lanes, n % 5 - 2)
            for n in range(count)
        ),
    )


class Page:
    """The editor on a library of one map."""

    def __init__(self, folder: Path, count: int, theme: Theme) -> None:
        edit = maps.new_project("Bench", [draft(count)])
        self.library = open_library(folder / f"{count}.db", back_up=False)
        self.library.create(edit)
        self.session = EditSession(self.library, edit.changes[0].record.id)
        self.window = QMainWindow()
        actions = Actions(self.window, lambda _id: None)
        self.editor = Editor(self.session, Settings(), actions, theme.tokens)
        self.window.setCentralWidget(self.editor)
        self.window.resize(1920, 1080)
        self.window.show()
        QApplication.processEvents()

    def edit(self, turn: int) -> None:
        """Give one card another face, and see it."""
        card = self.session.document.all(Card)[turn * 7 % len(self.session.document.all(Card))]
        self.session.do(cards.set_emotion(self.session.document, [card.id], ((card.emotion or 0) + 3) % 5 - 2))
        QApplication.processEvents()

    def repaint(self, _turn: int) -> None:
        """The whole view painted again."""
        if self.editor.view is not None:
            self.editor.view.viewport().repaint()

    def close(self) -> None:
        """Let everything go."""
        self.editor.close_page()
        self.window.close()
        self.library.close()


def median(work: Callable[[int], None]) -> float:
    """Median CPU milliseconds."""
    times = []
    for turn in range(ROUNDS + 2):
        start = time.process_time()
        work(turn)
        times.append(time.process_time() - start)
    return statistics.median(times[2:]) * 1000


def main() -> None:
    """Print the ratios."""
    application = QApplication([])
    load_fonts()
    theme = Theme(application, "light")
    figures: dict[int, tuple[float, float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for count in (30, 300, 2000):
            page = Page(Path(folder), count, theme)
            figures[count] = median(page.edit), median(page.repaint)
            page.close()
    for count in (300, 2000):
        edit, repaint = figures[count]
        print(f"one edit on {count} cards / on 30: {edit / figures[30][0]:.1f}  ({edit:.1f} ms CPU)")
        print(f"one edit on {count} cards / full repaint of the view: {edit / repaint:.2f}  ({repaint:.1f} ms CPU)")


if __name__ == "__main__":
    main()
