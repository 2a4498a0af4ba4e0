"""The Qt actions of one window, made from the rows of ``actions.py``."""

from collections.abc import Callable, Iterator, Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from app.ui import keys as key_names
from app.ui.actions import ACTIONS, MENUS, Key, MenuSpec
from app.ui.icons import icon
from app.ui.theme import Tokens


class Actions(QObject):
    """The Qt actions of one window, by id; ``trigger`` is called with the id of what was chosen.

    ``chosen`` are the keys that a person gave to actions in place of the usual ones: portable texts by id.
    """

    def __init__(
        self, window: QWidget, trigger: Callable[[str], None], chosen: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(window)
        self._made: dict[str, QAction] = {}
        self._specs = {spec.id: spec for spec in ACTIONS}
        self._menus: list[tuple[MenuSpec, QMenu]] = []
        self._said: dict[str, str] = {}
        groups: dict[str, QActionGroup] = {}
        for spec in ACTIONS:
            action = QAction(window)
            action.setObjectName(spec.id)
            action.setShortcuts(self.usual_keys(spec.id))
            action.setMenuRole(spec.role)
            action.setCheckable(bool(spec.choice) or spec.toggle)
            if spec.choice:
                groups.setdefault(spec.choice, QActionGroup(window)).addAction(action)
            action.triggered.connect(lambda _checked=False, id_=spec.id: trigger(id_))
            window.addAction(action)
            self._made[spec.id] = action
        self.give_keys(chosen or {})
        self.retranslate()

    def __getitem__(self, id_: str) -> QAction:
        return self._made[id_]

    def __iter__(self) -> Iterator[str]:
        return iter(self._made)

    # -- keys ---------------------------------------------------------------------------------
    def usual_keys(self, id_: str) -> list[QKeySequence]:
        """The keys of an action where nobody gave it others."""
        return sequences(self._specs[id_].keys)

    def give_keys(self, chosen: Mapping[str, str]) -> None:
        """Every action has these keys now, or its usual ones; what is named but not there is left out."""
        for id_, action in self._made.items():
            keys = key_names.read(chosen[id_]) if id_ in chosen else self.usual_keys(id_)
            if keys != action.shortcuts():
                action.setShortcuts(keys)
                action.setToolTip(tip(action.iconText(), action.shortcut()))

    def fill(self, bar: QMenuBar) -> None:
        """Put the menus into a window's menu bar."""
        for spec in MENUS:
            menu = QMenu(bar)
            bar.addMenu(menu)
            self._fill_menu(menu, spec)
        self.retranslate()

    def retranslate(self) -> None:
        """Every text again, in the language in force; the window then lays the page's own words over them."""
        self._said.clear()
        for spec in ACTIONS:
            self.set_text(spec.id, spec.text())
        for menu_spec, menu in self._menus:
            menu.setTitle(menu_spec.text())

    def words(self, id_: str) -> str:
        """The words of an action where no page has others."""
        return self._specs[id_].text()

    def set_text(self, id_: str, text: str) -> None:
        """The words of an action, with its key in the tool tip."""
        if self._said.get(id_) == text:
            return
        self._said[id_] = text
        action = self._made[id_]
        action.setText(_escaped(text))
        action.setIconText(text.removesuffix("…"))
        action.setToolTip(tip(text.removesuffix("…"), action.shortcut()))

    def dress(self, colours: Tokens) -> None:
        """The icons in the colours of an appearance."""
        for spec in ACTIONS:
            if spec.icon:
                self._made[spec.id].setIcon(icon(spec.icon, colours))

    def _fill_menu(self, menu: QMenu, spec: MenuSpec) -> None:
        self._menus.append((spec, menu))
        for entry in spec.entries:
            if entry is None:
                menu.addSeparator()
            elif isinstance(entry, MenuSpec):
                inside = QMenu(menu)
                menu.addMenu(inside)
                self._fill_menu(inside, entry)
            else:
                menu.addAction(self._made[entry])


def sequences(keys: tuple[Key, ...]) -> list[QKeySequence]:
    """Key sequences without repeats; of a standard key only the platform's first, the others clash (Ctrl+D deletes)."""
    found: list[QKeySequence] = []
    for key in keys:
        one = key_names.of(key) if isinstance(key, str) else QKeySequence(key)
        if not one.isEmpty() and one not in found:
            found.append(one)
    return found


def tip(text: str, key: QKeySequence) -> str:
    """A tool tip: the words, and the key behind them."""
    shown = key_names.shown(key)
    return f"{text} ({shown})" if shown else text


def _escaped(text: str) -> str:
    """The text of an action with a name inside: its & is no access key."""
    return text.replace("&", "&&")
