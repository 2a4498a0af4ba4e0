"""One facet of a filter: a button with the values that are on the map, several of which can be chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from app.canvas.guard import guarded
from app.domain.facets import Values
from app.domain.records import Value
from app.words import T

LONGEST = 28  # letters of the button's words


class StayingMenu(QMenu):
    """A menu of choices that stays open while one ticks them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.installEventFilter(self)

    @guarded(fallback=False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click, Space or Enter ticks a choice; Escape or a click beside it closes."""
        action: QAction | None = self.activeAction()
        ticks = event.type() == QEvent.Type.MouseButtonRelease
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            ticks = event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if ticks and action is not None and action.isCheckable() and action.isEnabled():
            action.trigger()
            return True
        return super().eventFilter(watched, event)


class FacetButton(QToolButton):
    """Says what is chosen of a facet and opens its values."""

    chosen = Signal(object)
    """The values ticked now, as a frozenset."""

    def __init__(self, facet: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.facet = facet
        self._name = ""
        self._values: Values = frozenset()
        self._ticks: list[tuple[Value | None, QAction]] = []
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.choices = StayingMenu(self)
        self.clicked.connect(self.open)

    def open(self) -> None:
        """Show the values below the button."""
        self.choices.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def show_values(self, name: str, choices: Sequence[tuple[Value | None, str, int]], values: Values) -> None:
        """Offer these (value, words, count of cards), with ``values`` ticked."""
        self._name, self._values = name, values
        offered = [(value, _line(words, count)) for value, words, count in choices]
        if [(value, action.text()) for value, action in self._ticks] != offered:
            for _, action in self._ticks:
                self.choices.removeAction(action)
                action.deleteLater()
            self._ticks = [(value, self._tick(value, line)) for value, line in offered]
        for value, action in tuple(self._ticks):
            action.blockSignals(True)  # nobody has ticked it
            action.setChecked(value in values)
            action.blockSignals(False)
        words = [words for value, words, _ in choices if value in values]
        self._say(words)

    def _tick(self, value: Value | None, line: str) -> QAction:
        action = QAction(line, self.choices)  # made here, so that Python knows when it is gone
        action.setCheckable(True)
        action.toggled.connect(lambda on, v=value: self._toggle(v, on=on))
        self.choices.addAction(action)
        return action

    def _toggle(self, value: Value | None, *, on: bool) -> None:
        values = self._values | {value} if on else self._values - {value}
        if values != self._values:
            self._values = values
            self.chosen.emit(values)

    def _say(self, words: Sequence[str]) -> None:
        text = self._name
        if words:
            text = f"{self._name}: {', '.join(words)}"
            if len(text) > LONGEST:
                text = f"{self._name}: {words[0][:LONGEST]}" + (f" +{len(words) - 1}" if len(words) > 1 else "")
        self.setText(text.replace("&", "&&") + " ⌄")
        self.setProperty("chosen", bool(words))
        self.style().unpolish(self)
        self.style().polish(self)
        full = f"{self._name}: {', '.join(words)}" if words else self._name
        self.setAccessibleName(full)
        self.setToolTip(T("Choose cards by: {name}", name=self._name))


def _line(words: str, count: int) -> str:
    return f"{words}\t{count}".replace("&", "&&")
