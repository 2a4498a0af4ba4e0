"""Garbage is collected by the window's thread, whoever makes it."""

import gc
import threading
import weakref

from app.ui.application import make_window
from app.ui.collecting import INTERVAL_MS, Collector
from app.ui.speech import Speech
from app.ui.theme import Theme


class Knot:
    """Refers to itself: only the collector can take it away."""

    def __init__(self, log):
        self.me = self
        weakref.finalize(self, lambda: log.append(threading.current_thread()))


def test_other_threads_delete_nothing(qtbot, qapp):
    collector = Collector(qapp)
    log = []

    def litter():
        for _ in range(20_000):
            Knot(log)

    thread = threading.Thread(target=litter)
    thread.start()
    thread.join()
    assert log == []
    qtbot.waitUntil(lambda: len(log) == 20_000, timeout=10 * INTERVAL_MS)
    assert set(log) == {threading.main_thread()}
    collector.keep_what_is_there()
    assert gc.get_freeze_count() > 0
    collector.deleteLater()


def test_the_window_of_the_program_has_it(qtbot, looks, qapp):
    gc.enable()
    window = make_window(qapp)
    assert not gc.isenabled()
    window.close()
    window.deleteLater()
    for made in [*qapp.findChildren(Collector), *qapp.findChildren(Theme), *qapp.findChildren(Speech)]:
        if made not in looks:
            made.deleteLater()
