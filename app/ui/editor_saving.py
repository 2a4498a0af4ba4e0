"""What could not be written stays on the screen, is told quietly, and is written as soon as it can be."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from app.canvas.board import Board
from app.canvas.view import MapView
from app.ui.editor_part import EditorPart
from app.ui.rescue import ask_copy
from app.ui.unsaved_bar import UnsavedBar
from app.words import T
from app.words.problems_of_libraries import waits

if TYPE_CHECKING:
    from app.session import EditSession
    from app.ui.editor import Editor

AGAIN_MS = 2000


class Saving(EditorPart):
    """Looks after what waits in the session."""

    def __init__(self, editor: "Editor") -> None:
        super().__init__(editor)
        self._bar = UnsavedBar(editor)
        self._bar.again.clicked.connect(self.try_now)
        self._bar.copy.clicked.connect(self._copy)
        editor.above.addWidget(self._bar)
        self._again = QTimer(self)
        self._again.setInterval(AGAIN_MS)
        self._again.timeout.connect(self.try_now)
        editor.session.waiting.changed = self._show

    def map_opened(self, board: Board, view: MapView) -> None:
        """Something may wait from the beginning: what the program left that was ended before it was saved."""
        self._show()

    def edited(self) -> None:
        """An edit is on disk, or waits."""
        self._show()

    def retranslate(self) -> None:
        """In the language in force."""
        self._bar.retranslate()
        self._show()

    def close(self) -> None:
        """The page goes."""
        self._again.stop()
        self.editor.session.waiting.changed = bool

    def try_now(self) -> None:
        """Write what waits, if it can be; what others made impossible is shown with its words."""
        session = self.editor.session
        if session.waiting:
            self.editor.attempt(self._save)
        elif session.library.reserve.spent and session.library.reserve.keep():
            self.editor.messages.say(T("There is room on the disk again."))
        self._show()

    def _save(self) -> None:
        lost = self.editor.session.save_waiting()
        if lost:
            self.editor.messages.say(_not_put_in(lost), bad=True)
        elif not self.editor.session.waiting:
            self.editor.messages.say(T("Everything is saved again."))

    def _show(self) -> None:
        """The bar is there exactly as long as something waits, or what is saved takes the last room on the disk."""
        waiting = self.editor.session.waiting
        if waiting and waiting.why is not None:
            self._tell(waits(waiting.why))
            self.editor.show_status()
        elif self.editor.session.library.reserve.spent:
            self._tell(
                T("The disk is full. What you do is still saved, in the room kept for it: make room on the disk.")
            )
        elif not self._bar.isHidden():
            self._again.stop()
            self._bar.hide()
            self.editor.show_status()

    def _tell(self, text: str) -> None:
        """Say it, and try again by itself."""
        if not self._again.isActive():
            self._again.start()
        self._bar.tell(text)

    def _copy(self) -> None:
        """A copy elsewhere; the library goes on being tried."""
        path = ask_copy(self.editor, self.editor.session)
        if path is not None:
            self.editor.messages.say(T("A copy is in {path}.", path=path), stays=True)


def came_back(session: "EditSession") -> tuple[str, str]:
    """What is said of what a program left that was ended: the words that found no place any more, and what did."""
    homeless = [one.draft.text for one in session.recovered if one.problem is not None]
    bad = [_not_put_in(session.lost)] if session.lost else []
    if homeless:
        bad.append(T("This was being typed, but its place is gone: {text}", text=" · ".join(homeless)))
    good: list[str] = []
    if session.brought_back:
        good.append(T("{n} change that could not be saved before is put in.",
                      "{n} changes that could not be saved before are put in.", n=session.brought_back))  # fmt: skip
    typed = len(session.recovered) - len(homeless)
    if typed:
        good.append(T("{n} text that was being typed was recovered.",
                      "{n} texts that were being typed were recovered.", n=typed))  # fmt: skip
    return " ".join(bad), " ".join(good)


def _not_put_in(words: Iterable[str]) -> str:
    return T("Others changed the same meanwhile, so this was not put in: {text}", text=" · ".join(words))
