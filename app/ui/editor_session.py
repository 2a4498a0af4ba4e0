"""What is found again at the next start: the map, what was selected on it, the panels and their widths."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

from app.canvas.board import Board
from app.canvas.focus import Ref, exists
from app.canvas.guard import guarded
from app.canvas.view import MapView
from app.ui.editor_part import EditorPart
from app.ui.settings import Last
from app.ui.theme import px

if TYPE_CHECKING:
    from app.ui.editor import Editor

WAIT_MS = 4000
"""So long after a change of place or selection it is on disk, in case the program does not end by itself."""
INSPECTOR = "view.inspector"
DRAWER_WIDTH = 560
"""Pixels at 100 % of which a drawer below the map can be worked with."""
_KINDS = ("card", "stage", "lane", "persona", "map", "cell")
SIDE_WIDTH, INSPECTOR_WIDTH = 280, 300
MAP_SHARE = 0.45
"""Of the page's width: less the panels leave the map only where they cannot be narrower."""


class Remembering(EditorPart):
    """Keeps where a person is, and puts a map before them as they left it."""

    def __init__(self, editor: "Editor") -> None:
        super().__init__(editor)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(WAIT_MS)
        self._soon.timeout.connect(self._keep)
        editor.split.splitterMoved.connect(self._moved)
        editor.split.installEventFilter(self)

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """The inspector is shown or put away."""
        return {INSPECTOR: self._toggle_inspector}

    def map_opened(self, board: Board, view: MapView) -> None:
        """As it was left."""
        settings = self.editor.settings
        settings.last = Last(self.editor.session.project_id, board.map_id)
        settings.save()
        self.set_widths()
        self.show_inspector(self._wants_inspector)
        if self.editor.inspector is not None:
            self.editor.inspector.wanted.connect(partial(self.show_inspector, True))
        found = (Ref(*one) for one in settings.selection(board.map_id) if one[0] in _KINDS)  # type: ignore[arg-type]
        board.select(*(ref for ref in found if exists(board.document, ref)))
        board.selection_changed.connect(self._soon.start)
        view.scrolled.connect(self._soon.start)

    def map_left(self, board: Board, view: MapView) -> None:
        """Keep what is selected."""
        self._soon.stop()
        self._remember_selection(board)

    def close(self) -> None:
        """The page goes."""
        self._soon.stop()

    # -- the panels ---------------------------------------------------------------------------
    @property
    def _wants_inspector(self) -> bool:
        return self.editor.settings.shown.get(INSPECTOR, True)

    def _toggle_inspector(self) -> None:
        inspector = self.editor.inspector
        self.show_inspector(inspector.isHidden() if inspector is not None else not self._wants_inspector)

    def make_room(self, *, needed: bool) -> None:
        """Put the inspector away while a drawer is ``needed`` that would be too narrow beside it; then bring it back.

        Whoever asks for the inspector meanwhile has it.
        """
        inspector = self.editor.inspector
        if inspector is None or not self._wants_inspector:
            return
        if not needed:
            self._see_inspector(True)
        elif not inspector.isHidden() and self.editor.split.sizes()[1] < px(DRAWER_WIDTH):
            self._see_inspector(False)

    def show_inspector(self, on: bool) -> None:
        """Show the inspector, or put it away; so for every map from now on."""
        self.editor.settings.shown[INSPECTOR] = on
        self._see_inspector(on)

    def _see_inspector(self, on: bool) -> None:
        self.editor.table[INSPECTOR].setChecked(on)
        if self.editor.inspector is not None:
            if not on and self.editor.inspector.isAncestorOf(self.editor.inspector.window().focusWidget()):
                self.editor.setFocus()
            self.editor.inspector.setVisible(on)

    def set_widths(self) -> None:
        """The panels as wide as they were left, and the map no less than its share of the page."""
        split, widths = self.editor.split, self.editor.settings.widths
        side, inspector = px(widths.get("side", SIDE_WIDTH)), px(widths.get("inspector", INSPECTOR_WIDTH))
        wanted = (side if not self.editor.side.isHidden() else 0) + (inspector if self._wants_inspector else 0)
        share = min(1.0, (1 - MAP_SHARE) * split.width() / max(wanted, 1)) if split.isVisible() else 1.0
        split.setSizes([round(share * side), 100_000, round(share * inspector)])

    @guarded(False)
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """In another window size the map keeps its share."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            QTimer.singleShot(0, self, self._keep_share)
        return False

    def _keep_share(self) -> None:
        """Narrow the panels where they leave the map too little; what a hand has made wider stays so otherwise."""
        split = self.editor.split
        sizes = split.sizes()
        if self.board is not None and sizes[1] < MAP_SHARE * sum(sizes):
            self.set_widths()

    def _moved(self) -> None:
        """Keep the widths, in pixels of 100 %, of what can be seen."""
        split, widths = self.editor.split, self.editor.settings.widths
        for at, name in ((0, "side"), (2, "inspector")):
            widget = split.widget(at)
            if widget is not None and widget.isVisible():
                widths[name] = round(split.sizes()[at] * 100 / px(100))
        self._soon.start()

    def _keep(self) -> None:
        board = self.board
        if board is not None:
            self.editor.keep_place()
            self._remember_selection(board)
            self.editor.settings.save()

    def _remember_selection(self, board: Board) -> None:
        chosen = tuple((ref.kind, ref.id, ref.lane_id) for ref in board.selection)
        self.editor.settings.remember_selection(board.map_id, chosen)
