"""A narrow rail of things that can be dragged onto the map, and the lists that open beside it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from app.canvas.guard import guarded
from app.canvas.new_things import New
from app.ui.theme import px, set_role

ICON = 20
"""Pixels of an icon at 100 %."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something to add: its name, its symbol, and what it is, all in the language in force."""

    id: str
    name: str
    icon: str
    new: New


@dataclass(frozen=True, slots=True)
class Drawer:
    """Several kinds of one thing, in a list of their own."""

    id: str
    name: str
    icon: str
    entries: tuple[Entry, ...]


class PaletteButton(QToolButton):
    """A thing that is dragged off or clicked; Enter is a click too."""

    pulled = Signal(object)
    """The Entry is dragged from now on."""
    carried = Signal(QPoint, object)
    """Where on the screen it is, and the modifier keys."""
    dropped = Signal(QPoint, object)

    def __init__(self, thing: Entry | Drawer, parent: QWidget) -> None:
        super().__init__(parent)
        self.thing = thing
        self._from: QPoint | None = None
        self._away = False
        self.setAutoRaise(True)
        self.setIconSize(QSize(px(ICON), px(ICON)))
        self.setAccessibleName(thing.name)

    @guarded()
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Perhaps the beginning of a drag."""
        self._away = False
        self._from = event.position().toPoint() if event.button() == Qt.MouseButton.LeftButton else None
        super().mousePressEvent(event)

    @guarded()
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Far enough from where it was pressed it is a drag."""
        point = event.position().toPoint()
        entry = self.thing
        if self._from is not None and not self._away and isinstance(entry, Entry):
            self._away = (point - self._from).manhattanLength() >= QApplication.startDragDistance()
            if self._away:
                self.setDown(False)
                self.pulled.emit(entry)
        if self._away:
            self.carried.emit(event.globalPosition().toPoint(), event.modifiers())
        else:
            super().mouseMoveEvent(event)

    @guarded()
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of what is dragged, or a click."""
        away, self._away, self._from = self._away, False, None
        if away and event.button() == Qt.MouseButton.LeftButton:
            self.setDown(False)
            self.dropped.emit(event.globalPosition().toPoint(), event.modifiers())
        else:
            super().mouseReleaseEvent(event)

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is a click, the arrows go to what is above and below."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)


class PaletteRail(QFrame):
    """Buttons one below the other, in groups."""

    chosen = Signal(object)
    """An Entry was clicked."""
    opened = Signal(object)
    """The button of a Drawer was clicked."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("paletteRail")
        self.buttons: dict[str, PaletteButton] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(5), px(8), px(5), px(8))
        self._column.setSpacing(px(2))

    def furnish(self, groups: Sequence[Sequence[Entry | Drawer]]) -> None:
        """These things, anew."""
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.buttons = {}
        for number, group in enumerate(groups):
            if number:
                self._line()
            for thing in group:
                button = self.buttons[thing.id] = PaletteButton(thing, self)
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
                button.clicked.connect(lambda _=False, b=button: self._clicked(b))
                self._column.addWidget(button)
        self._column.addStretch(1)

    def _line(self) -> None:
        line = QFrame(self)
        set_role(line, "rule")
        self._column.addSpacing(px(4))
        self._column.addWidget(line)
        self._column.addSpacing(px(4))

    def _clicked(self, button: PaletteButton) -> None:
        if isinstance(button.thing, Entry):
            self.chosen.emit(button.thing)
        else:
            self.opened.emit(button)


class PaletteDrawer(QFrame):
    """The kinds of one thing beside the rail; it goes when the keys go elsewhere."""

    chosen = Signal(object)
    """An Entry was clicked."""
    gone = Signal()
    """It was closed, by whatever way."""

    def __init__(self, drawer: Drawer, icon: Callable[[str], QIcon], opener: PaletteButton, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = parent
        self.setObjectName("paletteDrawer")
        self.setAccessibleName(drawer.name)
        self.opener = opener
        self._open = True
        self.carrying = False
        """Something of it is being dragged: it is out of the way, but alive."""
        grid = QGridLayout(self)
        grid.setContentsMargins(px(8), px(6), px(8), px(8))
        grid.setSpacing(px(2))
        title = QLabel(drawer.name, self)
        set_role(title, "section")
        title.setContentsMargins(px(8), 0, 0, px(2))
        columns = 2 if len(drawer.entries) > 6 else 1
        grid.addWidget(title, 0, 0, 1, columns)
        lines = -(-len(drawer.entries) // columns)
        self.buttons: list[PaletteButton] = []
        for at, entry in enumerate(drawer.entries):
            button = PaletteButton(entry, self)
            button.setText(entry.name.replace("&", "&&"))
            button.setIcon(icon(entry.icon))
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.clicked.connect(lambda _=False, e=entry: self._choose(e))
            grid.addWidget(button, 1 + at % lines, at // lines)
            self.buttons.append(button)
        QApplication.instance().focusChanged.connect(self._focus_went)  # type: ignore[union-attr]

    def open_beside(self) -> None:
        """At the right of the button that opened it, inside the window."""
        self.adjustSize()
        page = self._page
        corner = self.opener.mapTo(page, QPoint(self.opener.width() + px(8), 0))
        self.move(corner.x(), max(0, min(corner.y(), page.height() - self.height() - px(8))))
        self.show()
        self.raise_()
        self.buttons[0].setFocus(Qt.FocusReason.PopupFocusReason)

    def step_aside(self) -> None:
        """Out of the way while something of it is dragged; hidden it would lose the mouse."""
        self.carrying = True
        self.move(-2 * self.width(), 0)

    def put_away(self) -> None:
        """Close it, for good."""
        if self._open:
            self._open = False
            QApplication.instance().focusChanged.disconnect(self._focus_went)  # type: ignore[union-attr]
            self.hide()
            self.deleteLater()
            self.gone.emit()

    def _choose(self, entry: Entry) -> None:
        self.put_away()
        self.chosen.emit(entry)

    def _focus_went(self, _old: QWidget | None, now: QWidget | None) -> None:
        inside = now is not None and (now is self.opener or self.isAncestorOf(now))
        if not inside and not self.carrying:
            self.put_away()

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes it and goes back to its button."""
        if event.key() == Qt.Key.Key_Escape:
            self.opener.setFocus(Qt.FocusReason.PopupFocusReason)
            self.put_away()
        else:
            super().keyPressEvent(event)
