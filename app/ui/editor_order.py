"""The cards of a cell in order, and the look of one card for others."""

from collections.abc import Callable, Mapping
from functools import cmp_to_key, partial
from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import QCollator, QLocale, Qt

from app.canvas.board import Board
from app.canvas.focus import cell_of
from app.domain.clips import card_lanes
from app.domain.commands.arranging import Format, SortOrder, format_of, paste_format, sort_cells
from app.domain.document import Cell
from app.domain.records import Card
from app.ui.editor_part import EditorPart
from app.words import T, language

if TYPE_CHECKING:
    from app.ui.editor import Editor


class Ordering(EditorPart):
    """Sort, copy format, paste format."""

    def __init__(self, editor: "Editor") -> None:
        super().__init__(editor)
        self._format: Format | None = None

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Of the selection."""
        orders: tuple[SortOrder, ...] = get_args(SortOrder)
        return {
            "edit.copy_format": self._copy_format,
            "edit.paste_format": self._paste_format,
            **{f"card.sort_{order}": partial(self._sort, order) for order in orders},
        }

    def is_enabled(self, action_id: str) -> bool:
        """A format needs a card; sorting needs a cell with several."""
        board = self.board
        if board is None:
            return False
        if action_id == "edit.copy_format":
            return board.focus is not None and board.focus.kind == "card"
        if action_id == "edit.paste_format":
            return self._format is not None and any(ref.kind == "card" for ref in board.selection)
        return any(len(board.document.cell(board.map_id, cell)) > 1 for cell in self._cells(board))

    def _copy_format(self) -> None:
        board = self.board
        card = board.document.find(Card, board.focus.id) if board is not None and board.focus is not None else None
        if card is None:
            return
        given = format_of(card)
        self._format = None if given.is_empty else given
        if given.is_empty:
            self.editor.messages.say(T("This card has no face and no marks to hand on yet."))
        else:
            self.editor.messages.say(T("Face and marks copied. Select other cards and paste the format."))
        self.editor.state_changed.emit()

    def _paste_format(self) -> None:
        board, given = self.board, self._format
        if board is not None and given is not None:
            board.attempt(lambda: paste_format(board.document, board.selected_cards(), given))

    def _sort(self, order: SortOrder) -> None:
        board = self.board
        if board is None:
            return
        collator = QCollator(QLocale(language()))
        collator.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        collator.setNumericMode(True)
        compare: Callable[[str, str], int] = collator.compare
        cells = self._cells(board)
        board.attempt(lambda: sort_cells(board.document, board.map_id, cells, order, cmp_to_key(compare)))

    def _cells(self, board: Board) -> list[Cell]:
        """The cells of the selected cards, the selected cell, or all of the selected stage or lane."""
        document, focus = board.document, board.focus
        if focus is not None and focus.kind == "stage":
            return [(focus.id, lane.id) for lane in card_lanes(document, board.map_id)]
        if focus is not None and focus.kind == "lane":
            return [(stage.id, focus.id) for stage in document.stages(board.map_id)]
        places = (cell_of(document, ref) for ref in board.selection)
        return board.of_selection("cells", lambda: list(dict.fromkeys(one for one in places if one is not None)))
