# ruff: noqa: PLC0415 - what a child imports, and when, is what is measured
"""How long until something is seen: CPU time of fresh processes, as ratios to a bare QWidget on screen.

python tests/bench/bench_start.py [ROUNDS]

first paint      the window with its cover, as `vivencia` starts it, against a bare QWidget
1,000-card map   from the start of the process until the map of a stored project is drawn on the canvas
longest stall    the longest time on the way there, after the first paint, in which the window answered nothing:
                 CPU of the window's thread between two ticks of its event loop
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
ROUNDS = 7
CARDS = 1000


def bare() -> None:
    """A QWidget, painted once."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QWidget

    application = QApplication([])

    class Painted(QWidget):
        def paintEvent(self, event):
            super().paintEvent(event)
            QTimer.singleShot(0, lambda: leave(time.process_time()))

    widget = Painted()
    widget.resize(1280, 800)
    widget.show()
    application.exec()


def cover() -> None:
    """The program's window, painted once."""
    application, window, faults = start()
    on_first_paint(window, lambda: leave(time.process_time()))
    window.show()
    application.exec()
    faults.remove()


def big_map() -> None:
    """The program's window, until the only project of the library is drawn."""
    application, window, faults = start()
    gaps = Gaps(application)
    on_first_paint(window, gaps.start)

    def arrived() -> None:
        if window.editor is not None and window.editor.view is not None:
            window.navigation.arrived.disconnect()
            on_first_paint(window.editor.view.viewport(), lambda: leave(time.process_time(), gaps.longest))

    def settled() -> None:
        window.navigation.arrived.connect(arrived)
        tiles = window.start_page.shelf.tiles
        tiles.opened.emit(tiles.current_id())

    window.library_settled.connect(settled)
    window.show()
    application.exec()
    faults.remove()


def start():
    """What ``app.ui.application.run`` does before it shows the window."""
    from PySide6.QtWidgets import QApplication

    from app.ui.application import make_window, name_application
    from app.ui.faults import Faults

    application = QApplication(["vivencia"])
    name_application()
    faults = Faults(Path(os.environ["VIVENCIA_SETTINGS"]).with_name("vivencia.log"))
    faults.install()
    window = make_window(application)
    window.resize(1280, 800)
    return application, window, faults


def on_first_paint(widget, then) -> None:
    """Call back once, after the frame in which a widget is painted for the first time."""
    from PySide6.QtCore import QEvent, QObject, QTimer

    class Watch(QObject):
        def eventFilter(self, watched, event):
            if event.type() == QEvent.Type.Paint:
                watched.removeEventFilter(self)
                QTimer.singleShot(0, then)
            return False

    widget.watch = Watch(widget)
    widget.installEventFilter(widget.watch)


class Gaps:
    """The longest time between two ticks of the event loop, in CPU seconds of this thread."""

    def __init__(self, application) -> None:
        from PySide6.QtCore import QTimer

        self.longest = 0.0
        self._last = 0.0
        self._timer = QTimer(application)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        """Begin to count."""
        self._last = time.thread_time()
        self._timer.start(1)

    def _tick(self) -> None:
        now = time.thread_time()
        self.longest = max(self.longest, now - self._last)
        self._last = now


def leave(*seconds: float) -> None:
    """Say the figures and end at once."""
    print(*seconds)
    sys.stdout.flush()
    os._exit(0)


def seed(path: Path) -> None:
    """A library with one project: one map of a thousand cards."""
    from app.domain.commands.maps import new_project
    from app.domain.drafts import CardDraft, LaneDraft, MapDraft, StageDraft
    from app.session import open_library

    words = ("compare", "plans", "pricing", "page", "call", "support", "late", "parcel", "welcome", "open", "refund")
    stages = tuple(StageDraft(f"Stage {n + 1}") for n in range(10))
    lanes = (*(LaneDraft("channel", f"Channel {n + 1}") for n in range(6)), LaneDraft("emotion", "Emotions"))
    cards = tuple(
        CardDraft(" ".join(words[(n * k) % 11] for k in (1, 5, 7)), n % 10, n // 10 % 6, n % 5 - 2)
        for n in range(CARDS)
    )
    with open_library(path) as library:
        library.create(new_project("A thousand cards", [MapDraft("A thousand cards", stages, lanes, cards)]))


def run(mode: str, folder: Path) -> list[float]:
    """The figures of one fresh process."""
    env = {
        **os.environ,
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
        "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
        "VIVENCIA_LIBRARY": str(folder / "library.db"),
        "VIVENCIA_SETTINGS": str(folder / "settings.json"),
        "XDG_CACHE_HOME": str(folder / "cache"),
    }
    env.pop("PYTHONDONTWRITEBYTECODE", None)  # with it every start would compile the program anew
    command = [sys.executable, str(Path(__file__).resolve()), "--child", mode]
    result = subprocess.run(command, env=env, capture_output=True, text=True, timeout=120, check=False)
    if result.returncode or not result.stdout:
        raise SystemExit(f"{mode}: {result.stderr}")
    return [float(word) for word in result.stdout.split()]


def main(rounds: int = ROUNDS) -> None:
    """Measure in turn, so that a busy machine is busy for all alike, and print the medians."""
    modes = ("bare", "cover", "big_map")
    found: dict[str, list[list[float]]] = {mode: [] for mode in modes}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        seed(folder / "library.db")
        for at in range(rounds + 1):
            for mode in modes:
                figures = run(mode, folder)
                if at:  # the first round compiles
                    found[mode].append(figures)
    floor = statistics.median(one[0] for one in found["bare"])
    first = statistics.median(one[0] for one in found["cover"]) / floor
    drawn = statistics.median(one[0] for one in found["big_map"]) / floor
    stall = statistics.median(one[1] for one in found["big_map"])
    print(f"first paint / bare QWidget: {first:.2f} (goal 1.5)")
    print(f"1,000-card map drawn / bare QWidget: {drawn:.2f} (goal 4.5)")
    print(f"longest stall until then: {stall * 1000:.0f} ms = {stall / floor:.2f} bare QWidgets (goal 60 ms)")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        {"bare": bare, "cover": cover, "big_map": big_map}[sys.argv[2]]()
    else:
        main(*(int(word) for word in sys.argv[1:]))
