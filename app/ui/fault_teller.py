"""Says calmly that something unexpected happened, and looks whether what is shown is what is on disk."""

import logging
import platform
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, qVersion

from app import __version__
from app.domain.problems import Problem
from app.ui.fault_bar import FaultBar
from app.ui.last_run import CutOff
from app.ui.quiet_log import trace_of
from app.words import T
from app.words.problems import sentence

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

_log = logging.getLogger(__name__)


class FaultTeller(QObject):
    """One of a window; ``log`` is where more is written than is said."""

    def __init__(self, window: "MainWindow", log: Path) -> None:
        super().__init__(window)
        self._window = window
        self._log = log
        self._coming: list[BaseException] = []
        self.bar = FaultBar(window)
        window.put_above(self.bar)

    def tell(self, error: BaseException) -> None:
        """Tell an error, after what is going on now has ended (it may be a paint)."""
        self._coming.append(error)
        if len(self._coming) == 1:
            QTimer.singleShot(0, self, self._tell_now)

    def tell_of_last_run(self, cut_off: CutOff) -> None:
        """Say what became of the last run, once its work is there to be seen."""
        if self._window.library is None:
            return
        if cut_off.trace:
            _log.error("the last run crashed:\n%s", cut_off.trace)
            self.bar.tell(_crashed, self._details(cut_off.trace))
        else:
            self.bar.tell(_ended, self._details(""))

    def _tell_now(self) -> None:
        errors, self._coming = self._coming, []
        error, agrees = errors[0], self._agrees()
        self.bar.tell(self._words_for(error, agrees), self._details("\n\n".join(trace_of(one) for one in errors)))

    def _agrees(self) -> bool:
        """Whether the document is what the library holds; where it is not, the library's is shown now."""
        session = self._window.session
        try:
            return session is None or session.agrees()
        except Problem:
            return True  # it cannot be read just now, which is told by others
        except Exception:  # noqa: BLE001 - it is the fault itself that goes on failing
            _log.exception("not read again")
            return False

    def _words_for(self, error: BaseException, agrees: bool) -> Callable[[], str]:
        """The sentence of a Problem that nobody caught; otherwise how it stands with the work."""

        def words() -> str:
            session = self._window.session
            if isinstance(error, Problem):
                return sentence(error)
            if session is not None and session.waiting:
                return T("Something in Vivencia went wrong, and not everything is saved yet. Save a copy to be safe.")
            if not agrees:
                return T("Something in Vivencia went wrong. The map is shown again as it is saved in the library.")
            return T("Something in Vivencia went wrong. Your work is saved up to the last change, and you can go on.")

        return words

    def _details(self, trace: str) -> str:
        about = f"Vivencia {__version__}, Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}"
        return f"{about}\n{self._log}\n{trace}".rstrip()


def _crashed() -> str:
    return T("Last time Vivencia came to a sudden end through an error of its own. Your work is here, up to the last "
             "change.")  # fmt: skip


def _ended() -> str:
    return T("Last time Vivencia was cut off, by the system or because the power failed. Your work is here, up to the "
             "last change.")  # fmt: skip
