"""A menu that is made when it is opened for the first time."""

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QWidget


def lazy_menu(parent: QWidget, fill: Callable[[QMenu], object]) -> QMenu:
    """A menu that ``fill`` puts its actions into, when it is opened for the first time."""
    menu = QMenu(parent)

    def open_first() -> None:
        menu.aboutToShow.disconnect(open_first)
        fill(menu)

    menu.aboutToShow.connect(open_first)
    return menu
