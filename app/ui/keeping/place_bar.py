"""Says quietly that the library lies where others may damage it, and moves it where the person wants."""

from typing import TYPE_CHECKING

from app import keeping
from app.ui.message_bar import MessageBar
from app.words import T

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow


class PlaceBar(MessageBar):
    """Over the pages of a window; closed it comes again with the next start."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        window.put_above(self)

    def look(self) -> None:
        """Look where the library lies that is open now."""
        library = self._window.library
        place = keeping.troubled_place(library.path) if library is not None else None
        if place is None:
            self.hide()
            return
        if place == "network":
            text = T("This library lies on another computer. If the connection breaks or two people open it, it may be "
                     "damaged. Keep it on this computer and share projects as files.")  # fmt: skip
        else:
            text = T("This library lies in a synchronised folder. The program that synchronises it may damage it or "
                     "put older states back. Keep it on this computer and share projects as files.")  # fmt: skip
        self.say(text, T("Move to this computer"), self._move, stays=True)

    def _move(self) -> None:
        """A copy in the folder of this computer, which is the library from now on."""

        def told(target: object) -> None:
            said = T("The library is now {path}. The old one is still where it was.", path=target)
            self._window.start_page.notice.show_notice(lambda: said)

        self._window.navigation.swap(keeping.copy_to_this_computer, told, moves=True)
