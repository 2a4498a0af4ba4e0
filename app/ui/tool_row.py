"""The tools above the map; what a narrow window has no room for is in a menu at their end."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from app.canvas.guard import guarded
from app.domain.records import EMOTIONS
from app.ui.action_table import Actions
from app.ui.icons import icon
from app.ui.theme import Tokens, set_role
from app.words import T

FaceIcon = Callable[[int | None], QIcon]
FACES = tuple(f"card.face_{n}" for n in (*range(1, 6), 0))
FIRST = (("project.home",), ("edit.undo", "edit.redo"), ("card.add", "stage.add", "lane.add"), FACES)
LAST = ("card.capture", "edit.find", "view.filter", "view.outline")
WORDED = ("card.add", "stage.add", "lane.add")
LEAVING = (("view.outline",), ("view.filter",), ("edit.find",), ("card.capture",), FACES, ("lane.add",),
           ("stage.add",), ("edit.redo", "edit.undo"))  # fmt: skip
"""What goes into the menu first, next, and so on."""


class ToolRow(QFrame):
    """What is used all the time: undo, add, faces; at the right capture, find, filter, outline and the poster."""

    def __init__(self, actions: Actions, face: FaceIcon, colours: Tokens) -> None:
        super().__init__()
        set_role(self, "bar")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # the window may be narrower
        self._actions = actions
        self.buttons: dict[str, QToolButton] = {}
        self._lines: list[tuple[QFrame, tuple[str, ...]]] = []
        """Each line with the buttons that it parts from what stands before."""
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(10, 6, 10, 6)
        self._row.setSpacing(4)
        for group in FIRST:
            if self.buttons:
                self._line(group)
            self._group(group)
        for id_ in FACES:
            set_role(self.buttons[id_], "face")
        space = QWidget()
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._row.addWidget(space)
        self._group(LAST)
        self.more = QToolButton(self)
        self.more.setAutoRaise(True)
        self.more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(QMenu(self.more))
        self._row.addWidget(self.more)
        self._line((*LAST, "more"))
        self._poster = QToolButton(self)
        set_role(self._poster, "primary")
        self._poster.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        poster = actions["poster.export"]
        self._poster.clicked.connect(poster.trigger)
        poster.enabledChanged.connect(self._poster.setEnabled)
        self._row.addWidget(self._poster)
        self.dress(face, colours)
        self.retranslate()

    def _group(self, ids: tuple[str, ...]) -> None:
        for id_ in ids:
            button = self.buttons[id_] = QToolButton(self)
            button.setDefaultAction(self._actions[id_])
            button.setAutoRaise(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
            self._row.addWidget(button)

    def _line(self, of: tuple[str, ...]) -> None:
        line = QFrame(self)
        set_role(line, "upright")
        self._row.addSpacing(4)
        self._row.addWidget(line)
        self._row.addSpacing(4)
        self._lines.append((line, of))

    def below(self, id_: str) -> QPoint:
        """Where a menu of that button opens; of one that has no room here, under the menu that it is in."""
        button = self.buttons[id_]
        button = self.more if button.isHidden() else button
        return button.mapToGlobal(QPoint(0, button.height() + 2))

    def dress(self, face: FaceIcon, colours: Tokens) -> None:
        """The faces in colour, the printer in the colour of its button; the other icons come with their actions."""
        self._poster.setIcon(icon("printer", colours, colours.on_accent))
        self.more.setIcon(icon("ellipsis", colours))
        for at, emotion in enumerate((*EMOTIONS, None)):
            self._actions[f"card.face_{0 if emotion is None else at + 1}"].setIcon(face(emotion))
        self._fit()

    def retranslate(self) -> None:
        """The words of the poster button and of the menu; the other buttons have those of their actions."""
        self._poster.setText(T("Poster"))
        self._poster.setToolTip(self._actions["poster.export"].toolTip())
        self.more.setToolTip(T("More tools"))
        self.more.setAccessibleName(T("More tools"))
        self._fit()

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many words and buttons as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Words beside the icons while there is room; then icons alone; then buttons go into the menu."""
        self._put_away(set())
        for style in (Qt.ToolButtonStyle.ToolButtonTextBesideIcon, Qt.ToolButtonStyle.ToolButtonIconOnly):
            for button in (*(self.buttons[id_] for id_ in WORDED), self._poster):
                button.setToolButtonStyle(style)
            if self._fits():
                return
        away: set[str] = set()
        for ids in LEAVING:
            away.update(ids)
            self._put_away(away)
            if self._fits():
                return

    def _fits(self) -> bool:
        self._row.invalidate()
        return self._row.sizeHint().width() <= self.width()

    def _put_away(self, away: set[str]) -> None:
        """These buttons are in the menu, in the order that they have in the row."""
        for id_, button in self.buttons.items():
            button.setVisible(id_ not in away)
        self.more.setVisible(bool(away))
        for line, of in self._lines:
            line.setVisible(any(id_ not in away for id_ in of))
        menu = self.more.menu()
        menu.clear()
        for ids in (*FIRST, LAST):
            hidden = [self._actions[id_] for id_ in ids if id_ in away]
            if hidden and not menu.isEmpty():
                menu.addSeparator()
            menu.addActions(hidden)
