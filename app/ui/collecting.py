"""Python's garbage is collected on the window's thread only.

The interpreter collects on whatever thread happens to allocate.  A thread that paints thumbnails would so delete
scenes, pixmaps and fonts of the window in the middle of its work, and the process would end now and then.
"""

import gc

from PySide6.QtCore import QObject, QTimer

INTERVAL_MS = 1000


class Collector(QObject):
    """Turns the automatic collection off and does the same by a timer of the thread that makes it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL_MS)
        self._timer.timeout.connect(collect_what_is_due)
        self._timer.start()

    def keep_what_is_there(self) -> None:
        """The program itself is no garbage: it is never looked through again."""
        gc.freeze()


def collect_what_is_due() -> None:
    """Collect the generations that have grown over the interpreter's own thresholds, the youngest first."""
    for generation, (count, threshold) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)):
        if threshold and count > threshold:
            gc.collect(generation)
