"""The drawer as a part of the editor: its actions, its height, and when it reads the map."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer

from app.canvas.board import Board
from app.canvas.view import MapView
from app.ui.editor_part import EditorPart
from app.ui.editor_session import Remembering
from app.ui.insight.drawer import Drawer
from app.ui.insight.pages import PAGES
from app.ui.insight.reminder import Reminder
from app.ui.theme import Tokens, px

if TYPE_CHECKING:
    from app.ui.editor import Editor

ACTION = "view.insight"
HEIGHT = 300
"""Of the drawer, in pixels of 100 %, until somebody drags its edge."""


class Insight(EditorPart):
    """Shows the drawer or puts it away; so for every map from now on."""

    def __init__(self, editor: "Editor") -> None:
        super().__init__(editor)
        self.drawer = Drawer(editor)
        self.drawer.hide()
        editor.stack.addWidget(self.drawer)
        editor.stack.setStretchFactor(0, 1)
        editor.stack.setStretchFactor(1, 0)
        editor.stack.setCollapsible(0, False)
        editor.stack.setCollapsible(1, False)
        editor.stack.splitterMoved.connect(self._moved)
        self.reminder = Reminder(editor)
        editor.status.remind(self.reminder)
        self.drawer.left.connect(self._to_map)
        self.drawer.dismissed.connect(self.reminder.soon)
        self.drawer.closed.connect(partial(self.show_drawer, False))
        self.drawer.turned.connect(self._remember_page)

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Show the drawer or put it away; go to one of its pages."""
        pages = {f"insight.{spec.code}": partial(self.show_page, spec.code) for spec in PAGES}
        return {ACTION: self._toggle, **pages}

    @property
    def _wanted(self) -> bool:
        return self.editor.settings.shown.get(ACTION, False)

    def _toggle(self) -> None:
        self.show_drawer(not self._wanted)
        if self._wanted:
            self.drawer.enter()

    def show_page(self, code: str) -> None:
        """Open the drawer at a page, with the keyboard in it."""
        self.show_drawer(True)
        self.drawer.turn_to(code)
        self.drawer.enter()

    def show_drawer(self, on: bool) -> None:
        """Show the drawer, or put it away."""
        self.editor.settings.shown[ACTION] = on
        self.editor.table[ACTION].setChecked(on)
        shown = on and self.board is not None
        if not shown and self.drawer.isAncestorOf(self.drawer.window().focusWidget()):
            self._to_map()
        newly, gone = shown and self.drawer.isHidden(), not shown and not self.drawer.isHidden()
        self.drawer.setVisible(shown)
        if newly or gone:
            QTimer.singleShot(0, self, self._make_room)
        if newly:
            height = px(self.editor.settings.widths.get("drawer", HEIGHT))
            self.editor.stack.setSizes([100_000, height])
            self.drawer.turn_to(self.editor.settings.pages.get("drawer", PAGES[0].code))

    def _make_room(self) -> None:
        """Once the panels have their places."""
        self.editor.part(Remembering).make_room(needed=not self.drawer.isHidden())

    def _moved(self) -> None:
        """Keep the height, in pixels of 100 %."""
        if self.drawer.isVisible():
            self.editor.settings.widths["drawer"] = round(self.editor.stack.sizes()[1] * 100 / px(100))

    def _remember_page(self, code: str) -> None:
        self.editor.settings.pages["drawer"] = code

    def _to_map(self) -> None:
        if self.view is not None:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- maps ---------------------------------------------------------------------------------
    def map_opened(self, board: Board, view: MapView) -> None:
        """The drawer is about another map."""
        board.selection_changed.connect(self.drawer.follow_selection)
        self.show_drawer(self._wanted)
        self.drawer.stale()
        self.reminder.soon()

    def map_left(self, board: Board, view: MapView) -> None:
        """Without a map there is nothing to say."""
        board.selection_changed.disconnect(self.drawer.follow_selection)
        self.drawer.hide()
        self.reminder.stop()

    def edited(self) -> None:
        """The map says something else now."""
        self.drawer.stale()
        self.reminder.soon()

    def retranslate(self) -> None:
        """Everything in the language in force."""
        self.drawer.retranslate()
        self.reminder.soon()

    def dress(self, colours: Tokens) -> None:
        """The colours of an appearance."""
        self.drawer.dress(colours)
        self.reminder.dress(colours)
