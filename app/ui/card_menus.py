"""The small menus that ask what a card should say."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QActionGroup, QIcon
from PySide6.QtWidgets import QMenu, QWidget

from app.domain.fields import field_of
from app.domain.records import Value
from app.words import T
from app.words.fields import choice_name, field_name


def choice_menu(
    parent: QWidget, key: str, now: Value | None, icon: Callable[[str], QIcon], say: Callable[[Value | None], object]
) -> QMenu:
    """The choices of a field of cards, each with its sign, and nothing; the one in force is ticked."""
    menu = QMenu(parent)
    menu.setObjectName("choices")
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setAccessibleName(field_name("card", key))
    group = QActionGroup(menu)
    spec = field_of("card", key)
    entries: list[tuple[Value | None, str, str]] = [
        (choice, choice_name("card", key, choice), f"{key}:{choice}") for choice in spec.choices
    ]
    if spec.type == "flag":
        entries = [(True, field_name("card", key), f"mark:{key}")]
    for value, name, sign in [*entries, (None, T("Nothing said"), "face:none")]:
        action = menu.addAction(name)
        action.setIcon(icon(sign))
        action.setCheckable(True)
        action.setChecked(value == now)
        action.triggered.connect(lambda _=False, chosen=value: say(chosen))
        group.addAction(action)
        if value == now:
            menu.setActiveAction(action)
    return menu
