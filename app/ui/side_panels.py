"""The panels at the left of the map: one at a time, each shown and put away by an action of its own."""

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.ui.action_table import Actions
from app.ui.settings import Settings


class SidePanels:
    """Knows which panel is wanted; another one that is asked for takes its place."""

    def __init__(self, stack: QStackedWidget, settings: Settings, table: Actions) -> None:
        self._stack = stack
        self._shown = settings.shown
        self._table = table
        self._made: dict[str, tuple[QWidget, Callable[[], object]]] = {}

    def add(self, action: str, panel: QWidget, changed: Callable[[], object]) -> None:
        """One more panel; ``changed`` is called when it is wanted, or not any more."""
        self._stack.addWidget(panel)
        self._made[action] = panel, changed

    def wants(self, action: str) -> bool:
        """Whether the panel of an action is asked for."""
        return self._shown.get(action, False)

    def want(self, action: str, on: bool) -> None:
        """Ask for a panel, or for none."""
        others = [other for other in self._made if other != action and on and self.wants(other)]
        for other in others:
            self._shown[other] = False
            self._made[other][1]()
        self._shown[action] = on
        self._made[action][1]()

    def show(self, action: str, there: bool) -> bool:
        """Have a panel seen, or not, as it is wanted, where ``there`` is a map; whether it is seen now."""
        self._table[action].setChecked(self.wants(action))
        panel, seen = self._made[action][0], there and self.wants(action)
        if seen:
            self._stack.setCurrentWidget(panel)
            self._stack.show()
        elif self._stack.currentWidget() is panel or not any(map(self.wants, self._made)):
            self._stack.hide()
        return seen
