"""The outline beside the map, kept in step both ways."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt
from PySide6.QtGui import QIcon

from app.canvas.board import Board
from app.canvas.focus import Ref
from app.canvas.symbol_icon import symbol_icon
from app.canvas.view import MapView
from app.domain.records import EMOTIONS
from app.ui.editor_part import EditorPart
from app.ui.editor_places import EditorPlaces
from app.ui.editor_session import Remembering
from app.ui.outline import OutlineCells, OutlinePanel
from app.ui.outline_model import NOTHING, OutlineModel
from app.ui.theme import Tokens, px

if TYPE_CHECKING:
    from app.ui.editor import Editor

ACTION = "view.outline"
MOST_OPEN = 500
"""A map of more cards comes with its lanes closed."""
_Flag = QItemSelectionModel.SelectionFlag


class Outlining(EditorPart):
    """Owns the panel.  Either the map or the tree leads; the other follows without answering."""

    def __init__(self, editor: "Editor") -> None:
        super().__init__(editor)
        self._icons: dict[str, QIcon] = {}
        self._busy = False
        self._told = False
        self._open_before: set[Ref] | None = None
        """What was open before letters were looked for."""
        self.model = OutlineModel(self._icon, self._rename, self)
        self.panel = OutlinePanel(self.model, editor.table["card.edit"])
        editor.panels.add(ACTION, self.panel, self._show)
        self.panel.left.connect(self._to_map)
        self.panel.field.textChanged.connect(self._filter)
        tree = self.panel.tree
        tree.setItemDelegate(OutlineCells(tree, lambda: self.board))
        tree.menu_wanted.connect(self._show_menu)
        tree.clicked.connect(self._clicked)
        tree.selectionModel().selectionChanged.connect(self._selected)
        self.model.rowsInserted.connect(self._open_new)

    # -- showing ------------------------------------------------------------------------------
    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Show the outline, or put it away."""
        return {ACTION: self._toggle}

    @property
    def _wanted(self) -> bool:
        return self.editor.panels.wants(ACTION)

    def _toggle(self) -> None:
        self.editor.panels.want(ACTION, not self._wanted)
        if self._wanted:
            self.editor.part(Remembering).set_widths()
            self.panel.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show(self) -> None:
        """The panel as it is wished, filled only where it can be seen."""
        shown = self._wanted and self.board is not None
        if not shown and self.panel.isAncestorOf(self.panel.window().focusWidget()):
            self._to_map()
        self.editor.panels.show(ACTION, self.board is not None)
        self._fill()

    def _fill(self) -> None:
        """The whole map again."""
        board = self.board
        with self._following():
            if board is None or not self._wanted:
                self.model.show_map(NOTHING, "")
                return
            self.model.show_map(board.document, board.map_id)
            self._open_rows()
        self._follow_selection()

    def _open_rows(self) -> None:
        """Open all; on a large map the stages only."""
        cards = len(self.board.document.cards(self.board.map_id)) if self.board is not None else 0
        self.panel.open_where(lambda ref: ref.kind == "stage" or cards <= MOST_OPEN or bool(self.model.letters))

    def _open_new(self, parent: QModelIndex, first: int, last: int) -> None:
        """What comes is open where the rest is."""
        board = self.board
        if board is not None and len(board.document.cards(board.map_id)) <= MOST_OPEN:
            for at in range(first, last + 1):
                index = self.model.index(at, 0, parent)
                ref = self.model.ref(index)
                if ref is not None and ref.kind != "card":
                    self.panel.tree.setExpanded(index, True)
                    if ref.kind == "stage":
                        self._open_new(index, 0, self.model.rowCount(index) - 1)

    def _to_map(self) -> None:
        if self.view is not None:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _icon(self, name: str) -> QIcon:
        if name not in self._icons:
            editor = self.editor
            color = editor.colours.text
            if name.startswith("face:"):
                face = name.removeprefix("face:")
                self._icons[name] = editor.face_icon(None if face == "none" else EMOTIONS[int(face) + 2], px(18))
            else:
                self._icons[name] = symbol_icon(name, color, px(18), editor.devicePixelRatioF(), editor.paint)
        return self._icons[name]

    # -- the tree leads -----------------------------------------------------------------------
    @contextmanager
    def _following(self) -> Iterator[None]:
        """What changes in the tree meanwhile is not a person's doing."""
        before, self._busy = self._busy, True
        try:
            yield
        finally:
            self._busy = before

    def _selected(self, _on: QItemSelection, _off: QItemSelection) -> None:
        if not self._busy and self.board is not None:
            self._told = True
            self._go()

    def _clicked(self, _index: QModelIndex) -> None:
        """A click on what is selected already goes there once more."""
        if not self._told:
            self._go()
        self._told = False

    def _go(self) -> None:
        """Select on the map what is selected here, and go to the row that one is on."""
        tree = self.panel.tree
        current = self.model.ref(tree.currentIndex())
        chosen = [ref for i in tree.selectionModel().selectedIndexes() if (ref := self.model.ref(i)) is not None]
        if current in chosen:
            chosen.remove(current)
            chosen.append(current)
        board = self.board
        if board is None:
            return
        with self._following():
            if not chosen:
                board.select()
                return
            if current is not None:
                board.uncover(current)
            self.editor.part(EditorPlaces).show(*chosen, source="outline")

    def _rename(self, ref: Ref, text: str) -> None:
        if self.view is not None:
            self.view.writing.texts.set_text(ref, text)

    def _show_menu(self, ref: Ref, place: QPoint) -> None:
        if self.view is not None:
            self.view.menu_wanted.emit(ref, place)

    # -- the map leads ------------------------------------------------------------------------
    def map_opened(self, board: Board, view: MapView) -> None:
        """The other map's rows."""
        self.panel.field.clear()
        board.selection_changed.connect(self._follow_selection)
        self._show()

    def map_left(self, board: Board, view: MapView) -> None:
        """Without a map there is no outline."""
        board.selection_changed.disconnect(self._follow_selection)
        with self._following():
            self.model.show_map(NOTHING, "")
        self.editor.side.hide()

    def edited(self) -> None:
        """Rows come, go and are named anew."""
        self._catch_up()

    def _catch_up(self) -> None:
        board = self.board
        if board is not None and self._wanted and self.model.document is not board.document:
            with self._following():
                self.model.follow(board.document)

    def _follow_selection(self) -> None:
        """Select the rows of what is selected, and have the last of them in view."""
        board = self.board
        if board is None or not self._wanted or self._busy:
            return
        self._catch_up()
        tree = self.panel.tree
        with self._following():
            rows = tree.selectionModel()
            rows.select(self.model.selection_of(board.selection), _Flag.ClearAndSelect)
            current = self.model.index_of(board.focus)
            if current.isValid() and current != tree.currentIndex():
                rows.setCurrentIndex(current, _Flag.NoUpdate)
                tree.scrollTo(current)

    def _filter(self, text: str) -> None:
        """Only rows with those letters, all open; without letters what was open before."""
        if self.board is None:
            return
        if not self.model.letters:
            self._open_before = self.panel.open_refs()
        with self._following():
            self.model.show_with(text)
            if self.model.letters:
                self._open_rows()
            elif self._open_before is not None:
                kept, self._open_before = self._open_before, None
                self.panel.open_where(kept.__contains__)
        self._follow_selection()

    def retranslate(self) -> None:
        """The panel in the language in force."""
        self.panel.retranslate()
        self.model.follow(self.model.document)

    def dress(self, colours: Tokens) -> None:
        """The symbols in the colours of an appearance."""
        self._icons.clear()
        self.panel.tree.viewport().update()
