"""How a person looks at the map: how dense, in which colours, what is collapsed.  No edit; kept for each map."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from app.canvas.board import Board
from app.canvas.focus import Ref, cell_of
from app.canvas.folds import FoldGrip
from app.canvas.view import MapView
from app.layout.coloring import FIRST
from app.layout.display import Display
from app.layout.route import route_name
from app.ui.coloring_choice import ask_coloring
from app.ui.editor_part import EditorPart
from app.words import T


class Displaying(EditorPart):
    """The actions of the View menu that show the map in another way; ``menu`` is the one that was opened last."""

    menu: QMenu | None = None

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Change the density, collapse and open."""
        return {
            "view.density": self._change_density,
            "view.route": self._toggle_route,
            "view.choose_route": self._choose_route,
            "view.details": self._toggle_details,
            "view.mood": self._toggle_mood,
            "view.collapse": self._collapse,
            "view.open_all": self._open_all,
            **{f"view.color_{by}": partial(self._color, by) for by in FIRST},
            "view.color_other": self._color_other,
        }

    def is_enabled(self, action_id: str) -> bool:
        """Something must be selected to be collapsed, or collapsed to be opened."""
        board = self.board
        if board is None:
            return False
        if action_id == "view.collapse":
            return bool(self._places(board))
        if action_id == "view.choose_route":
            return bool(board.document.routes(board.map_id))
        if action_id == "view.open_all":
            return bool(board.drawing.collapsed)
        return True

    def own_words(self) -> Mapping[str, str]:
        """Whether the next time collapses or opens."""
        board = self.board
        places = self._places(board) if board is not None else []
        if board is None or not places:
            return {}
        opens = all(ref.id in board.drawing.collapsed for ref in places)
        if places[0].kind == "stage":
            return {"view.collapse": T("Open the stage") if opens else T("Collapse the stage")}
        return {"view.collapse": T("Open the lane") if opens else T("Collapse the lane")}

    def map_opened(self, board: Board, view: MapView) -> None:
        """Bands open under the mouse."""
        view.grips.append(FoldGrip(board))
        board.display_changed.connect(self.editor.state_changed)
        board.display_changed.connect(self._tick)
        self._tick()

    def _tick(self) -> None:
        """The actions show what is in force, and the settings keep it."""
        board = self.board
        if board is not None:
            self.editor.settings.remember_display(board.map_id, board.display)
            self.editor.table["view.density"].setChecked(board.display.density == "chronological")
            self.editor.table["view.route"].setChecked(board.display.route)
            self.editor.table["view.details"].setChecked(board.display.details)
            self.editor.table["view.mood"].setChecked(board.display.mood)
            shown = board.display
            usual = shown.color_by in FIRST and not shown.segment
            self.editor.table[f"view.color_{shown.color_by if usual else 'other'}"].setChecked(True)

    def _color(self, by: str, segment: str = "") -> None:
        """What the edges of the cards tell."""
        if self.board is not None:
            self.board.show_as(replace(self.board.display, color_by=by, segment=segment))

    def _color_other(self) -> None:
        """Choose among all that cards tell here."""
        board = self.board
        if board is None:
            return
        chosen = ask_coloring(self.editor.window(), board)
        if chosen is not None:
            self._color(*chosen)
        self._tick()

    def _toggle_route(self) -> None:
        """A line joins the touchpoints, or not."""
        board = self.board
        if board is not None:
            board.show_as(replace(board.display, route=not board.display.route))
        self._tick()

    def _choose_route(self) -> None:
        """A menu of all ways through the map: no line, that of every contact, or one of the routes."""
        board, view = self.board, self.view
        if board is None or view is None:
            return
        shown = board.display
        menu = QMenu(self.editor)
        menu.setObjectName("routes")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(T("Show a route…"))
        group = QActionGroup(menu)
        words = board.words()
        ways = [
            (T("No route"), replace(shown, route=False)),
            (T("All contacts"), replace(shown, route=True, route_id="")),
        ]
        routes = board.document.routes(board.map_id)
        ways += [(route_name(route, words), replace(shown, route=True, route_id=route.id)) for route in routes]
        for name, display in ways:
            action = menu.addAction(name.replace("&", "&&"))
            action.setCheckable(True)
            same = display.route == shown.route and (not shown.route or display.route_id == shown.route_id)
            action.setChecked(same)
            action.triggered.connect(partial(self._show_as, display))
            group.addAction(action)
        menu.popup(view.viewport().mapToGlobal(view.viewport().rect().center()))
        self.menu = menu

    def _show_as(self, display: Display, _checked: object = None) -> None:
        if self.board is not None:
            self.board.show_as(display)

    def _toggle_details(self) -> None:
        """All that is said of the cards stands on them, or what has a mark alone."""
        if self.board is not None:
            self.board.show_as(replace(self.board.display, details=not self.board.display.details))
        self._tick()

    def _toggle_mood(self) -> None:
        """The curve has the mood before each touchpoint beside it, or not."""
        if self.board is not None:
            self.board.show_as(replace(self.board.display, mood=not self.board.display.mood))
        self._tick()

    def _change_density(self) -> None:
        """Cards packed in their cells, or each touchpoint at a step of its own under the curve."""
        board = self.board
        if board is not None:
            usual = board.display.density == "chronological"
            board.show_as(replace(board.display, density="compact" if usual else "chronological"))
            if self.view is not None and board.focus is not None:
                self.view.reveal(board.focus)
        self._tick()

    # -- collapsing ---------------------------------------------------------------------------
    def _places(self, board: Board) -> list[Ref]:
        """The selected stages and lanes; or the stage of the selected card or cell."""
        heads = [ref for ref in board.selection if ref.kind in ("stage", "lane")]
        cell = cell_of(board.document, board.focus) if board.focus is not None else None
        if not heads and cell is not None and cell[0] is not None:
            heads = [Ref("stage", cell[0])]
        return heads

    def _collapse(self) -> None:
        """Collapse what is selected, or open it if all of it is collapsed."""
        board = self.board
        places = self._places(board) if board is not None else []
        if board is None or not places:
            return
        ids = [ref.id for ref in places]
        if all(id_ in board.drawing.collapsed for id_ in ids):
            board.open_again(*ids)
        else:
            board.select(*places)
            board.collapse(*ids)
        if self.view is not None:
            self.view.reveal(places[-1])

    def _open_all(self) -> None:
        if self.board is not None:
            self.board.open_again(*self.board.display.collapsed)
